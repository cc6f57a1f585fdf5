<!-- Pages that the document spans. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The pages that the document spans, as p:pages with first and last, to the letter of @n, by (header or text), and of a
       series that has a name series and name: what the header says of the printed source, else the first and the last numbered
       page that its words stand on. Nothing where no page has a number: none is guessed. -->
  <xsl:function name="f:pages" as="element(p:pages)?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="stated" as="element()?" select="f:page-scope($node)"/>
    <xsl:variable name="range" as="xs:string*" select="if (exists($stated)) then f:scope-range($stated) else f:words-range($node)"/>
    <xsl:variable name="series" as="xs:string?" select="f:cited-series(root($node))[empty($stated) or f:is-series-of-header($node)]"/>
    <xsl:sequence select="f:range($node, $range, if (exists($stated)) then 'header' else 'text', string($series))"/>
  </xsl:function>

  <!-- The pages of the other series: each has the first and the last of its numbered pages on which words stand. -->
  <xsl:function name="f:other-pages" as="element(p:pages)*" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="cited" as="xs:string?" select="f:cited-series(root($node))"/>
    <xsl:for-each select="f:other-series($node)">
      <xsl:variable name="series" as="xs:string" select="."/>
      <xsl:variable name="numbers" as="xs:string*" select="if ($series = $cited) then f:words-range($node)
          else f:words($node) ! accumulator-before('other-pages')($series) ! f:page-number(.)"/>
      <xsl:sequence select="f:range($node, $numbers, 'text', $series)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:range" as="element(p:pages)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="numbers" as="xs:string*"/>
    <xsl:param name="by" as="xs:string"/>
    <xsl:param name="series" as="xs:string"/>
    <xsl:if test="exists($numbers)">
      <p:pages first="{$numbers[1]}" last="{$numbers[last()]}" by="{$by}">
        <xsl:if test="$series ne ''">
          <xsl:attribute name="series" select="$series"/>
          <xsl:attribute name="name" select="f:series-name($node, $series)"/>
        </xsl:if>
      </p:pages>
    </xsl:if>
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

  <!-- The first and last page that a text names, without a label before it; the second number of 771–74 is 774. -->
  <xsl:function name="f:read-range" as="xs:string*">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="
        if ($line castable as xs:integer and not(contains($line, '-'))) then $line
        else replace($line, '^(pages?|seiten?|pp?|ss?|s|bl|ff?|fols?|folios?|с|стр)(\.\s*|\s+)', '', 'i')
        ! (if (matches(., '^[^\s\-–—,;]+\s*(-|–|—)\s*[^\s\-–—,;]+$')) then f:unabbreviated(tokenize(., '\s*[-–—]+\s*'))
        else if (. ne '' and not(contains(., ' '))) then . else ())"/>
  </xsl:function>

  <!-- The two ends of a range, the second with the figures that it has in common with the first. -->
  <xsl:function name="f:unabbreviated" as="xs:string+">
    <xsl:param name="ends" as="xs:string+"/>
    <xsl:variable name="more" as="xs:integer" select="string-length($ends[1]) - string-length($ends[2])"/>
    <xsl:variable name="whole" as="xs:string" select="substring($ends[1], 1, $more) || $ends[2]"/>
    <xsl:sequence select="$ends[1], if ($more gt 0 and matches($ends[1] || $ends[2], '^\d+$') and xs:integer($whole) gt xs:integer($ends[1])) then $whole else $ends[2]"/>
  </xsl:function>

  <!-- The page on which the text begins before its first page break, as the header says: certain where that break is the
       next page, or where there is none and only one page. -->
  <xsl:function name="f:opening-page" as="xs:string?" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:variable name="stated" as="xs:string*" select="f:page-scope($root) ! f:scope-range(.)"/>
    <xsl:variable name="first" as="element(pb)?" select="($root/*/(text | sourceDoc)//pb[f:turns-page(.)][f:cited-series($root) = f:all-series(.)])[1]"/>
    <xsl:variable name="is-certain" as="xs:boolean" select="if (empty($first)) then $stated[1] = $stated[last()]
        else f:page-number($first) = ($stated[1], f:page-after($stated[1]))"/>
    <xsl:sequence select="$stated[1][$is-certain]"/>
  </xsl:function>

  <!-- The number of the next page or side of a leaf, as far as it can be told. -->
  <xsl:function name="f:page-after" as="xs:string?">
    <xsl:param name="n" as="xs:string?"/>
    <xsl:sequence select="
        if (matches($n, '^\d{1,9}$')) then string(xs:integer($n) + 1)
        else if (matches($n, '^\d{1,9}r$')) then translate($n, 'r', 'v')
        else if (matches($n, '^\d{1,9}v$')) then xs:integer(translate($n, 'v', '')) + 1 || 'r' else ()"/>
  </xsl:function>

  <!-- The first and last numbered page on which words of the running text stand. -->
  <xsl:function name="f:words-range" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="numbers" as="xs:string*" select="f:words($node) ! accumulator-before('page') ! f:page-number(.)"/>
    <xsl:sequence select="$numbers[1], $numbers[last()]"/>
  </xsl:function>

  <!-- The words of the running text; notes, running heads and what is left out don't count. -->
  <xsl:function name="f:words" as="text()*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="root($node)/*/(text | sourceDoc)//text()[matches(., '[\p{L}\p{N}]')]
        [empty(ancestor::note | ancestor::fw | ancestor::standOff | ancestor::listPerson | ancestor::listPlace | ancestor::listOrg)]"/>
  </xsl:function>
</xsl:stylesheet>
