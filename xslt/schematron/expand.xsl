<!-- The second step: abstract patterns and abstract rules are written out where they are used (ISO/IEC 19757-3, 5.4.10, 5.4.12, annex). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:pecia="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <xsl:mode name="expand" on-no-match="shallow-copy"/>

  <xsl:key name="abstract-pattern" match="sch:pattern[f:is-abstract(.)]" use="normalize-space(@id)"/>
  <xsl:key name="abstract-rule" match="sch:rule[f:is-abstract(.)]" use="normalize-space(@id)"/>

  <!-- What is abstract isn't there by itself. -->
  <xsl:template match="sch:pattern[f:is-abstract(.)] | sch:rule[f:is-abstract(.)]" mode="expand" as="empty-sequence()"/>

  <!-- A rule that judges nothing. -->
  <xsl:template match="sch:rule[not(normalize-space(@context) or f:is-abstract(.))]" mode="expand" as="empty-sequence()">
    <xsl:message>
      <pecia:problem xsl:expand-text="yes" rule="schema-broken" severity="error" path="{path(.)}" hint="Say with @context what it judges.">A rule of the schema {@id ! ('(“' || . || '”) ')}has no context; it is left out.</pecia:problem>
    </xsl:message>
  </xsl:template>

  <!-- A pattern made of an abstract one: its own attributes, and the other's rules with the parameters put in. -->
  <xsl:template match="sch:pattern[@is-a]" mode="expand" as="element(sch:pattern)">
    <xsl:variable name="abstract" as="element(sch:pattern)?" select="key('abstract-pattern', normalize-space(@is-a))[1]"/>
    <xsl:if test="empty($abstract)">
      <xsl:call-template name="missing"><xsl:with-param name="what" select="'pattern “' || @is-a || '”'"/></xsl:call-template>
    </xsl:if>
    <xsl:copy>
      <xsl:sequence select="$abstract/@role, @* except @is-a"/>
      <xsl:apply-templates select="$abstract/node()" mode="expand">
        <xsl:with-param name="parameters" tunnel="yes" select="map:merge(($abstract/sch:param, sch:param)
            ! map:entry(normalize-space(@name), string(@value)), map { 'duplicates': 'use-last' })"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- Parameters are put in by their pattern. -->
  <xsl:template match="sch:param" mode="expand" as="empty-sequence()"/>

  <!-- A rule that is extended by an abstract one: its lets and assertions stand here; a rule extends none twice. -->
  <xsl:template match="sch:extends[@rule]" mode="expand" as="node()*">
    <xsl:param name="extended" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="name" as="xs:string" select="normalize-space(@rule)"/>
    <xsl:variable name="known" as="element(sch:rule)*" select="key('abstract-rule', $name)"/>
    <xsl:variable name="abstract" as="element(sch:rule)?" select="($known[.. is current()/../..], $known)[1]"/>
    <xsl:if test="empty($abstract)">
      <xsl:call-template name="missing"><xsl:with-param name="what" select="'rule “' || $name || '”'"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="not($name = $extended)">
      <xsl:apply-templates select="$abstract/node()" mode="expand">
        <xsl:with-param name="extended" select="$extended, $name" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- An attribute, with a pattern's parameters put in; names that aren't parameters are variables and stay. -->
  <xsl:template match="@*" mode="expand" as="attribute()">
    <xsl:param name="parameters" as="map(xs:string, xs:string)" select="map {}" tunnel="yes"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:for-each select="analyze-string(., '\$(\i[\c-[:]]*)')/*">
        <xsl:sequence select="(*[1] ! $parameters(string()), string())[1]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="f:asking(string-join($pieces))"/>
  </xsl:template>

  <!-- Say that something abstract isn't there. -->
  <xsl:template name="missing" as="empty-sequence()">
    <xsl:param name="what" as="xs:string"/>
    <xsl:message>
      <pecia:problem xsl:expand-text="yes" rule="schema-broken" severity="error" path="{path(.)}" hint="Define it, or mend the name.">The schema uses an abstract {$what}, which it doesn't have.</pecia:problem>
    </xsl:message>
  </xsl:template>
</xsl:stylesheet>
