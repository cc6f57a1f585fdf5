<!-- What is done to a tape when its slots are filled: stops and spaces that meet, capitals, quotation marks. All that
     depends on how values begin and end, and on the marks within them, but not on the rest; so a tape is finished once for
     all items whose values have the same outlines. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="s:core-pattern" static="yes" as="xs:string" select="let $edge := '[^.,:;!?\s“”‘’&quot;''&#xFDD0;-&#xFDDF;]'
      return $edge || '([^&#xFDD0;-&#xFDDF;]*' || $edge || ')?'"/>

  <!-- A value apart: its outline, then its cores. In the outline a sign stands for each core: a stretch without marks, from
       the first to the last character that is neither stop, space nor quotation mark. -->
  <xsl:function name="s:outlined" as="array(xs:string)" cache="yes">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="if (matches($value, '^' || $s:core-pattern || '$')) then [$s:core, $value]
        else array{replace($value, $s:core-pattern, $s:core), analyze-string($value, $s:core-pattern)/fn:match ! string()}"/>
  </xsl:function>

  <!-- The finished outline of a tape, from all that it depends on. -->
  <xsl:function name="s:finished" as="xs:string" cache="yes">
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="words" as="xs:string+" select="tokenize($what, $s:beside)"/>
    <xsl:variable name="style" as="xs:integer" select="xs:integer($words[1])"/>
    <xsl:variable name="area" as="xs:string" select="$words[2]"/>
    <xsl:variable name="call" as="map(xs:string, item()*)" select="s:call($style, $area, map{})"/>
    <xsl:variable name="texts" as="xs:string*" select="tokenize(s:plan($style, $area, $words[3]), '[' || string-join($s:slot) || ']')[position() mod 2 eq 1]"/>
    <xsl:variable name="tape" as="xs:string" select="s:joined($texts, $words[position() gt 3])"/>
    <xsl:variable name="in-quote" as="xs:boolean" select="$call?locale/locale/style-options/@punctuation-in-quote = 'true'"/>
    <xsl:sequence select="s:quoted(s:begun($area, $call, s:mended(if ($in-quote) then s:drawn-in($tape) else $tape)), $call)"/>
  </xsl:function>

  <!-- The tape with a capital, where a word of the locale's begins an entry or a note. -->
  <xsl:function name="s:begun" as="xs:string">
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="tape" as="xs:string"/>
    <xsl:variable name="is-in-text" as="xs:boolean" select="$area eq 'citation' and not($call?style/style/@class = 'note')"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($tape, $s:word)"/>
    <xsl:sequence select="if (not(contains($tape, $s:word))) then $tape
        else if ($is-in-text or matches($parts[1], '[^&#xFDD0;-&#xFDDF;]')) then string-join($parts)
        else $parts[1] || s:capitalised-first($parts[2]) || string-join($parts[position() gt 2])"/>
  </xsl:function>
</xsl:stylesheet>
