<!-- textstructure: texts, their divisions, what opens and closes them, title pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The parts of a text, and a text in a group or among other text. -->
  <xsl:template match="text | group | front | body | back | floatingText" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A division is a section; its heading's level is its depth. -->
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | titlePage" p:treatment="block"
      as="element(h:section)">
    <section><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></section>
  </xsl:template>

  <!-- A part of an edition that has no heading of its own is called by its kind, which readers of inscriptions and
       charters look for; so is a version of a text. -->
  <xsl:template match="div[@type = ('edition', 'apparatus', 'translation', 'commentary', 'bibliography') or @type and f:is-version(.)][not(head)]" p:treatment="block"
      as="element(h:section)">
    <xsl:variable name="level" as="xs:integer" select="f:heading-level(.) + (if (ancestor::div[head]) then 1 else 0)"/>
    <section>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:element name="h{min(($level, 6))}">
        <xsl:attribute name="data-made"/>
        <xsl:sequence select="f:interface-attributes(f:language(.))"/>
        <xsl:value-of select="if (f:is-version(.)) then f:version-label(.) else f:capitalised(@type)"/>
      </xsl:element>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <!-- What opens or closes a division, and the lines of a title page. -->
  <xsl:template match="opener | closer | byline | trailer | epigraph | argument | postscript | docTitle | titlePart
      | docImprint | docEdition | imprimatur" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Parts of such lines, which stand apart or, amid other words, run with them. -->
  <xsl:template match="salute | signed | dateline | docAuthor | docDate" p:treatment="block" as="element()">
    <xsl:element name="{f:box(.)}"><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <!-- The plainest HTML element for an element: a block for what is set apart, else a span. -->
  <xsl:function name="f:box" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (f:is-block($element)) then 'div' else 'span'"/>
  </xsl:function>

  <!-- What says something about the text and is no part of it: shown only if it has words, or is pointed to. -->
  <xsl:template name="p:aside" as="element()?">
    <xsl:if test="@xml:id or normalize-space()">
      <xsl:element name="{f:box(.)}"><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- Words that aren't the source's: a bracket, a number, a label. -->
  <xsl:function name="f:made" as="element(h:span)">
    <xsl:param name="text" as="xs:string"/>
    <span data-made="">{$text}</span>
  </xsl:function>

  <!-- The same with words of the interface in it, which are in another language than the text where an element stands. -->
  <xsl:function name="f:made-of-words" as="element(h:span)">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <span data-made=""><xsl:sequence select="f:language($element)[. ne ''] ! f:interface-attributes(.)"/>{$text}</span>
  </xsl:function>
</xsl:stylesheet>
