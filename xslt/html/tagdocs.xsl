<!-- tagdocs: examples of markup, and the documentation of schemas. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Names of elements and attributes, values and tags, in the signs of XML. -->
  <xsl:template match="gi | att | val | tag" p:treatment="inline" as="element(h:code)">
    <xsl:variable name="signs" as="xs:string+" select="f:signs(.)"/>
    <code>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:made($signs[1])"/>
      <xsl:apply-templates/>
      <xsl:sequence select="$signs[2][. ne ''] ! f:made(.)"/>
    </code>
  </xsl:template>

  <!-- The signs before and after a name of XML. -->
  <xsl:function name="f:signs" as="xs:string+">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tags" as="map(xs:string, xs:string+)" select="map{'end': ('&lt;/', '>'), 'empty': ('&lt;', '/>'), 'pi': ('&lt;?', '?>'),
        'comment': ('&lt;!--', '-->'), 'ms': ('&lt;![CDATA[', ']]>')}"/>
    <xsl:sequence select="
        if ($element/self::att) then ('@', '')
        else if ($element/self::val) then ('&quot;', '&quot;')
        else if ($element/self::tag and map:contains($tags, string($element/@type))) then $tags($element/@type)
        else ('&lt;', '>')"/>
  </xsl:function>

  <!-- An example of code, or of markup, which is shown as such and never works. -->
  <xsl:template match="eg" p:treatment="block" as="element(h:pre)">
    <pre><xsl:apply-templates select="." mode="attributes"/><code><xsl:apply-templates/></code></pre>
  </xsl:template>
  <xsl:template match="*:egXML" p:treatment="block" as="element(h:pre)">
    <pre>
      <xsl:apply-templates select="." mode="attributes"/>
      <code><xsl:apply-templates mode="code"/></code>
    </pre>
  </xsl:template>

  <!-- An element as its tags and content. -->
  <xsl:template match="*" mode="code" as="node()+">
    <xsl:if test="f:is-block(.) and preceding-sibling::node()[1][self::*]"><span data-made="">{'&#xA;'}</span></xsl:if>
    <xsl:variable name="inside" as="xs:string" select="string-join((name(), @* ! (name() || '=&quot;' || replace(., '&quot;', '&amp;quot;') || '&quot;')), ' ')"/>
    <xsl:choose>
      <xsl:when test="empty(node())"><xsl:sequence select="f:made('&lt;' || $inside || '/>')"/></xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:made('&lt;' || $inside || '>')"/>
        <xsl:apply-templates mode="code"/>
        <xsl:sequence select="f:made('&lt;/' || name() || '>')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="code" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>
  <xsl:template match="comment()" mode="code" as="element(h:span)">
    <xsl:sequence select="f:made('&lt;!--' || . || '-->')"/>
  </xsl:template>

  <!-- The specification of a part of a schema: its name, then each part after its label. -->
  <xsl:template match="schemaSpec | elementSpec | classSpec | macroSpec | dataSpec | moduleSpec | specGrp | constraintSpec | paramSpec
      | attDef | valItem | exemplum | classes | content | valDesc | remarks | constraint | model | modelGrp | modelSequence | outputRendition
      | paramList | param | datatype | valList | attList | listRef | specList | constraintDecl | dataFacet" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="(@ident, @behaviour, @name)[normalize-space()][1]">
        <code data-made="">{normalize-space()}</code><xsl:sequence select="f:separator('')"/>
      </xsl:for-each>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- References to parts of a schema, and the parts of a content model, by their names. -->
  <xsl:template match="specDesc | classRef | elementRef | macroRef | moduleRef | dataRef | attRef | specGrpRef | memberOf | sequence | alternate
      | textNode | empty | anyElement | defaultVal | altIdent | equiv" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="(@key, @name, @target, @class)[normalize-space()][1]">
        <code data-made="">{normalize-space()}</code><xsl:sequence select="f:separator('')"/>
      </xsl:for-each>
      <xsl:apply-templates/>
    </span>
  </xsl:template>
</xsl:stylesheet>
