<!-- tagdocs: documentation of markup; examples are shown as code. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- Names of markup in the line, as the text has them. -->
  <xsl:template match="gi | att | val | tag | classRef | dataRef | elementRef | macroRef | moduleRef | attRef | paramList | param
      | memberOf | textNode | anyElement | empty | dataFacet | listRef" as="node()*" p:treatment="inline">
    <xsl:apply-templates/>
  </xsl:template>
  <!-- Code in the line; over several lines it keeps them. -->
  <xsl:template match="code" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="eg | code[matches(., '\S\s*\n\s*\S')]" as="element(t:code)" p:treatment="block">
    <t:code><xsl:value-of select="."/></t:code>
  </xsl:template>

  <!-- An example of markup: its tags and its text. -->
  <xsl:template match="egXML | *:egXML" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><t:code><xsl:apply-templates mode="source"/></t:code></t:block>
  </xsl:template>
  <xsl:template match="*" mode="source" as="text()*">
    <xsl:variable name="attributes" as="xs:string" select="string-join(@* ! (' ' || name() || '=&quot;' || . || '&quot;'))"/>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:value-of select="'&lt;' || name() || $attributes || '&gt;'"/>
        <xsl:apply-templates mode="source"/>
        <xsl:value-of select="'&lt;/' || name() || '&gt;'"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="'&lt;' || name() || $attributes || '/&gt;'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Specifications: each statement has its line. -->
  <xsl:template as="element(t:block)" p:treatment="block"
      match="schemaSpec | elementSpec | classSpec | macroSpec | moduleSpec | dataSpec | specGrp | specList | specDesc
          | attList | attDef | valList | valItem | exemplum | remarks | constraintSpec | constraintDecl | paramSpec
          | model | modelGrp | modelSequence | classes | content | datatype | alternate | sequence
          | outputRendition | specGrpRef">
    <t:block><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>
  <xsl:template match="altIdent | defaultVal | valDesc | constraint" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
</xsl:stylesheet>
