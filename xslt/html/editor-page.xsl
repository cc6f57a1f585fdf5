<!-- A page that the editors wrote of the edition itself: its text in the frame of all pages, and nothing of a document. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:template match="/TEI[p:context/@own]" as="element(h:html)" priority="1">
    <!-- Before the template for all documents. -->
    <xsl:call-template name="p:report-renditions"/>
    <xsl:variable name="language" as="xs:string" select="f:document-language(.)"/>
    <xsl:variable name="text" as="element(h:div)" select="f:text(., $language)"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="f:title(.)"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="f:card-links(.), f:notes-head(f:root(.), $text)"/>
      <xsl:with-param name="up" as="element(h:a)"><a href="{f:root(.)}index.html">{f:word('home')}</a></xsl:with-param>
      <xsl:with-param name="licence" select="f:licence-notes(., $language)"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document">
            <h1><xsl:sequence select="f:title-attributes(., $language)"/>{f:title(.)}</h1>
          </header>
          <xsl:sequence select="$text, f:marks-bar(., $language)"/>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
