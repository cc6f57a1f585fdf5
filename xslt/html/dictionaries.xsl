<!-- dictionaries: entries, their forms, grammar and senses. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- An entry, and the blocks that it is made of, after their numbers. -->
  <xsl:template match="superEntry | entry | entryFree | hom | sense | re | dictScrap" p:treatment="block" as="element()">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="@n[normalize-space()]"><xsl:sequence select="f:made(normalize-space()), f:separator('')"/></xsl:for-each>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- The parts of an entry that run in the line. -->
  <xsl:template match="form | orth | pron | hyph | syll | stress | gram | gramGrp | gen | number | case | per | tns | mood | iType | pos
      | subc | colloc | def | etym | lang | usg | lbl | xr" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- A place where the headword belongs, which dictionaries don't repeat. -->
  <xsl:template match="oRef | pRef" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="not(normalize-space())"><xsl:sequence select="f:made('~')"/></xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
