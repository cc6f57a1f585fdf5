<!-- Renditions: what the source says of its own look, in a documented vocabulary. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="f:rendition" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend)"/>
  </xsl:function>
</xsl:stylesheet>
