<!-- What no other file knows: its content is shown, marked and reported, never dropped. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="foreign.xsl"/>

  <!-- The elements that no other template knows, by name: each name is reported once. -->
  <xsl:key name="named" match="*[not(self::p:*)]" use="node-name()"/>

  <!-- An element that no other template knows: its content is kept and marked. -->
  <xsl:template match="*" priority="-1" as="element()">
    <xsl:if test="key('named', node-name())[f:in-text(.)][1] is .">
      <xsl:message>
        <p:problem rule="element-unknown" severity="warning" path="{path(.)}" hint="{f:unknown-hint(.)}">The element {name()} is not known; its text is shown as it is.</p:problem>
      </xsl:message>
    </xsl:if>
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class" select="'tei-unhandled', f:classes(.)" separator=" "/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- What the source says of its look and the vocabulary lacks: each is reported once, at its first place. -->
  <xsl:template name="p:report-renditions" as="empty-sequence()">
    <xsl:for-each-group select="f:parts-of-text(.)/descendant-or-self::*[@rend or @rendition or @style]" group-by="f:unknown-renditions(.)">
      <xsl:variable name="often" as="xs:string" select="(count(current-group())[. gt 1] ! (', which occurs ' || . || ' times,'), '')[1]"/>
      <xsl:message>
        <p:problem rule="rend-unknown" severity="note" path="{path(.)}" hint="docs/renditions.md lists the words that are understood.">The rendition “{current-grouping-key()}”{$often} is not understood and changes nothing in the page.</p:problem>
      </xsl:message>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What may have gone wrong with an unknown element. -->
  <xsl:function name="f:unknown-hint" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (namespace-uri($element) eq '') then 'It is in no namespace; TEI elements are in http://www.tei-c.org/ns/1.0.'
        else 'TEI P5 has no element of this name; capitals count: persName, not persname.'"/>
  </xsl:function>
</xsl:stylesheet>
