<!-- The sources that a header names: which elements of sourceDesc stand for one each (TEI Guidelines 2.2.7). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Words by which a header says that what it names isn't what the text was made from. -->
  <xsl:variable name="f:denials" static="yes" as="xs:string" select="'born[\s\-]*digital|no\s+source|nothing\s+(is\s+)?quoted|not\s+the\s+source|
      written\s+(anew|for)|composed\s+for|created\s+(digitally|for)|nato\s+digitale|non\s+la\s+fonte|genuin\s+digital|keine\s+(vorlage|quelle)|
      nativement\s+numérique|pas\s+de\s+source|нет\s+источника'"/>

  <!-- Types of references that aren't the source, but say more of it. -->
  <xsl:variable name="f:not-sources" static="yes" as="xs:string*" select="'secondary', 'literature', 'literatur', 'theoretical', 'references', 'further',
      'furtherreading', 'seealso', 'bibliography', 'studies', 'commentary'"/>

  <!-- Types of lists of references that are sources, also beside a source that is no list: any other list is literature there. -->
  <xsl:variable name="f:source-lists" static="yes" as="xs:string*" select="'source', 'sources', 'print', 'prints', 'druck', 'drucke', 'printed',
      'witnesses', 'primary', 'primarysources', 'quellen', 'fonti'"/>

  <!-- The elements that each are one source of the document: a reference, a manuscript, a witness, a recording. A part of a
       file that points to one of them has only that. -->
  <xsl:function name="f:source-elements" as="element()*" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="all" as="element()*" select="f:header($node)/fileDesc[1]/sourceDesc/* ! f:sources-in(.)"/>
    <xsl:variable name="pointed" as="element()*" select="for $part in f:part($node), $source in $all return $source[f:points-to($part, @xml:id)]"/>
    <xsl:variable name="others" as="element()*" select="$all[not(f:type-word(.) = 'firstedition')]"/>
    <xsl:variable name="used" as="element()*" select="if (exists($pointed)) then $pointed else if (exists($others)) then $others else $all"/>
    <xsl:sequence select="$used[not(f:is-double(., $used))]"/>
  </xsl:function>

  <!-- The sources in an element. -->
  <xsl:function name="f:sources-in" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="references" as="element()*" select="$element/(bibl | biblStruct | biblFull | msDesc | listBibl)"/>
    <xsl:choose>
      <xsl:when test="$element/self::listBibl/../(bibl | biblStruct | biblFull | msDesc) and not(f:type-word($element) = $f:source-lists)"/>
      <xsl:when test="f:type-word($element) = $f:not-sources or matches($element/head[1], $f:denials, 'ix')"/>
      <xsl:when test="$element[self::listBibl or self::scriptStmt]"><xsl:sequence select="$references ! f:sources-in(.)"/></xsl:when>
      <xsl:when test="$element[self::listWit or self::recordingStmt]"><xsl:sequence select="$element/(witness | listWit | recording) ! f:sources-in(.)"/></xsl:when>
      <xsl:when test="$element[self::p or self::ab]">
        <xsl:sequence select="$references[f:is-about($element, $references)] ! f:sources-in(.)"/>
      </xsl:when>
      <xsl:when test="$element/self::witness and exists($references)"><xsl:sequence select="$references ! f:sources-in(.)"/></xsl:when>
      <xsl:when test="$element/self::msDesc[empty(f:holding(msIdentifier))]">
        <xsl:sequence select="$element/(msPart | msFrag)[exists(f:holding(msIdentifier))]"/>
      </xsl:when>
      <xsl:when test="$element/self::bibl"><xsl:sequence select="$element, $element/bibl ! f:sources-in(.)"/></xsl:when>
      <xsl:when test="$element[self::biblStruct or self::biblFull or self::msDesc or self::witness or self::recording]"><xsl:sequence select="$element"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The type of an element in small letters, without signs. -->
  <xsl:function name="f:type-word" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/@type) then replace(lower-case($element/@type), '[^\p{L}]', '') else ''"/>
  </xsl:function>

  <!-- Does a paragraph say hardly more than the references in it, which then are the source? -->
  <xsl:function name="f:is-about" as="xs:boolean">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:param name="references" as="element()*"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(string-join($paragraph/node()[not(. intersect $references)][not(self::comment() or self::processing-instruction())], ' '))"/>
    <xsl:sequence select="count($words) le 10 and not(matches($paragraph, $f:denials, 'ix'))"/>
  </xsl:function>

  <!-- Is the same source told better beside it: a line of text beside a whole reference, a shelfmark beside the description
       of the manuscript, the copy beside the print? -->
  <xsl:function name="f:is-double" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:param name="all" as="element()*"/>
    <xsl:sequence select="$source/self::bibl and empty($source/title) and exists($all[self::biblStruct or self::biblFull][.. is $source/..])
        or $source/self::bibl[not(publisher)] and (some $other in $all[self::msDesc] satisfies f:are-one($source, $other))
        or $source/self::msDesc and exists($all[f:is-print(.)][f:copies(.) intersect $source])"/>
  </xsl:function>

  <!-- Does a reference tell of a print? -->
  <xsl:function name="f:is-print" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="exists($source[self::biblStruct or self::biblFull or self::bibl[title][publisher]])"/>
  </xsl:function>

  <!-- The descriptions of copies of a print, beside it: of type, not of a hand, or with the print's shelfmark. -->
  <xsl:function name="f:copies" as="element(msDesc)*">
    <xsl:param name="print" as="element()"/>
    <xsl:sequence select="$print/../msDesc[f:is-copy(.) or f:are-one($print, .)]"/>
  </xsl:function>

  <!-- Do a reference and the description of a manuscript name the same shelfmark? -->
  <xsl:function name="f:are-one" as="xs:boolean">
    <xsl:param name="reference" as="element()"/>
    <xsl:param name="manuscript" as="element()"/>
    <xsl:variable name="shelfmarks" as="xs:string*" select="(f:holding($reference), f:holding($manuscript/msIdentifier))/@shelfmark ! f:letters(.)"/>
    <xsl:sequence select="exists($shelfmarks[2]) and contains($shelfmarks[1], $shelfmarks[2])"/>
  </xsl:function>

  <!-- Does the description of a manuscript describe a copy of a print? -->
  <xsl:function name="f:is-copy" as="xs:boolean">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="exists($source/self::msDesc/physDesc[typeDesc][not(handDesc)])"/>
  </xsl:function>

  <!-- The letters and digits of a text, in small letters, by which two forms of it are alike. -->
  <xsl:function name="f:letters" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="replace(lower-case($text), '[^\p{L}\p{N}]', '')"/>
  </xsl:function>

  <!-- Where something lies, as p:manuscript with place, repository, collection and shelfmark: by an msIdentifier, or by what a
       bibl says in its words. -->
  <xsl:function name="f:holding" as="element(p:manuscript)?">
    <xsl:param name="identifier" as="element()?"/>
    <xsl:variable name="place" as="xs:string" select="($identifier/settlement ! f:plain(.))[. ne ''][1] || ''"/>
    <xsl:variable name="holder" as="xs:string" select="(($identifier/repository, $identifier/institution) ! f:plain(.))[. ne ''][1] || ''"/>
    <xsl:variable name="numbers" as="element(idno)*" select="$identifier/(idno | altIdentifier/idno)/descendant-or-self::idno[not(idno)]
        [normalize-space()][$identifier/self::msIdentifier or f:type-word(.) = ('shelfmark', 'signatur', 'callnumber', 'cote', 'segnatura')
        or not(@type) and ($holder ne '' or $f:reference-types(f:type-word($identifier)) = 'manuscript')]"/>
    <xsl:variable name="shelfmark" as="xs:string" select="($numbers[f:type-word(.) = ('shelfmark', 'signatur')], $numbers)[1] ! f:one-line(.) || ''"/>
    <xsl:variable name="collection" as="xs:string" select="string-join($identifier/collection ! f:plain(.)[. ne ''], ', ')"/>
    <xsl:if test="$holder || $shelfmark ne ''">
      <p:manuscript>
        <xsl:sequence select="f:attribute('place', $place), f:attribute('repository', $holder),
            f:attribute('collection', $collection), f:attribute('shelfmark', $shelfmark)"/>
        <xsl:value-of select="string-join(($place, $holder, $collection, $shelfmark)[. ne ''], ', ')"/>
      </p:manuscript>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
