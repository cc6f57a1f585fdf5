<!-- Neighbours: where two elements that touch are nevertheless two words, since no text may stand between them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Elements that may hold only elements by TEI's grammar, but for those whose children are parts of a word (choice,
       subst, app) or of a sign (gap, space). -->
  <xsl:variable name="f:element-only" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      TEI abstract additional address adminInfo altGrp altIdentifier alternate analytic annotation
      annotationBlock appInfo application arc argument attDef attList availability back biblFull biblStruct
      bicond binding bindingDesc body broadcast cRefPattern calendar calendarDesc castGroup castList category
      char charDecl cit citeStructure classDecl classSpec classes climate cond constraintDecl constraintSpec
      content correction correspAction correspContext correspDesc custodialHist dataRef dataSpec datatype
      decoDesc dimensions div div1 div2 div3 div4 div5 div6 div7 docTitle eLeaf eTree editionStmt
      editorialDecl elementSpec encodingDesc entry epigraph epilogue equipment event exemplum fDecl fLib
      facsimile figure fileDesc floatingText forest front fs fsConstraints fsDecl fsdDecl fvLib glyph graph
      group handDesc handNotes history hom hyphenation iNode if imprint index interleave interpGrp join
      joinGrp keywords langKnowledge langUsage layoutDesc leaf lg linkGrp list listAnnotation listApp listBibl
      listChange listEvent listForest listNym listObject listOrg listPerson listPlace listPrefixDef listRef
      listRelation listTranspose listWit location locusGrp macroSpec metDecl model modelGrp modelSequence
      moduleRef moduleSpec monogr msContents msDesc msFrag msIdentifier msItem msItemStruct msPart namespace
      node normalization notatedMusic noteGrp notesStmt nym object objectDesc objectIdentifier org paramList
      paramSpec particDesc performance person personGrp persona physDesc place population postscript prefixDef
      profileDesc projectDesc prologue publicationStmt punctuation quotation recordHist recording
      recordingStmt refsDecl relatedItem relation remarks respStmt revisionDesc root row samplingDecl
      schemaRef schemaSpec scriptDesc scriptStmt seal sealDesc segmentation sequence seriesStmt set setting
      settingDesc sourceDesc sourceDoc sp spGrp spanGrp specGrp specList standOff state stdVals styleDefDecl
      superEntry supportDesc surface surfaceGrp table tagsDecl taxonomy teiCorpus teiHeader terrain text
      textClass textDesc timeline titlePage titleStmt trait transcriptionDesc transpose tree triangle typeDesc
      unitDecl unitDef vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList
      ') ! map:entry(., true()))"/>

  <!-- Does an element that runs in the line touch the one before it where no text could have parted them? Breaks, notes
       and cells part themselves. -->
  <xsl:function name="f:touches-neighbour" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($f:element-only, local-name($element/parent::*))
        and exists($element/preceding-sibling::node()[1][self::*])
        and not(map:contains($f:blocks, local-name($element)) or $element/self::cell)
        and not(f:is-break($element) or $element/self::note[f:is-collected(.)] or $element/self::anchor)
        and empty($element/parent::*/text()[normalize-space()])"/>
  </xsl:function>
</xsl:stylesheet>
