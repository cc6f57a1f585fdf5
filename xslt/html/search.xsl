<!-- The page of the search, and what shows the words that it found. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Before the template for all lists: the page is empty until assets/search.js fills it. -->
  <xsl:template match="/p:index-page[@kind eq 'search']" as="element(h:html)" priority="1">
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:word('search')"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" as="element()+">
        <link rel="stylesheet" href="{f:root(.)}assets/search.css"/>
        <xsl:sequence select="('search', 'collection', 'choose') ! f:script(f:root(current()), .)"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document">
            <h1><xsl:sequence select="f:interface-attributes($language)"/>{f:word('search')}</h1>
          </header>
          <noscript>
            <div>
              <xsl:sequence select="f:interface-attributes($language)"/>
              <p>{f:word('search-script')}</p>
              <ul>
                <li><a href="index.html">{f:word('contents')}</a></li>
                <xsl:for-each select="p:way"><li><a href="{@href}">{f:word(@title)}</a></li></xsl:for-each>
              </ul>
            </div>
          </noscript>
          <div id="p:search" hidden="" data-language="{$f:interface-language}">
            <xsl:sequence select="f:interface-attributes($language), f:search-form(), f:search-found()"/>
          </div>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What is asked: words, order, date, and filters. -->
  <xsl:function name="f:search-form" as="element(h:form)">
    <form role="search" action="search.html" aria-label="{f:word('search')}">
      <p class="words">
        <label for="p:words">{f:word('search-text')}</label>
        <input type="search" id="p:words" name="q" autocomplete="off" aria-describedby="p:words-hint"/>{' '}<button>{f:word('search')}</button>
      </p>
      <p class="hint" id="p:words-hint">{f:word('search-hint')}</p>
      <p class="order">
        <label>{f:word('search-sort')}{' '}
          <select name="sort">
            <option value="">{f:word('search-sort-relevance')}</option>
            <option value="date">{f:word('search-sort-date')}</option>
            <option value="-date">{f:word('search-sort-date-down')}</option>
          </select></label>
      </p>
      <details class="filters">
        <summary>{f:word('search-filters')}</summary>
        <fieldset aria-describedby="p:range-hint">
          <legend>{f:word('search-date')}</legend>
          <label>{f:word('search-from')}{' '}<input name="from" size="10" autocomplete="off"/></label>
          <xsl:text> </xsl:text>
          <label>{f:word('search-to')}{' '}<input name="to" size="10" autocomplete="off"/></label>
          <p class="hint" id="p:range-hint">{f:word('search-date-hint')}</p>
        </fieldset>
        <xsl:for-each select="'person', 'place', 'volume', 'year', 'language', 'kind'">
          <fieldset data-facet="{.}">
            <legend>{f:word('search-' || .)}</legend>
            <p class="narrow" hidden=""><label>{f:word('search-narrow')}{' '}<input type="search" autocomplete="off"/></label></p>
            <ul></ul>
          </fieldset>
        </xsl:for-each>
      </details>
    </form>
  </xsl:function>

  <!-- What is found, and all that may be said of it; {} stands for a number or a name. -->
  <xsl:function name="f:search-found" as="element()+">
    <p class="chosen" hidden="" data-remove="{f:word('search-remove')}"><button type="button" data-clear="">{f:word('search-clear')}</button></p>
    <p id="p:found" role="status">
      <xsl:for-each select="'begin', 'working', 'none', 'one', 'many', 'similar', 'failed', 'small', 'part', 'hits'">
        <xsl:attribute name="data-{.}" select="f:word('search-' || .)"/>
      </xsl:for-each>
      <xsl:attribute name="data-page" select="f:word('page-label:p.')"/>
    </p>
    <p class="hint" id="p:found-how" hidden=""></p>
    <xsl:sequence select="f:choose('', $f:interface-language)"/>
    <ol class="results" data-choose=""></ol>
    <p><button type="button" class="more" hidden="">{f:word('search-more')}</button></p>
    <template id="p:kinds">
      <xsl:for-each select="tokenize('letter diary-entry telegram dispatch memorandum conversation chapter play poem inscription manuscript article entry book document')">
        <data value="{.}">{f:word('kind:' || .)}</data>
      </xsl:for-each>
    </template>
  </xsl:function>

  <!-- What a document's page says when the words that a search found are marked in it; assets/marks.js shows it. -->
  <xsl:function name="f:marks-bar" as="element(h:template)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="$document/p:context/p:edition/@search eq 'yes'">
      <template id="p:marks">
        <p class="marks">
          <xsl:sequence select="f:interface-attributes($language)"/>
          <a href="{f:root($document)}search.html">{f:word('search-back')}</a>{' '}
          <span role="status" data-marks="{f:word('search-marks')}"></span>{' '}
          <button type="button" value="-1">{f:word('search-previous')}</button>{' '}
          <button type="button" value="1">{f:word('search-next')}</button>{' '}
          <button type="button" value="0">{f:word('search-unmark')}</button>
        </p>
      </template>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
