<!-- Fields: what an entry of a register or a description says, each part after its label. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The elements that are shown without a label. -->
  <xsl:variable name="f:unlabelled" static="yes" as="xs:string+" select="'desc', 'label', 'p', 'ab', 'head'"/>

  <!-- What a reader is told that an element is: its kind as the source says it (@type of an identifier, a trait), its
       word (element:… in words/), or its name with spaces for capitals. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:variable name="type" as="xs:string" select="normalize-space($element/@type)"/>
    <xsl:variable name="spaced" as="xs:string" select="lower-case(replace($name, '(\p{Ll})(\p{Lu})', '$1 $2'))"/>
    <xsl:sequence select="
        if ($type ne '' and $name = ('idno', 'trait', 'state', 'note', 'event', 'measure', 'desc', 'relation', 'dimensions', 'dim'))
        then f:capitalised(replace($type, '_', ' '))
        else if ($name = $f:unlabelled) then '' else ($words('element:' || $name), f:capitalised($spaced))[1]"/>
  </xsl:function>

  <!-- A word with a capital. -->
  <xsl:function name="f:capitalised" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($word, 1, 1)) || substring($word, 2)"/>
  </xsl:function>

  <!-- The label of a field, unless what it is a part of has the same. -->
  <xsl:function name="f:field-label" as="xs:string">
    <xsl:param name="field" as="element()"/>
    <xsl:sequence select="let $label := f:label($field) return if ($field/parent::* ! f:label(.) = $label) then '' else $label"/>
  </xsl:function>

  <!-- A field: its label, unless the field before has the same, and its content; nothing where there is nothing to see or to lead to. -->
  <xsl:template match="*" mode="field" as="element()*">
    <xsl:variable name="label" as="xs:string" select="f:field-label(.)"/>
    <xsl:variable name="content" as="node()*"><xsl:apply-templates select="."/></xsl:variable>
    <xsl:if test="normalize-space() ne '' or exists(.//@xml:id | @xml:id) or f:is-seen($content)">
      <xsl:if test="$label ne '' and not(preceding-sibling::*[1] ! (f:field-label(.) eq $label))">
        <dt data-made=""><xsl:sequence select="f:interface-attributes(f:language(.))"/>{$label}</dt>
      </xsl:if>
      <dd><xsl:sequence select="$content"/></dd>
    </xsl:if>
  </xsl:template>

  <!-- Is there anything in these parts of a page besides the labels of fields? -->
  <xsl:function name="f:is-seen" as="xs:boolean">
    <xsl:param name="parts" as="node()*"/>
    <xsl:sequence select="exists($parts/(descendant-or-self::text()[normalize-space()][not(ancestor::h:dt)] | descendant-or-self::h:img))"/>
  </xsl:function>
  <xsl:template match="pb | lb | cb | gb | milestone | anchor" mode="field" as="element(h:dd)">
    <dd><xsl:apply-templates select="."/></dd>
  </xsl:template>
  <xsl:template match="text()[normalize-space()]" mode="field" as="element(h:dd)">
    <dd><xsl:apply-templates select="."/></dd>
  </xsl:template>

  <!-- An entry made of fields: a person, a manuscript, a part of its description. -->
  <xsl:template name="p:fields" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:variable name="head" as="element()?" select="head[not(preceding-sibling::*)]"/>
      <xsl:apply-templates select="$head"/>
      <xsl:choose>
        <xsl:when test="(* except $head) ! f:field-label(.) != ''">
          <dl><xsl:apply-templates select="node() except $head" mode="field"/></dl>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="node() except $head"/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
