<!-- Sources and publication: who publishes the document under which licence, and what it was made from. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The licence as p:licence with target, status and label (CC BY 4.0), its content the source's own words: the
       document's, else the corpus's, else the edition's. -->
  <xsl:function name="f:licence" as="element(p:licence)?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="stated" as="element(availability)?" select="(f:headers($node)
        ! (fileDesc[1]/publicationStmt//availability)[@status or licence/@target or f:says(.)][1])[1]"/>
    <xsl:sequence select="($stated ! f:stated-licence(.), f:context($node)/p:edition/p:licence[@target or normalize-space()]
        ! f:licence-of(string(@target), '', f:one-line(.)))[1]"/>
  </xsl:function>

  <!-- The licence that an availability states, by its licence element or by a link to one in its prose. -->
  <xsl:function name="f:stated-licence" as="element(p:licence)">
    <xsl:param name="stated" as="element(availability)"/>
    <xsl:variable name="link" as="xs:string?" select="($stated/licence/@target,
        $stated//ref/@target[contains(., 'licen') or contains(., 'creativecommons')])[1]"/>
    <xsl:variable name="address" as="xs:string?" select="
        if (exists($link)) then $link
        else if (contains($stated, '://creativecommons.org/'))
        then analyze-string(string($stated), 'https?://creativecommons\.org/[\w\-./]*[\w/]')/*:match[1]
        else ()"/>
    <xsl:sequence select="f:licence-of(f:one-line($address), string($stated/@status),
        (($stated/licence ! f:plain(.))[. ne ''], f:plain($stated))[1])"/>
  </xsl:function>

  <!-- A licence; those of Creative Commons have a short name. -->
  <xsl:function name="f:licence-of" as="element(p:licence)">
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="status" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(replace($target, '^https?://(www\.)?creativecommons\.org/', ''), '/')"/>
    <p:licence>
      <xsl:sequence select="f:attribute('target', $target), f:attribute('status', $status), f:attribute('label',
          if (not(contains($target, '//creativecommons.org/'))) then ''
          else if ($parts[1] eq 'licenses') then string-join(('CC', upper-case($parts[2]), $parts[3]), ' ')
          else if ($parts[2] eq 'zero') then string-join(('CC0', $parts[3]), ' ') else 'Public Domain Mark')"/>
      <xsl:value-of select="$words"/>
    </p:licence>
  </xsl:function>

  <!-- The licence in a few words, with its address. -->
  <xsl:function name="f:licence-text" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="licence" as="element(p:licence)?" select="f:licence($node)"/>
    <xsl:variable name="name" as="xs:string" select="string(($licence/@label, $licence[string-length(.) le 300])[1])"/>
    <xsl:sequence select="string-join(($name[. ne ''], $licence/@target[not(contains($name, .))], $licence[$name eq '' and not(@target)]/@status), ', ')"/>
  </xsl:function>

  <!-- Who publishes the edition: the publishers, else the authority or distributor, of the nearest header that says. -->
  <xsl:function name="f:publisher" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="named" as="array(xs:string)*" select="for $statement in f:headers($node) ! fileDesc[1]/publicationStmt[1],
        $name in ('publisher', 'authority', 'distributor') return array{$statement/*[local-name() = $name] ! f:house(.)}"/>
    <xsl:sequence select="(string-join(distinct-values($named[exists(?*)][1]?*), '; '), f:context($node)/p:edition/@publisher/f:one-line(.))[. ne ''][1]"/>
  </xsl:function>

  <!-- A sentence that says who did something: no house is called so. -->
  <xsl:variable name="f:deed" static="yes" as="xs:string" select="'^(edited|ed\.|compiled|translated|.*\s\w+ed) by\s|^(herausgegeben|hrsg\.?|bearbeitet|.*\sbearbeitet) von\s|'
      || '^(édité|établi)e? par\s|^a cura di\s|^под ред'"/>

  <!-- Words of which each such sentence has one: a pattern that may begin anywhere is dear, and few names have any. -->
  <xsl:variable name="f:deed-words" static="yes" as="xs:string+" select="' by ', ' von ', ' par ', 'a cura di ', 'под ред'"/>

  <!-- Is a text, in one line, a sentence that says who did something? -->
  <xsl:function name="f:is-deed" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="small" as="xs:string" select="lower-case($text)"/>
    <xsl:sequence select="(some $word in $f:deed-words satisfies contains($small, $word)) and matches($text, $f:deed, 'i')"/>
  </xsl:function>

  <!-- The name of a publisher without its address; nothing for an address alone, or a sentence. -->
  <xsl:function name="f:house" as="xs:string?">
    <xsl:param name="publisher" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$publisher/(orgName | name | persName)"/>
    <xsl:variable name="said" as="xs:string?" select="(string-join($names ! f:plain(.)[. ne ''], ', '), f:without-punctuation(f:bare($publisher)))[. ne ''][1]"/>
    <xsl:sequence select="$said[not(contains(., '@') and matches(., '^\S+@\S+$') or f:is-deed(.))]"/>
  </xsl:function>

  <!-- Where it is published. -->
  <xsl:function name="f:place" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:headers($node) ! (fileDesc[1]/publicationStmt[1]//pubPlace
        ! (descendant::settlement[f:plain(.) ne ''], .)[1] ! f:without-punctuation(f:plain(.)))[. ne ''][1],
        f:context($node)/p:edition/@place/f:one-line(.))[. ne ''][1]"/>
  </xsl:function>

  <!-- An identifier of the document that the publication statement gives, by its type in lower case. -->
  <xsl:function name="f:identifier" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="types" as="xs:string+"/>
    <xsl:sequence select="(f:header($node)/fileDesc[1]/publicationStmt[1]//idno[lower-case(@type) = $types][normalize-space()] ! f:one-line(.))[1]"/>
  </xsl:function>

  <!-- The manuscript that the document gives, as p:manuscript with place, repository, collection and shelfmark. Of
       several described together none is the document's. -->
  <xsl:function name="f:manuscript" as="element(p:manuscript)?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="identifier" as="element(msIdentifier)?"
        select="f:header($node)/fileDesc[1]/sourceDesc[1]//msDesc[last() eq 1]/msIdentifier[1]"/>
    <xsl:variable name="holder" as="xs:string" select="(($identifier/repository, $identifier/institution) ! f:plain(.)[. ne ''])[1] || ''"/>
    <xsl:variable name="shelfmark" as="xs:string"
        select="((($identifier/idno, $identifier/altIdentifier/idno)[normalize-space()])[1] ! f:one-line(.)
        ! (if ($holder ne '' and starts-with(., $holder || ', ')) then substring-after(., $holder || ', ') else .)) || ''"/>
    <xsl:variable name="place" as="xs:string" select="($identifier/settlement ! f:plain(.))[1] || ''"/>
    <xsl:variable name="collection" as="xs:string" select="string-join($identifier/collection ! f:plain(.)[. ne ''], ', ')"/>
    <xsl:if test="$holder || $shelfmark ne ''">
      <p:manuscript>
        <xsl:sequence select="f:attribute('place', $place), f:attribute('repository', $holder),
            f:attribute('collection', $collection), f:attribute('shelfmark', $shelfmark)"/>
        <xsl:value-of select="string-join(($place, $holder, $collection, $shelfmark)[. ne ''], ', ')"/>
      </p:manuscript>
    </xsl:if>
  </xsl:function>

  <!-- The printed source in one line, or nothing. -->
  <xsl:function name="f:printed-source" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="source" as="element()?" select="f:header($node)/fileDesc[1]/sourceDesc[1]
        /(biblStruct | biblFull | bibl | listBibl/(biblStruct | bibl))[f:says(.)][1]"/>
    <xsl:variable name="people" as="element()*" select="$source/(. | analytic | monogr | titleStmt)/author"/>
    <xsl:variable name="imprint" as="element()*" select="$source/(monogr/imprint | publicationStmt)/(pubPlace | publisher | date)"/>
    <xsl:sequence select="if ($source/self::bibl[text()[normalize-space()]]) then f:plain($source)
        else if ($source/self::bibl) then string-join($source/* ! f:plain(.)[. ne ''], ', ') else string-join((
        $people ! string-join(f:persons(., 'author'), ', '), $source/(analytic | monogr | titleStmt | seriesStmt | series)/title ! f:plain(.),
        $imprint ! (if (self::publisher) then f:house(.) else f:without-punctuation(f:plain(.))),
        $source//biblScope[not(ancestor::series)] ! f:plain(.))[. ne ''] => distinct-values(), ', ')"/>
  </xsl:function>
</xsl:stylesheet>
