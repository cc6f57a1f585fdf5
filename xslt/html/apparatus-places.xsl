<!-- textcrit: where in the text the entries of a list belong: by @from and @to, or by @loc, a number of the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The parts of the text that have a number, to which an entry may refer. -->
  <xsl:key name="numbered" match="(lb | l | milestone | cb | pb | seg | p | ab | lg | head | sp | div)[@n][f:in-text(.)]" use="normalize-space(@n)"/>

  <!-- The entries that refer to a part of the text by its number. -->
  <xsl:key name="located" match="app[@loc][f:is-listed(.)]" use="f:place-by-number(.) ! generate-id(.)"/>

  <!-- Has the document an apparatus? -->
  <xsl:function name="f:has-apparatus" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists(root($node)[. instance of document-node()] ! key('named', xs:QName('tei:app'), .)[f:in-text(.)])" xmlns:tei="http://www.tei-c.org/ns/1.0"/>
  </xsl:function>

  <!-- Where in the text an entry of a list belongs: where its passage begins, and where it ends if that is another place. -->
  <xsl:function name="f:places" as="element()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="pointed" as="element()*" select="($app/@from, $app/@to) ! (key('id', substring-after(., '#'), root($app))[1])[f:in-text(.)]"/>
    <xsl:sequence select="if (exists($pointed)) then $pointed else $app[@loc] ! f:place-by-number(.)"/>
  </xsl:function>

  <!-- The part of the text that @loc names: by the whole of it, else by where a range begins; in the division of the entry's own
       number, where several have the same, a line before anything larger. -->
  <xsl:function name="f:place-by-number" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="loc" as="xs:string" select="normalize-space($app/@loc)"/>
    <xsl:variable name="found" as="element()*" select="
        (key('numbered', $loc, root($app))[not(ancestor::app[f:is-listed(.)])],
        key('numbered', tokenize($loc, '\s*[,;–—]\s*|\s*-\s*|\s')[1], root($app))[not(ancestor::app[f:is-listed(.)])])"/>
    <xsl:variable name="own" as="xs:string*" select="$app/ancestor::div/@n ! normalize-space()"/>
    <xsl:variable name="near" as="element()*" select="($found[ancestor::div/@n ! normalize-space() = $own], $found)"/>
    <xsl:sequence select="($near[self::lb or self::l], $near[self::milestone or self::cb or self::pb], $near)[1]"/>
  </xsl:function>

  <!-- The address of a place to which entries refer. -->
  <xsl:function name="f:place-id" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="if ($place[self::pb or self::p or self::ab]) then f:address($place)
        else (f:own-id($place), 'loc:' || string-join($place/ancestor-or-self::*[ancestor::TEI] ! (count(preceding-sibling::*) + 1), '.'))[1]"/>
  </xsl:function>

  <!-- The address of a part of the text by which entries refer to it, where it has none of its own. -->
  <xsl:function name="f:place-attribute" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="f:has-apparatus($element) and empty($element[self::pb or self::p or self::ab]) and empty(f:own-id($element))
        and exists(key('located', generate-id($element), root($element)))">
      <xsl:attribute name="id" select="f:place-id($element)"/>
    </xsl:if>
  </xsl:function>

  <!-- What a script must know of an entry in a list: the ids between which its passage is, or of the part in which it is, and
       its lemma. -->
  <xsl:function name="f:place-data" as="attribute()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="places" as="element()*" select="f:places($app)"/>
    <xsl:if test="exists($places)">
      <xsl:attribute name="{if ($app/(@from | @to)) then 'data-from' else 'data-within'}" select="f:place-id($places[1])"/>
      <xsl:if test="exists($places[2])"><xsl:attribute name="data-to" select="f:place-id($places[2])"/></xsl:if>
      <xsl:where-populated><xsl:attribute name="data-lemma" select="$app/(. | rdgGrp)/lem ! f:plain(.) => head()"/></xsl:where-populated>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
