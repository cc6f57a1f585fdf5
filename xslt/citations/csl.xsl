<!-- CSL-JSON: an array with one item, made of a citation item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The array. -->
  <xsl:function name="f:csl" as="array(map(*))">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="[map:merge((f:csl-text($item), f:csl-people($item), f:csl-dates($item)))]"/>
  </xsl:function>

  <!-- A citation of a place in an item. -->
  <xsl:function name="f:csl-citation" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(*)"/>
    <xsl:param name="locator" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:sequence select="map{'schema': 'https://resource.citationstyles.org/schema/latest/input/json/csl-citation.json', 'citationID': $item?id,
        'citationItems': [map{'id': $item?id, 'itemData': $item, 'locator': $locator, 'label': $label}]}"/>
  </xsl:function>

  <!-- The item as styles print it. Of a letter, a manuscript or another document of which nobody says where it lies, who
       publishes it, or what it stands in, several styles print nothing in a bibliography: it is told with the name of its
       folder, which the site bears as its title. The edition's date is told even if it is the document's own. -->
  <xsl:function name="f:printed-item" as="map(xs:string, item()*)">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="f:printed-item($document, f:citation-itself($document))"/>
  </xsl:function>

  <!-- The same, from the document's citation item. -->
  <xsl:function name="f:printed-item" as="map(xs:string, item()*)">
    <xsl:param name="document" as="node()"/>
    <xsl:param name="citation" as="map(xs:string, item()*)"/>
    <xsl:variable name="item" as="map(xs:string, item()*)" select="f:csl($citation)(1)"/>
    <xsl:variable name="folder" as="xs:string?" select="f:context($document)/p:edition/@title/f:one-line(.)[not(. = ('', $item?title))]"/>
    <xsl:variable name="is-paper" as="xs:boolean" select="$item?type = ('personal_communication', 'manuscript', 'document')"/>
    <xsl:variable name="is-found" as="xs:boolean" select="('container-title', 'URL', 'DOI', 'archive', 'publisher') = map:keys($item)"/>
    <xsl:sequence select="if (not($is-paper)) then $item else map:merge(($item, map:entry('container-title', $folder)[not($is-found) and exists($folder)],
        f:edition-date($document) ! map:entry('available-date', f:csl-date(.))))"/>
  </xsl:function>

  <!-- The fields of text. The archive's shelfmark joins the archive's name where a letter is cited by the
       pages of a print: several styles can't print both. The version of the edition isn't that of a journal. -->
  <xsl:function name="f:csl-text" as="map(xs:string, xs:string)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="manuscript" as="element(p:manuscript)?" select="$item('manuscript')"/>
    <xsl:variable name="location" as="xs:string" select="string-join($manuscript/(@collection, @shelfmark), ', ')"/>
    <xsl:variable name="is-joined" as="xs:boolean" select="$item('csl-type') eq 'personal_communication' and $item('pages')/@by = 'header'"/>
    <xsl:variable name="prints-version" as="xs:boolean" select="$item('csl-type') ne 'article-journal'"/>
    <xsl:sequence select="f:field('id', $item('id')), f:field('type', f:printed-type($item)), f:field('title', $item('title')),
        f:field('container-title', $item('container')), f:field('collection-title', $item('series')), f:field('volume', $item('volume')),
        f:field('collection-number', $item('series-number')), f:field('issue', $item('issue')), f:field('ISBN', $item('isbn')), f:field('ISSN', $item('issn')),
        f:field('version', $item('version')[$prints-version]), f:field('edition', $item('edition')[$prints-version]),
        f:field('page', f:range-text($item('pages'), '–')), f:field('publisher', $item('publisher')), f:field('publisher-place', $item('place')),
        f:field('archive', string-join(($manuscript/@repository, $location[$is-joined][. ne '']), ', ')),
        f:field('archive_location', $location[not($is-joined)]), f:field('archive-place', $manuscript/string(@place)),
        f:field('genre', $item('genre')[not($item('csl-type') = 'chapter')]), f:field('language', $item('language')), f:field('URL', $item('url')), f:field('DOI', $item('doi')),
        f:field('note', f:note-text($item, ('subtitle', 'attributed', 'recipient'[not(f:prints-recipient($item))], ('version', 'edition')[not($prints-version)],
            'written', 'paging', 'source', 'licence')))"/>
  </xsl:function>

  <!-- The type that styles print: several leave unsigned entries of a dictionary out of a bibliography, unless they have an
       address. -->
  <xsl:function name="f:printed-type" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="if ($item('csl-type') eq 'entry-dictionary' and not(('author', 'url', 'doi') = map:keys($item))) then 'chapter' else $item('csl-type')"/>
  </xsl:function>

  <!-- Does the item's type have a recipient? Styles would print a chapter with one as a letter to the volume. -->
  <xsl:function name="f:prints-recipient" as="xs:boolean">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="$item('csl-type') = ('personal_communication', 'document')"/>
  </xsl:function>

  <!-- The people, each role an array of names. -->
  <xsl:function name="f:csl-people" as="map(xs:string, array(*))*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="for $role in ('author', 'recipient'[f:prints-recipient($item)], 'container-author', 'editor', 'translator', 'compiler')[map:contains($item, .)]
        return map:entry($role, array{$item($role) ! f:csl-name(.)})"/>
  </xsl:function>

  <!-- A name. -->
  <xsl:function name="f:csl-name" as="map(xs:string, item()*)">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:sequence select="if ($person/@literal) then map{'literal': string($person)}
        else map:merge((f:field('family', $person/string(@family)), f:field('given', $person/string(@given)),
            f:field('suffix', $person/string(@suffix)), f:field('non-dropping-particle', $person/string(@particle))))"/>
  </xsl:function>

  <!-- The dates: the item's, the document's where it is another, and the edition's. -->
  <xsl:function name="f:csl-dates" as="map(xs:string, map(*))*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="f:field('issued', $item('date') ! f:csl-date(.)), f:field('original-date', $item('original') ! f:csl-date(.)),
        f:field('available-date', $item('edition-date') ! f:csl-date(.))"/>
  </xsl:function>

  <!-- A date: a day or a span; bounds only are a span about which nobody is sure, and of a single one no more than the
       year counts; both ends of a span are told as exactly as the less exact one, since styles can't print others; else the
       text as it stands. -->
  <xsl:function name="f:csl-date" as="map(xs:string, item()*)">
    <xsl:param name="date" as="element(p:date)"/>
    <xsl:variable name="bounds" as="attribute()*" select="$date/@when, $date/(@from, @not-before)[1], $date/(@to, @not-after)[1]"/>
    <xsl:variable name="shared" as="xs:integer?" select="min($bounds ! count(f:date-parts(.)))"/>
    <xsl:sequence select="if (empty($bounds)) then map{'literal': string($date)} else map:merge((
        map:entry('date-parts', array{$bounds ! array{if (count($bounds) eq 1 and not($date/@when)) then f:date-parts(.)[1]
            else f:date-parts(.)[position() le $shared]}}),
        map:entry('circa', true())[$date/(@not-before | @not-after | @doubt)]))"/>
  </xsl:function>
</xsl:stylesheet>
