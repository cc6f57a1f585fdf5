<!-- The words of a style: its own, then those of the locale (CSL 1.0.2, Locale Fallback, Terms). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="term" match="term" use="@name || '|' || (@form, 'long')[1]"/>

  <!-- The forms that stand in for one that a language lacks, the form itself first. -->
  <xsl:variable name="s:form-chains" static="yes" as="map(xs:string, xs:string+)" select="map{'': 'long', 'long': 'long', 'short': ('short', 'long'),
      'symbol': ('symbol', 'short', 'long'), 'verb': ('verb', 'long'), 'verb-short': ('verb-short', 'verb', 'long')}"/>

  <!-- A term, for one or for many; '' where the language says so. -->
  <xsl:function name="s:term" as="xs:string?">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:param name="is-plural" as="xs:boolean"/>
    <xsl:variable name="term" as="element(term)?" select="s:first-term($call, $name, ($s:form-chains($form), 'long')[. ne ''])"/>
    <xsl:sequence select="$term ! (if (*) then string(if ($is-plural) then multiple else single) else string(.)) ! s:one-space(.)"/>
  </xsl:function>

  <!-- The first of the forms that the style or its locales have. -->
  <xsl:function name="s:first-term" as="element(term)?">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="forms" as="xs:string*"/>
    <xsl:variable name="found" as="element(term)?" select="(key('term', $name || '|' || $forms[1], $call?style)[s:is-of-locale(../.., $call?lang)],
        $call?locale ! key('term', $name || '|' || $forms[1], .))[1]"/>
    <xsl:sequence select="if ($found or count($forms) lt 2) then $found else s:first-term($call, $name, tail($forms))"/>
  </xsl:function>

  <!-- Is a style's own locale for a language? -->
  <xsl:function name="s:is-of-locale" as="xs:boolean">
    <xsl:param name="locale" as="element(locale)"/>
    <xsl:param name="lang" as="xs:string"/>
    <xsl:sequence select="not($locale/@xml:lang) or starts-with($lang || '-', $locale/@xml:lang || '-')"/>
  </xsl:function>

  <!-- White space at the ends goes, unless it is a space on purpose. -->
  <xsl:function name="s:one-space" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (contains($text, '&#xA;')) then normalize-space($text) else $text"/>
  </xsl:function>
</xsl:stylesheet>
