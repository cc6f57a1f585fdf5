<!-- verse: lines and groups of lines, caesuras and rhymes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A group of lines: a stanza, or a whole poem. -->
  <xsl:template match="lg" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A line of verse. The parts of one that is shared out between speakers (@part) are told apart by their class. -->
  <xsl:template match="l" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class" select="f:classes(.), @part[. = ('I', 'M', 'F')] ! ('tei-part-' || .)" separator=" "/>
      <xsl:where-populated><xsl:attribute name="data-n" select="normalize-space(@n)"/></xsl:where-populated>
      <xsl:sequence select="f:line-number(.)"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- The number of every fifth line, or what stands in a number's place. -->
  <xsl:function name="f:line-number" as="element(h:span)?">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($line/@n)"/>
    <xsl:if test="$n ne '' and (if (matches($n, '^[0-9]{1,9}$')) then xs:integer($n) mod 5 eq 0 else true())">
      <span class="tei-line-number" data-made="">{$n}</span>
    </xsl:if>
  </xsl:function>

  <!-- The pause in a line: a wide space. -->
  <xsl:template match="caesura" p:treatment="milestone" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/>&#x2003;<xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="rhyme" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="metDecl | metSym" p:treatment="metadata" as="element()?"
      p:reason="It explains the signs of metrical analysis, which stand in attributes.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
