<!-- transcr: documents that are transcribed by pages and lines, and their images. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The number of surfaces that have begun, by which those without an id are addressed. -->
  <xsl:accumulator name="surfaces" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="surface" select="$value + 1"/>
  </xsl:accumulator>

  <!-- A transcription by pages: surfaces with their zones and lines. -->
  <xsl:template match="sourceDoc | surfaceGrp" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A surface is a page, or a slip on one. -->
  <xsl:template match="surface" p:treatment="block" as="element(h:section)">
    <section>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="id" select="f:surface-id(.)"/>
      <xsl:if test="@n or empty(label)">
        <span class="tei-surface-label" data-made="">[{f:surface-label(.)}]</span><xsl:sequence select="f:separator('')"/>
      </xsl:if>
      <xsl:if test="empty(graphic)"><xsl:sequence select="f:image-link(., f:surface-label(.))"/></xsl:if>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <!-- The address of a surface: its xml:id, else its order. -->
  <xsl:function name="f:surface-id" as="xs:string">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:sequence select="(f:own-id($surface), 'surface:' || $surface/accumulator-before('surfaces'))[1]"/>
  </xsl:function>

  <!-- What a reader calls a surface: its number or label, else its image, else its order. -->
  <xsl:function name="f:surface-label" as="xs:string">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:sequence select="(($surface/@n, $surface/label[1]) ! normalize-space(.)[. ne ''],
        $surface/graphic[1]/@url ! f:file-name(.), f:phrase('place-page', string($surface/accumulator-before('surfaces'))))[1]"/>
  </xsl:function>

  <!-- An area of a surface, and a line of writing. -->
  <xsl:template match="zone | line" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:sequence select="f:zone-attributes(.), .[self::line] ! f:break-number(.)"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- The images of a document; without a transcription they are all that there is to show. -->
  <xsl:template match="facsimile" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="path" p:treatment="left-out" p:reason="It draws a line on an image by coordinates; it holds no words." as="element()?">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
