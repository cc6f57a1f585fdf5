<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0">
  <xsl:function name="tei:twice"><xsl:param name="n"/><xsl:sequence select="2 * number($n)"/></xsl:function>
</xsl:stylesheet>
