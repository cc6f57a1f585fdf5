<!-- EndNote XML: a record, made of a citation item, in the form that EndNote and Zotero read. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The types of references, each with its number. -->
  <xsl:variable name="f:endnote-types" static="yes" as="map(xs:string, xs:string)" select="map{'personal_communication': 'Personal Communication 26',
      'manuscript': 'Manuscript 36', 'chapter': 'Book Section 5', 'entry-dictionary': 'Dictionary 52', 'article-journal': 'Journal Article 17', 'article-newspaper': 'Newspaper Article 23', 'webpage': 'Web Page 12',
      'book': 'Book 6', 'document': 'Generic 13'}"/>

  <!-- A library of one record. -->
  <xsl:function name="f:endnote" as="element(xml)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="type" as="xs:string" select="$f:endnote-types($item('csl-type'))"/>
    <xml>
      <records>
        <record>
          <source-app name="Pecia" version="1">Pecia</source-app>
          <ref-type name="{replace($type, ' \d+$', '')}">{replace($type, '^.* ', '')}</ref-type>
          <xsl:sequence select="f:endnote-people($item)"/>
          <titles>
            <xsl:sequence select="f:endnote-element('title', string-join(($item('title'), $item('subtitle')), ': ')),
                f:endnote-element('secondary-title', $item('container')), f:endnote-element('tertiary-title', f:numbered-series($item))"/>
          </titles>
          <xsl:sequence select="f:endnote-element('pages', f:range-text($item('pages'), '-')), f:endnote-element('volume', $item('volume')), f:endnote-element('number', $item('issue')),
              f:endnote-element('edition', f:version-text($item)), f:endnote-dates($item),
              f:endnote-element('pub-location', $item('place')), f:endnote-element('publisher', $item('publisher')),
              f:endnote-element('isbn', ($item('isbn'), $item('issn'))[1]),
              f:endnote-element('call-num', $item('manuscript') ! string-join((@collection, @shelfmark), ', ')),
              f:endnote-element('electronic-resource-num', $item('doi')),
              f:endnote-element('notes', f:note-text($item, ('attributed', 'compiler', 'recipient'[not($item('csl-type') = 'personal_communication')], 'container-author', 'original', 'written', 'edition-date', 'paging', 'source', 'licence'))),
              f:endnote-element('work-type', $item('genre')),
              f:endnote-element('remote-database-name', $item('manuscript') ! string-join((@place, @repository), ', ')),
              f:endnote-element('language', $item('language')), f:endnote-element('label', $item('id'))"/>
          <xsl:if test="$item('url')"><urls><related-urls><url>{$item('url')}</url></related-urls></urls></xsl:if>
        </record>
      </records>
    </xml>
  </xsl:function>

  <!-- The people: the recipient of a letter is its second author, elsewhere that is the editor. -->
  <xsl:function name="f:endnote-people" as="element(contributors)?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="is-letter" as="xs:boolean" select="$item('csl-type') eq 'personal_communication'"/>
    <xsl:where-populated>
      <contributors>
        <xsl:sequence select="f:endnote-role('authors', $item('author')),
            f:endnote-role('secondary-authors', if ($is-letter) then $item('recipient') else $item('editor')),
            f:endnote-role('tertiary-authors', $item('editor')[$is-letter]), f:endnote-role('translated-authors', $item('translator'))"/>
      </contributors>
    </xsl:where-populated>
  </xsl:function>

  <!-- The people of one role. A name that is a whole ends in a comma, so that EndNote doesn't part it. -->
  <xsl:function name="f:endnote-role" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="people" as="element(p:person)*"/>
    <xsl:if test="exists($people)">
      <xsl:element name="{$name}">
        <xsl:for-each select="$people">
          <author>{f:one-line(f:sort-name(.)) || ','[current()/@literal]}</author>
        </xsl:for-each>
      </xsl:element>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:endnote-dates" as="element(dates)?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="date" as="element(p:date)?" select="$item('date')"/>
    <xsl:if test="$date">
      <dates>
        <xsl:sequence select="f:endnote-element('year', (f:ris-year($date), string($date))[. ne ''][1])"/>
        <pub-dates><date>{(f:edtf($date)[. ne ''], f:one-line($date))[1]}</date></pub-dates>
      </dates>
    </xsl:if>
  </xsl:function>

  <!-- An element, if it says anything. -->
  <xsl:function name="f:endnote-element" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="f:one-line($value) ne ''"><xsl:element name="{$name}">{f:one-line($value)}</xsl:element></xsl:if>
  </xsl:function>
</xsl:stylesheet>
