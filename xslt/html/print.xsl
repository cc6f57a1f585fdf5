<!-- The page that puts documents together to be printed: assets/print.js fills it with what a reader chose; and the way to choose. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:index-page[@kind eq 'print']" as="element(h:html)" priority="1">
    <!-- Before the template for all lists: nothing of this page is known when the edition is built. -->
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:word('print')"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" as="element()+">
        <xsl:sequence select="('tei-more', 'renditions', 'cite', 'assembly') ! f:style(f:root(current()), .)"/>
        <xsl:sequence select="('places', 'collection', 'print') ! f:script(f:root(current()), .)"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document">
            <h1><xsl:sequence select="f:interface-attributes($language)"/>{f:word('print')}</h1>
          </header>
          <p class="unscripted"><xsl:sequence select="f:interface-attributes($language)"/>{f:word('print-script')}</p>
          <section id="p:assembly" class="assembly" hidden="">
            <xsl:sequence select="f:interface-attributes($language), f:print-choices(), f:print-deeds()"/>
          </section>
          <div id="p:assembled"></div>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The list of what is printed, and how. -->
  <xsl:function name="f:print-choices" as="element()+">
    <p class="none">{f:word('print-none')}</p>
    <p class="lead">{f:word('print-lead')}</p>
    <ol class="chosen"></ol>
    <template>
      <label><input type="checkbox" checked=""/>{' '}<span></span></label>{' '}
      <span class="range">
        <button type="button">{f:word('print-range')}</button>
        <label hidden="">{f:word('print-from')} <select data-end="from"></select></label>{' '}
        <label hidden="">{f:word('print-to')} <select data-end="to"></select></label>
      </span>
    </template>
    <p class="choices">
      <label>{f:word('print-order')} <select id="p:order">
        <option value="">{f:word('print-as-chosen')}</option>
        <option value="date">{f:word('print-by-date')}</option>
        <option value="title">{f:word('print-by-title')}</option>
      </select></label>
      <label><input type="checkbox" id="p:with-notes" checked=""/> {f:word('notes')}</label>
      <label><input type="checkbox" id="p:diplomatic"/> {f:word('diplomatic')}</label>
    </p>
  </xsl:function>

  <!-- What puts them together and prints them, and what is told meanwhile. -->
  <xsl:function name="f:print-deeds" as="element()+">
    <p class="deeds">
      <button type="button" class="button" data-deed="gather" data-stop="{f:word('print-stop')}">{f:word('print-gather')}</button>
      <button type="button" class="button" data-deed="print" disabled="">{f:word('print')}</button>
      <a href="collection.html">{f:word('collection')}</a>
    </p>
    <p><progress aria-label="{f:word('print-progress')}" hidden="" value="0" max="1"></progress>{' '}<span class="count" hidden=""></span></p>
    <p><output data-done="{f:word('print-done')}" data-stopped="{f:word('print-stopped')}"></output></p>
    <div class="missing" role="alert" hidden="">
      <p>{f:word('print-missing')}</p>
      <ul></ul>
    </div>
  </xsl:function>

  <!-- The way to choose documents of a list whose element has data-choose: a button, which assets/choose.js shows, and what it says
       of how many are chosen. -->
  <xsl:function name="f:choose" as="element(h:p)">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <p id="p:choose" class="tools choose" data-root="{$root}" hidden="">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <button type="button" class="button" aria-pressed="false">{f:word('choose')}</button>
      <button type="button" class="button" data-deed="all" hidden="">{f:word('choose-all')}</button>
      <span hidden=""><a href="{$root}print.html">{f:word('print-chosen')}</a> · <a href="{$root}collection.html">{f:word('collection')}</a>{' '}<span class="collection-count" role="status"></span></span>
    </p>
  </xsl:function>
</xsl:stylesheet>
