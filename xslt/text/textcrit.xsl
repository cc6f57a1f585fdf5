<!-- textcrit: of an apparatus only the lemma is in the text; the other readings are in the page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="app" as="node()*" p:treatment="inline">
    <xsl:apply-templates select="f:lemma(.) | text()[normalize-space()] | (* except (lem | rdg | rdgGrp | wit | witDetail))"/>
  </xsl:template>
  <xsl:template match="lem | rdg" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="rdgGrp" as="node()*" p:treatment="inline">
    <xsl:apply-templates select="if (lem or rdg) then (lem, rdg)[1] else node()"/>
  </xsl:template>
  <!-- Who has a reading: beside a lemma it isn't reached. -->
  <xsl:template match="wit | witDetail" as="node()*" p:treatment="metadata"
      p:reason="says who has a reading; the apparatus is in the page"><xsl:apply-templates/></xsl:template>
  <!-- Where a witness begins or ends. -->
  <xsl:template as="node()*" p:treatment="milestone" match="lacunaStart | lacunaEnd | witStart | witEnd">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>

  <xsl:template match="listApp | listWit" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>
  <xsl:template match="witness" as="element(t:block)" p:treatment="block">
    <t:block tight="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
</xsl:stylesheet>
