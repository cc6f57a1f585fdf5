<!-- BibLaTeX: an entry, made of a citation item (biblatex 3.20, Database Guide). It goes beyond BibTeX by whole dates, the
     date of the original, its own field for a subtitle, and the entry types of letters and reference works. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="f:biblatex-types" static="yes" as="map(xs:string, xs:string)" select="map{'personal_communication': 'letter',
      'manuscript': 'unpublished', 'chapter': 'incollection', 'entry-dictionary': 'inreference', 'article-journal': 'article', 'article-newspaper': 'article',
      'book': 'book', 'webpage': 'online', 'document': 'misc'}"/>

  <!-- The entry. -->
  <xsl:function name="f:biblatex" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="head" as="xs:string" select="'@' || $f:biblatex-types($item('csl-type')) || '{' || f:bibtex-key($item('id'))"/>
    <xsl:sequence select="string-join(($head, f:bibtex-people($item), f:biblatex-fields($item)), ',&#xA;  ') || '&#xA;}&#xA;'"/>
  </xsl:function>

  <!-- The fields that aren't people. -->
  <xsl:function name="f:biblatex-fields" as="xs:string*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="type" as="xs:string" select="$f:biblatex-types($item('csl-type'))"/>
    <xsl:variable name="has-edition" as="xs:boolean" select="$type = ('book', 'incollection', 'inreference')"/>
    <xsl:variable name="has-version" as="xs:boolean" select="$type = ('misc', 'letter')"/>
    <xsl:variable name="around" as="xs:string"
        select="(map{'incollection': 'booktitle', 'inreference': 'booktitle', 'article': 'journaltitle', 'book': 'maintitle', 'online': 'organization'}($type), 'howpublished')[1]"/>
    <xsl:variable name="values" as="array(xs:string?)*" select="['editora', string-join($item('compiler') ! f:bibtex-name(.), ' and ')],
        ['bookauthor', string-join($item('container-author') ! f:bibtex-name(.), ' and ')], ['editoratype', 'compiler'[exists($item('compiler'))]], ['title', f:bibtex-title($item('title'))],
        ['subtitle', $item('subtitle') ! f:bibtex-title(.)], f:biblatex-date('date', $item('date')), f:biblatex-date('origdate', $item('original')),
        [$around, $item('container') ! (if ($type eq 'online') then f:bibtex-list(.) else f:bibtex-title(.))], ['series', f:bibtex-text($item('series'))], ['volume', f:bibtex-text($item('volume'))],
        ['number', f:bibtex-text(($item('issue'), $item('series-number'))[1])], ['edition', f:bibtex-text(f:version-text($item))[$has-edition]], ['version', f:bibtex-text($item('version'))[$has-version]],
        ['publisher', f:bibtex-list($item('publisher'))], ['location', f:bibtex-list($item('place'))],
        ['pages', f:bibtex-text(f:range-text($item('pages'), '--'))],
        ['type', f:bibtex-text($item('genre'))[not($type = ('incollection', 'inreference', 'article', 'book'))]],
        ['library', $item('manuscript') ! f:bibtex-text(string(.))], ['language', $item('language')],
        ['url', replace($item('url'), '[{}\\\s]', '')], ['doi', f:bibtex-text($item('doi'))], ['isbn', f:bibtex-text($item('isbn'))], ['issn', f:bibtex-text($item('issn'))],
        ['note', f:bibtex-text(f:note-text($item, ('attributed', 'recipient', 'version'[not($has-edition or $has-version)], 'edition'[not($has-edition)], 'date'[f:edtf($item('date')) = ''], 'original'[f:edtf($item('original')) = ''], 'written',
            'paging', 'source', 'edition-date', 'licence')))]"/>
    <xsl:sequence select="$values ! f:bibtex-field(.(1), .(2))"/>
  </xsl:function>

  <!-- A date in a field of its own; one that is only text stands where BibTeX has the year. -->
  <xsl:function name="f:biblatex-date" as="array(xs:string?)*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="written" as="xs:string?" select="f:edtf($date)"/>
    <xsl:sequence select="[$name, $written], ['year', f:bibtex-text(string($date))][$name eq 'date' and $written eq '']"/>
  </xsl:function>
</xsl:stylesheet>
