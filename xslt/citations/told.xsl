<!-- What a style is told of an item. CSL-JSON holds the item as programs that keep bibliographies want it; styles expect
     some of it elsewhere: the day of a letter apart from the year of its edition, no title that only says who wrote to whom,
     a genre in small letters. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The item as a style is told of it. -->
  <xsl:function name="f:told" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="style" as="document-node()"/>
    <xsl:variable name="plain" as="map(xs:string, item()*)" select="$item => f:told-genre() => f:told-places() => f:told-editor()"/>
    <xsl:sequence select="
        if ($item?type eq 'personal_communication') then $plain => f:told-letter(f:names-recipients($style)) => f:told-dates(f:dates-letters($style))
        else if ($item?type = ('manuscript', 'document')) then f:told-dates($plain, f:dates-letters($style))
        else if ($item?type eq 'article-journal') then f:told-article($plain)
        else f:told-day($plain, f:dates-letters($style))"/>
  </xsl:function>

  <!-- What decides how an item is told to a style: one word for all styles to which it is told alike. -->
  <xsl:function name="f:way-of-telling" as="xs:string">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="style" as="document-node()"/>
    <xsl:sequence select="if (f:is-of-day($item) or $item?type = ('personal_communication', 'manuscript', 'document'))
        then string-join((f:names-recipients($style)[$item?type eq 'personal_communication'], f:dates-letters($style)) ! string(), ' ') else 'alike'"/>
  </xsl:function>

  <!-- A genre that is ours, not the source's, is told in small letters, and not at all of a play or a manuscript, which no
       manual calls so; nor any of another document, since styles would call the volume so. -->
  <xsl:function name="f:told-genre" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="
        if ($item?type eq 'document' or f:kind-of-word($item?genre) = ('play', 'book', 'manuscript')) then map:remove($item, 'genre')
        else if (not($item?genre = $f:kind-names?*)) then $item
        else map:put($item, 'genre', lower-case($item?genre))"/>
  </xsl:function>

  <!-- What styles would read as something else: leaves, which every style calls pp.; pages beside a shelfmark, which some would
       look for in the archive, others in the edition; the pages of a whole book, which a note would seem to cite. -->
  <xsl:function name="f:told-places" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="has-no-pages" as="xs:boolean"
        select="$item?type eq 'book' or map:contains($item, 'archive_location') or matches($item?page, '^\W*\d+[rv]')"/>
    <xsl:sequence select="map:remove($item, 'page'[$has-no-pages])"/>
  </xsl:function>

  <!-- A text in a volume whose author nobody names, without the volume's editor, whom styles would put in the author's place; and
       a text whose author is its editor, without the editor. -->
  <xsl:function name="f:told-editor" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:variable name="is-lost" as="xs:boolean" select="if (map:contains($item, 'author')) then deep-equal($item?author, $item?editor)
        else map:contains($item, 'container-title')"/>
    <xsl:sequence select="map:remove($item, 'editor'[$is-lost])"/>
  </xsl:function>

  <!-- A text in a volume that is dated to the day, as a document: of a chapter styles tell the year only, and many papers of
       one volume are of one year, and have one title. A style that doesn't tell letters from their editions gets the day only. -->
  <xsl:function name="f:told-day" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="is-apart" as="xs:boolean"/>
    <xsl:variable name="document" as="map(xs:string, item()*)" select="map:put($item, 'type', 'document')"/>
    <xsl:sequence select="
        if (not(f:is-of-day($item))) then $item
        else if ($is-apart) then $document
        else map:put($document, 'issued', $item?('original-date')) => map:remove('original-date')"/>
  </xsl:function>

  <!-- Is an item a text in a volume that is dated to the day? -->
  <xsl:function name="f:is-of-day" as="xs:boolean">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="$item?type eq 'chapter' and exists($item?('original-date')?('date-parts')?*[array:size(.) eq 3])"/>
  </xsl:function>

  <!-- An article with its journal's date, and without the place and series of the edition, which would seem to be the journal's. -->
  <xsl:function name="f:told-article" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:sequence select="map:merge(($item?('original-date') ! map:entry('issued', .), map:remove($item, ('publisher-place', 'collection-title', 'original-date'))))"/>
  </xsl:function>

  <!-- A letter without what its title says already. A title that only says who wrote to whom and when is no title to a
       style that names the recipient, and the letter need not be called one; a title that names the recipient beside other
       things is enough by itself. Else a style that doesn't name the recipient is told of one by the genre. -->
  <xsl:function name="f:told-letter" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="is-named" as="xs:boolean"/>
    <xsl:variable name="words" as="xs:string*" select="f:title-words($item?title)"/>
    <xsl:variable name="parties" as="xs:string*" select="($item?author, $item?recipient) ! f:title-words(string-join(?*?*, ' '))"/>
    <xsl:variable name="recipients" as="xs:string*" select="$item?recipient?* ! f:title-words((?family, ?literal)[1])"/>
    <xsl:variable name="is-vain" as="xs:boolean" select="map:contains($item, 'author') and (exists($recipients) or map:contains($item, 'genre'))
        and empty($words[not(. = ($parties, $f:vain-words) or matches(., '^\d+$'))])"/>
    <xsl:variable name="is-double" as="xs:boolean" select="exists($recipients) and (every $word in $recipients satisfies $word = $words)"/>
    <xsl:variable name="lost" as="xs:string*" select="
        if ($is-vain) then ('title'[$is-named], 'genre'[exists($recipients) and lower-case($item?genre) = $f:letter-words])
        else 'recipient'[$is-double]"/>
    <xsl:sequence select="
        if ($is-named or $is-vain or $is-double or empty($recipients) or not($item?genre = $f:kind-names?* ! lower-case(.))) then map:remove($item, $lost)
        else map:put($item, 'genre', $item?genre || ' to ' || string-join($item?recipient?* ! f:csl-name-text(.), ' and '))"/>
  </xsl:function>

  <!-- A name as it is read. -->
  <xsl:function name="f:csl-name-text" as="xs:string">
    <xsl:param name="name" as="map(xs:string, item()*)"/>
    <xsl:sequence select="string-join(($name?literal, $name?given, $name?('non-dropping-particle'), $name?family, $name?suffix), ' ')"/>
  </xsl:function>

  <!-- The day of what wasn't written to be printed, apart from the year in which the edition was: a style that knows letters in
       editions takes the one of a letter as an event's and of another thing as the original's; the year is the item's.
       Where nobody says the year, the publisher would be taken for one of the day; where there is nothing else by which
       styles find it, it stays. -->
  <xsl:function name="f:told-dates" as="map(xs:string, item()*)">
    <xsl:param name="item" as="map(xs:string, item()*)"/>
    <xsl:param name="is-apart" as="xs:boolean"/>
    <xsl:variable name="day" as="xs:string" select="if ($item?type eq 'personal_communication') then 'event-date' else 'original-date'"/>
    <xsl:variable name="bare" as="map(xs:string, item()*)" select="map:remove($item, ('issued', 'available-date'))"/>
    <xsl:sequence select="
        if (not($is-apart)) then $item
        else if ($day ne 'event-date' and deep-equal($item?issued, $item?('available-date'))) then map:remove($item, 'available-date')
        else if ($day eq 'event-date' or map:contains($item, 'available-date'))
        then map:merge(($bare, $item?issued ! map:entry($day, .), $item?('available-date') ! map:entry('issued', .)))
        else if (map:contains($item, 'issued') and ('container-title', 'URL', 'DOI', 'archive') = map:keys($item)) then map:remove($item, ('publisher', 'publisher-place'))
        else $item"/>
  </xsl:function>

  <!-- The words of a text, in small letters. -->
  <xsl:function name="f:title-words" as="xs:string*">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="tokenize(lower-case($text), '[^\p{L}\p{N}]+')[. ne '']"/>
  </xsl:function>

  <!-- Where a style names somebody, tells a date, and calls a macro. -->
  <xsl:key name="names-of" match="names" use="tokenize(@variable)"/>
  <xsl:key name="dates-of" match="date" use="@variable"/>
  <xsl:key name="calls-of" match="text[@macro]" use="@macro"/>

  <!-- Does a style name those to whom letters were written? -->
  <xsl:function name="f:names-recipients" as="xs:boolean" cache="yes">
    <xsl:param name="style" as="document-node()"/>
    <xsl:sequence select="exists(key('names-of', 'recipient', $style))"/>
  </xsl:function>

  <!-- Does a style tell when a letter was written apart from when it was printed: does a branch for letters lead to the date of
       an event? -->
  <xsl:function name="f:dates-letters" as="xs:boolean" cache="yes">
    <xsl:param name="style" as="document-node()"/>
    <xsl:variable name="dates" as="element(date)*" select="key('dates-of', 'event-date', $style)"/>
    <xsl:variable name="macros" as="xs:string*" select="f:leading-to($style, $dates/ancestor::macro/string(@name))"/>
    <xsl:sequence select="($dates, key('calls-of', $macros, $style))/ancestor::*[self::if or self::else-if]/tokenize(@type) = 'personal_communication'"/>
  </xsl:function>

  <!-- Some macros of a style and those that call them, directly or by others. -->
  <xsl:function name="f:leading-to" as="xs:string*">
    <xsl:param name="style" as="document-node()"/>
    <xsl:param name="macros" as="xs:string*"/>
    <xsl:variable name="more" as="xs:string*" select="key('calls-of', $macros, $style)/ancestor::macro/string(@name)[not(. = $macros)]"/>
    <xsl:sequence select="if (empty($more)) then $macros else f:leading-to($style, ($macros, $more))"/>
  </xsl:function>

  <!-- What a letter is called that needn't be called one. -->
  <xsl:variable name="f:letter-words" static="yes" as="xs:string*"
      select="tokenize('letter letters brief briefe lettre lettres lettera carta письмо correspondence korrespondenz')"/>

  <!-- Words that say no more than that somebody wrote to somebody, and when. -->
  <xsl:variable name="f:vain-words" static="yes" as="xs:string*" select="$f:letter-words, tokenize('to from by of the on in and dated undated
      an von vom der dem den die und am undatiert à a au aux de du le la les et da di al alla del della e y el к от и
      january february march april may june july august september october november december
      jan feb mar apr jun jul aug sep sept oct nov dec
      januar jänner februar märz mai juni juli oktober dezember
      janvier février mars avril juin juillet août septembre octobre novembre décembre
      gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
      enero febrero abril mayo junio julio septiembre octubre noviembre diciembre
      января февраля марта апреля мая июня июля августа сентября октября ноября декабря')"/>
</xsl:stylesheet>
