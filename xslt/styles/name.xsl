<!-- One name in a style (CSL 1.0.2, Name, Name-part Order). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The letters of the scripts whose names are written with spaces and can be cut to initials. -->
  <xsl:variable name="s:spaced-scripts" static="yes" as="xs:string"
      select="'[-0-9a-zA-Z&#xE01;-&#xE5B;&#xC0;-&#x17F;&#x370;-&#x3FF;&#x400;-&#x52F;&#x590;-&#x5FF;&#x1F00;-&#x1FFF;&#x600;-&#x6FF;]'"/>

  <!-- A name at its place in the row. -->
  <xsl:function name="s:name-text" as="xs:string">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="person" as="map(*)"/>
    <xsl:param name="place" as="xs:integer"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="family" as="xs:string" select="s:name-part($person?family)"/>
    <xsl:variable name="particle" as="xs:string" select="s:name-part($person?('non-dropping-particle'))"/>
    <xsl:variable name="is-short" as="xs:boolean" select="s:option($name, 'form', $call) = 'short'"/>
    <xsl:choose>
      <xsl:when test="exists($person?literal)"><xsl:sequence select="s:name-part($person?literal)"/></xsl:when>
      <xsl:when test="not(matches($family, $s:spaced-scripts))"><xsl:sequence select="$particle || $family || s:name-part($person?given)[not($is-short)]"/></xsl:when>
      <xsl:when test="$is-short"><xsl:sequence select="s:spaced-parts(($particle, $family))"/></xsl:when>
      <xsl:when test="s:is-inverted($name, $place, $call)"><xsl:sequence select="s:inverted-name($name, $person, $call)"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="whole" as="xs:string" select="s:spaced-parts((s:name-part($person?('dropping-particle')), $particle, $family))"/>
        <xsl:sequence select="string-join((s:given-name($name, $person, $call), $whole, s:name-part($person?suffix))[. ne ''], ' ')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A name that begins with the family's. -->
  <xsl:function name="s:inverted-name" as="xs:string">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="person" as="map(*)"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="separator" as="xs:string" select="(s:option($name, 'sort-separator', $call), ', ')[1]"/>
    <xsl:variable name="particle" as="xs:string" select="s:name-part($person?('non-dropping-particle'))"/>
    <xsl:variable name="is-moved" as="xs:boolean" select="$call?style/style/@demote-non-dropping-particle = ('display-and-sort')
        or not($call?style/style/@demote-non-dropping-particle)"/>
    <xsl:variable name="first" as="xs:string" select="s:spaced-parts(($particle[not($is-moved)], s:name-part($person?family)))"/>
    <xsl:variable name="second" as="xs:string" select="string-join((s:given-name($name, $person, $call),
        s:name-part($person?('dropping-particle')), $particle[$is-moved])[. ne ''], ' ')"/>
    <xsl:sequence select="string-join(($first, $second, s:name-part($person?suffix))[. ne ''], $separator)"/>
  </xsl:function>

  <!-- A part of a name, as it is printed. -->
  <xsl:function name="s:name-part" as="xs:string">
    <xsl:param name="part" as="item()?"/>
    <xsl:sequence select="s:curled(s:unmarked(normalize-space(string($part))))"/>
  </xsl:function>

  <!-- Particles and the family's name: after an apostrophe or a hyphen without a space. -->
  <xsl:function name="s:spaced-parts" as="xs:string">
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:sequence select="fold-left($parts[. ne ''], '', function($before as xs:string, $part as xs:string) as xs:string {
        if ($before eq '' or matches($before, '[’''-]$')) then $before || $part else $before || ' ' || $part})"/>
  </xsl:function>

  <!-- The given names: whole, or their initials. -->
  <xsl:function name="s:given-name" as="xs:string">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="person" as="map(*)"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="given" as="xs:string" select="s:name-part($person?given)"/>
    <xsl:variable name="sign" as="xs:string?" select="s:option($name, 'initialize-with', $call)"/>
    <xsl:sequence select="if (empty($sign) or $given eq '' or not(matches($given, '^' || $s:spaced-scripts))) then $given
        else if (s:option($name, 'initialize', $call) = 'false') then s:with-even-initials($given, $sign) else s:initials($given, $sign)"/>
  </xsl:function>

  <!-- The initials of given names. -->
  <xsl:function name="s:initials" as="xs:string">
    <xsl:param name="given" as="xs:string"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="analyze-string(replace($given, '\.(\S)', '. $1'), '\s+|\s*-\s*')/* ! string()"/>
    <xsl:variable name="cut" as="xs:string*" select="$words ! (if (matches(., '^\s+$')) then '' else if (matches(., '^\s*-\s*$')) then '-'
        else if (matches(., '^\p{Lu}')) then substring(., 1, 1) || $sign else ' ' || . || ' ')"/>
    <xsl:sequence select="normalize-space(replace(string-join($cut), '\s+-', '-'))"/>
  </xsl:function>

  <!-- Given names as they are, their initials alike. -->
  <xsl:function name="s:with-even-initials" as="xs:string">
    <xsl:param name="given" as="xs:string"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="analyze-string(replace($given, '\.([^\s.])', '. $1'), '[\s-]+')/* ! string()"/>
    <xsl:sequence select="normalize-space(string-join(for-each-pair($parts, 1 to count($parts), function($part as xs:string, $at as xs:integer) as xs:string {
        if (s:is-initial($part)) then replace($part, '\.$', '') || $sign
        else if (matches($part, '^[\s-]+$') and s:is-initial(string($parts[$at - 1]))) then ' '[not(s:is-initial(string($parts[$at + 1])))] || ''
        else $part})))"/>
  </xsl:function>

  <!-- Is a part of a given name an initial, or cut short? -->
  <xsl:function name="s:is-initial" as="xs:boolean">
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="matches($part, '^(\p{Lu}|.+\.)$')"/>
  </xsl:function>
</xsl:stylesheet>
