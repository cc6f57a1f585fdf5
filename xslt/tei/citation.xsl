<!-- The citation item: what csl.xsl, bibtex.xsl and ris.xsl say of a document, each in its own fields. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The citation of a document in its edition, as a map; what nobody says is not in it. Its parts: id, kind, csl-type,
       title, subtitle, author, recipient, editor, translator, compiler (p:person each), attributed (those authors of whom nobody is sure), date (the item's own), original (the
       document's date, where the item's is the volume's), edition-date (where the item's is the document's), container,
       series, volume, version (1.2) or edition (second edition), publisher, place, pages, paging (where pages of several series
       begin, those of each that has a name), manuscript, source (a line) and sources (items
       like this one: source-item.xsl), url, doi, language, genre, licence. -->
  <xsl:function name="f:citation" as="map(xs:string, item()*)">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="map:merge((f:citation-itself($node), f:field('sources', f:source-citation($node))))"/>
  </xsl:function>

  <!-- The same without its sources, which cost as much as all the rest. -->
  <xsl:function name="f:citation-itself" as="map(xs:string, item()*)">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="kind" as="xs:string" select="f:kind($node)"/>
    <xsl:sequence select="map:merge((f:citation-people($node), f:citation-dates($node), f:citation-publication($node),
        f:field('id', f:id($node)), f:field('kind', $kind), f:field('csl-type', f:csl-type($node)), f:field('title', f:cited-title(f:title($node))),
        f:field('subtitle', f:subtitles($node) ! f:cited-title(.)), f:field('pages', f:pages($node)), f:field('paging', f:paging($node)), f:field('genre', (f:genre($node), f:kind-name($kind))[1]),
        f:field('manuscript', f:manuscript($node)[. ne '']), f:field('source', f:printed-source($node))))"/>
  </xsl:function>

  <!-- A part of a citation, if it says anything. -->
  <xsl:function name="f:field" as="map(xs:string, item()*)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()*"/>
    <xsl:sequence select="if (empty($value) or $value instance of xs:string and $value eq '') then () else map:entry($name, $value)"/>
  </xsl:function>

  <!-- Where pages of several series begin: those of each that has a name. -->
  <xsl:function name="f:paging" as="element(p:pages)*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="others" as="element(p:pages)*" select="f:other-pages($node)"/>
    <xsl:sequence select="f:pages($node)[@name][exists($others)], $others"/>
  </xsl:function>

  <!-- The people of the item, by role. -->
  <xsl:function name="f:citation-people" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="('author', 'recipient', 'editor', 'translator', 'compiler') ! f:field(., f:people($node, .)),
        f:field('attributed', f:people($node, 'author')[@attributed])"/>
  </xsl:function>

  <!-- The dates of the item. What is printed in a volume or as a book is dated by it; a letter, an entry, a manuscript
       by itself. Nobody takes the day of the build for a date. -->
  <xsl:function name="f:citation-dates" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="own" as="element(p:date)?" select="f:date($node)"/>
    <xsl:variable name="of-edition" as="element(p:date)?" select="f:edition-date($node)"/>
    <xsl:variable name="by-edition" as="xs:boolean"
        select="f:csl-type($node) = ('chapter', 'book', 'entry-dictionary', 'article-journal') and exists($of-edition)"/>
    <xsl:variable name="is-undated-text" as="xs:boolean" select="empty($own) and f:kind($node) = ('document', 'article')"/>
    <xsl:sequence select="
        if ($by-edition) then (f:field('date', $of-edition), f:field('original', $own[not(@when = $of-edition/@when)]))
        else if ($is-undated-text) then f:field('date', $of-edition)
        else (f:field('date', $own), f:field('edition-date', $of-edition[not(@when = $own/@when)]))"/>
  </xsl:function>

  <!-- What the item stands in, who publishes it, and where it is found. -->
  <xsl:function name="f:citation-publication" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="container" as="xs:string?" select="if (f:csl-type($node) eq 'article-journal') then f:journal($node)
        else f:container-title($node)[not(f:csl-type($node) = 'book')] ! f:cited-title(.)"/>
    <xsl:variable name="series" as="xs:string?" select="(f:series-title($node),
        f:container-title($node)[f:csl-type($node) = ('book', 'article-journal')] ! f:cited-title(.))[1]"/>
    <xsl:variable name="version" as="xs:string?" select="f:edition-version($node)"/>
    <xsl:sequence select="$version ! f:field(if (f:is-edition-in-words(.)) then 'edition' else 'version', .), f:field('container', $container), f:field('series', $series[not(. = $container)]),
        f:field('volume', f:volume-number($node)), f:field('publisher', f:publisher($node)), f:field('place', f:place($node)),
        f:field('url', f:document-url($node)), f:field('doi', f:doi($node)), f:field('language', f:text-language($node)),
        f:field('licence', f:licence-text($node))"/>
  </xsl:function>

  <!-- CSL's type for the document. -->
  <xsl:function name="f:csl-type" as="xs:string" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="kind" as="xs:string" select="f:kind($node)"/>
    <xsl:variable name="is-contained" as="xs:boolean" select="exists(f:container-title($node))"/>
    <xsl:sequence select="
        if ($kind = ('letter', 'telegram')) then 'personal_communication'
        else if ($kind = ('diary-entry', 'manuscript', 'inscription')) then 'manuscript'
        else if ($kind = 'article' and exists(f:journal($node))) then 'article-journal'
        else if ($kind = 'entry' and $is-contained) then 'entry-dictionary'
        else if (f:is-in-volume($node) or $kind = ('poem', 'chapter') and $is-contained) then 'chapter'
        else if ($kind = ('book', 'play')) then 'book' else 'document'"/>
  </xsl:function>

  <!-- Does the document stand in a volume: is it a part of a file, a member of a corpus, or has it a host? -->
  <xsl:function name="f:is-in-volume" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists(f:volume-title($node)) and (f:is-part($node) or exists(f:context($node)/p:corpus/teiHeader)
        or exists(f:header($node)/fileDesc[1]/titleStmt[title/@level = 'a']/title[@level = ('m', 'j')]))"/>
  </xsl:function>

  <!-- The journal in which an article appeared. -->
  <xsl:function name="f:journal" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:header($node)/fileDesc[1]/sourceDesc[1]/biblStruct[1]/monogr[1]/title[@level = 'j'] ! f:plain(.))[. ne ''][1]"/>
  </xsl:function>

  <!-- What a citation calls a kind, where the source doesn't. -->
  <xsl:variable name="f:kind-names" static="yes" as="map(xs:string, xs:string)" select="map{'letter': 'Letter', 'telegram': 'Telegram',
      'diary-entry': 'Diary entry', 'dispatch': 'Dispatch', 'play': 'Play', 'memorandum': 'Memorandum', 'conversation': 'Record of conversation',
      'inscription': 'Inscription', 'poem': 'Poem', 'manuscript': 'Manuscript'}"/>
  <xsl:function name="f:kind-name" as="xs:string?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="$f:kind-names($kind)"/>
  </xsl:function>

  <!-- The address of the document's page, if the edition has one, else the one that the header gives. -->
  <xsl:function name="f:document-url" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="base" as="xs:string?" select="f:context($node)/p:edition/@base-url/f:one-line(.)[. ne '']"/>
    <xsl:sequence select="if (exists($base)) then replace($base, '/+$', '') || '/' || encode-for-uri(f:id($node)) || '.html'
        else f:identifier($node, ('url', 'uri', 'handle', 'hdl', 'purl', 'urn'))[matches(., '^https?://\S+$')]"/>
  </xsl:function>

  <!-- The document's DOI, without what stands before it. -->
  <xsl:function name="f:doi" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:identifier($node, 'doi') ! replace(., '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i')[starts-with(., '10.')]"/>
  </xsl:function>

  <!-- The language of the document, as a tag: the part's own, else that of the text that is edited in it, as of an inscription
       (EpiDoc), else the whole text's. -->
  <xsl:function name="f:text-language" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:part($node) ! f:language(.), root($node)/self::document-node()/TEI
        ! (text/body/div[@type = 'edition'][@xml:lang][last() eq 1] ! f:language(.), f:document-language(.)), '')[. ne ''][1] || ''"/>
  </xsl:function>

  <!-- A note in a citation: what the format has no field for, each part with its own name, in one line. -->
  <xsl:function name="f:note-text" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="keys" as="xs:string*"/>
    <xsl:variable name="said" as="map(xs:string, xs:string)" select="map{'subtitle': '', 'recipient': 'To ', 'translator': 'Translated by ', 'compiler': 'Compiled by ', 'attributed': 'Attributed to ',
        'date': 'Dated ', 'original': 'Dated ', 'written': 'Dated ', 'container-author': 'In a volume by ', 'edition-date': 'Edition of ', 'container': 'In ', 'manuscript': '', 'source': 'Source: ', 'series': '', 'paging': 'Paged ',
        'licence': 'Licence: ', 'language': 'Language: ', 'version': 'Version ', 'edition': ''}"/>
    <xsl:sequence select="string-join(for $key in $keys[map:contains($item, .)] return
        f:without-stops($said($key) || string-join($item($key) ! f:noted(.), ', ')) || '.', ' ')"/>
  </xsl:function>

  <!-- The version or edition in words, for formats that have one field for both. -->
  <xsl:function name="f:version-text" as="xs:string?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="($item('edition'), $item('version') ! ('Version ' || .))[1]"/>
  </xsl:function>

  <!-- A text without the full stops at its end. -->
  <xsl:function name="f:without-stops" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (ends-with($text, '.')) then replace($text, '\.+$', '') else $text"/>
  </xsl:function>

  <!-- What a note says of a thing: a date as it is written and, in brackets, as it is reckoned; pages with the name of their
       series. -->
  <xsl:function name="f:noted" as="xs:string">
    <xsl:param name="thing" as="item()"/>
    <xsl:variable name="when" as="xs:string?" select="$thing[. instance of element(p:date)]/@when/string()"/>
    <xsl:sequence select="if ($thing instance of element(p:pages)) then f:range-text($thing, '–') || ' in ' || $thing/@name
        else string-join((string($thing), $when[. ne string($thing)] ! ('(' || . || ')')), ' ')"/>
  </xsl:function>
</xsl:stylesheet>
