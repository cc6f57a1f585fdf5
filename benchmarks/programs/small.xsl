<!-- A small page of a TEI document, in XSLT 1.0: title, text, names, notes. Only benchmarks use it: libxslt runs it too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="t">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:template match="/">
    <html>
      <head><title><xsl:value-of select="normalize-space(//t:titleStmt/t:title[1])"/></title></head>
      <body>
        <h1><xsl:value-of select="normalize-space(//t:titleStmt/t:title[1])"/></h1>
        <xsl:apply-templates select="//t:text/t:body"/>
        <xsl:if test="//t:text//t:note">
          <ol><xsl:for-each select="//t:text//t:note"><li id="note{position()}"><xsl:apply-templates/></li></xsl:for-each></ol>
        </xsl:if>
        <ul>
          <xsl:for-each select="//t:text//t:persName | //t:text//t:placeName">
            <li><a href="#{generate-id()}"><xsl:value-of select="normalize-space()"/></a></li>
          </xsl:for-each>
        </ul>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="t:div"><section><xsl:apply-templates/></section></xsl:template>
  <xsl:template match="t:head"><h2><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="t:p"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="t:lg"><div class="lg"><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="t:l"><span class="l"><xsl:apply-templates/></span><br/></xsl:template>
  <xsl:template match="t:lb"><br/></xsl:template>
  <xsl:template match="t:pb"><span class="pb" id="page-{@n}">[<xsl:value-of select="@n"/>]</span></xsl:template>
  <xsl:template match="t:hi | t:emph"><em><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="t:del"><del><xsl:apply-templates/></del></xsl:template>
  <xsl:template match="t:add"><ins><xsl:apply-templates/></ins></xsl:template>
  <xsl:template match="t:ref[@target]"><a href="{@target}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="t:persName | t:placeName">
    <span class="{local-name()}" id="{generate-id()}" title="{@ref | @key}"><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="t:note"><sup><a href="#note{count(preceding::t:note) + 1}">*</a></sup></xsl:template>
</xsl:stylesheet>
