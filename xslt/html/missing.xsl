<!-- The page that a web server shows for an address that leads nowhere: its links hold at any depth. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/p:index-page[@kind eq 'missing']" as="element(h:html)" priority="1">
    <!-- Before the template for all lists. -->
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:word('missing')"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document"><h1><xsl:sequence select="f:interface-attributes($language)"/>{f:word('missing')}</h1></header>
          <p><xsl:sequence select="f:interface-attributes($language)"/>{f:word('missing-lead')}</p>
          <p><xsl:sequence select="f:interface-attributes($language)"/><a href="{f:root(.)}index.html">{f:word('contents')}</a></p>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
