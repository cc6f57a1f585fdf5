<!-- The citation of what a document was made from: items of the shape that f:citation gives the document itself. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The sources of a document that can be cited by fields, one item each, as f:citation describes it, and beyond it:
       container-author, series-number, issue, edition, isbn, issn, written (the day of a text that a volume doesn't date), and borrowed where the title is the document's, since
       the source names only the volume. Its id is the document's with -source, and a number where there are several. -->
  <xsl:function name="f:source-citation" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:source-items($node, false())"/>
  </xsl:function>

  <!-- The same of the volumes: a text that is cited under the document's title is left for the volume that it is in. -->
  <xsl:function name="f:source-volumes" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:source-items($node, true())"/>
  </xsl:function>

  <xsl:function name="f:source-items" as="map(xs:string, item()*)*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="whole" as="xs:boolean"/>
    <xsl:variable name="items" as="map(xs:string, item()*)*" select="f:source-elements($node) ! f:source-item($node, ., $whole)"/>
    <xsl:sequence select="for $n in 1 to count($items)
        return map:put($items[$n], 'id', string-join((f:id($node), 'source', $n[count($items) gt 1]), '-'))"/>
  </xsl:function>

  <!-- The sources that are told in words only, which no field could hold: a line each, as the header has it. Witnesses
       that are only named beside a source are layers of it. -->
  <xsl:function name="f:source-texts" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="others" as="element()*" select="f:source-elements($node)[empty(f:source-item($node, ., false()))]"/>
    <xsl:variable name="words" as="element()*" select="$others[self::bibl or self::witness[empty(f:source-elements($node) except $others)]]"/>
    <xsl:sequence select="$words ! f:source-words(.)[matches(., '\p{L}{3}')]"/>
  </xsl:function>

  <!-- A source, if it says enough: where a manuscript lies, what a print is called, when something was recorded. -->
  <xsl:function name="f:source-item" as="map(xs:string, item()*)?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="whole" as="xs:boolean"/>
    <xsl:sequence select="
        if ($source[self::msDesc or self::msPart or self::msFrag]) then f:manuscript-item($node, $source, $whole)
        else if ($source/self::recording) then f:recording-item($node, $source)
        else if ($source/self::witness) then ()
        else f:reference-item($node, $source, $whole)"/>
  </xsl:function>

  <!-- The manuscript that was transcribed. A letter, an entry of a diary and their like are dated by themselves, all else by
       what is said of the manuscript. The edition's people, publisher and address aren't the manuscript's. -->
  <xsl:function name="f:manuscript-item" as="map(xs:string, item()*)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="whole" as="xs:boolean"/>
    <xsl:variable name="items" as="element()*" select="$source/msContents/(msItem | msItemStruct)[last() eq 1][not(f:is-part($node))]"/>
    <xsl:variable name="own" as="xs:string?" select="(f:whole-title(($items/(. | bibl[1])/title)[1]), ($source/head/title, $source/msIdentifier/msName) ! f:bare-title(.))[. ne ''][1]"/>
    <xsl:variable name="is-own" as="xs:boolean" select="exists($items/(. | bibl[1])/author) or exists($own) and not(f:are-alike($own, f:title($node)))"/>
    <xsl:variable name="day" as="element(p:date)?" select="f:date($node)[f:is-of-a-day($node)]"/>
    <xsl:variable name="made" as="element()*" select="$source/(history | head)//(origDate | origin/date) => f:best-date()"/>
    <xsl:variable name="holding" as="element(p:manuscript)?" select="f:holding($source/msIdentifier[1])"/>
    <xsl:if test="exists($holding)">
      <xsl:sequence select="map:merge((f:shelved($node, ($own[$whole or not(f:is-part($node))], f:file-title($node)[$whole][. ne ''], f:title($node))[1], $holding),
          f:field('borrowed', empty($own)[.]), f:field('author', if ($is-own) then f:source-people($items/(. | bibl[1]), 'author') else f:people($node, 'author')),
          f:field('date', ($day, $made[f:says-when(.)][1] ! f:dated(.))[1]), f:field('pages', f:leaves($node, $source)[not($whole)]),
          f:field('language', (f:tag($source/msContents/textLang/@mainLang), f:source-language($node))[. ne ''][1])))"/>
    </xsl:if>
  </xsl:function>

  <!-- What is kept somewhere, under a title: a letter with its recipient, or a manuscript. -->
  <xsl:function name="f:shelved" as="map(xs:string, item()*)">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="holding" as="element(p:manuscript)"/>
    <xsl:variable name="kind" as="xs:string" select="f:kind($node)"/>
    <xsl:variable name="is-letter" as="xs:boolean" select="$kind = ('letter', 'telegram')"/>
    <xsl:variable name="said" as="xs:string" select="if ($kind = ('document', 'book', 'chapter', 'entry', 'article')) then 'manuscript' else $kind"/>
    <xsl:sequence select="map:merge((map{'kind': $said, 'title': f:cited-title($title), 'manuscript': $holding, 'csl-type': if ($is-letter) then 'personal_communication' else 'manuscript'},
        f:field('genre', (f:genre($node)[$said eq $kind], f:kind-name($said))[1]), f:field('recipient', f:people($node, 'recipient')[$is-letter])))"/>
  </xsl:function>

  <!-- The leaves of a manuscript on which the document stands: the locus of its only item, or what a part of a file spans. -->
  <xsl:function name="f:leaves" as="element(p:pages)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="locus" as="element(locus)?" select="$source/msContents/(msItem | msItemStruct)[last() eq 1]/locus[1]"/>
    <xsl:choose>
      <xsl:when test="f:is-part($node)"><xsl:sequence select="f:pages-spanned($node, $source)"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$locus ! array{f:scope-words(.)}[exists(?*)]"><p:pages first="{?*[1]}" last="{?*[last()]}" by="header"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The pages of a source that the document's words span: of the only one, or of that to which the page breaks point. -->
  <xsl:function name="f:pages-spanned" as="element(p:pages)?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="id" as="xs:string?" select="$source/@xml:id/('#' || normalize-space())"/>
    <xsl:variable name="pointed" as="element(p:pages)?" select="(f:pages($node), f:other-pages($node))[tokenize(@series) = $id][1]"/>
    <xsl:sequence select="if (exists($pointed)) then $pointed else f:pages($node)[empty(f:source-elements($node)[2])]"/>
  </xsl:function>

  <!-- A recording of speech. -->
  <xsl:function name="f:recording-item" as="map(xs:string, item()*)">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="reference" as="element()?" select="$source/(. | broadcast)/(bibl | biblStruct | biblFull)[1]"/>
    <xsl:variable name="date" as="element()*" select="$source/(. | broadcast)/(. | bibl)/date[f:says-when(.)] => f:best-date()"/>
    <xsl:sequence select="map:merge((map{'kind': 'recording', 'csl-type': 'document', 'genre': if ($source/@type = 'video') then 'Video recording' else 'Sound recording'},
        f:field('title', ($reference ! f:whole-title(f:titles(., 'whole')), f:title($node))[1]), f:field('date', ($date[1] ! f:dated(.), f:date($node))[1]),
        f:field('author', $reference ! f:source-people(., 'author')), f:field('url', $source ! f:source-url(.)), f:field('language', f:source-language($node))))"/>
  </xsl:function>

  <!-- The language of the source: the text's, unless somebody translated it. -->
  <xsl:function name="f:source-language" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if (exists(f:people($node, 'translator'))) then '' else f:text-language($node)"/>
  </xsl:function>

  <!-- The first of some languages that is a tag. -->
  <xsl:function name="f:tag" as="xs:string?">
    <xsl:param name="said" as="attribute()*"/>
    <xsl:sequence select="($said ! f:one-line(.))[matches(., '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$')][1]"/>
  </xsl:function>

  <!-- The address at which the source is read. -->
  <xsl:function name="f:source-url" as="xs:string?">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="inside" as="element()*" select="$source/(. | analytic | monogr[1] | publicationStmt)"/>
    <xsl:sequence select="($inside/idno[f:type-word(.) = ('url', 'uri', 'handle', 'purl', 'urn')] ! f:one-line(.), $inside/(ref | ptr)/@target ! f:one-line(.),
        $inside/title/ref/@target ! f:one-line(.))[matches(., '^https?://\S+$')][1]"/>
  </xsl:function>
</xsl:stylesheet>
