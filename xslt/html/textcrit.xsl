<!-- textcrit: the apparatus. The lemma stays in the line, the readings stand after the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- How many entries of the apparatus have begun that have a letter: those in the text, and those that belong to a place. -->
  <xsl:accumulator name="apps" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="app[f:is-collected-app(.) or f:is-placed(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Does an entry of a list belong to a place in the text that is known? -->
  <xsl:function name="f:is-placed" as="xs:boolean" cache="yes">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:in-text($app) and f:is-listed($app) and exists(f:places($app))"/>
  </xsl:function>

  <!-- Does the entry of the apparatus belong after the text: not one in a list, nor one within another's reading? -->
  <xsl:function name="f:is-collected-app" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:in-text($app) and not(f:is-listed($app)) and not(f:is-in-reading($app))
        and exists($app/(. | rdgGrp | rdgGrp/rdgGrp)/(rdg | lem | witDetail | wit) except f:lemma($app))"/>
  </xsl:function>

  <!-- Does the element stand in a reading that isn't the text's own? -->
  <xsl:function name="f:is-in-reading" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $reading in $element/ancestor::*[self::rdg or self::lem][ancestor::app]
        satisfies not($reading is f:lemma($reading/ancestor::app[1]))"/>
  </xsl:function>

  <!-- An entry in the text: its lemma, where the text hasn't its words already, and a letter that leads to its readings. -->
  <xsl:template match="app[f:is-collected-app(.)]" p:treatment="inline" as="element(h:span)">
    <xsl:variable name="number" as="xs:integer" select="accumulator-before('apps')"/>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="f:lemma(.) | note | text()[normalize-space()]"/>
      <a class="tei-app-marker" id="appref:{$number}" href="#app:{$number}" data-made=""
        aria-label="{f:phrase('readings', format-integer($number, 'a'))}">{format-integer($number, 'a')}</a>
    </span>
  </xsl:template>

  <!-- An entry without other readings, or one within a reading: all that it holds, in its place. -->
  <xsl:template match="app[not(f:is-collected-app(.))][not(f:is-listed(.))]" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="* | text()[normalize-space()]"/>
    </span>
  </xsl:template>

  <!-- An entry in a list of its own: its letter, which leads to the place it is about, its number, then all that it holds. -->
  <xsl:template match="app[not(f:is-collected-app(.))][f:is-listed(.)]" p:treatment="block" as="element(h:li)">
    <xsl:variable name="number" as="xs:string" select="format-integer(accumulator-before('apps'), 'a')"/>
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class" select="f:classes(.), 'tei-listed'" separator=" "/>
      <xsl:if test="f:is-placed(.)">
        <xsl:if test="empty(f:own-id(.))"><xsl:attribute name="id" select="'app:' || accumulator-before('apps')"/></xsl:if>
        <xsl:sequence select="f:place-data(.)"/>
        <xsl:where-populated><xsl:attribute name="data-wit" select="f:lemma(.) ! f:witnesses(.)" separator=" "/></xsl:where-populated>
        <a class="tei-app-way" href="#{f:place-id(f:places(.)[1])}" data-made="" aria-label="{f:phrase('readings', $number)}">{$number}</a>{' '}
      </xsl:if>
      <xsl:for-each select="@loc[normalize-space()]"><xsl:sequence select="f:made(normalize-space())"/>{' '}</xsl:for-each>
      <xsl:apply-templates/>
    </li>
  </xsl:template>
  <!-- Entries beside the text (standOff), which nothing else shows, stand with those of the text. -->
  <xsl:template match="app[ancestor::standOff/parent::TEI][f:is-listed(.)]" mode="apparatus" p:treatment="inline" as="element(h:li)">
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template match="listApp" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="node() except (app[1] | app[1]/following-sibling::node())"/>
      <xsl:if test="app"><ul><xsl:apply-templates select="app[1] | app[1]/following-sibling::node()"/></ul></xsl:if>
    </div>
  </xsl:template>

  <!-- An entry after the text: the letter that leads back, the lemma's words, the readings. One within the lemma
       comes first, since it ends first. -->
  <xsl:template match="app[f:is-collected-app(.)]" mode="apparatus" p:treatment="inline" as="element(h:li)+">
    <xsl:variable name="number" as="xs:integer" select="accumulator-before('apps')"/>
    <xsl:variable name="lemma" as="element()?" select="(f:lemma(.), (. | rdgGrp)/lem)[1]"/>
    <xsl:apply-templates select="$lemma" mode="apparatus"/>
    <li id="app:{$number}">
      <xsl:where-populated><xsl:attribute name="data-page" select="f:cited-page(.)"/></xsl:where-populated>
      <xsl:if test="@from or @to"><xsl:sequence select="f:place-data(.)"/></xsl:if>
      <xsl:where-populated><xsl:attribute name="data-wit" select="$lemma ! f:witnesses(.)" separator=" "/></xsl:where-populated>
      <a href="#appref:{$number}" data-made="" role="doc-backlink">{format-integer($number, 'a')}</a>{' '}
      <xsl:if test="exists($lemma) or not(@from or @to)"><xsl:sequence select="f:made(f:short($lemma) || ']'), $lemma ! f:sources(.)"/></xsl:if>
      <xsl:apply-templates select="* except ($lemma | note)"/>
    </li>
  </xsl:template>
  <!-- Readings are shown whole by their entry, with what entries they hold. -->
  <xsl:template match="rdg[f:is-beside(.)] | lem[f:is-beside(.)]" mode="apparatus" as="empty-sequence()"/>

  <!-- The words of a lemma, once more; of a long one only the first and the last. -->
  <xsl:function name="f:short" as="xs:string">
    <xsl:param name="lemma" as="element()?"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(f:plain($lemma))"/>
    <xsl:sequence select="if (count($words) gt 6) then $words[1] || ' … ' || $words[last()] else string-join($words, ' ')"/>
  </xsl:function>

  <!-- A lemma runs in the text; in a list of entries it names its witnesses and sets itself off. -->
  <xsl:template match="lem[not(f:is-beside(.))]" p:treatment="inline" as="node()+">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
    <xsl:if test="ancestor::app[1][f:is-listed(.)]"><xsl:sequence select="f:made(']'), f:sources(.)"/></xsl:if>
  </xsl:template>

  <!-- A reading that stands in for the lemma runs in the text. -->
  <xsl:template match="rdg[not(f:is-beside(.))]" p:treatment="inline" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class" select="'tei-lem', f:rendition(.) ! ('rend-' || .)" separator=" "/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- A reading beside the lemma, with its witnesses; one without words is an omission. -->
  <xsl:template match="rdg[f:is-beside(.)] | lem[f:is-beside(.)]" p:treatment="inline" as="node()+">
    <xsl:if test="preceding-sibling::*[self::rdg or self::lem][f:is-beside(.) or @wit or @source or @resp]">
      <xsl:sequence select="f:made(';')"/>
    </xsl:if>
    <xsl:text> </xsl:text>
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:attribute name="class" select="'tei-rdg', f:rendition(.) ! ('rend-' || .)" separator=" "/>
      <xsl:where-populated><xsl:attribute name="data-wit" select="f:witnesses(.)" separator=" "/></xsl:where-populated>
      <xsl:apply-templates/>
      <xsl:if test="not(normalize-space()) and empty(.//(gap | g | graphic | lacunaStart | lacunaEnd | witStart | witEnd))">
        <xsl:sequence select="f:made(f:word('omitted'))"/>
      </xsl:if>
      <xsl:sequence select="f:sources(.)"/>
    </span>
  </xsl:template>

  <!-- Does the reading stand beside the one in the text? -->
  <xsl:function name="f:is-beside" as="xs:boolean">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="exists($reading/ancestor::app) and not($reading is f:lemma($reading/ancestor::app[1]))"/>
  </xsl:function>

  <!-- A group of readings; the one that stands in the text isn't shown again. -->
  <xsl:template match="rdgGrp" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates select="(* | text()[normalize-space()]) except f:collected-lemma(.)"/></span>
  </xsl:template>
  <xsl:function name="f:collected-lemma" as="element()?">
    <xsl:param name="group" as="element(rdgGrp)"/>
    <xsl:sequence select="$group/ancestor::app[1][f:is-collected-app(.)] ! f:lemma(.)"/>
  </xsl:function>

  <xsl:template match="variantEncoding" p:treatment="metadata" as="element()?"
      p:reason="It says by which method the apparatus is linked to the text; nothing in it is read.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
