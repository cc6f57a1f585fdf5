<!-- A document's citation in RIS: one record, from TY to ER. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/ris.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:template match="/" as="text()"><xsl:value-of select="f:ris(f:citation(.))"/></xsl:template>
</xsl:stylesheet>
