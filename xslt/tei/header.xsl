<!-- The header: where a document says what it is, and the plain words of its elements. Titles, people, dates, kinds,
     sources and the range of pages have files of their own. Every function takes any node of the document, and works
     where the header is broken, partial or missing. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- In this mode an element of the header or a heading gives its reading text, without notes, in one line. -->
  <xsl:mode name="plain" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <!-- What the pipeline tells of the document. -->
  <xsl:function name="f:context" as="element(p:context)?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="root($node)/*/p:context"/>
  </xsl:function>

  <!-- The document's own header. -->
  <xsl:function name="f:header" as="element(teiHeader)?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="root($node)/*/teiHeader[1]"/>
  </xsl:function>

  <!-- The document's own header, then those of the corpora around it, the nearest first. -->
  <xsl:function name="f:headers" as="element(teiHeader)*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:header($node), reverse(f:context($node)/p:corpus/teiHeader)"/>
  </xsl:function>

  <!-- Is the document a part of a file, whose header speaks of the whole volume? -->
  <xsl:function name="f:is-part" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="normalize-space(f:context($node)/@part) ne ''"/>
  </xsl:function>

  <!-- The part of the file that is the document, as p:context/@part names it by its path in the file; nothing where the
       document is a whole file. -->
  <xsl:function name="f:part" as="element()?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="is-part" as="xs:boolean" select="f:is-part($node)"/>
    <xsl:variable name="name" as="xs:string" select="replace(f:context($node)/@part, '^.*[/}:]([^/}:\[]+)(\[\d+\])?$', '$1')"/>
    <xsl:variable name="root" as="element()" select="root($node)/*"/>
    <xsl:variable name="possible" as="element()*" select="$root/text, $root/text/(front | body | back | group),
        $root/text/body/*[not(self::pb)], $root/sourceDoc/*, $root/(sourceDoc | facsimile | standOff)"/>
    <xsl:sequence select="if ($is-part) then ($possible[local-name() eq $name], $possible)[1] else ()"/>
  </xsl:function>

  <!-- Where the document's own text begins: the part, or else the body. -->
  <xsl:function name="f:beginning" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:part($node), root($node)/*/text[1]/body[1])[1]"/>
  </xsl:function>

  <!-- The plain words of some nodes, as they are read, in one line. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="
        if (empty($nodes)) then ''
        else f:one-line(string-join($nodes ! (if (f:is-plain(.)) then string() else string-join(f:plain-words(., f:holds-break(.)))), ' '))"/>
  </xsl:function>

  <!-- The words of one node, piece by piece. Where neither it nor what it stands in holds a break, none is within a word. -->
  <xsl:function name="f:plain-words" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="broken" as="xs:boolean"/>
    <xsl:apply-templates select="$node" mode="plain"><xsl:with-param name="broken" select="$broken" tunnel="yes"/></xsl:apply-templates>
  </xsl:function>

  <!-- The elements that have a rule of their own in the mode. -->
  <xsl:variable name="f:ruled" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('note del surplus am fw idno email
      choice app lb pb cb gb milestone p ab titlePart item addrLine head licence label context') ! map:entry(., true()))"/>

  <!-- Are the words of a node its whole text, because nothing in it has a rule? An edition that gives another element
       one gives this function too. -->
  <xsl:function name="f:is-plain" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="empty($node/descendant-or-self::*[map:contains($f:ruled, local-name())])"/>
  </xsl:function>

  <!-- Has an element plain words? It is enough that one within has, under none that has a rule. -->
  <xsl:function name="f:says" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (f:is-plain($element)) then matches($element, '[^\s\p{Cc}\p{Zl}\p{Zp}]')
        else exists($element[not(map:contains($f:ruled, local-name()))]/*[f:says(.)]) or f:plain($element) ne ''"/>
  </xsl:function>

  <!-- Does a node hold a break, or is it one? -->
  <xsl:function name="f:holds-break" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/descendant-or-self::*[self::lb | self::pb | self::cb | self::gb | self::milestone])"/>
  </xsl:function>

  <!-- A string in one line: control characters and the separators of lines and paragraphs are spaces, since a line
       of its own begins a new field or record in some formats. -->
  <xsl:function name="f:one-line" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="normalize-space(translate($text, $f:separators, $f:spaces))"/>
  </xsl:function>

  <!-- The control characters that XML allows and normalize-space() leaves, the separators of lines and paragraphs, and as
       many spaces. -->
  <xsl:variable name="f:separators" static="yes" as="xs:string" select="codepoints-to-string((127 to 159, 8232, 8233))"/>
  <xsl:variable name="f:spaces" static="yes" as="xs:string" select="replace($f:separators, '.', ' ', 's')"/>

  <!-- A string without the punctuation that catalogues put between fields (ISBD): "Ann Arbor :" is Ann Arbor. -->
  <xsl:function name="f:without-punctuation" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="line" as="xs:string" select="f:one-line($text)"/>
    <xsl:sequence select="if ($line ne '' and contains(',:;/', substring($line, string-length($line)))) then replace($line, '[\s,:;/]+$', '')
        else $line"/>
  </xsl:function>

  <xsl:template mode="plain" as="xs:string*" match="*">
    <xsl:param name="broken" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$broken or not(f:is-plain(.))"><xsl:apply-templates mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="string()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template mode="plain" as="xs:string*" match="note | del | surplus | am | fw | idno | email | p:context"/>
  <xsl:template mode="plain" as="xs:string*" match="choice">
    <xsl:apply-templates select="f:read-alternative(.)" mode="plain"/>
  </xsl:template>
  <xsl:template mode="plain" as="xs:string*" match="app">
    <xsl:apply-templates select="f:lemma(.)" mode="plain"/>
  </xsl:template>
  <xsl:template mode="plain" as="xs:string*" match="lb | pb | cb | gb | milestone">
    <xsl:sequence select="' '[not(f:is-in-word(current()))]"/>
  </xsl:template>
  <xsl:template mode="plain" as="xs:string*" match="p | ab | titlePart | item | addrLine | head | licence | label">
    <xsl:param name="broken" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:sequence select="' '"/>
    <xsl:choose>
      <xsl:when test="$broken or not(every $element in * satisfies f:is-plain($element))"><xsl:apply-templates mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="string()"/></xsl:otherwise>
    </xsl:choose>
    <xsl:sequence select="' '"/>
  </xsl:template>
  <xsl:template mode="plain" as="xs:string" match="text()">
    <xsl:param name="broken" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:sequence select="if ($broken) then f:joined(.) else string()"/>
  </xsl:template>
</xsl:stylesheet>
