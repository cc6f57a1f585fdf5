<!-- Versions: one text as transcription and translation, in divisions of one document or in several documents.

  Versions are divisions (or texts) side by side in the source, two or more, of the kinds that TEI projects call so by @type; or of
  any kind, in languages of their own, where one points to another by @corresp. Another document is a version where a document's
  @corresp or a related item of its header says so (pipeline/arrange/targets.py). Both are shown one after the other; a script
  shows one at a time, or both side by side, what belongs together on one line: by @corresp, by xml:id, else by @n.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What @type calls a version of a text. -->
  <xsl:variable name="f:version-kinds" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('edition original source
      transcription transcript transliteration diplomatic normalized normalised regularized modernized reading translation') ! map:entry(., true()))"/>

  <!-- How many siblings are looked at for versions that only point to each other. -->
  <xsl:variable name="f:few-siblings" static="yes" as="xs:integer" select="12"/>

  <!-- Does what stands beside it show the element to be one of several versions of a text? -->
  <xsl:function name="f:is-version" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="beside" as="element()*" select="$part/(preceding-sibling::*[self::div or self::div1 or self::text] | following-sibling::*[self::div or self::div1 or self::text])"/>
    <xsl:choose>
      <xsl:when test="map:contains($f:version-kinds, normalize-space($part/@type))">
        <xsl:sequence select="$beside/@type ! map:contains($f:version-kinds, normalize-space()) = true()"/>
      </xsl:when>
      <xsl:when test="empty($part/@xml:lang) or empty($part/(@corresp, @xml:id)) or exists($beside[$f:few-siblings + 1])"><xsl:sequence select="false()"/></xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="some $other in $beside[@xml:lang ne $part/@xml:lang] satisfies
            tokenize($part/@corresp) = $other/@xml:id ! ('#' || .) or tokenize($other/@corresp) = $part/@xml:id ! ('#' || .)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The parts of a document that are versions of its text. -->
  <xsl:function name="f:versions" as="element()*" cache="yes">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="$document/text/(descendant::div | descendant::div1 | group/text)[@type or @xml:lang][f:is-version(.)]"/>
  </xsl:function>

  <!-- Has the document several versions, or is it one of several? -->
  <xsl:function name="f:has-versions" as="xs:boolean">
    <xsl:param name="document" as="element(TEI)?"/>
    <xsl:sequence select="exists(($document/p:context/p:version, $document ! f:versions(.)))"/>
  </xsl:function>

  <!-- What tells a version from those beside it: its kind, with its language or its order where several are of that kind. -->
  <xsl:function name="f:version-key" as="xs:string">
    <xsl:param name="version" as="element()"/>
    <xsl:variable name="kind" as="xs:string" select="f:version-kind($version)"/>
    <xsl:variable name="alike" as="element()*" select="$version/../*[self::div or self::div1 or self::text][f:version-kind(.) eq $kind][f:is-version(.)]"/>
    <xsl:variable name="language" as="xs:string" select="f:language($version)"/>
    <xsl:sequence select="
        if (count($alike) eq 1) then $kind
        else if (count($alike[f:language(.) eq $language]) eq 1) then $kind || '-' || $language
        else $kind || '-' || count($alike[. &lt;&lt; $version]) + 1"/>
  </xsl:function>

  <!-- Of which kind a version is: what @type says, else only that it is one. -->
  <xsl:function name="f:version-kind" as="xs:string">
    <xsl:param name="version" as="element()"/>
    <xsl:sequence select="($version/@type/normalize-space()[. ne ''] ! replace(., '\s', '-'), 'version')[1]"/>
  </xsl:function>

  <!-- What a reader calls a version: its heading, else its kind; with its language where it isn't the document's. -->
  <xsl:function name="f:version-label" as="xs:string">
    <xsl:param name="version" as="element()"/>
    <xsl:variable name="head" as="xs:string" select="f:plain($version/head[1])"/>
    <xsl:variable name="kind" as="xs:string" select="f:version-kind($version)"/>
    <xsl:variable name="word" as="xs:string" select="if (map:contains($words, 'version:' || $kind)) then f:word('version:' || $kind) else f:capitalised($kind)"/>
    <xsl:variable name="language" as="xs:string" select="f:language($version)"/>
    <xsl:variable name="known" as="xs:string" select="(root($version)/TEI/teiHeader/profileDesc/langUsage/language[@ident = $language] ! f:plain(.)[. ne ''], $language)[1]"/>
    <xsl:sequence select="if ($head ne '' and string-length($head) le 40) then $head
        else $word || (' (' || $known || ')')[$language ne f:document-language(root($version)/TEI)][$known ne '']"/>
  </xsl:function>

  <!-- A version says so to scripts. -->
  <xsl:template match="(div | div1 | text)[@type or @xml:lang][f:is-version(.)]" mode="attributes" as="attribute()*">
    <xsl:next-match/>
    <xsl:attribute name="data-version" select="f:version-key(.)"/>
  </xsl:template>

  <!-- What belongs together in versions: the ids to which an element points, and its number; of breaks and words nothing. -->
  <xsl:function name="f:row-attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element[not(self::pb or self::lb or self::cb or self::milestone or self::w or self::pc or self::c or self::note)][f:has-versions(root(.)/TEI)]">
      <xsl:where-populated>
        <xsl:attribute name="data-corresp" select="tokenize($element/@corresp)[contains(., '#')] ! substring-after(., '#')" separator=" "/>
      </xsl:where-populated>
      <xsl:where-populated><xsl:attribute name="data-row" select="normalize-space($element/@n)"/></xsl:where-populated>
    </xsl:if>
  </xsl:function>

  <!-- The switch between versions, which a script brings to life, and the ways to documents that are other versions. -->
  <xsl:function name="f:versions-switch" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="parts" as="element()*" select="f:versions($document)"/>
    <xsl:variable name="others" as="element(p:record)*" select="$document/p:context/p:version/p:record"/>
    <xsl:if test="exists(($parts, $others))">
      <label class="choice" hidden="" data-load="rows versions">
        <xsl:text>{f:word('version')} </xsl:text>
        <select id="p:versions">
          <option value="">{f:word(if (exists($parts)) then 'version-all' else 'version-this')}</option>
          <xsl:for-each-group select="$parts" group-by="f:version-key(.)">
            <option value="{current-grouping-key()}"><xsl:sequence select="f:language-beside(., $language)"/>{f:version-label(.)}</option>
          </xsl:for-each-group>
          <xsl:if test="exists($parts)"><option value="beside">{f:word('version-beside')}</option></xsl:if>
          <xsl:for-each select="$others">
            <option value="{f:page-of(.)}" data-page="">{f:phrase('version-with', f:version-title(.))}</option>
          </xsl:for-each>
        </select>
      </label>
      <xsl:for-each select="$others">
        <a class="version" rel="alternate" href="{f:page-of(.)}">
          <xsl:where-populated><xsl:attribute name="hreflang" select="@lang"/></xsl:where-populated>
          <xsl:text>{f:phrase('version-of', f:version-title(.))}</xsl:text>
        </a>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <!-- What another document is called: its title, else its id; with its language, where it is called as this one is. -->
  <xsl:function name="f:version-title" as="xs:string">
    <xsl:param name="record" as="element(p:record)"/>
    <xsl:variable name="title" as="xs:string" select="($record/p:title[1]/normalize-space()[. ne ''], string($record/@id))[1]"/>
    <xsl:sequence select="$title || $record/@lang[$title eq f:title(root($record)/TEI)] ! (' (' || . || ')')"/>
  </xsl:function>

  <!-- The language of a version's heading, where it isn't the interface's. -->
  <xsl:function name="f:language-beside" as="attribute()?">
    <xsl:param name="version" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="$version/head and f:language($version/head[1]) ne $f:interface-language">
      <xsl:where-populated><xsl:attribute name="lang" select="f:language($version/head[1])"/></xsl:where-populated>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
