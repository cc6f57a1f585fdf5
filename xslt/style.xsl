<!-- A document's citation in a CSL style, as a line of text: form is 'bibliography', or 'note' for what stands in a note or
     in the text, or 'short' for a later note. style and locale are the style and its locale, as XML. Where a style lists
     nothing of the sort in a bibliography, it is cited as in a note. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="https://pecia.example/functions" xmlns:s="https://pecia.example/styles"
    exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/csl.xsl"/>
  <xsl:include href="citations/places.xsl"/>
  <xsl:include href="citations/told.xsl"/>
  <xsl:include href="styles/styles.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:param name="style" as="xs:string"/>
  <xsl:param name="locale" as="xs:string"/>
  <xsl:param name="form" as="xs:string" select="'bibliography'"/>
  <xsl:param name="locator" as="xs:string" select="''"/>
  <xsl:param name="label" as="xs:string" select="'page'"/>

  <xsl:variable name="s:styles" as="document-node()+" select="parse-xml($style)"/>
  <xsl:variable name="s:locales" as="document-node()+" select="parse-xml($locale)"/>
  <xsl:variable name="s:known" static="yes" as="map(xs:string, xs:string)" select="map{}"/>

  <xsl:template match="/" as="text()">
    <xsl:call-template name="place-told">
      <xsl:with-param name="locator" select="$locator"/>
      <xsl:with-param name="label" select="$label"/>
    </xsl:call-template>
    <xsl:variable name="told" as="map(xs:string, item()*)" select="f:told(f:printed-item(.), $s:styles[1])"/>
    <!-- A place that is all of the document's pages is named once. -->
    <xsl:variable name="item" as="map(xs:string, item()*)" select="if ($told?page = $locator) then map:remove($told, 'page') else $told"/>
    <xsl:variable name="cite" as="map(xs:string, xs:string)" select="map:merge((
        map{'position': if ($form eq 'short') then 'subsequent' else 'first'},
        map{'locator': $locator, 'label': $label}[$locator ne '']))"/>
    <xsl:variable name="area" as="xs:string" select="if ($form eq 'bibliography') then 'bibliography' else 'citation'"/>
    <xsl:variable name="texts" as="xs:string*" select="($area, 'citation') ! s:plain(s:tape(1, ., $item, $cite))"/>
    <xsl:value-of select="$texts[. ne ''][1] || '&#xA;'"/>
  </xsl:template>
</xsl:stylesheet>
