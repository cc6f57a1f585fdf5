<!-- What a document was made from, cited in a style or a format of citations, as JSON: items, each with a key, which two that
     are the same source have in common, and its text; and words, the sources that are told in words only. whole leaves a text
     that has no title of its own in a volume for the volume. The other parameters are those of style.xsl. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="https://pecia.example/functions" xmlns:s="https://pecia.example/styles"
    exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="citations/bibtex.xsl"/>
  <xsl:include href="citations/biblatex.xsl"/>
  <xsl:include href="citations/ris.xsl"/>
  <xsl:include href="citations/csl.xsl"/>
  <xsl:include href="citations/endnote.xsl"/>
  <xsl:include href="citations/mods.xsl"/>
  <xsl:include href="citations/dc.xsl"/>
  <xsl:include href="citations/places.xsl"/>
  <xsl:include href="citations/told.xsl"/>
  <xsl:include href="citations/source.xsl"/>
  <xsl:include href="styles/styles.xsl"/>
  <xsl:output method="json" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:param name="wanted" as="xs:string" select="'style'"/>
  <xsl:param name="whole" as="xs:string" select="''"/>
  <xsl:param name="style" as="xs:string" select="''"/>
  <xsl:param name="locale" as="xs:string" select="''"/>
  <xsl:param name="form" as="xs:string" select="'bibliography'"/>
  <xsl:param name="locator" as="xs:string" select="''"/>
  <xsl:param name="label" as="xs:string" select="'page'"/>

  <xsl:variable name="s:styles" as="document-node()+" select="parse-xml($style)"/>
  <xsl:variable name="s:locales" as="document-node()+" select="parse-xml($locale)"/>
  <xsl:variable name="s:known" static="yes" as="map(xs:string, xs:string)" select="map{}"/>
  <xsl:variable name="as-json" as="map(xs:string, item())" select="map{'method': 'json', 'indent': true(), 'use-character-maps': map{'/': '/'}}"/>
  <xsl:variable name="as-xml" as="map(xs:string, item())" select="map{'method': 'xml', 'indent': true(), 'encoding': 'UTF-8', 'omit-xml-declaration': false()}"/>

  <xsl:template match="/" as="map(xs:string, array(*))">
    <xsl:call-template name="place-told">
      <xsl:with-param name="locator" select="$locator"/>
      <xsl:with-param name="label" select="$label"/>
    </xsl:call-template>
    <xsl:variable name="items" as="map(xs:string, item()*)*" select="if ($whole ne '') then f:source-volumes(.) else f:source-citation(.)"/>
    <xsl:sequence select="map{'items': array{$items ! map{'key': serialize(f:csl(map:remove(., 'id')), $as-json), 'text': f:written(.)}},
        'words': array{f:source-texts(.)}}"/>
  </xsl:template>

  <!-- A source as it is wanted. -->
  <xsl:function name="f:written" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="
        if ($wanted eq 'style') then f:styled($item)
        else if ($wanted eq 'bibtex') then f:bibtex-cite($item, $locator, $label) || f:bibtex($item)
        else if ($wanted eq 'biblatex') then f:bibtex-cite($item, $locator, $label) || f:biblatex($item)
        else if ($wanted eq 'ris') then f:ris($item)
        else if ($wanted eq 'csl') then serialize(if ($locator eq '') then f:csl($item) else f:csl-citation(f:csl($item)(1), $locator, $label), $as-json)
        else serialize(if ($wanted eq 'endnote') then f:endnote($item) else if ($wanted eq 'mods') then f:mods($item) else f:dc($item), $as-xml)"/>
  </xsl:function>

  <!-- A source in the style. A note on a text that is told by its volume or manuscript and the pages in it names these,
       unless the style has them in it already. -->
  <xsl:function name="f:styled" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="csl" as="map(*)" select="f:csl($item)(1)"/>
    <xsl:variable name="told" as="map(*)" select="f:told($csl, $s:styles[1])"/>
    <xsl:variable name="position" as="map(xs:string, xs:string)" select="map{'position': if ($form eq 'short') then 'subsequent' else 'first'}"/>
    <xsl:variable name="place" as="map(xs:string, xs:string)?" select="if ($locator ne '') then map{'locator': $locator, 'label': $label}
        else f:own-place($item, $csl?page)[$form ne 'bibliography'][f:in-note($told, $position) eq f:in-note(map:remove($told, 'page'), $position)]"/>
    <xsl:variable name="cite" as="map(xs:string, xs:string)" select="map:merge(($position, $place))"/>
    <xsl:variable name="texts" as="xs:string*" select="s:plain(s:tape(1, 'bibliography', $told, $cite))[$form eq 'bibliography'], f:in-note($told, $cite)"/>
    <xsl:sequence select="$texts[. ne ''][1] || '&#xA;'"/>
  </xsl:function>

  <!-- A source as it stands in a note, or in the text. -->
  <xsl:function name="f:in-note" as="xs:string">
    <xsl:param name="told" as="map(*)"/>
    <xsl:param name="cite" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="s:plain(s:tape(1, 'citation', $told, $cite))"/>
  </xsl:function>
</xsl:stylesheet>
