<!-- analysis, certainty: words and sentences, interpretations, degrees of certainty. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Segments of the text, from the sentence to the character. -->
  <xsl:template match="s | cl | phr | w | m | c | pc" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- A word that touches the one before it, where the encoder parted words by their elements alone. -->
  <xsl:template match="w[preceding-sibling::node()[1][self::w]][f:is-unspaced(..)]" priority="1" as="node()+">
    <!-- Before the template for all segments, which next-match calls. -->
    <xsl:sequence select="f:separator('')"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- What someone says about passages elsewhere. -->
  <xsl:template match="span | spanGrp | interp | interpGrp" p:treatment="metadata" as="element()?"
      p:reason="It speaks about passages that it points to; its words, if any, are shown where it stands.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
  <xsl:template match="certainty | precision | respons" p:treatment="metadata" as="element()?"
      p:reason="It says how sure the encoder is, or who answers for it; its words, if any, are shown where it stands.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
