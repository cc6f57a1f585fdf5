<!-- core: quotations, speech and thought, citations with their sources, words held at a distance (TEI Guidelines 3.3). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A quotation that is set apart. -->
  <xsl:template match="q[f:is-block(.)] | quote[f:is-block(.)] | said[f:is-block(.)]" p:treatment="block" as="element(h:blockquote)">
    <blockquote><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></blockquote>
  </xsl:template>

  <!-- One that runs in the line, with the marks of its language unless the text has them. HTML's q would double them. -->
  <xsl:template match="q | quote | said | soCalled" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:mark(f:quotation-mark(., 'open'))"/>
      <xsl:apply-templates/>
      <xsl:sequence select="f:mark(f:quotation-mark(., 'close'))"/>
    </span>
  </xsl:template>

  <!-- A quotation mark that the source leaves to us. -->
  <xsl:function name="f:mark" as="element(h:span)?">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:if test="$mark ne ''"><span class="mark" data-made="">{$mark}</span></xsl:if>
  </xsl:function>

  <!-- A quotation with its source. -->
  <xsl:template match="cit" p:treatment="block" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="citedRange" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- One that touches the part of the reference before it is held apart from it. -->
  <xsl:template match="citedRange[preceding-sibling::node()[1][self::*]][not(parent::bibl[f:is-in-parts(.)])]" priority="0.9" as="node()+">
    <!-- Before the template for all of them, which next-match calls. -->
    <xsl:sequence select="f:separator(',')"/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
