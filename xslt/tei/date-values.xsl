<!-- Dates as values: what an element says of a day, a year or a span, in ISO. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What an element says, as a p:date; @doubt is '?' where nobody is sure, '~' where it is near, '%' where both. -->
  <xsl:function name="f:dated" as="element(p:date)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="bounds" as="attribute()*" select="f:bounds($element)"/>
    <p:date>
      <xsl:sequence select="$bounds, f:attribute('doubt', f:doubt($element)[exists($bounds)]), $element/@calendar ! f:attribute('calendar', replace(f:one-line(.), '^#', ''))"/>
      <xsl:value-of select="(f:written-date($element), f:span-text($bounds))[. ne ''][1]"/>
    </p:date>
  </xsl:function>

  <!-- A date as it is written, without the full stop and the half bracket of a catalogue's record. -->
  <xsl:function name="f:written-date" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="f:without-punctuation(f:plain($element[not(self::div or self::docImprint or self::event)]))"/>
    <xsl:variable name="whole" as="xs:string" select="if (ends-with($text, ']')) then replace($text, '^([^\[]*)\]$', '$1') else $text"/>
    <xsl:sequence select="if (ends-with($whole, '.')) then replace($whole, '(\d)\.$', '$1') else $whole"/>
  </xsl:function>

  <!-- Does the element say anything of a date? -->
  <xsl:function name="f:says-when" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists(f:bounds($element)) or not($element/self::div or $element/self::docImprint or $element/self::event) and (f:plain($element) ! (matches(., '\p{Nd}') or matches(., '[MDCLXVI]{2,}')))"/>
  </xsl:function>

  <!-- The bounds of a date in ISO: from its attributes, else from a text that can be read in one way only. -->
  <xsl:function name="f:bounds" as="attribute()*" cache="yes">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="stated" as="attribute()*" select="f:stated-bounds($element)"/>
    <xsl:sequence select="if (exists($stated) or $element/self::div or $element/self::event) then $stated
        else f:read-bounds(f:plain($element), exists($element/ancestor-or-self::title))"/>
  </xsl:function>

  <!-- The bounds that attributes state. Those that end in -custom are taken only where they are said to be Julian or
       Gregorian: of another calendar their numbers aren't our years. A Julian day is told as the Gregorian day that it was. -->
  <xsl:function name="f:stated-bounds" as="attribute()*">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="written" as="attribute()*" select="$e[@datingMethod or @calendar]/@*[ends-with(name(), '-custom')]"/>
    <xsl:variable name="calendar" as="xs:string" select="if (empty($written)) then '' else f:calendar-words($e)"/>
    <xsl:variable name="custom" as="attribute()*" select="
        if (not(matches($calendar, $f:old-style || '|gregorian|new.?style|neue[rn]? stil|новый стиль', 'i'))) then ()
        else if (matches($calendar, $f:old-style, 'i')) then $written ! f:attribute(name(), f:gregorian(.)) else $written"/>
    <xsl:variable name="when" as="xs:string?" select="($e/@when, $e/@when-iso, $custom[name() = 'when-custom']) => f:first-iso()"/>
    <xsl:variable name="from" as="xs:string?" select="($e/@from, $e/@from-iso, $custom[name() = 'from-custom']) => f:first-iso()"/>
    <xsl:variable name="to" as="xs:string?" select="($e/@to, $e/@to-iso, $custom[name() = 'to-custom']) => f:first-iso()"/>
    <xsl:variable name="since" as="xs:string?" select="($e/@notBefore, $e/@notBefore-iso, $custom[name() = 'notBefore-custom']) => f:first-iso()"/>
    <xsl:variable name="until" as="xs:string?" select="($e/@notAfter, $e/@notAfter-iso, $custom[name() = 'notAfter-custom']) => f:first-iso()"/>
    <xsl:sequence select="if (empty($e/@*)) then () else if (exists($when)) then f:attribute('when', $when) else (f:attribute('from', $from), f:attribute('to', $to),
        f:attribute('not-before', $since), f:attribute('not-after', $until))"/>
  </xsl:function>

  <!-- What is doubtful about a date: by @cert and @precision, of the element or of those in it that speak of it, or by the
       signs in its text. Bounds that are only not-before and not-after are doubtful as they are. -->
  <xsl:function name="f:doubt" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="weak" as="xs:string*" select="'low', 'medium', 'unknown'"/>
    <xsl:variable name="text" as="xs:string" select="if ($element/(@when | @from | @to)) then '' else f:plain($element[not(self::docImprint)])"/>
    <xsl:variable name="is-unsure" as="xs:boolean" select="$element/(@cert | certainty/@cert) = $weak or matches($text, '\?')"/>
    <xsl:variable name="is-near" as="xs:boolean" select="$element/(@precision | precision/@precision) = $weak or matches($text, $f:about, 'i')"/>
    <xsl:sequence select="if ($element/(@notBefore | @notAfter)) then () else if ($is-unsure and $is-near) then '%'
        else if ($is-unsure) then '?' else '~'[$is-near]"/>
  </xsl:function>

  <!-- The first of some attributes that begins as an ISO date, to the day: a time is left out, a date without its year
       is none. -->
  <xsl:function name="f:first-iso" as="xs:string?">
    <xsl:param name="values" as="attribute()*"/>
    <xsl:sequence select="($values ! f:iso(.))[1]"/>
  </xsl:function>

  <!-- A text that begins as an ISO date, cut after the day; nothing where month or day can't be. -->
  <xsl:function name="f:iso" as="xs:string?">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($value)"/>
    <xsl:variable name="date" as="xs:string"
        select="replace($line, '^(-?\d{4,6}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)([T ].*|[Z+].*)?$', '$1')"/>
    <xsl:sequence select="
        if (string-length($line) eq 10 and $line castable as xs:date or string-length($line) eq 4 and $line castable as xs:gYear) then $line
        else if (not(matches(substring($line, 2, 3), '^\d*$'))) then ()
        else $date[matches(., '^-?\d{4,6}(-\d\d(-\d\d)?)?$')]"/>
  </xsl:function>

  <!-- The bounds in a text: an ISO date, one year of four digits, or two with a dash; not a year that is put right behind. -->
  <xsl:function name="f:read-bounds" as="attribute()*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="iso-only" as="xs:boolean"/>
    <xsl:variable name="iso" as="xs:string?" select="f:iso($text)[not(matches($text, '[(\[]\s*(i\.\s?e\.|d\.\s?h\.|c\.-?à-?d\.|т\.\s?е\.|recte|=)'))]"/>
    <xsl:sequence select="if (exists($iso)) then f:attribute('when', $iso) else if ($iso-only) then () else f:read-years($text)"/>
  </xsl:function>

  <!-- Words by which a date says that it is only near. -->
  <xsl:variable name="f:about" static="yes" as="xs:string" select="'(^|\W)(c|ca|circa|cca|um|около|ок|vers|env|about)(\W|$)'"/>

  <!-- A text that says nothing but a year about which it isn't sure: "um 1750", "[1713?]", "ca. 1880 (?)". -->
  <xsl:variable name="f:only-about" static="yes" as="xs:string"
      select="'^\W*((n\.?\s?d|s\.?\s?d|o\.?\s?[dj]|undated|undatiert|б\.?\s?[гд]|без\sдаты)\W+)?((c|ca|circa|cca|um|около|ок|vers|env|about)\W+)?(1\d|20)\d\d(\s?г(ода?)?)?\W*$'"/>

  <!-- The bounds in a text that is no ISO date: one year of four digits, or two with a dash; if it isn't sure, only where it
       says nothing else. -->
  <xsl:function name="f:read-years" as="attribute()*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="years" as="xs:string*" select="distinct-values(tokenize($text, '\D+')[matches(., '^(1\d|20)\d\d$')])"/>
    <xsl:sequence select="
        if (empty($years) or matches($text, '(^|\W)(before|after|vor|nach|до|после|avant|après)(\W|$)', 'i')) then ()
        else if (matches($text, '\?') or matches($text, $f:about, 'i')) then f:attribute('when', $years[matches($text, $f:only-about, 'ix')])
        else if (matches($text, '^\D*\d{4}\s*[-–—/]\s*\d{4}\D*$') and count($years) eq 2)
        then (f:attribute('from', $years[1]), f:attribute('to', $years[2]))
        else if (count($years) eq 1) then f:attribute('when', f:read-day($text, $years)) else ()"/>
  </xsl:function>

  <!-- The names of months by their number, in English, German, French, Italian, Spanish, Dutch and Russian. -->
  <xsl:variable name="f:months" static="yes" as="map(xs:string, xs:string)" select="map:merge(map:for-each(map{
      '01': 'january jan januar jänner janvier gennaio enero januari январь января',
      '02': 'february feb februar feber février febbraio febrero februari февраль февраля',
      '03': 'march mar märz mars marzo maart март марта',
      '04': 'april apr avril aprile abril апрель апреля',
      '05': 'may mai maggio mayo mei май мая',
      '06': 'june jun juni juin giugno junio июнь июня',
      '07': 'july jul juli juillet luglio julio июль июля',
      '08': 'august aug août agosto augustus август августа',
      '09': 'september sep sept septembre settembre septiembre сентябрь сентября',
      '10': 'october oct oktober octobre ottobre octubre октябрь октября',
      '11': 'november nov novembre noviembre ноябрь ноября',
      '12': 'december dec dezember décembre dicembre diciembre декабрь декабря'},
      function($number, $names) { tokenize($names) ! map:entry(., $number) }))"/>

  <!-- A text with one year, as exactly as it can be read in one way only: to the day where beside the year it names one month
       and has one other number, to the month where it has none. Before 1753, and in Russian before 1919, the day may be one
       of the Julian calendar, which ISO doesn't mean: then no more than the year is read. -->
  <xsl:function name="f:read-day" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="year" as="xs:string"/>
    <xsl:variable name="months" as="xs:string*" select="tokenize(lower-case($text), '\P{L}+') ! $f:months(.)"/>
    <xsl:variable name="numbers" as="xs:string*" select="tokenize($text, '\D+')[. ne '']"/>
    <xsl:variable name="days" as="xs:string*" select="$numbers[. ne $year] ! (if (string-length() eq 1) then '0' || . else .)"/>
    <xsl:variable name="first" as="xs:string" select="if (matches($text, '[&#x400;-&#x4FF;]')) then '1919' else '1753'"/>
    <xsl:variable name="read" as="xs:string" select="string-join(($year, $months, $days), '-')"/>
    <xsl:sequence select="if (count($months) eq 1 and $year ge $first and ($read castable as xs:date or $read castable as xs:gYearMonth))
        then $read else $year"/>
  </xsl:function>

  <!-- Bounds as a text, where the source writes none. -->
  <xsl:function name="f:span-text" as="xs:string">
    <xsl:param name="bounds" as="attribute()*"/>
    <xsl:variable name="start" as="xs:string?" select="($bounds[name() = ('from', 'not-before')])[1]"/>
    <xsl:variable name="end" as="xs:string?" select="($bounds[name() = ('to', 'not-after')])[1]"/>
    <xsl:sequence select="
        if ($bounds[name() = 'when']) then string($bounds[name() = 'when'])
        else if (exists($start) and exists($end)) then $start || '–' || $end
        else if (exists($start)) then 'after ' || $start
        else if (exists($end)) then 'before ' || $end else ''"/>
  </xsl:function>

  <!-- The numbers of an ISO date: year, month, day, as far as it goes. -->
  <xsl:function name="f:date-parts" as="xs:integer*">
    <xsl:param name="iso" as="xs:string?"/>
    <xsl:variable name="sign" as="xs:integer" select="if (starts-with($iso, '-')) then -1 else 1"/>
    <xsl:variable name="numbers" as="xs:integer*" select="tokenize(replace(string($iso), '^-', ''), '-')[. ne ''] ! xs:integer(.)"/>
    <xsl:sequence select="$numbers[1] ! (. * $sign), $numbers[position() gt 1]"/>
  </xsl:function>
</xsl:stylesheet>
