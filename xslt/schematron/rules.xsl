<!-- Rules: of each pattern the first that matches a node judges it (ISO/IEC 19757-3, 5.4.12 and 6.5). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="https://pecia.example/stylesheet"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:pecia="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <!-- A rule: a template that gives the node on, and says to the others of its pattern that the node was judged. -->
  <xsl:template match="sch:rule" mode="compile" as="node()*">
    <xsl:variable name="alone" as="xs:boolean" select="count(../sch:rule) eq 1"/>
    <xsl:text>&#10;</xsl:text>
    <x:template mode="pecia:rules" priority="{last() - position()}" pecia:unit="rule" pecia:pattern="{f:number(..)}"
        pecia:name="{f:name(.)}">
      <xsl:attribute name="match" select="f:context(.)"/>
      <x:param name="pecia:judged" as="Q{{http://www.w3.org/2001/XMLSchema}}integer*"/>
      <xsl:choose>
        <xsl:when test="$alone"><xsl:call-template name="judging"/></xsl:when>
        <xsl:otherwise><x:if test="not($pecia:judged = {f:number(..)})"><xsl:call-template name="judging"/></x:if></xsl:otherwise>
      </xsl:choose>
      <x:next-match>
        <x:with-param name="pecia:judged" select="$pecia:judged{if ($alone) then '' else ', ' || f:number(..)}"/>
      </x:next-match>
    </x:template>
  </xsl:template>

  <!-- What a rule does; a variable of it that fails costs the rule, never the others. -->
  <xsl:template name="judging" as="node()*">
    <xsl:variable name="body" as="node()*">
      <xsl:call-template name="lets-in-use"/>
      <xsl:apply-templates select="sch:let | xsl:* | sch:assert | sch:report" mode="body"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$body/self::xsl:variable">
        <x:try>
          <xsl:sequence select="$body"/>
          <xsl:call-template name="failure"/>
        </x:try>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$body"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A rule's variable. -->
  <xsl:template match="sch:let" mode="body" as="node()*"><xsl:call-template name="variable"/></xsl:template>

  <!-- What a schema says in XSLT itself. -->
  <xsl:template match="xsl:*" mode="body" as="element()"><xsl:copy-of select="."/></xsl:template>

  <!-- An assertion that must be true, or a report that must not. -->
  <xsl:template match="sch:assert | sch:report" mode="body" as="node()*">
    <xsl:text>&#10;</xsl:text>
    <x:try pecia:unit="assertion" pecia:name="{f:name(.)}">
      <x:choose>
        <xsl:choose>
          <xsl:when test="self::sch:assert">
            <x:when test="{@test}"/>
            <x:otherwise><xsl:call-template name="sentence"/></x:otherwise>
          </xsl:when>
          <xsl:otherwise><x:when test="{@test}"><xsl:call-template name="sentence"/></x:when></xsl:otherwise>
        </xsl:choose>
      </x:choose>
      <xsl:call-template name="failure"/>
    </x:try>
  </xsl:template>

  <!-- What is said where a rule itself fails. -->
  <xsl:template name="failure" as="element(xsl:catch)">
    <x:catch><xsl:call-template name="failed"/></x:catch>
  </xsl:template>

  <!-- That a rule failed, and why. -->
  <xsl:template name="failed" as="element(pecia:failure)">
    <xsl:variable name="said" as="element()" select="(ancestor-or-self::sch:assert, ancestor-or-self::sch:report, ancestor-or-self::sch:diagnostic, .)[1]"/>
    <pecia:failure rule="{f:escaped(f:name($said))}">
      <x:attribute name="reason" select="$Q{{http://www.w3.org/2005/xqt-errors}}description"/>
    </pecia:failure>
  </xsl:template>

  <!-- What a rule or an assertion is called: its id, else its rule's or its pattern's, else its rule's context. -->
  <xsl:function name="f:name" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(($element/@id, $element/parent::sch:rule/@id, $element/ancestor::sch:pattern/@id,
        $element/ancestor-or-self::sch:rule/@context)[normalize-space()][1])"/>
  </xsl:function>

  <!-- A text as the value of an attribute in which braces mean something. -->
  <xsl:function name="f:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="replace(replace($text, '\{', '{{'), '\}', '}}')"/>
  </xsl:function>
</xsl:stylesheet>
