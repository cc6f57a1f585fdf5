<!-- The page of a reader's own collection: empty until assets/collection.js fills it from what the browser keeps. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:index-page[@kind eq 'collection']" as="element(h:html)" priority="1">
    <!-- Before the template for all lists: nothing of this page is known when the edition is built. -->
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:word('collection')"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="f:style(f:root(.), 'cite'), f:script(f:root(.), 'collection')"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document">
            <h1><xsl:sequence select="f:interface-attributes($language)"/>{f:word('collection')}</h1>
          </header>
          <noscript><p>{f:word('collection-script')}</p></noscript>
          <section id="p:collection" hidden="">
            <xsl:sequence select="f:interface-attributes($language), f:collection-parts(.)"/>
          </section>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The list, its style, and the files in which it can be taken away. -->
  <xsl:function name="f:collection-parts" as="element()+">
    <xsl:param name="page" as="element(p:index-page)"/>
    <p class="none">{f:word('collection-none')}</p>
    <p class="lead">{f:word('collection-lead')}</p>
    <p class="choices"><label>{f:word('cite-style')} <select></select></label></p>
    <ol class="collected"></ol>
    <template>
      <p class="entry" lang="en" dir="auto"></p>
      <p class="deeds"><a href=""></a>{' '}<button type="button">{f:word('take-out')}</button></p>
    </template>
    <p class="deeds">{f:word('download')}{f:word('colon')}<button type="button" data-deed="text">{f:word('as-text')}</button>
      <xsl:for-each select="$page/p:file">
        {' '}<button type="button" data-format="{@format}" data-ending="{substring-after(@href, 'bibliography')}"
          data-type="{@type}">{replace(f:word(@format), '^.*\((.*)\)$', '$1')}</button>
      </xsl:for-each></p>
    <p class="deeds"><a href="print.html">{f:word('print-chosen')}</a>{' '}<button type="button" data-deed="empty">{f:word('empty')}</button></p>
    <p><output data-failed="{f:word('fetch-failed')}"></output></p>
  </xsl:function>
</xsl:stylesheet>
