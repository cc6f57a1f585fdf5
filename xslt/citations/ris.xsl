<!-- RIS: a record, made of a citation item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="f:ris-types" static="yes" as="map(xs:string, xs:string)" select="map{'personal_communication': 'PCOMM', 'manuscript': 'MANSCPT',
      'chapter': 'CHAP', 'entry-dictionary': 'DICT', 'article-journal': 'JOUR', 'article-newspaper': 'NEWS', 'book': 'BOOK', 'webpage': 'ELEC',
      'document': 'GEN'}"/>

  <!-- The record. -->
  <xsl:function name="f:ris" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="string-join((f:ris-line('TY', $f:ris-types($item('csl-type'))), f:ris-people($item), f:ris-lines($item), 'ER  - &#xD;&#xA;'))"/>
  </xsl:function>

  <!-- One line: a tag and a value, which can't break it; nothing without a value. -->
  <xsl:function name="f:ris-line" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="f:one-line($value)[. ne ''] ! ($tag || '  - ' || . || '&#xD;&#xA;')"/>
  </xsl:function>

  <!-- The people, one a line: the recipient of a letter is its second author, elsewhere that is the editor. -->
  <xsl:function name="f:ris-people" as="xs:string*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="is-letter" as="xs:boolean" select="$item('csl-type') eq 'personal_communication'"/>
    <xsl:sequence select="$item('author') ! f:ris-line('AU', f:sort-name(.)), $item('recipient')[$is-letter] ! f:ris-line('A2', f:sort-name(.)),
        $item('editor') ! f:ris-line(if ($is-letter) then 'A3' else 'A2', f:sort-name(.)), $item('translator') ! f:ris-line('A4', f:sort-name(.))"/>
  </xsl:function>

  <!-- The other fields. -->
  <xsl:function name="f:ris-lines" as="xs:string*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="fields" as="array(xs:string?)*" select="['TI', $item('title')], ['T2', $item('container')], ['T3', f:numbered-series($item)],
        ['VL', $item('volume')], ['IS', $item('issue')], ['ET', f:version-text($item)], ['SN', ($item('isbn'), $item('issn'))[1]], ['SP', $item('pages')/@first/string()], ['EP', $item('pages')/@last/string()],
        ['PY', f:ris-year($item('date'))], ['DA', f:ris-date($item('date'))], ['OP', $item('original') ! f:noted(.)],
        ['PB', $item('publisher')], ['CY', $item('place')], ['DB', $item('manuscript')/string-join((@place, @repository), ', ')],
        ['AN', $item('manuscript')/string-join((@collection, @shelfmark), ', ')], ['M3', $item('genre')], ['LA', $item('language')],
        ['UR', $item('url')], ['DO', $item('doi')], ['ID', $item('id')]"/>
    <xsl:variable name="noted" as="xs:string*" select="'subtitle', 'attributed', 'compiler', 'recipient'[$item('csl-type') ne 'personal_communication'],
        'date'[empty(f:ris-year($item('date'))) or $item('date')/@doubt], 'edition-date', 'container-author', 'written', 'paging', 'source', 'licence'"/>
    <xsl:sequence select="$fields ! f:ris-line(.(1), .(2)), $noted ! f:ris-line('N1', f:note-text($item, .))"/>
  </xsl:function>

  <!-- The series, with the number in it, for which there is no field. -->
  <xsl:function name="f:numbered-series" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="string-join(($item('series'), $item('series-number')), ', ')"/>
  </xsl:function>

  <!-- The year of a date, of our era. -->
  <xsl:function name="f:ris-year" as="xs:string?">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="first" as="xs:string?" select="($date/@when, $date/@from, $date/@not-before, $date/@to, $date/@not-after)[1]"/>
    <xsl:sequence select="substring($first, 1, 4)[matches(., '^\d{4}$')]"/>
  </xsl:function>

  <!-- A date as year, month and day with strokes, and behind the third one a span as it is written. -->
  <xsl:function name="f:ris-date" as="xs:string?">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($date/@when, '-'), '', '', ''"/>
    <xsl:sequence select="f:ris-year($date)
        ! (if ($date/@when) then string-join($parts[position() le 3], '/') || '/' else . || '///' || $date)"/>
  </xsl:function>
</xsl:stylesheet>
