<!-- What fills the slots of a plan: an item's texts, numbers, dates and names, as a style prints them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="s:number-variables" static="yes" as="xs:string+" select="'chapter-number', 'collection-number', 'edition', 'issue',
      'number', 'number-of-pages', 'number-of-volumes', 'part-number', 'printing-number', 'section', 'supplement-number', 'version', 'volume'"/>

  <xsl:mode name="s:fill"/>

  <!-- The tape with its slots filled. -->
  <xsl:function name="s:filled" as="xs:string">
    <xsl:param name="tape" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="texts" as="xs:string*">
      <xsl:for-each select="analyze-string($tape, '&#xFDDC;[^&#xFDDD;]*&#xFDDD;')/*">
        <xsl:variable name="words" as="xs:string*" select="if (self::fn:match) then tokenize(translate(., string-join($s:slot), '')) else ()"/>
        <xsl:choose>
          <xsl:when test="empty($words)"><xsl:sequence select="string()"/></xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="key('slot', $words[1], $call?style)" mode="s:fill">
              <xsl:with-param name="call" select="$call"/>
              <xsl:with-param name="words" select="tail($words)"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($texts)"/>
  </xsl:function>

  <!-- A text. A title gets capitals in English only. -->
  <xsl:template match="text" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="case" as="xs:string" select="string(@text-case[not(. = 'title') or s:is-english($call)])"/>
    <xsl:sequence select="s:dressed(., s:cased(s:text-value($call, @variable, @form), $case))"/>
  </xsl:template>

  <!-- A number. -->
  <xsl:template match="number" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="s:cased-and-dressed(., s:numbered($call, s:text-value($call, @variable, ()), string(@form)))"/>
  </xsl:template>

  <!-- The name of a number: for one where the number is one, for many where it is many. -->
  <xsl:template match="label" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="name" as="xs:string" select="if (@variable = 'locator') then ($call?cite?label, 'page')[1] else string(@variable)"/>
    <xsl:variable name="is-plural" as="xs:boolean"
        select="@plural = 'always' or not(@plural = 'never') and s:is-many(string(@variable), s:text-value($call, @variable, ()))"/>
    <xsl:variable name="term" as="xs:string" select="string(s:term($call, $name, string(@form), $is-plural))"/>
    <xsl:sequence select="if ($term eq '') then '' else s:cased-and-dressed(., $term)"/>
  </xsl:template>

  <!-- The people of some roles. -->
  <xsl:template match="names" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="pattern" as="element(names)" select="key('slot', $words[1])"/>
    <xsl:variable name="delimiter" as="xs:string" select="string((@delimiter, $pattern/@delimiter, s:inherited($call, 'names-delimiter'))[1])"/>
    <xsl:sequence select="s:dressed(., string-join(tail($words) ! s:role-text($pattern, ., $call), s:joint($delimiter)))"/>
  </xsl:template>

  <!-- A date. -->
  <xsl:template match="date" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="date" as="map(*)" select="$call?item(@variable)"/>
    <xsl:variable name="days" as="array(*)*" select="$date?('date-parts')?*"/>
    <xsl:sequence select="s:cased-and-dressed(., if (exists($days)) then s:date-text(., $days, $call) else s:curled(s:unmarked(string($date?literal))))"/>
  </xsl:template>

  <!-- A variable that is text, as it is printed. -->
  <xsl:function name="s:text-value" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="variable" as="xs:string"/>
    <xsl:param name="form" as="xs:string?"/>
    <xsl:variable name="value" as="xs:string"
        select="s:unmarked(string((s:raw-value($call, ($variable || '-short')[$form eq 'short']), s:raw-value($call, $variable))[1]))"/>
    <xsl:sequence select="
        if ($variable = ('page', 'locator', 'page-first')) then s:page-text($call, $value)
        else if ($variable = $s:number-variables) then s:number-text($value)
        else if ($variable = ('URL', 'DOI')) then $value else s:curled($value)"/>
  </xsl:function>

  <!-- A variable as the item has it, or the cite. -->
  <xsl:function name="s:raw-value" as="xs:string?">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="variable" as="xs:string?"/>
    <xsl:variable name="value" as="item()*" select="
        if (empty($variable)) then () else if ($variable eq 'locator') then $call?cite?locator
        else if ($variable eq 'page-first') then $call?item?page ! replace(string(.), '^\s*([^\s,;&amp;–-]+).*$', '$1', 's')
        else $call?item($variable)"/>
    <xsl:sequence select="$value[. instance of xs:anyAtomicType][1] ! normalize-space(string(.))[. ne '']"/>
  </xsl:function>
</xsl:stylesheet>
