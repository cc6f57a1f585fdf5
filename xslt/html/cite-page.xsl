<!-- The page that says how to cite: the edition as a whole, a document of it, and a page or a paragraph of that document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What citations.xsl says of the edition, as XML; nothing but for this page. -->
  <xsl:param name="cited-whole" as="xs:string" select="''"/>
  <xsl:variable name="f:said-whole" as="element(p:cited)?" select="if ($cited-whole eq '') then () else parse-xml($cited-whole)/p:cited"/>

  <xsl:template match="/TEI[p:context/p:whole]" as="element(h:html)" priority="1">
    <!-- Before the template for all documents: the document is but the example. -->
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:word('cite-edition')"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="f:style(f:root(.), 'own')"/>
      <xsl:with-param name="up" as="element(h:a)"><a href="{f:root(.)}index.html">{f:word('home')}</a></xsl:with-param>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document"><h1><xsl:sequence select="f:interface-attributes($language)"/>{f:word('cite-edition')}</h1></header>
          <xsl:sequence select="f:cite-whole(., $language), f:cite-example(., $language), f:cite-places(., $language)"/>
          <xsl:sequence select="f:cite-addresses(., $language), f:cite-downloads(., $language)"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The edition as a whole: in each style, and the facts of which that is made. -->
  <xsl:function name="f:cite-whole" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <section id="p:cite-whole" class="cite">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <h2>{f:word('cite-the-edition')}</h2>
      <p>{f:word('cite-edition-lead')}</p>
      <xsl:sequence select="$f:said-whole/p:style[*] ! f:cite-style(., position() eq 1)"/>
      <xsl:where-populated><dl class="facts"><xsl:sequence select="f:edition-facts($f:said-whole/p:item)"/></dl></xsl:where-populated>
    </section>
  </xsl:function>

  <!-- What is known of the edition. -->
  <xsl:function name="f:edition-facts" as="element()*">
    <xsl:param name="item" as="element(p:item)?"/>
    <xsl:for-each-group select="$item/p:field[@name = ('publisher', 'place', 'version', 'edition', 'date', 'url', 'doi', 'licence')]" group-by="@name">
      <dt>{f:word((map{'date': 'published', 'url': 'cite-address', 'version': 'cite-version', 'place': 'place-published'}(@name), @name)[1])}</dt>
      <dd><xsl:sequence select="if (@name = 'url') then f:link(f:outward-url(.), ., ()) else if (@name = 'doi') then f:link('https://doi.org/' || ., ., ()) else string()"/></dd>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A document: this one, in each style. -->
  <xsl:function name="f:cite-example" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <section id="p:cite-document" class="cite">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <h2>{f:word('cite-the-document')}</h2>
      <p>{f:word('cite-document-lead')}</p>
      <p>{f:word('for-example')}{f:word('colon')}<a href="{f:encoded(f:id($document))}.html"><xsl:sequence select="f:title-attributes($document, $f:interface-language)"/>{f:title($document)}</a></p>
      <xsl:sequence select="$f:said/p:style[*] ! f:cite-style(., position() eq 1)"/>
    </section>
  </xsl:function>

  <!-- A page and a paragraph of it: in each style, and by its address. -->
  <xsl:function name="f:cite-places" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="places" as="element()*" select="f:citable-places($document)"/>
    <section id="p:cite-places" class="cite">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <h2>{f:word('cite-the-place')}</h2>
      <p>{f:word('cite-place-lead')}</p>
      <xsl:for-each select="$places">
        <h3>{f:capitalised(f:phrase('place-' || f:place-kind(.), f:place-number(.)))}</h3>
        <xsl:sequence select="f:cited-places(.), f:cited-address(., $document)"/>
      </xsl:for-each>
    </section>
  </xsl:function>

  <!-- The document's first page that has a number, and its second paragraph, else its first. -->
  <xsl:function name="f:citable-places" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="paragraphs" as="element()*" select="$document/text//(p | ab)[f:is-paragraph(.)]"/>
    <xsl:sequence select="($document/(text | sourceDoc)//pb[f:turns-page(.)][f:page-number(.)])[1], ($paragraphs[2], $paragraphs[1])[1]"/>
  </xsl:function>

  <!-- What kind of place it is, in CSL's words, and its number. -->
  <xsl:function name="f:place-kind" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="if ($place/self::pb) then f:locator-label(f:page-number($place)) else 'paragraph'"/>
  </xsl:function>
  <xsl:function name="f:place-number" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="if ($place/self::pb) then f:page-number($place) else f:paragraph-number($place)"/>
  </xsl:function>

  <!-- How a place is cited in a note or in the text, in each style. -->
  <xsl:function name="f:cited-places" as="element(h:dl)?">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="notes" as="element(p:note)*" select="$f:said/p:style/p:note[@label = f:place-kind($place)][not(@all)]"/>
    <xsl:where-populated>
      <dl class="places">
        <xsl:for-each select="$notes">
          <dt>{../@name}</dt>
          <dd><bdi lang="en"><xsl:apply-templates select="node()" mode="p:cited"><xsl:with-param name="number" select="f:place-number($place)" tunnel="yes"/></xsl:apply-templates></bdi></dd>
        </xsl:for-each>
        <xsl:for-each select="$f:said/p:beside[@label = f:place-kind($place)]">
          <dt>LaTeX</dt>
          <dd><code><xsl:apply-templates select="node()" mode="p:cited"><xsl:with-param name="number" select="f:place-number($place)" tunnel="yes"/></xsl:apply-templates></code></dd>
        </xsl:for-each>
      </dl>
    </xsl:where-populated>
  </xsl:function>

  <!-- The address of a place: on the web if that is known. -->
  <xsl:function name="f:cited-address" as="element(h:p)">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="page" as="xs:string" select="f:encoded(f:id($document)) || '.html'"/>
    <xsl:variable name="anchor" as="xs:string" select="'#' || replace(encode-for-uri(f:address($place)), '%3A', ':')"/>
    <p class="address">{f:word('cite-address')}{f:word('colon')}<a href="{$page}{$anchor}">{(f:document-url($document), $page)[1]}{$anchor}</a></p>
  </xsl:function>

  <!-- What holds of the addresses of documents, pages and paragraphs. -->
  <xsl:function name="f:cite-addresses" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <section id="p:cite-addresses" class="cite">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <h2>{f:word('cite-addresses')}</h2>
      <xsl:for-each select="'document', 'page', 'paragraph', 'version'"><p>{f:word('cite-address-of-' || .)}</p></xsl:for-each>
    </section>
  </xsl:function>

  <!-- The files that say it for programs: of the whole, of the document, and of what a reader has collected. -->
  <xsl:function name="f:cite-downloads" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="own" as="element(p:file)*" select="$document/p:context/p:file[@format = ('bibtex', 'biblatex', 'ris', 'csl', 'endnote', 'mods', 'dc')]"/>
    <section id="p:files" class="files">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <h2>{f:word('cite-files')}</h2>
      <dl>
        <dt>{f:word('cite-the-edition')}</dt>
        <dd><xsl:sequence select="$document/p:context/p:whole/p:file[@format eq 'cff'] ! f:file-link(., 'citation')"/></dd>
        <dt>{f:word('bibliography')}</dt>
        <dd><xsl:sequence select="$document/p:context/p:whole/p:file[@format ne 'cff'] ! f:file-link(., 'citation')"/></dd>
        <dt>{f:word('cite-the-example')}</dt>
        <dd><xsl:sequence select="$own ! f:file-link(., 'citation')"/></dd>
      </dl>
      <p>{f:word('cite-collection')} <a href="{f:root($document)}collection.html">{f:word('collection')}</a></p>
    </section>
  </xsl:function>
</xsl:stylesheet>
