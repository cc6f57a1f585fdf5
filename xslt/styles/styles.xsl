<!-- An item in a CSL style: a bibliography entry, or a cite in text or note (CSL 1.0.2). The stylesheet that includes this one
     declares $s:styles and $s:locales, the styles and their locales as documents, and $s:known, the plans that were made before
     (plan.xsl), by style, area and shape. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="plan.xsl"/>
  <xsl:include href="shape.xsl"/>
  <xsl:include href="fill.xsl"/>
  <xsl:include href="marks.xsl"/>
  <xsl:include href="runs.xsl"/>
  <xsl:include href="numbers.xsl"/>
  <xsl:include href="terms.xsl"/>
  <xsl:include href="cases.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="name.xsl"/>

  <!-- The tape of an item in a style, by its number among $s:styles: area is 'bibliography' or 'citation'; cite has
       position ('first' or 'subsequent'), locator and label, as far as they are said. -->
  <xsl:function name="s:tape" as="xs:string">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="cite" as="map(xs:string, item()*)"/>
    <xsl:sequence select="s:tape($style, $area, $item, $cite, s:shape($item, $cite))"/>
  </xsl:function>

  <!-- The same, for who knows the shape of the item. -->
  <xsl:function name="s:tape" as="xs:string">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="cite" as="map(xs:string, item()*)"/>
    <xsl:param name="shape" as="xs:string"/>
    <xsl:variable name="plan" as="xs:string" select="s:plan($style, $area, $shape)"/>
    <xsl:variable name="call" as="map(xs:string, item()*)"
        select="s:call($style, $area, map{'item': $item, 'cite': $cite, 'position': ($cite?position, 'first')[1]})"/>
    <xsl:variable name="tape" as="xs:string" select="s:filled($plan, $call)"/>
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
        else if ($is-in-text or matches($parts[1], '[^&#xFDD0;-&#xFDEF;]')) then string-join($parts)
        else $parts[1] || s:capitalised-first($parts[2]) || string-join($parts[position() gt 2])"/>
  </xsl:function>

  <!-- What is known while a style is at work. -->
  <xsl:function name="s:call" as="map(xs:string, item()*)">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="what" as="map(xs:string, item()*)"/>
    <xsl:variable name="locale" as="document-node()" select="s:locale-of($s:styles[$style])"/>
    <xsl:sequence select="map:merge(($what, map{'area': $area, 'style': $s:styles[$style], 'locale': $locale,
        'lang': string($locale/locale/@xml:lang), 'options': s:options($style, $area)}))"/>
  </xsl:function>

  <!-- The options of a style for its citations or its bibliography: their own come first. -->
  <xsl:function name="s:options" as="map(xs:string, xs:string)" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:variable name="root" as="element(style)" select="$s:styles[$style]/style"/>
    <xsl:sequence select="map:merge(($root/*[local-name() = $area], $root) ! (for $option in @* return map{name($option): string($option)}))"/>
  </xsl:function>

  <!-- The locale of a style: the one that it asks for, if it is there, else the first. -->
  <xsl:function name="s:locale-of" as="document-node()">
    <xsl:param name="style" as="document-node()"/>
    <xsl:sequence select="($s:locales[locale/@xml:lang = $style/style/@default-locale], $s:locales)[1]"/>
  </xsl:function>
</xsl:stylesheet>
