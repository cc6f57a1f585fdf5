<!-- A document as a page: its head, its text, the notes, what is known of it, and the ways to and from it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The page of a document. -->
  <xsl:template name="p:document-page" as="element(h:html)">
    <xsl:call-template name="p:report-renditions"/>
    <xsl:variable name="language" as="xs:string" select="f:document-language(.)"/>
    <xsl:variable name="text" as="element(h:div)" select="f:text(., $language)"/>
    <xsl:variable name="pages" as="element(h:nav)?" select="f:page-list(., $language)"/>
    <xsl:variable name="leaves" as="element(h:li)*" select="f:leaves(.)"/>
    <xsl:variable name="has-versions" as="xs:boolean" select="f:has-versions(.)"/>
    <xsl:variable name="has-apparatus" as="xs:boolean" select="f:has-apparatus(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:title(.)"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="address" select="f:document-url(.)"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:sequence select="f:document-links(.), f:metadata(.)"/>
        <xsl:sequence select="f:card-links(.)"/>
        <xsl:sequence select="f:notes-head(f:root(.), $text), f:pages-head(f:root(.), $pages)"/>
        <xsl:sequence select="f:style(f:root(.), 'facsimile')[exists($leaves)]"/>
        <xsl:sequence select="f:style(f:root(.), 'versions')[$has-versions]"/>
        <xsl:sequence select="(f:style(f:root(.), 'apparatus'), f:script(f:root(.), 'apparatus'))[$has-apparatus]"/>
        <xsl:sequence select="(f:style(f:root(.), 'choices'), f:script(f:root(.), 'choices'))[$has-versions or $has-apparatus]"/>
        <xsl:sequence select="f:script(f:root(.), 'offer')[$cited ne '']"/>
        <xsl:sequence select="f:script(f:root(.), 'printing')"/>
      </xsl:with-param>
      <xsl:with-param name="up" select="f:ways-up(., $language)"/>
      <xsl:with-param name="licence" select="f:licence-notes(., $language)"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <xsl:if test="p:context/@kept">
            <p id="p:kept" class="kept" role="note"><xsl:sequence select="f:interface-attributes($language)"/>{f:word('kept')}</p>
          </xsl:if>
          <xsl:sequence select="f:neighbours(., 'p:ways', $language), f:letter-ways(., $language)"/>
          <xsl:sequence select="f:document-head(., $language), f:tools(., $text, $leaves, $language)"/>
          <xsl:sequence select="$pages, $text, f:marks-bar(., $language)"/>
          <xsl:sequence select="f:facsimile-section($leaves, $language)"/>
          <xsl:sequence select="f:details(., $language)"/>
          <xsl:sequence select="f:cite-section(., $language)"/>
          <xsl:sequence select="f:take-away(., $language)"/>
          <xsl:sequence select="f:near(., $language)"/>
          <xsl:sequence select="f:neighbours(., (), $language)"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The way from the page to the output's root: empty, or steps upwards. -->
  <xsl:function name="f:root" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string(root($node)/*/p:context/@root)"/>
  </xsl:function>

  <!-- The text with its apparatus and its notes: what stands in text, or without one what stands in sourceDoc. Other
       parts than header, registers, facsimile and declarations, which a broken file may have here, are text too. -->
  <xsl:function name="f:text" as="element(h:div)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <div id="p:text">
      <xsl:where-populated><xsl:attribute name="data-page" select="f:cited-page(($document/text, $document)[1])"/></xsl:where-populated>
      <xsl:apply-templates select="f:parts-of-text($document)"/>
      <xsl:where-populated>
        <section id="p:apparatus">
          <xsl:on-non-empty><h2 data-made=""><xsl:sequence select="f:interface-attributes($language)"/>{f:word('apparatus')}</h2></xsl:on-non-empty>
          <xsl:where-populated><ol><xsl:apply-templates select="f:parts-of-text($document), $document/standOff" mode="apparatus"/></ol></xsl:where-populated>
        </section>
      </xsl:where-populated>
      <xsl:sequence select="f:notes-section($document, $language)"/>
    </div>
  </xsl:function>

  <!-- The children of the document that are its text; of one that has only images, these. -->
  <xsl:function name="f:parts-of-text" as="node()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="$document/(* | text()[normalize-space()])[not(self::teiHeader or self::p:context
        or self::standOff or self::fsdDecl or self::TEI or self::teiCorpus)][not(self::sourceDoc) or empty($document/text)]
        [not(self::facsimile) or empty($document/(text | sourceDoc))]"/>
  </xsl:function>

  <!-- Links for programs: neighbours, licence. -->
  <xsl:function name="f:document-links" as="element(h:link)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="context" as="element(p:context)?" select="$document/p:context"/>
    <xsl:sequence select="$context/p:previous/p:record/f:link-element('prev', f:page-of(.), ()),
        $context/p:next/p:record/f:link-element('next', f:page-of(.), ()),
        f:licence($document)/@target ! f:outward-url(.) ! f:link-element('license', ., ())"/>
  </xsl:function>

  <!-- A link for programs, if there is an address. -->
  <xsl:function name="f:link-element" as="element(h:link)?">
    <xsl:param name="rel" as="xs:string"/>
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="type" as="xs:string?"/>
    <xsl:if test="exists($address)">
      <link rel="{$rel}" href="{$address}"><xsl:where-populated><xsl:attribute name="type" select="$type"/></xsl:where-populated></link>
    </xsl:if>
  </xsl:function>

  <!-- The address of another document's page. -->
  <xsl:function name="f:page-of" as="xs:string">
    <xsl:param name="record" as="element(p:record)"/>
    <xsl:sequence select="f:root($record) || f:encoded($record/@id) || '.html'"/>
  </xsl:function>

  <!-- The ways up: the volume to which the document belongs. The edition's own page is linked on every page. -->
  <xsl:function name="f:ways-up" as="element(h:a)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <a href="{f:root($document)}index.html">{f:word('contents')}</a>
    <xsl:for-each select="$document/p:context/p:volume/@href">
      <a href="{f:url(.)}" rel="up">
        <xsl:sequence select="f:edition-attributes($f:interface-language, ../../p:edition)"/>
        <xsl:value-of select="(../@title[normalize-space(.) ne ''] ! f:group-title(.), f:word('volume'))[1]"/>
      </a>
    </xsl:for-each>
  </xsl:function>

  <!-- The document's title, people and date. -->
  <xsl:function name="f:document-head" as="element(h:header)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <header class="document">
      <h1>
        <xsl:if test="string-length(f:title($document)) gt 120"><xsl:attribute name="class" select="'long'"/></xsl:if>
        <xsl:sequence select="f:title-attributes($document, $language)"/>
        <xsl:value-of select="f:title($document)"/>
      </h1>
      <xsl:sequence select="f:head-lines($document, $language)"/>
    </header>
  </xsl:function>

  <!-- What can be done with the document: each part adds its button, link or switch. -->
  <xsl:function name="f:tools" as="element(h:div)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="text" as="element(h:div)"/>
    <xsl:param name="leaves" as="element(h:li)*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="tools" as="element()*">
      <xsl:sequence select="f:cite-button($document)"/>
      <xsl:sequence select="f:share-button($document)"/>
      <xsl:sequence select="f:facsimile-button($leaves)"/>
      <xsl:sequence select="f:versions-switch($document, $language)"/>
      <xsl:sequence select="f:witness-switch($text, $document)"/>
      <xsl:sequence select="f:diplomatic-switch($text)"/>
    </xsl:variable>
    <xsl:if test="exists($tools)">
      <div id="p:tools" class="tools" role="group" aria-label="{f:word('tools')}">
        <xsl:sequence select="f:interface-attributes($language), $tools"/>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- The switch between the reading text and the diplomatic text, where the text has both. It works by CSS alone. -->
  <xsl:function name="f:diplomatic-switch" as="element(h:span)?">
    <xsl:param name="text" as="element(h:div)"/>
    <xsl:if test="exists($text//@data-alternative)">
      <span class="switch">
        <input type="checkbox" id="p:diplomatic"/>
        <xsl:text> </xsl:text>
        <label for="p:diplomatic">{f:word('diplomatic')}</label>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- The ways to the documents before and after. -->
  <xsl:function name="f:neighbours" as="element(h:nav)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="id" as="xs:string?"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="records" as="element(p:record)*" select="$document/p:context/(p:previous | p:next)/p:record"/>
    <xsl:if test="exists($records)">
      <nav class="neighbours" aria-label="{f:word(if (exists($id)) then 'neighbours' else 'neighbours-below')}">
        <xsl:where-populated><xsl:attribute name="id" select="$id"/></xsl:where-populated>
        <xsl:sequence select="$records ! f:neighbour(., if (parent::p:previous) then 'previous' else 'next', $language)"/>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- The way to one neighbour, by its title. -->
  <xsl:function name="f:neighbour" as="element(h:a)">
    <xsl:param name="record" as="element(p:record)"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <a class="{$side}" rel="{if ($side eq 'next') then 'next' else 'prev'}" href="{f:page-of($record)}">
      <span class="side"><xsl:sequence select="f:interface-attributes($language)"/>{f:word($side)}</span>
      <xsl:text> </xsl:text>
      <span class="title">{($record/p:title[1]/normalize-space()[. ne ''], string($record/@id))[1]}</span>
    </a>
  </xsl:function>
</xsl:stylesheet>
