<!-- core: notes. A marker stays in the line, the note itself goes after the text (TEI Guidelines 3.9). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- In the line, a note that is collected leaves its number, which leads to it. -->
  <xsl:template match="note[f:is-collected(.)]" p:treatment="inline" as="element(h:a)">
    <a class="noteref" role="doc-noteref" id="ref:{f:address(.)}" href="#{f:address(.)}" data-made="">{f:note-number(.)}</a>
  </xsl:template>

  <!-- Any other note stands where it is: set apart among blocks, else in the line. -->
  <xsl:template match="note | noteGrp" p:treatment="block" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:note-kind(.)"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Whose a note is and of which kind, for style sheets and scripts. -->
  <xsl:function name="f:note-kind" as="attribute()*">
    <xsl:param name="note" as="element()"/>
    <xsl:for-each select="$note/(@type, @resp, @hand, @place)">
      <xsl:attribute name="data-{local-name()}" select="normalize-space()"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The notes after the text, with those that stand elsewhere in the file and to which this part of it points. -->
  <xsl:function name="f:notes-section" as="element(h:section)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:where-populated>
      <section id="p:notes" role="doc-endnotes">
        <xsl:on-non-empty><h2 data-made=""><xsl:sequence select="f:interface-attributes($language)"/>{f:word('notes')}</h2></xsl:on-non-empty>
        <xsl:where-populated>
          <ol class="notes"><xsl:apply-templates select="f:notes($document), $document/p:context/p:elsewhere/*" mode="note"/></ol>
        </xsl:where-populated>
      </section>
    </xsl:where-populated>
  </xsl:function>

  <!-- A note after the text: its number, what it says, the way back. -->
  <xsl:template match="note" mode="note" as="element(h:li)">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="id" select="f:address(.)"/>
      <xsl:where-populated><xsl:attribute name="data-page" select="f:cited-page(.)"/></xsl:where-populated>
      <xsl:sequence select="f:note-kind(.)"/>
      <span class="note-number" data-made="">{f:note-number(.)}</span>
      <xsl:text> </xsl:text>
      <div class="note-content"><xsl:apply-templates mode="html"/></div>
      <xsl:text> </xsl:text>
      <a class="backlink" role="doc-backlink" href="#ref:{f:address(.)}" aria-label="{f:word('note-back')}"
        data-made=""><xsl:sequence select="f:interface-attributes(f:language(.))"/>↩</a>
    </li>
  </xsl:template>

  <!-- What stands elsewhere in the file: no marker in the line belongs to it, only the links that lead to it. -->
  <xsl:template match="p:elsewhere/*" mode="note" priority="1" as="element(h:li)">
    <!-- Before the template for notes: this one has no number and no place in the text. -->
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="id" select="f:elsewhere-address(.)"/>
      <xsl:where-populated><span class="note-number" data-made="">{normalize-space(@n)}</span></xsl:where-populated>
      <xsl:text> </xsl:text>
      <div class="note-content"><xsl:apply-templates mode="html"/></div>
    </li>
  </xsl:template>

  <!-- The id of what stands elsewhere in the file: its own, else its order. -->
  <xsl:function name="f:elsewhere-address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@xml:id/normalize-space()[. ne ''], 'elsewhere:' || count($element/preceding-sibling::*) + 1)[1]"/>
  </xsl:function>
</xsl:stylesheet>
