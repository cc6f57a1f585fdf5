<!-- What a plan is made of: slots, and texts with their marks between affixes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="s:number-variables" static="yes" as="xs:string+" select="'chapter-number', 'collection-number', 'edition', 'issue',
      'number', 'number-of-pages', 'number-of-volumes', 'part-number', 'printing-number', 'section', 'supplement-number', 'version', 'volume'"/>

  <!-- A slot: its kind, its variable, and what else decides how it is filled. -->
  <xsl:function name="s:slot" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="words" as="xs:string+"/>
    <xsl:sequence select="$s:slot[1] || string-join(($kind, $words), $s:beside) || $s:slot[2]"/>
  </xsl:function>

  <!-- The slot of a text: also its kind, case, and whether it loses its full stops. -->
  <xsl:function name="s:text-slot" as="xs:string">
    <xsl:param name="text" as="element(text)"/>
    <xsl:param name="variable" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:sequence select="s:slot('text', ($variable, s:kind($text/@variable, $call), string($text/@text-case), string($text/@strip-periods)))"/>
  </xsl:function>

  <!-- The kind of a text: for pages how a range is written, and with which dash. -->
  <xsl:function name="s:kind" as="xs:string">
    <xsl:param name="variable" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:sequence select="if ($variable = ('page', 'locator', 'page-first')) then string-join(('page', string($call?style/style/@page-range-format),
            (s:term($call, 'page-range-delimiter', 'long', false())[. ne ''], '–')[1]), '|')
        else if ($variable = $s:number-variables) then 'number' else if ($variable = ('URL', 'DOI')) then 'address' else 'text'"/>
  </xsl:function>

  <!-- A text with its marks, between its affixes. -->
  <xsl:function name="s:dressed" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="s:framed($element, if ($element/@strip-periods = 'true') then s:without-stops($text) else $text)"/>
  </xsl:function>

  <!-- The same of a text that has no full stops to lose. -->
  <xsl:function name="s:framed" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="marked" as="xs:string" select="s:marked($element, $text)"/>
    <xsl:sequence select="if ($element/@prefix or $element/@suffix)
        then s:affix($element/@prefix) || $s:seam || $marked || $s:seam || s:affix($element/@suffix) else $marked"/>
  </xsl:function>

  <!-- A text without full stops; slots stay as they are. -->
  <xsl:function name="s:without-stops" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (not(contains($text, $s:slot[1]))) then translate($text, '.', '')
        else string-join(tokenize($text, $s:slot[1]) ! (if (position() eq 1) then translate(., '.', '')
            else $s:slot[1] || substring-before(., $s:slot[2]) || $s:slot[2] || translate(substring-after(., $s:slot[2]), '.', '')))"/>
  </xsl:function>

  <!-- The name of a number; nothing where the language has none. -->
  <xsl:function name="s:named" as="xs:string">
    <xsl:param name="label" as="element(label)"/>
    <xsl:param name="term" as="xs:string"/>
    <xsl:sequence select="if ($term eq '') then '' else s:cased-and-dressed($label, $term)"/>
  </xsl:function>

  <!-- A text in its case, with its marks, between its affixes. -->
  <xsl:function name="s:cased-and-dressed" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="s:dressed($element, s:cased($text, string($element/@text-case)))"/>
  </xsl:function>

  <!-- What a style puts before or behind, with its apostrophes curled. -->
  <xsl:function name="s:affix" as="xs:string">
    <xsl:param name="affix" as="xs:string?"/>
    <xsl:sequence select="translate(string($affix), '''', '’')"/>
  </xsl:function>

  <!-- What stands between the parts of a group. -->
  <xsl:function name="s:joint" as="xs:string">
    <xsl:param name="delimiter" as="xs:string?"/>
    <xsl:sequence select="$s:seam || $delimiter || $s:seam"/>
  </xsl:function>

  <!-- A mark that a variable isn't to be said again. -->
  <xsl:function name="s:used" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="variable" as="xs:string"/>
    <xsl:sequence select="if ($call?substituting or $variable eq 'locator') then $s:use[1] || $variable || $s:use[2] else ''"/>
  </xsl:function>
</xsl:stylesheet>
