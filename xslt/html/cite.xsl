<!-- How to cite the document: in each style, as an entry of a bibliography and as a note. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What citations.xsl says of the document, as XML; nothing where it wasn't asked. -->
  <xsl:param name="cited" as="xs:string" select="''"/>

  <!-- The section, closed until a reader opens it. -->
  <xsl:function name="f:cite-section" as="element(h:section)?">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="styles" as="element(p:style)*" select="if ($cited eq '') then () else parse-xml($cited)/p:cited/p:style[*]"/>
    <xsl:if test="exists($styles)">
      <section id="p:cite" class="cite">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <h2>{f:word('cite')}</h2>
        <xsl:sequence select="$styles ! f:cite-style(., position() eq 1)"/>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- A style: the first stands open. What is cited is in English, whatever the page is in. -->
  <xsl:function name="f:cite-style" as="element(h:details)">
    <xsl:param name="style" as="element(p:style)"/>
    <xsl:param name="is-open" as="xs:boolean"/>
    <details>
      <xsl:if test="$is-open"><xsl:attribute name="open" select="''"/></xsl:if>
      <summary>{$style/@name}</summary>
      <dl>
        <xsl:for-each select="$style/(p:entry | p:note)">
          <dt>{f:word(if (self::p:entry) then 'cite-entry' else 'cite-' || $style/@kind)}</dt>
          <dd><bdi lang="en"><xsl:copy-of select="node()" copy-namespaces="no"/></bdi></dd>
        </xsl:for-each>
      </dl>
    </details>
  </xsl:function>
</xsl:stylesheet>
