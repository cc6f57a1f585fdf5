<!-- From pieces to lines: every block begins a line, or stands apart by an empty one; what runs between blocks is a line.
     Pieces: t:block (@apart, @indent, @first, @tight, @underline), t:row of t:cell, t:code; and those of characters.xsl. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- A tree of pieces as text. -->
  <xsl:function name="f:laid-out" as="xs:string">
    <xsl:param name="pieces" as="element(t:block)"/>
    <xsl:variable name="lines" as="element(t:lines)">
      <t:lines><xsl:apply-templates select="$pieces" mode="lines"/></t:lines>
    </xsl:variable>
    <xsl:variable name="strings" as="xs:string*"><xsl:call-template name="written">
      <xsl:with-param name="lines" select="$lines"/>
    </xsl:call-template></xsl:variable>
    <xsl:sequence select="string-join($strings)"/>
  </xsl:function>

  <!-- A block: a boundary, its content, a boundary. -->
  <xsl:template match="t:block" mode="lines" as="element()*">
    <xsl:param name="prefix" as="xs:string" select="''" tunnel="yes"/>
    <xsl:call-template name="boundary"/>
    <xsl:if test="@tight"><t:tight/></xsl:if>
    <xsl:if test="@first"><t:first>{$prefix}{@first}</t:first></xsl:if>
    <xsl:call-template name="content">
      <xsl:with-param name="prefix" select="$prefix || @indent" tunnel="yes"/>
    </xsl:call-template>
    <xsl:if test="@tight"><t:loose/></xsl:if>
    <xsl:call-template name="boundary"/>
  </xsl:template>
  <xsl:template name="boundary" as="element()">
    <xsl:choose>
      <xsl:when test="@apart"><t:apart/></xsl:when>
      <xsl:otherwise><t:next/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block's content: blocks lay themselves out, what runs between two of them is a line. -->
  <xsl:template name="content" as="element()*">
    <xsl:variable name="blocks" as="element()*" select="t:block | t:row | t:code"/>
    <xsl:choose>
      <xsl:when test="empty($blocks)">
        <xsl:call-template name="line">
          <xsl:with-param name="pieces" select="node()"/>
          <xsl:with-param name="underline" select="@underline"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="empty(* except $blocks) and empty(text()[normalize-space()])">
        <xsl:apply-templates select="$blocks" mode="lines"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="mixed-content"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="mixed-content" as="element()*">
    <xsl:variable name="underline" as="attribute()?" select="@underline"/>
    <xsl:for-each-group select="node()" group-adjacent="exists(self::t:block | self::t:row | self::t:code)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="lines"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="line">
          <xsl:with-param name="pieces" select="current-group()"/>
          <xsl:with-param name="underline" select="$underline"/>
        </xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What runs between two blocks as a line; marks alone join the line before, an opening bracket alone the line after. -->
  <xsl:template name="line" as="element()?">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:param name="underline" as="attribute()?"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:variable name="text" as="xs:string" select="f:characters($pieces)"/>
    <xsl:variable name="kind" as="xs:string" select="if ($text eq '') then '' else f:kind-of-line($pieces)"/>
    <xsl:choose>
      <xsl:when test="$kind eq ''"/>
      <xsl:when test="$kind eq 'line'">
        <t:line prefix="{$prefix}"><xsl:sequence select="$underline"/><xsl:value-of select="f:indented($text, $prefix)"/></t:line>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="t:{$kind}">
          <xsl:attribute name="prefix" select="$prefix"/>
          <xsl:sequence select="$underline"/>
          <xsl:value-of select="' '[$kind eq 'after' and $pieces/@n], f:indented($text, $prefix)" separator=""/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A text whose lines, but for the first, begin with a prefix. -->
  <xsl:function name="f:indented" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:sequence select="if ($prefix eq '' or not(contains($text, '&#10;'))) then $text else replace($text, '\n', '&#10;' || $prefix)"/>
  </xsl:function>

  <!-- A line of its own, or something that only belongs 'before' the next line or 'after' the last? -->
  <xsl:function name="f:kind-of-line" as="xs:string">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:variable name="words" as="node()*" select="$pieces[not(self::text()[not(normalize-space())])]"/>
    <xsl:sequence select="
        if (not($words[1] instance of element())) then 'line'
        else if (every $piece in $words satisfies ($piece/self::t:before or $piece/self::t:open)) then 'before'
        else if (every $piece in $words satisfies ($piece/self::t:after or $piece/self::t:close)) then 'after'
        else 'line'"/>
  </xsl:function>

  <!-- A row of a table: its cells in one line, and what stands between them against the schema. -->
  <xsl:template match="t:row" mode="lines" as="element()*">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:variable name="cells" as="xs:string*" select="node() ! (
        if (self::t:cell) then f:in-one-line(node()) else f:in-one-line(.)[. ne ''])"/>
    <t:next/>
    <xsl:if test="exists($cells[. ne ''])">
      <t:line prefix="{$prefix}">{replace(string-join($cells, ' | '), '^ +| +$', '')}</t:line>
    </xsl:if>
    <t:next/>
  </xsl:template>

  <xsl:template match="t:block | t:row | t:cell | t:code" mode="run-together" as="node()*">
    <xsl:text> </xsl:text><xsl:apply-templates mode="run-together"/><xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="t:break" mode="run-together" as="empty-sequence()"/>

  <!-- Pieces without their line breaks. -->
  <xsl:function name="f:in-one-line" as="xs:string">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:variable name="block" as="element(t:block)">
      <t:block><xsl:apply-templates select="$pieces" mode="run-together"/></t:block>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($block)"/>
  </xsl:function>

  <!-- Code keeps its white space, but for empty lines around it. -->
  <xsl:template match="t:code" mode="lines" as="element()*">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:variable name="text" as="xs:string" select="replace(translate(., '&#13;', ''), '^(\s*\n)+|\s+$', '')"/>
    <t:next/>
    <xsl:if test="$text ne ''"><t:line prefix="{$prefix}">{f:indented($text, $prefix)}</t:line></xsl:if>
    <t:next/>
  </xsl:template>

  <!-- Lines and boundaries as strings. The widest of the boundaries between two lines counts; in a tight block (a list's
       item, a speech) none at its beginning or end is wider than its own. -->
  <xsl:template name="written" as="xs:string*">
    <xsl:param name="lines" as="element(t:lines)"/>
    <xsl:iterate select="$lines/*">
      <xsl:param name="begun" as="xs:boolean" select="false()"/>
      <xsl:param name="closed" as="xs:boolean" select="false()"/>
      <xsl:param name="gap" as="xs:integer" select="0"/>
      <xsl:param name="tight" as="xs:boolean" select="false()"/>
      <xsl:param name="first" as="xs:string" select="''"/>
      <xsl:variable name="is-line" as="xs:boolean" select="exists(self::t:line | self::t:after[not($begun) or $closed])"/>
      <xsl:sequence select="
          if ($is-line) then (if ($begun) then ('&#10;', '&#10;')[position() le $gap] else (), f:line(., $first))
          else self::t:after/string()"/>
      <xsl:next-iteration>
        <xsl:with-param name="begun" select="$begun or $is-line"/>
        <xsl:with-param name="closed" select="if ($is-line) then exists(@underline) else $closed"/>
        <xsl:with-param name="gap" select="
            if ($is-line) then 0
            else if (self::t:apart[not($tight)]) then 2
            else if (self::t:loose) then 1
            else if (self::t:next | self::t:apart) then max(($gap, 1))
            else $gap"/>
        <xsl:with-param name="tight" select="if ($is-line) then false() else $tight or self::t:tight"/>
        <xsl:with-param name="first" select="f:first($first, ., $is-line)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:template>

  <!-- What the next line begins with instead of its own indentation: bullets and brackets that wait for it. -->
  <xsl:function name="f:first" as="xs:string">
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="item" as="element()"/>
    <xsl:param name="is-line" as="xs:boolean"/>
    <xsl:sequence select="
        if ($is-line or $item/self::t:loose) then ''
        else if ($item/self::t:first) then $first || substring($item, string-length($first) + 1)
        else if ($item/self::t:before) then $first || substring($item/@prefix, string-length($first) + 1) || $item
        else $first"/>
  </xsl:function>

  <!-- A line with its indentation or its bullet, and underlined if it is a heading. -->
  <xsl:function name="f:line" as="xs:string">
    <xsl:param name="line" as="element()"/>
    <xsl:param name="first" as="xs:string"/>
    <xsl:variable name="width" as="xs:integer"
        select="min((60, max(tokenize($line, '\n') ! string-length())))"/>
    <xsl:sequence select="$first || substring($line/@prefix, string-length($first) + 1) || $line
        || $line/@underline/('&#10;' || $line/@prefix || string-join(for $i in 1 to $width return string(.)))"/>
  </xsl:function>
</xsl:stylesheet>
