<!-- facsimile: the zones of an image, which lead to their text, and what the text says of its zones. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What of the text points to a surface or a zone. -->
  <xsl:key name="facs" match="*[@facs][not(self::pb)][f:in-text(.)]" use="tokenize(@facs)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- The zones of a surface that have text, as links to it that lie on the image. -->
  <xsl:function name="f:zones" as="element(h:a)*">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:param name="sizes" as="attribute()*"/>
    <xsl:variable name="space" as="xs:double*" select="(f:box-of($surface), (0, 0, $sizes[local-name() eq 'width'], $sizes[local-name() eq 'height']) ! number())[position() le 4]"/>
    <xsl:for-each select="$surface/descendant::*[self::zone or self::line][ancestor::surface[1] is $surface]">
      <xsl:variable name="box" as="xs:double*" select="f:box-of(.)"/>
      <xsl:variable name="text" as="element()?" select="if (normalize-space()) then . else key('facs', normalize-space(@xml:id))[1]"/>
      <xsl:variable name="words" as="xs:string*" select="($text/self::zone/line[1], $text)[1] ! tokenize(f:plain(.))"/>
      <xsl:if test="exists($box) and exists($text) and exists($words)">
        <a class="zone" href="#{f:zone-target($text)}" data-zone="{f:zone-name(.)}"
            aria-label="{string-join($words[position() le 8], ' ') || ' …'[count($words) gt 8]}">
          <xsl:attribute name="data-box" select="if (count($space) = 4 and $space[3] gt $space[1] and $space[4] gt $space[2])
              then (($box[1] - $space[1]) div ($space[3] - $space[1]), ($box[2] - $space[2]) div ($space[4] - $space[2]),
                ($box[3] - $box[1]) div ($space[3] - $space[1]), ($box[4] - $box[2]) div ($space[4] - $space[2])) ! round(., 5)
              else ($box[1], $box[2], $box[3] - $box[1], $box[4] - $box[2])" separator=" "/>
          <xsl:if test="count($space) ne 4"><xsl:attribute name="data-pixels"/></xsl:if>
        </a>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The corners of a surface, a zone or a line: left, top, right, bottom; of one that is drawn by points those around it. -->
  <xsl:function name="f:box-of" as="xs:double*">
    <xsl:param name="zone" as="element()"/>
    <xsl:variable name="corners" as="xs:double*" select="$zone/(@ulx, @uly, @lrx, @lry)[. castable as xs:double] ! number()"/>
    <xsl:variable name="points" as="xs:double*" select="tokenize($zone/@points) ! tokenize(., ',')[. castable as xs:double] ! number()"/>
    <xsl:choose>
      <xsl:when test="count($corners) = 4">
        <xsl:sequence select="$zone ! (@ulx, @uly, @lrx, @lry) ! number()"/>
      </xsl:when>
      <xsl:when test="count($points) ge 4 and count($points) mod 2 = 0">
        <xsl:variable name="across" as="xs:double*" select="$points[position() mod 2 = 1]"/>
        <xsl:variable name="down" as="xs:double*" select="$points[position() mod 2 = 0]"/>
        <xsl:sequence select="min($across), min($down), max($across), max($down)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- How the text of a zone names it for scripts: by its xml:id, else by its place on its surface. -->
  <xsl:function name="f:zone-name" as="xs:string">
    <xsl:param name="zone" as="element()"/>
    <xsl:sequence select="($zone/@xml:id/normalize-space()[. ne ''], f:zone-target($zone))[1]"/>
  </xsl:function>

  <!-- The id of what shows the text of a zone: its own, else one made of what it is an image of. -->
  <xsl:function name="f:zone-target" as="xs:string">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="
        if ($text[self::p or self::ab][f:is-paragraph(.)]) then f:address($text)
        else if (exists(f:own-id($text))) then f:own-id($text)
        else if ($text[self::zone or self::line][ancestor::surface]) then f:surface-id($text/ancestor::surface[1]) || ':'
          || string-join($text/ancestor-or-self::*[self::zone or self::line] ! (local-name() || count(preceding-sibling::*) + 1), '.')
        else 'facs:' || replace(tokenize($text/@facs)[1], '^#', '')"/>
  </xsl:function>

  <!-- What an element of the text says of its image for scripts, and the address by which the image leads to it. -->
  <xsl:function name="f:zone-attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="zones" as="xs:string*" select="
        if ($element[self::zone or self::line]) then f:zone-name($element)[exists(f:box-of($element)) and $element/ancestor::sourceDoc]
        else tokenize($element/@facs)[starts-with(., '#')] ! substring(., 2)"/>
    <xsl:if test="exists($zones) and not($element/self::pb)">
      <xsl:attribute name="data-facs" select="$zones" separator=" "/>
      <xsl:if test="empty($element/@xml:id) and not($element[self::p or self::ab][f:is-paragraph(.)])">
        <xsl:attribute name="id" select="f:zone-target($element)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
