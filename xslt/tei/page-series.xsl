<!-- Series of pages: a text may tell where the pages of several copies begin, of a print and of a manuscript (@ed, @edRef). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- For each series by which the document isn't cited, the page break in force. -->
  <xsl:accumulator name="other-pages" as="map(xs:string, element(pb))" initial-value="map{}">
    <xsl:accumulator-rule match="pb[f:turns-page(.)][not(f:cited-series(root(.)) = f:all-series(.))]"
        select="map:merge(($value, f:all-series(.) ! map{.: current()}), map{'duplicates': 'use-last'})"/>
  </xsl:accumulator>

  <!-- The editions or witnesses whose pages begin here: what @edRef points to, else what @ed says; an empty one for the
       text's own. -->
  <xsl:function name="f:all-series" as="xs:string+">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="said" as="xs:string*" select="($pb/@edRef[normalize-space()], $pb/@ed)[1] ! tokenize(.)"/>
    <xsl:sequence select="if (exists($said)) then $said else ''"/>
  </xsl:function>

  <!-- The series by which the document is cited: the one that holds a page which the header states, else the text's own, else
       the first; those with numbers before those without. -->
  <xsl:function name="f:cited-series" as="xs:string?" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:variable name="breaks" as="element(pb)*" select="$root//pb[f:turns-page(.)]"/>
    <xsl:variable name="named" as="element(pb)*" select="$breaks[f:all-series(.) ne '']"/>
    <xsl:choose>
      <xsl:when test="empty($named)"><xsl:sequence select="''[exists($breaks)]"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="stated" as="xs:string*" select="f:page-scope($root) ! f:scope-range(.)"/>
        <xsl:variable name="matching" as="element(pb)*" select="$breaks[f:page-number(.) = $stated]"/>
        <xsl:variable name="numbered" as="element(pb)*" select="$breaks[f:page-number(.)]"/>
        <xsl:sequence select="(($matching, $numbered[f:all-series(.) = ''], $numbered, $breaks)[1] ! f:all-series(.))[1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The named series by which the document isn't cited, in the order in which they begin. -->
  <xsl:function name="f:other-series" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="root" as="node()" select="root($node)"/>
    <xsl:variable name="is-stated-elsewhere" as="xs:boolean" select="exists(f:page-scope($node)) and not(f:is-series-of-header($node))"/>
    <xsl:sequence select="distinct-values($root//pb[@ed or @edRef][f:turns-page(.)] ! f:all-series(.))
        [. ne ''][$is-stated-elsewhere or not(. = f:cited-series($root))]"/>
  </xsl:function>

  <!-- Does the series by which the document is cited hold a page which the header states? A text without names for its pages
       is taken to give those of its source. -->
  <xsl:function name="f:is-series-of-header" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="series" as="xs:string?" select="f:cited-series(root($node))"/>
    <xsl:sequence select="$series = '' or root($node)//pb[f:all-series(.) = $series][f:turns-page(.)] ! f:page-number(.) = (f:page-scope($node) ! f:scope-range(.))"/>
  </xsl:function>

  <!-- What a series is called: by the witness, the book or the manuscript of the header to which it points, by @n, by its
       shelfmark or its title, or by few words; else by its own word. -->
  <xsl:function name="f:series-name" as="xs:string" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="series" as="xs:string"/>
    <xsl:variable name="word" as="xs:string" select="replace($series, '^.*#', '')"/>
    <xsl:variable name="known" as="element()?" select="((f:headers($node), root($node)/*/text, f:context($node)/p:elsewhere)
        //(witness | bibl | biblStruct | biblFull | msDesc)[@xml:id = $word or @n = $word])[1]"/>
    <xsl:variable name="shelfmark" as="element(msIdentifier)?" select="($known/descendant-or-self::*/msIdentifier)[1]"/>
    <xsl:variable name="names" as="xs:string*" select="$known/@n/f:one-line(.), 
        string-join($shelfmark/(settlement | repository | idno) ! f:one-line(.), ', '),
        $known//title[@type = 'short'] ! f:plain(.), $known/(label | abbr) ! f:plain(.), $known ! f:without-stops(f:plain(.)), $known//title ! f:plain(.)"/>
    <xsl:sequence select="($names[. ne ''][string-length(.) le 80], $word[. ne ''], $series)[1]"/>
  </xsl:function>
</xsl:stylesheet>
