<!-- Cases, quotation marks and apostrophes of a text that a style prints (CSL 1.0.2, Text-case, Quotes). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:fn="http://www.w3.org/2005/xpath-functions"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Words that stay small in an English title, unless they begin or end it. -->
  <xsl:variable name="s:small-words" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('about above across afore after
      against al along alongside amid amidst among amongst anenst apropos apud around as aside astride at athwart atop barring before
      behind below beneath beside besides between beyond but by circa despite down during et except for forenenst from given in inside
      into lest like modulo near next notwithstanding of off on onto out over per plus pro qua sans since than through throughout
      thruout till to toward towards under underneath until unto up upon versus vs. v. vs v via vis-à-vis with within without or yet so
      and nor a an the de d'' von van c ca') ! map:entry(., true()))"/>

  <!-- A text in a case. -->
  <xsl:function name="s:cased" as="xs:string" cache="yes">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="case" as="xs:string"/>
    <xsl:sequence select="
        if ($case eq '') then $text
        else if ($case eq 'lowercase') then lower-case($text) else if ($case eq 'uppercase') then upper-case($text)
        else if ($case eq 'capitalize-first') then s:capitalised-first($text)
        else if ($case eq 'sentence') then s:capitalised-first(lower-case($text))
        else if ($case eq 'capitalize-all') then string-join(analyze-string($text, '[^\s&#xA0;]+')/* ! (if (self::fn:match) then s:capitalised(.) else string()))
        else if ($case eq 'title') then s:titled($text) else $text"/>
  </xsl:function>

  <!-- A word with a capital, if it has none. -->
  <xsl:function name="s:capitalised" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="if (lower-case($word) eq $word and not(matches($word, '^[&#x370;-&#x3FF;]$')))
        then upper-case(substring($word, 1, 1)) || substring($word, 2) else $word"/>
  </xsl:function>

  <!-- A text whose first word has a capital. -->
  <xsl:function name="s:capitalised-first" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="analyze-string($text, $s:between-words)/* ! string()"/>
    <xsl:variable name="first" as="xs:integer?" select="index-of($parts ! s:is-word(.), true())[1]"/>
    <xsl:sequence select="string-join(for-each-pair($parts, 1 to count($parts), function($part as xs:string, $at as xs:integer) as xs:string {
        if ($at eq $first) then s:capitalised($part) else $part}))"/>
  </xsl:function>

  <!-- What stands between words: signs, marks and spaces. -->
  <xsl:variable name="s:between-words" static="yes" as="xs:string" select="'[‘’“”&quot;&#39;&#39;\-–—/.,;?!:\[\]()&#xFDD0;-&#xFDDA;]|[\s&#xA0;]+'"/>

  <!-- An English title: a capital for every word but the small ones; these too at the beginning, after a colon, before a
       hyphen that is the first sign, and at the end. What follows an apostrophe stays as it is. -->
  <xsl:function name="s:titled" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="analyze-string($text, $s:between-words)/* ! string()"/>
    <xsl:variable name="last" as="xs:integer?" select="index-of($parts ! s:is-word(.), true())[last()]"/>
    <xsl:variable name="sign" as="xs:integer?" select="index-of($parts ! (s:is-word(.) or matches(., '^[\s&#xA0;]')), false())[1]"/>
    <xsl:variable name="cased" as="xs:string*">
      <xsl:iterate select="$parts">
        <xsl:param name="is-first" as="xs:boolean" select="true()"/>
        <xsl:variable name="at" as="xs:integer" select="position()"/>
        <xsl:variable name="is-word" as="xs:boolean" select="s:is-word(.)"/>
        <xsl:variable name="follows-apostrophe" as="xs:boolean" select="$parts[$at - 1] = ('’', '''') and s:is-word(string($parts[$at - 2]))"/>
        <xsl:variable name="is-great" as="xs:boolean" select="$is-first or $parts[$at + 1] = '-' and $at + 1 eq $sign
            or string-length(.) gt 1 and ($at eq $last or not($s:small-words(lower-case(.))))"/>
        <xsl:sequence select="if ($is-word and $is-great and not($follows-apostrophe)) then s:capitalised(.) else ."/>
        <xsl:next-iteration>
          <xsl:with-param name="is-first" select=". = ('!', '?', ':') or $is-first and not($is-word)"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="string-join($cased)"/>
  </xsl:function>

  <xsl:function name="s:is-word" as="xs:boolean">
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="matches($part, '^[^\s&#xA0;‘’“”&quot;''\-–—/.,;?!:\[\]()&#xFDD0;-&#xFDDA;]')"/>
  </xsl:function>

  <!-- A text with its quotations marked and its apostrophes curled. -->
  <xsl:function name="s:curled" as="xs:string" cache="yes">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (not(matches($text, '[&quot;''‘’“”»«:;?!]'))) then $text else
        replace($text, ' ([:;?!»])', '&#x202F;$1') => replace('« ', '«&#x202F;')
        => replace('([\p{L}\p{N}])[''’]([\p{L}\p{N}])', '$1&#xFDDE;$2')
        => s:paired('()“([^“”]*)”', '“') => s:paired('(^|[\s(\[])&quot;([^&quot;]*)&quot;', '&quot;') => s:paired('()‘([^‘’]*)’', '‘')
        => s:paired('(^|[\s(\[])''([^'']*)''', '''') => translate('''&#xFDDE;', '’’')"/>
  </xsl:function>

  <!-- A text with marks for the quotations that a pattern finds. -->
  <xsl:function name="s:paired" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:sequence select="string-join(analyze-string($text, $pattern)/* ! (if (self::fn:match)
        then fn:group[@nr = '1'] || $s:own-quote || $sign || fn:group[@nr = '2'] || $s:quote[2] else string()))"/>
  </xsl:function>

  <!-- The tape with quotation marks instead of the marks for them, inner ones within outer ones; where the locale wants
       it, a full stop or comma that follows goes before the closing one. -->
  <xsl:function name="s:quoted" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="signs" as="xs:string*" select="('open-quote', 'close-quote', 'open-inner-quote', 'close-inner-quote')
        ! string(s:term($call, ., 'long', false()))"/>
    <xsl:variable name="texts" as="xs:string*">
      <xsl:iterate select="analyze-string($tape, '[&#xFDD6;&#xFDD7;]|&#xFDDB;.')/*">
        <xsl:param name="open" as="xs:integer*" select="()"/>
        <xsl:variable name="is-end" as="xs:boolean" select=". = $s:quote[2]"/>
        <xsl:variable name="level" as="xs:integer" select="if ($is-end) then head(($open, 0)) else if (exists($open)) then 1 - head($open)
            else if (. = $s:own-quote || $signs[3]) then 1 else 0"/>
        <xsl:sequence select="if (self::fn:non-match) then string() else $signs[2 * $level + (if ($is-end) then 2 else 1)]"/>
        <xsl:next-iteration>
          <xsl:with-param name="open" select="if (self::fn:non-match) then $open else if ($is-end) then tail($open) else ($level, $open)"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="if (translate($tape, string-join(($s:quote, $s:own-quote)), '') eq $tape) then $tape else string-join($texts)"/>
  </xsl:function>

  <!-- A full stop or comma that follows a closing mark, before it. -->
  <xsl:function name="s:drawn-in" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:variable name="next" as="xs:string" select="replace($tape, '(&#xFDD7;)([&#xFDD1;&#xFDD3;&#xFDD5;&#xFDDA;]*&#xFDDA;[&#xFDD1;&#xFDD3;&#xFDD5;&#xFDDA;]*)([.,])', '&#xFDDA;$3$1$2')"/>
    <xsl:sequence select="if ($next eq $tape) then $tape else s:drawn-in($next)"/>
  </xsl:function>
</xsl:stylesheet>
