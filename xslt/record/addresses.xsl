<!-- Addresses of what a page doesn't show itself: each id of the header, the images and the registers leads somewhere. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="shown-image" match="text//*[@facs]" use="tokenize(@facs)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- The ids that aren't ids of the page, and where each shows. -->
  <xsl:function name="f:hidden-addresses" as="element(p:address)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="root" as="element()" select="$document/*"/>
    <xsl:sequence select="f:own-id($root) ! f:address-of-page(.)"/>
    <xsl:for-each select="$root/(teiHeader | standOff | facsimile | sourceDoc[exists($root/text)])/descendant-or-self::*[@xml:id][exists(f:own-id(.))]">
      <p:address id="{normalize-space(@xml:id)}" to="#{f:shown-at(.)}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The document's own id leads to the page as a whole. -->
  <xsl:function name="f:address-of-page" as="element(p:address)">
    <xsl:param name="id" as="xs:string"/>
    <p:address id="{$id}" to="#p:main"/>
  </xsl:function>

  <!-- Where something hidden shows: an image at the first place in the text that points to it or to its surface, all
       else in the document's details. -->
  <xsl:function name="f:shown-at" as="xs:string">
    <xsl:param name="hidden" as="element()"/>
    <xsl:variable name="ids" as="xs:string*" select="$hidden/ancestor-or-self::*[self::surface or self::zone or self::graphic]/@xml:id => reverse()"/>
    <xsl:variable name="shown" as="element()?" select="($ids ! key('shown-image', ., root($hidden))[1])[1]"/>
    <xsl:sequence select="string(($shown ! (if (self::pb) then f:address(.) else f:place-of(.)), 'p:details')[. ne ''][1])"/>
  </xsl:function>
</xsl:stylesheet>
