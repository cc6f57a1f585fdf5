<!-- Tries what no document may make a stylesheet do: read a file. It must fail once Saxon is locked. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">
  <xsl:output method="text"/>
  <xsl:param name="address" as="xs:string"/>

  <xsl:template name="xsl:initial-template" as="xs:string">
    <xsl:sequence select="unparsed-text($address)"/>
  </xsl:template>
</xsl:stylesheet>
