<!-- verse: lines and groups of lines. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="lg" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="l" as="element(t:block)" p:treatment="block">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="rhyme" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="caesura" as="node()*" p:treatment="milestone"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:template>
</xsl:stylesheet>
