<!-- linking: pointers, anchors, segments, notes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:key name="note-by-id" match="note[@xml:id]" use="normalize-space(@xml:id)"/>

  <xsl:template match="seg" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template as="node()*" p:treatment="milestone" match="anchor | when">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>
  <!-- What says something about the text to machines: only words that it holds are shown. -->
  <xsl:template as="node()*" p:treatment="metadata" p:reason="for machines; words that it holds are shown"
      match="link | linkGrp | join | joinGrp | alt | altGrp | timeline | substJoin | listTranspose | transpose | equiv
          | certainty | precision | respons">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>

  <!-- A pointer without words of its own: the number of the note that it leads to, else where it leads. -->
  <xsl:template match="ptr | ref[not(node())][@target]" as="element()*" p:treatment="inline">
    <xsl:variable name="notes" as="element(note)*" select="f:targets(.) ! key('note-by-id', ., root(current()))"/>
    <xsl:variable name="collected" as="element(note)?" select="$notes[f:is-collected(.)][1]"/>
    <xsl:choose>
      <xsl:when test="exists($collected)"><t:made>[{f:note-number($collected)}]</t:made></xsl:when>
      <xsl:when test="normalize-space(@target)"><t:made>[{normalize-space(@target)}]</t:made></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A pointer that holds words against the schema shows these. -->
  <xsl:template match="ptr[normalize-space()]" priority="1" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>

  <!-- The ids in this document that a pointer leads to. -->
  <xsl:function name="f:targets" as="xs:string*">
    <xsl:param name="pointer" as="element()"/>
    <xsl:sequence select="tokenize($pointer/@target)[starts-with(., '#')] ! substring(., 2)"/>
  </xsl:function>

  <!-- A note that is taken out of the line leaves its mark. -->
  <xsl:template match="note[f:is-collected(.)]" as="element(t:after)" p:treatment="inline">
    <t:after n="{f:note-number(.)}">[{f:note-number(.)}]</t:after>
  </xsl:template>
  <!-- Any other stays where it is: as a block, or in brackets in the line. -->
  <xsl:template match="note" priority="-0.1" as="node()*" p:treatment="inline">
    <xsl:choose>
      <xsl:when test="f:is-endnote(.)"><xsl:call-template name="noted"/></xsl:when>
      <xsl:when test="f:stands-apart(.)"><t:block><xsl:apply-templates/></t:block></xsl:when>
      <xsl:when test="matches(., '^\s*[(\[]')"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:when>
      <xsl:when test="normalize-space()">
        <xsl:text> </xsl:text><t:before>[</t:before><xsl:apply-templates/><t:after>]</t:after>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="noteGrp" as="node()*" p:treatment="block"><xsl:apply-templates/></xsl:template>

  <!-- Is the note a block, because it holds blocks, stands among them, or is one of an entry's statements? -->
  <xsl:function name="f:stands-apart" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@place = 'block' or f:is-block($note)
        or empty($note/parent::*/text()[normalize-space()]) and empty($note/parent::note)"/>
  </xsl:function>

  <!-- A note among the notes: its number, then its text; what comes below the first line is indented. -->
  <xsl:template match="note" mode="note" as="element(t:block)">
    <xsl:call-template name="noted">
      <xsl:with-param name="number" select="f:note-number(.)[f:is-collected(current())]"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*" priority="-1" mode="note" as="element(t:block)">
    <t:block apart="yes"><xsl:apply-templates select="." mode="text"/></t:block>
  </xsl:template>

  <!-- A note with its label, unless its own words begin with that. -->
  <xsl:template name="noted" as="element(t:block)">
    <xsl:param name="number" as="xs:string?" select="()"/>
    <xsl:variable name="label" as="xs:string?" select="($number, @n/normalize-space())[. ne ''][1]"/>
    <xsl:variable name="own" as="xs:string" select="replace(string(tokenize(.)[1]), '[\[\](){}.:*]', '')"/>
    <xsl:variable name="first" as="xs:string" select="string($label[. ne $own] ! ('[' || . || '] '))"/>
    <t:block apart="yes" tight="yes" first="{$first[normalize-space(current())]}" indent="{replace($first, '.', ' ')}">
      <xsl:if test="not(normalize-space())">{$first}</xsl:if>
      <xsl:apply-templates/>
    </t:block>
  </xsl:template>
</xsl:stylesheet>
