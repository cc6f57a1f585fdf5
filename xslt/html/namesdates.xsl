<!-- namesdates: names and their parts, in the line (TEI Guidelines 14). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Names lead to the entry of whom or what they name. -->
  <xsl:template match="persName | placeName | orgName | geogName | objectName | eventName | country | region | settlement | district
      | bloc" p:treatment="inline" as="element()">
    <xsl:call-template name="p:name"/>
  </xsl:template>

  <!-- The parts of a name. -->
  <xsl:template match="forename | surname | genName | nameLink | addName | roleName | geogFeat | offset" p:treatment="inline"
      as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The parts of a name in a register are held apart, also where the source writes no space between them. -->
  <xsl:template match="*[(parent::persName | parent::orgName)[not(text()[normalize-space()])]
      [parent::person or parent::personGrp or parent::persona or parent::org or parent::nym]][following-sibling::node()[1][self::*]]" priority="3" as="node()*">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:sequence select="f:separator('')"/>
  </xsl:template>
</xsl:stylesheet>
