<!-- A document's citation as CSL-JSON: an array with one item, valid against the schema of CSL 1.0.2; or, of a place in it, a
     citation that names the place beside the item (CSL's schema csl-citation.json). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/csl.xsl"/>
  <xsl:include href="citations/places.xsl"/>
  <xsl:output method="json" indent="yes" encoding="UTF-8" use-character-maps="solidus"/>
  <!-- A mapped character isn't escaped: JSON needs no backslash before a solidus. -->
  <xsl:character-map name="solidus"><xsl:output-character character="/" string="/"/></xsl:character-map>
  <xsl:mode use-accumulators="#all"/>

  <xsl:param name="locator" as="xs:string" select="''"/>
  <xsl:param name="label" as="xs:string" select="'page'"/>

  <xsl:template match="/" as="item()">
    <xsl:call-template name="place-told">
      <xsl:with-param name="locator" select="$locator"/>
      <xsl:with-param name="label" select="$label"/>
    </xsl:call-template>
    <xsl:variable name="items" as="array(map(*))" select="f:csl(f:citation(.))"/>
    <xsl:sequence select="if ($locator eq '') then $items else f:csl-citation($items(1), $locator, $label)"/>
  </xsl:template>
</xsl:stylesheet>
