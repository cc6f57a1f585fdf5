<!-- The matter of a citation: all of an item, and of how it is cited, that styles look at, as texts. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What is the same however the item is cited: its shape, whether it is English, and the variables as texts. -->
  <xsl:function name="s:substance" as="map(xs:string, item())">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="own" as="map(xs:string, xs:string)" select="map:merge(map:keys($item) ! map:entry(., s:raw($item(.))))"/>
    <xsl:variable name="texts" as="map(xs:string, xs:string)" select="map:merge((map:entry('page-first', s:first-page(string($own?page))),
        map:entry('editortranslator', string($own?editor)), $own))"/>
    <xsl:sequence select="map{'shape': s:shape($item, $texts), 'is-english': s:is-english($item), 'texts': $texts}"/>
  </xsl:function>

  <!-- The matter of an item's substance that is cited in some way: its shape, the cite's position, whether the item is English,
       and the variables as texts. -->
  <xsl:function name="s:matter" as="map(xs:string, item())">
    <xsl:param name="substance" as="map(xs:string, item())"/>
    <xsl:param name="cite" as="map(xs:string, item()*)"/>
    <xsl:variable name="locator" as="xs:string" select="s:raw($cite?locator)"/>
    <xsl:variable name="position" as="xs:string" select="($cite?position, 'first')[1]"/>
    <xsl:sequence select="map{'shape': s:cited-shape($substance?shape, $cite, $locator), 'position': $position,
        'is-english': $substance?is-english, 'texts': map:put($substance?texts, 'locator', $locator)}"/>
  </xsl:function>

  <!-- The first of some pages. -->
  <xsl:function name="s:first-page" as="xs:string">
    <xsl:param name="pages" as="xs:string"/>
    <xsl:sequence select="if ($pages eq '') then '' else replace($pages, '^\s*([^\s,;&amp;–-]+).*$', '$1', 's')"/>
  </xsl:function>

  <!-- A value as a text: people and dates as JSON, with a mark before. -->
  <xsl:function name="s:raw" as="xs:string">
    <xsl:param name="value" as="item()*"/>
    <xsl:sequence select="if ($value instance of function(*)) then $s:json || s:unmarked(s:as-json($value))
        else s:unmarked(string($value[. instance of xs:anyAtomicType][1]))"/>
  </xsl:function>

  <!-- A value of people or dates as JSON; serialize() is much dearer. -->
  <xsl:function name="s:as-json" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="
        if ($value instance of map(*)) then '{' || string-join(map:keys($value) ! ('&quot;' || . || '&quot;:' || s:as-json($value(.))), ',') || '}'
        else if ($value instance of array(*)) then '[' || string-join($value?* ! s:as-json(.), ',') || ']'
        else if (not($value instance of xs:string)) then string($value)
        else if (translate($value, '&quot;\&#9;&#10;&#13;', '') eq $value) then '&quot;' || $value || '&quot;'
        else serialize($value, map{'method': 'json'})"/>
  </xsl:function>

  <!-- What it was made of. -->
  <xsl:function name="s:cooked" as="item()?">
    <xsl:param name="raw" as="xs:string"/>
    <xsl:sequence select="parse-json(substring-after($raw, $s:json))"/>
  </xsl:function>

  <!-- Is the item's language English, or not said? -->
  <xsl:function name="s:is-english" as="xs:boolean">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="language" as="xs:string" select="lower-case(string($item?language))"/>
    <xsl:sequence select="$language eq '' or starts-with($language || '-', 'en-')"/>
  </xsl:function>
</xsl:stylesheet>
