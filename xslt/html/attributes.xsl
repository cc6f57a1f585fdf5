<!-- attributes: what every HTML element that shows a TEI element says of it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The class (the element's name and its rendition), the id, the language and the direction of an element, the
       zones of its image, and what it is beside in another version of the text. -->
  <xsl:template match="*" mode="attributes" as="attribute()*" priority="-1">
    <xsl:attribute name="class" select="f:classes(.)" separator=" "/>
    <xsl:if test="@xml:id or self::p or self::ab"><xsl:sequence select="f:id-attribute(.)"/></xsl:if>
    <xsl:if test="@xml:lang"><xsl:sequence select="f:language-attributes(.)"/></xsl:if>
    <xsl:if test="@facs"><xsl:sequence select="f:zone-attributes(.)"/></xsl:if>
    <xsl:if test="@n or @corresp"><xsl:sequence select="f:row-attributes(.)"/></xsl:if>
    <xsl:if test="@n"><xsl:sequence select="f:place-attribute(.)"/></xsl:if>
  </xsl:template>

  <!-- An element's classes: its name, and how the source says it looks. -->
  <xsl:function name="f:classes" as="xs:string+">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'tei-' || local-name($element), f:rendition($element) ! ('rend-' || .)"/>
  </xsl:function>

  <!-- An element's xml:id as the id of what shows it; a paragraph has an address in any case. -->
  <xsl:function name="f:id-attribute" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/self::p | $element/self::ab and f:is-paragraph($element)">
        <xsl:attribute name="id" select="f:address($element)"/>
        <xsl:attribute name="data-n" select="f:paragraph-number($element)"/>
        <xsl:if test="f:is-unstable($element)"><xsl:attribute name="data-unstable"/></xsl:if>
      </xsl:when>
      <xsl:when test="$element/@xml:id">
        <xsl:where-populated><xsl:attribute name="id" select="f:own-id($element)[f:in-text($element)]"/></xsl:where-populated>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The language where it changes, and the direction of writing where that changes with it. -->
  <xsl:function name="f:language-attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@xml:lang">
      <xsl:variable name="own" as="xs:string" select="f:language($element)"/>
      <xsl:variable name="outer" as="xs:string" select="f:language($element/parent::*)"/>
      <xsl:if test="$own ne $outer"><xsl:attribute name="lang" select="$own"/></xsl:if>
      <xsl:if test="f:direction($own) ne f:direction($outer)"><xsl:attribute name="dir" select="f:direction($own)"/></xsl:if>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
