<!-- Addresses: the id that each place of a document has in its page. Ours hold a colon, which no xml:id can. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="id" match="*[@xml:id][not(ancestor::p:context)]" use="normalize-space(@xml:id)"/>
  <xsl:key name="paragraph-number" match="p[@n] | ab[@n]" use="f:scope(.) || ':' || normalize-space(@n)"/>
  <xsl:key name="page-number" match="pb[@n][not(ancestor::p:context)]" use="f:series(.) || ':' || normalize-space(@n)"/>

  <!-- How many paragraphs of the running text have begun. -->
  <xsl:accumulator name="paragraphs" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="(p | ab)[f:is-paragraph(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Is this a paragraph of the running text, which is cited by its number? One in a note belongs to the note. -->
  <xsl:function name="f:is-paragraph" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:in-text($element) and exists($element/ancestor::text)
        and empty($element/ancestor::*[self::note or self::figure or self::person or self::place or self::org])"/>
  </xsl:function>

  <!-- The element's own xml:id, if it can be an id of the page and no element before has the same. -->
  <xsl:function name="f:own-id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@xml:id/normalize-space()[. ne ''][not(contains(., ' ') or contains(., ':'))]
        [key('id', ., root($element))[1] is $element]"/>
  </xsl:function>

  <!-- The address of a paragraph, a page break or a note: its xml:id, else its number in its scope, else its order. -->
  <xsl:function name="f:address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(f:own-id($element), f:numbered-address($element), f:ordered-address($element))[1]"/>
  </xsl:function>

  <!-- Is the address only the element's order, which an edit before it changes? -->
  <xsl:function name="f:is-unstable" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty(f:own-id($element)) and empty(f:numbered-address($element))"/>
  </xsl:function>

  <!-- The address made of the source's own number, where no other element of the kind has the same in its scope. -->
  <xsl:function name="f:numbered-address" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($element/@n)"/>
    <xsl:variable name="scope" as="xs:string" select="f:scope($element)"/>
    <xsl:sequence select="
        if ($n eq '') then ()
        else if ($element/self::p | $element/self::ab)
        then ('n:' || f:as-id(string-join(($scope[. ne ''], $n), '.')))
            [key('paragraph-number', $scope || ':' || $n, root($element))[f:is-paragraph(.)][1] is $element]
        else if ($element/self::pb)
        then ('pb:' || f:as-id(string-join((f:series($element)[. ne ''], $n), ':')))
            [key('page-number', f:series($element) || ':' || $n, root($element))[1] is $element]
        else ()"/>
  </xsl:function>

  <!-- The number by which a paragraph is cited: the source's own, else its order in the document. -->
  <xsl:function name="f:paragraph-number" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@n/normalize-space()[. ne ''], string($element/accumulator-before('paragraphs')))[1]"/>
  </xsl:function>

  <!-- The address by order: the second paragraph is p:2, the third page break pb::3, the first note note:1. -->
  <xsl:function name="f:ordered-address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::note) then 'note:' || $element/accumulator-before('notes')
        else if ($element/self::pb) then 'pb::' || $element/accumulator-before('page-breaks')
        else 'p:' || $element/accumulator-before('paragraphs')"/>
  </xsl:function>

  <!-- Within what an element's number counts: the nearest division with an id or number of its own. -->
  <xsl:function name="f:scope" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="division" as="element()?"
        select="$element/ancestor::*[self::div or self::div1 or self::div2 or self::div3 or self::floatingText][@xml:id or @n][1]"/>
    <xsl:sequence select="normalize-space(($division/@xml:id, $division/@n)[1])"/>
  </xsl:function>

  <!-- A text as a part of an id: no white space. -->
  <xsl:function name="f:as-id" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="replace(normalize-space($text), '\s', '_')"/>
  </xsl:function>
</xsl:stylesheet>
