<!-- core: headings, of the level of what they head (TEI Guidelines 4.2.1). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A heading: h2 for the outermost division, since h1 is the page's own. -->
  <xsl:template match="head" p:treatment="block" as="element()">
    <xsl:call-template name="p:heading"/>
  </xsl:template>

  <!-- A heading of a level that may be deeper than HTML's six. -->
  <xsl:template name="p:heading" as="element()">
    <xsl:param name="level" as="xs:integer" select="f:heading-level(.)"/>
    <xsl:element name="{if ($level le 6) then 'h' || $level else 'div'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="$level gt 6">
        <xsl:attribute name="role" select="'heading'"/>
        <xsl:attribute name="aria-level" select="$level"/>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- How deep a heading stands: one step for each division, group of lines or text within a text round it that has a
       heading too. -->
  <xsl:function name="f:heading-level" as="xs:integer">
    <xsl:param name="head" as="element()"/>
    <xsl:variable name="around" as="element()*" select="$head/ancestor::*[self::div or self::div1 or self::div2 or self::div3
        or self::div4 or self::div5 or self::div6 or self::div7 or self::lg or self::floatingText or self::group][head]"/>
    <xsl:sequence select="1 + max((1, count($around)))"/>
  </xsl:function>

  <!-- The heading of what is no division (a list, a quotation) isn't one of the page's headings. -->
  <xsl:template match="(list | argument | epigraph | note | q | quote | linkGrp)/head"
      p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>
</xsl:stylesheet>
