<!-- msdescription: descriptions of manuscripts and objects, a line for each statement. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="msDesc | msPart | msFrag" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>
  <!-- Groups of statements without running text: each statement has its line. -->
  <xsl:template as="element(t:block)" p:treatment="block"
      match="msContents | physDesc | history | additional | adminInfo | objectDesc | supportDesc | layoutDesc | handDesc
          | typeDesc | scriptDesc | decoDesc | bindingDesc | sealDesc | custodialHist | recordHist | handNotes
          | recordingStmt | scriptStmt">
    <t:block><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>
  <!-- A statement. -->
  <xsl:template as="element(t:block)" p:treatment="block"
      match="support | layout | handNote | typeNote | scriptNote | decoNote | binding | seal | accMat | additions
          | collation | foliation | condition | summary | origin | provenance | acquisition | custEvent | source
          | surrogates | musicNotation | rubric | incipit | explicit | finalRubric | colophon | filiation">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
  <!-- An item of the contents: its statements are indented below its place. -->
  <xsl:template match="msItem | msItemStruct" as="element(t:block)" p:treatment="block">
    <t:block tight="yes">
      <xsl:apply-templates select="head(f:contents(.))" mode="entry"/>
      <t:block indent="    "><xsl:apply-templates select="tail(f:contents(.))" mode="entry"/></t:block>
    </t:block>
  </xsl:template>
  <xsl:template match="msIdentifier | altIdentifier | locusGrp" as="node()*" p:treatment="inline">
    <xsl:call-template name="fields"/>
  </xsl:template>
  <xsl:template match="dimensions" as="node()*" p:treatment="inline"><xsl:call-template name="fields"/></xsl:template>
  <xsl:template as="node()*" p:treatment="inline"
      match="institution | repository | collection | msName | locus | material | objectType | origDate | origPlace
          | height | width | depth | dim | watermark | stamp | heraldry | catchwords | signatures | secFol">
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
