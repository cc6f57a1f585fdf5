<!-- The edition's first page: its title, what is in it, the ways in, what is new, the contents. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:index-page[@kind eq 'home']" as="element(h:html)" priority="1">
    <!-- Before the template for all lists. -->
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="string(@title)"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="p:file/f:link-element('alternate', f:url(@href), @type), f:style(f:root(.), 'entries'), f:style(f:root(.), 'own'),
          ('collection', 'choose')[current()/p:group/p:record] ! f:script(f:root(current()), .)"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document home">
            <h1>{@title}</h1>
            <xsl:sequence select="f:home-lines(., $language)"/>
          </header>
          <xsl:sequence select="f:home-description(.), f:home-figures(., $language), f:home-search(., $language)"/>
          <xsl:sequence select="f:home-ways(., $language), f:home-newest(., $language), f:home-contents(., $language)"/>
          <xsl:sequence select="f:index-files(., $language)"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Below the title of the home page: the subtitle and the editors. -->
  <xsl:function name="f:home-lines" as="element(h:p)*">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="edition" as="element(p:edition)?" select="$page/p:context/p:edition"/>
    <xsl:where-populated><p class="subtitle">{$edition/@subtitle}</p></xsl:where-populated>
    <xsl:if test="exists($edition/p:editor)">
      <p class="editors"><xsl:sequence select="f:interface-attributes($language)"/>{f:word('edited-by')}{' '}{string-join($edition/p:editor, '; ')}</p>
    </xsl:if>
  </xsl:function>

  <!-- What the edition holds, as its settings describe it: a paragraph for each that they have. -->
  <xsl:function name="f:home-description" as="element(h:div)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:where-populated>
      <div class="description">
        <xsl:for-each select="tokenize($page/p:description, '\n\s*\n')[normalize-space()]"><p>{normalize-space()}</p></xsl:for-each>
      </div>
    </xsl:where-populated>
  </xsl:function>

  <!-- How much there is: documents, their years, their languages. -->
  <xsl:function name="f:home-figures" as="element(h:p)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:for-each select="$page/p:home[@documents ne '0']">
      <p class="figures">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <xsl:value-of select="f:counted(@documents), f:years-named(string(@from), string(@to))[. ne ''], f:number-of(@languages, 'languages')[xs:integer(current()/@languages) gt 1]"
            separator=" · "/>
      </p>
    </xsl:for-each>
  </xsl:function>

  <!-- The search, where a reader looks for it first. -->
  <xsl:function name="f:home-search" as="element(h:form)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:for-each select="$page/p:context/p:menu/p:entry[@word = 'search']">
      <form class="home-search" action="{f:root($page)}{@href}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <input type="search" name="q" aria-label="{f:word('search-text')}" placeholder="{f:word('search-text')}"/>{' '}<button class="button">{f:word('search')}</button>
      </form>
    </xsl:for-each>
  </xsl:function>

  <!-- The ways in: by date, and by what the lists of entries name, each with those that are mentioned most. -->
  <xsl:function name="f:home-ways" as="element(h:nav)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="ways" as="element(h:li)*">
      <xsl:for-each select="$page/p:way[@title eq 'calendar']">
        <li class="way{' over-time'[$page/p:home/p:period]}">
          <p class="name"><a href="{@href}">{f:word(@title)}</a></p>
          <xsl:sequence select="f:chart($page/p:home/p:period, 'documents', $language)"/>
        </li>
      </xsl:for-each>
      <xsl:for-each select="$page/p:home/p:list">
        <li class="way">
          <p class="name"><a href="{@href}">{f:word(@kind)}</a><span class="count">{' '}({@count})</span></p>
          <xsl:where-populated><ul class="most"><xsl:for-each select="p:item"><li><a href="{@href}"><xsl:sequence select="f:label-attributes(f:edition-language($page))"/>{@label}</a></li></xsl:for-each></ul></xsl:where-populated>
        </li>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($ways)">
      <nav class="ways-in" aria-label="{f:word('ways-in')}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <ul><xsl:sequence select="$ways"/></ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- What was changed last, each document with the day. -->
  <xsl:function name="f:home-newest" as="element(h:section)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($page/p:home/p:newest)">
      <section id="p:newest" class="newest">
        <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:word('feed')}</h2>
        <ol class="contents">
          <xsl:for-each select="$page/p:home/p:newest/p:record">
            <li>
              <a href="{f:page-of(.)}"><xsl:sequence select="f:title-language(@lang)"/>{(p:title/normalize-space()[. ne ''], @id)[1]}</a>
              <span class="date"><xsl:sequence select="f:interface-attributes($language)"/>{' '}{f:day-name(../@day)}</span>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- The contents: the documents themselves where they are few, else the ways to the volumes or years. -->
  <xsl:function name="f:home-contents" as="element()*">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="is-listed" as="xs:boolean" select="exists($page/p:group[p:record][@title ne ''])"/>
    <xsl:if test="exists($page/p:group) and not($is-listed)">
      <h2 id="p:contents"><xsl:sequence select="f:interface-attributes($language)"/>{f:word('contents')}</h2>
    </xsl:if>
    <xsl:sequence select="$page/p:group[p:record][1]/f:choose(f:root($page), $language)"/>
    <xsl:choose>
      <xsl:when test="exists($page/p:group/p:record)"><xsl:apply-templates select="$page/p:group"/></xsl:when>
      <xsl:otherwise><xsl:where-populated><div class="volumes"><xsl:apply-templates select="$page/p:group"/></div></xsl:where-populated></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The edition's downloads. -->
  <xsl:function name="f:index-files" as="element(h:section)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($page/p:file)">
      <section id="p:files" class="files">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <h2>{f:word('bibliography')}</h2>
        <ul>
          <xsl:for-each select="$page/p:file"><li><a href="{f:url(@href)}" type="{@type}">{f:word(@format)}</a></li></xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
