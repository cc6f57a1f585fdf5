<!-- What fills the slots of a plan: an item's texts, numbers, dates and names, as a style prints them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="s:fill"/>

  <!-- The slots of a plan: of each the kind, the variables that it prints, and what else decides how it is filled. -->
  <xsl:function name="s:slots" as="map(xs:string, xs:string*)*" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="shape" as="xs:string"/>
    <xsl:for-each select="tokenize(s:plan($style, $area, $shape), '[' || string-join($s:slot) || ']')[position() mod 2 eq 0]">
      <xsl:variable name="words" as="xs:string+" select="tokenize(., $s:beside)"/>
      <xsl:sequence select="map{'kind': $words[1], 'variables': tokenize($words[2]), 'words': $words[position() gt 2]}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What a slot is filled with, apart (finish.xsl). Saxon doesn't keep what a function gives that another calls last: thus
       the exclamation marks. -->
  <xsl:function name="s:value" as="array(xs:string)">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="slot" as="map(xs:string, xs:string*)"/>
    <xsl:param name="matter" as="map(xs:string, item())"/>
    <xsl:variable name="texts" as="xs:string*" select="$slot?variables ! $matter?texts(.)"/>
    <xsl:variable name="words" as="xs:string*" select="$slot?words"/>
    <xsl:choose>
      <xsl:when test="$slot?kind eq 'text'">
        <xsl:variable name="case" as="xs:string" select="if ($words[2] eq 'title' and not($matter?is-english)) then '' else $words[2]"/>
        <xsl:sequence select="$texts ! s:text-value(., $words[1], $case, $words[3])"/>
      </xsl:when>
      <xsl:when test="$slot?kind eq 'label'">
        <xsl:sequence select="$words[if (s:is-many($slot?variables, s:printed($texts, $words[1]))) then 3 else 2] ! s:outlined(.)"/>
      </xsl:when>
      <xsl:when test="$slot?kind eq 'names'">
        <xsl:sequence select="string-join($texts, $s:beside) ! s:names-value($style, $area, string-join(($slot?variables, $words), ' '), $matter?position, .)"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$texts ! s:other-value($style, $words[1], .)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A text in its case. -->
  <xsl:function name="s:text-value" as="array(xs:string)" cache="yes">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="case" as="xs:string"/>
    <xsl:param name="is-without-stops" as="xs:string"/>
    <xsl:variable name="cased" as="xs:string" select="s:cased(s:printed($text, $kind), $case)"/>
    <xsl:sequence select="s:outlined(if ($is-without-stops eq 'true') then translate($cased, '.', '') else $cased)"/>
  </xsl:function>

  <!-- The people of some roles. -->
  <xsl:function name="s:names-value" as="array(xs:string)" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="slot" as="xs:string"/>
    <xsl:param name="position" as="xs:string"/>
    <xsl:param name="texts" as="xs:string"/>
    <xsl:variable name="call" as="map(xs:string, item()*)" select="s:call($style, $area, map{'position': $position})"/>
    <xsl:variable name="words" as="xs:string+" select="tokenize($slot)"/>
    <xsl:variable name="names" as="element(names)+" select="$words[position() gt last() - 2] ! key('slot', ., $call?style)"/>
    <xsl:variable name="delimiter" as="xs:string" select="string(($names/@delimiter, s:inherited($call, 'names-delimiter'))[1])"/>
    <xsl:sequence select="s:outlined(s:dressed($names[1], string-join(for-each-pair($words[position() le last() - 2],
        tokenize($texts, $s:beside) ! s:cooked(.), s:role-text($names[2], ?, ?, $call)), s:joint($delimiter))))"/>
  </xsl:function>

  <!-- A date, or a number in a form of its own: alike in bibliography and notes. -->
  <xsl:function name="s:other-value" as="array(xs:string)" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="slot" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="value" as="xs:string">
      <xsl:apply-templates select="key('slot', $slot, $s:styles[$style])" mode="s:fill">
        <xsl:with-param name="call" select="s:call($style, '', map{})"/>
        <xsl:with-param name="text" select="$text"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="s:outlined($value)"/>
  </xsl:function>

  <!-- A number. -->
  <xsl:template match="number" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="s:cased-and-dressed(., s:numbered($call, s:printed($text, s:kind(@variable, $call)), string(@form)))"/>
  </xsl:template>

  <!-- A date. -->
  <xsl:template match="date" mode="s:fill" as="xs:string">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="date" as="map(*)" select="s:cooked($text)"/>
    <xsl:variable name="days" as="array(*)*" select="$date?('date-parts')?*"/>
    <xsl:sequence select="s:cased-and-dressed(., if (exists($days)) then s:date-text(s:date-plan($call?number, generate-id()), $days, $call) else s:curled(s:unmarked(string($date?literal))))"/>
  </xsl:template>

  <!-- A text as it is printed. -->
  <xsl:function name="s:printed" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space($text[not(starts-with(., $s:json))])"/>
    <xsl:sequence select="
        if ($kind eq 'text') then s:curled($value)
        else if ($kind eq 'address') then $value
        else if ($kind eq 'number') then s:number-text($value)
        else let $how := tokenize($kind, '\|') return s:page-text($value, $how[2], $how[3])"/>
  </xsl:function>
</xsl:stylesheet>
