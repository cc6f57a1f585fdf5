<!-- An item in a CSL style: a bibliography entry, or a cite in text or note (CSL 1.0.2). The stylesheet that includes this one
     declares $s:styles and $s:locales, the styles and their locales as documents, and $s:known, the plans that were made before
     (plan.xsl), by style, area and shape. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="plan.xsl"/>
  <xsl:include href="slots.xsl"/>
  <xsl:include href="shape.xsl"/>
  <xsl:include href="matter.xsl"/>
  <xsl:include href="fill.xsl"/>
  <xsl:include href="finish.xsl"/>
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
    <xsl:sequence select="s:tape($style, $area, s:matter(s:substance($item), $cite))"/>
  </xsl:function>

  <!-- The same, for who asks for several: the matter is made once. -->
  <xsl:function name="s:tape" as="xs:string">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="matter" as="map(xs:string, item())"/>
    <xsl:variable name="apart" as="array(xs:string)" select="s:apart($style, $area, $matter)"/>
    <xsl:sequence select="s:joined(tokenize(s:finished($apart(1)), $s:core), array:tail($apart)?*)"/>
  </xsl:function>

  <!-- The tape of an item apart: all that its outline depends on (finish.xsl), as one text; then the cores of its values. -->
  <xsl:function name="s:apart" as="array(xs:string)">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="matter" as="map(xs:string, item())"/>
    <xsl:variable name="values" as="array(xs:string)*" select="s:slots($style, $area, $matter?shape) ! s:value($style, $area, ., $matter)"/>
    <xsl:sequence select="array{string-join((string($style), $area, $matter?shape, $values ! .(1)), $s:beside), $values ! tail(?*)}"/>
  </xsl:function>

  <!-- The pieces that stand around cores, and the cores. -->
  <xsl:function name="s:joined" as="xs:string">
    <xsl:param name="pieces" as="xs:string*"/>
    <xsl:param name="cores" as="xs:string*"/>
    <xsl:sequence select="string-join(for $at in 1 to count($pieces) return ($pieces[$at], $cores[$at]))"/>
  </xsl:function>

  <!-- What is known while a style is at work. -->
  <xsl:function name="s:call" as="map(xs:string, item()*)">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="what" as="map(xs:string, item()*)"/>
    <xsl:sequence select="map:merge(($what, s:setting($style, $area)))"/>
  </xsl:function>

  <!-- What of it is the same for all items. -->
  <xsl:function name="s:setting" as="map(xs:string, item()*)" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:variable name="locale" as="document-node()" select="s:locale-of($s:styles[$style])"/>
    <xsl:sequence select="map{'area': $area, 'number': $style, 'style': $s:styles[$style], 'locale': $locale,
        'lang': string($locale/locale/@xml:lang), 'options': s:options($style, $area)}"/>
  </xsl:function>

  <!-- The options of a style for its citations or its bibliography: their own come first. -->
  <xsl:function name="s:options" as="map(xs:string, xs:string)">
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
