<!-- What a style is told of some items, as JSON. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="../../xslt/tei.xsl"/>
  <xsl:include href="../../xslt/citations/told.xsl"/>
  <xsl:output method="json"/>
  <xsl:mode use-accumulators="#all"/>

  <!-- JSON: the items, and the XML of the style. -->
  <xsl:param name="given" as="xs:string"/>

  <xsl:template name="xsl:initial-template" as="array(*)">
    <xsl:variable name="all" as="map(xs:string, item())" select="parse-json($given)"/>
    <xsl:variable name="style" as="document-node()" select="parse-xml($all?style)"/>
    <xsl:sequence select="array{$all?items?* ! f:told(., $style)}"/>
  </xsl:template>
</xsl:stylesheet>
