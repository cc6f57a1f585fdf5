<!-- The first step: only the patterns of the phase stay, and those that others are made of. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:pecia="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all">

  <xsl:mode name="choose" on-no-match="shallow-copy"/>

  <!-- A schema: of an unknown phase nothing is left, and that is said. -->
  <xsl:template match="sch:schema" mode="choose" as="element(sch:schema)">
    <xsl:variable name="chosen" as="xs:string" select="f:phase(.)"/>
    <xsl:variable name="known" as="xs:string*" select="sch:phase/@id ! string()"/>
    <xsl:if test="not($chosen = ('#ALL', $known))">
      <xsl:message>
        <pecia:problem xsl:expand-text="yes" rule="schema-broken" severity="error" path="{path(.)}" hint="{f:known-phases($known)}">The schema has no phase “{$chosen}”.</pecia:problem>
      </xsl:message>
    </xsl:if>
    <xsl:copy>
      <xsl:apply-templates select="@*, node()" mode="choose"/>
    </xsl:copy>
  </xsl:template>

  <!-- A phase that isn't the chosen one: what it defines isn't there. -->
  <xsl:template match="sch:phase[not(@id = f:phase(..))]" mode="choose" as="empty-sequence()"/>

  <!-- A pattern that the phase doesn't have. -->
  <xsl:template match="sch:pattern[not(f:is-abstract(.) or f:is-active(.))]" mode="choose" as="empty-sequence()"/>

  <!-- A pattern that judges other documents than the one at hand. -->
  <xsl:template match="sch:pattern[@documents][f:is-active(.)]" mode="choose" as="empty-sequence()">
    <xsl:message>
      <pecia:problem xsl:expand-text="yes" rule="schema-left-out" severity="warning" path="{path(.)}" hint="Move its rules to a pattern without @documents.">A pattern of the schema judges other documents (“{@documents}”), which isn't done; it is left out.</pecia:problem>
    </xsl:message>
  </xsl:template>

  <!-- The phase that is in force: what was asked for; by default what the schema says, else all patterns. -->
  <xsl:function name="f:phase" as="xs:string">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="default" as="xs:string" select="normalize-space(($schema/@defaultPhase, '#ALL')[1])"/>
    <xsl:sequence select="if ($phase = ('', '#DEFAULT')) then $default else $phase"/>
  </xsl:function>

  <!-- Whether a pattern belongs to the phase. -->
  <xsl:function name="f:is-active" as="xs:boolean">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:variable name="chosen" as="xs:string" select="f:phase(root($pattern)/sch:schema)"/>
    <xsl:sequence select="$chosen eq '#ALL'
        or $pattern/@id = root($pattern)/sch:schema/sch:phase[@id = $chosen]/sch:active/@pattern ! normalize-space()"/>
  </xsl:function>

  <!-- Whether something only serves to make others. -->
  <xsl:function name="f:is-abstract" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space($element/@abstract) = ('true', '1')"/>
  </xsl:function>

  <!-- Which phases there are, for whoever asked for another. -->
  <xsl:function name="f:known-phases" as="xs:string">
    <xsl:param name="known" as="xs:string*"/>
    <xsl:sequence select="if (exists($known)) then 'Its phases are ' || string-join($known, ', ') || ', #ALL and #DEFAULT.'
        else 'It has no phases; leave the phase out.'"/>
  </xsl:function>
</xsl:stylesheet>
