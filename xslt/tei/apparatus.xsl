<!-- The apparatus: how its entries are attached to the text (TEI Guidelines 13.2), and what of them stands in it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The reading of an apparatus entry that stands in the text: the lemma, else the first reading. The text has the words
       of an entry itself that says from where to where it goes; in a list only a lemma that is called so is one. -->
  <xsl:function name="f:lemma" as="element()?">
    <xsl:param name="app" as="element(app)?"/>
    <xsl:variable name="groups" as="element()*" select="$app, $app/rdgGrp, $app/rdgGrp/rdgGrp"/>
    <xsl:variable name="is-listed" as="xs:boolean" select="exists($app[f:is-listed(.)])"/>
    <xsl:sequence select="if ($app/(@from | @to) and not($is-listed)) then () else ($groups/lem, $groups/rdg[not($is-listed)])[1]"/>
  </xsl:function>

  <!-- Does the apparatus entry stand apart from the text, and is shown where it stands: in a list, or by itself in a division
       where it says to which place it belongs? -->
  <xsl:function name="f:is-listed" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/ancestor::listApp) or exists($app[@from or @to or @loc]/parent::*[self::div or self::div1 or self::div2
        or self::div3 or self::body or self::front or self::back or self::standOff])"/>
  </xsl:function>
</xsl:stylesheet>
