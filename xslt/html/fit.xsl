<!-- Fitting: what is made from any TEI, valid or not, is put where HTML's content models allow it (HTML Standard, 3.2.5). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="fit">

  <xsl:include href="misfits.xsl"/>
  <xsl:include href="fit-lists.xsl"/>

  <xsl:key name="made-id" match="h:*[@id]" use="@id"/>

  <!-- How many blocks have begun: an element holds one if the number grows within it. -->
  <xsl:accumulator name="made-blocks" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule select="$value + 1" _match="{$f:flow}"/>
  </xsl:accumulator>

  <!-- How many markers of notes have come: a link that holds one gives way to it. -->
  <xsl:accumulator name="made-markers" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="h:a[@role eq 'doc-noteref']" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The level of the last heading: none may be more than one deeper than the one before it. -->
  <xsl:accumulator name="made-level" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="(h:h1 | h:h2 | h:h3 | h:h4 | h:h5 | h:h6 | h:div[@role = 'heading'])[f:is-legible(.)]"
        select="min((f:level(.), $value + 1))"/>
  </xsl:accumulator>

  <!-- The page's content with everything in its place: what holds no misfit is taken as it is, which is mostly all. -->
  <xsl:function name="f:fitted" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="made" as="document-node()">
      <xsl:choose>
        <xsl:when test="$content instance of document-node()"><xsl:sequence select="$content"/></xsl:when>
        <xsl:otherwise><xsl:document><xsl:sequence select="$content"/></xsl:document></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="misfits" as="element()*" select="f:misfits($made)"/>
    <xsl:choose>
      <xsl:when test="empty($misfits)"><xsl:sequence select="$made/node()"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$made/node()" mode="fit">
          <xsl:with-param name="unfit" tunnel="yes" as="map(xs:string, xs:boolean)"
              select="map:merge($misfits/ancestor-or-self::* ! map:entry(generate-id(), true()))"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- An element in which nothing is to be changed. $unfit has the ids of all others. -->
  <xsl:template match="*" priority="10" as="node()*">
    <!-- Before the templates for all others, which next-match calls. -->
    <xsl:param name="unfit" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="map:contains($unfit, generate-id())"><xsl:next-match/></xsl:when>
      <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Does the element of the made page hold a block? -->
  <xsl:function name="f:has-flow" as="xs:boolean">
    <xsl:param name="made" as="element()"/>
    <xsl:sequence select="exists($made/*) and $made/accumulator-after('made-blocks') gt $made/accumulator-before('made-blocks')"/>
  </xsl:function>

  <!-- Elements that may hold only running text: with a block in it, each becomes a block itself. -->
  <xsl:template as="element(h:div)" _match="{$f:phrasing}[f:has-flow(.)]">
    <div><xsl:call-template name="p:fit-content"/></div>
  </xsl:template>

  <!-- The attributes that any element may have, and the content. -->
  <xsl:template name="p:fit-content" as="node()*">
    <xsl:apply-templates select="@* except (@datetime, @cite, @href, @value, @reversed, @start, @rel)" mode="fit"/>
    <xsl:apply-templates select="node()" mode="fit"/>
  </xsl:template>

  <!-- A heading is one of HTML's six where it holds no block and none forbids it; else it keeps role and level. -->
  <xsl:template as="element()" match="h:h1 | h:h2 | h:h3 | h:h4 | h:h5 | h:h6 | h:div[@role = 'heading']">
    <xsl:variable name="level" as="xs:integer" select="accumulator-before('made-level')"/>
    <xsl:variable name="plain" as="xs:boolean" select="$level le 6 and not(f:has-flow(.)) and f:is-legible(.)
        and not(ancestor::h:dt or ancestor::h:th or ancestor::h:address)"/>
    <xsl:element name="{if ($plain) then 'h' || $level else 'div'}">
      <xsl:if test="not($plain) and f:is-legible(.)">
        <xsl:attribute name="role" select="'heading'"/>
        <xsl:attribute name="aria-level" select="$level"/>
      </xsl:if>
      <xsl:apply-templates select="@* except (@role[. = 'heading'], @aria-level), node()" mode="fit"/>
    </xsl:element>
  </xsl:template>

  <!-- The level that a heading was made for. -->
  <xsl:function name="f:level" as="xs:integer">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="xs:integer((($heading/@aria-level, substring(local-name($heading), 2))[. castable as xs:integer], 2)[1])"/>
  </xsl:function>

  <!-- Is there anything to read in the element? -->
  <xsl:function name="f:is-legible" as="xs:boolean">
    <xsl:param name="made" as="element()"/>
    <xsl:sequence select="normalize-space($made) ne '' or exists($made//h:img)"/>
  </xsl:function>

  <!-- Sections may not stand in terms, header cells and addresses, nor an address in an address. -->
  <xsl:template match="(h:section | h:article | h:aside | h:nav | h:header | h:footer | h:address)
      [ancestor::h:dt or ancestor::h:th or ancestor::h:address]" as="element(h:div)">
    <div><xsl:call-template name="p:fit-content"/></div>
  </xsl:template>

  <!-- A link that can't be one: in a link, round a note's marker, to a place that isn't in the page, or to nowhere. -->
  <xsl:template match="h:a[not(f:is-live(.))]" as="element()">
    <xsl:element name="{if (f:has-flow(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="@* except (@href, @role, @rel, @type, @hreflang, @target, @aria-label), node()" mode="fit"/>
    </xsl:element>
  </xsl:template>

  <!-- Can this a be a link? -->
  <xsl:function name="f:is-live" as="xs:boolean">
    <xsl:param name="a" as="element(h:a)"/>
    <xsl:variable name="marker" as="xs:boolean" select="$a/@role = 'doc-noteref'"/>
    <xsl:sequence select="exists($a/@href) and ($marker or $a/accumulator-after('made-markers') eq $a/accumulator-before('made-markers'))
        and (not(starts-with($a/@href, '#')) or exists(key('made-id', substring($a/@href, 2), root($a))))
        and not($a/ancestor::h:a ! f:is-live(.) = true())"/>
  </xsl:function>

  <!-- An address within the page, in the letters that an address may hold. -->
  <xsl:template match="h:a/@href[starts-with(., '#')]" as="attribute(href)">
    <xsl:attribute name="href" select="f:fragment(substring(., 2))"/>
  </xsl:template>

  <!-- An id belongs to the first that bears it. -->
  <xsl:template match="@id[not(key('made-id', .)[1] is ..)]" as="empty-sequence()"/>

  <!-- A label needs a role; scripts and styles have no place, whoever made them. -->
  <xsl:template match="(h:span | h:div)/@aria-label[not(../@role)] | @style | @*[starts-with(local-name(), 'on')]" as="empty-sequence()"/>
</xsl:stylesheet>
