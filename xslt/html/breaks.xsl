<!-- transcr and core: breaks of pages, lines and columns, and what the printer put in the margins. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Where a page begins: an anchor with the page's number, and a link to its image where there is one. -->
  <xsl:template match="pb" p:treatment="milestone" as="node()+">
    <xsl:sequence select="f:space-at(.)"/>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="id" select="f:address(.)"/>
      <xsl:attribute name="role" select="'doc-pagebreak'"/>
      <xsl:attribute name="aria-label" select="f:page-words(.)"/>
      <xsl:sequence select="f:page-data(.)"/>
      <xsl:variable name="marker" as="xs:string" select="f:page-words(.) ! (if (matches(., '^\[.*\]$')) then . else '[' || . || ']')"/>
      <xsl:sequence select="if (exists($f:page-kinds[starts-with(f:page-label(current()), .)])) then f:made-of-words($marker, .) else f:made($marker)"/>
    </span>
    <xsl:sequence select="f:image-link(., f:page-words(.)), f:space-at(.)"/>
  </xsl:template>

  <!-- What a page is called in the interface's language. -->
  <xsl:function name="f:page-words" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="f:page-words-of(f:page-label($pb))"/>
  </xsl:function>

  <!-- The same of a label, as records have it. -->
  <xsl:function name="f:page-words-of" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:variable name="kind" as="xs:string?" select="$f:page-kinds[starts-with($label, .)][1]"/>
    <xsl:sequence select="if (exists($kind)) then f:phrase('page-label:' || normalize-space($kind), substring-after($label, $kind)) else $label"/>
  </xsl:function>
  <xsl:variable name="f:page-kinds" static="yes" as="xs:string+" select="'p. ', 'fol. ', 'image ', 'unnumbered page '"/>

  <!-- What a script must know of a page: its number, whose page it is where several copies are told apart, and whether the page of
       the running text turns here. -->
  <xsl:function name="f:page-data" as="attribute()*">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:for-each select="f:page-number($pb)">
      <xsl:attribute name="data-n" select="."/>
    </xsl:for-each>
    <xsl:if test="$pb/(@ed | @edRef)"><xsl:attribute name="data-series" select="f:all-series($pb)"/></xsl:if>
    <xsl:if test="f:turns-page($pb) and $pb/accumulator-after('page') is $pb"><xsl:attribute name="data-turns"/></xsl:if>
  </xsl:function>

  <!-- The space that a break means if it says that it parts words; else the white space round it tells. -->
  <xsl:function name="f:space-at" as="text()?">
    <xsl:param name="break" as="element()"/>
    <xsl:if test="$break/@break = 'yes'"><xsl:text> </xsl:text></xsl:if>
  </xsl:function>

  <!-- A link to the image of a page, for an element that has one. -->
  <xsl:function name="f:image-link" as="element(h:a)?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="of" as="xs:string"/>
    <xsl:for-each select="f:image-address($element)">
      <a class="tei-facs" data-made="" data-load="beside.css facsimile" href="{.}" aria-label="{f:phrase('image-of', $of)}"><xsl:sequence select="f:language($element)[. ne ''] ! f:interface-attributes(.)"/>{f:word('image')}</a>
    </xsl:for-each>
  </xsl:function>

  <!-- A line that begins inside a word leaves no trace but its number. -->
  <xsl:template match="lb[f:is-in-word(.)]" p:treatment="milestone" as="element(h:span)?">
    <xsl:if test="@xml:id or @n">
      <span><xsl:apply-templates select="." mode="attributes"/><xsl:sequence select="f:break-number(.)"/></span>
    </xsl:if>
  </xsl:template>

  <!-- A line that begins where the text is laid out by lines. -->
  <xsl:template match="lb[not(f:is-in-word(.))][f:is-laid-out(.)]" p:treatment="milestone" as="element()+">
    <xsl:if test="exists(preceding-sibling::node()[f:is-substance(.)][1])"><br/></xsl:if>
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:sequence select="f:break-number(.)"/></span>
  </xsl:template>

  <!-- A line that begins amid running text is a space. -->
  <xsl:template match="lb[not(f:is-in-word(.))][not(f:is-laid-out(.))]" p:treatment="milestone" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:text> </xsl:text>
      <xsl:sequence select="f:break-number(.)"/></span>
  </xsl:template>

  <!-- Is the text round a line break laid out by lines: an inscription, an address, a heading? -->
  <xsl:function name="f:is-laid-out" as="xs:boolean">
    <xsl:param name="break" as="element(lb)"/>
    <xsl:sequence select="not($break/ancestor::*[map:contains($f:laid-out, local-name())
        or map:contains($f:flowing, local-name())][1] ! map:contains($f:flowing, local-name()))"/>
  </xsl:function>
  <xsl:variable name="f:flowing" static="yes" as="map(xs:string, xs:boolean)"
      select="map:merge(tokenize('p item note quote q said l sp desc def figDesc') ! map:entry(., true()))"/>
  <xsl:variable name="f:laid-out" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('ab opener closer address
      addrLine salute signed dateline byline trailer head titlePart docTitle docImprint docEdition docAuthor docDate imprimatur
      titlePage cell stage castItem line zone surface epigraph') ! map:entry(., true()))"/>

  <!-- The number of a line or column, as the source gives it. -->
  <xsl:function name="f:break-number" as="element(h:span)?">
    <xsl:param name="break" as="element()"/>
    <xsl:for-each select="$break/@n[normalize-space()]">
      <span class="tei-line-number" data-made="">{normalize-space()}</span>
    </xsl:for-each>
  </xsl:function>

  <!-- Where a column or a gathering begins, by its number. -->
  <xsl:template match="cb | gb" p:treatment="milestone" as="node()+">
    <xsl:sequence select="f:space-at(.)"/>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="@n[normalize-space()]">
        <xsl:sequence select="f:made-of-words('[' || f:phrase(if (../self::cb) then 'column-of' else 'gathering-of', normalize-space()) || ']', ..)"/>
      </xsl:for-each>
    </span>
    <xsl:sequence select="f:space-at(.)"/>
  </xsl:template>

  <!-- Where a unit of some other reference system begins, by its name and number; without a number, between
       paragraphs, it is a rule, as it is in print. -->
  <xsl:template match="milestone" p:treatment="milestone" as="node()+">
    <xsl:sequence select="f:space-at(.)"/>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="@n[normalize-space()]">
        <xsl:sequence select="f:made('[' || string-join((../@unit, .) ! normalize-space(), ' ') || ']')"/>
      </xsl:for-each>
    </span>
    <xsl:sequence select="f:space-at(.)"/>
  </xsl:template>
  <xsl:template match="(div | div1 | div2 | div3 | body | floatingText)/milestone[not(@n)]" p:treatment="milestone" as="element(h:hr)">
    <hr><xsl:apply-templates select="." mode="attributes"/></hr>
  </xsl:template>

  <!-- Running heads, page numbers, catchwords: kept in the page, and read only with the source's own look. -->
  <xsl:template match="fw" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="data-alternative" select="'diplomatic'"/>
      <xsl:text> </xsl:text><xsl:apply-templates/><xsl:text> </xsl:text>
    </span>
  </xsl:template>
</xsl:stylesheet>
