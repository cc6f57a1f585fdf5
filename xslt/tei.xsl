<!-- What a TEI document is, for every format: functions and accumulators, no output. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="tei/pages.xsl"/>
  <xsl:include href="tei/blocks.xsl"/>
  <xsl:include href="tei/neighbours.xsl"/>
  <xsl:include href="tei/notes.xsl"/>
  <xsl:include href="tei/choices.xsl"/>
  <xsl:include href="tei/apparatus.xsl"/>
  <xsl:include href="tei/quotes.xsl"/>
  <xsl:include href="tei/addresses.xsl"/>
  <xsl:include href="tei/languages.xsl"/>
  <xsl:include href="tei/renditions.xsl"/>
  <xsl:include href="tei/header.xsl"/>
  <xsl:include href="tei/titles.xsl"/>
  <xsl:include href="tei/people.xsl"/>
  <xsl:include href="tei/dates.xsl"/>
  <xsl:include href="tei/date-values.xsl"/>
  <xsl:include href="tei/calendars.xsl"/>
  <xsl:include href="tei/kinds.xsl"/>
  <xsl:include href="tei/page-range.xsl"/>
  <xsl:include href="tei/page-series.xsl"/>
  <xsl:include href="tei/sources.xsl"/>
  <xsl:include href="tei/versions.xsl"/>
  <xsl:include href="tei/citation.xsl"/>
  <xsl:include href="tei/source-list.xsl"/>
  <xsl:include href="tei/source-parts.xsl"/>
  <xsl:include href="tei/source-item.xsl"/>
  <xsl:include href="tei/source-reference.xsl"/>
  <xsl:include href="tei/names-from-text.xsl"/>
  <xsl:include href="tei/attributions.xsl"/>
  <xsl:include href="tei/name-words.xsl"/>
  <xsl:include href="tei/names.xsl"/>

  <!-- The document's id, which is also the name of its files without their endings. -->
  <xsl:function name="f:id" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string(root($node)/*/p:context/@id)"/>
  </xsl:function>

  <!-- What stands in the document itself: not what Pecia carries along in p:context, nor the header. -->
  <xsl:function name="f:in-text" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="empty($node/ancestor-or-self::teiHeader) and empty($node/ancestor-or-self::p:context)"/>
  </xsl:function>
</xsl:stylesheet>
