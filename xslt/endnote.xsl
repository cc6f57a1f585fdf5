<!-- A document's citation as EndNote XML: a library of one record. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/ris.xsl"/>
  <xsl:include href="citations/endnote.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:template match="/" as="element()"><xsl:sequence select="f:endnote(f:citation(.))"/></xsl:template>
</xsl:stylesheet>
