<!-- spoken, cmc: utterances, pauses, gestures and other sounds; what people post in networks (TEI Guidelines 8, 9). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- An utterance, or what someone posts, after the name of its speaker or writer. -->
  <xsl:template match="u | post" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="@who and empty(parent::annotationBlock/u[1][not(. is current())])">
        <span class="tei-speaker" data-made="">{string-join(tokenize(@who) ! f:siglum(., current()), ', ')}:</span>
        <xsl:sequence select="f:separator('')"/>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="annotationBlock" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- What is heard or seen beside the words, in brackets: its description, else its kind. -->
  <xsl:template match="vocal | kinesic | incident" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:made('(')"/>
      <xsl:if test="not(normalize-space())"><xsl:sequence select="f:made((@type/normalize-space(), f:label(.))[1])"/></xsl:if>
      <xsl:apply-templates/>
      <xsl:sequence select="f:made(')')"/>
    </span>
  </xsl:template>

  <!-- A pause, with its length where it was measured, and a change of the voice. -->
  <xsl:template match="pause | shift" p:treatment="milestone" as="element(h:span)">
    <xsl:variable name="what" as="xs:string" select="normalize-space(string-join((@feature, @new, @dur ! replace(., '^PT([0-9.]+)S$', '$1 s'), @quantity, @unit), ' '))"/>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:made('(' || (if (self::pause and $what eq '') then '.' else string-join((f:label(.), $what[. ne '']), ': ')) || ')')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A text that is seen in the course of the speech. -->
  <xsl:template match="writing" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="scriptStmt | recordingStmt | recording | equipment | broadcast | transcriptionDesc" p:treatment="metadata"
      as="element()?" p:reason="It says how the speech was recorded and transcribed, in the header.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
