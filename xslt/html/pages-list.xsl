<!-- The list of a document's pages, from which a reader jumps to one. Of very many only some are listed: assets/pages.js, which makes a
     bar of the list, finds the others at their places in the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- How many pages of a series are listed at most, and the steps by which those are chosen that are. -->
  <xsl:variable name="f:most-pages" static="yes" as="xs:integer" select="60"/>
  <xsl:variable name="f:page-steps" static="yes" as="xs:integer+" select="1, 2, 5, 10, 20, 50, 100, 200, 500, 1000"/>

  <!-- The list: for each series of pages those at which one can begin to read, the cited series first. Nothing where no page turns. -->
  <xsl:function name="f:page-list" as="element(h:nav)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="root" as="node()" select="root($document)"/>
    <xsl:variable name="breaks" as="element(pb)*" select="if (f:has-pages($root)) then $document/(text | sourceDoc)/descendant::pb[f:turns-page(.)] else ()"/>
    <xsl:variable name="opening" as="xs:string?" select="f:opening-number($document, $breaks[1])"/>
    <xsl:if test="exists($breaks[2]) or exists($breaks) and exists($opening)">
      <nav class="pages" id="p:pages">
        <xsl:attribute name="aria-label" select="f:word('pages')"/>
        <xsl:sequence select="f:interface-attributes($language)"/>
        <details data-of="{f:word('of')}">
          <summary>{f:word('pages')}</summary>
          <xsl:variable name="cited" as="xs:string?" select="f:cited-series($root)"/>
          <xsl:variable name="series" as="xs:string+" select="distinct-values(($cited, $breaks ! f:all-series(.)))"/>
          <xsl:for-each select="$series">
            <xsl:if test="exists($series[2]) and . ne ''"><p class="series" lang="">{f:series-name($document, .)}</p></xsl:if>
            <xsl:sequence select="f:series-list(., $breaks[f:all-series(.) = current()], if (. = $cited) then $opening else ())"/>
          </xsl:for-each>
        </details>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- The number of the page that goes on where the text begins, if none begins there. -->
  <xsl:function name="f:opening-number" as="xs:string?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="first" as="element(pb)?"/>
    <xsl:variable name="number" as="xs:string?" select="$first ! f:cited-page(($document/text, $document)[1])"/>
    <xsl:sequence select="$number[. ne ($first ! f:page-number(.), '')[1]]"/>
  </xsl:function>

  <!-- Links to the pages of a series. -->
  <xsl:function name="f:series-list" as="element(h:ol)">
    <xsl:param name="series" as="xs:string"/>
    <xsl:param name="breaks" as="element(pb)*"/>
    <xsl:param name="opening" as="xs:string?"/>
    <xsl:variable name="step" as="xs:integer" select="($f:page-steps[count($breaks) le . * $f:most-pages], 10000)[1]"/>
    <ol data-series="{$series}">
      <xsl:for-each select="$opening"><li><a href="#p:text">{.}</a></li></xsl:for-each>
      <xsl:for-each select="$breaks[position() mod $step eq 1 or $step eq 1 or position() eq last()]">
        <li><a href="#{f:address(.)}">{(f:page-number(.), f:page-words(.))[1]}</a></li>
      </xsl:for-each>
    </ol>
  </xsl:function>

  <!-- What a page with such a list needs beside its text. -->
  <xsl:function name="f:pages-head" as="element()*">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="list" as="element(h:nav)?"/>
    <xsl:sequence select="$list ! (f:style($root, 'pages'), f:script($root, 'pages'))"/>
  </xsl:function>
</xsl:stylesheet>
