<!-- drama: speeches, stage directions, casts, performances, the writing for the screen. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A speech, or several that are spoken together. -->
  <xsl:template match="sp | spGrp | speaker" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A stage direction stands apart, or runs in the line where words are round it. -->
  <xsl:template match="stage" p:treatment="block" as="element()">
    <xsl:element name="{f:box(.)}"><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <!-- A cast, and a group in it: what goes before the first role, then the roles. -->
  <xsl:template match="castList" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:call-template name="p:cast"/></div>
  </xsl:template>
  <xsl:template match="castGroup" p:treatment="block" as="element(h:li)">
    <li><xsl:apply-templates select="." mode="attributes"/><xsl:call-template name="p:cast"/></li>
  </xsl:template>
  <xsl:template match="castItem" p:treatment="block" as="element(h:li)">
    <li><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></li>
  </xsl:template>

  <!-- The content of a cast: its heading, then a list from the first role on. -->
  <xsl:template name="p:cast" as="node()*">
    <xsl:variable name="first" as="element()?" select="(castItem | castGroup)[1]"/>
    <xsl:apply-templates select="node()[empty($first) or . &lt;&lt; $first]"/>
    <xsl:if test="$first">
      <ul><xsl:apply-templates select="$first, $first/following-sibling::node()"/></ul>
    </xsl:if>
  </xsl:template>

  <!-- The heading of a cast isn't one of the page's. -->
  <xsl:template match="(castList | castGroup | performance | set)/head" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="role | roleDesc | actor" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The parts round the play itself, and its setting. -->
  <xsl:template match="prologue | epilogue | performance | set" p:treatment="block" as="element(h:section)">
    <section><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></section>
  </xsl:template>

  <!-- What the screen shows and the speakers sound. -->
  <xsl:template match="view | camera | caption | sound | tech" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- The movement of a character has no words: a place that can be linked to. -->
  <xsl:template match="move" p:treatment="milestone" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
