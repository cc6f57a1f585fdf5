<!-- The head and the foot of the file: made text, parted from the document's own by a rule of twenty signs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:variable name="f:rule" static="yes" as="xs:string" select="'────────────────────'"/>

  <!-- The head: title, subtitles, authors, recipients, date, a line each. -->
  <xsl:function name="f:head" as="xs:string">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="string-join((f:title($document), f:subtitles($document),
        string-join(f:people($document, 'author'), ', '), f:people($document, 'recipient') => string-join(', ') => f:labelled('To '), f:date-text($document))[normalize-space()], '&#10;')"/>
  </xsl:function>

  <!-- Words after what they are. -->
  <xsl:function name="f:labelled" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:sequence select="if ($words eq '') then '' else $label || $words"/>
  </xsl:function>

  <!-- The foot: the source, the terms of use, and the edition that the text comes from. -->
  <xsl:function name="f:foot" as="xs:string">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="string-join((f:labelled(string((f:manuscript($document) ! string(), f:printed-source($document))[. ne ''][1]), 'Source: '), f:licence($document) ! f:terms-of-use(.), f:provenance($document))[. ne ''], '&#10;')"/>
  </xsl:function>

  <!-- The terms of use: the licence's short name, its address and status on a line, then its words. -->
  <xsl:function name="f:terms-of-use" as="xs:string*">
    <xsl:param name="licence" as="element(p:licence)"/>
    <xsl:variable name="facts" as="xs:string*"
        select="$licence/@label, $licence/@target ! ('&lt;' || . || '&gt;'), $licence/@status ! ('(' || . || ')')"/>
    <xsl:sequence select="if (exists($facts[. ne ''])) then 'Licence: ' || string-join($facts[. ne ''], ' ') else (),
        normalize-space($licence)"/>
  </xsl:function>

  <!-- Where the text comes from: the edition, its place, publisher and address, and the document's name in it. -->
  <xsl:function name="f:provenance" as="xs:string">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="edition" as="element(p:edition)?" select="$document/p:context/p:edition"/>
    <xsl:variable name="page" as="xs:string?"
        select="$edition/@base-url[. ne '']/(replace(., '/+$', '') || '/' || f:id($document) || '.html')"/>
    <xsl:sequence select="string-join(($edition/@title, $edition/@subtitle, $edition/@place, $edition/@publisher,
        'document ' || f:id($document), $page ! ('&lt;' || . || '&gt;'))[normalize-space()], ', ')"/>
  </xsl:function>

  <!-- The notes whose marks stand in the text, in their order under a heading; then those that the document points to. -->
  <xsl:template name="notes" as="element(t:block)*">
    <xsl:param name="text" as="element(t:block)"/>
    <xsl:variable name="marked" as="map(xs:string, xs:boolean)"
        select="map:merge($text//t:after/@n ! map:entry(string(), true()))"/>
    <xsl:variable name="notes" as="element(note)*" select="f:notes(.)[map:contains($marked, f:note-number(.))]"/>
    <xsl:if test="exists($notes) or exists(p:context/p:elsewhere/*)">
      <t:block apart="yes" underline="-">Notes</t:block>
      <xsl:apply-templates select="$notes, p:context/p:elsewhere/*" mode="note"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
