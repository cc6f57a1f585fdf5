<!-- core: bibliographies and references to works (TEI Guidelines 3.12). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A bibliography is a list of works. -->
  <xsl:template match="listBibl" p:treatment="block" as="element(h:div)">
    <xsl:variable name="items" as="element()*" select="* except (head | listRelation)"/>
    <xsl:variable name="before" as="node()*" select="node()[empty($items) or . &lt;&lt; $items[1]]"/>
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="$before"/>
      <xsl:where-populated><ul><xsl:apply-templates select="node() except $before"/></ul></xsl:where-populated>
    </div>
  </xsl:template>
  <xsl:template match="listBibl/bibl | listBibl/biblStruct | listBibl/biblFull | listBibl/listBibl | listBibl/msDesc" priority="1"
      as="element(h:li)">
    <!-- Before the templates for the works themselves, which next-match calls. -->
    <li><xsl:next-match/></li>
  </xsl:template>

  <!-- A work, described in running text or in parts. -->
  <xsl:template match="bibl | biblStruct | biblFull | relatedItem" p:treatment="block" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- The levels of a work in parts. -->
  <xsl:template match="analytic | monogr | series | imprint | meeting" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The parts themselves. -->
  <xsl:template p:treatment="inline" as="element()" match="author | editor | respStmt | resp | publisher | pubPlace | biblScope
      | textLang | distributor | authority | funder | sponsor | principal | idno | extent | edition | availability | licence
      | titleStmt | editionStmt | publicationStmt | seriesStmt | notesStmt">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Titles of works; that of an article or a manuscript isn't set like that of a book. -->
  <xsl:template match="title" p:treatment="inline" as="element(h:cite)">
    <cite>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class" select="f:classes(.), @level ! ('level-' || .)" separator=" "/>
      <xsl:apply-templates/>
    </cite>
  </xsl:template>

  <!-- Between the parts of a work that has no running text: a full stop after people and titles, a comma otherwise. The
       source has no punctuation there, so this is made. -->
  <xsl:template priority="1" as="node()*" match="*[parent::biblStruct or parent::analytic or parent::monogr
      or parent::imprint or parent::series or parent::biblFull or parent::titleStmt or parent::editionStmt or parent::publicationStmt
      or parent::seriesStmt or parent::respStmt[not(../parent::fileDesc)] or parent::relatedItem or parent::availability
      or parent::bibl[f:is-in-parts(.)]][following-sibling::*][not(self::note)]">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:if test="not(f:is-block(.))"><xsl:sequence select="f:separator(if (f:is-closed(.) and not(self::ptr)) then '' else f:sign-after(.))"/></xsl:if>
  </xsl:template>

  <!-- Does a part of a work end in a sign of its own, or in nothing? -->
  <xsl:function name="f:is-closed" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($part)"/>
    <xsl:sequence select="contains('.,:;!?', substring($words, string-length($words)))"/>
  </xsl:function>

  <!-- The sign that follows a part of a work. -->
  <xsl:function name="f:sign-after" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
        if ($part/following-sibling::*[1][self::note]) then '.'
        else if ($part/following-sibling::*[1][self::citedRange]) then ','
        else if ($part[self::author or self::editor or self::respStmt] and $part/following-sibling::*[1][node-name(.) eq node-name($part)]) then ';'
        else if ($part[self::pubPlace]/following-sibling::*[1][self::publisher] or $part[self::resp]) then ':'
        else if ($part[self::author or self::editor or self::title or self::analytic or self::monogr or self::series or self::respStmt]) then '.'
        else ','"/>
  </xsl:function>
</xsl:stylesheet>
