<!-- The third step: a schema as a stylesheet. It goes once through all nodes that a context can match, in a mode in
     which each rule is a template; a template gives the node on to the next, so that every pattern sees it.
     Each piece that may have a mistake begins a line and bears a name: a processor's message names lines only. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="https://pecia.example/stylesheet"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:pecia="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <xsl:mode name="compile" on-no-match="fail"/>
  <xsl:mode name="global" on-no-match="fail"/>
  <xsl:mode name="body" on-no-match="fail"/>

  <xsl:namespace-alias stylesheet-prefix="x" result-prefix="xsl"/>

  <!-- A schema. -->
  <xsl:template match="sch:schema" mode="compile" as="element(xsl:stylesheet)">
    <x:stylesheet version="{f:version(.)}" exclude-result-prefixes="#all">
      <xsl:call-template name="namespaces"/>
      <x:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
      <x:mode name="pecia:rules" on-no-match="deep-skip" warning-on-multiple-match="no"/>
      <xsl:apply-templates select="sch:let, sch:phase/sch:let, sch:pattern/sch:let" mode="global"/>
      <xsl:call-template name="value"/>
      <xsl:if test="exists(f:asked(.))"><xsl:call-template name="files"/></xsl:if>
      <xsl:for-each select="xsl:*"><xsl:text>&#10;</xsl:text><xsl:copy-of select="."/></xsl:for-each>
      <xsl:text>&#10;</xsl:text>
      <x:template match="/" priority="1000000">
        <x:where-populated>
          <pecia:said><x:apply-templates select="{f:nodes(sch:pattern/sch:rule/@context ! string())}" mode="pecia:rules"/></pecia:said>
        </x:where-populated>
      </x:template>
      <x:template match="/" mode="pecia:rules" priority="-1"/>
      <xsl:apply-templates select="sch:pattern/sch:rule" mode="compile"/>
    </x:stylesheet>
  </xsl:template>

  <!-- The version by which expressions are read: Schematron's default binding is XSLT 1.0. -->
  <xsl:function name="f:version" as="xs:string">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="binding" as="xs:string" select="lower-case(normalize-space(($schema/@queryBinding, 'xslt')[1]))"/>
    <xsl:sequence select="if ($binding = ('xslt', 'xslt1', 'xpath', 'xpath1')) then '1.0' else '3.0'"/>
  </xsl:function>

  <!-- The prefixes that the schema declares, and those that its root has beside. -->
  <xsl:template name="namespaces" as="node()*">
    <xsl:variable name="declared" as="xs:string*" select="sch:ns/@prefix ! normalize-space()"/>
    <xsl:for-each-group select="sch:ns[normalize-space(@prefix)]" group-by="normalize-space(@prefix)">
      <xsl:namespace name="{current-grouping-key()}" select="normalize-space(@uri)"/>
    </xsl:for-each-group>
    <xsl:variable name="schema" as="element(sch:schema)" select="."/>
    <xsl:for-each select="in-scope-prefixes(.)[not(. = ('', 'xml', 'xsl', 'pecia', $declared))]">
      <xsl:namespace name="{.}" select="namespace-uri-for-prefix(., $schema)"/>
    </xsl:for-each>
    <xsl:if test="not($declared = 'pecia')"><xsl:namespace name="pecia" select="'https://pecia.example/ns'"/></xsl:if>
  </xsl:template>

  <!-- The files that the schema names, each a parameter: whoever runs the stylesheet lets it have them, or not. -->
  <xsl:template name="files" as="element()*">
    <xsl:for-each select="f:asked(.)">
      <x:param name="pecia:file-{position()}" as="document-node()?" select="()" pecia:file="{.}"/>
    </xsl:for-each>
    <x:function name="pecia:has-doc" version="3.0">
      <x:param name="name"/>
      <x:sequence select="exists(pecia:file(string($name)))"/>
    </x:function>
    <x:function name="pecia:doc" version="3.0">
      <x:param name="name"/>
      <x:sequence select="(pecia:file(string($name)), doc(string($name)))[1]"/>
    </x:function>
    <x:function name="pecia:file" version="3.0">
      <x:param name="name"/>
      <xsl:for-each select="f:asked(.)">
        <x:if test="$name eq '{replace(., '''', '''''')}'"><x:sequence select="$pecia:file-{position()}"/></x:if>
      </xsl:for-each>
    </x:function>
  </xsl:template>

  <!-- The files that a schema asks for. -->
  <xsl:function name="f:asked" as="xs:string*">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:sequence select="distinct-values($schema//@*[contains(., 'pecia:')]
        ! analyze-string(., $asking)/*:match/*[@nr eq '2'] ! substring(., 2, string-length() - 2))"/>
  </xsl:function>
</xsl:stylesheet>
