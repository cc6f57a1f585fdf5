<!-- The citations of some items in some styles, as JSON: an array for each style, of a map for each item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="../../xslt/styles/styles.xsl"/>
  <xsl:output method="json"/>

  <!-- JSON: items, and the XML of styles and of locales. -->
  <xsl:param name="given" as="xs:string"/>
  <xsl:variable name="all" as="map(xs:string, array(*))" select="parse-json($given)"/>
  <xsl:variable name="s:styles" as="document-node()+" select="$all?styles?* ! parse-xml(.)"/>
  <xsl:variable name="s:locales" as="document-node()+" select="$all?locales?* ! parse-xml(.)"/>
  <xsl:variable name="s:known" static="yes" as="map(xs:string, xs:string)" select="map{}"/>

  <xsl:template name="xsl:initial-template" as="array(*)">
    <xsl:sequence select="array{for $style in 1 to count($s:styles) return array{for $item in $all?items?* return map{
        'bibliography': s:written($style, 'bibliography', $item, map{}),
        'note': s:written($style, 'citation', $item, map{}),
        'page': s:written($style, 'citation', $item, map{'locator': '771', 'label': 'page'}),
        'paragraph': s:written($style, 'citation', $item, map{'locator': '4', 'label': 'paragraph'}),
        'short': s:written($style, 'citation', $item, map{'locator': '771-772', 'label': 'page', 'position': 'subsequent'})}}}"/>
  </xsl:template>

  <!-- A citation as a line of HTML, without namespaces. -->
  <xsl:function name="s:written" as="xs:string">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="cite" as="map(xs:string, item()*)"/>
    <xsl:sequence select="normalize-space(replace(serialize(s:html(s:tape($style, $area, $item, $cite))), ' xmlns=&quot;[^&quot;]*&quot;', ''))"/>
  </xsl:function>
</xsl:stylesheet>
