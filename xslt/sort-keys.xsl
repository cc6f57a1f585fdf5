<!-- Sort keys: the Unicode Collation Algorithm's (UTS #10), so that names sort the same everywhere. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <xsl:output method="text"/>

  <!-- The keys of some names, a line each; they sort as text. Signs before the first letter ("[Kritik", "„Vergleich") count for nothing. -->
  <xsl:function name="f:sort-keys" as="xs:string" visibility="public">
    <xsl:param name="names" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($names, '\n') ! string(xs:hexBinary(collation-key(replace(., '^[^\p{L}\p{M}\p{N}]+([\p{L}\p{N}])', '$1'),
        'http://www.w3.org/2013/collation/UCA'))), '&#10;')"/>
  </xsl:function>
</xsl:stylesheet>
