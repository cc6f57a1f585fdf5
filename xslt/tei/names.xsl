<!-- Names: an element or a text that names somebody becomes one p:person each, taken apart by what the TEI says, by the
     register of the file, by a comma, and only then by guess (TEI Guidelines 14.2). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The people that an element names, each as a p:person with @role, and with @attributed where nobody is sure of them. -->
  <xsl:function name="f:persons" as="element(p:person)*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:for-each select="f:naming($element)">
      <xsl:variable name="people" as="element(p:person)*" select="f:person(., $role)"/>
      <xsl:sequence select="if (f:is-attributed(., $element)) then $people ! f:attributed(.) else $people"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The elements within that each name one: several names of one person (in two languages, a real name and a
       pseudonym) count once, and an element that holds no names is one itself. -->
  <xsl:function name="f:naming" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$element[not(self::persName or self::orgName or self::name or self::rs)]
        /(. | p)/(persName | orgName | name[not(@type = 'place')] | rs[@type = ('person', 'org')])"/>
    <xsl:sequence select="
        if (empty($names)) then $element
        else if (exists($names[2]) and empty($names/self::orgName) and f:are-variants($names))
        then ($names[@type = 'main'], $names[not(@type) and not(@xml:lang)], $names)[1]
        else $names"/>
  </xsl:function>

  <!-- Are these names of one and the same person? They say so by language, by type, or by one pointer. -->
  <xsl:function name="f:are-variants" as="xs:boolean">
    <xsl:param name="names" as="element()*"/>
    <xsl:sequence select="exists($names/@xml:lang) or exists($names/@type)
        or count($names/@ref) eq count($names) and count(distinct-values($names/@ref)) eq 1"/>
  </xsl:function>

  <!-- One element that names somebody, as people: by its own parts, by the register's, else by its text. -->
  <xsl:function name="f:person" as="element(p:person)*">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="parts" as="element()?" select="($name, f:entry($name) ! f:entry-name(.))
        [descendant::surname or descendant::forename][1]"/>
    <xsl:variable name="ref" as="xs:string" select="string(($name/@ref, $name/ancestor::*[self::author or self::editor][1]/@ref)[1])"/>
    <xsl:sequence select="
        if ($name/self::orgName or exists($name/orgName)) then f:body(f:called(($name/orgName, $name)[1])) ! f:in-role(., $role, $ref)
        else if (exists($parts)) then f:structured($parts, $role, $ref)
        else if ($name/self::byline) then f:from-byline(f:called($name)) ! f:in-role(., $role, $ref)
        else f:called($name) ! (if (contains(., ';')) then tokenize(., '\s*;\s*') else .) ! f:from-text(.) ! f:in-role(., $role, $ref)"/>
  </xsl:function>

  <!-- A person in a role, called by its name. -->
  <xsl:function name="f:in-role" as="element(p:person)">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="ref" as="xs:string"/>
    <p:person role="{$role}">
      <xsl:sequence select="$person/@*, f:attribute('ref', $ref)"/>
      <xsl:value-of select="f:display-name($person)"/>
    </p:person>
  </xsl:function>

  <!-- What somebody is called: as the file's own register has it, else as the name stands. -->
  <xsl:function name="f:called" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="(f:entry($name) ! f:plain(f:entry-name(.)), f:bare($name))[. ne ''][1] || ''"/>
  </xsl:function>

  <!-- The entry for a name in the file's own register. -->
  <xsl:function name="f:entry" as="element()?">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="(tokenize($name/@ref)[starts-with(., '#')] ! key('id', substring(., 2), root($name)))
        [self::person or self::org or self::personGrp][1]"/>
  </xsl:function>

  <!-- The name by which a register's entry is called. -->
  <xsl:function name="f:entry-name" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/*[self::persName or self::orgName or self::name][@type = ('main', 'pref')],
        $entry/*[self::persName or self::orgName or self::name][not(@type)], $entry/persName, $entry/orgName)[1]"/>
  </xsl:function>

  <!-- The text of a name, less what stands in the same element but names nobody. -->
  <xsl:function name="f:bare" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="words" as="node()*" select="$name/node()[not(self::affiliation or self::address or self::idno or self::email
        or self::date or self::note or self::resp or self::roleName or self::ref)]"/>
    <xsl:sequence select="f:without-punctuation(replace(string-join(if (f:is-plain($name)) then $words else $words ! f:plain-words(., f:holds-break($name))), '\s*,?\s*\|\s*', ' | '))"/>
  </xsl:function>

  <!-- A name without a family name, as a whole: what stands in it, or its parts in their order. -->
  <xsl:function name="f:whole-name" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="is-prose" as="xs:boolean" select="exists($name/text()[matches(., '\p{L}')])"/>
    <xsl:variable name="parts" as="element()*" select="$name/descendant::*[self::forename or self::nameLink or self::genName or self::surname
        or self::placeName or self::addName[not(matches(@type, 'nick|alias|pet|pseud', 'i'))]][not(parent::placeName or parent::addName)]"/>
    <xsl:sequence select="if ($is-prose) then f:bare($name) else string-join($parts ! f:plain(.)[. ne ''], ' ')"/>
  </xsl:function>

  <!-- A person in a role by the parts that the TEI marks; without a family name the parts are a whole. -->
  <xsl:function name="f:structured" as="element(p:person)?">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="ref" as="xs:string"/>
    <xsl:variable name="surnames" as="element()*" select="$name/descendant::surname"/>
    <xsl:variable name="current" as="element()*" select="$surnames[not(@type = ('birth', 'maiden', 'alt', 'former'))]"/>
    <xsl:variable name="family" as="xs:string" select="(f:plain($current), f:plain($surnames))[. ne ''][1] || ''"/>
    <xsl:variable name="given" as="xs:string" select="f:plain($name/descendant::forename[matches(., '\p{L}')])"/>
    <xsl:variable name="particle" as="xs:string" select="f:plain($name/descendant::nameLink)"/>
    <xsl:variable name="suffix" as="xs:string" select="f:plain($name/descendant::genName)"/>
    <xsl:variable name="all" as="xs:string" select="string-join(($given, $particle, $family, $suffix)[. ne ''], ' ')"/>
    <xsl:choose>
      <xsl:when test="$family ne ''">
        <p:person role="{$role}" family="{$family}">
          <xsl:sequence select="f:attribute('given', $given), f:attribute('particle', $particle), f:attribute('suffix', $suffix),
              f:attribute('ref', $ref)"/>
          <xsl:value-of select="$all"/>
        </p:person>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="f:body(f:whole-name($name)) ! f:in-role(., $role, $ref)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
