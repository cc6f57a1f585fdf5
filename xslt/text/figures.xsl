<!-- figures: images, tables, formulae, music. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- A figure says in brackets what it shows; what else it holds follows. -->
  <xsl:template match="figure" as="element(t:block)" p:treatment="block">
    <xsl:variable name="said" as="element()*" select="head | figDesc | graphic/desc | media/desc"/>
    <t:block apart="yes">
      <t:block><t:before>[</t:before>figure<xsl:if test="normalize-space(string-join($said))">: </xsl:if>
        <xsl:apply-templates select="$said" mode="said"/><t:close>]</t:close></t:block>
      <xsl:apply-templates select="f:contents(.) except ($said, graphic, media, binaryObject)"/>
    </t:block>
  </xsl:template>
  <xsl:template match="*" mode="said" as="node()*">
    <xsl:variable name="pieces" as="element(t:block)"><t:block><xsl:apply-templates mode="text"/></t:block></xsl:variable>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="$pieces" mode="run-together"/>
  </xsl:template>
  <xsl:template match="figDesc" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="graphic | media | binaryObject" as="node()*" p:treatment="inline">
    <t:before>[</t:before>{if (self::graphic) then 'figure' else 'media'}<xsl:if test="normalize-space(desc)">: </xsl:if>
    <xsl:apply-templates select="desc" mode="said"/><t:close>]</t:close>
  </xsl:template>
  <!-- The image of a transcribed page or of a manuscript stands for it and isn't part of it. -->
  <xsl:template match="(surface | zone | sourceDoc | pb)/(graphic | media)" as="empty-sequence()" p:treatment="left-out"
      p:reason="the image of a transcribed page"/>

  <!-- A table: a line for each row. -->
  <xsl:template match="table" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="row" as="element(t:row)" p:treatment="block"><t:row><xsl:apply-templates select="f:contents(.)"/></t:row></xsl:template>
  <xsl:template match="row/cell" as="element(t:cell)" p:treatment="block"><t:cell><xsl:apply-templates/></t:cell></xsl:template>
  <xsl:template match="cell" priority="-0.1" as="element(t:block)" p:treatment="block"><t:block><xsl:apply-templates/></t:block></xsl:template>

  <xsl:template match="formula" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="notatedMusic" as="node()*" p:treatment="inline">
    <t:before>[</t:before>music<xsl:if test="normalize-space()">: </xsl:if>
    <xsl:apply-templates select="*" mode="said"/><t:close>]</t:close>
  </xsl:template>
</xsl:stylesheet>
