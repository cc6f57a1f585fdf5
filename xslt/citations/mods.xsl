<!-- MODS: a record, made of a citation item (Metadata Object Description Schema 3.7, Library of Congress). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:m="http://www.loc.gov/mods/v3" xmlns="http://www.loc.gov/mods/v3"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The roles, as MARC's code list for relators has them; the writer of a letter is its creator. -->
  <xsl:variable name="f:relators" static="yes" as="map(xs:string, xs:string)"
      select="map{'author': 'aut', 'recipient': 'rcp', 'editor': 'edt', 'translator': 'trl', 'compiler': 'com'}"/>

  <!-- The genres, as MARC's list has them, where it has one. -->
  <xsl:variable name="f:marc-genres" static="yes" as="map(xs:string, xs:string)" select="map{'letter': 'letter', 'telegram': 'letter',
      'diary-entry': 'diary', 'play': 'drama', 'poem': 'poetry', 'article': 'article', 'entry': 'dictionary', 'book': 'book', 'speech': 'speech'}"/>

  <!-- The record. -->
  <xsl:function name="f:mods" as="element(m:mods)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <mods version="3.7">
      <xsl:sequence select="f:mods-description($item)"/>
      <xsl:for-each select="$item('sources')"><relatedItem type="original"><xsl:sequence select="f:mods-description(.)"/></relatedItem></xsl:for-each>
      <xsl:if test="$item('licence')"><accessCondition type="use and reproduction">{$item('licence')}</accessCondition></xsl:if>
      <recordInfo><recordIdentifier>{$item('id')}</recordIdentifier></recordInfo>
    </mods>
  </xsl:function>

  <!-- What is said of the document, or of what it was made from. -->
  <xsl:function name="f:mods-description" as="element()*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="f:mods-title($item)"/>
    <xsl:for-each select="'author', 'recipient', 'editor', 'translator', 'compiler'">
      <xsl:sequence select="$item(.) ! f:mods-name(., if (current() eq 'author' and $item('csl-type') eq 'personal_communication') then 'cre' else $f:relators(current()))"/>
    </xsl:for-each>
    <typeOfResource>text</typeOfResource>
    <xsl:sequence select="f:mods-genres($item), f:mods-origin($item)"/>
    <xsl:if test="$item('language')"><language><languageTerm type="code" authority="rfc5646">{$item('language')}</languageTerm></language></xsl:if>
    <xsl:sequence select="f:mods-notes($item), f:mods-identifiers($item), f:mods-related($item), f:mods-location($item)"/>
  </xsl:function>

  <xsl:function name="f:mods-title" as="element(m:titleInfo)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <titleInfo>
      <title>{f:one-line($item('title'))}</title>
      <xsl:if test="$item('subtitle')"><subTitle>{f:one-line($item('subtitle'))}</subTitle></xsl:if>
    </titleInfo>
  </xsl:function>

  <!-- Somebody in a role: the parts of a person's name, or a name that is a whole. -->
  <xsl:function name="f:mods-name" as="element(m:name)">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:param name="role" as="xs:string"/>
    <name>
      <xsl:if test="not($person/@literal)"><xsl:attribute name="type" select="'personal'"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$person/@literal"><namePart>{f:one-line($person)}</namePart></xsl:when>
        <xsl:otherwise>
          <namePart type="family">{f:one-line(string-join(($person/@particle, $person/@family), ' '))}</namePart>
          <xsl:if test="$person/@given"><namePart type="given">{f:one-line($person/@given)}</namePart></xsl:if>
          <xsl:if test="$person/@suffix"><namePart type="termsOfAddress">{f:one-line($person/@suffix)}</namePart></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <role><roleTerm type="code" authority="marcrelator">{$role}</roleTerm></role>
    </name>
  </xsl:function>

  <xsl:function name="f:mods-genres" as="element(m:genre)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:if test="$f:marc-genres($item('kind'))"><genre authority="marcgt">{$f:marc-genres($item('kind'))}</genre></xsl:if>
    <xsl:if test="$item('genre')"><genre>{f:one-line($item('genre'))}</genre></xsl:if>
  </xsl:function>

  <!-- Where and when it came to be: the document's own date is one of creation, the volume's and the edition's of issue. -->
  <xsl:function name="f:mods-origin" as="element(m:originInfo)?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="is-own" as="xs:boolean" select="$item('csl-type') = ('personal_communication', 'manuscript', 'document')"/>
    <xsl:where-populated>
      <originInfo>
        <xsl:if test="$item('place')"><place><placeTerm type="text">{f:one-line($item('place'))}</placeTerm></place></xsl:if>
        <xsl:if test="$item('publisher')"><publisher>{f:one-line($item('publisher'))}</publisher></xsl:if>
        <xsl:for-each select="f:version-text($item)"><edition>{f:one-line(.)}</edition></xsl:for-each>
        <xsl:sequence select="($item('date')[not($is-own)], $item('edition-date')) ! f:mods-dates(., 'dateIssued'),
            ($item('date')[$is-own], $item('original'), $item('written')) ! f:mods-dates(., 'dateCreated')"/>
      </originInfo>
    </xsl:where-populated>
  </xsl:function>

  <!-- A date: a day, the two ends of a span, or a text. -->
  <xsl:function name="f:mods-dates" as="element()+">
    <xsl:param name="date" as="element(p:date)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="ends" as="attribute()*" select="$date/(@from, @not-before, @to, @not-after)"/>
    <xsl:choose>
      <xsl:when test="$date/@when"><xsl:element name="{$name}"><xsl:attribute name="encoding" select="'w3cdtf'"/>
        <xsl:sequence select="$date/@doubt/f:attribute('qualifier', if (. eq '~') then 'approximate' else 'questionable')"/>{$date/@when}</xsl:element></xsl:when>
      <xsl:when test="empty($ends)"><xsl:element name="{$name}">{f:one-line($date)}</xsl:element></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$ends">
          <xsl:element name="{$name}">
            <xsl:attribute name="encoding" select="'w3cdtf'"/>
            <xsl:attribute name="point" select="if (name() = ('from', 'not-before')) then 'start' else 'end'"/>
            <xsl:if test="starts-with(name(), 'not-')"><xsl:attribute name="qualifier" select="'approximate'"/></xsl:if>
            <xsl:value-of select="."/>
          </xsl:element>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:mods-notes" as="element(m:note)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:if test="$item('attributed')"><note type="statement of responsibility">{f:one-line(f:note-text($item, 'attributed'))}</note></xsl:if>
    <xsl:if test="$item('paging')"><note type="pagination">{f:one-line(f:note-text($item, 'paging'))}</note></xsl:if>
    <xsl:if test="$item('source')"><note type="source">{f:one-line($item('source'))}</note></xsl:if>
  </xsl:function>

  <xsl:function name="f:mods-identifiers" as="element(m:identifier)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:if test="$item('doi')"><identifier type="doi">{$item('doi')}</identifier></xsl:if>
    <xsl:if test="$item('isbn')"><identifier type="isbn">{$item('isbn')}</identifier></xsl:if>
    <xsl:if test="$item('issn')"><identifier type="issn">{$item('issn')}</identifier></xsl:if>
    <xsl:if test="$item('url')"><identifier type="uri">{$item('url')}</identifier></xsl:if>
  </xsl:function>

  <!-- What the document stands in, with its volume and pages there; and the series. -->
  <xsl:function name="f:mods-related" as="element(m:relatedItem)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="pages" as="element(p:pages)?" select="$item('pages')"/>
    <xsl:where-populated>
      <relatedItem type="host">
        <xsl:if test="$item('container')"><titleInfo><title>{f:one-line($item('container'))}</title></titleInfo></xsl:if>
        <xsl:sequence select="$item('container-author') ! f:mods-name(., 'aut')"/>
        <xsl:where-populated>
          <part>
            <xsl:if test="$item('volume')"><detail type="volume"><number>{f:one-line($item('volume'))}</number></detail></xsl:if>
            <xsl:if test="$item('issue')"><detail type="issue"><number>{f:one-line($item('issue'))}</number></detail></xsl:if>
            <xsl:if test="$pages"><extent unit="page"><start>{$pages/@first}</start><end>{$pages/@last}</end></extent></xsl:if>
          </part>
        </xsl:where-populated>
      </relatedItem>
    </xsl:where-populated>
    <xsl:if test="$item('series')"><relatedItem type="series"><titleInfo><title>{f:one-line($item('series'))}</title><xsl:where-populated><partNumber>{$item('series-number')}</partNumber></xsl:where-populated></titleInfo></relatedItem></xsl:if>
  </xsl:function>

  <!-- Where it is found. -->
  <xsl:function name="f:mods-location" as="element(m:location)*">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="manuscript" as="element(p:manuscript)?" select="$item('manuscript')"/>
    <xsl:if test="$manuscript">
      <location>
        <xsl:where-populated><physicalLocation>{string-join(($manuscript/@place, $manuscript/@repository), ', ')}</physicalLocation></xsl:where-populated>
        <xsl:where-populated><shelfLocator>{string-join(($manuscript/@collection, $manuscript/@shelfmark), ', ')}</shelfLocator></xsl:where-populated>
      </location>
    </xsl:if>
    <xsl:if test="$item('url')"><location><url>{$item('url')}</url></location></xsl:if>
  </xsl:function>
</xsl:stylesheet>
