<!-- How several documents are cited in the styles that ship: a line with the length in characters of what is said of each,
     and of the plans; then for each a p:cited with a p:style for every style, which holds an entry of a bibliography and a note (or what
     stands in the text); then the plans, as JSON. All at once, since documents of one kind go the same way through a style.
     citations.xsl begins here where it is called without a document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions" xmlns:s="https://pecia.example/styles"
    exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="../styles/styles.xsl"/>
  <xsl:include href="told.xsl"/>

  <!-- The documents, as they are prepared for their pages. -->
  <xsl:param name="documents" as="array(document-node())" select="[]"/>
  <!-- The plans that were made for other documents, in the same process: JSON, or nothing. -->
  <xsl:param name="plans" as="xs:string" select="''"/>
  <xsl:variable name="s:known" as="map(xs:string, xs:string)" select="if ($plans eq '') then map{} else parse-json($plans)"/>

  <!-- The styles, by the names that readers know, in the order in which they are shown. -->
  <xsl:variable name="styles" static="yes" as="map(xs:string, xs:string)*" select="
      map{'name': 'Chicago, notes and bibliography', 'file': 'chicago-notes-bibliography'},
      map{'name': 'Chicago, author-date', 'file': 'chicago-author-date'}, map{'name': 'MLA', 'file': 'modern-language-association'},
      map{'name': 'APA', 'file': 'apa'}, map{'name': 'MHRA', 'file': 'mhra-notes'}"/>
  <xsl:variable name="s:styles" static="yes" as="document-node()+" select="$styles ! doc('../styles/csl/' || ?file || '.csl')"/>
  <xsl:variable name="s:locales" static="yes" as="document-node()+" select="('en-US', 'en-GB') ! doc('../styles/csl/locales-' || . || '.xml')"/>

  <xsl:template name="xsl:initial-template" as="text()">
    <xsl:variable name="cited" as="array(map(*))*" select="$documents?* ! f:told-all(f:printed-item(.))"/>
    <xsl:variable name="texts" as="xs:string*" select="$cited ! f:cited-text(.), serialize(f:plans($cited), map{'method': 'json'})"/>
    <xsl:value-of select="string-join($texts ! string-length(), ' '), '&#xA;', $texts" separator=""/>
  </xsl:template>

  <!-- What each style is told of an item. Styles to which it is told alike share one matter. -->
  <xsl:function name="f:told-all" as="array(map(*))">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="ways" as="map(xs:string, map(*))">
      <xsl:map>
        <xsl:for-each-group select="$s:styles" group-by="f:way-of-telling($item, .)">
          <xsl:map-entry key="current-grouping-key()" select="s:matter(f:told($item, .), map{})"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:sequence select="array{$s:styles ! $ways(f:way-of-telling($item, .))}"/>
  </xsl:function>

  <!-- The plans of the shapes of some items, each for the style that it was told to, beside those that were known, unless these
       are many. -->
  <xsl:function name="f:plans" as="map(xs:string, xs:string)">
    <xsl:param name="cited" as="array(map(*))*"/>
    <xsl:sequence select="map:merge((for $style in 1 to count($s:styles), $shape in distinct-values($cited ! .($style)?shape),
        $area in ('bibliography', 'citation') return map{$style || $area || $shape: s:plan($style, $area, $shape)}, $s:known[map:size(.) lt 300]))"/>
  </xsl:function>

  <!-- How an item is cited, as XML. Items that differ in the cores of their values only have the same around them: this is
       made once for all. -->
  <xsl:function name="f:cited-text" as="xs:string">
    <xsl:param name="told" as="array(map(*))"/>
    <xsl:variable name="tapes" as="array(xs:string)*" select="for $style in 1 to count($s:styles), $area in ('bibliography', 'citation')
        return s:apart($style, $area, $told($style))"/>
    <xsl:variable name="cores" as="xs:string*" select="$tapes ! array:tail(.)?* ! (if (matches(., '[&amp;&lt;>]')) then f:escaped(.) else .)"/>
    <xsl:sequence select="s:joined(f:around(string-join($tapes?1, $s:between-tapes)), $cores)"/>
  </xsl:function>

  <!-- A text as it is written in XML. -->
  <xsl:function name="f:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="node" as="text()"><xsl:value-of select="$text"/></xsl:variable>
    <xsl:sequence select="serialize($node, map{'method': 'xml'})"/>
  </xsl:function>

  <!-- What stands around the cores. -->
  <xsl:function name="f:around" as="xs:string*" cache="yes">
    <xsl:param name="tapes" as="xs:string"/>
    <xsl:variable name="cited" as="element(p:cited)" select="f:cited(tokenize($tapes, $s:between-tapes) ! s:finished(.))"/>
    <xsl:sequence select="tokenize(serialize($cited, map{'method': 'xml', 'indent': false()}), $s:core)"/>
  </xsl:function>

  <!-- The tapes of an item, two for each style, as XML. -->
  <xsl:function name="f:cited" as="element(p:cited)">
    <xsl:param name="tapes" as="xs:string*"/>
    <p:cited>
      <xsl:for-each select="$styles">
        <xsl:variable name="style" as="xs:integer" select="position()"/>
        <p:style name="{?name}" kind="{if ($s:styles[$style]/*/@class = 'note') then 'note' else 'in-text'}">
          <xsl:where-populated><p:entry><xsl:sequence select="s:html($tapes[2 * $style - 1])"/></p:entry></xsl:where-populated>
          <xsl:where-populated><p:note><xsl:sequence select="s:html($tapes[2 * $style])"/></p:note></xsl:where-populated>
        </p:style>
      </xsl:for-each>
    </p:cited>
  </xsl:function>
</xsl:stylesheet>
