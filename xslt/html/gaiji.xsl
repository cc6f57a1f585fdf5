<!-- gaiji: characters that the writer's alphabet lacks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A character: as the text has it, else as its declaration maps it to others; else only named in its title. -->
  <xsl:template match="g" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="not(normalize-space())">
        <xsl:where-populated><xsl:attribute name="title" select="replace(normalize-space(@ref), '^.*[#:]', '')"/></xsl:where-populated>
        <xsl:sequence select="f:character(.) ! f:made(.)"/>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- The letters that a declared character stands for, the standard ones first. -->
  <xsl:function name="f:character" as="xs:string?">
    <xsl:param name="g" as="element(g)"/>
    <xsl:variable name="declared" as="element()?"
        select="key('id', replace(normalize-space($g/@ref), '^.*[#:]', ''), root($g))[self::char or self::glyph or self::charDecl][1]"/>
    <xsl:sequence select="($declared/(mapping[lower-case(@type) = ('standard', 'unicode', 'normalized')], mapping, g,
        localProp[@name = 'entity']/@value) ! normalize-space(.)[. ne ''])[1]"/>
  </xsl:function>

  <xsl:template match="charDecl | char | glyph | mapping | localProp | unicodeProp | unihanProp" p:treatment="metadata"
      p:reason="It declares a character; the character shows where the text uses it." as="element()?">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
