<!-- Targets: where a pointer leads, and what it is called. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Pointers that lead to another document, names that lead to an entry, files that are published with the edition. -->
  <xsl:key name="target" match="p:context/p:target" use="string(@ref)"/>
  <xsl:key name="entry" match="p:context/p:entry" use="string(@ref)"/>
  <xsl:key name="image" match="p:context/p:image" use="string(@ref)"/>
  <xsl:key name="prefix" match="prefixDef" use="string(@ident)"/>

  <!-- The addresses of an element's targets that can be linked. -->
  <xsl:function name="f:target-addresses" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:targets($element) ! f:target-address($element, .)"/>
  </xsl:function>

  <!-- The targets of an element, which white space parts; that in an address on the web whose rest looks like no pointer
       belongs to the address. -->
  <xsl:function name="f:targets" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($element/@target)"/>
    <xsl:sequence select="
        if (matches($parts[1], '^https?:', 'i') and not(tail($parts) ! matches(., '^([a-z][a-z0-9+.-]*:|#)', 'i') = true()))
        then string-join($parts, ' ') else $parts"/>
  </xsl:function>

  <!-- The address of one target: in another document, in this page, published with the edition, or on the web. A
       relative address that is none of these leads nowhere. -->
  <xsl:function name="f:target-address" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="root" as="document-node()" select="root($element)"/>
    <xsl:variable name="known" as="element()?" select="(key('target', $target, $root), key('image', $target, $root))[1]"/>
    <xsl:variable name="full" as="xs:string" select="f:expanded($element, $target)"/>
    <xsl:sequence select="
        if (exists($known)) then f:url(f:root($element) || $known/@href)
        else if (starts-with($target, '#')) then f:place-address($element, substring($target, 2))
        else if (matches($full, '^\s*(https?|mailto):', 'i')) then f:url($full)
        else ()"/>
  </xsl:function>

  <!-- The place in this page that shows the element with the id: its own, or the first within that has one. -->
  <xsl:function name="f:place-address" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="('#' || $id)[$id ne '']"/>
  </xsl:function>

  <!-- A target in full: by the prefixes that the header declares, and by the base that the file names. -->
  <xsl:function name="f:expanded" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="prefix" as="element(prefixDef)*"
        select="key('prefix', substring-before($target, ':'), root($element))[contains($target, ':')]"/>
    <xsl:variable name="base" as="xs:string?" select="$element/ancestor-or-self::*[@xml:base][1]/@xml:base[matches(., '^https?://')]"/>
    <xsl:sequence select="
        if (exists($prefix)) then ($prefix ! f:replaced(., substring-after($target, ':')), $target)[1]
        else if (exists($base) and not(matches($target, '^([a-z][a-z0-9+.-]*:|#)', 'i'))) then f:resolved($target, $base)
        else $target"/>
  </xsl:function>

  <!-- A relative address from its base, if both are well formed. -->
  <xsl:function name="f:resolved" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="base" as="xs:string"/>
    <xsl:try select="string(resolve-uri($target, $base))"><xsl:catch select="$target"/></xsl:try>
  </xsl:function>

  <!-- What a declared prefix makes of the rest of a target, if its pattern fits the whole of it. Other programs allow a
       backslash before any sign, XPath only before those that mean something; a pattern that is broken fits nothing. -->
  <xsl:function name="f:replaced" as="xs:string?">
    <xsl:param name="prefix" as="element(prefixDef)"/>
    <xsl:param name="rest" as="xs:string"/>
    <xsl:variable name="pattern" as="xs:string" select="'^(?:' || replace($prefix/@matchPattern, '\\([_/&quot;'':#=&amp;@%~!,;&lt;&gt; ])', '$1') || ')$'"/>
    <xsl:try select="$rest[matches(., $pattern)] ! replace(., $pattern, $prefix/@replacementPattern)"><xsl:catch select="()"/></xsl:try>
  </xsl:function>

  <!-- What a pointer without words shows: the number or the label of its target, else the address. -->
  <xsl:function name="f:target-label" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="place" as="element()?" select="key('id', substring($target, 2), root($element))[starts-with($target, '#')][1]"/>
    <xsl:variable name="label" as="xs:string*"><xsl:apply-templates select="$place" mode="label"/></xsl:variable>
    <xsl:sequence select="(normalize-space(string-join($label)), $target)[. ne ''][1]"/>
  </xsl:function>

  <!-- The label of a place: a note's number, a page's name, a heading, the element's own number; nothing else, since a
       whole text is no label. -->
  <xsl:template match="*" mode="label" priority="-1" as="xs:string?">
    <xsl:sequence select="(head[1] ! f:plain(.), @n/normalize-space())[. ne ''][1]"/>
  </xsl:template>
  <xsl:template match="note[f:is-collected(.)]" mode="label" as="xs:string">
    <xsl:sequence select="f:note-number(.)"/>
  </xsl:template>
  <xsl:template match="pb" mode="label" as="xs:string">
    <xsl:sequence select="f:page-words(.)"/>
  </xsl:template>
  <xsl:template match="bibl | biblStruct | biblFull | witness | person | place | org" mode="label" as="xs:string?">
    <xsl:sequence select="(@n/normalize-space(), (.//title, .//abbr, .//persName, .//placeName, .//orgName)[1] ! f:plain(.), substring(f:plain(.), 1, 60))[. ne ''][1]"/>
  </xsl:template>

  <!-- The page of the register's entry for whom or what an element names, by the first pointer that leads to one. -->
  <xsl:function name="f:entry-address" as="xs:string?">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="entries" as="element(p:entry)*"
        select="($name/@ref, $name/@key) ! (tokenize(.), normalize-space()) ! key('entry', ., root($name))"/>
    <xsl:sequence select="$entries[1] ! f:url(f:root(.) || @href)"/>
  </xsl:function>
</xsl:stylesheet>
