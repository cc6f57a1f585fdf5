<!-- What a document's citation item and its CSL-JSON say, for a test that compares both with a table. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="../../xslt/tei.xsl"/>
  <xsl:include href="../../xslt/citations/csl.xsl"/>
  <xsl:output method="json" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:template match="/" as="map(xs:string, item()*)">
    <xsl:variable name="item" as="map(xs:string, item()*)" select="f:citation(.)"/>
    <xsl:sequence select="map{'path': string(f:context(.)/@path), 'id': f:id(.), 'record': f:table($item), 'csl': f:csl($item)(1)}"/>
  </xsl:template>

  <!-- The citation item as a table says it: names by their parts, dates in EDTF or as they are written, pages as a range. -->
  <xsl:function name="f:table" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="manuscript" as="element(p:manuscript)?" select="$item('manuscript')"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)"
        select="map{'date': 'date', 'original': 'original-date', 'edition-date': 'edition-date'}"/>
    <xsl:sequence select="map:merge((
        ('author', 'recipient', 'editor', 'translator', 'compiler')[map:contains($item, .)] ! map:entry(., array{$item(.) ! f:table-name(.)}),
        map:keys($names)[map:contains($item, .)] ! map:entry($names(.), (f:edtf($item(.))[. ne ''], string($item(.)))[1]),
        ('kind', 'title', 'container', 'series', 'volume', 'version', 'edition', 'publisher', 'place', 'language', 'url', 'doi', 'genre')
            ! f:field(., $item(.) ! string(.)),
        f:field('subtitle', array{$item('subtitle')}[exists($item('subtitle'))]),
        f:field('pages', f:range-text($item('pages'), '–')), f:field('repository', string($manuscript/@repository)),
        f:field('repository-place', string($manuscript/@place)), f:field('collection', string($manuscript/@collection)),
        f:field('shelfmark', string($manuscript/@shelfmark))))"/>
  </xsl:function>

  <!-- A name: its parts, or the whole of it. -->
  <xsl:function name="f:table-name" as="map(xs:string, xs:string)">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:sequence select="map:merge((f:field('attributed', string($person/@attributed)), if ($person/@literal) then map{'literal': string($person)}
        else map:merge($person/(@family, @given, @particle, @suffix) ! map:entry(local-name(), string()))))"/>
  </xsl:function>
</xsl:stylesheet>
