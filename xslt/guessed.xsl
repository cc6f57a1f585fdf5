<!-- The people of a document whose names a citation takes apart by guess, as JSON: the role, the name as it is said and as it
     is sorted, its parts, and the path of the element that names them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="tei.xsl"/>
  <xsl:output method="json" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:template match="/" as="array(map(*))">
    <xsl:variable name="document" as="document-node()" select="."/>
    <xsl:variable name="people" as="element(p:person)*"
        select="('author', 'recipient', 'editor', 'translator', 'compiler') ! f:people($document, .)[@guessed]"/>
    <xsl:sequence select="array{$people ! map:merge((map{'role': string(@role), 'name': string(.), 'sorted': f:sort-name(.),
        'path': path(f:named-by($document, .))}, (@given, @particle, @family, @suffix) ! map{local-name(): string(.)}))}"/>
  </xsl:template>

  <!-- The innermost element that names somebody so, the first in the document, or the first for this role; else the document's
       own. -->
  <xsl:function name="f:named-by" as="element()">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:variable name="of-header" as="element()*" select="f:header($document)//(author | editor | principal | respStmt | persName | orgName | name | rs | authority)"/>
    <xsl:variable name="of-text" as="element()*" select="$document/*/text//(docAuthor | byline | byline//(persName | name) | (persName | name)[@type = ('from', 'to')])"/>
    <xsl:variable name="possible" as="element()*" select="($of-header, $of-text)[ends-with(normalize-space(), string($person)) or f:person(., $person/@role) = string($person)]"/>
    <xsl:variable name="innermost" as="element()*" select="$possible[empty(.//* intersect $possible)]"/>
    <xsl:sequence select="($innermost[ancestor-or-self::*/local-name() = $person/@role], $innermost, $document/*)[1]"/>
  </xsl:function>
</xsl:stylesheet>
