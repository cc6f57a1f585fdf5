<!-- namesdates: persons, places, organisations and what is said of them (TEI Guidelines 14). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- An entry of a register: a person, a place, an event … and what is said of it. -->
  <xsl:template match="person | personGrp | persona | org | place | object | event | nym | state | trait | location | climate | terrain
      | population | langKnowledge | objectIdentifier" p:treatment="block" as="element(h:div)">
    <xsl:call-template name="p:fields"/>
  </xsl:template>

  <!-- A register, or a part of one. -->
  <xsl:template match="listPerson | listPlace | listOrg | listObject | listEvent | listNym | listRelation" p:treatment="block"
      as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="(listPerson | listPlace | listOrg | listObject | listEvent | listNym | listRelation)/head" p:treatment="block"
      as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- A register behind a text is folded: its entries have pages of their own, to which the names lead. -->
  <xsl:template match="(listPerson | listPlace | listOrg | listObject | listEvent | listNym | listRelation)
      [ancestor::back][not(ancestor::listPerson | ancestor::listPlace | ancestor::listOrg | ancestor::listObject | ancestor::listEvent)][*]" p:treatment="block" priority="1"
      as="element(h:details)">
    <!-- Before the template for all registers. -->
    <details>
      <xsl:apply-templates select="." mode="attributes"/>
      <summary data-made=""><xsl:sequence select="f:interface-attributes(f:language(.))"/>{f:label(.)}{' '}({count(* except (head, desc))})</summary>
      <xsl:apply-templates/>
    </details>
  </xsl:template>

  <!-- What is said of someone or something: in words, else by the values of attributes. -->
  <xsl:template match="birth | death | floruit | age | sex | gender | faith | nationality | langKnown | occupation | education
      | socecStatus | residence | affiliation | persPronouns | geo" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:stated(.)[not(normalize-space(current()))] ! f:made(.)"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- What an element says by its attributes: a date, a span of time, a value, a measure. -->
  <xsl:function name="f:stated" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="span" as="xs:string" select="string-join((($element/@from, $element/@notBefore, $element/@from-iso)[1],
        ($element/@to, $element/@notAfter, $element/@to-iso)[1]) ! normalize-space(), '–')"/>
    <xsl:sequence select="(($element/@when, $element/@when-iso, $element/@when-custom)[1], $span,
        string-join(($element/@quantity, $element/@unit), ' '), $element/@value, $element/@tag, $element/@name, $element/@key) ! normalize-space(.)[. ne '']
        => head()"/>
  </xsl:function>

  <!-- A relation: who stands in it, and what it is. -->
  <xsl:template match="relation" p:treatment="block" as="element(h:div)">
    <xsl:variable name="here" as="element()" select="."/>
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="string-join((@active, @mutual) ! f:named-all(., ', '), ', ')[. ne '']"><xsl:sequence select="f:made(.), f:separator('')"/></xsl:for-each>
      <xsl:for-each select="(@name, @type, @ref)[normalize-space()][1]"><em data-made="">{normalize-space()}</em><xsl:sequence select="f:separator('')"/></xsl:for-each>
      <xsl:if test="@active and @passive and not((@name, @type, @ref)[normalize-space()])"><xsl:sequence select="f:made('→'), f:separator('')"/></xsl:if>
      <xsl:for-each select="@passive ! f:named-all(., ', ')"><xsl:sequence select="f:made(.), f:separator('')"/></xsl:for-each>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- The names of all that an attribute points to. -->
  <xsl:function name="f:named-all" as="xs:string">
    <xsl:param name="pointers" as="attribute()"/>
    <xsl:param name="between" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($pointers) ! f:named(., $pointers/..), $between)"/>
  </xsl:function>

  <!-- The name of what a pointer leads to in this document, else the pointer's last step. -->
  <xsl:function name="f:named" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="from" as="element()"/>
    <xsl:variable name="target" as="element()?" select="key('id', replace($pointer, '^[^#]*#', ''), root($from))[1]"/>
    <xsl:sequence select="($target/(persName | placeName | orgName | objectName | eventName | name | label | head)[1]
        /f:plain(if (text()[normalize-space()]) then . else node())[. ne ''],
        replace($pointer, '^.*[/#:](.)', '$1'))[1]"/>
  </xsl:function>

  <!-- An identifier that is an address on the web is a link. -->
  <xsl:template match="(person | personGrp | persona | org | place | object | event | nym | objectIdentifier)/idno[matches(., '^\s*https?://')]"
      p:treatment="inline" as="element(h:a)">
    <a>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:where-populated><xsl:attribute name="href" select="f:url(normalize-space())"/></xsl:where-populated>
      <xsl:apply-templates/>
    </a>
  </xsl:template>
</xsl:stylesheet>
