<!-- Dates: when the document was written, and apart from it when the edition appeared (TEI Guidelines 3.6.4, 14.4). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- When the document was written, as p:date with what is known of when, from, to, not-before, not-after (ISO, to the
       day at most) and calendar; its content is the date as the source writes it. Nothing where nobody says. -->
  <xsl:function name="f:date" as="element(p:date)?" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:dating($node) ! f:dated(.)"/>
  </xsl:function>

  <!-- The document's date as the source writes it, or nothing. -->
  <xsl:function name="f:date-text" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string(f:date($node))"/>
  </xsl:function>

  <!-- When the edition appeared, as a p:date: never the day on which it was built. -->
  <xsl:function name="f:edition-date" as="element(p:date)?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="((f:headers($node) ! fileDesc[1] ! (publicationStmt//date[not(f:is-of-document(.))], editionStmt//date)
        [f:says-when(.)][not(ancestor::biblStruct or ancestor::bibl)]) ! f:dated(.), f:release-date($node))[1]"/>
  </xsl:function>

  <!-- When the settings say that the edition's version was published. -->
  <xsl:function name="f:release-date" as="element(p:date)?">
    <xsl:param name="node" as="node()"/>
    <xsl:for-each select="f:context($node)/p:edition/@released">
      <p:date when="{.}">{.}</p:date>
    </xsl:for-each>
  </xsl:function>

  <!-- A string that sorts as the date does, the earliest day that it may be: ISO, but years before our era count down. -->
  <xsl:function name="f:sort-date" as="xs:string">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:variable name="first" as="xs:string" select="string(($date/@when, $date/@from, $date/@not-before, $date/@to, $date/@not-after)[1])"/>
    <xsl:sequence select="if (not(starts-with($first, '-'))) then $first
        else '-' || format-integer(max((0, 9999 - xs:integer(tokenize($first, '-')[2]))), '0000')"/>
  </xsl:function>

  <!-- The element that dates the document: when the letter was sent, what the header says of its making, the part's or
       the letter's own dateline, and for what was printed first the imprint. A printed edition's year doesn't date a
       letter or an entry of a diary. -->
  <xsl:function name="f:dating" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="f:header($node)"/>
    <xsl:variable name="of-file" as="element()*" select="($header/profileDesc/creation//(date | origDate)) => f:best-date(),
        $header/fileDesc/titleStmt/title[@type = 'iso-date'],
        ($header/profileDesc/settingDesc[not(setting[2])]//date, $header/fileDesc/sourceDesc/recordingStmt/recording//date) => f:best-date(),
        $header/fileDesc/publicationStmt//date[f:is-of-document(.)],
        $header/fileDesc/sourceDesc[not(msDesc[2])]/msDesc//(origDate[ancestor::history or ancestor::head]) => f:best-date(),
        f:dates-of-contents($header)[last() eq 1]"/>
    <xsl:sequence select="(f:sent-date($node),
        if (f:is-part($node)) then f:own-dates($node)
        else ($of-file, f:own-dates($node)[f:is-of-a-day($node) or f:kind($node) = 'poem'], f:imprint-dates($header)[not(f:is-of-a-day($node))],
            f:title-page-dates($node)[not(f:is-of-a-day($node))], f:event-dates($node)[not(f:is-of-a-day($node))]))[f:says-when(.)][1]"/>
  </xsl:function>

  <!-- The dates that the contents of a manuscript have, where they are described as a work: a print that is cited beside
       its title dates nothing. -->
  <xsl:function name="f:dates-of-contents" as="element()*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="items" as="element()*" select="$header/fileDesc[1]/sourceDesc[1][not(msDesc[2])]/msDesc/msContents//(msItem | msItemStruct)"/>
    <xsl:sequence select="$items/docDate, $items[not(title)]/bibl[title][not(publisher or pubPlace or biblScope or editor)]/date"/>
  </xsl:function>

  <!-- When the letter was sent. -->
  <xsl:function name="f:sent-date" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:correspondence($node)/correspAction[lower-case(@type) = ('sent', 'sender', 'from', 'sending', 'written')]
        //date[f:says-when(.)] => f:best-date()"/>
  </xsl:function>

  <!-- Dates with those first that a machine can read, and of these those that are in our calendar. -->
  <xsl:function name="f:best-date" as="element()*">
    <xsl:param name="dates" as="element()*"/>
    <xsl:variable name="read" as="element()*" select="$dates[exists(f:bounds(.))]"/>
    <xsl:variable name="foreign" as="element()*" select="$read[@calendar]
        [matches(@calendar, 'hijri|islam|muslim|hebrew|jewish|persian|coptic|ethiop|chinese|japan|hindu|saka|thai|republic', 'i')]"/>
    <xsl:sequence select="if (empty($dates[2])) then $dates else ($read except $foreign, $foreign, $dates[empty(f:bounds(.))])"/>
  </xsl:function>

  <!-- Is a date in the publication statement said to be the document's own? -->
  <xsl:function name="f:is-of-document" as="xs:boolean">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="lower-case($date/@type) = ('created', 'creation', 'composed', 'written')"/>
  </xsl:function>

  <!-- Is the document of a kind that is written on a day and dated by it? -->
  <xsl:function name="f:is-of-a-day" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="f:kind($node) = ('letter', 'diary-entry', 'telegram', 'dispatch', 'memorandum', 'conversation', 'document')"/>
  </xsl:function>

  <!-- The dates by which a text dates itself: in its opening, its heading, an entry's first words, its closing. -->
  <xsl:function name="f:own-dates" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="element()?" select="f:beginning($node)"/>
    <xsl:variable name="places" as="element()*" select="$text/(. | child::div[1] | div1[1])"/>
    <xsl:sequence select="$places/(opener | dateline)//(date | docDate) => f:best-date(),
        $places/(dateline | opener/dateline)[not(descendant::date or descendant::docDate)], $places/head//date[not(ancestor::note)] => f:best-date(),
        $places[f:kind($node) = 'diary-entry']/(p | ab)[1]/date[1], $places/(closer | dateline | postscript/dateline)//date,
        $places[@when or @when-iso]"/>
  </xsl:function>

  <!-- When the source was printed. -->
  <xsl:function name="f:imprint-dates" as="element()*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="source" as="element()?" select="$header/fileDesc[1]/sourceDesc[1]/(biblStruct | biblFull | bibl)[1]"/>
    <xsl:sequence select="$source/(monogr[1]/imprint[1] | publicationStmt | . | bibl)/date[not(f:is-of-document(.))] => f:best-date()"/>
  </xsl:function>

  <!-- When the title page says that the book was printed: its dates, else its imprint, of which only the year is read. -->
  <xsl:function name="f:title-page-dates" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="front" as="element(front)?" select="root($node)/*/text[1]/front"/>
    <xsl:sequence select="$front//(docDate | docImprint//date), $front//docImprint"/>
  </xsl:function>

  <!-- When a work was printed, else first played, else written, as editions of plays tell it by events. -->
  <xsl:function name="f:event-dates" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="events" as="element(event)*" select="root($node)/*/standOff/listEvent/event"/>
    <xsl:sequence select="for $type in ('print', 'premiere', 'written') return $events[@type = $type]"/>
  </xsl:function>

  <!-- A date as Extended Date/Time Format (ISO 8601-2, level 1): a day, a span, or bounds, about which nobody is sure; ''
       for a text that is no date. -->
  <xsl:function name="f:edtf" as="xs:string?">
    <xsl:param name="date" as="element(p:date)?"/>
    <xsl:sequence select="$date ! (
        if (@when) then @when || @doubt
        else if (@from or @to) then @from || @doubt[../@from] || '/' || @to || @doubt[../@to]
        else if (@not-before or @not-after) then string-join((string(@not-before), string(@not-after)) ! (if (. eq '') then '' else . || '~'), '/')
        else '')"/>
  </xsl:function>
</xsl:stylesheet>
