<!-- Variables. One of the schema, the phase or a pattern is computed once for a document (its context is the document),
     and held with the error if there is one: a rule that uses it fails then, and no other does. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="https://pecia.example/stylesheet"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:pecia="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <!-- A variable of the schema or of the phase: what the schema says in XSLT itself may use it by its name. -->
  <xsl:template match="sch:let" mode="global" as="node()*">
    <xsl:next-match/>
    <x:variable name="{f:let-name(.)}" select="pecia:value(${f:held(.)})"/>
  </xsl:template>

  <!-- A variable that is held. -->
  <xsl:template match="sch:let" priority="-1" mode="global" as="node()*">
    <xsl:call-template name="hold"/>
  </xsl:template>

  <!-- A variable of a pattern. -->
  <xsl:template match="sch:pattern/sch:let" mode="global" as="node()*">
    <xsl:call-template name="hold"/>
  </xsl:template>

  <!-- A variable's value, or why it has none. -->
  <xsl:template name="hold" as="node()*">
    <xsl:text>&#10;</xsl:text>
    <x:variable name="{f:held(.)}" as="map(*)" pecia:unit="let" pecia:name="{f:let-name(.)}">
      <x:try>
        <x:map><x:map-entry key="'value'">
          <xsl:call-template name="lets-in-use"/>
          <xsl:call-template name="variable"/>
          <x:sequence select="${f:let-name(.)}"/>
        </x:map-entry></x:map>
        <x:catch>
          <x:map><x:map-entry key="'error'" select="$Q{{http://www.w3.org/2005/xqt-errors}}description"/></x:map>
        </x:catch>
      </x:try>
    </x:variable>
    <x:variable name="{f:held(.)}.value" select="pecia:value(${f:held(.)})"/>
  </xsl:template>

  <!-- The function that gives what is held, or fails as it failed. -->
  <xsl:template name="value" as="element(xsl:function)">
    <x:function name="pecia:value" version="3.0">
      <x:param name="held" as="map(*)"/>
      <x:sequence select="if (exists($held?error)) then error((), $held?error) else $held?value"/>
    </x:function>
  </xsl:template>

  <!-- The variables from around that an element uses, by their own names. -->
  <xsl:template name="lets-in-use" as="element(xsl:variable)*">
    <xsl:for-each select="f:lets-around(.) except .">
      <x:variable name="{f:let-name(.)}" select="pecia:value(${f:held(.)})"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The variables of the schema, the phase and the pattern that an element names; of two of one name the inner one. -->
  <xsl:function name="f:lets-around" as="element(sch:let)*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="code" as="xs:string" select="string-join($element/descendant-or-self::*/(@*, text()[parent::xsl:*]), ' ')"/>
    <xsl:variable name="schema" as="element(sch:schema)" select="root($element)/sch:schema"/>
    <xsl:variable name="pattern" as="element(sch:let)*" select="$element/ancestor-or-self::sch:pattern/sch:let[contains($code, f:let-name(.))]"/>
    <xsl:variable name="others" as="element(sch:let)*" select="$schema/(sch:let, sch:phase/sch:let)[contains($code, f:let-name(.))]"/>
    <xsl:sequence select="$pattern, $others[not(f:let-name(.) = $pattern ! f:let-name(.))]"/>
  </xsl:function>

  <!-- A variable: its value is an expression, else what it holds. -->
  <xsl:template name="variable" as="node()*">
    <xsl:text>&#10;</xsl:text>
    <x:variable name="{f:let-name(.)}" pecia:unit="let" pecia:name="{f:let-name(.)}">
      <xsl:sequence select="@as"/>
      <xsl:choose>
        <xsl:when test="@value"><xsl:attribute name="select" select="@value"/></xsl:when>
        <xsl:otherwise><xsl:copy-of select="node()"/></xsl:otherwise>
      </xsl:choose>
    </x:variable>
  </xsl:template>

  <!-- A variable's name, as the schema writes it. -->
  <xsl:function name="f:let-name" as="xs:string">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="normalize-space($let/@name)"/>
  </xsl:function>

  <!-- The name of what is held of a variable: two patterns may have variables of one name. -->
  <xsl:function name="f:held" as="xs:string">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="string-join((f:let-name($let), 'held', $let/parent::sch:pattern ! f:number(.)), '.')"/>
  </xsl:function>
</xsl:stylesheet>
