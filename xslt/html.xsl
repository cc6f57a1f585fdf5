<!-- A document as a page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="tei.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <xsl:include href="html/words.xsl"/>
  <xsl:include href="html/header.xsl"/>
  <xsl:include href="html/core.xsl"/>
  <xsl:include href="html/linking.xsl"/>
  <xsl:include href="html/textstructure.xsl"/>
  <xsl:include href="html/verse.xsl"/>
  <xsl:include href="html/drama.xsl"/>
  <xsl:include href="html/transcr.xsl"/>
  <xsl:include href="html/textcrit.xsl"/>
  <xsl:include href="html/namesdates.xsl"/>
  <xsl:include href="html/figures.xsl"/>
  <xsl:include href="html/msdescription.xsl"/>
  <xsl:include href="html/dictionaries.xsl"/>
  <xsl:include href="html/spoken.xsl"/>
  <xsl:include href="html/gaiji.xsl"/>
  <xsl:include href="html/analysis.xsl"/>
  <xsl:include href="html/tagdocs.xsl"/>
  <xsl:include href="html/unhandled.xsl"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>

  <!-- In this mode an element shows itself. -->
  <xsl:mode name="html" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element gives the attributes of its HTML element: class, id, language, direction. -->
  <xsl:mode name="attributes" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element shows itself among the notes or the apparatus after the text. -->
  <xsl:mode name="note" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element names itself in a link. -->
  <xsl:mode name="label" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element of the header adds its row to the document details. -->
  <xsl:mode name="details" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="/TEI" as="element(h:html)">
    <html><head><title>{f:title(.)}</title></head><body><div id="p:text"><xsl:apply-templates select="text"/></div></body></html>
  </xsl:template>
</xsl:stylesheet>
