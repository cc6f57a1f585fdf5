<!-- From the pieces of one line to its characters. Text and what editors write into it (t:before, t:after, t:made) are
     words; a cluster of signs and white space stands between words: t:join, t:break, t:page, t:separator, and quotation
     marks (t:open, t:close), which hang on the words whatever white space the source has. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">

  <!-- The characters of a line: white space collapsed, signs as they are shown. -->
  <xsl:function name="f:characters" as="xs:string">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:sequence select="
        if (every $piece in $pieces satisfies $piece instance of text()) then normalize-space(string-join($pieces))
        else if ($pieces/self::t:join and $pieces/self::t:page) then f:with-whole-words(string-join(f:words-and-signs($pieces)))
        else string-join(f:words-and-signs($pieces))"/>
  </xsl:function>

  <!-- The words of a line and what stands between them, in turn. -->
  <xsl:function name="f:words-and-signs" as="xs:string*">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:for-each-group select="$pieces" group-adjacent="f:is-sign(.)">
      <xsl:sequence select="
          if (current-grouping-key()) then f:cluster(current-group(), position() = 1, position() = last())
          else normalize-space(string-join(current-group()))"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Does the piece stand between words? -->
  <xsl:function name="f:is-sign" as="xs:boolean">
    <xsl:param name="piece" as="node()"/>
    <xsl:sequence select="if ($piece instance of text()) then not(normalize-space($piece))
        else not($piece/self::t:made or $piece/self::t:after or $piece/self::t:before)"/>
  </xsl:function>

  <!-- A cluster as it is shown: what closes hangs on the word before, then comes a space or a break, then pages, and what
       opens hangs on the word after. At the ends of a line there is no space. -->
  <xsl:function name="f:cluster" as="xs:string">
    <xsl:param name="signs" as="node()+"/>
    <xsl:param name="first" as="xs:boolean"/>
    <xsl:param name="last" as="xs:boolean"/>
    <xsl:variable name="pages" as="element(t:page)*" select="$signs/self::t:page"/>
    <xsl:variable name="between" as="xs:string*" select="
        if ($signs/self::t:break) then f:broken($pages, $first, $last)
        else if (empty($pages)) then f:space($signs)[not($first or $last)]
        else if ($signs/self::t:join) then $pages ! ('&#13;' || . || '&#9;')
        else (' '[not($first)], string-join($pages, ' '), ' '[not($last)])"/>
    <xsl:sequence select="string-join(($signs/self::t:close, $between, $signs/self::t:open))"/>
  </xsl:function>

  <!-- A line's end, and the pages that begin at it, each on its line. -->
  <xsl:function name="f:broken" as="xs:string*">
    <xsl:param name="pages" as="element(t:page)*"/>
    <xsl:param name="first" as="xs:boolean"/>
    <xsl:param name="last" as="xs:boolean"/>
    <xsl:sequence select="'&#10;'[not($first or $last and empty($pages))], string-join($pages, '&#10;'), '&#10;'[exists($pages)][not($last)]"/>
  </xsl:function>

  <!-- What parts the words on either side of a cluster without pages: a dot between two statements, a space if there is
       white space in it or beside it, nothing within a word. -->
  <xsl:function name="f:space" as="xs:string">
    <xsl:param name="signs" as="node()+"/>
    <xsl:variable name="before" as="text()?" select="$signs[1]/preceding-sibling::node()[1][self::text()]"/>
    <xsl:variable name="after" as="text()?" select="$signs[last()]/following-sibling::node()[1][self::text()]"/>
    <xsl:sequence select="
        if ($signs/self::t:separator) then ' · '
        else if ($signs/self::t:join) then ''
        else if ($signs/self::text() or $before/normalize-space(substring(., string-length())) = ''
            or $after/normalize-space(substring(., 1, 1)) = '') then ' '
        else ''"/>
  </xsl:function>

  <!-- The marker of a page that begins inside a word (between a carriage return and a tab, which no text holds that has
       been read so far) stands after the word. -->
  <xsl:function name="f:with-whole-words" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$line"
          regex="[^ &#9;&#10;&#13;](&#13;[^&#9;]*&#9;)+[^ &#9;&#10;&#13;]([^ &#9;&#10;&#13;]|&#13;[^&#9;]*&#9;)*">
        <xsl:matching-substring>
          <xsl:sequence select="replace(., '&#13;[^&#9;]*&#9;', ''), analyze-string(., '&#13;[^&#9;]*&#9;')/*:match/string()"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts) => replace(' ?&#13;([^&#9;]*)&#9; ?', ' $1 ') => replace('(^|\n) +', '$1')
        => replace(' +(\n|$)', '$1')"/>
  </xsl:function>
</xsl:stylesheet>
