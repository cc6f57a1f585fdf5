<!-- facsimile: the images of a document's pages as a list, which a script shows beside the text, and the way to it.

  An image is found by what TEI says of it (Guidelines 11.1): @facs of a page break (an address, or a pointer to a surface, a
  zone or a graphic), @start of a surface, the order of the images where no break says anything and there are as many of both,
  and the surfaces of sourceDoc. What nothing points to stands before or after the rest.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The images of a document, each with its place in the text; nothing where it has none. -->
  <xsl:function name="f:leaves" as="element(h:li)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="breaks" as="element(pb)*" select="$document/p:context/p:in-force/pb, $document/(text | sourceDoc)/descendant::pb"/>
    <xsl:variable name="images" as="element()*" select="$document/facsimile ! f:listed-images(.)"/>
    <xsl:variable name="series" as="xs:string*" select="$breaks[@facs] ! f:all-series(.)"/>
    <xsl:variable name="own" as="element()*" select="$breaks[@facs or f:all-series(.) = $series and f:turns-page(.)],
        $document/text/(. | body | body/div)[empty($series)][@facs],
        $document/(sourceDoc | facsimile[empty(../text)])/descendant::surface[graphic or @facs]"/>
    <xsl:choose>
      <xsl:when test="exists($own)">
        <xsl:variable name="shown" as="element()*" select="$own ! (self::surface, f:pointed-images(.) ! f:sheet(.))"/>
        <xsl:variable name="rest" as="element()*" select="$images except $shown"/>
        <xsl:variable name="placed" as="element(h:li)*" select="$own ! (if (self::surface) then f:leaf(., .) else f:leaves-of(.))"/>
        <xsl:variable name="known" as="attribute()*" select="$placed/(@data-image, @data-service)"/>
        <xsl:variable name="same" as="element()*" select="$rest[f:leaf(., ())/(@data-image, @data-service) = $known]"/>
        <xsl:variable name="first" as="element()?" select="(($shown intersect $images) | $same)[1]"/>
        <xsl:sequence select="($rest except $same)[. &lt;&lt; $first] ! f:leaf(., ()), $placed, ($rest except $same)[not(. &lt;&lt; $first)] ! f:leaf(., ())"/>
      </xsl:when>
      <xsl:when test="exists($images)">
        <xsl:variable name="turning" as="element(pb)*" select="$breaks[f:turns-page(.)]"/>
        <xsl:variable name="is-in-order" as="xs:boolean" select="empty($images/@start) and count($images) = count($turning)"/>
        <xsl:for-each select="$images">
          <xsl:variable name="number" as="xs:integer" select="position()"/>
          <xsl:sequence select="f:leaf(., (key('id', substring-after(@start, '#')), $turning[$is-in-order][$number])[1])"/>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The images of a facsimile in their order: its surfaces, and graphics that stand in none. -->
  <xsl:function name="f:listed-images" as="element()*">
    <xsl:param name="facsimile" as="element(facsimile)"/>
    <xsl:sequence select="$facsimile/descendant::surface[graphic or zone/graphic], $facsimile/(. | surfaceGrp)/graphic"/>
  </xsl:function>

  <!-- What stands for an image in the list: the surface on which it is, else itself. -->
  <xsl:function name="f:sheet" as="element()">
    <xsl:param name="image" as="element()"/>
    <xsl:sequence select="($image/ancestor-or-self::surface[1], $image)[1]"/>
  </xsl:function>

  <!-- The elements to which an element points by @facs. -->
  <xsl:function name="f:pointed-images" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@facs)[starts-with(., '#')] ! key('id', substring(., 2), root($element))[1]"/>
  </xsl:function>

  <!-- The images of a page break or of another element, one for each of its pointers; a name with spaces in it is one. A page
       without an image among pages that have one keeps its place. -->
  <xsl:function name="f:leaves-of" as="element(h:li)*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tokens" as="xs:string*" select="if (exists($element/@facs)) then tokenize($element/@facs) else ''"/>
    <xsl:variable name="is-one" as="xs:boolean" select="count($tokens) gt 1 and not($tokens ! matches(., '^#|:|[./]\w') = true())
        or count($tokens[matches(., '\.\w{2,4}$')]) = 1 and not($tokens ! starts-with(., '#') = true())"/>
    <xsl:for-each-group select="if ($is-one) then normalize-space($element/@facs) else $tokens"
        group-by="(.[starts-with(., '#')] ! key('id', substring(., 2), root($element))[1] ! generate-id(f:sheet(.)), .)[1]">
      <xsl:variable name="target" as="element()?" select=".[starts-with(., '#')] ! key('id', substring(., 2), root($element))[1]"/>
      <xsl:variable name="full" as="xs:string" select="f:expanded($element, .)"/>
      <xsl:choose>
        <xsl:when test="exists($target)"><xsl:sequence select="f:leaf($target, $element)"/></xsl:when>
        <xsl:when test="not(matches($full, '^[a-z][a-z0-9+.-]*:', 'i')) or matches($full, '^https?:', 'i')">
          <xsl:sequence select="f:leaf-item($element, f:page-name($element), (key('published', ., root($element))[1]/@href ! f:url(.), f:outward-url($full))[1],
              replace(., '^.*[/#](.)', '$1'), (), ())"/>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A surface, a zone or a graphic as an image of the list, with its place in the text. -->
  <xsl:function name="f:leaf" as="element(h:li)">
    <xsl:param name="image" as="element()"/>
    <xsl:param name="place" as="element()?"/>
    <xsl:variable name="sheet" as="element()" select="f:sheet($image)"/>
    <xsl:variable name="graphics" as="element(graphic)*" select="($image/descendant-or-self::graphic, $sheet[empty($image/descendant-or-self::graphic)]/graphic)"/>
    <xsl:variable name="graphic" as="element(graphic)?" select="($graphics[f:published-image(@url)],
        $graphics[matches(@url, '\.(avif|gif|jpe?g|png|svg|webp)$|/info\.json$', 'i')], $graphics)[1]"/>
    <xsl:variable name="address" as="xs:string?" select="if (exists($graphic))
        then (f:published-image($graphic/@url), f:outward-url(f:expanded($graphic, normalize-space($graphic/@url))))[1]
        else $sheet[@facs] ! f:image-address(.)"/>
    <xsl:sequence select="f:leaf-item($place, if (exists($place) and not($place is $sheet)) then f:page-name($place) else f:sheet-name($sheet), $address,
        ($graphic/@url, $sheet/@facs)[1] ! replace(normalize-space(), '^.*[/#](.)', '$1'), $graphic, $sheet/self::surface)"/>
  </xsl:function>
</xsl:stylesheet>
