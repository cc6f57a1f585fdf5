<!-- Addresses in links: only what is safe and valid becomes one (URL Standard). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- An address that is safe and valid in a link, or nothing: http, https, mailto and relative ones. Browsers strip
       control characters and spaces at the ends and line ends anywhere, so these go before anything is judged. -->
  <xsl:function name="f:url" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:variable name="clean" as="xs:string" select="
        if (matches($address, '[\p{Cc}\s]')) then replace(replace($address, '[&#x9;&#xA;&#xD;]', ''), '^[\p{Cc}\s]+|[\p{Cc}\s]+$', '')
        else string($address)"/>
    <xsl:sequence select="
        if (matches($clean, '^(https?://[a-z][a-z0-9]{0,62}(\.[a-z][a-z0-9]{0,62})*/)?[A-Za-z0-9_][A-Za-z0-9_./-]*$')) then $clean
        else if ($clean eq '' or contains($clean, '\') or matches($clean, '\p{Cc}|\p{Cn}|\p{Co}|&#xFFFD;')) then ()
        else if (matches($clean, '^https?://', 'i')) then f:web-url($clean)
        else if (matches($clean, '^mailto:', 'i')) then f:mail-url($clean)
        else if (matches($clean, '^[^/?#]*:') or starts-with($clean, '//')) then ()
        else f:encoded-address($clean)"/>
  </xsl:function>

  <!-- An address that leads out of the site, or nothing: what a file calls by a relative one, and wasn't found in the
       edition, isn't published either. -->
  <xsl:function name="f:outward-url" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="f:url($address)[matches(., '^(https?|mailto):')]"/>
  </xsl:function>

  <!-- An address on the web whose host is a plain name with, at most, a port. -->
  <xsl:function name="f:web-url" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="host" as="xs:string" select="replace($address, '^https?://([^/?#]*).*$', '$1', 'i')"/>
    <xsl:variable name="rest" as="xs:string" select="replace($address, '^https?://[^/?#]*', '', 'i')"/>
    <xsl:sequence select="(lower-case(substring-before($address, ':')) || '://' || $host || f:encoded-address($rest))
        [f:is-host(replace($host, ':\d{1,4}$', ''))]"/>
  </xsl:function>

  <!-- Is this the name of a host, or an address of four numbers? -->
  <xsl:function name="f:is-host" as="xs:boolean" cache="yes">
    <xsl:param name="host" as="xs:string"/>
    <xsl:variable name="labels" as="xs:string*" select="tokenize(replace($host, '\.$', ''), '\.')"/>
    <xsl:sequence select="
        if (exists($labels) and not(ends-with($host, '.')) and (every $label in $labels satisfies matches($label, '^[a-z][a-z0-9]{0,62}$'))) then true()
        else if (matches($labels[last()], '^[0-9]+$') or (some $label in $labels satisfies starts-with(lower-case($label), '0x')))
        then matches($host, '^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.|$)){4}$') and not(ends-with($host, '.'))
        else matches($host, '^[\p{L}\p{Nd}_]([\p{L}\p{M}\p{Nd}_-]{0,61}[\p{L}\p{M}\p{Nd}_])?(\.[\p{L}\p{Nd}_]([\p{L}\p{M}\p{Nd}_-]{0,61}[\p{L}\p{M}\p{Nd}_])?)*$')
          and not(contains($host, '--') and matches($host, '(^|\.)..--'))"/>
  </xsl:function>

  <!-- An address of mail. -->
  <xsl:function name="f:mail-url" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="rest" as="xs:string" select="replace($address, '^mailto:', '', 'i')"/>
    <xsl:sequence select="('mailto:' || f:encoded-address($rest))[matches($rest, '^[^\s@?#/]+@[^\s@?#/]+(\?[^#]*)?$')]"/>
  </xsl:function>

  <!-- Path, query and fragment, in the characters that they may hold. -->
  <xsl:function name="f:encoded-address" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="fragment" as="xs:string?" select="substring-after($address, '#')[contains($address, '#')]"/>
    <xsl:sequence select="f:encoded(tokenize($address, '#')[1]) || $fragment ! ('#' || f:encoded(.))"/>
  </xsl:function>

  <!-- A part of an address in the characters that it may hold: others than these, and stray percent signs, are encoded. -->
  <xsl:function name="f:encoded" as="xs:string">
    <xsl:param name="part" as="xs:string?"/>
    <xsl:variable name="kept" as="xs:string" select="
        if (contains($part, '%')) then replace(replace($part, '%([0-9A-Fa-f]{2})|%', '%25$1'), '%25([0-9A-Fa-f]{2})', '%$1') else string($part)"/>
    <xsl:sequence select="if (matches($kept, $f:unfit)) then f:encoded-pieces($kept) else $kept"/>
  </xsl:function>

  <!-- An address within the page, of what has an id: a percent sign in it is the id's own. -->
  <xsl:function name="f:fragment" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="'#' || f:encoded(replace($id, '%', '%25'))"/>
  </xsl:function>

  <!-- The characters that no address may hold, and a part of an address with these encoded. -->
  <xsl:variable name="f:unfit" static="yes" as="xs:string" select="'[\s&quot;#&lt;&gt;\[\]\\^`{|}\p{Z}]'"/>
  <xsl:function name="f:encoded-pieces" as="xs:string">
    <xsl:param name="part" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="$part" regex="{$f:unfit}">
        <xsl:matching-substring><xsl:sequence select="encode-for-uri(.)"/></xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>
</xsl:stylesheet>
