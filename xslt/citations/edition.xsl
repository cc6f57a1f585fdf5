<!-- The whole edition as a citation item, made of the same statements as CITATION.cff: styles print it as a book on the web. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The item, as f:citation gives it of a document. -->
  <xsl:function name="f:edition-item" as="map(xs:string, item()*)">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="set" as="element(p:edition)" select="$edition/p:context/p:edition"/>
    <xsl:variable name="version" as="xs:string?" select="f:cff-version($edition)"/>
    <xsl:variable name="languages" as="xs:string*" select="$edition/p:stated[@about = 'language'] ! string()"/>
    <xsl:sequence select="map:merge((map{'id': 'edition', 'csl-type': 'book'}, f:field('title', f:cff-title($edition)),
        f:field('editor', f:edition-editors($edition)), f:field('publisher', f:cff-said($edition, 'publisher')),
        f:field('place', f:cff-said($edition, 'place')), f:field('date', f:cff-date($edition) ! f:edition-day(.)),
        $version ! f:field(if (f:is-edition-in-words(.)) then 'edition' else 'version', .),
        f:field('url', $set/@base-url ! iri-to-uri(.)), f:field('doi', $edition/@doi/string()), f:field('licence', f:edition-licence-name($edition)),
        f:field('language', ($set/@language/string(), $languages[last() eq 1])[1])))"/>
  </xsl:function>

  <!-- The day, month or year of publication, as dates of documents are. -->
  <xsl:function name="f:edition-day" as="element(p:date)">
    <xsl:param name="day" as="xs:string"/>
    <p:date when="{$day}">{$day}</p:date>
  </xsl:function>

  <!-- The licence: its name, else its address. -->
  <xsl:function name="f:edition-licence-name" as="xs:string?">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="stated" as="element(p:licence)*" select="$edition/p:context/p:edition/p:licence, $edition/p:stated[@about = 'licence']/p:licence"/>
    <xsl:sequence select="($stated ! (f:one-line(.), @label, @target) ! string())[normalize-space()][1]"/>
  </xsl:function>
</xsl:stylesheet>
