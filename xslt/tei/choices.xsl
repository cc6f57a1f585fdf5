<!-- Choices: which of several encodings of the same words is read (TEI Guidelines 3.5, 13.1). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The child of a choice that is read: the first correction, regularization or expansion, else the first that isn't
       the source's own form, else the first of all. -->
  <xsl:function name="f:read-alternative" as="element()?" cache="yes">
    <xsl:param name="choice" as="element(choice)"/>
    <xsl:variable name="alternatives" as="element()*" select="$choice/*[not(f:is-break(.) or self::note or self::anchor)]"/>
    <xsl:sequence select="($alternatives[self::corr or self::reg or self::expan],
        $alternatives[not(self::sic or self::orig or self::abbr or self::am)], $alternatives)[1]"/>
  </xsl:function>

  <!-- Is the element one of the alternatives of a choice that the reading text leaves out? -->
  <xsl:function name="f:is-unread" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/parent::choice) and not(f:is-break($element) or $element/self::note
        or $element/self::anchor) and not($element is f:read-alternative($element/parent::choice))"/>
  </xsl:function>

  <!-- Is a change of the text made of a deletion and the addition in its place? Then the white space in it is the encoder's. -->
  <xsl:function name="f:is-substitution" as="xs:boolean">
    <xsl:param name="mod" as="element(mod)"/>
    <xsl:sequence select="count($mod/del) eq 1 and count($mod/add) eq 1 and empty($mod/*[3]) and empty($mod/text()[normalize-space()])"/>
  </xsl:function>

  <!-- Is the element a break or another mark between words that has no content? -->
  <xsl:function name="f:is-break" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::lb or self::pb or self::cb or self::gb or self::milestone])"/>
  </xsl:function>

  <!-- Does the break stand inside a word? It says so, or one that it stands with does. -->
  <xsl:function name="f:is-in-word" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="$break/@break = 'no' or exists(key('in-word', 'no', root($break)))
        and (f:joins-before($break, 5) or f:joins-after($break, 5))"/>
  </xsl:function>

  <!-- Is one of the breaks and running heads just before a break, with nothing but white space between, inside a word?
       Five are enough: a line, a column, a page, a gathering and a running head may begin at one place. -->
  <xsl:function name="f:joins-before" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:param name="further" as="xs:integer"/>
    <xsl:variable name="before" as="node()?" select="$break/preceding-sibling::node()[f:is-substance(.)][1]"/>
    <xsl:sequence select="$further gt 0 and exists($before[f:is-break(.) or self::fw])
        and ($before/@break = 'no' or f:joins-before($before, $further - 1))"/>
  </xsl:function>

  <!-- The same for those just after a break. -->
  <xsl:function name="f:joins-after" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:param name="further" as="xs:integer"/>
    <xsl:variable name="after" as="node()?" select="$break/following-sibling::node()[f:is-substance(.)][1]"/>
    <xsl:sequence select="$further gt 0 and exists($after[f:is-break(.) or self::fw])
        and ($after/@break = 'no' or f:joins-after($after, $further - 1))"/>
  </xsl:function>

  <!-- Is the node more than white space or a comment? -->
  <xsl:function name="f:is-substance" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/self::*) or exists($node/self::text()[matches(., '\S')])"/>
  </xsl:function>

  <xsl:key name="in-word" match="lb | pb | cb | gb | milestone" use="@break"/>

  <!-- Does the document have a break inside a word? If there is no document, it may. -->
  <xsl:variable name="f:has-inner-breaks" as="xs:boolean">
    <xsl:try select="exists(//(lb | pb | cb | gb | milestone)[@break = 'no'])"><xsl:catch select="true()"/></xsl:try>
  </xsl:variable>

  <!-- A text without the white space that touches a break inside a word; most documents have none. -->
  <xsl:function name="f:joined" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="if ($f:has-inner-breaks and exists(key('in-word', 'no', root($text)))) then f:trimmed($text) else string($text)"/>
  </xsl:function>
  <xsl:function name="f:trimmed" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="left" as="xs:string" select="
        if (matches($text, '^\s') and f:is-inner-break(f:node-before($text))) then replace($text, '^\s+', '') else string($text)"/>
    <xsl:sequence select="
        if (f:ends-in-space($left) and f:is-inner-break(f:node-after($text))) then replace($left, '\s+$', '') else $left"/>
  </xsl:function>

  <!-- Is the last character white space? A regular expression would go through the whole text. -->
  <xsl:function name="f:ends-in-space" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text ne '' and normalize-space(substring($text, string-length($text))) eq ''"/>
  </xsl:function>

  <!-- Is the node a break inside a word, or a running head that stands with one? -->
  <xsl:function name="f:is-inner-break" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="exists($node/(self::lb | self::pb | self::cb | self::gb | self::milestone | self::fw)[f:is-in-word(.)])"/>
  </xsl:function>

  <!-- What goes before a node in the line, through the ends of elements that run in it. -->
  <xsl:function name="f:node-before" as="node()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="before" as="node()?" select="$node/preceding-sibling::node()[f:is-substance(.)][1]"/>
    <xsl:sequence select="if (exists($before)) then f:outermost-leaf($before, true())
        else $node/parent::*[not(f:is-block(.) or self::note)] ! f:node-before(.)"/>
  </xsl:function>

  <!-- What follows a node in the line, through the ends of elements that run in it. -->
  <xsl:function name="f:node-after" as="node()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="after" as="node()?" select="$node/following-sibling::node()[f:is-substance(.)][1]"/>
    <xsl:sequence select="if (exists($after)) then f:outermost-leaf($after, false())
        else $node/parent::*[not(f:is-block(.) or self::note)] ! f:node-after(.)"/>
  </xsl:function>

  <!-- The last or the first node within a node that holds no others. -->
  <xsl:function name="f:outermost-leaf" as="node()">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="last" as="xs:boolean"/>
    <xsl:variable name="children" as="node()*" select="$node[not(self::fw or self::note)]/node()"/>
    <xsl:variable name="inner" as="node()?" select="(if ($last) then reverse($children) else $children)[f:is-substance(.)][1]"/>
    <xsl:sequence select="if (empty($inner)) then $node else f:outermost-leaf($inner, $last)"/>
  </xsl:function>
</xsl:stylesheet>
