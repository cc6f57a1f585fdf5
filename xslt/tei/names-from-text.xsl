<!-- Names as texts: taken apart by a comma, or by guess. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- An attribute, if it would say something. -->
  <xsl:function name="f:attribute" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="string($value) ne ''"><xsl:attribute name="{$name}" select="$value"/></xsl:if>
  </xsl:function>

  <!-- A body, or a person whose name has no parts: called by the whole of it. -->
  <xsl:function name="f:body" as="element(p:person)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:if test="not(f:is-nobody($name))"><p:person literal="{replace($name, '\s*\|\s*', ', ')}"/></xsl:if>
  </xsl:function>

  <!-- A person's name as it is said. -->
  <xsl:function name="f:display-name" as="xs:string">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:sequence select="string-join(($person/@literal, $person/@given, $person/@particle, $person/@family, $person/@suffix), ' ')"/>
  </xsl:function>

  <!-- A person's name as it is sorted: the family name first. -->
  <xsl:function name="f:sort-name" as="xs:string">
    <xsl:param name="person" as="element(p:person)"/>
    <xsl:variable name="family" as="xs:string" select="string-join(($person/@particle, $person/@family), ' ')"/>
    <xsl:sequence select="string-join(($person/@literal, $family[. ne ''], $person/@given, $person/@suffix), ', ')"/>
  </xsl:function>

  <!-- Somebody from a text alone: pieces that say when he lived are no part of the name, nor are the brackets of a name
       that isn't on the title page. -->
  <xsl:function name="f:from-text" as="element(p:person)?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="f:without-punctuation($text)"/>
    <xsl:variable name="sure" as="xs:string" select="f:without-doubt(if (starts-with($line, '[')) then replace($line, '^\[([^\[\]]*)\]$', '$1') else $line)"/>
    <xsl:variable name="name" as="xs:string" select="if (ends-with($sure, ')') or ends-with($sure, ']'))
        then replace($sure, '\s*[(\[]([^)\]]*\d{3,4}|pseud|псевд)[^)\]]*[)\]]$', '', 'i') else $sure"/>
    <xsl:variable name="pieces" as="xs:string*" select="tokenize($name, '\s*,\s*')[. ne ''][not(f:is-life-date(.))]"/>
    <xsl:sequence select="
        if (f:is-nobody($name)) then ()
        else if (contains($name, '|') or f:is-body($name) or empty($pieces)) then f:body($name)
        else if (exists($pieces[2]) and not(f:is-suffix($pieces[2]))) then f:by-comma($pieces)
        else f:by-guess($pieces[1], string($pieces[2]))"/>
  </xsl:function>

  <!-- Those whom a byline's text names, "By Ada Quill and Otto Nib", if all that it names look like people. -->
  <xsl:function name="f:from-byline" as="element(p:person)*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="replace($text, '^(by|von|par|por|di|door|av)\s+', '', 'i')"/>
    <xsl:variable name="names" as="xs:string*" select="tokenize($line, '\s*,\s*(and\s+|und\s+|et\s+|&amp;\s+)?|\s+(and|und|et|&amp;|и)\s+', 'i')[. ne '']"/>
    <xsl:variable name="people" as="element(p:person)*" select="$names ! f:from-text(.)[@guessed]"/>
    <xsl:sequence select="if (count($people) eq count($names) and not(matches($line, '^(from|our|a|an|the|one|une?|notre|eine?[mnrs]?|unser\w*)\s', 'i')))
        then $people else ()"/>
  </xsl:function>

  <!-- Does this piece of a catalogue's name say when somebody lived, what he was to the work, or which degree he had? -->
  <xsl:function name="f:is-life-date" as="xs:boolean">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:sequence select="matches($piece, '\d{3,4}') or matches($piece, '^(fl|active|b|d|ca?)\.?\s*\d')
        or matches($piece, '^(pseud(onym)?|псевд(оним)?|author|editor|translator|attributed name)\.?$', 'i')
        or matches($piece, '^(ph\.?\s?d|m\.?\s?d|[bm]\.\s?a|d\.\s?d|d\.\s?litt|ll\.?\s?d)\.?$', 'i')"/>
  </xsl:function>

  <!-- Is this what stands after a name? -->
  <xsl:function name="f:is-suffix" as="xs:boolean">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:sequence select="matches($piece, '^(jr|sr|jun|sen|esq|[ivx]+|père|fils|мл|ст)\.?$', 'i')"/>
  </xsl:function>

  <!-- A piece of a catalogue's name without the full stop of the record, which an initial or a suffix keeps. -->
  <xsl:function name="f:without-stop" as="xs:string">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:sequence select="if (matches($piece, '(^|[\s.\-])\p{L}\.$') or f:is-suffix($piece)) then $piece
        else replace($piece, '\.$', '')"/>
  </xsl:function>

  <!-- "Goethe, Johann Wolfgang von", "von Stetten, Luise": the family name before the comma, particles at the end of the
       others or before the family name, and whatever comes after a second comma behind. -->
  <xsl:function name="f:by-comma" as="element(p:person)">
    <xsl:param name="pieces" as="xs:string+"/>
    <xsl:variable name="others" as="xs:string*" select="tokenize(f:without-stop($pieces[2]))"/>
    <xsl:variable name="given" as="xs:integer" select="f:last-of-given($others)"/>
    <xsl:variable name="first" as="xs:string*" select="tokenize($pieces[1])"/>
    <xsl:variable name="linked" as="xs:integer" select="f:first-of-family($first) - 1"/>
    <p:person family="{$first[position() gt $linked]}">
      <xsl:sequence select="f:attribute('given', string-join($others[position() le $given], ' ')),
          f:attribute('particle', string-join(($others[position() gt $given], $first[position() le $linked]), ' ')),
          f:attribute('suffix', string-join($pieces[position() gt 2] ! f:without-stop(.), ', '))"/>
    </p:person>
  </xsl:function>

  <!-- "Johann Wolfgang von Goethe": the last word and the particles before it are the family name; what looks like no
       personal name stays whole. -->
  <xsl:function name="f:by-guess" as="element(p:person)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="suffix" as="xs:string"/>
    <xsl:variable name="said" as="xs:string*" select="tokenize(replace(replace($name, $f:honorifics, '', 'i'), $f:honorifics, '', 'i'))"/>
    <xsl:variable name="all" as="xs:string*" select="if (f:ends-with-patronymic($said)) then (tail($said), head($said)) else $said"/>
    <xsl:variable name="end" as="xs:string?" select="$all[last()][f:is-suffix(.)][exists($all[3])]"/>
    <xsl:variable name="words" as="xs:string*" select="$all[position() lt last() or empty($end)]"/>
    <xsl:variable name="given" as="xs:integer" select="f:last-of-given($words[position() lt last()])"/>
    <xsl:choose>
      <xsl:when test="f:is-personal($words)">
        <p:person family="{$words[last()]}" given="{$words[position() le $given]}">
          <xsl:sequence select="f:attribute('particle', string-join($words[position() gt $given and position() lt last()], ' ')),
              f:attribute('suffix', ($suffix[. ne ''], $end)[1]), f:attribute('guessed', 'yes')"/>
        </p:person>
      </xsl:when>
      <xsl:otherwise><p:person literal="{$name}"><xsl:sequence select="f:attribute('suffix', $suffix)"/></p:person></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Which of these words is the first that is no particle, or the last of all. -->
  <xsl:function name="f:first-of-family" as="xs:integer">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="min((count($words), for $i in 1 to count($words) return $i[not($words[$i] = $f:particles)]))"/>
  </xsl:function>

  <!-- Do three words end with a patronymic, so that the family name comes first: "Толстой Лев Николаевич"? -->
  <xsl:function name="f:ends-with-patronymic" as="xs:boolean">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="count($words) eq 3 and f:is-patronymic($words[3]) and not(f:is-patronymic($words[2]))"/>
  </xsl:function>

  <!-- Does a word look like a patronymic? -->
  <xsl:function name="f:is-patronymic" as="xs:boolean">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="matches($word, '(ович|евич|[ьмкт]ич|овна|евна|ична)$')"/>
  </xsl:function>

  <!-- How many of these words come before the particles at their end. -->
  <xsl:function name="f:last-of-given" as="xs:integer">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="max((0, for $i in 1 to count($words) return $i[not($words[$i] = $f:particles)]))"/>
  </xsl:function>

  <!-- Do the words look like a personal name with the given name first? Two to six, capitalised or particles, without
       digits or signs, not in a script that puts the family name first, no "the Great", no "of Edessa", no "Лев
       Николаевич". -->
  <xsl:function name="f:is-personal" as="xs:boolean">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="count($words) = 2 to 6
        and (every $word in $words satisfies $word = $f:particles or matches($word, '^[^\w]*(\p{Ll}{1,5}[''’])?\p{Lu}'))
        and not(map:contains($f:whole-names, lower-case($words[1])) or count($words) eq 2 and f:is-patronymic($words[2]))
        and (every $word in ($words[1], $words[last()]) satisfies not($word = $f:particles))
        and not(matches(string-join($words), '[\p{Nd}\p{Ps}\p{Pe}\p{Sm}@\\/:&quot;]|[&#x2E80;-&#xD7FF;]'))
        and not($words[last() - 1] = ('der', 'den', 'le') and not($words[last() - 2] = $f:particles))
        and not($words[position() le f:last-of-given($words[position() lt last()])] = $f:particles)"/>
  </xsl:function>
</xsl:stylesheet>
