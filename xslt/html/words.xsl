<!-- The words that the interface shows. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The words, by name, with the language in which they are (interface-language): pipeline/interface.py gives them, from a table
       for each language in words/. A stylesheet that runs by itself speaks English. -->
  <xsl:param name="words" as="map(xs:string, xs:string)" select="map:merge(json-doc('../words/en.json'))"/>

  <!-- The interface's word for something, in the interface's language. -->
  <xsl:function name="f:word" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="($words($name), $name)[1]"/>
  </xsl:function>

  <!-- The interface's words for something with a number or a name in it, in the place of {}. -->
  <xsl:function name="f:phrase" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="about" as="xs:string"/>
    <xsl:sequence select="let $words := f:word($name) return
        if (contains($words, '{}')) then substring-before($words, '{}') || $about || substring-after($words, '{}') else $words || ' ' || $about"/>
  </xsl:function>

  <!-- The language of the interface. -->
  <xsl:variable name="f:interface-language" as="xs:string" select="($words('interface-language'), 'en')[1]"/>

  <!-- The language of a part of the interface, where it isn't the page's. -->
  <xsl:function name="f:interface-attributes" as="attribute()*">
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="tokenize($language, '-')[1] ne tokenize($f:interface-language, '-')[1] or $language eq ''">
      <xsl:attribute name="lang" select="$f:interface-language"/>
      <xsl:if test="f:direction($language) ne f:direction($f:interface-language)">
        <xsl:attribute name="dir" select="f:direction($f:interface-language)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
