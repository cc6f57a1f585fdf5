<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the time of a build went, as a picture: bars for its steps, for what was made, and for the slowest documents. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2000/svg"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="https://pecia.example/ns" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:variable name="width" as="xs:integer" select="960"/>
  <xsl:variable name="margin" as="xs:integer" select="32"/>
  <xsl:variable name="names" as="xs:integer" select="300"/>
  <xsl:variable name="numbers" as="xs:integer" select="84"/>
  <xsl:variable name="row" as="xs:integer" select="26"/>
  <xsl:variable name="head" as="xs:integer" select="58"/>
  <xsl:variable name="longest" as="xs:integer" select="38"/>

  <xsl:variable name="titles" as="map(xs:string, xs:string)" select="map {
      'steps': 'Steps of the build, by the clock',
      'work': 'What was done for all documents, added over the workers',
      'documents': 'The slowest documents and pages'}"/>
  <xsl:variable name="words" as="map(xs:string, xs:string)" select="map {
      'discover': 'finding the files', 'compare': 'comparing with the last build', 'read': 'reading, texts, citations',
      'arrange': 'putting in order', 'pages': 'making pages',
      'take over': 'taking over what did not change', 'conclude': 'comparing the files with each other',
      'publish': 'publishing',
      'reading': 'reading files', 'judging': 'validating', 'preparing': 'preparing documents and pages',
      'parsing': 'parsing them', 'citing': 'citing them in styles', 'record': 'records (title, date, names)'}"/>

  <xsl:template match="profile" as="element()">
    <xsl:variable name="lists" as="element(list)*" select="list[bar]"/>
    <xsl:variable name="height" as="xs:integer" select="92 + count($lists) * $head + count($lists/bar) * $row"/>
    <svg viewBox="0 0 {$width} {$height}" width="{$width}" height="{$height}" role="img" aria-labelledby="title"
        xml:lang="en">
      <title id="title">Where the time of a build went</title>
      <style><xsl:call-template name="style"/></style>
      <rect class="paper" width="{$width}" height="{$height}"/>
      <text class="title" x="{$margin}" y="48">Where the time went</text>
      <xsl:for-each select="$lists">
        <xsl:variable name="before" as="element(list)*" select="subsequence($lists, 1, position() - 1)"/>
        <xsl:call-template name="bars">
          <xsl:with-param name="top" as="xs:integer" select="60 + count($before) * $head + count($before/bar) * $row"/>
        </xsl:call-template>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <xsl:template name="bars" as="element()">
    <xsl:param name="top" as="xs:integer"/>
    <xsl:variable name="most" as="xs:integer" select="max((bar/xs:integer(@time), 1))"/>
    <xsl:variable name="space" as="xs:integer" select="$width - 2 * $margin - $names - $numbers"/>
    <xsl:variable name="known" as="xs:boolean" select="@kind != 'documents'"/>
    <g transform="translate({$margin} {$top})">
      <text class="heading" y="38">{$titles(@kind)}</text>
      <xsl:for-each select="bar">
        <xsl:variable name="y" as="xs:integer" select="$head + (position() - 1) * $row"/>
        <xsl:variable name="long" as="xs:double" select="xs:integer(@time) div $most * $space"/>
        <g>
          <title>{@name}{if (@source != ('', @name)) then ', ' || @source else ''}: {f:seconds(@time)}</title>
          <text class="name" x="{$names - 12}" y="{$y + 12}">{f:short(if ($known) then ($words(@name), @name)[1] else @name)}</text>
          <rect class="bar" x="{$names}" y="{$y}" width="{max((1, round($long, 1)))}" height="16" rx="2"/>
          <text class="number" x="{$names + round($long, 1) + 8}" y="{$y + 12}">{f:seconds(@time)}</text>
        </g>
      </xsl:for-each>
    </g>
  </xsl:template>

  <!-- The beginning and the end of a name that is too long. -->
  <xsl:function name="f:short" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (string-length($name) le $longest) then $name
        else substring($name, 1, 20) || '…' || substring($name, string-length($name) - $longest + 22)"/>
  </xsl:function>

  <xsl:function name="f:seconds" as="xs:string">
    <xsl:param name="microseconds" as="xs:string"/>
    <xsl:variable name="time" as="xs:integer" select="xs:integer($microseconds)"/>
    <xsl:sequence select="if ($time ge 10000000) then format-number($time div 1000000, '#,##0.0') || ' s'
        else if ($time ge 1000000) then format-number($time div 1000000, '0.00') || ' s'
        else format-number($time div 1000, '0.0') || ' ms'"/>
  </xsl:function>

  <xsl:template name="style" as="text()">
    <xsl:text expand-text="no">
svg { color-scheme: light dark; font: 13px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif; }
.paper { fill: #fffdf9; } text { fill: #1f1c18; } .bar { fill: #3b6ea8; } .number { fill: #625c52; font-variant-numeric: tabular-nums; }
.title { font: 600 26px "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Cambria, Georgia, serif; }
.heading { font-size: 15px; font-weight: 600; } .name { text-anchor: end; }
@media (prefers-color-scheme: dark) { .paper { fill: #17181a; } text { fill: #e7e3da; } .bar { fill: #6f9fd8; } .number { fill: #aaa497; } }
</xsl:text>
  </xsl:template>

</xsl:stylesheet>
