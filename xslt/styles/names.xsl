<!-- Names in a style: which, how many, what joins them, and what they are called (CSL 1.0.2, Names). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The people of a role, with its label before or behind them. -->
  <xsl:function name="s:role-text" as="xs:string">
    <xsl:param name="names" as="element(names)"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="named" as="array(*)"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="people" as="map(*)+" select="$named?*"/>
    <xsl:variable name="label" as="element(label)?" select="$names/label"/>
    <xsl:variable name="is-plural" as="xs:boolean" select="$label/@plural = 'always' or not($label/@plural = 'never') and count($people) gt 1"/>
    <xsl:variable name="term" as="xs:string?" select="$label ! s:term($call, $role, string(@form), $is-plural)[. ne '']"/>
    <xsl:variable name="title" as="xs:string?" select="$term ! s:cased-and-dressed($label, .)"/>
    <xsl:variable name="text" as="xs:string" select="s:people-text($names/name, $names/et-al, $people, $call)"/>
    <xsl:sequence select="if (empty($title)) then $text
        else if ($label/following-sibling::name) then $title || $s:seam || $text else $text || $s:seam || $title"/>
  </xsl:function>

  <!-- An option of names: the element's own, else the citation's or bibliography's, else the style's. -->
  <xsl:function name="s:option" as="xs:string?">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="option" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:sequence select="($name/@*[name() = $option],
        s:inherited($call, if ($option = ('form', 'delimiter')) then 'name-' || $option else $option))[1]"/>
  </xsl:function>

  <xsl:function name="s:inherited" as="xs:string?">
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:param name="option" as="xs:string"/>
    <xsl:sequence select="$call?options($option)"/>
  </xsl:function>

  <!-- Several people: all, or the first and "and others". -->
  <xsl:function name="s:people-text" as="xs:string">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="et-al" as="element(et-al)?"/>
    <xsl:param name="people" as="map(*)+"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="least" as="xs:integer?" select="s:limit($name, 'min', $call)"/>
    <xsl:variable name="kept" as="xs:integer?" select="s:limit($name, 'use-first', $call)"/>
    <xsl:variable name="is-cut" as="xs:boolean" select="exists($least) and exists($kept) and count($people) ge $least and $kept lt count($people)"/>
    <xsl:variable name="shown" as="map(*)*" select="if ($is-cut) then $people[position() le $kept] else $people"/>
    <xsl:variable name="texts" as="xs:string*" select="for-each-pair($shown, 1 to count($shown), s:name-text($name, ?, ?, $call))"/>
    <xsl:variable name="delimiter" as="xs:string" select="(s:option($name, 'delimiter', $call), ', ')[1]"/>
    <xsl:variable name="text" as="xs:string" select="
        if (not($is-cut)) then s:joined-names($texts, $delimiter, $name, $call)
        else if (s:option($name, 'et-al-use-last', $call) = 'true' and count($people) gt $kept + 1)
        then string-join($texts, $s:seam || $delimiter) || $delimiter || '… ' || s:name-text($name, $people[last()], count($people), $call)
        else s:and-others($texts, $delimiter, $name, $et-al, $call)"/>
    <xsl:sequence select="if ($name) then s:dressed($name, $text) else $text"/>
  </xsl:function>

  <!-- A limit of names, for a later cite its own. -->
  <xsl:function name="s:limit" as="xs:integer?">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="limit" as="xs:string"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:sequence select="((s:option($name, 'et-al-subsequent-' || $limit, $call)[$call?position = 'subsequent'],
        s:option($name, 'et-al-' || $limit, $call))[1]) ! xs:integer(.)"/>
  </xsl:function>

  <!-- Names, and that there are others. -->
  <xsl:function name="s:and-others" as="xs:string">
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:param name="delimiter" as="xs:string"/>
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="et-al" as="element(et-al)?"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="rule" as="xs:string" select="(s:option($name, 'delimiter-precedes-et-al', $call), 'contextual')[1]"/>
    <xsl:variable name="is-inverted" as="xs:boolean" select="s:is-inverted($name, count($texts), $call)"/>
    <xsl:variable name="has-delimiter" as="xs:boolean" select="$rule eq 'always' or $rule eq 'contextual' and count($texts) gt 1
        or $rule eq 'after-inverted-name' and $is-inverted"/>
    <xsl:variable name="term" as="xs:string" select="string(s:term($call, ($et-al/@term, 'et-al')[1], 'long', false()))"/>
    <xsl:sequence select="string-join($texts, $s:seam || $delimiter) || $s:seam || (if ($has-delimiter) then $delimiter else ' ')
        || (if ($et-al) then s:dressed($et-al, $term) else $term)"/>
  </xsl:function>

  <!-- Names with an "and" before the last. -->
  <xsl:function name="s:joined-names" as="xs:string">
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:param name="delimiter" as="xs:string"/>
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="and" as="xs:string?" select="s:option($name, 'and', $call)"/>
    <xsl:variable name="word" as="xs:string?" select="$and ! (if (. eq 'symbol') then '&amp;' else s:term($call, 'and', 'long', false()))"/>
    <xsl:variable name="rule" as="xs:string" select="(s:option($name, 'delimiter-precedes-last', $call), 'contextual')[1]"/>
    <xsl:variable name="has-delimiter" as="xs:boolean" select="$rule eq 'always' or $rule eq 'contextual' and count($texts) gt 2
        or $rule eq 'after-inverted-name' and s:is-inverted($name, count($texts) - 1, $call)"/>
    <xsl:sequence select="if (count($texts) lt 2 or empty($word)) then string-join($texts, $s:seam || $delimiter)
        else string-join($texts[position() lt last()], $s:seam || $delimiter) || $s:seam
            || (if ($has-delimiter) then $delimiter else ' ') || $word || ' ' || $texts[last()]"/>
  </xsl:function>

  <!-- Does the name at a place begin with the family's? -->
  <xsl:function name="s:is-inverted" as="xs:boolean">
    <xsl:param name="name" as="element(name)?"/>
    <xsl:param name="place" as="xs:integer"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="order" as="xs:string?" select="s:option($name, 'name-as-sort-order', $call)"/>
    <xsl:sequence select="$order = 'all' or $order = 'first' and $place eq 1"/>
  </xsl:function>
</xsl:stylesheet>
