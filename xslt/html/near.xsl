<!-- The ways from a document: the few around it in its volume, the whole list on demand, the letters before and after it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The documents around this one, itself among them; and the way to all, which a script opens beside the text. -->
  <xsl:function name="f:near" as="element(h:nav)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:for-each select="$document/p:context/p:near[p:document[2]]">
      <nav id="p:near" class="near" aria-labelledby="p:near-title">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <h2 id="p:near-title">{f:word('near')}</h2>
        <ol class="contents"><xsl:apply-templates select="p:document"/></ol>
        <p><xsl:sequence select="f:whole-list(.)"/></p>
      </nav>
    </xsl:for-each>
  </xsl:function>

  <!-- The way to the whole list: its own page; with scripts a button that opens it here. -->
  <xsl:function name="f:whole-list" as="element(h:a)">
    <xsl:param name="near" as="element(p:near)"/>
    <a class="button" href="{($near/../p:volume/@href, 'index.html')[1]}">
      <xsl:if test="$near/@whole">
        <xsl:attribute name="data-load" select="'contents'"/>
        <xsl:attribute name="data-list" select="$near/@whole"/>
        <xsl:attribute name="data-close" select="f:word('close')"/>
        <xsl:attribute name="data-filter" select="f:word('filter-list')"/>
      </xsl:if>
      <xsl:text>{f:word(if ($near/../p:volume/@href) then 'whole-volume' else 'whole-list')}</xsl:text>
    </a>
  </xsl:function>

  <!-- A document in the list of those around: the page itself is no link. -->
  <xsl:template match="p:near/p:document" as="element(h:li)">
    <li>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:sequence select="f:title-language(@lang)"/>{@title}</a></xsl:when>
        <xsl:otherwise><span aria-current="page"><xsl:sequence select="f:title-language(@lang)"/>{@title}</span></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="@date[not(contains(../@title, .))]"><span class="date">{' '}{.}</span></xsl:for-each>
    </li>
  </xsl:template>

  <!-- A title's own language. -->
  <xsl:function name="f:title-language" as="attribute()?">
    <xsl:param name="language" as="attribute()?"/>
    <xsl:where-populated><xsl:attribute name="lang" select="f:language-tag($language)"/></xsl:where-populated>
  </xsl:function>

  <!-- The letters before and after this one between the same two. -->
  <xsl:function name="f:letter-ways" as="element(h:nav)?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="letters" as="element()*" select="$document/p:context/(p:previous-letter | p:next-letter)"/>
    <xsl:if test="exists($letters)">
      <nav class="neighbours letters" aria-label="{f:word('letters')}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <xsl:for-each select="$letters">
          <a class="{if (self::p:next-letter) then 'next' else 'previous'}" href="{@href}">
            <span class="side">{f:word(if (self::p:next-letter) then 'next-letter' else 'previous-letter')}</span>
            <xsl:text> </xsl:text>
            <span class="title"><xsl:sequence select="f:title-language(@lang)"/>{@title}</span>
            <xsl:for-each select="@date[not(contains(../@title, .))]"><span class="date">{' '}{.}</span></xsl:for-each>
          </a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
