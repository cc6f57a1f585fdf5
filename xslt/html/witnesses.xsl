<!-- textcrit: the witnesses: their names, who has a reading, the choice of one to read, where its text lacks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

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

  <!-- The witnesses of a reading, by their ids; of a group of witnesses each of them; where none is named, the editions that
       have it (@source). -->
  <xsl:function name="f:witnesses" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:for-each select="($reading/@wit, $reading/ancestor::rdgGrp[1]/@wit, $reading/@source)[normalize-space()] => head() => tokenize()">
      <xsl:variable name="id" as="xs:string" select="replace(., '^[^#]*[#:]', '')"/>
      <xsl:variable name="group" as="element(listWit)?" select="key('id', $id, root($reading))[1]/self::listWit"/>
      <xsl:sequence select="if (exists($group)) then $group/descendant::witness/@xml:id ! normalize-space() else $id"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The choice of the witness whose text is read, which a script brings to life, where the apparatus names witnesses. -->
  <xsl:function name="f:witness-switch" as="element(h:label)?">
    <xsl:param name="text" as="element(h:div)"/>
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="ids" as="xs:string*" select="if (f:has-apparatus($document)) then distinct-values($text/descendant::*/@data-wit/tokenize(.)) else ()"/>
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

  <!-- Where a witness begins, ends, or has a hole: the one that it names, else those of the reading in which it stands. -->
  <xsl:template match="lacunaStart | lacunaEnd | witStart | witEnd" p:treatment="milestone" as="element(h:span)">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:where-populated>
        <xsl:attribute name="data-wit" select="(.[@wit], ancestor::*[self::rdg or self::lem][1])[1] ! f:witnesses(.)" separator=" "/>
      </xsl:where-populated>
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
</xsl:stylesheet>
