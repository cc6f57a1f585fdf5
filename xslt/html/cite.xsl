<!-- How to cite the document and its places: in each style, as an entry of a bibliography and as a note; assets/cite.js makes use of it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="places.xsl"/>
  <xsl:include href="open-forms.xsl"/>

  <!-- What citations.xsl says of the document, as XML; nothing where it wasn't asked. -->
  <xsl:param name="cited" as="xs:string" select="''"/>
  <xsl:variable name="f:said" as="element(p:cited)?" select="if ($cited eq '') then () else parse-xml($cited)/p:cited"/>

  <!-- The section. What a script needs to cite a place stands in it too, as templates that nobody sees. -->
  <xsl:function name="f:cite-section" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="styles" as="element(p:style)*" select="$f:said/p:style[*]"/>
    <xsl:if test="exists($styles)">
      <section id="p:cite" class="cite" data-id="{f:id($document)}" data-title="{f:title($document)}" data-pages="{$f:said/p:pages}"
          data-root="{f:root($document)}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <h2>{f:word('cite')}</h2>
        <xsl:sequence select="$styles ! f:cite-style(., position() eq 1)"/>
        <xsl:for-each select="$f:said/p:beside"><template data-label="{@label}"><xsl:apply-templates select="node()" mode="p:cited"/></template></xsl:for-each>
      </section>
      <xsl:sequence select="f:cite-dialog($document), f:cite-tools($language)"/>
    </xsl:if>
  </xsl:function>

  <!-- A style: the first stands open. What is cited is in English, whatever the page is in. -->
  <xsl:function name="f:cite-style" as="element(h:details)">
    <xsl:param name="style" as="element(p:style)"/>
    <xsl:param name="is-open" as="xs:boolean"/>
    <details data-style="{$style/@short}" data-range="{$style/@range}" data-open="{$style/@open}" data-close="{$style/@close}">
      <xsl:if test="$is-open"><xsl:attribute name="open" select="''"/></xsl:if>
      <summary>{$style/@name}</summary>
      <dl>
        <xsl:for-each select="$style/(p:entry | p:note | p:short | p:source)[not(@label)][normalize-space()]">
          <dt>{f:word(f:cite-form(.))}</dt>
          <dd data-form="{local-name()}"><bdi lang="en"><xsl:apply-templates select="node()" mode="p:cited"/></bdi></dd>
        </xsl:for-each>
      </dl>
      <xsl:sequence select="$style/(p:note | p:short)[@label][not(f:is-same-note(.))] ! f:open-form(.)"/>
    </details>
  </xsl:function>

  <!-- Is a cite with all pages like that with one of them? -->
  <xsl:function name="f:is-same-note" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="exists($note/@all) and $note = $note/preceding-sibling::*[local-name() eq local-name($note) and @label = $note/@label]"/>
  </xsl:function>

  <!-- The interface's word for a form of citation. -->
  <xsl:function name="f:cite-form" as="xs:string">
    <xsl:param name="form" as="element()"/>
    <xsl:sequence select="if ($form/self::p:note) then 'cite-' || $form/../@kind else 'cite-' || local-name($form)"/>
  </xsl:function>

  <!-- The dialog in which a reader chooses what of the document is cited, and how. It opens by script only, which fills in the
       styles and the files that the page has. -->
  <xsl:function name="f:cite-dialog" as="element(h:dialog)">
    <xsl:param name="document" as="element(TEI)"/>
    <dialog id="p:citing" class="citing" aria-labelledby="p:citing-title">
      <xsl:sequence select="f:interface-attributes(f:document-language($document))"/>
      <header>
        <h2 id="p:citing-title">{f:word('cite')}</h2>
        <button type="button" class="close" aria-label="{f:word('close')}">×</button>
      </header>
      <p class="choices">
        <label>{f:word('cite-what')} <select id="p:citing-place"><option value="">{f:word('cite-whole')}</option></select></label>
        <label>{f:word('cite-style')} <select id="p:citing-style"></select></label>
        <label>{f:word('cite-as')} <select id="p:citing-form">
          <xsl:for-each select="'entry', 'note', 'short'"><option value="{.}">{f:word('cite-' || .)}</option></xsl:for-each>
        </select></label>
      </p>
      <div id="p:citing-text" class="cited" lang="en" dir="auto" tabindex="0" role="region" aria-labelledby="p:citing-title" aria-live="polite"></div>
      <p class="deeds">
        <button type="button" id="p:citing-copy">{f:word('copy')}</button>
        <button type="button" id="p:citing-link">{f:word('copy-link')}</button>
        <button type="button" id="p:citing-keep" data-kept="{f:word('collected')}">{f:word('collect')}</button>
        <a href="{f:root($document)}collection.html">{f:word('collection')} <span class="collection-count"></span></a>
        <output id="p:citing-done" data-copied="{f:word('copied')}"></output>
      </p>
      <p class="address"><a id="p:citing-address" href=""></a></p>
      <xsl:if test="$document/p:context/p:file/f:file-group(@format) = 'citation'">
        <p class="forms" id="p:citing-files">{f:word('download')}{f:word('colon')}</p>
        <p class="beside" id="p:citing-beside" hidden="">{f:word('cite-beside')} <code></code>
          <button type="button" aria-label="{f:word('copy-command')}">{f:word('copy')}</button></p>
      </xsl:if>
    </dialog>
  </xsl:function>

  <!-- What shows itself beside a paragraph, and beside selected text. -->
  <xsl:function name="f:cite-tools" as="element(h:p)">
    <xsl:param name="language" as="xs:string"/>
    <p id="p:cite-tools" class="cite-tools" hidden="">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <button type="button" id="p:cite-here" hidden="" data-quoted="{f:word('quoted')}">
        <xsl:for-each select="'page', 'folio', 'paragraph', 'line'">
          <xsl:attribute name="data-{.}" select="f:word('cite-' || .)"/>
          <xsl:attribute name="data-{.}-place" select="f:word('place-' || .)"/>
        </xsl:for-each>
      </button>
      <span id="p:selected" hidden="">
        <button type="button" id="p:cite-selection">{f:word('cite-selection')}</button>
        <button type="button" id="p:share-selection">{f:word('copy-link')}</button>
      </span>
    </p>
  </xsl:function>

  <!-- The way from the tools to the section; a script opens the dialog instead, and shows the collection if there is one. -->
  <xsl:function name="f:cite-button" as="element(h:a)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:if test="$cited ne ''">
      <a class="button" id="p:cite-button" href="#p:cite" data-load="cite.css places collection cite">{f:word('cite-this')}</a>
      <a id="p:collection-link" hidden="" href="{f:root($document)}collection.html">{f:word('collection')} <span class="collection-count"></span></a>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
