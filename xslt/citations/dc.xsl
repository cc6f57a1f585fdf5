<!-- Dublin Core: a record, made of a citation item (the fifteen elements of DCMES 1.1, in the container of OAI-PMH 2.0). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="xsl xs map p f" expand-text="yes">

  <!-- The record; what has no element of its own is in the description. -->
  <xsl:function name="f:dc" as="element(oai_dc:dc)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <oai_dc:dc>
      <xsl:sequence select="f:dc-element('title', $item('title')), $item('author') ! f:dc-element('creator', f:sort-name(.)),
          ($item('editor'), $item('translator'), $item('compiler'), $item('recipient')) ! f:dc-element('contributor', f:sort-name(.)),
          $item('date') ! f:dc-element('date', (f:edtf(.)[. ne ''], string(.))[1]),
          f:dc-element('publisher', $item('publisher')), f:dc-element('type', 'Text'), f:dc-element('type', $item('genre')),
          f:dc-element('language', $item('language')), f:dc-element('identifier', $item('url')),
          f:dc-element('identifier', $item('doi') ! ('https://doi.org/' || .)), f:dc-element('identifier', $item('isbn') ! ('urn:isbn:' || translate(., ' ', ''))), f:dc-element('identifier', $item('issn') ! ('urn:issn:' || .)), f:dc-element('identifier', $item('id')),
          f:dc-element('relation', $item('container')), f:dc-element('relation', string-join(($item('series'), $item('series-number')), ', ')),
          f:dc-element('source', $item('source')), f:dc-element('source', $item('manuscript') ! string(.)), f:dc-element('rights', $item('licence')),
          f:dc-element('description', f:note-text($item, ('subtitle', 'attributed', 'recipient', 'translator', 'compiler', 'version', 'edition', 'container-author', 'original', 'written', 'edition-date', 'paging')))"/>
      <xsl:if test="$item('pages') or $item('volume') or $item('issue')">
        <xsl:sequence select="f:dc-element('description', string-join((
            $item('volume') ! ('vol. ' || .), $item('issue') ! ('no. ' || .), $item('pages') ! ('pp. ' || f:range-text(., '–'))), ', '))"/>
      </xsl:if>
    </oai_dc:dc>
  </xsl:function>

  <!-- An element, if it says anything. -->
  <xsl:function name="f:dc-element" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="f:one-line($value) ne ''">
      <xsl:element name="dc:{$name}" namespace="http://purl.org/dc/elements/1.1/">{f:one-line($value)}</xsl:element>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
