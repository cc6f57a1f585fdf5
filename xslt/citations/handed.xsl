<!-- A citation item as XML, by which one stylesheet hands it on to another that needs it too: it is dear to make. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The item: a p:field for each value, which is a text, an element, or an item. -->
  <xsl:function name="f:handed" as="element(p:item)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <p:item>
      <xsl:for-each select="map:keys($item)">
        <xsl:variable name="key" as="xs:string" select="."/>
        <xsl:for-each select="$item($key)">
          <p:field name="{$key}"><xsl:sequence select="if (. instance of map(*)) then f:handed(.) else if (. instance of element()) then . else string(.)"/></p:field>
        </xsl:for-each>
      </xsl:for-each>
    </p:item>
  </xsl:function>

  <!-- The item again, from XML. -->
  <xsl:function name="f:received" as="map(xs:string, item()*)">
    <xsl:param name="item" as="element(p:item)"/>
    <xsl:sequence select="map:merge($item/p:field ! map:entry(string(@name),
        if (p:item) then f:received(p:item) else (*, string())[1]), map{'duplicates': 'combine'})"/>
  </xsl:function>
</xsl:stylesheet>
