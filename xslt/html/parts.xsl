<!-- Parts: what TEI sets side by side never runs into one word. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- Elements of these modules that hold no text of their own, only parts. -->
  <xsl:variable name="f:parted" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      superEntry entry hom spanGrp interpGrp setting settingDesc particDesc textDesc node root iNode leaf eLeaf eTree triangle arc graph
      tree forest figure surface graphic media annotationBlock langKnowledge schemaSpec elementSpec classSpec macroSpec dataSpec moduleSpec
      constraintSpec paramSpec attDef valItem valList sequence alternate content classes attList datatype specList listRelation charDecl
      char glyph person personGrp persona org place object event nym state trait location climate terrain population objectIdentifier
      msDesc msContents msItem msItemStruct msPart msFrag physDesc objectDesc supportDesc layoutDesc handDesc scriptDesc typeDesc decoDesc
      bindingDesc sealDesc history additional adminInfo recordHist custodialHist
      ') ! map:entry(., true()))"/>

  <!-- The parts of such an element, and the parts of a name in a register, are held apart where the source has no space
       between them. -->
  <xsl:template match="*[map:contains($f:parted, local-name(..))][following-sibling::node()[1][self::*[not(f:is-block(.))]]][not(f:is-block(.))]
      | (person | personGrp | persona | org | nym)/*[self::persName or self::orgName][not(text()[normalize-space()])]
        /*[following-sibling::node()[1][self::*]]" priority="3" as="node()*">
    <!-- Before the templates for the parts themselves, which next-match calls. -->
    <xsl:next-match/>
    <xsl:sequence select="f:separator('')"/>
  </xsl:template>
</xsl:stylesheet>
