<!-- A document as plain text, made to be read: the reading text, or the diplomatic text (param view). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:include href="tei.xsl"/>
  <xsl:include href="text/frame.xsl"/>
  <xsl:include href="text/header.xsl"/>
  <xsl:include href="text/core.xsl"/>
  <xsl:include href="text/neighbours.xsl"/>
  <xsl:include href="text/linking.xsl"/>
  <xsl:include href="text/textstructure.xsl"/>
  <xsl:include href="text/verse.xsl"/>
  <xsl:include href="text/drama.xsl"/>
  <xsl:include href="text/transcr.xsl"/>
  <xsl:include href="text/textcrit.xsl"/>
  <xsl:include href="text/namesdates.xsl"/>
  <xsl:include href="text/figures.xsl"/>
  <xsl:include href="text/msdescription.xsl"/>
  <xsl:include href="text/dictionaries.xsl"/>
  <xsl:include href="text/spoken.xsl"/>
  <xsl:include href="text/gaiji.xsl"/>
  <xsl:include href="text/analysis.xsl"/>
  <xsl:include href="text/tagdocs.xsl"/>
  <xsl:include href="text/lines.xsl"/>
  <xsl:include href="text/characters.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- Which text: 'reading' (corrected, expanded, without what was deleted) or 'diplomatic' (as it stands on the page). -->
  <xsl:param name="view" as="xs:string" select="'reading'"/>
  <xsl:variable name="diplomatic" as="xs:boolean" select="$view eq 'diplomatic'"/>

  <!-- An edition's own stylesheet that imports this one needn't name the mode in which it begins. -->
  <xsl:mode on-no-match="shallow-skip" use-accumulators="#all"/>
  <xsl:template match="/" mode="#unnamed" as="item()*"><xsl:apply-templates select="*" mode="text"/></xsl:template>

  <!-- In this mode an element becomes typed pieces: blocks, and in them characters, breaks and marks. -->
  <xsl:mode name="text" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element of a parent without running text becomes its pieces after a separator. -->
  <xsl:mode name="field" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element becomes its pieces, with a space before them unless it is the first of its parent. -->
  <xsl:mode name="spaced" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element says its words within a figure's brackets, in one line. -->
  <xsl:mode name="said" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element of a parent without running text becomes a line of its own. -->
  <xsl:mode name="entry" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode a collected note becomes a block of the notes after the text. -->
  <xsl:mode name="note" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an example of markup becomes its own source, tags and all. -->
  <xsl:mode name="source" on-no-match="text-only-copy" on-multiple-match="fail"/>
  <!-- In this mode a piece becomes lines, and the boundaries between them. -->
  <xsl:mode name="lines" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <!-- In this mode a piece runs on with its neighbours: a block's boundaries become spaces, line breaks vanish. -->
  <xsl:mode name="run-together" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- The head, the text with its notes, and the foot, with a rule between them. -->
  <xsl:template match="/TEI" as="xs:string" p:treatment="block">
    <xsl:variable name="text" as="element(t:block)">
      <t:block><xsl:apply-templates select="f:shown(.)"/></t:block>
    </xsl:variable>
    <xsl:variable name="notes" as="element(t:block)"><t:block><xsl:call-template name="notes">
      <xsl:with-param name="text" select="$text"/>
    </xsl:call-template></t:block></xsl:variable>
    <xsl:sequence select="string-join((f:head(.), $f:rule, (f:laid-out($text), f:laid-out($notes))[. ne ''], $f:rule,
        f:foot(.))[. ne ''], '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- What of the document is its text: the text, else the transcription of its surfaces. -->
  <xsl:function name="f:shown" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="$document/(* except (teiHeader | p:* | facsimile | standOff | sourceDoc[exists($document/text)]))"/>
  </xsl:function>

  <!-- A program or a style sheet of another language in the text is no text. -->
  <xsl:template match="*:script[namespace-uri() = ('http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg')]
      | *:style[namespace-uri() = ('http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg')]" as="empty-sequence()"/>

  <!-- What no other file knows: its content is kept, in the line or set apart as its own content asks. -->
  <xsl:template match="*" priority="-1" as="node()*"><xsl:apply-templates/></xsl:template>
  <xsl:template match="*[f:is-block(.)]" priority="-0.9" as="element(t:block)">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
</xsl:stylesheet>
