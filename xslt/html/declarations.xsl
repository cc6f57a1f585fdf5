<!-- Declarations of a header as a reader wants them (TEI Guidelines 2.3): what an element says by attributes is shown too. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- In this mode a declaration shows itself on the page of editorial principles: prose as it is, what is set out in parts as a list. -->
  <xsl:mode name="p:declared" on-no-match="deep-skip"/>
  <xsl:template match="*" mode="p:declared" as="node()*"><xsl:apply-templates select="." mode="html"/></xsl:template>
  <xsl:template match="text()" mode="p:declared" as="text()?">{.[normalize-space()]}</xsl:template>

  <!-- The languages of the texts. -->
  <xsl:template match="langUsage[language]" mode="p:declared" as="element()*">
    <xsl:apply-templates select="* except language" mode="#current"/>
    <ul><xsl:for-each select="language"><li>{f:language-said(.)}</li></xsl:for-each></ul>
  </xsl:template>

  <!-- How the apparatus is attached to the text, in TEI's words. -->
  <xsl:template match="variantEncoding" mode="p:declared" as="element(h:p)*">
    <xsl:where-populated><p><xsl:sequence select="f:codes((@method, @location))"/></p></xsl:where-populated>
  </xsl:template>

  <!-- Values as they are written. -->
  <xsl:function name="f:codes" as="node()*">
    <xsl:param name="values" as="attribute()*"/>
    <xsl:for-each select="$values[normalize-space()]">
      <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
      <code>{normalize-space()}</code>
    </xsl:for-each>
  </xsl:function>

  <!-- What is set out in parts: each with what names it, and what is said of it. Prose around the parts stays before them. -->
  <xsl:template match="tagsDecl | listPrefixDef | refsDecl | appInfo | charDecl | unitDecl | metDecl" mode="p:declared" as="element()*">
    <xsl:variable name="parts" as="element()*" select="(.//rendition, .//tagUsage, .//prefixDef, .//cRefPattern, .//citeStructure[not(parent::citeStructure)],
        .//application, .//char, .//glyph, .//unitDef, metSym)"/>
    <xsl:apply-templates select="p | ab | list | desc | head" mode="html"/>
    <xsl:where-populated><dl class="declared"><xsl:apply-templates select="$parts" mode="p:part"/></dl></xsl:where-populated>
  </xsl:template>

  <!-- In this mode a part of a declaration gives its term and what is said of it. -->
  <xsl:mode name="p:part" on-no-match="deep-skip"/>
  <xsl:template match="*" mode="p:part" as="element()*">
    <xsl:variable name="said" as="node()*"><xsl:apply-templates select="node()" mode="html"/></xsl:variable>
    <dt><xsl:sequence select="f:codes((@gi, @selector, @ident, @matchPattern, @match, @value, @xml:id)[1]), f:codes(@version[current()/self::application]) ! (' ', .)"/></dt>
    <dd>
      <xsl:sequence select="if ($said[normalize-space()]) then $said else ()"/>
      <xsl:for-each select="@replacementPattern | @use[current()/self::citeStructure]">
        <xsl:if test="$said[normalize-space()]"><xsl:text> </xsl:text></xsl:if>
        <code>{normalize-space()}</code>
      </xsl:for-each>
    </dd>
  </xsl:template>
  <xsl:template match="rendition" mode="p:part" as="element()*">
    <dt><xsl:sequence select="f:codes((@selector, @xml:id)[1])"/></dt>
    <dd><code>{normalize-space()}</code></dd>
  </xsl:template>
  <xsl:template match="char | glyph" mode="p:part" as="element()*">
    <dt>{(mapping ! normalize-space())[. ne ''][1]}</dt>
    <dd>{string-join((charName, glyphName, (localProp | unicodeProp)/@value, desc ! f:plain(.), note ! f:plain(.)) ! normalize-space()[. ne ''], '; ')}</dd>
  </xsl:template>

  <!-- A classification: its categories, one in another. -->
  <xsl:template match="classDecl" mode="p:declared" as="element()*">
    <xsl:for-each select="taxonomy">
      <xsl:apply-templates select="bibl | desc | head" mode="html"/>
      <xsl:sequence select="f:categories(.)"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:function name="f:categories" as="element(h:ul)?">
    <xsl:param name="around" as="element()"/>
    <xsl:where-populated>
      <ul>
        <xsl:for-each select="$around/(category | taxonomy)">
          <li>{((catDesc, gloss, desc, label, head, bibl) ! f:plain(.), @xml:id, @n)[normalize-space()][1]}<xsl:sequence select="f:categories(.)"/></li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:function>

  <!-- By what coordinates are reckoned. -->
  <xsl:template match="geoDecl | styleDefDecl" mode="p:declared" as="element(h:p)">
    <p><xsl:sequence select="f:codes((@datum, @scheme, @schemeVersion))"/>{' '[current()/normalize-space()]}<xsl:apply-templates select="node()" mode="html"/></p>
  </xsl:template>

  <!-- The schema by which the texts are valid. -->
  <xsl:template match="schemaRef" mode="p:declared" as="element()*">
    <xsl:apply-templates select="*" mode="html"/>
    <p><xsl:sequence select="f:link(f:outward-url(@url), string((@url, @key)[1]), ())"/></p>
  </xsl:template>
</xsl:stylesheet>
