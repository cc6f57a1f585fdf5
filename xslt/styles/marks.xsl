<!-- The tape: a text with marks for what is slanted, quoted and joined, as one string, until the whole entry is there.
     The marks are code points that Unicode keeps for a program's own use (Unicode 16, 23.7, noncharacters). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="s:italic" static="yes" as="xs:string+" select="'&#xFDD0;', '&#xFDD1;'"/>
  <xsl:variable name="s:small-caps" static="yes" as="xs:string+" select="'&#xFDD2;', '&#xFDD3;'"/>
  <xsl:variable name="s:bold" static="yes" as="xs:string+" select="'&#xFDD4;', '&#xFDD5;'"/>
  <xsl:variable name="s:quote" static="yes" as="xs:string+" select="'&#xFDD6;', '&#xFDD7;'"/>
  <!-- A quotation of the item's own text: the sign that opens it follows; it ends like another. -->
  <xsl:variable name="s:own-quote" static="yes" as="xs:string" select="'&#xFDDB;'"/>
  <!-- A variable that isn't to be said again. -->
  <xsl:variable name="s:use" static="yes" as="xs:string+" select="'&#xFDD8;', '&#xFDD9;'"/>
  <!-- The beginning of a word of the locale's. -->
  <xsl:variable name="s:word" static="yes" as="xs:string" select="'&#xFDDF;'"/>
  <!-- A slot of a plan. -->
  <xsl:variable name="s:slot" static="yes" as="xs:string+" select="'&#xFDDC;', '&#xFDDD;'"/>
  <!-- Stands between texts of which one at a time is used. -->
  <xsl:variable name="s:beside" static="yes" as="xs:string" select="'&#xFDE0;'"/>
  <!-- Stands for the core of a value (finish.xsl). -->
  <xsl:variable name="s:core" static="yes" as="xs:string" select="'&#xFDE1;'"/>
  <!-- What follows is JSON. -->
  <xsl:variable name="s:json" static="yes" as="xs:string" select="'&#xFDE2;'"/>
  <!-- Stands between tapes. -->
  <xsl:variable name="s:between-tapes" static="yes" as="xs:string" select="'&#xFDE3;'"/>
  <!-- A seam: two texts meet here, and of two stops one may go. -->
  <xsl:variable name="s:seam" static="yes" as="xs:string" select="'&#xFDDA;'"/>

  <!-- All of these code points. -->
  <xsl:variable name="s:marks" static="yes" as="xs:string" select="codepoints-to-string(64976 to 65007)"/>

  <!-- A text of the item, without anything that could be taken for a mark. -->
  <xsl:function name="s:unmarked" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="translate($text, $s:marks, '')"/>
  </xsl:function>

  <!-- A text between the marks that an element asks for. -->
  <xsl:function name="s:marked" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="quoted" as="xs:string" select="if ($element/@quotes = 'true') then $s:quote[1] || $text || $s:quote[2] else $text"/>
    <xsl:variable name="slanted" as="xs:string" select="if ($element/@font-style = 'italic') then $s:italic[1] || $quoted || $s:italic[2] else $quoted"/>
    <xsl:variable name="small" as="xs:string" select="if ($element/@font-variant = 'small-caps') then $s:small-caps[1] || $slanted || $s:small-caps[2] else $slanted"/>
    <xsl:sequence select="if ($element/@font-weight = 'bold') then $s:bold[1] || $small || $s:bold[2] else $small"/>
  </xsl:function>

  <!-- The variables that aren't to be said again. -->
  <xsl:function name="s:uses" as="xs:string*">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:sequence select="distinct-values(tail(tokenize($tape, $s:use[1])) ! substring-before(., $s:use[2]))"/>
  </xsl:function>

  <!-- The tape without them. -->
  <xsl:function name="s:without-uses" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:sequence select="if (contains($tape, $s:use[1])) then replace($tape, '&#xFDD8;[^&#xFDD9;]*&#xFDD9;', '') else $tape"/>
  </xsl:function>

  <!-- What becomes of two stops that meet at a seam. -->
  <xsl:variable name="s:meetings" static="yes" as="map(xs:string, xs:string)" select="map{
      '!.': '!', '!?': '!?', '!:': '!', '!,': '!,', '!;': '!;', '!!': '!',
      '?!': '?!', '?.': '?', '?:': '?', '?,': '?,', '?;': '?;', '??': '?',
      '.!': '.!', '.?': '.?', '.:': '.:', '.,': '.,', '.;': '.;', '..': '.',
      ':!': '!', ':?': '?', ':.': ':', ':,': ':,', ':;': ':;', '::': ':',
      ',!': ',!', ',?': ',?', ',:': ',:', ',.': ',.', ',;': ',;', ',,': ',',
      ';!': '!', ';?': '?', ';:': ';', ';,': ';,', ';.': ';', ';;': ';'}"/>

  <!-- The tape with one stop where two met, one space where two met, and no seams. -->
  <xsl:function name="s:mended" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:sequence select="s:met(replace($tape, '&#xFDDA;+', $s:seam)) => s:spaced() => translate($s:seam, '')"/>
  </xsl:function>

  <!-- Stops that meet: the second goes to the first, inside whatever ends between them, but not into quotation marks. -->
  <xsl:function name="s:met" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:variable name="next" as="xs:string" select="string-join(analyze-string($tape,
        '([.,:;!?])([&#xFDD0;-&#xFDD6;&#xFDDA;]*&#xFDDA;[&#xFDD0;-&#xFDD6;&#xFDDA;]*)([.,:;!?])')/* ! (if (self::fn:match)
        then (let $both := $s:meetings(fn:group[1] || fn:group[3]) return
            if (string-length($both) eq 1) then $both || fn:group[2] else fn:group[1] || translate(fn:group[2], $s:seam, '') || fn:group[3])
        else string()))" xmlns:fn="http://www.w3.org/2005/xpath-functions"/>
    <xsl:sequence select="if ($next eq $tape) then $tape else s:met($next)"/>
  </xsl:function>

  <!-- Two spaces that meet are one. -->
  <xsl:function name="s:spaced" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:sequence select="replace($tape, ' ([&#xFDD0;-&#xFDDA;]*&#xFDDA;[&#xFDD0;-&#xFDDA;]*) ', ' $1')"/>
  </xsl:function>

  <!-- A finished tape without its marks. -->
  <xsl:function name="s:plain" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:sequence select="normalize-space(replace($tape, '[&#xFDD0;-&#xFDEF;]', ''))"/>
  </xsl:function>
</xsl:stylesheet>
