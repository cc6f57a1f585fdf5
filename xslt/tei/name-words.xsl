<!-- Words by which a name that is only a text shows what it is: a body, nobody, a name without a family name. They are looked
     up word by word, which is quicker than a regular expression with as many alternatives. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Words by which a text that names somebody shows that it is a body, which has no family name. -->
  <xsl:variable name="f:bodies" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('office department ministry
      ministerium committee society project projekt library libraries archive archives archiv team group centre center zentrum press verlag akademie
      museum gesellschaft company council commission kommission consortium partnership editors government college school foundation stiftung
      association services embassy foreign navy army legation consulate parliament bureau agency guild bros brothers co ltd inc gmbh sons
      gesandtschaft konsulat innung zunft senat magistrat redaktion regierung söhne société comité ministère académie compagnie cie syndicat
      congrès società ministero accademia comitato sociedad ministerio академия музей библиотека комитет министерство общество управление
      редакция посольство миссия консульство коллегия канцелярия синод сенат союз товарищество департамент правительство издательство архив')
      ! map:entry(., true()))"/>

  <!-- How such words begin. -->
  <xsl:variable name="f:body-beginnings" static="yes" as="xs:string*"
      select="tokenize('universit institut academ accadem bibliothe bibliothè университет институт')"/>

  <!-- How such words end, with at least three letters before. -->
  <xsl:variable name="f:body-endings" static="yes" as="xs:string*" select="tokenize('kanzlei ministerium amt verein verband gericht behörde
      direktion verwaltung kammer genossenschaft gesellschaft schule bund')"/>

  <!-- Words that stand for nobody. -->
  <xsl:variable name="f:nobody" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('anon anonym anonymous anonymus anonymos
      anonyme anonymes anonymer anonimo anonima anónimo anónima anônimo anônima anoniem unknown unbekannt unbekannte unbekannter inconnu inconnue
      desconocido desconocida desconhecido desconhecida sconosciuto sconosciuta ignoto ignotus onbekend okänd ukendt ukjent nieznany neznámý nn
      sn various none неизвестный неизвестная неизвестен неизвестна неизвестно неизв аноним анонимный') ! map:entry(., true()))"/>

  <!-- Words that stand around these. -->
  <xsl:variable name="f:around-nobody" static="yes" as="xs:string*" select="tokenize('an a the un une der die ein el um author auteur autor
      autore verfasser writer sender hand автор')"/>

  <!-- Words with which a name begins that has no family name at its end: a rank of the church or the throne, an article. -->
  <xsl:variable name="f:whole-names" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('brother sister bruder schwester frère
      sœur soeur fra frate suor padre fray father mother abbot abbess abt saint st. sankt sainte pope papst pape king queen könig königin roi
      reine emperor empress kaiser kaiserin tsar zar the der die das ein eine le la les un une el los las il lo gli царь царица император
      императрица святой святая преподобный патриарх митрополит архиепископ епископ старец инок инокиня монах брат сестра')
      ! map:entry(., true()))"/>

  <!-- Words before a name that are not part of it in a citation. -->
  <xsl:variable name="f:honorifics" static="yes" as="xs:string"
      select="'^((\w*dr|prof|mag|dipl|ing|mr|mrs|ms|rev|hon|г)\.|mr|mrs|ms|dr|herrn?|frau|fräulein|mme|monsieur|madame|señora?)\s+'"/>

  <!-- Small words that belong to the family name after them. -->
  <xsl:variable name="f:particles" static="yes" as="xs:string*" select="tokenize('von van vom vander de del dela della dello degli dei den der di
      da das do dos du la le les lo zu zum zur af av ter ten te y e het al el bin ibn ben bint фон де ван'), '''t', 'd'''"/>

  <!-- The words of a name, in small letters. -->
  <xsl:function name="f:small-words" as="xs:string*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="tokenize(lower-case($name), '[^\p{L}\p{M}]+')[. ne '']"/>
  </xsl:function>

  <!-- Is a name that of a body? -->
  <xsl:function name="f:is-body" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="some $word in f:small-words($name) satisfies map:contains($f:bodies, $word)
        or (some $beginning in $f:body-beginnings satisfies starts-with($word, $beginning))
        or (some $ending in $f:body-endings satisfies ends-with($word, $ending) and string-length($word) ge string-length($ending) + 3)"/>
  </xsl:function>

  <!-- Does the name stand for nobody: is there no word in it, one for nobody, or "N. N."? -->
  <xsl:function name="f:is-nobody" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="f:small-words($name)"/>
    <xsl:sequence select="if (empty($words)) then not(matches($name, '\p{N}'))
        else if (count($words) eq 2 and $words[2] eq 'n' and $words[1] = ('n', 's')) then true()
        else count($words) le 3 and (some $word in $words satisfies map:contains($f:nobody, $word))
            and (every $word in $words satisfies map:contains($f:nobody, $word) or $word = $f:around-nobody)"/>
  </xsl:function>
</xsl:stylesheet>
