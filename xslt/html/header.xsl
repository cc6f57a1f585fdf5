<!-- header: the document details, made of what the teiHeader says. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="header-elements.xsl"/>
  <xsl:include href="header-rows.xsl"/>
  <xsl:include href="light.xsl"/>

  <!-- The document's people and its date, below its title. -->
  <xsl:function name="f:head-lines" as="element(h:p)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:for-each select="f:subtitles($document)"><p class="subtitle">{.}</p></xsl:for-each>
    <xsl:for-each select="('author', 'recipient', 'editor')[exists(f:people($document, .))]">
      <p class="people {.}">
        <span class="role"><xsl:sequence select="f:interface-attributes($language)"/>{f:word(.)}</span>
        <xsl:text> </xsl:text>
        <xsl:for-each select="f:people($document, .)">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:sequence select="f:person-link($document, .)"/>
        </xsl:for-each>
      </p>
    </xsl:for-each>
    <xsl:where-populated><p class="date"><xsl:sequence select="f:date-element(f:date($document))"/></p></xsl:where-populated>
  </xsl:function>

  <!-- What somebody is called, as a link to the entry's page where there is one. -->
  <xsl:function name="f:person-link" as="node()">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:variable name="entry" as="element(p:entry)?" select="(tokenize($person/@ref) ! key('entry', ., root($document)))[1]"/>
    <xsl:sequence select="f:link($entry ! f:url(f:root($document) || @href), string($person), ())"/>
  </xsl:function>

  <!-- A date as it is written, for programs too. -->
  <xsl:function name="f:date-element" as="element()?">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="words" as="xs:string" select="($date/normalize-space(), f:iso-words($date))[. ne ''][1] => string()"/>
    <xsl:choose>
      <xsl:when test="$words eq ''"/>
      <xsl:when test="f:datetime($date)"><time datetime="{f:datetime($date)}">{$words}</time></xsl:when>
      <xsl:otherwise><span>{$words}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A date as a machine reads it: a day, or from and to which. -->
  <xsl:function name="f:iso-words" as="xs:string">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="first" as="xs:string?" select="$date/(@from, @not-before)[1]"/>
    <xsl:variable name="last" as="xs:string?" select="$date/(@to, @not-after)[1]"/>
    <xsl:sequence select="string(($date/@when, string-join(($first, $last), ' – ')[exists(($first, $last))])[1])"/>
  </xsl:function>

  <!-- The language of the title, where the header says one for it. -->
  <xsl:function name="f:title-attributes" as="attribute()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="element" as="element()?" select="f:title-element(f:header($document))[not(f:is-part($document))]"/>
    <xsl:variable name="own" as="xs:string" select="f:language-tag(($element/@xml:lang, $element/ancestor::teiHeader/@xml:lang)[1])"/>
    <xsl:sequence select="f:interface-attributes($language)[f:is-untitled($document)]"/>
    <xsl:if test="$own ne '' and $own ne $language and not(f:is-untitled($document))">
      <xsl:attribute name="lang" select="$own"/>
      <xsl:if test="f:direction($own) ne f:direction($language)"><xsl:attribute name="dir" select="f:direction($own)"/></xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The details of the document, as a list of terms. -->
  <xsl:function name="f:details" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="rows" as="node()*">
      <xsl:sequence select="f:document-rows($document)"/>
      <xsl:apply-templates select="f:header($document)/(fileDesc, profileDesc, revisionDesc)" mode="details"/>
      <xsl:sequence select="f:row('identifier', 'Pecia', f:id($document))"/>
    </xsl:variable>
    <section id="p:details" class="details">
      <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:word('details')}</h2>
      <dl><xsl:sequence select="f:light($rows)"/></dl>
    </section>
  </xsl:function>

  <!-- The content of an element of the header, as it would show itself in the text. -->
  <xsl:function name="f:shown" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="html"/>
  </xsl:function>

  <!-- The licence's name, which leads to where it is written, and its status. -->
  <xsl:function name="f:licence-link" as="node()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="licence" as="element(p:licence)?" select="f:licence($document)"/>
    <xsl:variable name="name" as="xs:string?" select="($licence/@label, normalize-space($licence)[string-length(.) lt 80], $licence/@target)[. ne ''][1]"/>
    <xsl:sequence select="$name ! f:link(f:outward-url($licence/@target), ., 'license')"/>
  </xsl:function>

  <!-- The licence: what may be done with the document, and where that is written. -->
  <xsl:function name="f:licence-notes" as="element(h:p)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="licence" as="element(p:licence)?" select="f:licence($document)"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($licence)"/>
    <xsl:variable name="name" as="xs:string?" select="($licence/@label, $words[string-length(.) lt 80], $licence/@target)[. ne ''][1]"/>
    <xsl:where-populated><p>
      <xsl:sequence select="$name ! f:link(f:outward-url($licence/@target), ., 'license')"/>
      <xsl:if test="$licence/@status[. = ('free', 'unknown', 'restricted')]">
        <span class="status"><xsl:sequence select="f:interface-attributes($language)"/> ({f:word($licence/@status)})</span>
      </xsl:if>
    </p></xsl:where-populated>
    <xsl:where-populated><p>{$words[. ne $name]}</p></xsl:where-populated>
  </xsl:function>
</xsl:stylesheet>
