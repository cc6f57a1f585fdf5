<!-- What styles are told of a source beside the item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The pages or leaves on which a text stands in a volume or manuscript, as a place in it. -->
  <xsl:function name="f:own-place" as="map(xs:string, xs:string)?">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="pages" as="xs:string?"/>
    <xsl:sequence select="if (exists($pages) and ($item('borrowed') or $item('manuscript')))
        then map{'locator': $pages, 'label': if (matches($pages, '^\W*\d+[rv]')) then 'folio' else 'page'} else ()"/>
  </xsl:function>
</xsl:stylesheet>
