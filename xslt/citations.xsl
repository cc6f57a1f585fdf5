<!-- Several citations of a document at once, since they say the same: a line with the length of each in characters, then
     BibTeX, BibLaTeX, RIS, CSL-JSON, EndNote XML, MODS and Dublin Core, one after another. Each is what the format's own
     stylesheet makes. Of the edition as a whole there is another file, by cff.xsl. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/bibtex.xsl"/>
  <xsl:include href="citations/biblatex.xsl"/>
  <xsl:include href="citations/ris.xsl"/>
  <xsl:include href="citations/csl.xsl"/>
  <xsl:include href="citations/endnote.xsl"/>
  <xsl:include href="citations/mods.xsl"/>
  <xsl:include href="citations/dc.xsl"/>
  <xsl:include href="citations/styled.xsl"/>
  <xsl:include href="citations/cff.xsl"/>
  <xsl:include href="citations/edition.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="item" as="map(xs:string, item()*)" select="f:citation(.)"/>
    <xsl:variable name="as-xml" as="map(xs:string, item())" select="map{'method': 'xml', 'indent': true(), 'encoding': 'UTF-8', 'omit-xml-declaration': false()}"/>
    <xsl:variable name="texts" as="xs:string*" select="f:bibtex($item), f:biblatex($item), f:ris($item),
        serialize(f:csl($item), map{'method': 'json', 'indent': true(), 'use-character-maps': map{'/': '/'}}),
        (f:endnote($item), f:mods($item), f:dc($item)) ! serialize(., $as-xml)"/>
    <xsl:value-of select="string-join($texts ! string-length(), ' '), '&#xA;', $texts" separator=""/>
  </xsl:template>
</xsl:stylesheet>
