<!-- core: lists, ordered or not, of terms and descriptions (TEI Guidelines 3.8). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A list whose items are labelled is one of terms. -->
  <xsl:template match="list[label and item]" p:treatment="block" as="element(h:div)">
    <xsl:call-template name="p:list"><xsl:with-param name="kind" select="'dl'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="list[f:rendition(.) = ('ordered', 'lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman')
      or @type = ('ordered', 'numbered')][not(label)]" p:treatment="block" as="element(h:div)">
    <xsl:call-template name="p:list"><xsl:with-param name="kind" select="'ol'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="list" p:treatment="block" as="element(h:div)">
    <xsl:call-template name="p:list"><xsl:with-param name="kind" select="'ul'"/></xsl:call-template>
  </xsl:template>

  <!-- A list with what comes before its items (heading, opening words) and after them (trailer). -->
  <xsl:template name="p:list" as="element(h:div)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="items" as="element()*" select="item | label"/>
    <xsl:variable name="before" as="node()*" select="if ($items) then node()[. &lt;&lt; $items[1]] else node()"/>
    <xsl:variable name="after" as="node()*" select="node()[. >> $items[last()]]"/>
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="$before"/>
      <xsl:where-populated>
        <xsl:element name="{$kind}"><xsl:apply-templates select="node() except ($before, $after)"/></xsl:element>
      </xsl:where-populated>
      <xsl:apply-templates select="$after"/>
    </div>
  </xsl:template>

  <xsl:template match="item" p:treatment="block" as="element(h:li)">
    <li><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></li>
  </xsl:template>
  <xsl:template match="list[label]/item | list[headLabel or headItem]/headItem" p:treatment="block" as="element(h:dd)">
    <dd><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></dd>
  </xsl:template>
  <xsl:template match="list[item]/label | list[headLabel or headItem]/headLabel" p:treatment="block" as="element(h:dt)">
    <dt><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></dt>
  </xsl:template>

  <!-- A label that isn't a list's: of a stanza, a formula, a figure. -->
  <xsl:template match="label | headLabel | headItem" p:treatment="block" as="element()">
    <xsl:element name="{if (f:is-block(.) or parent::list) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
