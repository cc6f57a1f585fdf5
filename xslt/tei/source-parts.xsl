<!-- The parts of a reference: titles, people, dates, numbers, in biblStruct, biblFull and bibl alike (TEI Guidelines 3.12). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What a number in a reference counts, by the units of biblScope, and how it is called in a text. -->
  <xsl:variable name="f:scopes" static="yes" as="map(xs:string, map(xs:string, item()*))" select="map{
      'pages': map{'units': ('page', 'pages', 'p', 'pp', 'seite', 'seiten', 'folio', 'folios', 'fol', 'ff', 'leaf', 'leaves'),
          'words': 'pp?\.|pages?|seiten?|s\.|fols?\.|с\.|стр\.'},
      'volume': map{'units': ('volume', 'vol', 'volumes', 'band', 'bd', 'tome', 'tomo'), 'words': 'vols?\.?|volumes?|bd\.?|band|jg\.?|jahrgang|tom[eo]?|t\.|том|т\.'},
      'issue': map{'units': ('issue', 'number', 'no', 'nr', 'heft', 'fascicle'), 'words': 'no\.|nos\.|nr\.|number|issue|heft|№'}}"/>

  <!-- What of a reference is about the thing itself: the part in a whole, and the whole. -->
  <xsl:function name="f:inner" as="element(analytic)?">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="$source/analytic[1]"/>
  </xsl:function>
  <xsl:function name="f:outer" as="element()">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="($source/monogr[1], $source)[1]"/>
  </xsl:function>

  <!-- The titles of a reference: of what is a part of something (level a), of the whole (m, j, u, or none), of the series. In
       a bibl a second title without a level is the whole's, where an "in" stands before it. -->
  <xsl:function name="f:titles" as="element(title)*">
    <xsl:param name="source" as="element()"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="all" as="element(title)*" select="f:outer($source)/(. | titleStmt)/title"/>
    <xsl:variable name="whole" as="element(title)*" select="$all[not(@level = ('a', 's'))]"/>
    <xsl:variable name="host" as="element(title)*" select="$whole[self::*/parent::bibl][preceding-sibling::title]
        [not(@type)][preceding-sibling::node()[1][matches(., '(^|\W)(in|dans|en|nel|в)\W*$', 'i')]]"/>
    <xsl:variable name="outside" as="element(title)*" select="if (exists($host)) then $host else $whole"/>
    <xsl:sequence select="
        if ($what eq 'part') then (f:inner($source)/title, $all[@level = 'a'], $whole[not(. intersect $outside)])
        else if ($what eq 'series') then $source/(series | seriesStmt)/title | $all[@level = 's'][exists($outside)]
        else if (exists($outside)) then $outside else $all[@level = 's']"/>
  </xsl:function>

  <!-- A title with its subtitles, as a bibliography has it. -->
  <xsl:function name="f:whole-title" as="xs:string?">
    <xsl:param name="titles" as="element(title)*"/>
    <xsl:variable name="all" as="element(title)*" select="$titles/(if (title[@type] and not(text()[normalize-space()])) then title else .)"/>
    <xsl:variable name="main" as="element(title)?" select="($all[@type = ('main', 'full', 'complete')], $all[not(lower-case(@type) = $f:minor-titles)])[f:says(.)][1]"/>
    <xsl:variable name="under" as="xs:string*" select="$main/../title[f:is-subtitle(.)] ! f:bare-title(.)[. ne '']"/>
    <xsl:sequence select="$main ! string-join((f:bare-title(.), $under), if (matches(., '[?!:]\s*$')) then ' ' else ': ')"/>
  </xsl:function>

  <!-- A title without the signs that catalogues put after it, and without a full stop that is no abbreviation's. -->
  <xsl:function name="f:bare-title" as="xs:string">
    <xsl:param name="title" as="element()"/>
    <xsl:sequence select="f:cited-title(f:without-punctuation(f:plain($title)))"/>
  </xsl:function>

  <!-- People of a reference in a role, once each. -->
  <xsl:function name="f:source-people" as="element(p:person)*">
    <xsl:param name="where" as="element()*"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="duties" as="xs:string*" select="$role, ''[$role = ('author', 'editor')]"/>
    <xsl:variable name="places" as="element()*" select="$where/(. | titleStmt | editionStmt)"/>
    <xsl:variable name="named" as="element()*" select="if ($role eq 'author') then $places/author[f:duty(.) = $duties]
        else ($places/editor[f:duty(.) = $duties], $places/author[f:duty(.) = $role], $places/respStmt[f:duty(.) = $role])"/>
    <xsl:for-each-group select="$named ! f:persons(., $role)" group-by="string()"><xsl:sequence select="."/></xsl:for-each-group>
  </xsl:function>

  <!-- When it appeared: by the imprint, else by the only year that stands unmarked in a text. -->
  <xsl:function name="f:source-date" as="element(p:date)?" cache="yes">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="dates" as="element()*" select="(f:outer($source), $source)/(imprint[1] | publicationStmt | .)/date
        [not(f:is-of-document(.) or f:type-word(.) = ('accessed', 'access', 'retrieved', 'entry'))][f:says-when(.)] => f:best-date()"/>
    <xsl:variable name="years" as="xs:string*" select="if (exists($dates)) then ()
        else distinct-values(tokenize(f:unmarked($source), '\D+')[matches(., '^(1[4-9]|20)\d\d$')])"/>
    <xsl:variable name="year" as="element(date)?">
      <xsl:if test="count($years) eq 1"><date xmlns="http://www.tei-c.org/ns/1.0" when="{$years}">{$years}</date></xsl:if>
    </xsl:variable>
    <xsl:sequence select="($dates, $year)[1] ! f:dated(.)"/>
  </xsl:function>

  <!-- Where it appeared. A bracket that a catalogue closes after the year is closed; "At London" is London. -->
  <xsl:function name="f:source-place" as="xs:string?">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="places" as="element()*" select="(f:outer($source), $source)/(imprint[1] | publicationStmt | .)/pubPlace"/>
    <xsl:variable name="names" as="xs:string*" select="$places/(descendant::settlement[f:says(.)], .)[1]
        ! replace(f:without-punctuation(f:plain(.)), '^(\[?)((im)?pr[iy]nted\s+)?(at|in)\s+(\p{Lu})', '$1$5', 'i')
        ! (if (starts-with(., '[') and not(contains(., ']'))) then . || ']' else .)"/>
    <xsl:sequence select="string-join(distinct-values($names[. ne '']), '; ')[. ne '']"/>
  </xsl:function>

  <!-- Who published it. -->
  <xsl:function name="f:source-publisher" as="xs:string?" cache="yes">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="houses" as="xs:string*" select="(f:outer($source), $source)/(imprint[1] | publicationStmt | .)/publisher
        ! (if (orgName | name | persName) then string-join((orgName | name | persName) ! f:plain(.)[. ne ''], ', ') else f:house(.))"/>
    <xsl:sequence select="string-join(distinct-values($houses[. ne '']), '; ')[. ne '']"/>
  </xsl:function>

  <!-- The elements of a reference that count something of a sort: pages, volume, issue. -->
  <xsl:function name="f:counted" as="element()*">
    <xsl:param name="source" as="element()"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:sequence select="$source//(biblScope | citedRange)[f:unit(.) = $f:scopes($what)?units]
        [not(ancestor::series or ancestor::seriesStmt or ancestor::relatedItem or ancestor::note)]
        [ancestor::*[self::bibl or self::biblStruct or self::biblFull][1] is $source]"/>
  </xsl:function>

  <!-- A number of a sort, without the word before it: as it is marked, else as a text names it. -->
  <xsl:function name="f:source-number" as="xs:string?" cache="yes">
    <xsl:param name="source" as="element()"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="pattern" as="xs:string" select="'^(' || $f:scopes($what)?words || ')\s*(\S.*)$'"/>
    <xsl:variable name="marked" as="xs:string*" select="f:counted($source, $what)
        ! (f:without-punctuation(f:plain(.)), string-join(distinct-values((@from, @to)), '–'), @n)[f:one-line(.) ne ''][1] ! f:one-line(.)"/>
    <xsl:sequence select="($marked ! (if (matches(., $pattern, 'i')) then replace(., $pattern, '$2', 'i') else .),
        f:unmarked-number(f:unmarked($source), $what))[1]"/>
  </xsl:function>

  <!-- The pages, as p:pages: as they are marked, else as a text names them; without zeros that nobody printed. -->
  <xsl:function name="f:source-pages" as="element(p:pages)?" cache="yes">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="range" as="xs:string*" select="(f:counted($source, 'pages')[self::biblScope] ! array{f:scope-range(.)},
        f:counted($source, 'pages') ! array{f:scope-words(.)}, f:unmarked-number(f:unmarked($source), 'pages') ! array{f:read-range(.)})[exists(?*)][1]?*"/>
    <xsl:if test="exists($range)"><p:pages first="{replace($range[1], '^0+(\d)', '$1')}" last="{replace($range[last()], '^0+(\d)', '$1')}" by="header"/></xsl:if>
  </xsl:function>

  <!-- The first and last page that an element says in words. -->
  <xsl:function name="f:scope-words" as="xs:string*">
    <xsl:param name="scope" as="element()"/>
    <xsl:sequence select="($scope/(@from, @to) ! f:one-line(.)[. ne ''], f:read-range(f:without-punctuation(f:plain($scope)))[empty($scope/(@from | @to))])"/>
  </xsl:function>

  <!-- What a bibl says without marking it. -->
  <xsl:function name="f:unmarked" as="xs:string">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="f:one-line(string-join($source/self::bibl/text(), ' '))"/>
  </xsl:function>

  <!-- The number that a text names by a word of a sort. -->
  <xsl:function name="f:unmarked-number" as="xs:string?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="found" as="xs:string*" select="if ($text eq '') then ()
        else analyze-string($text, f:number-pattern($what), 'i')/*:match/*:group[@nr = 3]/string()"/>
    <xsl:sequence select="$found[1]"/>
  </xsl:function>

  <xsl:function name="f:number-pattern" as="xs:string">
    <xsl:param name="what" as="xs:string"/>
    <xsl:sequence select="'(^|[^\p{L}\p{N}])(' || $f:scopes($what)?words || ')\s*((\d\w*|[ivxlc]+)(/\w+)?(\s*[-–]\s*\d\w*)?)([^\p{L}\p{N}]|$)'"/>
  </xsl:function>

  <!-- Has a reference numbers, unmarked, that no field takes up? -->
  <xsl:function name="f:has-more" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="f:unmarked($source)"/>
    <xsl:sequence select="if (matches($text, '\p{Nd}')) then matches(f:unread($text, string(f:source-date($source)/@when)), '\p{Nd}') else false()"/>
  </xsl:function>

  <!-- A text without the numbers that a word of a sort names, and without the year. -->
  <xsl:function name="f:unread" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="fold-left((map:keys($f:scopes) ! f:number-pattern(.), $year[. ne '']), $text,
        function($rest as xs:string, $pattern as xs:string) as xs:string { replace($rest, $pattern, '', 'i') })"/>
  </xsl:function>

  <!-- A source in one line, as the header words it. -->
  <xsl:function name="f:source-words" as="xs:string">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="nodes" as="node()*" select="$source/node()[not(self::bibl or self::note or self::availability or self::comment()
        or self::processing-instruction())]"/>
    <xsl:variable name="words" as="xs:string*" select="$nodes ! (if (self::idno) then f:one-line(.) else string-join(f:plain-words(., true())))"/>
    <xsl:sequence select="f:one-line(string-join($words[normalize-space()], if ($source/text()[normalize-space()]) then '' else ', '))"/>
  </xsl:function>
</xsl:stylesheet>
