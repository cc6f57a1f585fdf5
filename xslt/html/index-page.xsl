<!-- The edition's own pages: the contents by volume and date, the lists of entries by letter. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:index-page" as="element(h:html)">
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:index-title(.)"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="('collection', 'choose')[current()/p:group/p:record] ! f:script(f:root(current()), .), .[p:group/p:item]/f:entries-style(.)"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document">
            <h1>{f:index-title(.)}</h1>
          </header>
          <xsl:sequence select="f:index-ways(., $language)"/>
          <xsl:sequence select="p:group[p:record][1]/f:choose(f:root(.), $language)"/>
          <xsl:apply-templates select="p:group"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What the page is called: the edition's title, a volume's, or the list's name in the interface's language. -->
  <xsl:function name="f:index-title" as="xs:string">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:variable name="list" as="xs:string?" select="$page/@kind[not(. = ('home', 'contents'))] ! f:word(.)"/>
    <xsl:sequence select="string-join(($list, $page/@title[. ne '']), ': ')"/>
  </xsl:function>

  <!-- The ways to the pages beside this one. -->
  <xsl:function name="f:index-ways" as="element(h:nav)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($page/p:way)">
      <nav class="ways" aria-label="{f:word('ways')}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <ul><xsl:apply-templates select="$page/p:way"/></ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:template match="p:way" as="element(h:li)"><li><a href="{@href}">{f:group-title(@title)}</a></li></xsl:template>

  <xsl:template match="p:way[@href eq '']" as="element(h:li)"><li><span aria-current="page">{f:group-title(@title)}</span></li></xsl:template>

  <!-- Some documents or entries under one heading. -->
  <xsl:template match="p:group" as="element(h:section)">
    <section>
      <xsl:apply-templates select=".[@title ne '' and @href eq '']" mode="label"/>
      <xsl:where-populated><ol class="contents" data-choose=""><xsl:apply-templates select="p:record"/></ol></xsl:where-populated>
      <xsl:where-populated><ul class="entries"><xsl:apply-templates select="p:item"/></ul></xsl:where-populated>
    </section>
  </xsl:template>

  <!-- A group that has a page of its own. -->
  <xsl:template match="p:group[@href ne '' and empty(*)]" as="element(h:p)">
    <p class="group"><a href="{@href}">{f:group-title(@title)}</a><xsl:sequence select="f:group-count(.)"/></p>
  </xsl:template>

  <xsl:template match="p:group" mode="label" as="element()+">
    <h2>{f:group-title(@title)}</h2>
    <xsl:if test="p:record"><p class="group-count"><xsl:sequence select="f:group-count(.)"/></p></xsl:if>
  </xsl:template>

  <!-- What some documents or entries are called: a volume's title, a letter, a year, or that they are undated. -->
  <xsl:function name="f:group-title" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="
        if (starts-with($title, 'Undated')) then f:word('undated') || substring-after($title, 'Undated')
        else if (matches($title, '^-\d')) then f:day-name(f:year($title)) || substring-after($title, f:year($title))
        else $title"/>
  </xsl:function>

  <!-- How many documents or entries a group has; with the years of documents, unless the title says them. -->
  <xsl:function name="f:group-count" as="element(h:span)">
    <xsl:param name="group" as="element(p:group)"/>
    <xsl:variable name="years" as="xs:string" select="f:years-named(string($group/@from), string($group/@to))"/>
    <span class="count">
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="not($group/@from)">({$group/@count})</xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="f:interface-attributes(f:edition-language($group))"/>
          <xsl:value-of select="f:counted($group/@count), $years[not(contains(string($group/@title), .))]" separator=", "/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:function>

  <!-- A document in the contents: its title, and its date where neither the title nor what stands above ($said) says it. -->
  <xsl:template match="p:record" as="element(h:li)">
    <xsl:param name="said" as="xs:string*" select="()" tunnel="yes"/>
    <li>
      <a href="{f:page-of(.)}">
        <xsl:where-populated><xsl:attribute name="lang" select="f:language-tag(@lang)"/></xsl:where-populated>
        <xsl:value-of select="(p:title/normalize-space()[. ne ''], @id)[1]"/>
      </a>
      <xsl:for-each select="p:date/(normalize-space()[. ne ''], @when/string())[1][not(. = $said)]
          [not(contains(normalize-space(current()/p:title[1]), .))]">
        <span class="date">{' '}{.}</span>
      </xsl:for-each>
    </li>
  </xsl:template>

  <!-- An entry in a list: its name and how often it is mentioned. -->
  <xsl:template match="p:item" as="element(h:li)">
    <li><a href="{@href}">{@label}</a><span class="count">{' '}({@count})</span><xsl:where-populated><span class="about">{@about}</span></xsl:where-populated></li>
  </xsl:template>
</xsl:stylesheet>
