<!-- Numbers in a style: ordinals, roman numerals, ranges of pages (CSL 1.0.2, Number, Page Ranges). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Is a text a number, or several: digits with letters before or behind? -->
  <xsl:function name="s:is-numeric" as="xs:boolean">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="matches($text, '^[A-Za-z]*[0-9]+[A-Za-z]*(\s*([,;&amp;–-]|and)\s*[A-Za-z]*[0-9]+[A-Za-z]*)*$')"/>
  </xsl:function>

  <!-- Is a number more than one? The number of volumes is, where it is more than 1. -->
  <xsl:function name="s:is-many" as="xs:boolean">
    <xsl:param name="variable" as="xs:string"/>
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="if ($variable = ('number-of-volumes', 'number-of-pages')) then matches($text, '^\d+$') and number($text) gt 1
        else matches($text, '[^\s,;&amp;–-]\s*([,;&amp;–-]|\sand\s)\s*[^\s,;&amp;–-]')"/>
  </xsl:function>

  <!-- A number that isn't a page: a range of digits has a dash. -->
  <xsl:function name="s:number-text" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (matches($text, '\d\s*-+\s*\d')) then replace($text, '(\d)\s*-+\s*(\d)', '$1–$2') else s:curled($text)"/>
  </xsl:function>

  <!-- A number in a form. -->
  <xsl:function name="s:numbered" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:sequence select="if (not($form = ('ordinal', 'long-ordinal', 'roman')) or not(matches($text, '^\d{1,4}(\s*[,;&amp;–-]\s*\d{1,4})*$'))) then $text
        else string-join(analyze-string($text, '\d+')/* ! (if (self::fn:non-match) then string()
            else if ($form eq 'roman') then format-integer(xs:integer(.), 'i') else s:ordinal($call, xs:integer(.), $form)))"
        xmlns:fn="http://www.w3.org/2005/xpath-functions"/>
  </xsl:function>

  <!-- A number's place in a row, by the terms of the locale (CSL 1.0.2, Ordinal Suffixes). -->
  <xsl:function name="s:ordinal" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:variable name="two" as="xs:string" select="format-integer($number, '00')"/>
    <xsl:variable name="long" as="xs:string?" select="s:term($call, 'long-ordinal-' || $two, 'long', false())[$form eq 'long-ordinal'][$number le 10]"/>
    <xsl:variable name="suffix" as="xs:string?" select="(s:term($call, 'ordinal-' || format-integer($number mod 100, '00'), 'long', false())[$number mod 100 ge 10],
        s:term($call, 'ordinal-' || format-integer($number mod 10, '00'), 'long', false()), s:term($call, 'ordinal', 'long', false()))[. ne ''][1]"/>
    <xsl:sequence select="($long[. ne ''], $number || $suffix)[1]"/>
  </xsl:function>

  <!-- Pages, with each range in the style's way. -->
  <xsl:function name="s:page-text" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:param name="dash" as="xs:string"/>
    <xsl:sequence select="if (not(matches($text, '[–-]'))) then $text else string-join(
        analyze-string($text, '([A-Za-z]*)(\d+)([a-z]*)\s*[–-]+\s*([A-Za-z]*)(\d+)([a-z]*)')/* ! (
            if (self::fn:match) then s:page-range(fn:group ! string(), $format, $dash) else replace(., '\s*[–-]+\s*', $dash)))"
        xmlns:fn="http://www.w3.org/2005/xpath-functions"/>
  </xsl:function>

  <!-- A range of pages, from its parts: letters, digits, letters, twice. -->
  <xsl:function name="s:page-range" as="xs:string">
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:param name="dash" as="xs:string"/>
    <xsl:variable name="from" as="xs:string" select="$parts[2]"/>
    <xsl:variable name="missing" as="xs:integer" select="string-length($from) - string-length($parts[5])"/>
    <xsl:variable name="is-alike" as="xs:boolean" select="$parts[4] = ('', $parts[1])"/>
    <xsl:variable name="to" as="xs:string" select="if ($is-alike and $missing gt 0) then substring($from, 1, $missing) || $parts[5] else $parts[5]"/>
    <xsl:variable name="is-range" as="xs:boolean" select="$is-alike and xs:integer($from) lt xs:integer($to)"/>
    <xsl:variable name="end" as="xs:string" select="if (not($is-range)) then $parts[4] || $parts[5] else if (string-join($parts[position() = (3, 6)])) then $parts[1] || $to
        else if ($format = ('chicago', 'chicago-16')) then s:chicago-end($from, $to)
        else if ($format = ('minimal', 'minimal-two')) then s:shortest-end($from, $to, if ($format eq 'minimal') then 1 else 2) else $parts[1] || $to"/>
    <xsl:sequence select="$parts[1] || $from || $parts[3] || $dash || $end || $parts[6]"/>
  </xsl:function>

  <!-- The second number, without the digits that it shares with the first, but with so many at least. -->
  <xsl:function name="s:shortest-end" as="xs:string">
    <xsl:param name="from" as="xs:string"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:variable name="shared" as="xs:integer" select="if (string-length($from) ne string-length($to)) then 0
        else (1 to string-length($to))[substring($from, ., 1) ne substring($to, ., 1)][1] - 1"/>
    <xsl:sequence select="substring($to, 1 + min(($shared, max((string-length($to) - $least, 0)))))"/>
  </xsl:function>

  <!-- The second number as Chicago has it (18th edition, 9.63). -->
  <xsl:function name="s:chicago-end" as="xs:string">
    <xsl:param name="from" as="xs:string"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:variable name="begin" as="xs:integer" select="xs:integer($from)"/>
    <xsl:variable name="end" as="xs:integer" select="xs:integer($to)"/>
    <xsl:variable name="power" as="xs:integer?" select="(2 to string-length($to) - 1)[$begin idiv s:ten-to(.) eq $end idiv s:ten-to(.)][1]"/>
    <xsl:sequence select="if ($begin le 100 or $begin mod 100 eq 0 or empty($power)) then $to else string($end mod s:ten-to($power))"/>
  </xsl:function>

  <xsl:function name="s:ten-to" as="xs:integer">
    <xsl:param name="power" as="xs:integer"/>
    <xsl:sequence select="xs:integer('1' || string-join((1 to $power) ! '0'))"/>
  </xsl:function>
</xsl:stylesheet>
