<!-- Kinds: what sort of document it is, as far as a citation differs by it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The words, in lower case, by which editors call each kind, in @type or among the keywords. -->
  <xsl:variable name="f:kind-words" static="yes" as="map(xs:string, xs:string)" select="map:merge(map:for-each(map{
      'letter': 'letter|letters|brief|briefe|lettre|lettera|carta|epistle|epistola|письмо|postcard|postkarte|correspondence|korrespondenz',
      'diary-entry': 'diary|diary entry|diaryentry|diary day|day entry|tagebuch|tagebucheintrag|tagebucheintragung|diario|дневник',
      'telegram': 'telegram|telegramm|télégramme|telegramma|телеграмма|cable', 'dispatch': 'dispatch|despatch|depesche|депеша',
      'memorandum': 'memorandum|memo|aide mémoire|меморандум', 'conversation': 'conversation|memorandum of conversation|
          record of conversation|conversations|gespräch|беседа|запись беседы',
      'play': 'play|drama|comedy|tragedy|tragicomedy|farce|komödie|tragödie|lustspiel|trauerspiel|schauspiel|comédie|
          tragédie|пьеса|комедия|трагедия|драма',
      'poem': 'poem|sonnet|ode|ballad|gedicht|poème|poesia|poema|стихотворение|стихи',
      'chapter': 'chapter|kapitel|chapitre|capitolo|глава',
      'inscription': 'inscription|inschrift|epigraphy|надпись', 
      'manuscript': 'manuscript|handschrift|manuscrit|manoscritto|codex|рукопись',
      'article': 'article|artikel|zeitungsartikel|newspaper article|aufsatz|articolo|статья', 'entry': 'dictionary entry|encyclopedia entry|lemma',
      'book': 'novel|novels|roman|romane|romans|romanzo|novela|monograph|monographie|treatise|роман'},
      function($kind as xs:string, $words as xs:string) as map(xs:string, xs:string)* {
        tokenize($words, '\s*\|\s*') ! map:entry(normalize-space(.), $kind)}))"/>

  <!-- The document's kind: letter, diary-entry, telegram, dispatch, memorandum, conversation, chapter, play, poem,
       inscription, manuscript, article, entry, book, or document where nothing says more. What the encoder says comes
       first, then correspondence, then what the edition's settings say, then what the text is made of, then its source. -->
  <xsl:function name="f:kind" as="xs:string" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(f:part($node) ! (f:kind-said(.)),
        f:kind-said-by-header($node)[not(f:is-part($node))],
        'letter'[exists(f:correspondence($node)[not(f:is-empty-correspondence(.))])],
        f:context($node)/p:edition/@kind[. ne '']/string(), f:kind-by-form($node), 'document')[1]"/>
  </xsl:function>

  <!-- The kind that the types of an element say. -->
  <xsl:function name="f:kind-said" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(($element/@type, $element/@subtype) ! f:kind-of-word(.))[1]"/>
  </xsl:function>

  <!-- The kind that a word means. -->
  <xsl:function name="f:kind-of-word" as="xs:string?">
    <xsl:param name="word" as="xs:string?"/>
    <xsl:sequence select="$f:kind-words(lower-case(normalize-space(translate(string($word), '-_.', '  '))))"/>
  </xsl:function>

  <!-- The kind that the types of the whole text, its keywords and categories, or its only division say (a book of one
       chapter is a book). -->
  <xsl:function name="f:kind-said-by-header" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="root" as="element()" select="root($node)/*"/>
    <xsl:sequence select="(($root, $root/text) ! f:kind-said(.), f:terms($node) ! f:kind-of-word(.),
        $root/text[1]/body[1]/div[not(preceding-sibling::div or following-sibling::div)] ! f:kind-said(.)[. ne 'chapter'])[1]"/>
  </xsl:function>

  <!-- The keywords and the names of the categories of the document. -->
  <xsl:function name="f:terms" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="class" as="element(textClass)*" select="f:header($node)/profileDesc/textClass"/>
    <xsl:variable name="categories" as="element()*" select="$class/catRef/@target/tokenize(.)[starts-with(., '#')]
        ! key('id', substring(., 2), root($node))/(catDesc | desc)"/>
    <xsl:sequence select="($class/keywords//term, $categories) ! f:plain(.)[. ne '']"/>
  </xsl:function>

  <!-- What the source or editor calls the document's genre: a keyword that names a kind, is marked as a genre, or is
       the only one. -->
  <xsl:function name="f:genre" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="terms" as="element()*" select="f:header($node)/profileDesc/textClass/keywords//term[f:plain(.) ne ''][not(f:is-part($node))]"/>
    <xsl:sequence select="($terms[contains(lower-case(@type), 'genre')], $terms[exists(f:kind-of-word(f:plain(.)))],
        $terms[last() eq 1][not(ancestor::keywords/@scheme)])[1] ! f:plain(.)"/>
  </xsl:function>

  <!-- Does the description of a correspondence name nobody? -->
  <xsl:function name="f:is-empty-correspondence" as="xs:boolean">
    <xsl:param name="correspondence" as="element(correspDesc)"/>
    <xsl:sequence select="empty($correspondence//correspAction//(persName | orgName | name | rs)[@ref or @key or normalize-space()])"/>
  </xsl:function>

  <!-- The kind by what the text is made of, then by its source. -->
  <xsl:function name="f:kind-by-form" as="xs:string?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="element()?" select="(f:part($node), root($node)/*/text[1])[1]"/>
    <xsl:variable name="source" as="element()*" select="f:header($node)/fileDesc[1]/sourceDesc[not(f:is-part($node))]"/>
    <xsl:sequence select="(
        'article'[exists($source/biblStruct[1][analytic]/monogr/title[@level = 'j'])],
        'chapter'[exists($source/biblStruct[1]/analytic/title)],
        if (exists($text/body/div[@type = 'edition']) and not($source/listWit) and not(f:is-of-a-book($node)))
        then (if (f:is-on-papyrus($node)) then 'manuscript' else 'inscription') else (),
        'diary-entry'[f:is-dated-entry($text)], 'play'[f:is-play($text)],
        'entry'[exists($text//entry)][count($text//entry) eq 1], 'poem'[f:is-poem($text)],
        'chapter'[$text[self::div]/@type = ('section', 'part', 'essay', 'introduction', 'preface', 'appendix')],
        'document'[f:is-part($node)],
        'manuscript'[exists($source[not(msDesc[2])]/msDesc/msIdentifier/(idno | repository)[normalize-space()])
            or exists(root($node)/*/sourceDoc) and empty($text)],
        'book'[exists($source/(biblFull | biblStruct)) or f:is-of-a-book($node) or exists($text/front/(titlePage | docTitle))
            or $text/body/div/@type = ('book', 'chapter', 'part', 'volume', 'canto')])[1]"/>
  </xsl:function>

  <!-- Was the document made from a whole book: does its source name a publisher and a year, and nothing that it stands in? -->
  <xsl:function name="f:is-of-a-book" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="source" as="element()?" select="f:header($node)/fileDesc[1]/sourceDesc[1]/(. | listBibl[1])/(bibl | biblStruct | biblFull)[1]"/>
    <xsl:variable name="all" as="element()*" select="$source/descendant-or-self::*[self::bibl or self::monogr or self::biblFull]"/>
    <xsl:sequence select="exists($all[title | titleStmt][.//publisher][.//date])
        and empty($source//(analytic | title[@level = ('a', 'j')] | biblScope[f:unit(.) = ('page', 'pages', 'pp')]))"/>
  </xsl:function>

  <!-- Does the header say that the text stands on papyrus or a potsherd? -->
  <xsl:function name="f:is-on-papyrus" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="matches(string(f:header($node)/fileDesc[1]), 'papyr|ostrac|ostrak', 'i')"/>
  </xsl:function>

  <!-- Is the text an entry with a date of its own, as in a diary? -->
  <xsl:function name="f:is-dated-entry" as="xs:boolean">
    <xsl:param name="text" as="element()?"/>
    <xsl:variable name="entries" as="element()*" select="($text[self::div], $text/body/div)[@type = 'entry']"/>
    <xsl:sequence select="exists($entries/(. | opener | p[1])/(head | dateline | date)/descendant-or-self::date)"/>
  </xsl:function>

  <!-- Is the text made of speeches? -->
  <xsl:function name="f:is-play" as="xs:boolean">
    <xsl:param name="text" as="element()?"/>
    <xsl:sequence select="exists($text//sp) and (exists($text/(. | front | body)//castList)
        or count($text//sp) gt count($text//p[not(ancestor::sp or ancestor::note)]))"/>
  </xsl:function>

  <!-- Is the text one piece of verse, and no long one? -->
  <xsl:function name="f:is-poem" as="xs:boolean">
    <xsl:param name="text" as="element()?"/>
    <xsl:variable name="lines" as="xs:integer" select="count($text//l)"/>
    <xsl:sequence select="$lines gt 0 and $lines lt 1000 and empty($text//sp) and count($text//(p | ab)[not(ancestor::note)]) * 4 lt $lines"/>
  </xsl:function>
</xsl:stylesheet>
