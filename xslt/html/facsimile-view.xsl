<!-- facsimile: the list of images after the text, what a script makes the view beside the text from, and the way there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The images as a section after the text, and what a script makes the view beside the text from. -->
  <xsl:function name="f:facsimile-section" as="element(h:section)?">
    <xsl:param name="leaves" as="element(h:li)*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($leaves)">
      <section id="p:facsimile" class="leaves">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <h2>{f:word('facsimile')}</h2>
        <details>
          <summary>{f:phrase('images', string(count($leaves)))}</summary>
          <ol><xsl:sequence select="$leaves"/></ol>
        </details>
        <template>
          <aside id="p:beside" class="beside" tabindex="-1" aria-label="{f:word('facsimile')}" data-failed="{f:word('image-failed')}"
              data-zoom="{f:word('zoom-on')}">
            <xsl:sequence select="f:interface-attributes($language)"/>
            <div class="bar">
              <button type="button" data-do="back" aria-label="{f:word('image-before')}">‹</button>
              <select aria-label="{f:word('image')}"></select>
              <button type="button" data-do="on" aria-label="{f:word('image-after')}">›</button>
              <button type="button" data-do="all" aria-pressed="false" aria-label="{f:word('images-all')}">▦</button>
              <button type="button" data-do="in" aria-label="{f:word('zoom-in')}">+</button>
              <button type="button" data-do="out" aria-label="{f:word('zoom-out')}" disabled="">−</button>
              <button type="button" data-do="whole" aria-label="{f:word('zoom-whole')}" disabled="">⤢</button>
              <button type="button" data-do="fill" aria-pressed="false">{f:word('fill')}</button>
              <button type="button" data-do="close" aria-label="{f:word('close')}">×</button>
            </div>
            <div class="sheet"></div>
            <p class="said"><span role="status"></span>{' '}<a href="#p:text"></a></p>
          </aside>
        </template>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- The way to the images; a script shows them beside the text instead. The hosts from which they come are named.
       Where all images are missing, only the list says so. -->
  <xsl:function name="f:facsimile-button" as="element(h:a)?">
    <xsl:param name="leaves" as="element(h:li)*"/>
    <xsl:if test="$leaves/(@data-image | @data-service)">
      <xsl:variable name="hosts" as="xs:string*" select="distinct-values($leaves/@data-host)"/>
      <a class="button" id="p:facsimile-button" href="#p:facsimile" data-load="beside.css facsimile">
        <xsl:text>{f:word('facsimile')}</xsl:text>
        <xsl:if test="exists($hosts)"><span class="hosts"> ({f:phrase('image-from', string-join($hosts[position() le 2], ', ') || '…'[count($hosts) gt 2])})</span></xsl:if>
      </a>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
