<!-- header: left out, for it is not the text; its parts show only where a text holds them (biblFull). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="teiHeader" as="empty-sequence()" p:treatment="left-out"
      p:reason="the header is not the text; title, people, date and licence stand in the head and the foot of the file"/>

  <xsl:template match="TEI | teiCorpus" as="node()*" p:treatment="block"><xsl:apply-templates/></xsl:template>

  <!-- Parts without running text of their own, where a bibliography holds them. -->
  <xsl:template as="node()*" p:treatment="metadata" p:reason="of the header; shown where a bibliography in the text holds it"
      match="fileDesc | titleStmt | editionStmt | publicationStmt | seriesStmt | notesStmt | sourceDesc | availability
          | abstract | appInfo | application | calendar | calendarDesc | category | classDecl | correction
          | correspAction | correspContext | correspDesc | cRefPattern | citeStructure | editorialDecl | encodingDesc
          | hyphenation | interpretation | keywords | langUsage | listChange | namespace | normalization | profileDesc
          | projectDesc | punctuation | quotation | refsDecl | revisionDesc | samplingDecl | schemaRef | segmentation
          | stdVals | styleDefDecl | tagsDecl | textClass | unitDecl | unitDef | particDesc | settingDesc | textDesc
          | listPrefixDef | prefixDef | geoDecl | variantEncoding | charDecl | metDecl | transcriptionDesc | fsdDecl">
    <xsl:call-template name="fields"/>
  </xsl:template>
  <xsl:template as="node()*" p:treatment="metadata" p:reason="of the header; shown where the text holds it"
      match="authority | catDesc | catRef | change | citeData | classCode | conversion | creation | distributor | funder
          | language | licence | principal | refState | rendition | sponsor | tagUsage | extent | edition | channel
          | constitution | derivation | domain | factuality | interaction | preparedness | purpose | locale | activity
          | setting | socecStatus | equipment | metSym">
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="xenoData" as="empty-sequence()" p:treatment="left-out"
      p:reason="metadata in another vocabulary, for machines"/>
  <xsl:template match="taxonomy" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>

  <!-- What an element without running text holds: its elements, and words that stand there against the schema. -->
  <xsl:function name="f:contents" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(* | text()[normalize-space()])"/>
  </xsl:function>

  <!-- The parts of an element without running text, parted by dots in one line. -->
  <xsl:template name="fields" as="node()*">
    <xsl:variable name="mixed" as="xs:boolean" select="exists(text()[normalize-space()])"/>
    <xsl:apply-templates select="if ($mixed) then node() else head(*)"/>
    <xsl:apply-templates select="tail(*)[not($mixed)]" mode="field"/>
  </xsl:template>
  <xsl:template match="* | text()" mode="field" as="node()*">
    <t:separator/>
    <xsl:apply-templates select="." mode="text"/>
  </xsl:template>

  <!-- A part that has its own line. -->
  <xsl:template match="* | text()" mode="entry" as="element(t:block)">
    <t:block><xsl:apply-templates select="." mode="text"/></t:block>
  </xsl:template>
</xsl:stylesheet>
