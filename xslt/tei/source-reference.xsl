<!-- A print, or whatever else a reference names as the source of a document, as a citation item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What the type of a reference says that it is. -->
  <xsl:variable name="f:reference-types" static="yes" as="map(xs:string, xs:string)" select="map{'digitalsource': 'webpage', 'webpage': 'webpage', 'website': 'webpage',
      'online': 'webpage', 'newspaperarticle': 'article-newspaper', 'newspaper': 'article-newspaper', 'magazinearticle': 'article-newspaper',
      'journalarticle': 'article-journal', 'ms': 'manuscript', 'manuscript': 'manuscript', 'handschrift': 'manuscript', 'letter': 'manuscript',
      'support': 'manuscript', 'archival': 'manuscript', 'typescript': 'manuscript'}"/>

  <!-- The item, if the reference says what it is called, or where it lies, or where it is read. -->
  <xsl:function name="f:reference-item" as="map(xs:string, item()*)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="whole" as="xs:boolean"/>
    <xsl:variable name="title" as="xs:string?" select="f:whole-title(f:titles($source, 'whole'))"/>
    <xsl:variable name="part" as="xs:string?" select="f:whole-title(f:titles($source, 'part'))"/>
    <xsl:variable name="holding" as="element(p:manuscript)?" select="(f:holding(f:copies($source)[f:is-print($source)][1]/msIdentifier), f:holding($source), $source/msIdentifier ! f:holding(.))[1]"/>
    <xsl:variable name="type" as="xs:string" select="f:reference-type($node, $source, $title, $part, $holding)"/>
    <xsl:sequence select="
        if (exists($holding) and $type = ('manuscript', 'personal_communication')) then map:merge((
            f:shelved($node, ($part, $title, f:title($node))[1], $holding), f:reference-people($node, $source, exists(($part, $title))), f:field('borrowed', empty(($part, $title))[.]),
            f:field('date', (f:source-date($source), f:date($node)[f:is-of-a-day($node)])[1]), f:reference-facts($node, $source, 'manuscript')))
        else if ($type eq 'webpage') then f:web-item($node, $source, ($part, $title)[1])
        else if (empty(($part, $title)) or f:is-a-whole-reference($source, ($part, $title)[1])) then ()
        else map:merge((f:print-item($node, $source, $type, $title, $part, $whole), f:field('manuscript', $holding)))"/>
  </xsl:function>

  <!-- CSL's type. A text stands in a volume where it has a title of its own there, or where the volume has another title than
       the document and pages are named; a paper that appears on a day and has no volume is a newspaper. -->
  <xsl:function name="f:reference-type" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:param name="part" as="xs:string?"/>
    <xsl:param name="holding" as="element(p:manuscript)?"/>
    <xsl:variable name="said" as="xs:string?" select="$f:reference-types(f:type-word($source))"/>
    <xsl:variable name="is-journal" as="xs:boolean" select="f:titles($source, 'whole')/@level = 'j'"/>
    <xsl:variable name="is-daily" as="xs:boolean" select="empty(f:source-number($source, 'volume')) and exists(f:date-parts(f:source-date($source)/@when)[3])"/>
    <xsl:variable name="is-kept" as="xs:boolean" select="exists($holding) and empty((f:source-publisher($source), f:source-place($source), $source/monogr))"/>
    <xsl:variable name="is-on-the-web" as="xs:boolean" select="exists(f:source-url($source)) and empty((f:source-publisher($source), f:source-pages($source), $source/monogr))
        and ($source/(name | orgName | ref) or empty(f:source-date($source)))"/>
    <xsl:sequence select="
        if ($said = ('webpage', 'article-newspaper')) then $said
        else if ($is-kept or $said eq 'manuscript' and exists($holding)) then 'manuscript'
        else if ($is-journal or $said eq 'article-journal') then (if ($is-daily) then 'article-newspaper' else 'article-journal')
        else if ($is-on-the-web) then 'webpage'
        else if (exists($part) or f:is-within($node, $source, $title)) then 'chapter' else 'book'"/>
  </xsl:function>

  <!-- Is the document a text in the volume that a reference names, and not the whole of it? -->
  <xsl:function name="f:is-within" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:sequence select="(f:is-part($node) or exists(f:source-pages($source))) and not(f:are-alike($title, f:title($node)))"/>
  </xsl:function>

  <!-- Is what stands as a title a whole reference, with place and year, of which nothing is marked? -->
  <xsl:function name="f:is-a-whole-reference" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="empty($source/(author | editor | publisher | pubPlace | biblScope | monogr | titleStmt)) and matches($title, '\p{L}[.,:;].*\p{L}[.,:].*[1-9]\d{3}')"/>
  </xsl:function>

  <!-- A print. -->
  <xsl:function name="f:print-item" as="map(xs:string, item()*)">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:param name="part" as="xs:string?"/>
    <xsl:param name="whole" as="xs:boolean"/>
    <xsl:variable name="is-borrowed" as="xs:boolean" select="empty($part) and $type ne 'book'"/>
    <xsl:variable name="as-volume" as="xs:boolean" select="$type eq 'book' or $is-borrowed and $whole and $type eq 'chapter'"/>
    <xsl:variable name="day" as="element(p:date)?" select="f:date($node)[f:is-of-a-day($node)][not(@when = f:source-date($source)/@when)]"/>
    <xsl:variable name="series" as="xs:string?" select="f:whole-title(f:titles($source, 'series'))"/>
    <xsl:sequence select="if ($as-volume) then map:merge((map{'kind': 'book', 'csl-type': 'book', 'title': ($title, $part)[1]},
            f:field('author', f:authors-of($node, $source, $title)), f:print-facts($node, $source, 'book', $title)))
        else map:merge((map{'kind': if ($type eq 'chapter') then 'chapter' else 'article', 'csl-type': $type, 'title': ($part, f:cited-title(f:title($node)))[1]},
            f:field('container', $title), f:field('borrowed', $is-borrowed[.]), f:reference-people($node, $source, not($is-borrowed)),
            f:field('written', $day[$is-borrowed]), f:field('pages', f:pages-within($node, $source)), f:print-facts($node, $source, $type, $title)))"/>
  </xsl:function>

  <!-- Who wrote what stands in a volume: the part's authors; of a text without a title in it, the document's; and the volume's,
       if these are others. -->
  <xsl:function name="f:reference-people" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="is-titled" as="xs:boolean"/>
    <xsl:variable name="own" as="element(p:person)*" select="if (exists(f:inner($source)/author)) then f:source-people(f:inner($source), 'author')
        else if ($is-titled) then f:authors-of($node, $source, f:whole-title(f:titles($source, 'part')))
        else f:people($node, 'author')"/>
    <xsl:variable name="outer" as="element(p:person)*" select="f:source-people(f:outer($source), 'author')"/>
    <xsl:sequence select="f:field('author', if (exists($own)) then $own else $outer), f:field('container-author', $outer[exists($own)][not(f:are-same($own, $outer))]),
        f:field('recipient', f:people($node, 'recipient')[not($is-titled)])"/>
  </xsl:function>

  <!-- The authors of what has a title: those whom the reference names; where it names none, the document's, if it has this
       title too. -->
  <xsl:function name="f:authors-of" as="element(p:person)*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:variable name="said" as="element(p:person)*" select="f:source-people(f:outer($source), 'author')"/>
    <xsl:sequence select="if (exists($said) or not(f:are-alike($title, f:title($node)))) then $said else f:people($node, 'author')"/>
  </xsl:function>

  <!-- Do two titles begin with the same words, as far as both go? -->
  <xsl:function name="f:are-alike" as="xs:boolean">
    <xsl:param name="one" as="xs:string?"/>
    <xsl:param name="other" as="xs:string?"/>
    <xsl:variable name="both" as="xs:string*" select="($one, $other) ! (replace(lower-case(.), '[^\p{L}\p{N}]+', ' ') || ' ')"/>
    <xsl:sequence select="not($both = (' ', '')) and count($both) eq 2 and (starts-with($both[1], $both[2]) or starts-with($both[2], $both[1]))"/>
  </xsl:function>

  <!-- The pages of what stands in a volume: as the source says; else those that the document's words span, if it has one source. -->
  <xsl:function name="f:pages-within" as="element(p:pages)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="spanned" as="element(p:pages)?" select="f:pages-spanned($node, $source)"/>
    <xsl:sequence select="if (f:is-part($node)) then $spanned else (f:source-pages($source), $spanned)[1]"/>
  </xsl:function>

  <!-- What is said of a print as a whole. A volume's number that stands in its title isn't told twice. -->
  <xsl:function name="f:print-facts" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:variable name="volume" as="xs:string?" select="f:source-number($source, 'volume')[not(string-length(.) gt 3 and contains(f:letters($title), f:letters(.)))]"/>
    <xsl:variable name="series" as="xs:string?" select="f:whole-title(f:titles($source, 'series'))[not(. = $title)]"/>
    <xsl:variable name="edition" as="xs:string?" select="(f:outer($source)/(edition | editionStmt/edition) ! f:without-punctuation(f:plain(.)))[. ne ''][1]"/>
    <xsl:sequence select="f:field('editor', f:source-people((f:outer($source), f:inner($source)), 'editor')), f:field('translator', f:source-people((f:inner($source), f:outer($source)), 'translator')),
        f:field('compiler', f:source-people(f:outer($source), 'compiler')), f:field('volume', $volume), f:field('issue', f:source-number($source, 'issue')),
        f:field('series', $series), f:field('series-number', f:series-number($source)[exists($series)]),
        f:field('edition', $edition), f:field('date', f:source-date($source)), f:field('publisher', f:source-publisher($source)), f:field('place', f:source-place($source)),
        f:reference-facts($node, $source, $type)"/>
  </xsl:function>

  <!-- The number in its series, without the word before it; a span of numbers is how many the series has. -->
  <xsl:function name="f:series-number" as="xs:string?">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="said" as="xs:string*" select="$source/(series | seriesStmt)/biblScope ! f:without-punctuation(f:plain(.))"/>
    <xsl:variable name="pattern" as="xs:string" select="'^(' || $f:scopes('volume')?words || '|' || $f:scopes('issue')?words || ')\s*(\S.*)$'"/>
    <xsl:sequence select="if (empty($said)) then () else ($said[. ne ''][not(matches(., '\d\s*[-–]\s*\d'))] ! (if (matches(., $pattern, 'i')) then replace(., $pattern, '$2', 'i') else .))[1]"/>
  </xsl:function>

  <!-- What is said of any reference: identifiers, address, language; and its words where they hold more than the fields. -->
  <xsl:function name="f:reference-facts" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="numbers" as="element(idno)*" select="$source/(. | analytic | monogr[1] | publicationStmt)/idno[normalize-space()]"/>
    <xsl:variable name="doi" as="xs:string*" select="$numbers[f:type-word(.) eq 'doi'] ! replace(f:one-line(.), '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i')"/>
    <xsl:sequence select="f:field('doi', $doi[starts-with(., '10.')][1]), f:field('isbn', $numbers[f:type-word(.) eq 'isbn'][1] ! f:one-line(.)),
        f:field('issn', $numbers[f:type-word(.) = ('issn', 'eissn')][1] ! f:one-line(.)), f:field('url', f:source-url($source)),
        f:field('language', (f:tag((f:inner($source), f:outer($source))/textLang/@mainLang), f:tag((f:titles($source, 'part'), f:titles($source, 'whole'))/@xml:lang), f:source-language($node))[. ne ''][1]),
        f:field('source', if (f:has-more($source)) then f:source-words($source) else ())"/>
  </xsl:function>

  <!-- A text on the web: what the page is called, and the site that it is on. -->
  <xsl:function name="f:web-item" as="map(xs:string, item()*)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:variable name="url" as="xs:string?" select="f:source-url($source)"/>
    <xsl:variable name="site" as="xs:string?" select="(($source/(name, orgName, publisher, ref[not(starts-with(., 'http'))], distributor)) ! f:without-punctuation(f:plain(.)))[. ne ''][1]"/>
    <xsl:variable name="own" as="xs:string" select="($title, f:cited-title((f:file-title($node)[. ne ''], f:title($node))[1]))[1]"/>
    <xsl:if test="exists($url)">
      <xsl:sequence select="map:merge((map{'kind': 'webpage', 'csl-type': 'webpage', 'title': $own, 'url': $url}, f:field('borrowed', empty($title)[.]), f:field('container', $site[not(. = $own)]),
          f:field('author', if (exists($title)) then f:authors-of($node, $source, $title) else f:people($node, 'author')), f:field('editor', f:source-people($source, 'editor')),
          f:field('translator', f:source-people($source, 'translator')), f:field('date', f:source-date($source)), f:reference-facts($node, $source, 'webpage')))"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
