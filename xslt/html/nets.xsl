<!-- nets: graphs, networks and trees, as nested blocks with their labels. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A graph, a tree, or a part of a tree that holds others. -->
  <xsl:template match="graph | tree | eTree | triangle | forest | listForest" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A node, whose label may stand in @value or @n. -->
  <xsl:template match="node | root | iNode | leaf | eLeaf" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="not(normalize-space())">
        <xsl:sequence select="(@value, @n, @xml:id)[normalize-space()][1] ! f:made(normalize-space(replace(., '^#', '')))"/>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- An arc: from which node to which. -->
  <xsl:template match="arc" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:made(f:node-name(@from) || ' → ' || f:node-name(@to)), f:separator('')"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- What a pointer to a node is called: the node's label, else its id. -->
  <xsl:function name="f:node-name" as="xs:string">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:variable name="id" as="xs:string" select="replace(normalize-space($pointer), '^#', '')"/>
    <xsl:sequence select="($pointer ! key('id', $id, root(.))[1] ! normalize-space(label[1])[. ne ''], $id)[1]"/>
  </xsl:function>
</xsl:stylesheet>
