<!-- Pages: which page break is in force at a place, and how a page is called (TEI Guidelines 3.11.3). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The page break in force, of the series by which the document is cited. A break in a note, a reading or a deletion
       doesn't turn the running text's page. -->
  <xsl:accumulator name="page" as="element(pb)?" initial-value="()">
    <xsl:accumulator-rule match="pb[f:turns-page(.)][f:cited-series(root(.)) = f:all-series(.)]" select="."/>
  </xsl:accumulator>

  <!-- How many page breaks have come so far, of any series and anywhere: the order of those without a number. -->
  <xsl:accumulator name="page-breaks" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="pb[f:in-text(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The edition or witness whose page begins here, in one line; empty for the text's own. -->
  <xsl:function name="f:series" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="normalize-space(string-join(($pb/@ed, $pb/@edRef), ' '))"/>
  </xsl:function>

  <!-- Does this page break turn the page of the running text? Of an apparatus one reading is text: the lemma, else the
       first. -->
  <xsl:function name="f:turns-page" as="xs:boolean">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="empty($pb/ancestor::*[self::note or self::del or self::teiHeader or self::standOff or self::p:elsewhere
        or self::rdg and not(. is f:lemma(ancestor::app[1]))])"/>
  </xsl:function>

  <!-- The page break in force at a node, of the series by which the document is cited. A note has its anchor's page
       unless it holds its own break. -->
  <xsl:function name="f:page" as="element(pb)?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="note" as="element(note)?" select="$node/ancestor-or-self::note[1]"/>
    <xsl:variable name="own" as="element(pb)?" select="($note//pb[. &lt;&lt; $node][f:cited-series(root($node)) = f:all-series(.)])[last()]"/>
    <xsl:sequence select="if (not(f:has-pages(root($node)))) then () else if (exists($own)) then $own
        else (if (exists($note)) then f:anchor($note) else (), $node)[1]/accumulator-before('page')"/>
  </xsl:function>

  <!-- Where the text refers to a note that the encoder has collected elsewhere. Where pages turn between the notes, they
       are printed there, and have these pages. -->
  <xsl:function name="f:anchor" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="collection" as="element()?" select="$note[ancestor::p:elsewhere or f:is-endnote(.)]
        /(ancestor::back, parent::*)[1]"/>
    <xsl:variable name="id" as="xs:string?" select="$note/@xml:id/normalize-space()"/>
    <xsl:variable name="anchors" as="element()*" select="key('pointing', $id ! ('#' || .), root($note)),
        tokenize($note/@target)[starts-with(., '#')] ! key('id', substring(., 2), root($note))"/>
    <xsl:sequence select="if (empty($collection) or exists($collection//pb[. &lt;&lt; $note][f:turns-page(.)])) then () else $anchors[empty(ancestor::note)][1]"/>
  </xsl:function>
  <xsl:key name="pointing" match="(ref | ptr)[@target][not(ancestor::p:context)]" use="tokenize(@target)[starts-with(., '#')]"/>

  <!-- What a reader calls the page on which a node stands; before the first page break what the header says, if that is
       certain. -->
  <xsl:function name="f:page-called" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="pb" as="element(pb)?" select="f:page($node)"/>
    <xsl:sequence select="if (exists($pb)) then f:page-label($pb) else f:opening-page(root($node)) ! f:number-label(.)"/>
  </xsl:function>

  <!-- The number of the page by which a node is cited, to the letter; nothing where nobody says it. -->
  <xsl:function name="f:cited-page" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="pb" as="element(pb)?" select="f:page($node)"/>
    <xsl:sequence select="if (exists($pb)) then f:page-number($pb) else f:opening-page(root($node))"/>
  </xsl:function>

  <!-- Does a page begin anywhere? Where none does, no page need be looked for at each place. -->
  <xsl:function name="f:has-pages" as="xs:boolean" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="exists($root/descendant::pb)"/>
  </xsl:function>

  <!-- A page's number to the letter, or nothing where the break has none: nobody printed one. -->
  <xsl:function name="f:page-number" as="xs:string?">
    <xsl:param name="pb" as="element(pb)?"/>
    <xsl:sequence select="$pb/@n/normalize-space()[. ne '']"/>
  </xsl:function>

  <!-- What a reader calls the page: "p. 771", "fol. 12r", "iv", "[771]" as printed; without a number its image's
       name or its order. -->
  <xsl:function name="f:page-label" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="n" as="xs:string?" select="f:page-number($pb)"/>
    <xsl:sequence select="
        if (exists($n)) then f:number-label($n)
        else if ($pb/@facs/normalize-space() != '') then 'image ' || f:image-name($pb/@facs)
        else 'unnumbered page ' || $pb/accumulator-before('page-breaks')"/>
  </xsl:function>

  <xsl:function name="f:number-label" as="xs:string">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="
        if (matches($n, '^\d+$')) then 'p. ' || $n
        else if (f:locator-label($n) eq 'folio') then 'fol. ' || $n
        else $n"/>
  </xsl:function>

  <!-- What stands for the number of a place that nobody has chosen yet. Every place counts as numbered: the styles that ship print "12r" and "iv" like "12". -->
  <xsl:variable name="f:open-number" static="yes" as="xs:string" select="'70000000007'"/>

  <!-- What CSL calls a place with such a number: a side of a leaf is a folio's, all else a page's. -->
  <xsl:function name="f:locator-label" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="if (matches($number, '^\d+[rv]\w?$')) then 'folio' else 'page'"/>
  </xsl:function>

  <!-- The label in brackets, once: a number that is printed in brackets has them already. -->
  <xsl:function name="f:page-marker" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="label" as="xs:string" select="f:page-label($pb)"/>
    <xsl:sequence select="if (matches($label, '^\[.*\]$')) then $label else '[' || $label || ']'"/>
  </xsl:function>

  <!-- The last step of an image's address, without the mark of a pointer or the prefix of a private one ("tcp:9101:12"). -->
  <xsl:function name="f:image-name" as="xs:string">
    <xsl:param name="facs" as="xs:string"/>
    <xsl:variable name="address" as="xs:string" select="tokenize($facs)[1]"/>
    <xsl:sequence select="replace($address, if (matches($address, '[/#]')) then '^.*[/#](.)' else '^.*:(.)', '$1')"/>
  </xsl:function>
</xsl:stylesheet>
