<!-- Titles: the main one, those under it, and the volume's or edition's around it (TEI Guidelines 2.2.1). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Types of titles that are not the title itself. -->
  <xsl:variable name="f:minor-titles" static="yes" as="xs:string*" select="'sub', 'subtitle', 'subordinate', 'desc', 'alt', 'alternative', 'short',
      'abbreviated', 'parallel', 'series', 'iso-date', 'date', 'filename', 'gmd', 'volume', 'number', 'running', 'variant'"/>

  <!-- The document's title, plain and in one line, never empty: a part's is its heading, a file's is the header's main
       title; else that of the title page, of the book that is its source, of the text's first heading; else of a letter who
       wrote to whom and when; else the id. -->
  <xsl:function name="f:title" as="xs:string" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(
        if (f:is-part($node)) then f:part-title($node) else f:plain(f:title-element(f:header($node))),
        f:plain(f:text-title($node)), f:letter-title($node), f:id($node), ($title-words('untitled'), 'Untitled')[1])[. ne ''][1]"/>
  </xsl:function>

  <!-- The words of titles that nobody gave, by name, in the language of the interface; a stylesheet that isn't given any, as those of
       citations, says them in English. -->
  <xsl:param name="title-words" as="map(xs:string, xs:string)" select="map{}"/>

  <!-- A letter's title, where nobody gave it one: Ada Quill to Bruno Stein, 3 May 1884. -->
  <xsl:function name="f:letter-title" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="named" as="xs:string*" select="('author', 'recipient') ! string-join(f:people($node, .) ! f:full-name(.), ($title-words('title-and'), ' and ')[1])"/>
    <xsl:variable name="kind" as="xs:string" select="(f:kind($node)[exists(f:kind-name(.))], 'letter')[1]"/>
    <xsl:variable name="genre" as="xs:string" select="($title-words('kind:' || $kind), f:kind-name($kind))[1]"/>
    <xsl:variable name="date" as="element(p:date)?" select="f:date($node)"/>
    <xsl:variable name="day" as="xs:string" select="if ($date/@when castable as xs:date) then f:day-in-title(xs:date($date/@when))
        else ($date ! (string(), string(@when)))[. ne ''][1] || ''"/>
    <xsl:variable name="parties" as="xs:string*" select="
        if (not($named = '')) then f:told-of(($title-words('title-to'), '{1} to {2}')[1], $named)
        else if ($named[1] ne '') then f:told-of(($title-words('title-from'), '{1} from {2}')[1], ($genre, $named[1]))
        else $named[2][. ne ''] ! f:told-of(($title-words('title-for'), '{1} to {2}')[1], ($genre, .))"/>
    <xsl:sequence select="if (f:is-part($node) or empty(f:correspondence($node))) then '' else string-join(($parties, $day[. ne ''][exists($parties)]), ', ')"/>
  </xsl:function>

  <!-- A pattern with two values in the places of {1} and {2}. -->
  <xsl:function name="f:told-of" as="xs:string">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="values" as="xs:string+"/>
    <xsl:sequence select="string-join(analyze-string($pattern, '\{[12]\}')/* ! (let $at := substring(., 2, 1) return if (self::*:match) then $values[xs:integer($at)] else string()))"/>
  </xsl:function>

  <!-- A day in such a title. -->
  <xsl:function name="f:day-in-title" as="xs:string">
    <xsl:param name="day" as="xs:date"/>
    <xsl:variable name="month" as="xs:string?" select="tokenize($title-words('months-of-days'), '\|')[month-from-date($day)]"/>
    <xsl:sequence select="if (empty($month)) then format-date($day, '[D] [MNn] [Y]')
        else replace($title-words('day-month-year'), 'D', string(day-from-date($day))) => replace('M', $month) => replace('Y', string(year-from-date($day)))"/>
  </xsl:function>

  <!-- Is the document's title one that nobody gave? -->
  <xsl:function name="f:is-untitled" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="not(f:is-part($node)) and f:plain(f:title-element(f:header($node))) eq '' and f:plain(f:text-title($node)) eq ''"/>
  </xsl:function>

  <!-- Somebody's name as it is read. -->
  <xsl:function name="f:full-name" as="xs:string">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:sequence select="string-join(($person/@literal, $person/@given, $person/@particle, $person/@family, $person/@suffix)[. ne ''], ' ')"/>
  </xsl:function>

  <!-- The subtitles: those of a heading or of the header, in the main title's language. -->
  <xsl:function name="f:subtitles" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="main" as="element()?" select="f:title-element(f:header($node))"/>
    <xsl:variable name="found" as="element()*" select="
        if (f:is-part($node)) then f:part($node)/head[f:is-subtitle(.)]
        else if (empty($main)) then f:text-title($node)/self::titlePart/../titlePart[f:is-subtitle(.)]
        else $main/../title[f:is-subtitle(.)][string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)
            eq string($main/ancestor-or-self::*[@xml:lang][1]/@xml:lang)]"/>
    <xsl:sequence select="$found ! f:plain(.)[. ne '']"/>
  </xsl:function>

  <!-- The title of the file that a part is cut from, or of a file itself. -->
  <xsl:function name="f:file-title" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:plain(f:title-element(f:header($node)))"/>
  </xsl:function>

  <!-- The main title of a header: by type and level, then any that is not a series, then any. -->
  <xsl:function name="f:title-element" as="element()?" cache="yes">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="all" as="element()*"
        select="$header/fileDesc[1]/titleStmt[1]/title/(if (title[@type] and not(text()[normalize-space()])) then title else .)"/>
    <xsl:variable name="possible" as="element()*" select="$all[not(lower-case(@type) = $f:minor-titles)]"/>
    <xsl:sequence select="($possible[@type = 'main'][@level = 'a' or not(@level)], $possible[@level = 'a'],
        $possible[@type = ('main', 'full', 'complete')][not(@level = 's')], $possible[not(@level = 's')], $possible, $all)[f:says(.)][1]"/>
  </xsl:function>

  <!-- Is this title or heading a subtitle? -->
  <xsl:function name="f:is-subtitle" as="xs:boolean">
    <xsl:param name="title" as="element()"/>
    <xsl:sequence select="lower-case($title/@type) = ('sub', 'subtitle', 'subordinate')"/>
  </xsl:function>

  <!-- A part's title: its heading, else its bibliographic or manuscript heading's date, else its number. -->
  <xsl:function name="f:part-title" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="part" as="element()?" select="f:part($node)"/>
    <xsl:variable name="head" as="element()?" select="($part/(. | front | body)/(head | titlePage/docTitle | docTitle)
        [not(f:is-subtitle(.))][f:says(.)])[1]"/>
    <xsl:sequence select="(($head ! f:plain(.), ($part/(. | opener)//(dateline | date))[1][exists($part/opener)] ! f:plain(.),
        $part/@n/f:one-line(.)[. ne ''] ! string-join((f:file-title($node)[. ne ''], .), ', '))[. ne ''], '')[1]"/>
  </xsl:function>

  <!-- The element of the text that bears its title, where the header has none. -->
  <xsl:function name="f:text-title" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="element()?" select="root($node)/*/text[1]"/>
    <xsl:variable name="on-page" as="element()?" select="($text/front//(docTitle | titlePart)[f:says(.)])[1]"/>
    <xsl:variable name="source" as="element()*" select="f:header($node)/fileDesc[1]/sourceDesc[1]/(biblFull | biblStruct | bibl)[last() eq 1]
        [f:is-of-a-book($node)]/(titleStmt | monogr | .)/title[not(lower-case(@type) = $f:minor-titles)]"/>
    <xsl:sequence select="($on-page/titlePart[../titlePart[f:is-subtitle(.)]][not(f:is-subtitle(.))][1], $on-page, $source, ($text//head[not(ancestor::note or ancestor::figure
        or ancestor::list or ancestor::table)][f:says(.)])[1])[f:says(.)][1]"/>
  </xsl:function>

  <!-- The title of the volume that the source itself names around the document, or nothing: a part's file, a host
       title, the corpus, the series. -->
  <xsl:function name="f:volume-title" as="xs:string?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="own" as="element(fileDesc)?" select="f:header($node)/fileDesc[1]"/>
    <xsl:variable name="main" as="element()?" select="f:title-element(f:header($node))"/>
    <xsl:sequence select="(
        if (f:is-part($node)) then f:file-title($node) else (),
        if (not($main/@level) or $main/@level = 'a' or $main/@type = 'main')
        then $own/titleStmt/title[@level = ('m', 'j', 's')][not(. is $main or lower-case(@type) = $f:minor-titles)] ! f:plain(.) else (),
        f:headers($node)[position() gt count($own)] ! f:plain(f:title-element(.)),
        f:series-title($node))[. ne ''][1]"/>
  </xsl:function>

  <!-- The series of the document, or of its volume. -->
  <xsl:function name="f:series-title" as="xs:string?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:headers($node) ! (fileDesc[1]/(seriesStmt[1]/title[not(f:is-subtitle(.))], titleStmt[1]/title[@level = 's'])[1]
        ! f:cited-title(f:without-punctuation(f:plain(.)))))[. ne ''][1]"/>
  </xsl:function>

  <!-- A title as citations have it: without the printer's sign of a paragraph before it, and the full stop that a catalogue
       or a heading ends with, which an abbreviation keeps. -->
  <xsl:function name="f:cited-title" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="if (contains('¶❡☞❧☙', substring($title, 1, 1))) then replace($title, '^[¶❡☞❧☙]\s*(\S)', '$1') else $title"/>
    <xsl:sequence select="if (ends-with($words, '.')) then replace($words, '(\p{Ll}{4}|\w{4}\.\w{2,})\.$', '$1') else $words"/>
  </xsl:function>

  <!-- The number of the document's volume, to the letter, without the word before it. -->
  <xsl:function name="f:volume-number" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="scopes" as="element()*" select="f:headers($node) ! fileDesc[1]/(titleStmt, seriesStmt)/(biblScope
        [f:unit(.) = ('volume', 'vol')] | title[@type = ('volume', 'number')] | title[@type = 'volume-number'])"/>
    <xsl:variable name="first" as="xs:string?" select="($scopes ! (f:plain(.), @n/f:one-line(.))[. ne ''][1])[1]"/>
    <xsl:sequence select="$first ! replace(., '^(volumes?|vols?|band|bände?|bd|tom[eou]?|t|vol|том|т)(\.\s*|\s+)(.)', '$3', 'i')"/>
  </xsl:function>

  <!-- What a biblScope counts, whether it is said in @unit or, as of old, in @type. -->
  <xsl:function name="f:unit" as="xs:string">
    <xsl:param name="scope" as="element()"/>
    <xsl:sequence select="lower-case(normalize-space(($scope/@unit, $scope/@type)[1]))"/>
  </xsl:function>

  <!-- What the document stands in: the volume, else the edition. The name of a folder isn't the title of anything. -->
  <xsl:function name="f:container-title" as="xs:string?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:volume-title($node), f:context($node)/p:edition[not(@unnamed)]/@title/f:one-line(.))[. ne ''][. ne f:title($node)][1]"/>
  </xsl:function>
</xsl:stylesheet>
