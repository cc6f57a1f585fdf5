<!-- From Schematron (ISO/IEC 19757-3) to a stylesheet that says which of its assertions a document breaks.
     Three steps: patterns out of the phase are dropped; what is abstract is written out; each rule becomes a template.
     The schema is whole: whoever calls has put in what it includes. What can't be used is said in messages.
     These files may be put into one after Saxon is locked: all prefixes that any of them uses are declared here. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:x="https://pecia.example/stylesheet" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sqf="http://www.schematron-quickfix.com/validator/process"
    xmlns:pecia="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all">

  <xsl:include href="schematron/choose.xsl"/>
  <xsl:include href="schematron/expand.xsl"/>
  <xsl:include href="schematron/expressions.xsl"/>
  <xsl:include href="schematron/compile.xsl"/>
  <xsl:include href="schematron/lets.xsl"/>
  <xsl:include href="schematron/rules.xsl"/>
  <xsl:include href="schematron/sentences.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- The phase that is wanted: an id, #ALL or #DEFAULT. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="chosen" as="document-node()">
      <xsl:document><xsl:apply-templates select="sch:schema" mode="choose"/></xsl:document>
    </xsl:variable>
    <xsl:variable name="expanded" as="document-node()">
      <xsl:document><xsl:apply-templates select="$chosen/sch:schema" mode="expand"/></xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$expanded/sch:schema" mode="compile"/>
  </xsl:template>
</xsl:stylesheet>
