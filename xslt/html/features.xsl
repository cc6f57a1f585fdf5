<!-- iso-fs: feature structures, as lists of features and values. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A feature structure, or a collection of values: a list. -->
  <xsl:template match="fs | vColl | vAlt | vNot | vMerge | vLabel | default | fLib | fvLib" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="(@type, @name)[normalize-space()][1]"><xsl:sequence select="f:made(normalize-space()), f:separator('')"/></xsl:for-each>
      <xsl:where-populated><ul><xsl:apply-templates select="* | text()[normalize-space()]"/></ul></xsl:where-populated>
    </div>
  </xsl:template>

  <!-- A feature: its name, then its value. -->
  <xsl:template match="f" p:treatment="block" as="element(h:li)">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="@name[normalize-space()]"><xsl:sequence select="f:made(normalize-space() || ':'), f:separator('')"/></xsl:for-each>
      <xsl:apply-templates/>
      <xsl:for-each select="@fVal[normalize-space()]"><xsl:sequence select="f:made(normalize-space())"/></xsl:for-each>
    </li>
  </xsl:template>

  <!-- A value; most stand in an attribute. -->
  <xsl:template match="binary | symbol | numeric | string" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="@value[normalize-space()]">
        <xsl:sequence select="f:made(string-join((., ../@max) ! normalize-space(), '–'))"/>
      </xsl:for-each>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="fsdDecl | fsDecl | fsdLink | fsDescr | fDecl | fDescr | vRange | vDefault | fsConstraints | if | then | cond | bicond
      | iff" p:treatment="metadata" as="element()?" p:reason="It declares which feature structures there may be; words in it are shown.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
