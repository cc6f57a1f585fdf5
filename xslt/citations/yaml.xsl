<!-- YAML 1.2, made of elements: one is a key with its value, which is a text, a list of p:item, or keys in their turn. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Signs that JSON has as they are and that YAML takes for the end of a line, or that turn the writing around where a
       person reads the file. -->
  <xsl:variable name="f:yaml-escapes" static="yes" as="xs:string*" select="tokenize('061c 200e 200f 2028 2029 202a 202b 202c 202d 202e 2066 2067 2068 2069 feff')"/>
  <xsl:variable name="f:yaml-signs" static="yes" as="map(xs:string, xs:string)" select="map:merge((map{'/': '/'},
      for $code in $f:yaml-escapes return map:entry(parse-json('&quot;\u' || $code || '&quot;'), '\u' || $code)))"/>

  <!-- The text of some keys with their values. -->
  <xsl:function name="f:yaml" as="xs:string">
    <xsl:param name="fields" as="element()*"/>
    <xsl:sequence select="string-join(($fields ! f:yaml-lines(.), ''), '&#xA;')"/>
  </xsl:function>

  <!-- A key with its value, line by line. -->
  <xsl:function name="f:yaml-lines" as="xs:string+">
    <xsl:param name="field" as="element()"/>
    <xsl:sequence select="
        if (empty($field/*)) then local-name($field) || ': ' || f:yaml-text($field)
        else (local-name($field) || ':', ($field/p:item ! f:yaml-item(.), $field/(* except p:item) ! f:yaml-lines(.)) ! ('  ' || .))"/>
  </xsl:function>

  <!-- One of a list: a text, or keys, of which the first stands behind the dash. -->
  <xsl:function name="f:yaml-item" as="xs:string+">
    <xsl:param name="item" as="element(p:item)"/>
    <xsl:variable name="lines" as="xs:string+" select="if (exists($item/*)) then $item/* ! f:yaml-lines(.) else f:yaml-text($item)"/>
    <xsl:sequence select="'- ' || head($lines), tail($lines) ! ('  ' || .)"/>
  </xsl:function>

  <!-- A text: plain where nothing in it could mean something, which also holds for a year and a version of three numbers; else
       in quotes, as JSON has them. -->
  <xsl:function name="f:yaml-text" as="xs:string">
    <xsl:param name="field" as="element()"/>
    <xsl:variable name="is-plain" as="xs:boolean" select="matches($field, '^[A-Za-z]([A-Za-z0-9 ,.()/\-]*[A-Za-z0-9.)])?$')
        and not(matches($field, '^(y|n|yes|no|true|false|on|off|null)$', 'i')) and string-length($field) le 100
        or $field/self::year and matches($field, '^[1-9]\d{3}$') or $field/self::cff-version"/>
    <xsl:sequence select="if ($is-plain) then string($field)
        else serialize(string($field), map{'method': 'json', 'use-character-maps': $f:yaml-signs})"/>
  </xsl:function>
</xsl:stylesheet>
