<!-- Authorities: where somebody or something is known on the web, by the name of who knows it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What stands before an identifier in the addresses of an authority, and what the authority is called. -->
  <xsl:variable name="f:known-authorities" static="yes" as="map(xs:string, xs:string)" select="map{'d-nb.info/gnd/': 'GND', 'viaf.org/viaf/': 'VIAF',
      'wikidata.org/entity/': 'Wikidata', 'wikidata.org/wiki/': 'Wikidata', 'geonames.org/': 'GeoNames', 'sws.geonames.org/': 'GeoNames',
      'isni.org/isni/': 'ISNI', 'isni.org/': 'ISNI', 'id.loc.gov/authorities/names/': 'LCNAF', 'id.loc.gov/authorities/subjects/': 'LCSH',
      'lccn.loc.gov/': 'LCCN', 'orcid.org/': 'ORCID', 'data.bnf.fr/': 'BnF', 'catalogue.bnf.fr/': 'BnF', 'idref.fr/': 'IdRef',
      'vocab.getty.edu/ulan/': 'ULAN', 'vocab.getty.edu/page/ulan/': 'ULAN', 'vocab.getty.edu/tgn/': 'TGN', 'vocab.getty.edu/page/tgn/': 'TGN',
      'vocab.getty.edu/aat/': 'AAT', 'pleiades.stoa.org/places/': 'Pleiades', 'deutsche-biographie.de/': 'Deutsche Biographie',
      'kalliope-verbund.info/gnd/': 'Kalliope', 'id.worldcat.org/fast/': 'FAST', 'doi.org/': 'DOI', 'openstreetmap.org/': 'OpenStreetMap',
      'snaccooperative.org/ark:/': 'SNAC', 'trismegistos.org/': 'Trismegistos', 'dbpedia.org/resource/': 'DBpedia', 'ror.org/': 'ROR'}"/>

  <!-- Where the address of an identifier begins that is written as `authority:identifier`. -->
  <xsl:variable name="f:authority-starts" static="yes" as="map(xs:string, xs:string)" select="map{'gnd': 'd-nb.info/gnd/', 'viaf': 'viaf.org/viaf/',
      'wikidata': 'www.wikidata.org/entity/', 'geonames': 'www.geonames.org/', 'isni': 'isni.org/isni/', 'orcid': 'orcid.org/',
      'lccn': 'id.loc.gov/authorities/names/', 'bnf': 'data.bnf.fr/', 'ulan': 'vocab.getty.edu/ulan/', 'tgn': 'vocab.getty.edu/tgn/'}"/>

  <!-- Where an entry is named on the web: each authority's page by the authority's name and the identifier, once. -->
  <xsl:function name="f:authorities" as="element(h:li)*">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:for-each-group select="$page/p:authority" group-by="f:authority-name(.) ! (.?name || ' ' || .?id)">
      <li><xsl:sequence select="f:authority-link(.)"/></li>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The link to an authority's page; where no safe address is known, the words. -->
  <xsl:function name="f:authority-link" as="node()*">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="named" as="map(xs:string, xs:string)" select="f:authority-name($address)"/>
    <xsl:sequence select="f:link(f:outward-url(f:authority-address($address)), $named?name, 'external')"/>
    <xsl:where-populated><span class="where"><xsl:value-of select="$named?id[. ne ''] ! (' ' || .)"/></span></xsl:where-populated>
  </xsl:function>

  <!-- The address of an authority's page, also of `authority:identifier`. -->
  <xsl:function name="f:authority-address" as="xs:string">
    <xsl:param name="written" as="xs:string"/>
    <xsl:variable name="start" as="xs:string?" select="$f:authority-starts(lower-case(substring-before($written, ':')))"/>
    <xsl:sequence select="if (exists($start)) then 'https://' || $start || substring-after($written, ':') else normalize-space($written)"/>
  </xsl:function>

  <!-- What an authority is called, and the identifier there; of others on the web the host; else the words. -->
  <xsl:function name="f:authority-name" as="map(xs:string, xs:string)">
    <xsl:param name="written" as="xs:string"/>
    <xsl:variable name="bare" as="xs:string" select="replace(f:authority-address($written), '^https?://(www\.)?', '', 'i')"/>
    <xsl:variable name="start" as="xs:string?" select="sort(map:keys($f:known-authorities)[starts-with($bare, .)], (), string-length#1)[last()]"/>
    <xsl:variable name="wiki" as="xs:boolean" select="matches($bare, '^[a-z-]+\.wikipedia\.org/')"/>
    <xsl:sequence select="
        if (exists($start)) then map{'name': $f:known-authorities($start), 'id': replace(substring-after($bare, $start), '/.*$', '')[string-length() le 24] => string()}
        else if ($wiki) then map{'name': 'Wikipedia', 'id': '(' || substring-before($bare, '.') || ')'}
        else map{'name': replace($bare, '^([^/?#]+).*$', '$1'), 'id': ''}"/>
  </xsl:function>
</xsl:stylesheet>
