<!-- What citations.xsl says of a document, as HTML. Where a place is still open, a number that nobody has stands for it: it becomes
     an empty element, which assets/cite.js fills, with what goes before one place and before many (p., pp.); or a number that is
     given. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="p:cited" on-no-match="shallow-copy"/>

  <xsl:template match="*" mode="p:cited" as="element()">
    <xsl:copy copy-namespaces="no"><xsl:copy-of select="@*"/><xsl:apply-templates mode="p:cited"/></xsl:copy>
  </xsl:template>

  <xsl:template match="text()[contains(., $f:open-number)]" mode="p:cited" as="node()*">
    <xsl:param name="number" as="xs:string?" select="()" tunnel="yes"/>
    <xsl:variable name="terms" as="element(p:terms)?" select="ancestor::p:style[1]/p:terms[@label = current()/ancestor::*[@label][1]/@label]"/>
    <xsl:variable name="before" as="xs:string" select="substring-before(., $f:open-number)"/>
    <xsl:variable name="words" as="xs:string" select="replace($before, '[\s&#xA0;&#x202F;]+$', '')"/>
    <xsl:variable name="one" as="xs:string*" select="$terms/@one/tokenize(., '\|')"/>
    <xsl:variable name="which" as="xs:integer?" select="(for $n in 1 to count($one) return $n[ends-with(lower-case($words), lower-case($one[$n]))])[1]"/>
    <xsl:variable name="start" as="xs:integer" select="if ($which) then string-length($words) - string-length($one[$which]) else string-length($before)"/>
    <xsl:variable name="found" as="xs:string" select="substring($before, $start + 1)"/>
    <xsl:value-of select="substring($before, 1, $start)"/>
    <span class="place">
      <xsl:if test="exists($number)"><xsl:value-of select="$found, $number" separator=""/></xsl:if>
      <xsl:if test="$which and empty($number)">
        <xsl:attribute name="data-one" select="$found"/>
        <xsl:attribute name="data-many" select="f:cased-like(tokenize($terms/@many, '\|')[$which], $found) || substring($before, string-length($words) + 1)"/>
      </xsl:if>
    </span>
    <xsl:value-of select="substring-after(., $f:open-number)"/>
  </xsl:template>

  <!-- A word with a capital where another has one. -->
  <xsl:function name="f:cased-like" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:sequence select="if (matches($other, '^\p{Lu}')) then upper-case(substring($word, 1, 1)) || substring($word, 2) else $word"/>
  </xsl:function>
</xsl:stylesheet>
