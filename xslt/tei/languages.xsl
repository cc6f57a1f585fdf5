<!-- Languages: the nearest xml:lang as a tag that a browser understands (BCP 47; TEI Guidelines vi.1). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="subtags.xsl"/>

  <!-- The variants that are kept, by the language to which they belong ('' for any). -->
  <xsl:variable name="f:variants" static="yes" as="map(xs:string, xs:string*)" select="map{
      'de': ('1901', '1996'), 'el': ('monoton', 'polyton'), 'ru': ('luna1918', 'petr1708'),
      'en': ('oxendict', 'scotland'), 'hy': ('arevela', 'arevmda'), '': ('fonipa', 'fonupa', 'fonnapa')}"/>

  <!-- The language at a node, or '' where none is said or none that is known. -->
  <xsl:function name="f:language" as="xs:string">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="f:language-tag($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- The language of a document as a whole: its text's, or that of all the text's divisions; else the one that the
       header names, or names as the main one; else the edition's. Of several that it only lists none is the text's. -->
  <xsl:function name="f:document-language" as="xs:string">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="header" as="element()?" select="$document/teiHeader[1]"/>
    <xsl:variable name="listed" as="element()*" select="$header/profileDesc/langUsage/language[@ident]"/>
    <xsl:variable name="most" as="element()*" select="
        if ($listed/@usage) then sort($listed[@usage castable as xs:double], (), function($e) { -number($e/@usage) }) else ()"/>
    <xsl:variable name="said" as="xs:string*" select="($document/(text, sourceDoc)[1]/@xml:lang, f:shared-language($document/text[1]/body[1]),
        $document/@xml:lang, $most[1]/@ident, $listed[last() eq 1 or count(distinct-values($listed/@ident)) eq 1]/@ident,
        $header/fileDesc[1]/sourceDesc//msDesc[last() eq 1]/msContents//textLang[last() eq 1]/@mainLang,
        $document/p:context/p:edition/@language) ! f:language-tag(.)"/>
    <xsl:sequence select="string($said[. ne ''][1])"/>
  </xsl:function>

  <!-- The language that a body says, or that all that stands in it says. -->
  <xsl:function name="f:shared-language" as="xs:string?">
    <xsl:param name="body" as="element()?"/>
    <xsl:variable name="children" as="element()*" select="$body/*[not(self::head)][descendant::text()[normalize-space()]]"/>
    <xsl:sequence select="($body/@xml:lang, $children[1]/@xml:lang[every $child in $children satisfies $child/@xml:lang = .])[1] ! string()"/>
  </xsl:function>

  <!-- A tag in its valid form, without the parts that aren't registered; '' where its language isn't. -->
  <xsl:function name="f:language-tag" as="xs:string" cache="yes">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:variable name="parts" as="xs:string*" select="lower-case(normalize-space($tag)) => translate('_', '-') => tokenize('-')"/>
    <xsl:variable name="private" as="xs:integer" select="(index-of($parts, 'x'), count($parts) + 1)[1]"/>
    <xsl:variable name="public" as="xs:string*" select="$parts[position() lt $private]"/>
    <xsl:variable name="language" as="xs:string?" select="f:registered-language($public[1], $public[2])"/>
    <xsl:variable name="script" as="xs:string?" select="$public[position() gt 1][string-length() eq 4][contains($f:scripts, ' ' || . || ' ')][1]"/>
    <xsl:variable name="region" as="xs:string?"
        select="$public[position() gt 1][matches(., '^([a-z]{2}|\d{3})$')][contains($f:regions, ' ' || . || ' ')][1]"/>
    <xsl:variable name="variant" as="xs:string?" select="$public[position() gt 1][. = ($f:variants($language[exists(.)]), $f:variants(''))][1]"/>
    <xsl:variable name="own" as="xs:string*" select="$parts[position() gt $private][matches(., '^[a-z0-9]{1,8}$')]"/>
    <xsl:sequence select="
        if (empty($language)) then ''
        else string-join(($language, $script ! (upper-case(substring(., 1, 1)) || substring(., 2)), $region ! upper-case(.),
            $variant, ('x', $own)[exists($own)]), '-')"/>
  </xsl:function>

  <!-- The registered form of a language's subtag: two letters where there are two, the extended language instead of its group. -->
  <xsl:function name="f:registered-language" as="xs:string?">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:param name="extension" as="xs:string?"/>
    <xsl:variable name="short" as="xs:string" select="substring-before(substring-after($f:languages-shortened, ' ' || $language || '='), ' ')"/>
    <xsl:sequence select="
        if (matches($language, '^[a-z]{2}$') and matches($extension, '^[a-z]{3}$') and f:is-three($extension)) then $extension
        else if (matches($language, '^[a-z]{2}$')) then $language[contains($f:languages-of-two, ' ' || . || ' ')]
        else if (matches($language, '^[a-z]{3}$')) then ($short[. ne ''], $language[f:is-three(.) or matches(., '^q[a-t]')])[1]
        else ()"/>
  </xsl:function>

  <!-- Are these three letters a registered language? -->
  <xsl:function name="f:is-three" as="xs:boolean">
    <xsl:param name="letters" as="xs:string"/>
    <xsl:sequence select="contains(substring-before(substring-after($f:languages-of-three, ' ' || substring($letters, 1, 2)), ' '),
        substring($letters, 3, 1))"/>
  </xsl:function>

  <!-- The direction of writing of a language in its own script, or in the script that its tag names. -->
  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="script" as="xs:string?" select="tokenize($tag, '-')[string-length() eq 4][1]"/>
    <xsl:variable name="language" as="xs:string?" select="tokenize($tag, '-')[1]"/>
    <xsl:sequence select="
        if (exists($script)) then
          if ($script = ('Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Samr', 'Mand', 'Adlm', 'Rohg', 'Phnx', 'Armi', 'Avst',
              'Phli', 'Prti', 'Sarb', 'Narb', 'Mend', 'Sogd', 'Sogo', 'Palm', 'Nbat', 'Hatr')) then 'rtl' else 'ltr'
        else if ($language = ('ar', 'arb', 'apc', 'arz', 'arc', 'ckb', 'dv', 'fa', 'glk', 'he', 'iw', 'ji', 'jpr', 'jrb', 'mzn', 'nqo',
            'ota', 'pal', 'phn', 'ps', 'sam', 'sd', 'syc', 'syr', 'ug', 'ur', 'xpr', 'yi')) then 'rtl'
        else 'ltr'"/>
  </xsl:function>
</xsl:stylesheet>
