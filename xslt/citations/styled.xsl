<!-- How several documents are cited in the styles that ship, or those that the edition names: a line with the length in characters of what is said of each,
     and of the plans; then for each a p:cited with a p:style for every style, which holds an entry of a bibliography, a note (or what
     stands in the text), a later and shorter note where the style has notes, and these with each kind of place that the document
     has, and the citation item itself (handed.xsl), of which the page says more; then the plans, as JSON. All at once, since documents of one kind go the same way through a style.
     citations.xsl begins here where it is called without a document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions" xmlns:s="https://pecia.example/styles"
    exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="../styles/styles.xsl"/>
  <xsl:include href="told.xsl"/>
  <xsl:include href="open-places.xsl"/>
  <xsl:include href="handed.xsl"/>

  <!-- The documents, as they are prepared for their pages, and the edition as a whole (edition.xsl). -->
  <xsl:param name="documents" as="array(document-node())" select="[]"/>
  <!-- The plans that were made for other documents, in the same process: JSON, or nothing. -->
  <xsl:param name="plans" as="xs:string" select="''"/>
  <xsl:variable name="s:known" as="map(xs:string, xs:string)" select="if ($plans eq '') then map{} else parse-json($plans)"/>

  <!-- The styles that are asked for, as a JSON array of names, or nothing: all that ship. One that doesn't ship ends in .csl. -->
  <xsl:param name="chosen" as="xs:string" select="''"/>
  <!-- The styles of these that don't ship, each followed by its locale. -->
  <xsl:param name="own" as="array(document-node())" select="[]"/>

  <!-- The styles that ship, by the names that readers know, in the order in which they are shown. -->
  <xsl:variable name="shipped" static="yes" as="map(xs:string, xs:string)*" select="
      map{'name': 'Chicago, notes and bibliography', 'short': 'chicago', 'file': 'chicago-notes-bibliography'},
      map{'name': 'Chicago, author-date', 'short': 'chicago-author-date', 'file': 'chicago-author-date'},
      map{'name': 'MLA', 'short': 'mla', 'file': 'modern-language-association'}, map{'name': 'APA', 'short': 'apa', 'file': 'apa'},
      map{'name': 'MHRA', 'short': 'mhra', 'file': 'mhra-notes'}"/>
  <xsl:variable name="shipped-styles" static="yes" as="document-node()+" select="$shipped ! doc('../styles/csl/' || ?file || '.csl')"/>
  <xsl:variable name="shipped-locales" static="yes" as="document-node()+" select="('en-US', 'en-GB') ! doc('../styles/csl/locales-' || . || '.xml')"/>

  <!-- The styles that are shown: name, short name, and the style itself. -->
  <xsl:variable name="styles" as="map(xs:string, item())+" select="
      let $all := for $n in 1 to count($shipped) return map:put($shipped[$n], 'style', $shipped-styles[$n]),
          $names := if ($chosen eq '') then () else parse-json($chosen)?*, $others := $names[not(. = $shipped?short)]
      return if (empty($names)) then $all else for $name in $names return ($all[?short eq $name], index-of($others, $name)[1] ! $own(2 * . - 1)
          ! map{'name': string((*/*:info/*:title-short, */*:info/*:title)[normalize-space()][1]), 'short': $name, 'style': .})[1]"/>
  <xsl:variable name="s:styles" as="document-node()+" select="$styles?style"/>
  <xsl:variable name="s:locales" as="document-node()+" select="$shipped-locales, (1 to array:size($own))[. mod 2 eq 0] ! $own(.)"/>

  <xsl:template name="xsl:initial-template" as="text()">
    <xsl:variable name="items" as="map(xs:string, item()*)*" select="$documents?* ! (if (p:edition-citation) then f:edition-item(p:edition-citation) else f:citation(.))"/>
    <xsl:variable name="all" as="map(xs:string, item()*)*" select="for-each-pair($documents?*, $items, function($document as document-node(), $item as map(xs:string, item()*))
        as map(xs:string, item()*) { f:asked(f:printed-item($document, $item), f:place-labels($document), $item?sources[position() le 3]) })"/>
    <xsl:variable name="texts" as="xs:string*" select="for-each-pair($all, $items, f:cited-text#2), serialize(f:plans(($all?styles, $all?sources)), map{'method': 'json'})"/>
    <xsl:value-of select="string-join($texts ! string-length(), ' '), '&#xA;', $texts" separator=""/>
  </xsl:template>

  <!-- The ways in which a document is cited in a note or in the text: for the first time and later, without a place and with each
       kind; and, if it has pages, with all of them, which then are named once. -->
  <xsl:function name="f:cites" as="map(xs:string, xs:string)+">
    <xsl:param name="labels" as="xs:string*"/>
    <xsl:variable name="places" as="map(xs:string, xs:string)+" select="map{}, $labels ! map{'label': ., 'locator': $f:open-number},
        $labels[. = ('page', 'folio')] ! map{'label': ., 'locator': $f:open-number, 'all': 'all'}"/>
    <xsl:sequence select="for $position in ('first', 'subsequent'), $place in $places return map:put($place, 'position', $position)"/>
  </xsl:function>

  <!-- The same, for a style: only notes are shorter when they come again. -->
  <xsl:function name="f:cites" as="map(xs:string, xs:string)+">
    <xsl:param name="labels" as="xs:string*"/>
    <xsl:param name="style" as="xs:integer"/>
    <xsl:sequence select="f:cites($labels)[?position eq 'first' or $s:styles[$style]/*/@class = 'note']"/>
  </xsl:function>

  <!-- What is asked of an item: its id, pages and kinds of places; in `styles` for every style the matters of its cites, and in
       `sources` those of what it was made from. Styles to which an item is told alike share them. -->
  <xsl:function name="f:asked" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="labels" as="xs:string*"/>
    <xsl:param name="sources" as="map(xs:string, item()*)*"/>
    <xsl:variable name="sources-matters" as="array(map(*))*" select="$sources ! f:matters-of-source(f:csl(.)(1))"/>
    <xsl:variable name="ways" as="map(xs:string, map(*)+)">
      <xsl:map>
        <xsl:for-each-group select="1 to count($s:styles)" group-by="f:way-of-telling($item, $s:styles[current()])">
          <xsl:variable name="told" as="map(xs:string, item()*)" select="f:told($item, $s:styles[current()])"/>
          <xsl:variable name="whole" as="map(xs:string, item())" select="s:substance($told)"/>
          <xsl:variable name="pageless" as="map(xs:string, item())" select="if (map:contains($told, 'page')) then s:substance(map:remove($told, 'page')) else $whole"/>
          <xsl:map-entry key="current-grouping-key()" select="f:cites($labels) ! s:matter(if (?all) then $pageless else $whole, map:remove(., 'all'))"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:sequence select="map{'id': string($item?id), 'pages': string($item?page), 'labels': $labels,
        'styles': array{for $style in 1 to count($s:styles) return array{$ways(f:way-of-telling($item, $s:styles[$style]))[position() le count(f:cites($labels, $style))]}},
        'sources': array{for $style in 1 to count($s:styles) return array{$sources-matters ! .($style)}}}"/>
  </xsl:function>

  <!-- The matters of a source, one for each style; those to which it is told alike share one. -->
  <xsl:function name="f:matters-of-source" as="array(map(*))">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="ways" as="xs:string+" select="$s:styles ! f:way-of-telling($item, .)"/>
    <xsl:variable name="matters" as="map(xs:string, map(*))" select="map:merge(for $way in distinct-values($ways) return
        map:entry($way, s:matter(s:substance(f:told($item, $s:styles[index-of($ways, $way)[1]])), map{})))"/>
    <xsl:sequence select="array{$ways ! $matters(.)}"/>
  </xsl:function>

  <!-- The plans of all shapes, each for the style that is asked for it, beside those that were known, unless these are many. -->
  <xsl:function name="f:plans" as="map(xs:string, xs:string)">
    <xsl:param name="asked" as="array(*)*"/>
    <xsl:sequence select="map:merge((for $style in 1 to count($s:styles), $shape in distinct-values($asked ! .($style)?*?shape), $area in f:areas($shape)
        return map{$style || $area || $shape: s:plan($style, $area, $shape)}, $s:known[map:size(.) lt 300]))"/>
  </xsl:function>

  <!-- The areas of a style that are asked for an item of some shape: only what is said of the whole is an entry. -->
  <xsl:function name="f:areas" as="xs:string*">
    <xsl:param name="shape" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($shape, '\|')"/>
    <xsl:sequence select="'citation', 'bibliography'[$parts[2] eq 'first' and not(tokenize($parts[4]) = 'locator')]"/>
  </xsl:function>

  <!-- How an item is cited, as XML, with the item itself at the end. -->
  <xsl:function name="f:cited-text" as="xs:string">
    <xsl:param name="asked" as="map(xs:string, item()*)"/>
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="substring-before(f:cited-text($asked), '&lt;/p:cited>') || serialize(f:handed($item), map{'method': 'xml', 'indent': false()}) || '&lt;/p:cited>'"/>
  </xsl:function>

  <!-- How an item is cited, as XML. Items that differ in the cores of their values only have the same around them: this is
       made once for all. -->
  <xsl:function name="f:cited-text" as="xs:string">
    <xsl:param name="asked" as="map(xs:string, item()*)"/>
    <xsl:variable name="tapes" as="array(xs:string)*" select="for $style in 1 to count($s:styles) return
        (s:apart($style, 'bibliography', $asked?styles($style)(1)), $asked?styles($style)?* ! s:apart($style, 'citation', .),
        $asked?sources($style)?* ! (s:apart($style, 'bibliography', .), s:apart($style, 'citation', .))[.(1) ne ''][1])"/>
    <xsl:variable name="cores" as="xs:string*" select="($asked?pages, $asked?labels ! f:bibtex-key($asked?id), $tapes ! array:tail(.)?*)
        ! (if (matches(., '[&amp;&lt;>]')) then f:escaped(.) else .)"/>
    <xsl:sequence select="s:joined(f:around(string-join((string-join((array:size($asked?sources(1)), $asked?labels), ' '), $tapes?1), $s:between-tapes)), $cores)"/>
  </xsl:function>

  <!-- A text as it is written in XML. -->
  <xsl:function name="f:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="replace($text, '&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;') => replace('>', '&amp;gt;') => replace('&#xD;', '&amp;#xD;')"/>
  </xsl:function>

  <!-- What stands around the cores. -->
  <xsl:function name="f:around" as="xs:string*" cache="yes">
    <xsl:param name="outline" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($outline, $s:between-tapes)"/>
    <xsl:variable name="cited" as="element(p:cited)" select="f:cited(tail(tokenize($parts[1])), xs:integer(tokenize($parts[1])[1]), tail($parts) ! s:finished(.))"/>
    <xsl:sequence select="tokenize(serialize($cited, map{'method': 'xml', 'indent': false()}), $s:core)"/>
  </xsl:function>

  <!-- The tapes of an item, as XML: for each style an entry, its cites, and the entries of so many sources. -->
  <xsl:function name="f:cited" as="element(p:cited)">
    <xsl:param name="labels" as="xs:string*"/>
    <xsl:param name="sources" as="xs:integer"/>
    <xsl:param name="tapes" as="xs:string*"/>
    <p:cited>
      <p:pages>{$s:core}</p:pages>
      <xsl:for-each select="$labels">
        <p:beside label="{.}">{replace(normalize-space(f:bibtex-cite(map{'id': 'key'}, $f:open-number, .)), '\{key\}', '{' || $s:core || '}')}</p:beside>
      </xsl:for-each>
      <xsl:for-each select="$styles">
        <xsl:variable name="style" as="xs:integer" select="position()"/>
        <xsl:variable name="begin" as="xs:integer" select="sum((1 to $style - 1) ! (1 + count(f:cites($labels, .)) + $sources))"/>
        <xsl:variable name="cites" as="map(xs:string, xs:string)+" select="f:cites($labels, $style)"/>
        <xsl:variable name="call" as="map(xs:string, item()*)" select="s:call($style, 'citation', map{})"/>
        <p:style name="{?name}" short="{?short}" kind="{$s:styles[$style]/*/@class}" range="{$call?options?page-range-format}"
            open="{s:term($call, 'open-quote', '', false())}" close="{s:term($call, 'close-quote', '', false())}">
          <xsl:sequence select="$labels ! f:place-terms(., $call)"/>
          <xsl:where-populated><p:entry><xsl:sequence select="s:html($tapes[$begin + 1])"/></p:entry></xsl:where-populated>
          <xsl:sequence select="f:notes($cites, subsequence($tapes, $begin + 2))"/>
          <xsl:for-each select="subsequence($tapes, $begin + 2 + count($cites), $sources)"><p:source><xsl:sequence select="s:html(.)"/></p:source></xsl:for-each>
        </p:style>
      </xsl:for-each>
    </p:cited>
  </xsl:function>

  <!-- The cites of a style in notes or in the text. -->
  <xsl:function name="f:notes" as="element()*">
    <xsl:param name="cites" as="map(xs:string, xs:string)+"/>
    <xsl:param name="tapes" as="xs:string*"/>
    <xsl:for-each select="1 to count($cites)">
      <xsl:variable name="cite" as="map(xs:string, xs:string)" select="$cites[current()]"/>
      <xsl:where-populated>
        <xsl:element name="p:{if ($cite?position eq 'first') then 'note' else 'short'}">
          <xsl:for-each select="'label', 'all'"><xsl:where-populated><xsl:attribute name="{.}" select="$cite(.)"/></xsl:where-populated></xsl:for-each>
          <xsl:sequence select="s:html($tapes[current()])"/>
        </xsl:element>
      </xsl:where-populated>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
