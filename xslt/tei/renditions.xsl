<!-- Renditions: what the source says of its own look, in the vocabulary of docs/renditions.md (TEI Guidelines 1.3.1.1.3). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The declarations of the header, by their id. -->
  <xsl:key name="rendition" match="rendition[@xml:id]" use="string(@xml:id)"/>

  <!-- The rules of tagsDecl that hold for every element of a name, by that name. -->
  <xsl:key name="default-rendition" match="tagUsage[@rendition or @render] | rendition[matches(@selector, '^[\w.-]+$')]"
      use="string((@gi, @selector)[1])"/>

  <!-- The words of the vocabulary, each with its synonyms; lower case, without the marks of - and _. Such tables are
       static, here and elsewhere: made once, when the stylesheet is compiled, and not again for each document. -->
  <xsl:variable name="f:renditions" static="yes" as="map(xs:string, xs:string)" select="map{
      'italic': 'i it ital italics italicised italicized cursive oblique kursiv slanted corsivo sectiontitleital em emph emphasis',
      'bold': 'b bo bf fett strong boldface heavy sectiontitlebold grassetto gras',
      'roman': 'rom upright normal regular recte antiqua medium normalstyle',
      'normal-weight': 'normalweight notbold',
      'superscript': 'sup super supers superscripted exp hoch hochgestellt raised',
      'subscript': 'sub subs subscripted tief tiefgestellt inferior lowered',
      'smallcaps': 'sc smcap smcaps smallcap kapitälchen caps-small',
      'capitals': 'caps allcaps uppercase upper capital capitalized versalien majuscule majuscules',
      'lowercase': 'lower minuscule',
      'underline': 'u ul underlined underscore unterstrichen underlining underscored wavyunderline wavy-underline dotted-underline',
      'double-underline': 'underline2 underlinedouble underlinetwice uu',
      'overline': 'overlined macron',
      'strikethrough': 'strike stricken struck line-through linethrough strikeout strikethough crossed crossed-out crossedout overstrike
                        overstruck durchgestrichen doublestrikethrough s del',
      'letterspaced': 'spaced gesperrt spacedout letter-spacing letterspace spaced-out sperrung wide expanded g',
      'blackletter': 'gothic fraktur textura blackletters',
      'typewriter': 'tt mono monospace monospaced code typescript teletype courier',
      'sans-serif': 'sans ss grotesk',
      'center': 'centre centered centred central zentriert c textcenter align-center middle mittig',
      'right': 'flushright rightjustified alignright rightaligned align-right ragged-left rechts rechtsbündig end textright r',
      'left': 'flushleft leftjustified alignleft leftaligned align-left ragged-right start textleft l',
      'justify': 'justified blocksatz both',
      'indent': 'indent1 indented indent(1) einzug ind eingerückt marginleft',
      'indent-2': 'indent2 indent(2)', 'indent-3': 'indent3 indent(3)', 'indent-4': 'indent4 indent(4) indent5 indent(5) indent6',
      'no-indent': 'noindent flush unindented',
      'hanging': 'hang hangingindent turnover turnunder outdent hängend',
      'large': 'larger big bigger huge', 'small': 'smaller tiny petit footnotesize',
      'bordered': 'box boxed border framed frame rahmen', 'circled': 'encircled circle',
      'inverted': 'reversed upside-down', 'vertical': 'rotated',
      'red': 'rubric rubricated color(red) colour(red) rubricated-red', 'blue': 'color(blue) colour(blue)', 'green': 'color(green)',
      'initial': 'decorinit dropcap drop-cap decoratedcapital droppedcapital drop initiale lombard versal',
      'block': 'display blockquote blockquote-transcript',
      'inline': 'run-in runin smallfloatinline',
      'ordered': 'numbered enumerate numeric decimal arabic ol', 'bulleted': 'bullet bullets unordered disc itemize ul-list',
      'simple': 'unmarked plain nobullet none-marked', 'lower-alpha': 'alpha loweralpha', 'upper-alpha': 'upperalpha',
      'lower-roman': 'lowerroman', 'upper-roman': 'upperroman'}"/>
  <xsl:variable name="f:rendition-words" static="yes" as="map(xs:string, xs:string)" select="map:merge(
      for $word in map:keys($f:renditions), $synonym in ($word, tokenize($f:renditions($word)))
      return map:entry(translate($synonym, '-', ''), $word))"/>

  <!-- Does the document declare renditions for all elements of a name? Few do. If there is no document, it may. -->
  <xsl:variable name="f:declares-renditions" as="xs:boolean">
    <xsl:try select="exists(//tagUsage[@rendition or @render]) or exists(//rendition[@selector])"><xsl:catch select="true()"/></xsl:try>
  </xsl:variable>

  <!-- What the source says of an element's look, in the words of the vocabulary. -->
  <xsl:function name="f:rendition" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/(@rend | @rendition | @style) or $f:declares-renditions
            and exists(key('default-rendition', local-name($element), root($element))))
        then distinct-values((f:rend-words($element/@rend) ! $f:rendition-words(.), f:declared($element), f:css-words($element/@style)))
        else ()"/>
  </xsl:function>

  <!-- The words of a @rend, without marks and capitals: "#smallCaps", "small-caps" and "font-variant:small-caps" are one. -->
  <xsl:function name="f:rend-words" as="xs:string*">
    <xsl:param name="rend" as="xs:string?"/>
    <xsl:sequence select="
        if (matches($rend, '[a-z-]+\s*:\s*[^:]')) then f:css-words($rend)
        else tokenize(lower-case($rend), '[\s;,]+') ! translate(., '-_#''.', '')[. ne '']"/>
  </xsl:function>

  <!-- What the declarations say to which @rendition points, or else those that hold for all elements of the name. -->
  <xsl:function name="f:declared" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="usage" as="element()*" select="
        if ($element/@rendition or $element/@rend) then () else key('default-rendition', local-name($element), root($element))"/>
    <xsl:variable name="pointers" as="xs:string*" select="tokenize(string-join(($element/@rendition, $usage/(@rendition, @render)), ' '))"/>
    <xsl:for-each select="$pointers">
      <xsl:variable name="declaration" as="element(rendition)?" select="key('rendition', substring-after(., '#'), root($element))[1]"/>
      <xsl:variable name="word" as="xs:string" select="translate(lower-case(replace(., '^.*[#:]', '')), '-_', '')"/>
      <xsl:sequence select="f:css-words($declaration), $f:rendition-words($word)[empty($declaration)]"/>
    </xsl:for-each>
    <xsl:sequence select="$usage[self::rendition] ! f:css-words(.)"/>
  </xsl:function>

  <!-- What an element says of its look that isn't understood: words, pointers and declarations, as they are written. -->
  <xsl:function name="f:unknown-renditions" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="is-css" as="xs:boolean" select="matches($element/@rend, '[a-z-]+\s*:\s*[^:]')"/>
    <xsl:sequence select="tokenize($element/@rend[not($is-css)], '[\s;,]+')[. ne ''][not(f:rend-words(.) ! map:contains($f:rendition-words, .) = true())],
        tokenize($element/@rendition)[not(f:is-declared($element, .))],
        ($element/@rend[$is-css], $element/@style) ! tokenize(., ';')[normalize-space()][empty(f:css-words(.))] ! normalize-space()"/>
  </xsl:function>

  <!-- Does a pointer lead to a declaration that is understood, or is it itself a word of the vocabulary? -->
  <xsl:function name="f:is-declared" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="declaration" as="element(rendition)?" select="key('rendition', substring-after($pointer, '#'), root($element))[1]"/>
    <xsl:sequence select="if (exists($declaration)) then exists(f:css-words($declaration))
        else map:contains($f:rendition-words, translate(lower-case(replace($pointer, '^.*[#:]', '')), '-_', ''))"/>
  </xsl:function>

  <!-- The words for the declarations of CSS, of which a few properties are understood and the others have no say. -->
  <xsl:function name="f:css-words" as="xs:string*">
    <xsl:param name="css" as="xs:string?"/>
    <xsl:for-each select="tokenize(lower-case($css), ';')[contains(., ':')]">
      <xsl:variable name="property" as="xs:string" select="normalize-space(substring-before(., ':'))"/>
      <xsl:variable name="value" as="xs:string" select="normalize-space(substring-after(., ':'))"/>
      <xsl:sequence select="f:css-word($property, $value)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The properties of CSS that are understood: their values and the words for these. -->
  <xsl:variable name="f:css-properties" static="yes" as="map(xs:string, map(xs:string, xs:string))" select="map{
        'font-style': map{'italic': 'italic', 'oblique': 'italic', 'normal': 'roman'},
        'font-weight': map{'bold': 'bold', 'bolder': 'bold', '600': 'bold', '700': 'bold', '800': 'bold', 'normal': 'normal-weight'},
        'font-variant': map{'small-caps': 'smallcaps'}, 'font-variant-caps': map{'small-caps': 'smallcaps'},
        'vertical-align': map{'super': 'superscript', 'sub': 'subscript'},
        'font-size': map{'large': 'large', 'larger': 'large', 'x-large': 'large', 'small': 'small', 'smaller': 'small', 'x-small': 'small'},
        'text-transform': map{'uppercase': 'capitals', 'lowercase': 'lowercase'},
        'text-align': map{'center': 'center', 'right': 'right', 'end': 'right', 'left': 'left', 'justify': 'justify'},
        'text-decoration': map{'underline': 'underline', 'line-through': 'strikethrough', 'overline': 'overline'},
        'color': map{'red': 'red', '#f00': 'red', '#ff0000': 'red', 'blue': 'blue', 'green': 'green'}}"/>

  <!-- The words for one property and its value. -->
  <xsl:function name="f:css-word" as="xs:string*">
    <xsl:param name="property" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="words" as="map(xs:string, xs:string)" select="($f:css-properties($property), map{})[1]"/>
    <xsl:sequence select="tokenize($value) ! $words(.),
        'letterspaced'[$property eq 'letter-spacing' and not($value = ('normal', '0'))],
        'indent'[$property = ('text-indent', 'margin-left', 'padding-left') and matches($value, '^[0-9.]*[1-9]')],
        'bordered'[$property eq 'border' and not(starts-with($value, '0') or $value eq 'none')]"/>
  </xsl:function>
</xsl:stylesheet>
