<!-- namesdates: names in the line; entries of registers, a line for each statement. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template as="node()*" p:treatment="inline"
      match="persName | surname | forename | genName | nameLink | addName | roleName | orgName | placeName | geogName
          | geogFeat | bloc | country | region | settlement | district | offset | eventName | objectName | geo | idno
          | persPronouns">
    <xsl:apply-templates/>
  </xsl:template>

  <!-- What a register says of somebody or something, in the line or on a line of an entry. -->
  <xsl:template as="node()*" p:treatment="inline"
      match="age | birth | death | sex | gender | faith | floruit | nationality | occupation | education | residence
          | affiliation | langKnown">
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template as="node()*" p:treatment="inline"
      match="location | climate | population | terrain | state | trait | langKnowledge | objectIdentifier">
    <xsl:call-template name="fields"/>
  </xsl:template>

  <!-- An entry: its first name, and what is said of it indented below. -->
  <xsl:template as="element(t:block)" p:treatment="block"
      match="person | personGrp | persona | place | org | object | event | nym">
    <t:block apart="yes" tight="yes">
      <xsl:apply-templates select="head(f:contents(.))" mode="entry"/>
      <t:block indent="    "><xsl:apply-templates select="tail(f:contents(.))" mode="entry"/></t:block>
    </t:block>
  </xsl:template>
  <xsl:template match="relation" as="element(t:block)" p:treatment="block">
    <t:block><xsl:call-template name="fields"/></t:block>
  </xsl:template>
  <xsl:template as="element(t:block)" p:treatment="block"
      match="listPerson | listPlace | listOrg | listObject | listEvent | listNym | listRelation | standOff">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>
</xsl:stylesheet>
