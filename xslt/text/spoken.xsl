<!-- spoken: transcriptions of speech; and computer-mediated communication. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- An utterance begins with who speaks. -->
  <xsl:template match="u | annotationBlock" as="element(t:block)" p:treatment="block">
    <t:block apart="yes" tight="yes">
      <xsl:if test="@who[normalize-space()]"><xsl:text>[{f:speakers(.)}] </xsl:text></xsl:if>
      <xsl:apply-templates/>
    </t:block>
  </xsl:template>
  <xsl:template match="post" as="element(t:block)" p:treatment="block">
    <t:block apart="yes">
      <xsl:if test="@who[normalize-space()]"><t:block>[{f:speakers(.)}]</t:block></xsl:if>
      <xsl:apply-templates/>
    </t:block>
  </xsl:template>

  <!-- Who speaks: the names that the document's header gives to them, else their ids. -->
  <xsl:function name="f:speakers" as="xs:string">
    <xsl:param name="utterance" as="element()"/>
    <xsl:variable name="ids" as="xs:string*" select="tokenize($utterance/@who) ! replace(., '^.*#', '')"/>
    <xsl:sequence select="string-join($ids ! (
        key('id', ., root($utterance))[1]/(persName, name, orgName)[1]/normalize-space()[. ne ''], .)[1], ', ')"/>
  </xsl:function>

  <!-- What is heard besides words. -->
  <xsl:template match="vocal | kinesic | incident | writing | pause" as="node()*" p:treatment="inline">
    <xsl:if test="normalize-space()">
      <xsl:text> </xsl:text><t:before>[</t:before><xsl:apply-templates/><t:after>]</t:after><xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="pause[not(normalize-space())]" priority="1" as="text()" p:treatment="inline">
    <xsl:text> [pause] </xsl:text>
  </xsl:template>
  <xsl:template match="shift" as="node()*" p:treatment="milestone"><xsl:apply-templates select="f:contents(.)[normalize-space()]"/></xsl:template>
  <xsl:template match="broadcast | recording" as="node()*" p:treatment="metadata"
      p:reason="of the header; shown where the text holds it">
    <xsl:call-template name="fields"/>
  </xsl:template>
</xsl:stylesheet>
