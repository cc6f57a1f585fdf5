<!-- core: notes. A marker stays in the line, the note itself goes after the text (TEI Guidelines 3.9). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="../tei/note-kinds.xsl"/>

  <!-- In the line, a note that is collected leaves its number, which leads to it. -->
  <xsl:template match="note[f:is-collected(.)]" p:treatment="inline" as="element(h:a)">
    <a class="noteref" role="doc-noteref" id="ref:{f:address(.)}" href="#{f:address(.)}" data-made="">{f:note-number(.)}</a>
  </xsl:template>

  <!-- Any other note stands where it is: set apart among blocks, else in the line. What it says of whose it is stands before it. -->
  <xsl:template match="note | noteGrp" p:treatment="block" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:note-kind(.)"/>
      <xsl:if test="f:in-text(.) and not(f:is-information(.)) and empty(ancestor::note) and empty(self::note/parent::noteGrp)">
        <xsl:variable name="note" as="element()" select="."/>
        <xsl:for-each select="f:said-owner(.)[. ne 'author' or f:is-block($note)]">
          <span class="note-of" data-made=""><xsl:sequence select="f:interface-attributes(f:language($note))"/>{f:note-label($note, .)}: </span>
        </xsl:for-each>
      </xsl:if>
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

  <!-- Whose a note is, in words: "Editor, A. Meier". -->
  <xsl:function name="f:note-label" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:param name="owner" as="xs:string?"/>
    <xsl:sequence select="string-join(($owner ! f:word(if (. = ('digital', 'scribe')) then 'note-' || . else .), f:note-names($note)), ', ')"/>
  </xsl:function>

  <xsl:function name="f:owner-label" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="f:note-label($note, f:note-owner($note))"/>
  </xsl:function>

  <!-- Whose notes are, where anybody knows it. -->
  <xsl:function name="f:note-of" as="element()?">
    <xsl:param name="label" as="xs:string?"/>
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="$label ne ''">
      <xsl:element name="{$element}">
        <xsl:attribute name="class" select="'note-of'"/>
        <xsl:attribute name="data-made"/>
        <xsl:sequence select="f:interface-attributes($language)"/>
        <xsl:value-of select="$label"/>
      </xsl:element>
    </xsl:if>
  </xsl:function>

  <!-- The notes after the text, with those that stand elsewhere in the file and to which this part of it points. Where all are
       the same one's, it is said once. -->
  <xsl:function name="f:notes-section" as="element(h:section)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="notes" as="element()*" select="f:notes($document), $document/p:context/p:elsewhere/*"/>
    <xsl:if test="exists($notes)">
      <xsl:variable name="labels" as="xs:string+" select="$notes ! f:owner-label(.)"/>
      <xsl:variable name="is-one" as="xs:boolean" select="empty(distinct-values($labels)[2])"/>
      <section id="p:notes" role="doc-endnotes">
        <h2 data-made=""><xsl:sequence select="f:interface-attributes($language)"/>{f:word('notes')}</h2>
        <xsl:sequence select="f:note-of($labels[$is-one][1], 'p', $language)"/>
        <ol class="notes">
          <xsl:for-each select="$notes">
            <xsl:variable name="place" as="xs:integer" select="position()"/>
            <xsl:apply-templates select="." mode="note"><xsl:with-param name="label" select="$labels[$place][not($is-one)]"/></xsl:apply-templates>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- What a page with notes needs beside its text. -->
  <xsl:function name="f:notes-head" as="element()*">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="text" as="element(h:div)"/>
    <xsl:if test="$text/h:section[@id = 'p:notes']">
      <link rel="stylesheet" href="{$root}assets/notes.css"/>
      <xsl:sequence select="f:script($root, 'notes')"/>
    </xsl:if>
  </xsl:function>

  <!-- A note after the text: its number, whose it is, what it says, the way back. -->
  <xsl:template match="note" mode="note" as="element(h:li)">
    <xsl:param name="label" as="xs:string?"/>
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="id" select="f:address(.)"/>
      <xsl:where-populated><xsl:attribute name="data-page" select="f:cited-page(.)"/></xsl:where-populated>
      <xsl:sequence select="f:note-kind(.)"/>
      <span class="note-number" data-made="">{f:note-number(.)}</span>
      <xsl:text> </xsl:text>
      <xsl:sequence select="f:note-of($label, 'span', f:language(.))"/>
      <div class="note-content"><xsl:apply-templates mode="html"/></div>
      <xsl:text> </xsl:text>
      <a class="backlink" role="doc-backlink" href="#ref:{f:address(.)}" aria-label="{f:word('note-back')}"
        data-made=""><xsl:sequence select="f:interface-attributes(f:language(.))"/>↩</a>
    </li>
  </xsl:template>

  <!-- What stands elsewhere in the file: no marker in the line belongs to it, only the links that lead to it. -->
  <xsl:template match="p:elsewhere/*" mode="note" priority="1" as="element(h:li)">
    <!-- Before the template for notes: this one has no number and no place in the text. -->
    <xsl:param name="label" as="xs:string?"/>
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="id" select="f:elsewhere-address(.)"/>
      <xsl:where-populated><span class="note-number" data-made="">{normalize-space(@n)}</span></xsl:where-populated>
      <xsl:text> </xsl:text>
      <xsl:sequence select="f:note-of($label, 'span', f:language(.))"/>
      <div class="note-content"><xsl:apply-templates mode="html"/></div>
    </li>
  </xsl:template>

  <!-- The id of what stands elsewhere in the file: its own, else its order. -->
  <xsl:function name="f:elsewhere-address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@xml:id/normalize-space()[. ne ''], 'elsewhere:' || count($element/preceding-sibling::*) + 1)[1]"/>
  </xsl:function>
</xsl:stylesheet>
