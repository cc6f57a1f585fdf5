<!-- The version of the edition, as a header's edition statement says it (TEI Guidelines 2.2.2). Its words are often no
     version: "born digital", "the society's edition". One is told by a number, or by an ordinal beside the word for it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- How long the words of a version are at most. -->
  <xsl:variable name="f:longest-version" static="yes" as="xs:integer" select="60"/>

  <!-- What a version, an edition or a release is called, in small letters. -->
  <xsl:variable name="f:version-words" static="yes" as="xs:string" select="string-join(('versions?', 'vers', 'ver', 'v', 'release', 'rel', 'revision', 'rev',
      'editions?', 'ed', 'éditions?', 'éd', 'auflagen?', 'aufl', 'ausgaben?', 'fassung', 'versionen', 'versione', 'edizione', 'versión', 'edición', 'versão',
      'edição', 'uitgave', 'versie', 'utgåva', 'utgave', 'udgave', 'wersja', 'wydanie', 'wyd', 'verze', 'vydání', 'версия', 'издание', 'изд'), '|')"/>

  <!-- The ordinals that are written as words, in small letters. -->
  <xsl:variable name="f:ordinal-words" static="yes" as="xs:string" select="string-join(('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth',
      'ninth', 'tenth', '(erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)[rns]?', 'premi[eè]re', 'deuxi[eè]me', 'seconde', 'troisi[eè]me',
      'quatri[eè]me', 'cinqui[eè]me', 'prim[ao]', 'second[ao]', 'terz[ao]', 'quart[ao]', 'quint[ao]', 'primera', 'segunda', 'tercera', 'primeira', 'terceira',
      'перв(ое|ая)', 'втор(ое|ая)', 'третье', 'третья'), '|')"/>

  <!-- "Version 1.2", "v2.0-beta", "3": the fifth group is the number. -->
  <xsl:variable name="f:version-number" static="yes" as="xs:string"
      select="'^((' || $f:version-words || ')[.:]?\s*)?((n[ro]\.?|№)\s*)?(\d+([.\-_]\d+)*([.\-]?(alpha|beta|rc|dev|a|b)[.\-]?\d*)?)$'"/>

  <!-- "Second edition", "2nd revised edition", "1. digitale Auflage": an ordinal, at most three words, the word. -->
  <xsl:variable name="f:version-ordinal" static="yes" as="xs:string"
      select="'(^|\W)(\d+(\.\d+)*(st|nd|rd|th|\.|ª|a|e|[eè]me|re|-е|-ое|-ая)?|' || $f:ordinal-words || ')([ ,]+[\w\-]+\.?){0,3}[ ,]+(' || $f:version-words || ')(\W|$)'"/>

  <!-- The version of the document's edition: its own header's, the corpus's, the one that the settings name, whatever they
       call it. -->
  <xsl:function name="f:edition-version" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:headers($node) ! fileDesc[1]/editionStmt/edition ! f:stated-version(.),
        f:context($node)/p:edition/@version ! (f:as-version(.), f:one-line(.)))[. ne ''][1]"/>
  </xsl:function>

  <!-- Is a version told in words, as an edition is counted, and not by a number or a name? -->
  <xsl:function name="f:is-edition-in-words" as="xs:boolean">
    <xsl:param name="version" as="xs:string"/>
    <xsl:sequence select="matches($version, '\s') and exists(f:as-version($version))"/>
  </xsl:function>

  <!-- The version that an edition element states: by @n, else by its words without their date. -->
  <xsl:function name="f:stated-version" as="xs:string?">
    <xsl:param name="edition" as="element(edition)"/>
    <xsl:variable name="words" as="xs:string" select="string-join($edition/node()[not(self::date)] ! f:plain(.), ' ')"/>
    <xsl:sequence select="($edition/@n, $words) ! f:as-version(.) => head()"/>
  </xsl:function>

  <!-- A text as a version, or nothing where it is none: the number alone, else the words with their ordinal. -->
  <xsl:function name="f:as-version" as="xs:string?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="replace(f:one-line($text), '^[\s(\[]+|[\s.,:;/)\]]+$', '')"/>
    <xsl:variable name="is-date" as="xs:boolean" select="matches($line, '^\d{4}(-\d\d(-\d\d)?)?$')"/>
    <xsl:sequence select="
        if ($line eq '' or string-length($line) gt $f:longest-version or $is-date) then ()
        else if (matches($line, $f:version-number, 'i')) then replace($line, $f:version-number, '$5', 'i')
        else $line[matches(replace(., '(^|\W)\d{4}(\W|$)', '$1$2'), $f:version-ordinal, 'i')]"/>
  </xsl:function>
</xsl:stylesheet>
