<!-- A document's citation in BibLaTeX: one entry; for a place in the document, with the line that cites it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/bibtex.xsl"/>
  <xsl:include href="citations/biblatex.xsl"/>
  <xsl:include href="citations/places.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:param name="locator" as="xs:string" select="''"/>
  <xsl:param name="label" as="xs:string" select="'page'"/>

  <xsl:template match="/" as="text()">
    <xsl:call-template name="place-told">
      <xsl:with-param name="locator" select="$locator"/>
      <xsl:with-param name="label" select="$label"/>
    </xsl:call-template>
    <xsl:variable name="item" as="map(xs:string, item()*)" select="f:citation(.)"/>
    <xsl:value-of select="f:bibtex-cite($item, $locator, $label), f:biblatex($item)" separator=""/>
  </xsl:template>
</xsl:stylesheet>
