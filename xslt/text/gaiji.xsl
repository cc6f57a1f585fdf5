<!-- gaiji: characters and glyphs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="g" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <!-- One without words of its own shows what the header's declaration of characters maps it to. -->
  <xsl:template match="g[not(node())][@ref]" as="node()*" p:treatment="inline">
    <xsl:value-of select="f:glyph(key('id', replace(@ref, '^.*[#:]', ''), root())[self::char or self::glyph][1])"/>
  </xsl:template>

  <!-- The characters that a declared character or glyph is read as: the standard ones first. -->
  <xsl:function name="f:glyph" as="xs:string">
    <xsl:param name="declared" as="element()?"/>
    <xsl:sequence select="string(($declared/mapping[lower-case(@type) = ('standard', 'unicode', 'normalized')],
        $declared/mapping, $declared/localProp[@name = 'entity']/@value)[normalize-space()][1])"/>
  </xsl:function>

  <xsl:template match="char | glyph" as="node()*" p:treatment="metadata"
      p:reason="a declaration of the header, used where its character is">
    <xsl:call-template name="fields"/>
  </xsl:template>
  <xsl:template match="mapping" as="node()*" p:treatment="metadata" p:reason="used where its character is"><xsl:apply-templates/></xsl:template>
  <xsl:template match="localProp | unicodeProp | unihanProp" as="node()*" p:treatment="metadata"
      p:reason="a property of a character, for machines">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>
</xsl:stylesheet>
