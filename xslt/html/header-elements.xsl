<!-- header: what becomes of each element of the teiHeader (TEI Guidelines 2 and 15). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Bodies and people that did something, each in a row named for what they did; authors and editors have theirs. -->
  <xsl:template match="titleStmt/respStmt | editionStmt/respStmt" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row(f:without-end((resp[1]/f:plain(.)[. ne ''], f:word('resp'))[1]), (),
        f:listed(* except resp[1]))"/>
  </xsl:template>
  <xsl:function name="f:without-end" as="xs:string">
    <xsl:param name="duty" as="xs:string"/>
    <xsl:sequence select="if (matches(substring($duty, string-length($duty)), '\W')) then replace($duty, '\W+$', '') else $duty"/>
  </xsl:function>
  <xsl:template match="titleStmt/funder | titleStmt/sponsor | titleStmt/principal | titleStmt/meeting | editionStmt/edition
      | fileDesc/extent" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row(local-name(), (), f:shown(node()))"/>
  </xsl:template>

  <!-- Who published the file, where and when. -->
  <xsl:template match="publicationStmt" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:variable name="publication" as="element()*" select="publisher | pubPlace | date | distributor | authority"/>
    <xsl:sequence select="f:row('publisher', (), string-join($publication ! f:in-parts(.)[. ne ''], ', '))"/>
    <xsl:apply-templates select="* except $publication" mode="#current"/>
  </xsl:template>

  <!-- The words of a body or an address: its parts with commas between them, where it is made of nothing else. -->
  <xsl:function name="f:in-parts" as="xs:string">
    <xsl:param name="body" as="element()"/>
    <xsl:variable name="parts" as="element()*"
        select="$body[self::publisher or self::distributor or self::authority or self::address][not(text()[normalize-space()])]/*[normalize-space()]"/>
    <xsl:sequence select="if (empty($parts)) then f:plain($body)
        else string-join(for $part in $parts return (f:in-parts($part), if ($part is $parts[last()]) then () else if ($part/self::postCode) then ' ' else ', '))"/>
  </xsl:function>
  <xsl:template match="publicationStmt/p | publicationStmt/ab" mode="details" as="element()*">
    <xsl:sequence select="f:row('published', (), f:shown(node()))"/>
  </xsl:template>
  <xsl:template match="publicationStmt/idno" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:variable name="kind" as="attribute()?" select="(@subtype[lower-case(current()/@type) = ('url', 'uri')], @type)[1]"/>
    <xsl:sequence select="f:row('identifier', $kind, f:plain(node())[. ne ''] ! f:link(f:identifier-address(current()), ., ()))"/>
  </xsl:template>
  <xsl:template match="seriesStmt" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row('series', (), string-join(* ! f:plain(.)[. ne ''], ', '))"/>
  </xsl:template>

  <!-- The source: print or manuscript. Its registers have pages of their own. -->
  <xsl:template match="sourceDesc/*[not(self::listPerson or self::listPlace or self::listOrg or self::listObject
      or self::listEvent or self::listRelation or self::taxonomy or self::listWit[not(normalize-space())])]" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row(if (self::msDesc) then 'manuscript' else 'source', (), f:folded(f:shown(.)))"/>
  </xsl:template>

  <!-- The way of a letter, and how a text came to be. -->
  <xsl:template match="correspAction" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row((string(@type)[normalize-space(.) ne ''], 'sent')[1], (), f:listed(*))"/>
  </xsl:template>
  <xsl:template match="creation | correspContext | abstract" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row(local-name(), (), f:shown(node()))"/>
  </xsl:template>
  <xsl:template match="langUsage" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row('language', (), string-join(language ! f:language-said(.)[. ne ''], ', '))"/>
  </xsl:template>
  <xsl:template match="keywords" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row('keywords', (), string-join(.//(term, item[empty(term)]) ! f:plain(.)[. ne ''], ', '))"/>
  </xsl:template>

  <!-- How far the work is, and all that was done. -->
  <xsl:template match="revisionDesc" mode="details" p:treatment="metadata"
      p:reason="shown in the document details" as="element()*">
    <xsl:sequence select="f:row('status-of-revision', (), string(@status)),
        f:row('history', (), f:history(.//change))"/>
  </xsl:template>

  <!-- Where one of these stands in a text, which no valid TEI does, its words are shown. In a header they are only read
       by programs or shown in the rows above. -->
  <xsl:template p:treatment="metadata" p:reason="shown in the document details, or there for programs; the whole header is in the
      document's TEI" as="element(h:div)" match="teiHeader | fileDesc | encodingDesc | profileDesc | revisionDesc | xenoData
      | sourceDesc | abstract | appInfo | application | calendarDesc | calendar | category | catDesc | classDecl | classCode
      | catRef | correction | correspDesc | correspAction | correspContext | creation | editorialDecl | geoDecl | hyphenation
      | interpretation | keywords | langUsage | language | listChange | change | listPrefixDef | prefixDef | namespace
      | normalization | projectDesc | punctuation | quotation | refState | refsDecl | cRefPattern | citeData | citeStructure
      | rendition | samplingDecl | schemaRef | segmentation | stdVals | styleDefDecl | tagUsage | tagsDecl | taxonomy
      | textClass | unitDecl | unitDef | conversion">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A document in a document, which the pipeline has not cut out. -->
  <xsl:template match="TEI | teiCorpus" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="* except (teiHeader, p:context)"/></div>
  </xsl:template>
</xsl:stylesheet>
