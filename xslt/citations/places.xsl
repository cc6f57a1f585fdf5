<!-- Places in a document that somebody cites: are they pages that the document has? -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Says of a page or a leaf that isn't one of the document's that it is wrong, and of one of which nobody can know, that it
       was taken as it is. -->
  <xsl:template name="place-told" as="empty-sequence()">
    <xsl:param name="locator" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:if test="$locator ne '' and $label = ('page', 'folio')">
      <xsl:variable name="pages" as="element(p:pages)*" select="f:pages(.), f:other-pages(.)"/>
      <xsl:variable name="known" as="xs:string*" select="($pages/(@first, @last), f:numbers(.)) ! f:bare-number(.)"/>
      <xsl:variable name="wrong" as="xs:string*" select="f:cited-pages($locator, $known)[not(f:is-page(., $known, f:spans(current())))]"/>
      <xsl:variable name="is-counted" as="xs:boolean" select="if ($label eq 'folio') then $known ! f:page-value(.)?kind = 'leaf' else exists($known)"/>
      <xsl:if test="exists($wrong) or not($is-counted)">
        <xsl:message>
          <p:problem rule="place-unknown" path="{path(*)}" severity="{if ($is-counted) then 'error' else 'warning'}">
            <xsl:value-of select="if ($is-counted) then f:not-a-page(f:id(.), $wrong, $label, $pages) else f:uncounted(f:id(.), $locator, $label)"/>
          </p:problem>
        </xsl:message>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:not-a-page" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="wrong" as="xs:string+"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="pages" as="element(p:pages)*"/>
    <xsl:variable name="ranges" as="xs:string*" select="$pages ! string-join((f:range-text(., '–'), @name), ' in ')"/>
    <xsl:variable name="counted" as="xs:string" select="if (count($pages) eq 1 and $pages/@first eq $pages/@last) then 'its only page is' else 'its pages are'"/>
    <xsl:sequence select="$id || ' has no ' || $label || ' ' || $wrong[1] || ': ' || $counted || ' ' || string-join($ranges, ' and ') || '.'"/>
  </xsl:function>

  <xsl:function name="f:uncounted" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="locator" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:sequence select="'Neither the text nor the header of ' || $id || ' numbers its ' || (if ($label eq 'folio') then 'leaves' else 'pages') || ': '
        || $label || ' ' || $locator || ' is cited as you wrote it.'"/>
  </xsl:function>

  <!-- The numbers of all pages, of any series, that begin in the text before its last word, notes' own among them. -->
  <xsl:function name="f:numbers" as="xs:string*">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="f:numbered($document) ! f:page-number(.)"/>
  </xsl:function>
  <xsl:function name="f:numbered" as="element(pb)*">
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="last" as="text()?" select="f:words($document)[last()]"/>
    <xsl:sequence select="root($document)/*/(text | sourceDoc)//pb[. &lt;&lt; $last or ancestor::note][f:page-number(.)]"/>
  </xsl:function>

  <!-- The spans of pages that the document has: of each series, and from each of its page breaks to the next. -->
  <xsl:function name="f:spans" as="array(xs:string)*">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="(f:pages($document), f:other-pages($document)) ! [string(@first), string(@last)]"/>
    <xsl:for-each-group select="f:numbered($document)" group-by="f:all-series(.)">
      <xsl:variable name="numbers" as="xs:string*" select="current-group() ! f:page-number(.)"/>
      <xsl:sequence select="for-each-pair($numbers, tail($numbers), function($one as xs:string, $next as xs:string) as array(xs:string) { [$one, $next] })"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A page's number without brackets and marks of doubt, in small letters. -->
  <xsl:function name="f:bare-number" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="lower-case(normalize-space(replace($number, '[\[\](){}&lt;&gt;?*]', '')))"/>
  </xsl:function>

  <!-- The pages that a locator names: of a range both ends, the second without abbreviation; one that runs backwards is none. A
       number may hold a dash itself. -->
  <xsl:function name="f:cited-pages" as="xs:string*">
    <xsl:param name="locator" as="xs:string"/>
    <xsl:param name="known" as="xs:string*"/>
    <xsl:for-each select="tokenize($locator, '\s*[,;&amp;]\s*|\s+(and|und|et|e|y|и)\s+')[. ne '']">
      <xsl:variable name="ends" as="xs:string+" select="tokenize(., '\s*[-–—]+\s*')"/>
      <xsl:variable name="both" as="xs:string*" select="if (count($ends) eq 2) then f:unabbreviated($ends) else ()"/>
      <xsl:variable name="values" as="map(*)*" select="$both ! f:page-value(f:bare-number(.))"/>
      <xsl:variable name="is-backwards" as="xs:boolean" select="$values[2]?kind = $values[1]?kind and $values[2]?value lt $values[1]?value"/>
      <xsl:sequence select="if (f:bare-number(.) = $known or empty($both) or $is-backwards) then . else $both"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Is this a page that is known, or one within a span? A leaf has two sides. -->
  <xsl:function name="f:is-page" as="xs:boolean">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="known" as="xs:string*"/>
    <xsl:param name="spans" as="array(xs:string)*"/>
    <xsl:variable name="bare" as="xs:string" select="f:bare-number($page)"/>
    <xsl:variable name="value" as="map(*)?" select="f:page-value($bare)"/>
    <xsl:sequence select="($bare, $bare || 'r', $bare || 'v') = $known or exists($value) and (some $span in $spans satisfies
        f:page-value(f:bare-number($span(1)))[?kind eq $value?kind]?value le $value?value
        and f:page-value(f:bare-number($span(2)))[?kind eq $value?kind]?value ge $value?value)"/>
  </xsl:function>

  <!-- Where a page stands in its count: of its kind (arabic, roman, leaf) the number, of leaves that of the side. -->
  <xsl:function name="f:page-value" as="map(xs:string, item())?">
    <xsl:param name="page" as="xs:string"/>
    <xsl:sequence select="
        if (matches($page, '^\d{1,9}$')) then map{'kind': 'arabic', 'value': xs:integer($page)}
        else if (matches($page, '^\d{1,9}[rv]$')) then map{'kind': 'leaf', 'value': 2 * xs:integer(translate($page, 'rv', '')) + count($page[ends-with(., 'v')])}
        else if (matches($page, '^[ivxlcdmj]{1,20}$')) then map{'kind': 'roman', 'value': f:roman-value($page)} else ()"/>
  </xsl:function>

  <!-- The value of a roman number in small letters: a sign before a greater one is taken away. -->
  <xsl:function name="f:roman-value" as="xs:integer">
    <xsl:param name="numeral" as="xs:string"/>
    <xsl:variable name="worth" as="map(xs:string, xs:integer)" select="map{'i': 1, 'j': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}"/>
    <xsl:variable name="values" as="xs:integer*" select="(string-to-codepoints($numeral) ! codepoints-to-string(.)) ! $worth(.)"/>
    <xsl:sequence select="xs:integer(sum(for $n in 1 to count($values) return if ($values[$n + 1] gt $values[$n]) then -$values[$n] else $values[$n]))"/>
  </xsl:function>
</xsl:stylesheet>
