<!-- textcrit: the apparatus. The lemma stays in the line, the readings stand after the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- How many entries of the apparatus have begun in the text. -->
  <xsl:accumulator name="apps" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="app[f:is-collected-app(.)]" select="$value + 1"/>
  </xsl:accumulator>

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

  <!-- An entry in the text: its lemma, and a letter that leads to its readings. -->
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

  <!-- An entry in a list of its own: the place it is about, then all that it holds. -->
  <xsl:template match="app[not(f:is-collected-app(.))][f:is-listed(.)]" p:treatment="block" as="element(h:li)">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="@loc[normalize-space()]"><xsl:sequence select="f:made(normalize-space())"/>{' '}</xsl:for-each>
      <xsl:apply-templates/>
    </li>
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
    <xsl:variable name="lemma" as="element()?" select="f:lemma(.)"/>
    <xsl:apply-templates select="$lemma" mode="apparatus"/>
    <li id="app:{$number}">
      <xsl:where-populated><xsl:attribute name="data-page" select="f:cited-page(.)"/></xsl:where-populated>
      <xsl:where-populated><xsl:attribute name="data-wit" select="$lemma ! f:witnesses(.)" separator=" "/></xsl:where-populated>
      <a href="#appref:{$number}" data-made="" role="doc-backlink">{format-integer($number, 'a')}</a>{' '}
      <xsl:sequence select="f:made(f:short($lemma) || ']'), $lemma ! f:sources(.)"/>
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
    <xsl:if test="ancestor::listApp"><xsl:sequence select="f:made(']'), f:sources(.)"/></xsl:if>
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

  <!-- Witnesses named in words, and remarks on them. -->
  <xsl:template match="wit | witDetail" p:treatment="inline" as="node()+">
    <xsl:text> </xsl:text>
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Who attests or proposes a reading: the sigla of @wit, then the names of @resp and @source. -->
  <xsl:function name="f:sources" as="node()*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="sigla" as="xs:string*"
        select="($reading/@wit, $reading/@source, $reading/@resp) ! tokenize(.) ! f:siglum(., $reading)"/>
    <xsl:if test="exists($sigla)">
      <span class="tei-sigla" data-made="">{' ' || string-join($sigla, ' ')}</span>
    </xsl:if>
  </xsl:function>

  <!-- What a pointer to a witness or an editor is called: its siglum, else its number or name, else the pointer. -->
  <xsl:function name="f:siglum" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="from" as="element()"/>
    <xsl:variable name="id" as="xs:string" select="replace($pointer, '^[^#]*[#:]', '')"/>
    <xsl:variable name="target" as="element()?" select="key('id', $id, root($from))[1]"/>
    <xsl:sequence select="(($target/(abbr[@type = 'siglum'] | idno[@type = 'siglum'] | label[@type = 'siglum'])[1],
        $target[self::witness]/@n, $target/(persName | name | surname | abbr | orgName)[1]) ! normalize-space(.)[. ne ''], $id)[1]"/>
  </xsl:function>

  <!-- The witnesses of a reading, by their ids; of a group of witnesses each of them. -->
  <xsl:function name="f:witnesses" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:for-each select="($reading, $reading/ancestor::rdgGrp[1])/@wit[normalize-space()] => head() => tokenize()">
      <xsl:variable name="id" as="xs:string" select="replace(., '^[^#]*[#:]', '')"/>
      <xsl:variable name="group" as="element(listWit)?" select="key('id', $id, root($reading))[1]/self::listWit"/>
      <xsl:sequence select="if (exists($group)) then $group/descendant::witness/@xml:id ! normalize-space() else $id"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The choice of the witness whose text is read, which a script brings to life, where the apparatus names witnesses. -->
  <xsl:function name="f:witness-switch" as="element(h:label)?">
    <xsl:param name="text" as="element(h:div)"/>
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="ids" as="xs:string*" select="distinct-values($text/h:section[@id = 'p:apparatus']/descendant::*/@data-wit/tokenize(.))"/>
    <xsl:variable name="listed" as="xs:string*" select="$document/descendant::witness/@xml:id/normalize-space()"/>
    <xsl:if test="exists($ids)">
      <label class="choice" hidden="" data-load="witness">
        <xsl:text>{f:word('witness')} </xsl:text>
        <select id="p:witness">
          <option value="">{f:word('witness-none')}</option>
          <xsl:for-each select="$listed[. = $ids], $ids[not(. = $listed)]">
            <option value="{.}">{f:witness-label(., $document)}</option>
          </xsl:for-each>
        </select>
      </label>
    </xsl:if>
  </xsl:function>

  <!-- What a reader calls a witness: its siglum, and the beginning of what the list says of it. -->
  <xsl:function name="f:witness-label" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="siglum" as="xs:string" select="f:siglum('#' || $id, $document)"/>
    <xsl:variable name="said" as="xs:string" select="normalize-space(key('id', $id, root($document))[1]/self::witness/f:plain(.))"/>
    <xsl:variable name="whole" as="xs:string" select="string-join(($siglum[not(starts-with($said, .))], $said[. ne '']), ': ')"/>
    <xsl:sequence select="if (string-length($whole) le 60) then $whole else replace(substring($whole, 1, 58), '\W*\w*$', '') || ' …'"/>
  </xsl:function>

  <!-- Where a witness begins, ends, or has a hole. -->
  <xsl:template match="lacunaStart | lacunaEnd | witStart | witEnd" p:treatment="milestone" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:sequence select="f:made('[' || string-join((tokenize(@wit) ! f:siglum(., current()), f:label(.)), ' ') || ']')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- The witnesses, each after its siglum. -->
  <xsl:template match="listWit" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="witness" p:treatment="block" as="element(h:div)">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each select="(@n, @xml:id)[normalize-space()][1][empty(../(abbr | idno | label)[@type = 'siglum'])]">
        <xsl:sequence select="f:made(normalize-space())"/>{' '}
      </xsl:for-each>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="variantEncoding" p:treatment="metadata" as="element()?"
      p:reason="It says by which method the apparatus is linked to the text; nothing in it is read.">
    <xsl:call-template name="p:aside"/>
  </xsl:template>
</xsl:stylesheet>
