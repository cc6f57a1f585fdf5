<!-- drama: speeches, stage directions, lists of characters. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- A speech: the speaker on a line, below it what is said, a line for each paragraph. -->
  <xsl:template match="sp | spGrp" as="element(t:block)" p:treatment="block">
    <t:block apart="yes" tight="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="speaker | sp/p | sp/ab" priority="1" as="element(t:block)" p:treatment="block">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="sp/lg[not(preceding-sibling::lg)]" as="element(t:block)" p:treatment="block">
    <t:block tight="yes"><xsl:apply-templates/></t:block>
  </xsl:template>

  <!-- Stage directions: on their own line, or in the line of the speech. -->
  <xsl:template match="stage | view | camera | sound | tech | caption | move" as="node()*" p:treatment="block">
    <xsl:choose>
      <xsl:when test="f:is-block(.) and parent::sp"><t:block><xsl:apply-templates/></t:block></xsl:when>
      <xsl:when test="f:is-block(.)"><t:block apart="yes"><xsl:apply-templates/></t:block></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="castList | castGroup | set | prologue | epilogue | performance"
      as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="castItem" as="element(t:block)" p:treatment="block">
    <t:block tight="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="role | roleDesc | actor" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
</xsl:stylesheet>
