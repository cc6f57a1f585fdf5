<!-- What a document's header says of the edition to which it belongs: where all documents say the same, it holds of the
     whole, unless the settings say something else. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A p:stated for each thing that is said. A series may hold much more than the edition, so that it isn't its title. -->
  <xsl:function name="f:stated" as="element(p:stated)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="editors" as="element(p:person)*"/>
    <xsl:variable name="around" as="xs:string?" select="f:volume-title($document)[not(. = f:series-title($document))]"/>
    <xsl:sequence select="f:stated-as('title', ($around, f:title($document))[1]), f:stated-as('editors', $editors),
        f:stated-as('publisher', f:publisher($document)), f:stated-as('place', f:place($document)), f:stated-as('licence', f:licence($document)),
        f:stated-as('version', f:edition-version($document)), f:stated-as('date', f:edition-date($document)),
        f:stated-as('language', f:text-language($document))"/>
  </xsl:function>

  <!-- One thing: a text in one line, or elements of ours. -->
  <xsl:function name="f:stated-as" as="element(p:stated)?">
    <xsl:param name="about" as="xs:string"/>
    <xsl:param name="said" as="item()*"/>
    <xsl:if test="exists($said[. instance of element() or . ne ''])">
      <p:stated about="{$about}"><xsl:sequence select="$said"/></p:stated>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
