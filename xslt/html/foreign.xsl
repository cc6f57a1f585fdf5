<!-- Elements of other namespaces: MathML and a safe part of SVG are kept, of all others the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- In this mode an element of MathML or SVG is copied if it is safe. -->
  <xsl:mode name="safe" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:variable name="f:mathml" static="yes" as="xs:string" select="'http://www.w3.org/1998/Math/MathML'"/>
  <xsl:variable name="f:svg" static="yes" as="xs:string" select="'http://www.w3.org/2000/svg'"/>

  <!-- The elements that are kept. Those that run, fetch, animate or hold another language are not among them. -->
  <xsl:variable name="f:safe-elements" static="yes" as="map(xs:string, xs:string*)" select="map{
      $f:mathml: tokenize('math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup
          munder mover munderover mmultiscripts mprescripts mtable mtr mtd'),
      $f:svg: tokenize('svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient
          radialGradient stop clipPath')}"/>

  <!-- The attributes that are kept: none holds an address, a script or a style. -->
  <xsl:variable name="f:safe-attributes" static="yes" as="map(xs:string, xs:string*)" select="map{
      $f:mathml: tokenize('display dir mathvariant columnspan rowspan accent accentunder fence form lspace rspace stretchy
          symmetric maxsize minsize largeop movablelimits separator linethickness height depth width displaystyle scriptlevel'),
      $f:svg: tokenize('viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill stroke stroke-width
          stroke-linecap stroke-linejoin stroke-dasharray fill-opacity stroke-opacity opacity fill-rule font-size font-family
          font-style font-weight text-anchor dx dy rotate offset stop-color stop-opacity gradientUnits preserveAspectRatio')}"/>

  <!-- A formula or a drawing. -->
  <xsl:template match="*:math[namespace-uri() eq $f:mathml] | *:svg[namespace-uri() eq $f:svg]" as="element()">
    <xsl:apply-templates select="." mode="safe"/>
  </xsl:template>

  <!-- Any other element of another namespace gives its text, and what it holds of TEI. -->
  <xsl:template match="*[namespace-uri() ne 'http://www.tei-c.org/ns/1.0'][namespace-uri() ne '']" priority="-0.75" as="node()*">
    <xsl:choose>
      <xsl:when test="f:is-block(.)"><div><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A program or a style sheet holds no words. -->
  <xsl:template match="(*:script | *:style)[namespace-uri() ne 'http://www.tei-c.org/ns/1.0']" as="empty-sequence()"/>
  <xsl:template match="(*:script | *:style)[namespace-uri() ne 'http://www.tei-c.org/ns/1.0']" mode="safe" as="empty-sequence()"/>

  <!-- A safe element, with its safe attributes. -->
  <xsl:template match="*[local-name() = $f:safe-elements(string(namespace-uri()))]" mode="safe" as="element()">
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:sequence select="@*[local-name() = $f:safe-attributes(string(namespace-uri(..)))][namespace-uri() eq ''][f:is-safe-value(.)]"/>
      <xsl:apply-templates mode="safe"/>
    </xsl:element>
  </xsl:template>

  <!-- Words outside the elements that may hold words. -->
  <xsl:template match="text()[normalize-space()][empty(ancestor::*[namespace-uri() = ($f:mathml, $f:svg)]
      [local-name() = ('mi', 'mn', 'mo', 'ms', 'mtext', 'text', 'title', 'desc')])]" mode="safe" as="element()">
    <xsl:variable name="root" as="element()" select="ancestor::*[namespace-uri() = ($f:mathml, $f:svg)][1]"/>
    <xsl:element name="{if (namespace-uri($root) eq $f:mathml) then 'mtext' else 'text'}" namespace="{namespace-uri($root)}">{.}</xsl:element>
  </xsl:template>

  <!-- Is the value of a drawing's attribute free of addresses and of everything that CSS could run? -->
  <xsl:function name="f:is-safe-value" as="xs:boolean">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:sequence select="matches($attribute, '^[\p{L}\p{Nd}\s#%.,+()_*-]*$') and not(matches($attribute, 'url|expression|var', 'i'))"/>
  </xsl:function>
</xsl:stylesheet>
