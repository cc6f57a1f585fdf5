<!-- Attributions: somebody is named, but nobody is sure (TEI Guidelines 1.3.1.3, @cert). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What stands before a name to which a work is attributed, in small letters. -->
  <xsl:variable name="f:attributing" static="yes" as="xs:string" select="'^((attributed|ascribed) to|attr\.( to)?|attribuée? à|attribuit[oa] an?|atribuid[oa] a|'
      || 'zugeschrieben( an)?|zugeschr\.|vermutlich|mutmaßlich|probably|perhaps|приписывается|предположительно):?\s+'"/>

  <!-- How each of these begins: the pattern is tried for few names. -->
  <xsl:variable name="f:attributing-beginnings" static="yes" as="xs:string" select="' attr ascr atri zuge verm mutm prob perh прип пред '"/>

  <!-- What stands behind a doubtful name. -->
  <xsl:variable name="f:doubt" static="yes" as="xs:string" select="'\s*([(\[]\s*)?(\?|attr(ibuted|\.)?|attribuée?|zugeschr(ieben|\.)|приписывается)(\s*[)\]])?\s*$'"/>

  <!-- Is nobody sure of a name: by the certainty of the name or of what holds it, by a role, or by a question mark? -->
  <xsl:function name="f:is-attributed" as="xs:boolean">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="holder" as="element()"/>
    <xsl:sequence select="f:is-doubtful($name) or f:is-doubtful($holder)
        or $holder/(@role | @type)[matches(., 'attribut|ascribed|zugeschr|supposed|приписыва|предполаг|^(att|dub)$', 'i')]
        or f:is-attribution(normalize-space($name))"/>
  </xsl:function>

  <!-- Does an element's @cert say that nobody is sure? -->
  <xsl:function name="f:is-doubtful" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@cert = ('low', 'medium', 'unknown')"/>
  </xsl:function>

  <!-- Does a name say itself that nobody is sure? -->
  <xsl:function name="f:is-attribution" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="contains($name, '?') and matches($name, '\?\W*$')
        or contains($f:attributing-beginnings, ' ' || translate(lower-case(substring($name, 1, 4)), 'ſ', 's') || ' ') and matches($name, $f:attributing, 'i')
        or (ends-with($name, ')') or ends-with($name, ']')) and matches($name, '[(\[]\s*(attr|zugeschr|приписывается)[^)\]]*[)\]]$', 'i')"/>
  </xsl:function>

  <!-- A name without the words that attribute something to it. -->
  <xsl:function name="f:without-doubt" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (f:is-attribution($name)) then replace(replace($name, $f:attributing, '', 'i'), $f:doubt, '', 'i') else $name"/>
  </xsl:function>

  <!-- A person to whom something is attributed. -->
  <xsl:function name="f:attributed" as="element(p:person)">
    <xsl:param name="person" as="element(p:person)"/>
    <p:person>
      <xsl:sequence select="$person/@*, f:attribute('attributed', 'yes'), $person/node()"/>
    </p:person>
  </xsl:function>
</xsl:stylesheet>
