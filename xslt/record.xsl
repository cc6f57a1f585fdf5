<!-- A document's record: what the rest of the edition needs to know of it, as one small element. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="tei.xsl"/>
  <xsl:include href="record/mentions.xsl"/>
  <xsl:include href="record/addresses.xsl"/>
  <xsl:include href="record/stated.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>
  <xsl:mode use-accumulators="#all"/>

  <xsl:template match="/" as="element(p:record)">
    <xsl:variable name="date" as="element(p:date)?" select="f:date(.)"/>
    <p:record id="{f:id(.)}" path="{f:context(.)/@path}" kind="{f:kind(.)}" words="{f:word-count(.)}" sort-title="{f:sort-key(f:title(.))}"
        sort-date="{f:sort-date($date)}" status="{f:status(.)}">
      <xsl:sequence select="f:attribute('changed', f:changed(.)), f:attribute('lang', f:text-language(.)),
          f:attribute('date-from', ($date/@when, $date/@from, $date/@not-before)[1]),
          f:attribute('date-to', ($date/@when, $date/@to, $date/@not-after)[1])"/>
      <xsl:variable name="about" as="element()*" select="f:about(.)"/>
      <xsl:sequence select="f:letters-around(.)"/>
      <xsl:sequence select="$about, f:page-rows(.), f:mentions(.), f:hidden-addresses(.), f:stated(., $about[self::p:person][@role = 'editor'])"/>
    </p:record>
  </xsl:template>

  <!-- What the record says of the document as a whole. -->
  <xsl:function name="f:about" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <p:title>{f:title($document)}</p:title>
    <xsl:for-each select="f:subtitles($document)"><p:subtitle>{.}</p:subtitle></xsl:for-each>
    <xsl:sequence select="('author', 'recipient', 'editor', 'translator') ! f:people($document, .), f:date($document)"/>
    <xsl:for-each select="f:volume-title($document)">
      <p:volume><xsl:sequence select="f:attribute('n', f:volume-number($document))"/>{.}</p:volume>
    </xsl:for-each>
    <xsl:for-each select="f:manuscript($document) ! string()"><p:source kind="manuscript">{.}</p:source></xsl:for-each>
    <xsl:for-each select="f:printed-source($document)[. ne '']"><p:source kind="print">{.}</p:source></xsl:for-each>
    <xsl:sequence select="f:pages($document), f:other-pages($document)"/>
  </xsl:function>

  <!-- The letters before and after it, as its correspondence's context names them (TEI Guidelines 2.4.6). -->
  <xsl:function name="f:letters-around" as="element(p:letter)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:for-each select="f:correspondence($document)/correspContext//(ref | ptr)[@target][lower-case(@type) = ('prev', 'previous', 'next')]">
      <p:letter side="{if (lower-case(@type) eq 'next') then 'next' else 'previous'}" to="{tokenize(@target)[1]}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A row for each page break of the running text; of a series by which the document isn't cited with its name. -->
  <xsl:function name="f:page-rows" as="element(p:page)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:for-each select="$document/*/(text | sourceDoc)//pb[f:turns-page(.)]">
      <xsl:variable name="other" as="xs:string?" select="f:all-series(.)[not(f:cited-series($document) = f:all-series(current()))][1]"/>
      <p:page address="{f:address(.)}" label="{f:page-label(.)}">
        <xsl:sequence select="f:attribute('n', f:page-number(.)), f:attribute('series', $other[. ne ''] ! f:series-name($document, .))"/>
      </p:page>
    </xsl:for-each>
  </xsl:function>

  <!-- How far the document is: its last change's status or the revision's; a part's are the changes that point to it. -->
  <xsl:function name="f:status" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="revision" as="element(revisionDesc)*" select="f:header($node)/revisionDesc"/>
    <xsl:variable name="changes" as="element(change)*" select="$revision//change[@status]"/>
    <xsl:variable name="of-part" as="element(change)*" select="$changes[@target][tokenize(@target) = f:part($node)/@xml:id ! ('#' || .)]"/>
    <xsl:variable name="of-file" as="element(change)*" select="$changes[not(@target)]"/>
    <xsl:sequence select="lower-case(f:one-line((f:latest($of-part)/@status, $revision/@status, f:latest($of-file)/@status)[1]))"/>
  </xsl:function>

  <!-- When the document was changed last, else published, as its header says. -->
  <xsl:function name="f:changed" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="part" as="xs:string*" select="f:part($node)/@xml:id ! ('#' || .)"/>
    <xsl:variable name="changes" as="element(change)*" select="f:header($node)/revisionDesc//change[not(@target) or tokenize(@target) = $part]"/>
    <xsl:sequence select="(max($changes/@when/string()), f:edition-date($node)/(@when, @from)/string())[. ne ''][1]"/>
  </xsl:function>

  <!-- The latest of some changes by date, the first of those without. -->
  <xsl:function name="f:latest" as="element(change)?">
    <xsl:param name="changes" as="element(change)*"/>
    <xsl:variable name="last" as="xs:string?" select="max($changes/@when/string())"/>
    <xsl:sequence select="($changes[@when = $last], $changes)[1]"/>
  </xsl:function>

  <!-- A key by which texts sort as readers expect (the Unicode Collation Algorithm, UTS #10), numbers by their value. -->
  <xsl:function name="f:sort-key" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="padded" as="xs:string*" select="analyze-string($text, '\d+')/*
        ! (if (self::*:match) then substring('0000000000' || ., min((string-length() + 1, 11))) else string())"/>
    <xsl:sequence select="string(xs:hexBinary(collation-key(string-join($padded), 'http://www.w3.org/2013/collation/UCA')))"/>
  </xsl:function>

  <!-- How many words the reading text has, notes included; roughly, for the reader. -->
  <xsl:function name="f:word-count" as="xs:integer">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="shown" as="element()?" select="($document/*/text, $document/*/sourceDoc)[1]"/>
    <xsl:variable name="is-all-read" as="xs:boolean" select="empty($shown/descendant::*[self::del | self::fw | self::person | self::place
        | self::org | self::choice])"/>
    <xsl:variable name="words" as="xs:string" select="
        if ($is-all-read) then string($shown)
        else string-join($shown//text()[empty(ancestor::*[self::del or self::fw or self::person or self::place or self::org
            or parent::choice and f:is-unread(.)])])"/>
    <xsl:sequence select="count(tokenize($words)[matches(., '[\p{L}\p{N}]')])"/>
  </xsl:function>
</xsl:stylesheet>
