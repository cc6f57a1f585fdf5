<!-- Blocks: what is set apart from its neighbours, and what runs in a line (TEI Guidelines 1.3, model classes). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Elements that are set apart wherever they stand. -->
  <xsl:variable name="f:blocks" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      ab address argument back body byline camera caption castGroup castItem castList cit closer
      dateline div div1 div2 div3 div4 div5 div6 div7 docAuthor docDate docEdition docImprint docTitle
      eTree egXML eg entry entryFree epigraph epilogue event facsimile figure floatingText forest front graph group head
      imprimatur item l lg line linkGrp list listApp listBibl listEvent listNym listObject listOrg listPerson
      listPlace listRelation listWit move msDesc object opener org p performance person personGrp place
      postscript prologue recordHist row salute set signed sound sourceDoc sp spGrp spanGrp
      speaker stage standOff surface surfaceGrp table taxonomy tech text titlePage titlePart trailer tree u
      view witness zone biblFull biblStruct schemaSpec elementSpec classSpec macroSpec moduleSpec dataSpec
      superEntry annotationBlock paramSpec constraintSpec altGrp joinGrp timeline
      ') ! map:entry(., true()))"/>

  <!-- Elements that are set apart when they hold or stand among such, and run in the line otherwise. -->
  <xsl:variable name="f:hybrids" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      q quote said note bibl desc label gloss imprint signed salute dateline
      ') ! map:entry(., true()))"/>

  <!-- Elements that hold no running text of their own, only blocks. -->
  <xsl:variable name="f:containers" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      TEI text body front back group div div1 div2 div3 div4 div5 div6 div7 floatingText cit epigraph
      listBibl sp lg standOff argument postscript titlePage noteGrp
      ') ! map:entry(., true()))"/>

  <!-- Elements that are set apart unless they run in the line amid other words. -->
  <xsl:variable name="f:mostly-blocks" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      stage figure graphic address list table cit salute signed dateline byline docAuthor docDate docEdition imprimatur
      ') ! map:entry(., true()))"/>

  <!-- Is this element set apart from its neighbours? -->
  <xsl:function name="f:is-block" as="xs:boolean" cache="yes">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:sequence select="
        if (map:contains($f:mostly-blocks, $name)) then not(f:in-line($element))
        else map:contains($f:blocks, $name)
          or map:contains($f:hybrids, $name) and map:contains($f:containers, local-name($element/parent::*))
              and not($element/parent::cit[f:in-line(.)])
          or f:holds-blocks($element)"/>
  </xsl:function>

  <!-- Does the element hold a block (one in a note doesn't count: the note is taken out of the line)? -->
  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*[not(self::note)][f:is-block(.)])"/>
  </xsl:function>

  <!-- A stage direction, an address, a citation, a signature and the like amid running text run with it, unless they
       hold blocks. -->
  <xsl:function name="f:in-line" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element[self::stage or self::address or self::cit or self::salute or self::signed
            or self::dateline or self::byline or self::docAuthor or self::docDate or self::docEdition or self::imprimatur]
        and not(map:contains($f:containers, local-name($element/parent::*)))
        and empty($element/*[not(self::addrLine)][if ($element/self::cit) then f:holds-blocks(.) else f:is-block(.)])
        and exists($element/parent::*/text()[normalize-space()])"/>
  </xsl:function>

  <!-- Does no white space stand between any words of an element, and does none say that it joins another (can|not)? -->
  <xsl:function name="f:is-unspaced" as="xs:boolean" cache="yes">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/w/(@join | @part)) and (every $word in tail($element/w) satisfies exists($word/preceding-sibling::node()[1]/self::*))"/>
  </xsl:function>

  <!-- Is a work described by its parts alone, without a word or a sign between them? -->
  <xsl:function name="f:is-in-parts" as="xs:boolean">
    <xsl:param name="work" as="element(bibl)"/>
    <xsl:sequence select="exists($work/*[2]) and empty($work/text()[normalize-space()])"/>
  </xsl:function>
</xsl:stylesheet>
