<!-- dictionaries: an entry is a block, each of its senses a line below. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="entry | entryFree | superEntry" as="element(t:block)" p:treatment="block">
    <t:block apart="yes" tight="yes"><xsl:call-template name="spaced"/></t:block>
  </xsl:template>
  <xsl:template match="hom | re | dictScrap" as="element(t:block)" p:treatment="block">
    <t:block tight="yes"><xsl:call-template name="spaced"/></t:block>
  </xsl:template>
  <!-- A sense with its number, unless its words begin with it. -->
  <xsl:template match="sense" as="element(t:block)" p:treatment="block">
    <xsl:variable name="number" as="xs:string"
        select="string(@n[normalize-space()][not(starts-with(normalize-space(..), normalize-space()))]/(normalize-space() || '. '))"/>
    <t:block tight="yes" indent="    " first="{if ($number eq '') then '' else substring($number || '    ', 1, max((4, string-length($number))))}">
      <xsl:call-template name="spaced"/>
    </t:block>
  </xsl:template>
  <xsl:template match="form | gramGrp | etym | xr" as="node()*" p:treatment="inline"><xsl:call-template name="spaced"/></xsl:template>
  <xsl:template as="node()*" p:treatment="inline"
      match="case | colloc | def | gen | gram | hyph | iType | lbl | mood | number | oRef | orth | pRef | per | pos | pron
          | stress | subc | syll | tns | usg">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- Parts that no word of the source parts have a space between them; else they stand as they stand. -->
  <xsl:template name="spaced" as="node()*">
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="node()" mode="spaced"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="spaced" as="node()*">
    <xsl:if test="preceding-sibling::*"><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="text"/>
  </xsl:template>
</xsl:stylesheet>
