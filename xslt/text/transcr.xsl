<!-- transcr: breaks, choices, additions, deletions, gaps; surfaces, zones and lines of a transcription by page. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- A page begins: its marker, which layout sets apart from the words. -->
  <xsl:template match="pb" as="node()*" p:treatment="milestone">
    <xsl:call-template name="parted"/>
    <t:page>{f:page-marker(.)}</t:page>
  </xsl:template>
  <!-- A line begins: a space in the reading text, a new line in the diplomatic one. -->
  <xsl:template match="lb" as="node()*" p:treatment="milestone">
    <xsl:call-template name="parted"/>
    <xsl:if test="$diplomatic"><t:break/></xsl:if>
  </xsl:template>
  <xsl:template match="cb | gb | milestone" as="node()*" p:treatment="milestone"><xsl:call-template name="parted"/></xsl:template>
  <!-- A break parts what stands on either side, or joins it where it stands within a word. -->
  <xsl:template name="parted" as="node()">
    <xsl:choose>
      <xsl:when test="@break = 'no'"><t:join/></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of a choice one is read; breaks and notes between its alternatives stay, and pages that begin only in another. -->
  <xsl:template match="choice" as="node()*" p:treatment="inline">
    <xsl:variable name="read" as="element()?" select="f:alternative(.)"/>
    <xsl:apply-templates select="*[. is $read or f:is-break(.) or self::note] | text()[normalize-space()]"/>
    <xsl:if test="not($read//pb)"><xsl:apply-templates select="(* except ($read, pb))//pb"/></xsl:if>
  </xsl:template>
  <!-- The alternative that the view reads: the editor's, or in the diplomatic text the source's own. -->
  <xsl:function name="f:alternative" as="element()?">
    <xsl:param name="choice" as="element(choice)"/>
    <xsl:variable name="alternatives" as="element()*" select="$choice/*[not(f:is-break(.) or self::note or self::anchor)]"/>
    <xsl:sequence select="
        if ($diplomatic) then ($alternatives[self::sic or self::orig or self::abbr],
          $alternatives[not(self::corr or self::reg or self::expan or self::ex)], $alternatives)[1]
        else f:read-alternative($choice)"/>
  </xsl:function>
  <xsl:template match="sic | corr | orig | reg | abbr | expan" as="node()*" p:treatment="inline">
    <xsl:apply-templates/>
  </xsl:template>
  <!-- The signs of an abbreviation are in the diplomatic text, the letters that they stand for in the reading text. -->
  <xsl:template match="am" as="node()*" p:treatment="inline"><xsl:apply-templates select="node()[$diplomatic]"/></xsl:template>
  <xsl:template match="ex" as="node()*" p:treatment="inline"><xsl:apply-templates select="node()[not($diplomatic)]"/></xsl:template>

  <!-- Deletions are out of the reading text, but for the pages that begin in them; additions are in. -->
  <xsl:template match="subst | mod[f:is-substitution(.)]" as="node()*" p:treatment="inline"><xsl:apply-templates select="f:contents(.)"/></xsl:template>
  <xsl:template match="del" as="node()*" p:treatment="inline">
    <xsl:choose>
      <xsl:when test="parent::restore"><xsl:apply-templates/></xsl:when>
      <xsl:when test="$diplomatic"><t:before>⟦</t:before><xsl:apply-templates/><t:after>⟧</t:after></xsl:when>
      <xsl:otherwise><xsl:apply-templates select=".//pb"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="add" as="node()*" p:treatment="inline">
    <xsl:if test="$diplomatic"><t:before>⸌</t:before></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="$diplomatic"><t:after>⸍</t:after></xsl:if>
  </xsl:template>
  <xsl:template match="mod | restore | retrace | damage | metamark" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>

  <!-- What the editors say of the transcription, in brackets. -->
  <xsl:template match="gap | ellipsis[not(normalize-space())]" as="text()" p:treatment="inline">
    <xsl:text>[…]</xsl:text>
  </xsl:template>
  <xsl:template match="space" as="text()" p:treatment="inline"><xsl:text>[ ]</xsl:text></xsl:template>
  <xsl:template match="ellipsis[normalize-space()]" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="unclear" as="node()*" p:treatment="inline">
    <xsl:apply-templates/>
    <t:made>[?]</t:made>
  </xsl:template>
  <xsl:template match="supplied" as="node()*" p:treatment="inline">
    <t:before>[</t:before><xsl:apply-templates/><t:after>]</t:after>
  </xsl:template>
  <xsl:template match="surplus | secl" as="node()*" p:treatment="inline">
    <t:before>{{</t:before><xsl:apply-templates/><t:after>}}</t:after>
  </xsl:template>

  <!-- Running heads, signatures, catchwords: only in the diplomatic text, on a line in brackets. -->
  <xsl:template match="fw" as="element(t:block)?" p:treatment="block">
    <xsl:if test="$diplomatic and normalize-space()">
      <t:block><t:open>[</t:open><xsl:apply-templates/><t:close>]</t:close></t:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="fw/fw" as="node()*" p:treatment="inline"><xsl:apply-templates/></xsl:template>

  <!-- Where something begins or ends. -->
  <xsl:template as="node()*" p:treatment="milestone"
      match="addSpan | delSpan | damageSpan | handShift | undo | redo | path">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>

  <!-- A transcription by page: surfaces, zones, lines. -->
  <xsl:template match="sourceDoc | surfaceGrp | zone" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="surface" as="element(t:block)" p:treatment="block">
    <t:block apart="yes">
      <xsl:if test="not(.//pb)"><t:block apart="yes">{f:surface-marker(.)}</t:block></xsl:if>
      <xsl:apply-templates/>
    </t:block>
  </xsl:template>
  <xsl:template match="line" as="element(t:block)" p:treatment="block"><t:block><xsl:apply-templates/></t:block></xsl:template>
  <xsl:template match="facsimile" as="node()*" p:treatment="metadata" p:reason="images of the pages">
    <xsl:apply-templates select="f:contents(.)[normalize-space()]"/>
  </xsl:template>

  <!-- How a surface is called: as a page of its number would be. -->
  <xsl:function name="f:surface-marker" as="xs:string">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($surface/@n)"/>
    <xsl:sequence select="
        if (matches($n, '^\d+$')) then '[p. ' || $n || ']'
        else if (matches($n, '^\d+[rv]\w?$')) then '[fol. ' || $n || ']'
        else if (matches($n, '^\[.*\]$')) then $n
        else if ($n ne '') then '[' || $n || ']'
        else '[surface ' || count($surface/preceding-sibling::surface) + 1 || ']'"/>
  </xsl:function>
</xsl:stylesheet>
