<!-- Languages: the nearest xml:lang as a tag that a browser understands. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="f:language" as="xs:string">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="string($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- The direction of writing of a language. -->
  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="if (matches($tag, '^(ar|he|fa|ur|yi|syr|arc|dv|ps|sd|ug|ckb)(-|$)')) then 'rtl' else 'ltr'"/>
  </xsl:function>
</xsl:stylesheet>
