<!-- analysis: words, sentences, and what is said about them (analysis, certainty, feature structures, nets). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="s | cl | phr | w | m | c | pc" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <!-- A word that touches the one before it, where the encoder parted words by their elements alone. -->
  <xsl:template match="w[preceding-sibling::node()[1][self::w]][f:is-unspaced(..)]" priority="1" as="node()*">
    <!-- Before the template for all segments, which next-match calls. -->
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>
  <xsl:template match="interp | span" as="element(t:block)" p:treatment="block"><t:block><xsl:apply-templates/></t:block></xsl:template>
  <xsl:template match="interpGrp | spanGrp | listAnnotation | annotation" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>

  <!-- Feature structures: what they say in words, parted by dots; names and numbers in attributes are for machines. -->
  <xsl:template as="node()*" p:treatment="inline"
      match="fs | f | vAlt | vColl | vLabel | vMerge | vNot | vDefault | vRange | string | fLib | fvLib | fsDecl | fDecl | fsDescr
          | fDescr | fsConstraints | cond | bicond | if">
    <xsl:call-template name="fields"/>
  </xsl:template>
  <xsl:template as="node()*" p:treatment="metadata" p:reason="a value in an attribute, for machines"
      match="binary | symbol | numeric | default | iff | then | fsdLink">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>

  <!-- Graphs, networks and trees: their labels. -->
  <xsl:template as="element(t:block)" p:treatment="block"
      match="graph | tree | eTree | triangle | forest | listForest | node | arc | root | iNode | leaf | eLeaf">
    <t:block><xsl:call-template name="fields"/></t:block>
  </xsl:template>
</xsl:stylesheet>
