<!-- msdescription: manuscripts and their parts, each part after its label (TEI Guidelines 11). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A description, and the parts of it that hold others: each part after its label. -->
  <xsl:template match="msDesc | msContents | msItem | msItemStruct | msPart | msFrag | physDesc | objectDesc
      | supportDesc | layoutDesc | handDesc | scriptDesc | typeDesc | decoDesc | bindingDesc | sealDesc | history | additional | adminInfo
      | recordHist | custodialHist" p:treatment="block" as="element(h:div)">
    <xsl:call-template name="p:fields"/>
  </xsl:template>
  <xsl:template match="(msDesc | msPart | msFrag | msContents | physDesc | history | additional)/head" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Where a manuscript is kept, in one line from the country to the shelfmark; other shelfmarks follow. -->
  <xsl:template match="msIdentifier | altIdentifier" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="*[parent::msIdentifier or parent::altIdentifier][not(self::altIdentifier)][normalize-space()]
      [following-sibling::*[normalize-space()][1][not(self::altIdentifier)]]" priority="1" as="node()*">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:sequence select="f:separator(',')"/>
  </xsl:template>

  <!-- The parts that hold paragraphs or running text. -->
  <xsl:template match="support | condition | foliation | collation | layout | handNote | typeNote | musicNotation | decoNote | additions
      | binding | seal | accMat | origin | provenance | acquisition | source | custEvent | summary | surrogates" p:treatment="block"
      as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- What the manuscript itself says, and where it is kept. -->
  <xsl:template match="msName | repository | institution | collection | colophon | explicit | filiation | finalRubric | incipit | rubric
      | catchwords | heraldry | material | objectType | origPlace | secFol | signatures | stamp | watermark | dimensions | locusGrp"
      p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- A measure or a date, in words, else by the values of attributes; the unit follows. -->
  <xsl:template match="height | width | depth | dim | origDate" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:choose>
        <xsl:when test="not(normalize-space())"><xsl:sequence select="f:stated(.) ! f:made(.)"/></xsl:when>
        <xsl:when test="(@unit, parent::dimensions/@unit)[normalize-space()] and matches(., '\d\s*$')">
          <xsl:sequence select="f:separator(''), f:made(normalize-space((@unit, parent::dimensions/@unit)[normalize-space()][1]))"/>
        </xsl:when>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- A place in a manuscript: in words, else from which leaf to which. -->
  <xsl:template match="locus" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="not(normalize-space())">
        <xsl:sequence select="string-join(distinct-values((@from, @to) ! normalize-space()), '–')[. ne ''] ! f:made(.)"/>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Between two measures or two places of a manuscript. -->
  <xsl:template match="*[parent::dimensions or parent::locusGrp][following-sibling::*]" priority="1" as="node()*">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:sequence select="f:separator(if (parent::dimensions) then ' ×' else ',')"/>
  </xsl:template>
</xsl:stylesheet>
