<!-- The page of a person, a place, an organisation …: what the register says, and every mention. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:entry-page" as="element(h:html)">
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="string(@title)"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="up" as="element(h:a)"><a href="index.html">{f:word(@list)}</a></xsl:with-param>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document"><h1>{@title}</h1></header>
          <xsl:where-populated><div id="p:text" class="register"><xsl:apply-templates select="p:source/*"/></div></xsl:where-populated>
          <xsl:sequence select="f:elsewhere(., $language), f:mentions(., $language)"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The language of the edition's own pages: the settings', else the interface's. -->
  <xsl:function name="f:edition-language" as="xs:string">
    <xsl:param name="page" as="element()"/>
    <xsl:sequence select="(f:language-tag($page/p:context/p:edition/@language)[. ne ''], $f:interface-language)[1]"/>
  </xsl:function>

  <!-- Where the entry is named on the web. -->
  <xsl:function name="f:elsewhere" as="element(h:section)?">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="found" as="element(h:li)*" select="f:authorities($page)"/>
    <xsl:if test="exists($found)">
      <section id="p:elsewhere">
        <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:word('elsewhere')}</h2>
        <ul class="authorities"><xsl:sequence select="$found"/></ul>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- An identifier that is listed there needn't be shown twice. -->
  <xsl:template match="p:source/*/idno[f:is-authority(.)]" mode="field" as="empty-sequence()"/>

  <!-- Is an identifier of an entry the address of an authority's page, or half of one? -->
  <xsl:function name="f:is-authority" as="xs:boolean">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="said" as="xs:string" select="f:one-line(string($idno))"/>
    <xsl:sequence select="root($idno)/p:entry-page/p:authority[. eq $said or matches(., '^[a-z]+:') and ends-with($said, substring-after(., ':'))] => exists()"/>
  </xsl:function>

  <!-- Every mention, under the document that has it. -->
  <xsl:function name="f:mentions" as="element(h:section)">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <section id="p:mentions">
      <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:word('mentions')}</h2>
      <xsl:where-populated>
        <ul>
          <xsl:for-each-group select="$page/p:mention" group-adjacent="substring-before(@href || '#', '#')">
            <li>
              <xsl:sequence select="f:mentioning(current-group()[1])"/>
              <ul><xsl:apply-templates select="current-group()"/></ul>
            </li>
          </xsl:for-each-group>
        </ul>
      </xsl:where-populated>
      <xsl:if test="empty($page/p:mention)"><p><xsl:sequence select="f:interface-attributes($language)"/>{f:word('no-mentions')}</p></xsl:if>
    </section>
  </xsl:function>

  <!-- The document that mentions: its title and date. -->
  <xsl:function name="f:mentioning" as="node()*">
    <xsl:param name="mention" as="element(p:mention)"/>
    <a href="{substring-before($mention/@href || '#', '#')}">{($mention/@title[. ne ''], $mention/@href)[1]}</a>
    <xsl:if test="$mention/@date ne '' and not(contains($mention/@title, $mention/@date))">
      <span class="date">{' '}{$mention/@date}</span>
    </xsl:if>
  </xsl:function>

  <xsl:template match="p:mention" as="element(h:li)">
    <li>
      <a href="{@href}">{(@text[. ne ''], f:word(string(@role))[. ne ''], @title)[1]}</a>
      <span class="where">
        <xsl:value-of select="(@role[. ne ''] ! f:word(.), @page[. ne ''], (@count || '×')[number(current()/@count) gt 1]) ! (', ' || .)"
            separator=""/>
      </span>
    </li>
  </xsl:template>
</xsl:stylesheet>
