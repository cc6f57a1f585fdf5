<!-- transcr: additions, deletions, choices, gaps and other traces of the writer, the editor and time. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What was added, and what was deleted. -->
  <xsl:template match="add" p:treatment="inline" as="element(h:ins)">
    <ins><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></ins>
  </xsl:template>
  <xsl:template match="del" p:treatment="inline" as="element(h:del)">
    <del><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></del>
  </xsl:template>

  <!-- Several encodings of the same words, with no space between them. -->
  <xsl:template match="choice | subst | mod[f:is-substitution(.)]" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="* | text()[normalize-space()]"/>
    </span>
  </xsl:template>

  <!-- The alternative that isn't read stands in the page beside the one that is. -->
  <xsl:template match="*[parent::choice][f:is-unread(.)]" priority="2" p:treatment="inline" as="element(h:span)">
    <!-- Before the elements' own templates, which next-match calls. -->
    <span data-alternative="diplomatic">
      <xsl:next-match/>
    </span>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | abbr | expan | ex | damage | restore | retrace | mod | metamark"
      p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The mark of an abbreviation, which its expansion replaces. -->
  <xsl:template match="am" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="data-alternative" select="'diplomatic'"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- What can't be read or was left out, and room left in the line; why, and how much, in its title. -->
  <xsl:template match="gap | space" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:where-populated><xsl:attribute name="title" select="f:extent-of(.)"/></xsl:where-populated>
      <xsl:sequence select="f:made(if (self::gap) then '[…]' else '[ ]')"/>
    </span>
  </xsl:template>

  <!-- What the writer left out and marked: his mark, else ours. -->
  <xsl:template match="ellipsis" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:if test="not(normalize-space())"><xsl:sequence select="f:made('[…]')"/></xsl:if>
    </span>
  </xsl:template>

  <!-- The reason and the size of a gap or a space, as far as the source says them: "illegible, 2 words". -->
  <xsl:function name="f:extent-of" as="xs:string">
    <xsl:param name="gap" as="element()"/>
    <xsl:variable name="size" as="xs:string"
        select="string-join(($gap/@quantity, $gap[empty(@quantity)]/@extent, $gap/@unit) ! normalize-space(), ' ')"/>
    <xsl:sequence select="string-join(($gap/@reason/normalize-space(), $size, normalize-space($gap))[. ne ''], ', ')"/>
  </xsl:function>

  <!-- What is hard to read, and what the editor supplies or would take out, each in its brackets. -->
  <xsl:template match="unclear | supplied | surplus | secl" p:treatment="inline" as="element(h:span)">
    <xsl:variable name="marks" as="xs:string+"
        select="map{'unclear': ('', '[?]'), 'supplied': ('[', ']'), 'surplus': ('{', '}'), 'secl': ('{', '}')}(local-name())"/>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="$marks[1][. ne ''] ! f:made(.)"/>
      <xsl:apply-templates/>
      <xsl:sequence select="$marks[2] ! f:made(.)"/>
    </span>
  </xsl:template>

  <!-- Where a passage begins that was added, deleted or damaged and doesn't nest with the text, and where it ends: Leiden signs that
       the faces on readers' machines have. -->
  <xsl:variable name="f:span-marks" static="yes" as="map(xs:string, xs:string+)"
      select="map{'addSpan': ('`', '´'), 'delSpan': ('⟦', '⟧'), 'damageSpan': ('⌈', '⌉')}"/>
  <xsl:template match="addSpan | delSpan | damageSpan" p:treatment="milestone" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:made($f:span-marks(local-name())[1])"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
  <xsl:template match="anchor[key('span-to', @xml:id)] | addSpan[key('span-to', @xml:id)] | delSpan[key('span-to', @xml:id)]" priority="2"
      p:treatment="milestone" as="element()+">
    <!-- Before the elements' own templates, which next-match calls. -->
    <xsl:sequence select="key('span-to', @xml:id) ! f:made($f:span-marks(local-name())[2])"/>
    <xsl:next-match/>
  </xsl:template>
  <xsl:key name="span-to" match="addSpan | delSpan | damageSpan" use="normalize-space(@spanTo) ! substring-after(., '#')"/>

  <!-- Where another hand or another pass of the writer begins, or one is taken back. -->
  <xsl:template match="handShift | redo | undo" p:treatment="milestone" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="substJoin | transpose | listTranspose" p:treatment="metadata" as="element()?"
      p:reason="It says by pointers which changes belong together; the changes are shown where they stand.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>

  <xsl:template match="handNotes | scriptNote" p:treatment="metadata" as="element()?"
      p:reason="It describes the hands of a source; it belongs to the header.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
