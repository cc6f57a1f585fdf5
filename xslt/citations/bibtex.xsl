<!-- BibTeX: an entry, made of a citation item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="f:bibtex-types" static="yes" as="map(xs:string, xs:string)" select="map{'personal_communication': 'misc', 'manuscript': 'unpublished',
      'chapter': 'incollection', 'entry-dictionary': 'incollection', 'article-journal': 'article', 'article-newspaper': 'article', 'book': 'book', 'webpage': 'misc', 'document': 'misc'}"/>

  <!-- The signs that mean something to TeX. Braces are written by name, since BibTeX counts them whatever stands before
       them; the sign at which an entry begins stands in braces. -->
  <xsl:variable name="f:bibtex-signs" static="yes" as="map(xs:string, xs:string)" select="map{'\': '{\textbackslash}', '{': '{\textbraceleft}',
      '}': '{\textbraceright}', '~': '{\textasciitilde}', '^': '{\textasciicircum}', '@': '{@}', '%': '\%', '&amp;': '\&amp;',
      '#': '\#', '_': '\_', '$': '\$'}"/>

  <xsl:variable name="f:bibtex-special" static="yes" as="xs:string" select="string-join(map:keys($f:bibtex-signs))"/>

  <!-- The entry. -->
  <xsl:function name="f:bibtex" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="head" as="xs:string" select="'@' || $f:bibtex-types($item('csl-type')) || '{' || f:bibtex-key($item('id'))"/>
    <xsl:sequence select="string-join(($head, f:bibtex-people($item), f:bibtex-fields($item)), ',&#xA;  ') || '&#xA;}&#xA;'"/>
  </xsl:function>

  <!-- The line that cites a place in the document, which BibTeX passes over; nothing without a place. -->
  <xsl:function name="f:bibtex-cite" as="xs:string?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="locator" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:variable name="word" as="xs:string?" select="map{'folio': 'fol.~', 'paragraph': 'para.~', 'line': 'l.~'}($label)"/>
    <xsl:variable name="number" as="xs:string" select="replace(f:bibtex-text($locator), '(\w)[-–](\w)', '$1--$2')"/>
    <xsl:variable name="place" as="xs:string" select="if (matches($number, '[\[\]]')) then '{' || $number || '}' else $number"/>
    <xsl:sequence select="('\cite[' || $word || $place || ']{' || f:bibtex-key($item('id')) || '}&#xA;&#xA;')[$locator ne '']"/>
  </xsl:function>

  <!-- A key of small ASCII letters, digits and - _ : from an id; what had to be left out stays in a number, so that two
       ids have two keys. -->
  <xsl:function name="f:bibtex-key" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="lower-case(replace(normalize-unicode($id, 'NFKD'), '[^A-Za-z0-9_:\-]', ''))"/>
    <xsl:variable name="sum" as="xs:integer" select="fold-left(string-to-codepoints($id), 7,
        function($sum as xs:integer, $code as xs:integer) as xs:integer {
        ($sum * 31 + $code) mod 4294967291})"/>
    <xsl:sequence select="if (matches($id, '^[A-Za-z0-9_:\-]+$')) then $plain else string-join(($plain[. ne ''], $sum), '-')"/>
  </xsl:function>

  <!-- A text with its signs escaped, in one line. -->
  <xsl:function name="f:bibtex-text" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="line" as="xs:string" select="f:one-line($text)"/>
    <xsl:sequence select="
        if (translate($line, $f:bibtex-special, '') eq $line) then $line
        else analyze-string($line, '[\\{{}}~\^@%&amp;#_$]')/*
        ! (if (self::fn:match) then $f:bibtex-signs(string()) else string()) => string-join()" xmlns:fn="http://www.w3.org/2005/xpath-functions"/>
  </xsl:function>

  <!-- A title: each word with a capital that a style could make small stands in braces. -->
  <xsl:function name="f:bibtex-title" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="for-each-pair(tokenize($title), 1 to count(tokenize($title)), function($word as xs:string, $place as xs:integer) as xs:string {
        let $core := replace($word, '[,;:.!?]+$', '') return
        if (matches(if ($place eq 1) then substring($core, 2) else $core, '\p{Lu}'))
        then '{' || f:bibtex-text($core) || '}' || substring($word, string-length($core) + 1)
        else f:bibtex-text($word)}) => string-join(' ')"/>
  </xsl:function>

  <!-- A field with its value in braces; nothing without a value. -->
  <xsl:function name="f:bibtex-field" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[. ne ''] ! ($name || ' = {' || . || '}')"/>
  </xsl:function>

  <!-- The people that BibTeX has fields for. -->
  <xsl:function name="f:bibtex-people" as="xs:string*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="('author', 'editor', 'translator') ! f:bibtex-field(., string-join($item(.) ! f:bibtex-name(.), ' and '))"/>
  </xsl:function>

  <!-- A name as "von Family, Suffix, Given"; whatever would be taken apart wrongly stands in braces. -->
  <xsl:function name="f:bibtex-name" as="xs:string">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:variable name="is-plain" as="xs:boolean" select="matches($person/@particle, '^(\p{Ll}\S*\s*)+$') or not($person/@particle)"/>
    <xsl:variable name="family" as="xs:string" select="
        if ($is-plain) then string-join(($person/@particle, $person/@family ! f:bibtex-name-part(., '^\p{Lu}')), ' ')
        else '{' || f:bibtex-text(string-join(($person/@particle, $person/@family), ' ')) || '}'"/>
    <xsl:sequence select="if ($person/@literal) then '{' || f:bibtex-text($person) || '}'
        else string-join(($family, $person/@suffix ! f:bibtex-name-part(., ''), $person/@given ! f:bibtex-name-part(., '')), ', ')"/>
  </xsl:function>

  <!-- A part of a name, in braces where it holds what BibTeX parts names at, or a word that doesn't begin as it must. -->
  <xsl:function name="f:bibtex-name-part" as="xs:string">
    <xsl:param name="part" as="xs:string"/>
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:variable name="is-whole" as="xs:boolean" select="matches($part, '(^|\s)and(\s|$)|,|[\\{{}}]', 'i')
        or not(every $word in tokenize($part) satisfies matches($word, $pattern))"/>
    <xsl:sequence select="if ($is-whole) then '{' || f:bibtex-text($part) || '}' else f:bibtex-text($part)"/>
  </xsl:function>

  <!-- One thing in a field that BibLaTeX reads as a list: an "and" in it would part it. -->
  <xsl:function name="f:bibtex-list" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="if (matches($value, '\sand\s', 'i')) then '{' || f:bibtex-text($value) || '}' else f:bibtex-text($value)"/>
  </xsl:function>

  <!-- The other fields; what has none is in the note, and an unpublished thing must have one. -->
  <xsl:function name="f:bibtex-fields" as="xs:string*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="type" as="xs:string" select="$f:bibtex-types($item('csl-type'))"/>
    <xsl:variable name="note" as="xs:string" select="f:bibtex-note($item)"/>
    <xsl:variable name="around" as="xs:string"
        select="(map{'incollection': 'booktitle', 'article': 'journal'}($type), 'howpublished')[1]"/>
    <xsl:variable name="values" as="array(xs:string?)*" select="[$around, f:bibtex-text($item('container'))],
        ['series', f:bibtex-text($item('series'))], ['volume', f:bibtex-text($item('volume'))], ['number', f:bibtex-text(($item('issue'), $item('series-number')[not($item('volume'))])[1])],
        ['edition', f:bibtex-text(f:bibtex-edition($item))], ['publisher', f:bibtex-list($item('publisher'))], ['address', f:bibtex-list($item('place'))],
        ['pages', f:bibtex-text(f:range-text($item('pages'), '--'))],
        ['type', f:bibtex-text($item('genre'))[$type = ('misc', 'unpublished')]], ['language', $item('language')],
        ['url', replace($item('url'), '[{{}}\\\s]', '')], ['doi', f:bibtex-text($item('doi'))], ['isbn', f:bibtex-text($item('isbn'))], ['issn', f:bibtex-text($item('issn'))],
        ['copyright', f:bibtex-text($item('licence'))],
        ['note', if ($note eq '' and $type eq 'unpublished') then 'Manuscript' else f:bibtex-text($note)]"/>
    <xsl:sequence select="f:bibtex-field('title', f:bibtex-title($item('title'))), f:bibtex-date($item('date')),
        $values ! f:bibtex-field(.(1), .(2))"/>
  </xsl:function>

  <!-- An edition that is counted, without the word, since styles print it. Only books and what is in them have one. -->
  <xsl:function name="f:bibtex-edition" as="xs:string?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="counted" as="xs:string" select="'^(.+?)\s+(edition|edn?\.?)$'"/>
    <xsl:sequence select="$item('edition')[$f:bibtex-types($item('csl-type')) = ('book', 'incollection')][matches(., $counted, 'i')] ! replace(., $counted, '$1', 'i')"/>
  </xsl:function>

  <!-- Year and month; a span and a text that is no date stand in the year. -->
  <xsl:function name="f:bibtex-date" as="xs:string*">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="parts" as="xs:integer*" select="f:date-parts($date/@when)"/>
    <xsl:variable name="years" as="xs:integer*" select="distinct-values($date/(@from, @not-before, @to, @not-after) ! f:date-parts(.)[1])"/>
    <xsl:sequence select="f:bibtex-field('year', (string($parts[1]), string-join($years, '--'), f:bibtex-text($date))[. ne ''][1]),
        $parts[2] ! ('month = ' || ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')[$parts[2]])"/>
  </xsl:function>

  <!-- What BibTeX has no field for. -->
  <xsl:function name="f:bibtex-note" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="has-day" as="xs:boolean" select="exists(f:date-parts($item('date')/@when)[3]) or exists($item('date')[@doubt or not(@when)]/@*)"/>
    <xsl:sequence select="f:note-text($item, ('subtitle', 'attributed', 'recipient', 'compiler', 'version', 'edition'[empty(f:bibtex-edition($item))], 'date'[$has-day], 'container-author', 'original', 'written', 'manuscript', 'paging', 'source', 'edition-date', 'licence'))"/>
  </xsl:function>
</xsl:stylesheet>
