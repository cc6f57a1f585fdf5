<!-- core: paragraphs, highlighting, terms, names of no special kind, numbers, addresses, ruby (TEI Guidelines 3). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Text, without the white space that touches a break inside a word; of a line's end and the indentation after it one sign is
       left, as everywhere in HTML but in examples of code. -->
  <xsl:template match="text()[$f:has-inner-breaks]" priority="-0.5" as="text()?">
    <xsl:value-of select="f:unindented(., f:joined(.))"/>
  </xsl:template>
  <xsl:template match="text()[contains(., '&#xA;')]" priority="-0.6" as="text()?">
    <xsl:value-of select="f:unindented(., .)"/>
  </xsl:template>

  <!-- The words of a text without its indentation. -->
  <xsl:function name="f:unindented" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if ($text/ancestor::eg) then $words else replace($words, '[ \t\r]*\n\s*', '&#xA;')"/>
  </xsl:function>

  <!-- A paragraph, with its address and the link to it. -->
  <xsl:template match="p | ab" p:treatment="block" as="element(h:p)">
    <p><xsl:apply-templates select="." mode="attributes"/><xsl:sequence select="f:paragraph-link(.)"/><xsl:apply-templates/></p>
  </xsl:template>

  <!-- What runs in the line and needs nothing but its name. -->
  <xsl:template p:treatment="inline" as="element(h:span)" match="hi | foreign | distinct | mentioned | num | measure
      | measureGrp | unit | email | street | postCode | postBox | ident | code">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- What has an element of its own in HTML, also where a style sheet is missing. -->
  <xsl:template match="hi[f:rendition(.) = ('superscript', 'subscript')]" p:treatment="inline" as="element()">
    <xsl:element name="{if (f:rendition(.) = 'superscript') then 'sup' else 'sub'}">
      <xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="emph" p:treatment="inline" as="element(h:em)">
    <em><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></em>
  </xsl:template>

  <!-- Terms and their explanations; words that an index lists are shown where they stand. -->
  <xsl:template match="term | gloss | index | desc" p:treatment="inline" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Names of no special kind lead to the entry of whom or what they name. -->
  <xsl:template match="name | rs" p:treatment="inline" as="element()">
    <xsl:call-template name="p:name"/>
  </xsl:template>
  <xsl:template name="p:name" as="element()">
    <xsl:variable name="address" as="xs:string?" select="f:entry-address(.)"/>
    <xsl:element name="{if (exists($address)) then 'a' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:where-populated><xsl:attribute name="href" select="$address"/></xsl:where-populated>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Dates and times, for programs too where the source says which (years before 1 have no form in HTML). -->
  <xsl:template match="date[exists(f:datetime(.))] | time[exists(f:datetime(.))]" p:treatment="inline" as="element(h:time)">
    <time>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="datetime" select="f:datetime(.)"/>
      <xsl:apply-templates/>
    </time>
  </xsl:template>
  <xsl:template match="date | time" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- A date or time in the form of HTML: year, month, day or a time of the day. -->
  <xsl:function name="f:datetime" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="when" as="xs:string" select="normalize-space(($element/@when, $element/@when-iso)[1])"/>
    <xsl:sequence select="$when[not(starts-with(., '0000'))][
        matches(., '^\d{4}$') or matches(., '^\d{4}-(0[1-9]|1[0-2])$') or matches(., '^\d{4}-\d\d-\d\d$') and . castable as xs:date
        or matches(., '^\d\d:\d\d(:\d\d)?$') and not(starts-with(., '24'))
          and (if (string-length(.) eq 5) then . || ':00' else .) castable as xs:time]"/>
  </xsl:function>

  <!-- Addresses, set apart in lines or running with the words round them. -->
  <xsl:template match="address | addrLine" p:treatment="block" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- The parts of an address without lines, with the commas that its lines leave out. -->
  <xsl:template match="*[parent::address][not(self::addrLine or self::lb)][following-sibling::*]" priority="1" as="node()+">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:if test="not(f:is-block(.)) and not(following-sibling::node()[1]/self::text()[normalize-space()])">
      <xsl:sequence select="f:separator(if (self::postCode or f:is-closed(.) or empty(following-sibling::*[normalize-space()])) then '' else ',')"/>
    </xsl:if>
  </xsl:template>

  <!-- The parts of a citation never run into one word. -->
  <xsl:template match="*[parent::cit][following-sibling::*][not(following-sibling::node()[1][self::text()])]" priority="1"
      as="node()+">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:if test="not(f:is-block(.))"><xsl:sequence select="f:separator('')"/></xsl:if>
  </xsl:template>

  <!-- Something between two parts that isn't in the source: a sign, and a space that holds them apart. -->
  <xsl:function name="f:separator" as="element(h:span)">
    <xsl:param name="sign" as="xs:string"/>
    <span data-made="">{$sign}<xsl:text> </xsl:text></span>
  </xsl:function>

  <!-- Glosses beside East Asian characters. -->
  <xsl:template match="ruby[matches(string-join(* ! local-name(), ' '), '^rb( rt)+( rb( rt)+)*$')][not(text()[normalize-space()])]"
      p:treatment="inline" as="element(h:ruby)">
    <ruby><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="*"/></ruby>
  </xsl:template>
  <xsl:template match="ruby | rb" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="rt" p:treatment="inline" as="element(h:rt)">
    <rt><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></rt>
  </xsl:template>

  <!-- A list that a program should make: this one's contents are pages of the edition. Its own heading is shown. -->
  <xsl:template match="divGen" p:treatment="block" as="element(h:div)?">
    <xsl:where-populated><div><xsl:where-populated><xsl:apply-templates/></xsl:where-populated></div></xsl:where-populated>
  </xsl:template>
  <xsl:template match="binaryObject" p:treatment="left-out" p:reason="bytes written as letters, no words" as="empty-sequence()"/>
</xsl:stylesheet>
