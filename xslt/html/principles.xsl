<!-- The page of editorial principles: what the headers say of how the edition was made. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:principles-page" as="element(h:html)">
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:word('principles')"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="f:style(f:root(.), 'own')"/>
      <xsl:with-param name="up" as="element(h:a)"><a href="{f:root(.)}index.html">{f:word('home')}</a></xsl:with-param>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document"><h1><xsl:sequence select="f:interface-attributes($language)"/>{f:word('principles')}</h1></header>
          <xsl:for-each-group select="p:principle" group-adjacent="string(@name)">
            <section>
              <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:principle-name(current-grouping-key())}</h2>
              <xsl:apply-templates select="current-group()"/>
            </section>
          </xsl:for-each-group>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One statement; before it those of which it holds, unless these are all documents. -->
  <xsl:template match="p:principle" as="element(h:div)">
    <div class="principle">
      <xsl:if test="p:document">
        <p class="where">
          <xsl:sequence select="f:interface-attributes(f:edition-language(.))"/>
          <xsl:text>{f:counted(@count)}: </xsl:text>
          <xsl:for-each select="p:document">
            <xsl:text>{', '[current()/preceding-sibling::p:document]}</xsl:text>
            <a href="{@href}"><xsl:sequence select="f:title-language(@lang)"/>{@title}</a>
          </xsl:for-each>
          <xsl:text>{' …'[xs:integer(current()/@count) gt count(current()/p:document)]}</xsl:text>
        </p>
      </xsl:if>
      <xsl:apply-templates select="* except p:document" mode="p:declared"/>
    </div>
  </xsl:template>

  <!-- What a statement is about, in the interface's words; where it has none, the element's name. -->
  <xsl:function name="f:principle-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="key" as="xs:string" select="'principle-' || $name"/>
    <xsl:sequence select="(f:word($key)[. ne $key], $name)[1]"/>
  </xsl:function>
</xsl:stylesheet>
