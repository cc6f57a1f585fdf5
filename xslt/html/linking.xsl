<!-- linking: pointers and references, anchors, segments, links and alignments (TEI Guidelines 17). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="targets.xsl"/>

  <!-- A reference with words: a link where its target is safe and known, else the words. -->
  <xsl:template match="ref[f:has-content(.)]" p:treatment="inline" as="element(h:a)">
    <a>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:where-populated><xsl:attribute name="href" select="f:target-addresses(.)[1]"/></xsl:where-populated>
      <xsl:apply-templates/>
    </a>
  </xsl:template>

  <!-- A pointer without words is shown by its targets' labels. -->
  <xsl:template match="ptr | ref" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:variable name="pointer" as="element()" select="."/>
      <xsl:for-each select="f:targets(.)">
        <xsl:if test="position() gt 1"><span data-made="">, </span></xsl:if>
        <a data-made="">
          <xsl:where-populated><xsl:attribute name="href" select="f:target-address($pointer, .)"/></xsl:where-populated>
          <xsl:value-of select="f:target-label($pointer, .)"/>
        </a>
      </xsl:for-each>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Does the reference have anything to click on? -->
  <xsl:function name="f:has-content" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(node() except note)[self::text()[normalize-space()] or self::*])"/>
  </xsl:function>

  <!-- A place to which something points. -->
  <xsl:template match="anchor" p:treatment="milestone" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="seg" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Links and alignments say how places belong together; they hold no words but their descriptions. -->
  <xsl:template match="linkGrp | joinGrp | altGrp | timeline | listAnnotation | annotation | standOff" p:treatment="block"
      as="element(h:div)?">
    <xsl:where-populated>
      <div><xsl:where-populated><xsl:apply-templates/></xsl:where-populated></div>
    </xsl:where-populated>
  </xsl:template>
  <xsl:template match="link | join | alt | when" p:treatment="left-out" p:reason="points from place to place and holds no words"
      as="node()*">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Registers have pages of their own; of what else stands apart from the text only the words are shown. -->
  <xsl:template match="TEI/standOff" p:treatment="left-out" p:reason="its registers are pages of their own" as="empty-sequence()"/>
</xsl:stylesheet>
