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
      <xsl:with-param name="head" select="f:entries-style(.), f:card-links(.)"/>
      <xsl:with-param name="up" as="element(h:a)+">
        <a href="{f:root(.)}{@list}/index.html">{f:word(@list)}</a>
        <xsl:if test="@first"><a href="{f:root(.)}{@first}">{@title}</a></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document"><h1>{@title}</h1></header>
          <xsl:where-populated><div id="p:text" class="register"><xsl:apply-templates select="p:source/*"/></div></xsl:where-populated>
          <xsl:sequence select="f:elsewhere(., $language), f:mentions(., $language)"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- How pages and lists of entries look. -->
  <xsl:function name="f:entries-style" as="element(h:link)">
    <xsl:param name="page" as="element()"/>
    <link rel="stylesheet" href="{f:root($page)}assets/entries.css"/>
  </xsl:function>

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

  <!-- An identifier of something else, of a body or a place that is named: by its authority, and not by its whole address. -->
  <xsl:template match="p:source//idno[matches(., '^\s*https?://\S+\s*$')]" priority="0.9" as="element(h:span)">
    <span class="elsewhere"><xsl:sequence select="f:authority-link(f:one-line(string()))"/></span>
  </xsl:template>

  <!-- The names of an entry in one field, each form once. -->
  <xsl:template match="p:source/*/*[f:is-form(.)]" mode="field" priority="1" as="element()*">
    <xsl:if test="not(preceding-sibling::*[f:is-form(.)])">
      <dt data-made=""><xsl:sequence select="f:interface-attributes(f:language(.))"/>{f:field-label(.)}</dt>
      <dd class="names">
        <xsl:for-each-group select="../*[f:is-form(.)]" group-by="f:said-of(.), string(@xml:lang)" composite="yes">
          <xsl:if test="position() gt 1"><span data-made="">{' · '}</span></xsl:if>
          <xsl:apply-templates select="." mode="html"/>
        </xsl:for-each-group>
      </dd>
    </xsl:if>
  </xsl:template>

  <!-- Is the element a form of the name of a person, a place, an organisation? -->
  <xsl:function name="f:is-form" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="local-name($element) = ('persName', 'placeName', 'geogName', 'orgName', 'objectName', 'eventName')"/>
  </xsl:function>

  <!-- Is an identifier of an entry the address of an authority's page, or half of one? -->
  <xsl:function name="f:is-authority" as="xs:boolean">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="said" as="xs:string" select="f:one-line(string($idno))"/>
    <xsl:sequence select="root($idno)/p:entry-page/p:authority[. eq $said or matches(., '^[a-z]+:') and ends-with($said, substring-after(., ':'))] => exists()"/>
  </xsl:function>

  <xsl:template match="p:entry-page/p:way" as="element(h:li)"><li><a href="{f:root(.)}{@href}">{@title}</a></li></xsl:template>
  <xsl:template match="p:entry-page/p:way[@href eq '']" as="element(h:li)" priority="1"><li><span aria-current="page">{@title}</span></li></xsl:template>
</xsl:stylesheet>
