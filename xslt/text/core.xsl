<!-- core: paragraphs, highlighting, lists, quotations, bibliographies. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:template match="p" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="ab" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>

  <!-- What runs in the line. -->
  <xsl:template as="node()*" p:treatment="inline"
      match="hi | emph | foreign | distinct | mentioned | term | title | name | rs | num | measure | unit | date | time
          | email | ref | author | editor | biblScope | citedRange | meeting | resp | publisher | pubPlace | textLang
          | rb | rt | series | street | postBox | postCode | ident | lang">
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="measureGrp | ruby | respStmt" as="node()*" p:treatment="inline">
    <xsl:call-template name="fields"/>
  </xsl:template>
  <!-- A gloss or an annotation of pronunciation is a word of its own. -->
  <xsl:template match="ruby/rt" priority="1" as="node()*" p:treatment="inline">
    <t:open>(</t:open><xsl:apply-templates/><t:close>)</t:close>
  </xsl:template>
  <xsl:template match="ruby" priority="1" as="node()*" p:treatment="inline"><xsl:apply-templates select="f:contents(.)"/></xsl:template>
  <xsl:template match="gloss | label | desc" as="node()*" p:treatment="inline">
    <xsl:choose>
      <xsl:when test="f:is-block(.)"><t:block><xsl:apply-templates/></t:block></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Raised and lowered figures and signs change a meaning (N³), so they have their characters. -->
  <xsl:template priority="1" as="node()*" p:treatment="inline"
      match="(hi | seg | num | ref | term | c | w | emph | mentioned | formula)[@rend or @rendition or @style][not(*)]">
    <xsl:variable name="place" as="xs:string?" select="f:rendition(.)[. = ('superscript', 'subscript')][1]"/>
    <xsl:choose>
      <xsl:when test="exists($place) and matches(., '^[0-9+\-=()n]+$')">
        <xsl:value-of select="translate(., '0123456789+-=()n',
            if ($place eq 'superscript') then '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ' else '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ')"/>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Quotations: set apart and indented, or in the line between their marks. -->
  <xsl:template match="(q | quote | said)[f:is-block(.)]" as="element(t:block)" p:treatment="block">
    <t:block apart="yes" indent="    "><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="(q | quote | said | soCalled)" priority="-0.1" as="node()*" p:treatment="inline">
    <xsl:variable name="marks" as="xs:string*" select="('open', 'close') ! f:quotation-mark(current(), .)"/>
    <xsl:if test="$marks[1] ne ''"><t:open>{$marks[1]}</t:open></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="$marks[2] ne ''"><t:close>{$marks[2]}</t:close></xsl:if>
  </xsl:template>
  <!-- A range that touches the part of the reference before it is held apart from it. -->
  <xsl:template match="citedRange[preceding-sibling::node()[1][self::*]][not(parent::bibl[f:is-in-parts(.)])]" priority="1" as="node()*">
    <!-- Before the template for all that runs in the line, which next-match calls. -->
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>
  <xsl:template match="cit" as="node()*" p:treatment="block">
    <xsl:choose>
      <xsl:when test="f:is-block(.)"><t:block apart="yes"><xsl:apply-templates/></t:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="spaced"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lists: an item begins with its bullet or number, and what belongs to it is indented below. -->
  <xsl:template match="list" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="item/list" as="element(t:block)" p:treatment="block">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="item" as="element(t:block)" p:treatment="block">
    <xsl:variable name="bullet" as="xs:string" select="f:bullet(.)"/>
    <t:block tight="yes" indent="{replace($bullet, '.', ' ')}" first="{$bullet}"><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="item[preceding-sibling::*[1][self::label]]" as="element(t:block)" p:treatment="block">
    <t:block tight="yes" indent="    "><xsl:apply-templates/></t:block>
  </xsl:template>
  <xsl:template match="list/label | headLabel | headItem" priority="1" as="element(t:block)" p:treatment="block">
    <t:block><xsl:apply-templates/></t:block>
  </xsl:template>

  <!-- An item's bullet: its number in a numbered list, a dash in another, nothing where the text has its own. -->
  <xsl:function name="f:bullet" as="xs:string">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="kind" as="xs:string*" select="$item/parent::list/(@rend, @type, @style) ! tokenize(.)"/>
    <xsl:sequence select="
        if (matches($item, '^\s*([\p{Nd}\p{L}]{1,4}[.):]|[(\[]?[\p{Nd}\p{L}]{1,4}[)\]]|[\-–—•·*◦▪])')) then ''
        else if ($kind = ('ordered', 'numbered', 'decimal')) then count($item/preceding-sibling::item) + 1 || '. '
        else if ($kind = ('simple', 'none', 'plain', 'nobullet')) then ''
        else '- '"/>
  </xsl:function>

  <!-- Bibliographies: an entry in one line, the parts of a structured one parted by dots. -->
  <xsl:template match="bibl" as="node()*" p:treatment="inline">
    <xsl:choose>
      <xsl:when test="f:is-block(.)"><t:block><xsl:apply-templates/></t:block></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="bibl[f:is-in-parts(.)]" as="node()*" p:treatment="inline">
    <xsl:choose>
      <xsl:when test="f:is-block(.)"><t:block><xsl:call-template name="fields"/></t:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="fields"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="biblStruct | biblFull" as="element(t:block)" p:treatment="block">
    <t:block><xsl:call-template name="fields"/></t:block>
  </xsl:template>
  <xsl:template match="analytic | monogr | imprint | relatedItem" as="node()*" p:treatment="inline">
    <xsl:call-template name="fields"/>
  </xsl:template>
  <xsl:template match="listBibl" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)" mode="entry"/></t:block>
  </xsl:template>

  <xsl:template match="address" as="node()*" p:treatment="block">
    <xsl:choose>
      <xsl:when test="f:is-block(.)"><t:block><xsl:call-template name="fields"/></t:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="fields"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="addrLine" as="node()*" p:treatment="block">
    <xsl:choose>
      <xsl:when test="f:is-block(parent::*)"><t:block><xsl:apply-templates/></t:block></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="index" as="empty-sequence()" p:treatment="left-out"
      p:reason="an entry for an index, which does not stand in the text at this place"/>
  <!-- A place for something that a program makes: only its heading is there. -->
  <xsl:template match="divGen" as="element(t:block)" p:treatment="block">
    <t:block apart="yes"><xsl:apply-templates select="f:contents(.)"/></t:block>
  </xsl:template>
</xsl:stylesheet>
