<!-- How a place in a document is cited, before anybody has chosen one: a note in which the place's number is still open. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions" xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The kinds of places by which a document can be cited, in CSL's words: page, folio, line, paragraph. -->
  <xsl:function name="f:place-labels" as="xs:string*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="numbers" as="xs:string*" select="$document//pb[f:turns-page(.)] ! f:page-number(.)"/>
    <xsl:sequence select="distinct-values(($numbers ! f:locator-label(.))), 'line'[exists($document//l[@n])],
        'paragraph'[exists($document//(p | ab)[f:is-paragraph(.)])]"/>
  </xsl:function>

  <!-- What a style says before a place of some kind, one or many: symbol, short form and long. -->
  <xsl:function name="f:place-terms" as="element(p:terms)">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="forms" as="xs:string+" select="'symbol', 'short', 'long'"/>
    <p:terms label="{$label}" one="{string-join($forms ! s:term($call, $label, ., false()), '|')}"
        many="{string-join($forms ! s:term($call, $label, ., true()), '|')}"/>
  </xsl:function>
</xsl:stylesheet>
