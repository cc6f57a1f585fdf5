<!-- The document details without what nobody needs there: names and the parts of works are their words, without an element of their own. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="p:light" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- The elements of which only the words are kept where they say nothing else: no language, no address, no look. -->
  <xsl:variable name="f:plain-classes" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      persName forename surname addName genName nameLink roleName orgName placeName settlement region country geogName district affiliation
      analytic monogr series imprint respStmt resp author editor publisher pubPlace biblScope edition extent idno availability licence
      titleStmt publicationStmt editionStmt seriesStmt authority distributor funder sponsor principal meeting
      ') ! map:entry('tei-' || ., true()))" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>

  <!-- Rows of the details, lighter. -->
  <xsl:function name="f:light" as="node()*">
    <xsl:param name="rows" as="node()*"/>
    <xsl:variable name="plain" as="document-node()"><xsl:document><xsl:apply-templates select="$rows" mode="p:light"/></xsl:document></xsl:variable>
    <xsl:apply-templates select="$plain/node()" mode="p:close"/>
  </xsl:function>

  <!-- In this mode what stands in one line in the source, or in many, stands in one; no space goes before a sign that was put in. -->
  <xsl:mode name="p:close" on-no-match="shallow-copy" on-multiple-match="fail"/>
  <xsl:template match="text()[not(ancestor::h:pre)]" mode="p:close" as="text()?">
    <xsl:variable name="next" as="node()?" select="following-sibling::node()[1]"/>
    <xsl:variable name="words" as="xs:string" select="replace(., '\s*\n\s*', '&#xA;')"/>
    <xsl:value-of select="if ($next/self::h:span[@data-made] ! matches(., '^[.,:;]')) then replace($words, '\n$', '') else $words"/>
  </xsl:template>

  <!-- Names and parts without an element of their own. -->
  <xsl:template match="h:span[@class][empty(@* except @class)]" mode="p:light" as="node()*">
    <xsl:choose>
      <xsl:when test="$f:plain-classes(@class)"><xsl:apply-templates mode="p:light"/></xsl:when>
      <xsl:otherwise><xsl:copy><xsl:copy-of select="@*"/><xsl:apply-templates mode="p:light"/></xsl:copy></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
