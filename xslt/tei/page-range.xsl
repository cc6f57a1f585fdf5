<!-- Pages that the document spans. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The pages that the document spans, as p:pages with first and last, to the letter of @n, and by (header or text): what the header says of
       the printed source, else the first and the last numbered page that its words stand on. Nothing where no page has a
       number: none is guessed. -->
  <xsl:function name="f:pages" as="element(p:pages)?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="stated" as="element()?" select="f:page-scope($node)"/>
    <xsl:variable name="range" as="xs:string*" select="if (exists($stated)) then f:scope-range($stated) else f:words-range($node)"/>
    <xsl:if test="exists($range)"><p:pages first="{$range[1]}" last="{$range[last()]}" by="{if (exists($stated)) then 'header' else 'text'}"/></xsl:if>
  </xsl:function>

  <!-- A range of pages as it is written in prose: 771 or 771–774. -->
  <xsl:function name="f:range-text" as="xs:string">
    <xsl:param name="pages" as="element(p:pages)?"/>
    <xsl:param name="dash" as="xs:string"/>
    <xsl:sequence select="string-join(distinct-values($pages/(@first, @last)), $dash)"/>
  </xsl:function>

  <!-- Where the header says the pages of the source; of a part of a file it says nothing. -->
  <xsl:function name="f:page-scope" as="element(biblScope)?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="source" as="element(sourceDesc)?" select="f:header($node)/fileDesc[1]/sourceDesc[1][not(f:is-part($node))]"/>
    <xsl:sequence select="($source//biblScope[f:unit(.) = ('page', 'pages', 'p', 'pp', 'seite', 'seiten', 'folio', 'fol', 'ff', 'leaf', 'leaves')]
        [not(ancestor::relatedItem or ancestor::note or ancestor::listBibl[preceding-sibling::*])][exists(f:scope-range(.))])[1]"/>
  </xsl:function>

  <!-- The first and last page of a biblScope: by its attributes, else by its text without a label before it. -->
  <xsl:function name="f:scope-range" as="xs:string*" cache="yes">
    <xsl:param name="scope" as="element(biblScope)"/>
    <xsl:variable name="stated" as="xs:string*" select="$scope/(@from, @to) ! f:one-line(.)[. ne '']"/>
    <xsl:sequence select="if (exists($stated)) then $stated else f:read-range(f:without-punctuation(f:plain($scope)))"/>
  </xsl:function>

  <!-- The first and last page that a text names, without a label before it. -->
  <xsl:function name="f:read-range" as="xs:string*">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="
        if ($line castable as xs:integer and not(contains($line, '-'))) then $line
        else replace($line, '^(pages?|seiten?|pp?|ss?|s|bl|ff?|fols?|folios?|с|стр)(\.\s*|\s+)', '', 'i')
        ! (if (matches(., '^[^\s\-–—,;]+\s*(-|–|—)\s*[^\s\-–—,;]+$')) then tokenize(., '\s*[-–—]+\s*')
        else if (. ne '' and not(contains(., ' '))) then . else ())"/>
  </xsl:function>

  <!-- The first and last numbered page on which words of the running text stand; notes, running heads and what is left
       out don't count. -->
  <xsl:function name="f:words-range" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="words" as="text()*" select="root($node)/*/(text | sourceDoc)//text()[matches(., '[\p{L}\p{N}]')]
        [empty(ancestor::note | ancestor::fw | ancestor::standOff | ancestor::listPerson | ancestor::listPlace | ancestor::listOrg)]"/>
    <xsl:variable name="numbers" as="xs:string*" select="$words ! accumulator-before('page') ! f:page-number(.)"/>
    <xsl:sequence select="$numbers[1], $numbers[last()]"/>
  </xsl:function>
</xsl:stylesheet>
