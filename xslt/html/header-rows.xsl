<!-- header: rows of the document details that more than one element of the header gives. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The rows of what is found by more than one element: title, people, date, pages. -->
  <xsl:function name="f:document-rows" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="date" as="element(p:date)?" select="f:date($document)"/>
    <xsl:sequence select="f:row('title', (), f:title($document)), f:subtitles($document) ! f:row('subtitle', (), .)"/>
    <xsl:for-each select="'author', 'recipient', 'editor', 'translator'">
      <xsl:variable name="role" as="xs:string" select="."/>
      <xsl:sequence select="f:people($document, .) ! f:row($role, (), f:person-link($document, .))"/>
    </xsl:for-each>
    <xsl:variable name="normalised" as="xs:string" select="f:iso-words($date)"/>
    <xsl:sequence select="f:row('date', $date/@calendar/replace(., '^.*#', ''), (f:date-element($date),
        (' (' || $normalised || ')')[$normalised ne '' and $normalised ne $date/normalize-space()]))"/>
    <xsl:sequence select="f:row('place-written', (), f:shown(f:written-at($document))), f:row('destination', (), f:shown(f:sent-to($document))),
        f:row('volume', f:volume-number($document), f:volume-title($document)[exists(f:volume-number($document)) or not(. = f:series-title($document))]), f:row('pages', (), f:range-text(f:pages($document), '–'))"/>
    <xsl:variable name="manuscript" as="element(p:manuscript)?" select="f:manuscript($document)"/>
    <xsl:sequence select="f:row('repository', (), string-join(($manuscript/@place, $manuscript/@repository), ', ')),
        f:row('collection-of', (), $manuscript/@collection/string()), f:row('shelfmark', (), $manuscript/@shelfmark/string())"/>
    <xsl:if test="empty(f:header($document)/profileDesc/langUsage/language)">
      <xsl:sequence select="f:row('language', (), f:language-name(f:document-language($document)))"/>
    </xsl:if>
    <xsl:sequence select="f:row('licence', (), f:licence-link($document))"/>
  </xsl:function>

  <!-- A row: what it is called, of which kind, and what there is; nothing where there is nothing. -->
  <xsl:function name="f:row" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="kind" as="xs:string?"/>
    <xsl:param name="content" as="item()*"/>
    <xsl:if test="normalize-space(string-join($content ! string())) ne ''">
      <dt lang="{$f:interface-language}">{f:word($name)}{$kind[normalize-space(.) ne ''] ! (' (' || . || ')')}</dt>
      <dd><xsl:sequence select="$content"/></dd>
    </xsl:if>
  </xsl:function>

  <!-- From how many signs on a description is folded, and how many of them its summary shows. -->
  <xsl:variable name="f:long" static="yes" as="xs:integer" select="900"/>
  <xsl:variable name="f:summary" static="yes" as="xs:integer" select="90"/>

  <!-- A description, folded where it is long, under its first words. -->
  <xsl:function name="f:folded" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(string-join($content ! string(), ' '))"/>
    <xsl:choose>
      <xsl:when test="string-length($words) gt $f:long">
        <details><summary>{replace(substring(f:words-apart($content), 1, $f:summary), '\s\S*$', '')} …</summary><xsl:sequence select="$content"/></details>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$content"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The words of parts of a page in one line, without the labels of fields; what stands in lines of its own is held apart. -->
  <xsl:function name="f:words-apart" as="xs:string">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="texts" as="text()*" select="$content/descendant-or-self::text()[not(ancestor::h:dt)]"/>
    <xsl:sequence select="normalize-space(string-join(for $text in $texts
        return (' '[$text is $text/ancestor::*[self::h:dd or self::h:div or self::h:p or self::h:li][1]/descendant::text()[1]], string($text))))"/>
  </xsl:function>

  <!-- Elements as they show themselves, with commas between them; notes are no part of it. -->
  <xsl:function name="f:listed" as="node()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each select="$elements[not(self::note)][f:plain(.) ne '' or f:stated(.) ne '']">
      <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="f:plain(.) ne ''"><xsl:sequence select="f:shown(.) ! f:ended(.)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="f:stated(.)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- A part of a page without the white space at its end. -->
  <xsl:function name="f:ended" as="node()?">
    <xsl:param name="part" as="node()"/>
    <xsl:variable name="last" as="node()?" select="$part/node()[normalize-space()][last()]"/>
    <xsl:choose>
      <xsl:when test="$part/self::text()"><xsl:value-of select="replace($part, '\s+$', '')"/></xsl:when>
      <xsl:when test="exists($last)">
        <xsl:copy select="$part"><xsl:sequence select="$part/@*, $last/preceding-sibling::node(), f:ended($last)"/></xsl:copy>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$part"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Where a document was written: as the correspondence, its origin or its dateline says. -->
  <xsl:function name="f:written-at" as="element()?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="own" as="element()*" select="(f:part($document), $document/text[1]/body[1]/(. | child::div[1]))"/>
    <xsl:sequence select="(f:places-of($document, ('sent', 'sender', 'from', 'written')),
        f:header($document)[not(f:is-part($document))]/profileDesc/creation/(placeName, settlement), $own/opener/dateline/placeName)[f:plain(.) ne ''][1]"/>
  </xsl:function>

  <!-- Where it was sent to. -->
  <xsl:function name="f:sent-to" as="element()?">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="f:places-of($document, ('received', 'recipient', 'to', 'addressee'))[f:plain(.) ne ''][1]"/>
  </xsl:function>

  <!-- The places that a correspondence names for an action. -->
  <xsl:function name="f:places-of" as="element()*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="types" as="xs:string+"/>
    <xsl:sequence select="f:correspondence($document)/correspAction[lower-case(@type) = $types]//(placeName | settlement[not(parent::placeName)]
        | name[@type = 'place'])"/>
  </xsl:function>

  <!-- A language's name in the interface's language, with the script or the region that its tag names; nothing for one that has no
       name here. -->
  <xsl:function name="f:language-name" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(f:language-tag($tag), '-')"/>
    <xsl:variable name="key" as="xs:string" select="'language:' || $parts[1]"/>
    <xsl:sequence select="f:word($key)[. ne $key] ! f:capitalised(.) ! (. || (' (' || string-join(tail($parts), ', ') || ')')[exists(tail($parts))])"/>
  </xsl:function>

  <!-- A language that the header lists: its name, and the header's own words where these say more. -->
  <xsl:function name="f:language-said" as="xs:string">
    <xsl:param name="language" as="element(language)"/>
    <xsl:variable name="name" as="xs:string?" select="f:language-name(string($language/@ident))"/>
    <xsl:variable name="words" as="xs:string" select="f:plain($language)"/>
    <xsl:sequence select="
        if (empty($name)) then ($words, string($language/@ident))[. ne ''][1] || ''
        else if (string-length($words) gt 25) then $name || ': ' || $words
        else $name"/>
  </xsl:function>

  <!-- Where an identifier leads: an address, or what resolves it (DOI, URN:NBN, Handle, ARK). -->
  <xsl:function name="f:identifier-address" as="xs:string?">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="words" as="xs:string" select="f:plain($idno/node())"/>
    <xsl:variable name="type" as="xs:string" select="lower-case(normalize-space($idno/@type))"/>
    <xsl:variable name="bare" as="xs:string" select="replace($words, '^(doi|hdl|handle):\s*', '', 'i')"/>
    <xsl:sequence select="f:outward-url(
        if (matches($words, '^https?:', 'i')) then $words
        else if (matches($bare, '^10\.\d{4,9}/\S+$') and ($type = ('doi', '') or matches($words, '^doi:', 'i'))) then 'https://doi.org/' || $bare
        else if (matches($words, '^urn:nbn:\S+$', 'i')) then 'https://nbn-resolving.org/' || $words
        else if (matches($bare, '^\d+(\.\d+)*/\S+$') and ($type = ('handle', 'hdl') or $bare ne $words)) then 'https://hdl.handle.net/' || $bare
        else if (matches($words, '^ark:/?\d\S+$')) then 'https://n2t.net/' || $words
        else ())"/>
  </xsl:function>

  <!-- The changes of the file, each with its day, what was done, and by whom; many are folded under the last. -->
  <xsl:function name="f:history" as="element()?">
    <xsl:param name="changes" as="element(change)*"/>
    <xsl:variable name="list" as="element(h:ol)">
      <ol class="history"><xsl:for-each select="$changes"><li><xsl:sequence select="f:change(., f:shown(node()))"/></li></xsl:for-each></ol>
    </xsl:variable>
    <xsl:variable name="last" as="element(change)?" select="sort($changes, (), function($change) {f:changed-on($change)})[last()]"/>
    <xsl:choose>
      <xsl:when test="empty($changes)"/>
      <xsl:when test="count($changes) le 3"><xsl:sequence select="$list"/></xsl:when>
      <xsl:otherwise><details><summary>{f:word('revision')}: <xsl:sequence select="f:change($last, f:plain($last))"/></summary><xsl:sequence select="$list"/></details></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A change: its day, its words, its state, its author. -->
  <xsl:function name="f:change" as="item()*">
    <xsl:param name="change" as="element(change)"/>
    <xsl:param name="words" as="item()*"/>
    <xsl:variable name="who" as="xs:string?" select="$change/@who ! f:named-all(., ', ')[. ne '']"/>
    <xsl:variable name="said" as="xs:string" select="string-join(($change/@status[normalize-space()], $who), ', ')"/>
    <xsl:where-populated><span class="date">{f:changed-on($change)}</span></xsl:where-populated>
    <xsl:text> </xsl:text>
    <xsl:sequence select="$words"/>
    <xsl:where-populated><span class="status"><xsl:value-of select="(' (' || $said || ')')[$said ne '']"/></span></xsl:where-populated>
  </xsl:function>

  <!-- The day of a change, or from and to which. -->
  <xsl:function name="f:changed-on" as="xs:string">
    <xsl:param name="change" as="element(change)"/>
    <xsl:sequence select="replace(string((f:stated($change)[exists($change/(@when, @when-iso, @from, @to, @notBefore, @notAfter))],
        $change/date[1] ! (f:stated(.), f:plain(.)))[. ne ''][1]), 'T[\d:.Z+-]+', '')"/>
  </xsl:function>
</xsl:stylesheet>
