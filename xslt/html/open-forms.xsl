<!-- The forms of a citation in which a place is still open: of each, a page has only what differs from the form without a place. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A form with an open place, for assets/places.js: what is put between the first data-from characters of the form without a place
       and its last data-to characters; the whole where the two aren't alike. -->
  <xsl:function name="f:open-form" as="element(h:template)">
    <xsl:param name="form" as="element()"/>
    <xsl:variable name="made" as="node()*"><xsl:apply-templates select="$form/node()" mode="p:cited"/></xsl:variable>
    <xsl:variable name="closed" as="node()*">
      <xsl:apply-templates select="$form/../*[local-name() eq local-name($form)][not(@label)]/node()" mode="p:cited"/>
    </xsl:variable>
    <xsl:variable name="own" as="xs:string" select="string-join($made ! f:spelt(.))"/>
    <xsl:variable name="other" as="xs:string" select="string-join($closed ! f:spelt(.))"/>
    <xsl:variable name="before" as="xs:integer" select="f:alike($own, $other, 0, min((string-length($own), string-length($other))))"/>
    <xsl:variable name="rests" as="xs:string+" select="($own, $other) ! f:reversed(substring(., $before + 1))"/>
    <xsl:variable name="after" as="xs:integer" select="f:alike($rests[1], $rests[2], 0, min($rests ! string-length()))"/>
    <xsl:variable name="start" as="xs:string" select="substring($own, 1, $before)"/>
    <xsl:variable name="middle" as="xs:string" select="substring($own, $before + 1, string-length($own) - $before - $after)"/>
    <xsl:variable name="place" as="element(h:span)?" select="$made/self::h:span[@class eq 'place']"/>
    <template data-form="{local-name($form)}" data-label="{$form/@label}{$form/@all ! ' all'}">
      <xsl:choose>
        <xsl:when test="exists($place) and contains($middle, '&#xE002;') and not(matches($middle, '[&#xE000;&#xE001;]')) and f:is-whole($start)">
          <xsl:attribute name="data-from" select="f:units($start)"/>
          <xsl:attribute name="data-to" select="f:units(f:reversed(substring($rests[1], 1, $after)))"/>
          <xsl:value-of select="substring-before($middle, '&#xE002;')"/>
          <xsl:sequence select="$place"/>
          <xsl:value-of select="substring-after($middle, '&#xE002;')"/>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="$made"/></xsl:otherwise>
      </xsl:choose>
    </template>
  </xsl:function>

  <!-- A node as a string in which tags are signs for private use, and so is the open place. -->
  <xsl:function name="f:spelt" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        if ($node/self::h:span/@class = 'place') then '&#xE002;'
        else if ($node instance of element())
          then '&#xE000;' || string-join(($node/name(), $node/@* ! (name() || '=' || .)), ' ') || '&#xE000;' || string-join($node/node() ! f:spelt(.)) || '&#xE001;'
        else string($node)"/>
  </xsl:function>

  <!-- How many signs two strings have in common from their beginning: at least $least, at most $most. -->
  <xsl:function name="f:alike" as="xs:integer">
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="middle" as="xs:integer" select="($least + $most + 1) idiv 2"/>
    <xsl:sequence select="
        if ($least ge $most) then $least
        else if (substring($one, 1, $middle) eq substring($other, 1, $middle)) then f:alike($one, $other, $middle, $most)
        else f:alike($one, $other, $least, $middle - 1)"/>
  </xsl:function>

  <!-- A string from its end to its beginning. -->
  <xsl:function name="f:reversed" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="codepoints-to-string(reverse(string-to-codepoints($words)))"/>
  </xsl:function>

  <!-- Is each element that begins in a spelt string at its end? -->
  <xsl:function name="f:is-whole" as="xs:boolean">
    <xsl:param name="spelt" as="xs:string"/>
    <xsl:sequence select="2 * string-length(translate($spelt, translate($spelt, '&#xE001;', ''), '')) eq string-length(translate($spelt, translate($spelt, '&#xE000;', ''), ''))"/>
  </xsl:function>

  <!-- How long the text of a spelt string is for a script, which counts in units of UTF-16. -->
  <xsl:function name="f:units" as="xs:integer">
    <xsl:param name="spelt" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="replace(replace($spelt, '&#xE000;[^&#xE000;]*&#xE000;', ''), '&#xE001;', '')"/>
    <xsl:sequence select="string-length($words) + count(string-to-codepoints($words)[. gt 65535])"/>
  </xsl:function>
</xsl:stylesheet>
