<!-- What a site on the web says of itself to programs: its sitemap (sitemaps.org), and the feed of what is new (Atom, RFC 4287). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:a="http://www.w3.org/2005/Atom"
    xmlns:p="https://pecia.example/ns" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- The words of the interface, of which nothing is shown here. -->
  <xsl:param name="words" as="map(xs:string, xs:string)" select="map{}"/>

  <!-- A sitemap: every page's address, and the day of a document's last change. -->
  <xsl:template match="/p:index-page[@kind = 'sitemap']" as="element(s:urlset)">
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <xsl:for-each select="p:group/p:item">
        <url><loc>{@href}</loc><xsl:where-populated><lastmod>{../@title}</lastmod></xsl:where-populated></url>
      </xsl:for-each>
    </urlset>
  </xsl:template>

  <!-- The sitemap of a large site: the addresses of several. -->
  <xsl:template match="/p:index-page[@kind = 'sitemaps']" as="element(s:sitemapindex)">
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <xsl:for-each select="p:group/p:item"><sitemap><loc>{@href}</loc></sitemap></xsl:for-each>
    </sitemapindex>
  </xsl:template>

  <!-- The feed: the documents that were changed last, the newest first; nothing of it tells when it was made. -->
  <xsl:template match="/p:index-page[@kind = 'feed']" as="element(a:feed)">
    <xsl:variable name="edition" as="element(p:edition)" select="p:context/p:edition"/>
    <xsl:variable name="base" as="xs:string" select="string($edition/@base-url)"/>
    <feed xmlns="http://www.w3.org/2005/Atom">
      <xsl:where-populated><xsl:attribute name="xml:lang" select="$edition/@language"/></xsl:where-populated>
      <id>{$base}</id>
      <title>{($edition/@title[. ne ''], $base)[1]}</title>
      <xsl:where-populated><subtitle>{$edition/@subtitle}</subtitle></xsl:where-populated>
      <updated>{p:group[1]/@title}T00:00:00Z</updated>
      <link rel="self" href="{$base}feed.xml"/>
      <link rel="alternate" type="text/html" href="{$base}"/>
      <xsl:for-each select="($edition/p:editor/string(), $edition/@publisher[empty(../p:editor)]/string(), ($edition/@title, $base)[1]
          [empty($edition/(p:editor, @publisher))])">
        <author><name>{.}</name></author>
      </xsl:for-each>
      <xsl:for-each select="p:group/p:item">
        <entry>
          <id>{@href}</id>
          <title>{@label}</title>
          <updated>{../@title}T00:00:00Z</updated>
          <link rel="alternate" type="text/html" href="{@href}"/>
        </entry>
      </xsl:for-each>
    </feed>
  </xsl:template>
</xsl:stylesheet>
