<!-- textstructure: divisions, headings, openers and closers, title pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template as="element(t:block)" p:treatment="block"
      match="text | body | front | back | group | div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | titlePage
          | argument | postscript">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <!-- A text within the text is indented. -->
  <xsl:template match="epigraph/quote | epigraph/q | epigraph/cit/quote | epigraph/cit/q" priority="1" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="floatingText | epigraph" as="element(t:block)" p:treatment="block">
    <t:block apart="yes" indent="    "><xsl:apply-templates/></t:block>
  </xsl:template>

  <!-- The heading of a division is underlined, twice for the highest; any other stands on its own line. -->
  <xsl:template match="head" as="element(t:block)" p:treatment="block">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template as="element(t:block)" p:treatment="block"
      match="head[parent::body or parent::front or parent::back or parent::group or parent::text
          or parent::*[starts-with(local-name(), 'div')]]">
    <t:block apart="yes" underline="{if (f:depth(.) le 1) then '=' else '-'}"><xsl:apply-templates/></t:block>
  </xsl:template>

  <!-- In how many divisions an element stands. -->
  <xsl:function name="f:depth" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="count($element/ancestor::*[matches(local-name(), '^div[1-7]?$')])"/>
  </xsl:function>

  <!-- Openers and closers are set apart, their lines are not. -->
  <xsl:template match="opener | closer | byline | trailer | imprimatur | docImprint | docEdition | docTitle"
      as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="salute | signed | dateline | docAuthor | docDate | titlePart"
      as="element(t:block)" p:treatment="block">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
  <!-- A part of a title page's statement that runs on with it. -->
  <xsl:template match="(docAuthor | docDate)[parent::byline or parent::docImprint or parent::titlePart or parent::p]" as="node()*"
      p:treatment="inline">
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
