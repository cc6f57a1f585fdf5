<!-- The mentions of an entry: every place by date, and how often over time. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml" xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Every mention, under the document that has it, and under the year where they are many. -->
  <xsl:function name="f:mentions" as="element(h:section)">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <section id="p:mentions">
      <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:word('mentions')}<span class="count">{' '}({$page/@total})</span></h2>
      <xsl:sequence select="f:chart($page/p:period, 'mentions', $language), f:more-pages($page, $language)"/>
      <xsl:choose>
        <xsl:when test="empty($page/p:mention)"><p><xsl:sequence select="f:interface-attributes($language)"/>{f:word('no-mentions')}</p></xsl:when>
        <xsl:when test="$page/@by-year">
          <xsl:for-each-group select="$page/p:mention" group-adjacent="string(@year)">
            <section>
              <h3 id="y:{current-grouping-key()}">{(current-grouping-key()[. ne ''], f:word('undated'))[1]}<span class="count">{' '}({sum(current-group()/@count)})</span></h3>
              <xsl:sequence select="f:mention-list(current-group())"/>
            </section>
          </xsl:for-each-group>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="f:mention-list($page/p:mention)"/></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:function>

  <!-- The ways to the other pages with mentions. -->
  <xsl:function name="f:more-pages" as="element(h:nav)?">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($page/p:way)">
      <nav class="ways" aria-label="{f:word('mentions')}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <ul><xsl:apply-templates select="$page/p:way"/></ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- Some mentions, those of one document in a line. -->
  <xsl:function name="f:mention-list" as="element(h:ul)">
    <xsl:param name="mentions" as="element(p:mention)+"/>
    <ul class="mentions">
      <xsl:for-each-group select="$mentions" group-adjacent="substring-before(@href || '#', '#')">
        <li>
          <xsl:sequence select="f:mentioning(.)"/>
          <ul><xsl:apply-templates select="current-group()"/></ul>
        </li>
      </xsl:for-each-group>
    </ul>
  </xsl:function>

  <!-- The document that mentions: its title and date. -->
  <xsl:function name="f:mentioning" as="node()*">
    <xsl:param name="mention" as="element(p:mention)"/>
    <a href="{f:root($mention)}{substring-before($mention/@href || '#', '#')}">{($mention/@title[. ne ''], $mention/@href)[1]}</a>
    <xsl:if test="$mention/@date ne '' and not(contains($mention/@title, $mention/@date))">
      <span class="date">{' '}{$mention/@date}</span>
    </xsl:if>
  </xsl:function>

  <!-- One place: the name as it stands there, else the role in which it stands in the header; the page, whose number stays with
       its word; how often. -->
  <xsl:template match="p:mention" as="element(h:li)">
    <xsl:variable name="role" as="xs:string?" select="@role[. ne ''] ! f:word(.)"/>
    <li>
      <a href="{f:root(.)}{@href}"><xsl:sequence select="f:interface-attributes(f:edition-language(..))[current()/@text eq '' or not(current()/@text)][$role]"/>{(@text[. ne ''], $role, @title)[1]}</a>
      <span class="where">
        <xsl:sequence select="f:interface-attributes(f:edition-language(..))[current()/@page ne '' or $role and current()/@text ne '']"/>
        <xsl:value-of select="($role[current()/@text ne ''], @page[. ne ''] ! translate(f:page-words-of(.), ' ', '&#xA0;'), (@count || '×')[number(current()/@count) gt 1]) ! (', ' || .)"
            separator=""/>
      </span>
    </li>
  </xsl:template>

  <!-- How high a chart is, and how wide a bar with what is beside it. -->
  <xsl:variable name="f:chart-height" static="yes" as="xs:integer" select="60"/>
  <xsl:variable name="f:bar" static="yes" as="xs:integer" select="10"/>

  <!-- How many over time: a small chart, which says in words what it shows, and the numbers as a table. $what is counted: mentions,
       documents. -->
  <xsl:function name="f:chart" as="element(h:figure)?">
    <xsl:param name="periods" as="element(p:period)*"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="most" as="element(p:period)?" select="sort($periods, (), function($period) {-number($period/@count)})[1]"/>
    <xsl:if test="exists($periods)">
      <figure class="chart">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="{max((8, count($periods) * 2))}em" viewBox="0 0 {count($periods) * $f:bar} {$f:chart-height}" preserveAspectRatio="none" aria-label="{
            f:word($what || '-over-time')}: {f:period-name($periods[1])} – {f:period-name($periods[last()])}; {f:word('most-in')} {f:period-name($most)} ({$most/@count})">
          <xsl:apply-templates select="$periods[@count ne '0']"><xsl:with-param name="most" select="number($most/@count)"/></xsl:apply-templates>
        </svg>
        <div class="scale" aria-hidden="true"><span>{f:period-name($periods[1])}</span>{' '}<span>{f:period-name($periods[last()])}</span></div>
        <xsl:sequence select="f:chart-table($periods, $what)"/>
      </figure>
    </xsl:if>
  </xsl:function>

  <!-- A bar: as high as the mentions of its period are many. -->
  <xsl:template match="p:period" as="element(svg:rect)">
    <xsl:param name="most" as="xs:double"/>
    <xsl:variable name="height" as="xs:double" select="max((2, round(@count div $most * $f:chart-height, 1)))"/>
    <rect xmlns="http://www.w3.org/2000/svg" x="{count(preceding-sibling::p:period) * $f:bar + 1}" y="{$f:chart-height - $height}" width="{$f:bar - 2}" height="{$height}">
      <title>{f:period-name(.)}: {@count}</title>
    </rect>
  </xsl:template>

  <!-- A span of time in the interface's words. -->
  <xsl:function name="f:period-name" as="xs:string">
    <xsl:param name="period" as="element(p:period)"/>
    <xsl:sequence select="if (matches($period/@label, '^\d{4}-\d\d$')) then f:day-name($period/@label) else string($period/@label)"/>
  </xsl:function>

  <!-- The numbers of a chart. -->
  <xsl:function name="f:chart-table" as="element(h:details)">
    <xsl:param name="periods" as="element(p:period)+"/>
    <xsl:param name="what" as="xs:string"/>
    <details>
      <summary>{f:word('as-table')}</summary>
      <table>
        <thead><tr><th scope="col">{f:word('when')}</th><th scope="col">{f:word('number-of-' || $what)}</th></tr></thead>
        <tbody>
          <xsl:for-each select="$periods[@count ne '0']">
            <tr><th scope="row"><xsl:sequence select="f:link(@href ! (f:root(..) || .), f:period-name(.), ())"/></th><td>{@count}</td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </details>
  </xsl:function>
</xsl:stylesheet>
