"""What the check itself knows of TEI: what separates words, what may be left out, and why."""

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
PECIA = "https://pecia.example/ns"

# Elements that hold only elements by TEI's grammar: their neighbouring children never run into one word.
_ELEMENTS_ONLY = """
    TEI abstract additional address adminInfo altGrp altIdentifier alternate analytic annotation annotationBlock
    appInfo application arc argument attDef attList availability back biblFull biblStruct bicond binding
    bindingDesc body broadcast cRefPattern calendar calendarDesc castGroup castList category char charDecl cit
    citeStructure classDecl classSpec classes climate cond constraintDecl constraintSpec content correction
    correspAction correspContext correspDesc custodialHist dataRef dataSpec datatype decoDesc dimensions div
    div1 div2 div3 div4 div5 div6 div7 docTitle eLeaf eTree editionStmt editorialDecl elementSpec encodingDesc
    entry epigraph epilogue equipment event exemplum fDecl fLib facsimile figure fileDesc floatingText forest
    front fs fsConstraints fsDecl fsdDecl fvLib glyph graph group handDesc handNotes history hom hyphenation
    iNode if imprint index interleave interpGrp join joinGrp keywords langKnowledge langUsage layoutDesc leaf lg
    linkGrp list listAnnotation listApp listBibl listChange listEvent listForest listNym listObject listOrg
    listPerson listPlace listPrefixDef listRef listRelation listTranspose listWit location locusGrp macroSpec
    metDecl model modelGrp modelSequence moduleRef moduleSpec monogr msContents msDesc msFrag msIdentifier
    msItem msItemStruct msPart namespace node normalization notatedMusic noteGrp notesStmt nym object objectDesc
    objectIdentifier org paramList paramSpec particDesc performance person personGrp persona physDesc place
    population postscript prefixDef profileDesc projectDesc prologue publicationStmt punctuation quotation
    recordHist recording recordingStmt refsDecl relatedItem relation remarks respStmt revisionDesc root row
    samplingDecl schemaRef schemaSpec scriptDesc scriptStmt seal sealDesc segmentation sequence seriesStmt set
    setting settingDesc sourceDesc sourceDoc sp spGrp spanGrp specGrp specList standOff state stdVals
    styleDefDecl superEntry supportDesc surface surfaceGrp table tagsDecl taxonomy teiCorpus teiHeader terrain
    text textClass textDesc timeline titlePage titleStmt trait transcriptionDesc transpose tree triangle
    typeDesc unitDecl unitDef vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList
    """
ELEMENTS_ONLY = frozenset(_ELEMENTS_ONLY.split())

# Elements that hold only elements, but whose children are parts of a word: white space in them is the encoder's.
GLUE = frozenset({"choice", "subst", "app", "rdgGrp", "ruby", "gap", "space", "substJoin"})

# Elements that may stand amid text and are nevertheless set apart from it.
_BLOCKS = """
    ab argument camera caption castItem castGroup castList closer div div1 div2 div3 div4 div5 div6 div7 docImprint
    docTitle egXML eg entry entryFree epigraph epilogue event facsimile figure floatingText front body back group head
    item l lg line list listApp listBibl listEvent listNym listObject listOrg listPerson listPlace listRelation listWit
    msDesc object opener org p performance person personGrp place postscript prologue row cell set sound sp spGrp
    speaker surface surfaceGrp table taxonomy tech text titlePage titlePart trailer u view witness zone biblFull
    biblStruct superEntry annotationBlock standOff sourceDoc forest graph tree eTree TEI
    schemaSpec elementSpec classSpec macroSpec moduleSpec dataSpec
    """
BLOCKS = frozenset(_BLOCKS.split())

# Elements that are set apart when they hold something that is, or stand where no text may.
_HYBRIDS = """
    q quote said note bibl desc label gloss imprint signed salute dateline stage byline docAuthor docDate docEdition
    address cit imprimatur
    """
HYBRIDS = frozenset(_HYBRIDS.split())

# The short list: what a view leaves out, and why. Each reason stands in docs/words.md.
EXCLUSIONS = {
    "unread": (
        "reading diplomatic",
        (
            "In a `choice` a plain text has room for one version: `corr`, `reg`, `expan` in the reading text, `sic`, "
            "`orig`, `abbr` in the diplomatic text. The page holds both."
        ),
    ),
    "deletion": ("reading", "`del`: what the writer took out isn't read. The diplomatic text and the page show it."),
    "abbreviation-mark": ("reading", "`am`: the sign of an abbreviation, in whose place the reading text has `ex`."),
    "expansion": ("diplomatic", "`ex`: letters that the editor supplied, in whose place the diplomatic text has `am`."),
    "other-reading": (
        "reading diplomatic",
        ("`rdg`, `rdgGrp`, `wit`, `witDetail` beside a lemma: a plain text has room for one. The page holds all."),
    ),
    "running-head": (
        "reading",
        (
            "`fw`: running heads, catchwords and signatures of the printed page would stand amid sentences. "
            "The diplomatic text and the page hold them."
        ),
    ),
    "gap-description": (
        "html reading diplomatic",
        (
            "`desc` and the like in `gap` and `space`: a remark about what is missing; `[…]` stands for it. "
            "The page has it in the gap's title."
        ),
    ),
    "index-entry": (
        "reading diplomatic",
        "`index`: an entry for an index, which the source puts beside the words that it is about.",
    ),
    "other-metadata": ("reading diplomatic", "`xenoData`: metadata in another vocabulary, for machines."),
    "binary": ("html reading diplomatic", "`binaryObject`: bytes in letters, no words."),
    "active": ("html reading diplomatic", "`script`, `style` of other namespaces: a program, no words."),
}
