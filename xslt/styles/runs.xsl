<!-- A finished tape as HTML: text, and text in i, b and span. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:s="https://pecia.example/styles"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The tape as nodes. What is slanted within something slanted stands upright. -->
  <xsl:function name="s:html" as="node()*">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:for-each-group select="s:runs($tape)" group-adjacent="string(@look)">
      <xsl:sequence select="s:dressed-run(tokenize(current-grouping-key()), string-join(current-group()))"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The stretches of text, each with the marks that stand around it. -->
  <xsl:function name="s:runs" as="element(s:run)*">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:iterate select="analyze-string($tape, '[&#xFDD0;-&#xFDDF;]')/*">
      <xsl:param name="open" as="xs:string*" select="()"/>
      <xsl:variable name="ends" as="xs:boolean" select=". = ($s:italic[2], $s:small-caps[2], $s:bold[2])"/>
      <xsl:variable name="begins" as="xs:string?" select="if (. = $s:italic[1]) then 'i' else if (. = $s:small-caps[1]) then 'small-caps'
          else if (. = $s:bold[1]) then 'b' else ()"/>
      <xsl:if test="self::fn:non-match">
        <s:run look="{'i'[count($open[. = 'i']) mod 2 = 1], distinct-values($open[. ne 'i'])}">{.}</s:run>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="open" select="if ($ends) then $open[position() lt last()] else ($open, $begins)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- A text in the elements that its looks ask for, the first outermost. -->
  <xsl:function name="s:dressed-run" as="node()">
    <xsl:param name="looks" as="xs:string*"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="inner" as="node()">
      <xsl:choose>
        <xsl:when test="exists($looks)"><xsl:sequence select="s:dressed-run(tail($looks), $text)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="head($looks) = 'small-caps'"><span class="small-caps"><xsl:sequence select="$inner"/></span></xsl:when>
      <xsl:when test="exists($looks)"><xsl:element name="{head($looks)}"><xsl:sequence select="$inner"/></xsl:element></xsl:when>
      <xsl:otherwise><xsl:sequence select="$inner"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
