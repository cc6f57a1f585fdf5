<!-- What a document's page says of it to programs: to Zotero and Google Scholar by meta elements, to search engines by
     JSON-LD (schema.org), to harvesters by links (Signposting, https://signposting.org/). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="../citations/handed.xsl"/>

  <!-- Everything, made of the document's citation item: of the one that comes with what citations.xsl says, if it does. -->
  <xsl:function name="f:metadata" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="item" as="map(xs:string, item()*)" select="if (exists($f:said/p:item)) then f:received($f:said/p:item) else f:citation($document)"/>
    <xsl:sequence select="f:metadata-tags($item), f:metadata-links($document, $item), f:metadata-json($item)"/>
  </xsl:function>

  <!-- The meta elements. What stands in a volume or a journal is told in Google Scholar's words, which Zotero reads too:
       any author in them would hide a letter's recipient, so that letters and all else are told in Dublin Core's and in
       Zotero's own. -->
  <xsl:function name="f:metadata-tags" as="element()*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="is-contained" as="xs:boolean" select="$item('csl-type') = ('chapter', 'article-journal')"/>
    <xsl:if test="not($is-contained)">
      <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
      <link rel="schema.z" href="http://www.zotero.org/namespaces/export#"/>
      <link rel="schema.bib" href="http://purl.org/net/biblio#"/>
    </xsl:if>
    <xsl:sequence select="if ($is-contained) then f:scholar-tags($item) else f:zotero-tags($item),
        f:meta('citation_title', $item('title')), f:meta('citation_publication_date', $item('date') ! f:scholar-date(.)),
        f:meta('citation_public_url', $item('url')), f:meta('citation_doi', $item('doi')), f:meta('citation_language', $item('language'))"/>
  </xsl:function>

  <!-- A text in a volume, or an article. -->
  <xsl:function name="f:scholar-tags" as="element(h:meta)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="around" as="xs:string" select="if ($item('csl-type') eq 'chapter') then 'citation_inbook_title' else 'citation_journal_title'"/>
    <xsl:sequence select="f:meta($around, ($item('container'), $item('series'))[1]), f:meta('citation_author', $item('author') ! f:sort-name(.)),
        f:meta('citation_editor', $item('editor') ! f:sort-name(.)), f:meta('citation_translator', $item('translator') ! f:sort-name(.)),
        f:meta('citation_series_title', $item('series')[exists($item('container'))]), f:meta('citation_publisher', $item('publisher')), f:meta('citation_volume', $item('volume')),
        f:meta('citation_firstpage', $item('pages')/@first/string()), f:meta('citation_lastpage', $item('pages')/@last/string())"/>
  </xsl:function>

  <!-- A letter, a manuscript, a book, an entry or another document. -->
  <xsl:function name="f:zotero-tags" as="element(h:meta)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="type" as="xs:string" select="(map{'personal_communication': 'letter', 'entry-dictionary': 'encyclopediaArticle'}($item('csl-type')),
        $item('csl-type'))[1]"/>
    <xsl:variable name="manuscript" as="element(p:manuscript)?" select="$item('manuscript')"/>
    <xsl:sequence select="f:meta('z:itemType', $type), f:meta(map{'letter': 'z:type', 'manuscript': 'z:manuscriptType'}($type), $item('genre')),
        f:meta('z:encyclopediaTitle'[$type eq 'encyclopediaArticle'], $item('container')),
        f:meta('DC.title', $item('title')), f:meta('DC.creator', $item('author') ! f:sort-name(.)),
        f:meta('z:recipients', $item('recipient')[$type eq 'letter'] ! f:sort-name(.)),
        f:meta(if ($type = ('book', 'encyclopediaArticle')) then 'bib:editors' else 'bib:contributors', ($item('editor'), $item('compiler')) ! f:sort-name(.)),
        f:meta('z:translators', $item('translator') ! f:sort-name(.)),
        f:meta('DC.date', $item('date') ! (f:edtf(.)[. ne ''], string(.))[1]), f:meta('DC.publisher', $item('publisher')[$type ne 'letter']),
        f:meta('z:place'[$type = ('manuscript', 'book')], $item('place')), f:meta('DC.language', $item('language')), f:meta('DC.rights', $item('licence')),
        f:meta('z:archive', string-join(($manuscript/@place, $manuscript/@repository), ', ')),
        f:meta('dc:coverage', string-join(($manuscript/@collection, $manuscript/@shelfmark), ', '))"/>
  </xsl:function>

  <!-- A meta element for each value that says something; none without a name. -->
  <xsl:function name="f:meta" as="element(h:meta)*">
    <xsl:param name="name" as="xs:string?"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="$values[exists($name)] ! f:one-line(.)[. ne '']"><meta name="{$name}" content="{.}"/></xsl:for-each>
  </xsl:function>

  <!-- A day, a month or a year as Google Scholar writes it: 1884/04/18. -->
  <xsl:function name="f:scholar-date" as="xs:string?">
    <xsl:param name="date" as="element(p:date)"/>
    <xsl:variable name="first" as="xs:string?" select="($date/@when, $date/@from, $date/@not-before, $date/@to, $date/@not-after)[1]"/>
    <xsl:sequence select="translate($first, '-', '/')[matches(., '^\d{4}')]"/>
  </xsl:function>

  <!-- The links of Signposting: where to cite it, what describes it, what it consists of, who wrote it, what it belongs to. -->
  <xsl:function name="f:metadata-links" as="element(h:link)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="files" as="element(p:file)*" select="$document/p:context/p:file"/>
    <xsl:sequence select="f:link-element('cite-as', ($item('doi') ! f:outward-url('https://doi.org/' || .), $item('url') ! f:outward-url(.))[1], ()),
        $files ! f:link-element(string-join(('alternate', f:part-played(@format)), ' '), f:url(@href), @type),
        distinct-values($item('author')/@ref[matches(., '^https?://(orcid\.org|viaf\.org|d-nb\.info|www\.wikidata\.org|isni\.org)/')])
            ! f:link-element('author', f:outward-url(.), ()),
        f:link-element('collection', f:root($document) || 'index.html', ()),
        ('https://schema.org/AboutPage', 'https://schema.org/CreativeWork') ! f:link-element('type', ., ())"/>
  </xsl:function>

  <!-- What a file is to the document: one that describes it, or one that it consists of. -->
  <xsl:function name="f:part-played" as="xs:string?">
    <xsl:param name="format" as="xs:string"/>
    <xsl:sequence select="if ($format = ('bibtex', 'biblatex', 'ris', 'csl', 'endnote', 'mods', 'dc')) then 'describedby'
        else if ($format = ('text', 'diplomatic', 'tei')) then 'item' else ()"/>
  </xsl:function>

  <!-- The document in the words of schema.org. No sign of its could end the element or begin a comment in it. -->
  <xsl:function name="f:metadata-json" as="element(h:script)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="json" as="xs:string" select="serialize(f:schema-org($item), map{'method': 'json', 'use-character-maps': map{'/': '/'}})"/>
    <script type="application/ld+json">{replace($json, '&lt;', '\\u003C') => replace('>', '\\u003E') => replace('&amp;', '\\u0026')}</script>
  </xsl:function>

  <xsl:function name="f:schema-org" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="type" as="xs:string" select="(map{'personal_communication': 'Message', 'chapter': 'Chapter', 'book': 'Book',
        'article-journal': 'ScholarlyArticle', 'manuscript': 'Manuscript'}($item('csl-type')), 'CreativeWork')[1]"/>
    <xsl:variable name="is-letter" as="xs:boolean" select="$type eq 'Message'"/>
    <xsl:variable name="day" as="xs:string?" select="$item('date') ! f:edtf(.)[. ne ''][not(matches(., '[~?%]'))]"/>
    <xsl:sequence select="map:merge((map{'@context': 'https://schema.org', '@type': $type}, f:field('name', $item('title')),
        f:field('alternativeHeadline', $item('subtitle')), f:schema-people('author', $item('author')), f:schema-people('sender', $item('author')[$is-letter]),
        f:schema-people('recipient', $item('recipient')[$is-letter]), f:schema-people('editor', $item('editor')), f:schema-people('translator', $item('translator')), f:schema-people('contributor', $item('compiler')),
        f:field(if ($is-letter) then 'dateSent' else if ($item('csl-type') = ('manuscript', 'document')) then 'dateCreated' else 'datePublished', $day),
        f:field('inLanguage', $item('language')), f:field('genre', $item('genre')), f:field('url', $item('url')), f:field('license', $item('licence') ! (analyze-string(., 'https?://\S+')/*:match/string(), .)[1]),
        f:field('publisher', $item('publisher') ! map{'@type': 'Organization', 'name': f:one-line(.)}),
        f:field('isPartOf', ($item('container'), $item('series'))[1] ! map{'@type': if ($type eq 'Chapter') then 'Book' else 'Collection', 'name': f:one-line(.)}),
        f:field(if ($type eq 'Book' and $item('edition')) then 'bookEdition' else 'version', ($item('version'), $item('edition'))[1]),
        f:field('pagination', f:range-text($item('pages'), '–')),
        f:field('identifier', $item('doi') ! map{'@type': 'PropertyValue', 'propertyID': 'DOI', 'value': .}),
        f:field('isBasedOn', f:schema-sources($item))))"/>
  </xsl:function>

  <!-- What it was made from: a list where they are several; a manuscript is a part of an archive. -->
  <xsl:function name="f:schema-sources" as="item()?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="each" as="map(*)*" select="for $source in $item('sources') return f:schema-source($source, f:schema-org($source))"/>
    <xsl:sequence select="if (exists($each[2])) then array{$each} else $each"/>
  </xsl:function>

  <xsl:function name="f:schema-source" as="map(xs:string, item()*)">
    <xsl:param name="source" as="map(xs:string, item()*)"/>
    <xsl:param name="said" as="map(xs:string, item()*)"/>
    <xsl:variable name="held" as="map(xs:string, item()*)*" select="$source('manuscript') ! (map{'@type': array{$said('@type'), 'ArchiveComponent'}},
        f:field('itemLocation', string-join((@collection, @shelfmark), ', ')),
        f:field('holdingArchive', string-join((@repository, @place), ', ')[. ne ''] ! map{'@type': 'ArchiveOrganization', 'name': .}))"/>
    <xsl:sequence select="map:merge(($held, map:remove($said, '@context')))"/>
  </xsl:function>

  <!-- The people of a role: a list where they are several. -->
  <xsl:function name="f:schema-people" as="map(xs:string, item()*)?">
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="people" as="element(p:person)*"/>
    <xsl:variable name="each" as="map(*)*" select="$people ! f:schema-person(.)"/>
    <xsl:sequence select="f:field($role, if (count($each) gt 1) then array{$each} else $each)"/>
  </xsl:function>

  <!-- Somebody; who isn't known by the parts of a name may be a body. -->
  <xsl:function name="f:schema-person" as="map(xs:string, xs:string)">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:sequence select="map:merge((map{'@type': 'Person'}[not($person/@literal)], f:field('name', f:one-line($person)),
        f:field('familyName', string-join(($person/@particle, $person/@family), ' ')[not($person/@literal)]), f:field('givenName', $person/@given/string()),
        f:field('sameAs', $person/@ref/string()[matches(., '^https?://\S+$')])))"/>
  </xsl:function>
</xsl:stylesheet>
