<!-- Dates in a style (CSL 1.0.2, Date). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="date-format" match="locale/date" use="@form"/>

  <xsl:variable name="s:date-levels" static="yes" as="map(xs:string, xs:integer)" select="map{'year': 1, 'month': 2, 'day': 3}"/>

  <!-- A day or a span, in the parts and their order that the element or the locale's format has. Of a span, the parts from
       the first in which its days differ are said of both. -->
  <xsl:function name="s:date-text" as="xs:string">
    <xsl:param name="parts" as="map(*)*"/>
    <xsl:param name="days" as="array(*)+"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="delimiter" as="xs:string" select="string($parts[1]?delimiter)"/>
    <xsl:variable name="level" as="xs:integer?" select="if (empty($days[2])) then () else (1 to 3)[not(deep-equal(s:at($days[1], .), s:at($days[2], .)))][1]"/>
    <xsl:variable name="moved" as="map(*)*" select="if (empty($level)) then () else
        $parts[?level ge $level][let $part := . return some $day in $days satisfies exists(s:at($day, $part?level))]"/>
    <xsl:choose>
      <xsl:when test="empty($moved)"><xsl:sequence select="s:day-text($parts, $days[1], $delimiter, $call, (true(), true()))"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="dash" as="xs:string" select="string(($moved[last()]?dash, '–')[1])"/>
        <xsl:variable name="before" as="map(*)*" select="$parts[?place lt $moved[1]?place]"/>
        <xsl:variable name="after" as="map(*)*" select="$parts[?place gt $moved[last()]?place]"/>
        <xsl:variable name="first" as="xs:string" select="s:day-text($moved, $days[1], $delimiter, $call, (true(), false()))"/>
        <xsl:sequence select="string-join((s:day-text($before, $days[1], $delimiter, $call, (true(), true())),
            $first || $dash || s:day-text($moved, $days[2], $delimiter, $call, (false(), exists($after))),
            s:day-text($after, $days[2], $delimiter, $call, (true(), true())))[. ne ''], $delimiter)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What a date's element prints, by its style's number and its id: of each part its level in a day, its place in the row,
       its form, what stands around it, and itself. -->
  <xsl:function name="s:date-plan" as="map(*)*" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="element" as="element(date)" select="key('slot', $id, $s:styles[$style])"/>
    <xsl:for-each select="s:wanted-parts($element, s:call($style, '', map{}))">
      <xsl:sequence select="map{'level': $s:date-levels(@name), 'place': position(), 'delimiter': ../@delimiter, 'dash': @range-delimiter,
          'form': string(($element/date-part[@name = current()/@name]/@form, @form, 'long')[1]), 'prefix': string(@prefix), 'suffix': string(@suffix),
          'is-plain': empty(@* except (@name, @form, @prefix, @suffix, @range-delimiter)), 'element': .}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The parts that the element, or the locale's format that it names, prints. -->
  <xsl:function name="s:wanted-parts" as="element(date-part)*">
    <xsl:param name="element" as="element(date)"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="format" as="element(date)" select="if ($element/@form) then s:date-format($call, $element/@form) else $element"/>
    <xsl:variable name="wanted" as="xs:string*" select="tokenize(($element[@form]/@date-parts, 'year-month-day')[1], '-')"/>
    <xsl:sequence select="$format/date-part[@name = $wanted]"/>
  </xsl:function>

  <!-- A part of a day: its year, month or day. -->
  <xsl:function name="s:at" as="xs:integer?">
    <xsl:param name="day" as="array(*)?"/>
    <xsl:param name="place" as="xs:integer"/>
    <xsl:sequence select="if (empty($day) or array:size($day) lt $place) then () else $day($place) ! xs:integer(.)[. ne 0]"/>
  </xsl:function>

  <!-- The locale's format of a date: the style's own comes first. -->
  <xsl:function name="s:date-format" as="element(date)">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:sequence select="(key('date-format', $form, $call?style)[s:is-of-locale(.., $call?lang)], $call?locale ! key('date-format', $form, .))[1]"/>
  </xsl:function>

  <!-- The parts of a day, each with its affixes; `edges` says whether the first one's prefix and the last one's suffix are wanted. -->
  <xsl:function name="s:day-text" as="xs:string">
    <xsl:param name="parts" as="map(*)*"/>
    <xsl:param name="day" as="array(*)"/>
    <xsl:param name="delimiter" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="edges" as="xs:boolean+"/>
    <xsl:variable name="there" as="map(*)*" select="$parts[exists(s:at($day, ?level))]"/>
    <xsl:variable name="last" as="xs:integer" select="count($there)"/>
    <xsl:variable name="texts" as="xs:string*" select="for-each-pair($there, 1 to $last, function($part as map(*), $at as xs:integer) as xs:string {
        $part?prefix[$edges[1] or $at ne 1] || s:part-text($part, s:at($day, $part?level), $call) || $part?suffix[$edges[2] or $at ne $last]})"/>
    <xsl:sequence select="string-join($texts, $delimiter)"/>
  </xsl:function>

  <!-- A year, a month or a day. -->
  <xsl:function name="s:part-text" as="xs:string">
    <xsl:param name="part" as="map(*)"/>
    <xsl:param name="value" as="xs:integer"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="form" as="xs:string" select="$part?form"/>
    <xsl:variable name="text" as="xs:string" select="
        if ($part?level eq 1) then s:year-text($value, $form, $call)
        else if ($form eq 'numeric-leading-zeros') then format-integer($value, '00')
        else if ($form eq 'numeric' or $part?level eq 3 and $form ne 'ordinal') then string($value)
        else if ($part?level eq 3) then s:day-ordinal($value, $call)
        else string(s:term($call, if ($value gt 12) then 'season-' || format-integer($value - 12, '00') else 'month-' || format-integer($value, '00'), $form, false()))"/>
    <xsl:sequence select="if ($part?is-plain) then $text else s:dressed-part($part?element, $text)"/>
  </xsl:function>

  <xsl:function name="s:dressed-part" as="xs:string">
    <xsl:param name="part" as="element(date-part)"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="if ($part/@strip-periods = 'true') then translate($text, '.', '') else $text"/>
    <xsl:sequence select="s:marked($part, s:cased($plain, string($part/@text-case)))"/>
  </xsl:function>

  <!-- A year: before our era, and before the year 1000, with the era. -->
  <xsl:function name="s:year-text" as="xs:string">
    <xsl:param name="year" as="xs:integer"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:sequence select="if ($form eq 'short' and $year ge 1000) then format-integer($year mod 100, '00')
        else abs($year) || (if ($year lt 0) then s:term($call, 'bc', 'long', false()) else if ($year lt 500) then s:term($call, 'ad', 'long', false()) else '')"/>
  </xsl:function>

  <!-- A day's place in the month; some locales have it for the first only. -->
  <xsl:function name="s:day-ordinal" as="xs:string">
    <xsl:param name="day" as="xs:integer"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="only-first" as="xs:boolean" select="$call?locale/locale/style-options/@limit-day-ordinals-to-day-1 = 'true'"/>
    <xsl:sequence select="if ($only-first and $day gt 1) then string($day) else s:ordinal($call, $day, 'ordinal')"/>
  </xsl:function>
</xsl:stylesheet>
