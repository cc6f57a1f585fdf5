<!-- The card of a person, a place, an organisation …: what a reader of a text needs to know, in a script that a page loads when
     it is asked for; a script, since a page that lies on a disk may load nothing else. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What is made of an entry: its 'page', or its 'card'. -->
  <xsl:param name="view" as="xs:string" select="'page'"/>

  <!-- How many signs of a note a card shows, and how many forms of a name. -->
  <xsl:variable name="f:short" static="yes" as="xs:integer" select="240"/>
  <xsl:variable name="f:few" static="yes" as="xs:integer" select="6"/>

  <!-- The script: a call with the card as a text, in which nothing is written that means something in HTML. -->
  <xsl:template match="/p:entry-page[$view eq 'card']" priority="1" as="xs:string">
    <xsl:variable name="written" as="xs:string" select="serialize(f:card(.), map{'method': 'html', 'html-version': 5.0, 'indent': false()})"/>
    <xsl:variable name="quoted" as="xs:string" select="replace(serialize(replace($written, ' xmlns=&quot;[^&quot;]*&quot;', ''), map{'method': 'json'}), '\\/', '/')"/>
    <xsl:sequence select="'pecia.card(' || replace(replace(replace($quoted, '&lt;', '\\u003C'), '&gt;', '\\u003E'), '&amp;', '\\u0026') || ');'"/>
  </xsl:template>

  <!-- The card: name, dates, what somebody does, other forms of the name, a note, authorities, the way to the page. -->
  <xsl:function name="f:card" as="element(h:article)">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:variable name="entry" as="element()?" select="$page/p:source/*"/>
    <article lang="{f:edition-language($page)}">
      <h2 id="p:card-name">{$page/@title}</h2>
      <xsl:sequence select="f:entry-lines($entry), f:other-names($page), f:entry-note($entry, $page/@title)"/>
      <xsl:where-populated><ul class="authorities"><xsl:sequence select="f:authorities($page)"/></ul></xsl:where-populated>
      <p class="more"><a href="">{f:word('card-page')}</a></p>
    </article>
  </xsl:function>

  <!-- The lines below a name: dates of a life, what somebody does or something is. -->
  <xsl:function name="f:entry-lines" as="element(h:p)*">
    <xsl:param name="entry" as="element()?"/>
    <xsl:where-populated><p class="dates">{string-join(f:life($entry), ' · ')}</p></xsl:where-populated>
    <xsl:where-populated><p class="role">{string-join(f:occupations($entry), ', ')}</p></xsl:where-populated>
  </xsl:function>

  <!-- When somebody was born, died or was active, when something began, ended or was: each after its word. -->
  <xsl:function name="f:life" as="xs:string*">
    <xsl:param name="entry" as="element()?"/>
    <xsl:for-each select="$entry/(birth[1] | death[1] | floruit[1])">
      <xsl:variable name="said" as="xs:string" select="f:said-of(.)"/>
      <xsl:if test="$said ne ''">{f:word(local-name())} {$said}</xsl:if>
    </xsl:for-each>
    <xsl:sequence select="($entry/(self::event, self::org, self::object, self::place) ! f:stated(.),
        $entry/(self::event, self::org, self::object)/(date, objectIdentifier/date)[1] ! f:said-of(.))[. ne ''][1]"/>
  </xsl:function>

  <!-- What an element says on one line: its words, else the values of its attributes. -->
  <xsl:function name="f:said-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="nodes" as="node()*" select="$element/(node() except note)"/>
    <xsl:variable name="parts" as="xs:string*" select="
        if (not($nodes[self::text()][normalize-space()])) then $nodes[self::*] ! f:said-of(.)[. ne '']
        else if ($element/self::note) then f:one-line(string($element)) else f:plain($element)"/>
    <xsl:variable name="between" as="xs:string" select="if (f:is-name($element)) then ' ' else ', '"/>
    <xsl:sequence select="(string-join($parts, $between)[. ne ''], f:stated($element), '')[1]"/>
  </xsl:function>

  <!-- Is the element a name, whose parts follow each other without commas? -->
  <xsl:function name="f:is-name" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="ends-with(local-name($element), 'Name') or local-name($element) = ('name', 'author', 'editor', 'label')"/>
  </xsl:function>

  <!-- What somebody does, what kind of thing something is. -->
  <xsl:function name="f:occupations" as="xs:string*">
    <xsl:param name="entry" as="element()?"/>
    <xsl:sequence select="distinct-values(($entry/(occupation, persName[1]/roleName, state[@type = ('occupation', 'profession', 'office')],
        objectIdentifier/objectType, trait[@type = 'type']) ! f:said-of(.),
        $entry/(self::object, self::org, self::place, self::event)/@type ! replace(., '[_-]', ' '))[. ne ''])[position() le $f:few]"/>
  </xsl:function>

  <!-- The other forms of a name, each in its language. -->
  <xsl:function name="f:other-names" as="element(h:p)?">
    <xsl:param name="page" as="element(p:entry-page)"/>
    <xsl:variable name="names" as="element()*" select="f:names($page/p:source/*)"/>
    <xsl:variable name="others" as="element(h:bdi)*">
      <xsl:for-each-group select="$names" group-by="f:said-of(.)">
        <xsl:if test="not(current-grouping-key() = ('', $page/@title, f:inverted-back($page/@title)))">
          <bdi><xsl:sequence select="f:language-tag(@xml:lang)[. ne ''] ! f:lang(.)"/>{current-grouping-key()}</bdi>
        </xsl:if>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:if test="exists($others)">
      <p class="names">
        <xsl:for-each select="$others[position() le $f:few]"><xsl:if test="position() gt 1">{' · '}</xsl:if><xsl:sequence select="."/></xsl:for-each>
        <xsl:if test="count($others) gt $f:few"> …</xsl:if>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- The elements that name an entry. -->
  <xsl:function name="f:names" as="element()*">
    <xsl:param name="entry" as="element()?"/>
    <xsl:sequence select="$entry/(persName, placeName, geogName, orgName, objectName, objectIdentifier/objectName, eventName, name, label, title,
        monogr/title, analytic/title, gloss)"/>
  </xsl:function>

  <!-- `Surname, Forename` as it is said. -->
  <xsl:function name="f:inverted-back" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="string-join(reverse(tokenize($name, ', ')), ' ')"/>
  </xsl:function>

  <!-- The attributes of an element in another language. -->
  <xsl:function name="f:lang" as="attribute()+">
    <xsl:param name="language" as="xs:string"/>
    <xsl:attribute name="lang" select="$language"/>
    <xsl:attribute name="dir" select="f:direction($language)"/>
  </xsl:function>

  <!-- The beginning of what is said of somebody or something; of a work, the reference. -->
  <xsl:function name="f:entry-note" as="element(h:p)?">
    <xsl:param name="entry" as="element()?"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="said" as="element()?" select="(
        if ($entry/(self::bibl | self::biblStruct | self::biblFull)) then $entry
        else $entry/(note, desc[not(@type)], desc, catDesc, p, ab, trait/desc, state/desc))[f:said-of(.) ne ''][1]"/>
    <xsl:variable name="words" as="xs:string" select="string($said ! f:said-of(.))"/>
    <xsl:if test="not($words = ('', $title))">
      <p class="note"><xsl:sequence select="f:language-tag($said/ancestor-or-self::*[@xml:lang][1]/@xml:lang)[. ne ''] ! f:lang(.)"/>{f:shortened($words)}</p>
    </xsl:if>
  </xsl:function>

  <!-- The beginning of a long text, to the end of a word. -->
  <xsl:function name="f:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (string-length($text) le $f:short) then $text else replace(substring($text, 1, $f:short), '\s+\S*$', '') || ' …'"/>
  </xsl:function>

  <!-- What a page needs whose names have cards: the script that loads the rest, and knows which links are such names. -->
  <xsl:function name="f:card-links" as="element(h:script)?">
    <xsl:param name="page" as="element()"/>
    <xsl:variable name="kinds" as="xs:string*" select="distinct-values($page/p:context/p:entry/substring-before(@href, '/'))"/>
    <xsl:if test="exists($kinds)">
      <script defer="" src="{f:root($page)}assets/cards.js" data-kinds="{$kinds}"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
