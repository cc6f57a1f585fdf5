<!-- corpus: what the header says of a text's situation, speakers and settings. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="textDesc | channel | constitution | derivation | domain | factuality | interaction | preparedness | purpose
      | particDesc | settingDesc | setting | locale | activity" p:treatment="metadata" as="element()?"
      p:reason="It describes the situation of a text for a corpus, in the header.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
