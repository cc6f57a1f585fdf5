<!-- The shape of an item: all that decides which way it goes through a style. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The shape of an item by itself: its type; the variables that aren't empty, with the parts of dates; those that are
       numbers; the dates that aren't sure. -->
  <xsl:function name="s:shape" as="array(xs:string)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="texts" as="map(xs:string, xs:string)"/>
    <xsl:variable name="there" as="xs:string*" select="map:keys($item)[. ne 'locator'][s:is-something($item(.))], 'page-first'[map:contains($item, 'page')],
        'editortranslator'[map:contains($item, 'editor') and deep-equal($item?editor, $item?translator)]"/>
    <xsl:variable name="dates" as="xs:string*" select="$there[$item(.) instance of map(*)]"/>
    <xsl:variable name="parts" as="xs:string*" select="for $date in $dates, $part in s:date-parts-of($item($date)) return $date || '.' || $part"/>
    <xsl:sequence select="[string($item?type), string-join(sort(($there, $parts)), ' '),
        string-join(sort($there[s:is-numeric(normalize-space($texts(.)))]), ' '), string-join(sort($dates[$item(.)?circa]), ' ')]"/>
  </xsl:function>

  <!-- The shape of an item that is cited in some way, as a text: type, position, label of the locator; then the variables, the
       numbers among them, and the dates that aren't sure. -->
  <xsl:function name="s:cited-shape" as="xs:string">
    <xsl:param name="shape" as="array(xs:string)"/>
    <xsl:param name="cite" as="map(xs:string, item()*)"/>
    <xsl:param name="locator" as="xs:string"/>
    <xsl:variable name="is-number" as="xs:boolean" select="map:contains($cite, 'locator') and s:is-numeric(normalize-space($locator))"/>
    <xsl:sequence select="string-join(($shape(1), ($cite?position, 'first')[1], ($cite?label, 'page')[1],
        string-join(($shape(2), 'locator'[map:contains($cite, .)]), ' '), string-join(($shape(3), 'locator'[$is-number]), ' '), $shape(4)), '|')"/>
  </xsl:function>

  <!-- What a date has: year, month, day, in one of its days at least; or its text only. -->
  <xsl:function name="s:date-parts-of" as="xs:string*">
    <xsl:param name="date" as="map(*)"/>
    <xsl:variable name="days" as="array(*)*" select="$date?('date-parts')?*"/>
    <xsl:sequence select="if (empty($days)) then 'text'
        else map:keys($s:date-levels)[some $day in $days satisfies exists(s:at($day, $s:date-levels(.)))]"/>
  </xsl:function>

  <!-- The shape as a map. -->
  <xsl:function name="s:read-shape" as="map(xs:string, item()*)">
    <xsl:param name="shape" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($shape, '\|')"/>
    <xsl:sequence select="map{'type': $parts[1], 'position': $parts[2], 'label': $parts[3], 'there': tokenize($parts[4]),
        'numbers': tokenize($parts[5]), 'unsure': tokenize($parts[6])}"/>
  </xsl:function>

  <!-- Does a value say anything? -->
  <xsl:function name="s:is-something" as="xs:boolean">
    <xsl:param name="value" as="item()*"/>
    <xsl:sequence select="if ($value instance of array(*)) then array:size($value) gt 0
        else if ($value instance of map(*)) then exists($value?('date-parts')?*) or normalize-space($value?literal) ne ''
        else exists($value) and normalize-space(string($value)) ne ''"/>
  </xsl:function>

  <!-- What conditions may ask, and for what of it the answer is yes. Nothing is ambiguous, since each is cited by itself. -->
  <xsl:function name="s:facts" as="map(xs:string, xs:string*)">
    <xsl:param name="shape" as="map(xs:string, item()*)"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:sequence select="map{'type': $shape?type, 'variable': $shape?there, 'is-numeric': $shape?numbers, 'is-uncertain-date': $shape?unsure,
        'position': $shape?position[$area eq 'citation'], 'locator': $shape?label[$shape?there = 'locator']}"/>
  </xsl:function>

  <!-- Does a branch's condition hold (CSL 1.0.2, Choose)? -->
  <xsl:function name="s:holds" as="xs:boolean">
    <xsl:param name="branch" as="element()"/>
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="match" as="xs:string" select="string($branch/@match)"/>
    <xsl:variable name="tests" as="attribute()*" select="$branch/(@* except @match)"/>
    <xsl:sequence select="
        if ($match eq 'any') then (some $test in $tests satisfies tokenize($test) = $facts(name($test)))
        else if ($match eq 'none') then (every $test in $tests satisfies not(tokenize($test) = $facts(name($test))))
        else (every $test in $tests, $word in tokenize($test) satisfies $word = $facts(name($test)))"/>
  </xsl:function>
</xsl:stylesheet>
