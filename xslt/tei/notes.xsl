<!-- Notes: which are taken out of the line, and how each is numbered (TEI Guidelines 3.9). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- How many notes have been taken out of the line so far. -->
  <xsl:accumulator name="notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note[f:is-collected(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The numbers that the source gives to its notes, or nothing at all as soon as one lacks its own. -->
  <xsl:accumulator name="note-numbers" as="map(xs:string, xs:boolean)?" initial-value="map{}">
    <xsl:accumulator-rule match="note[f:is-collected(.)]"
        select="if (exists($value) and @n/normalize-space() != '' and not(map:contains($value, normalize-space(@n))))
                then map:put($value, normalize-space(@n), true()) else ()"/>
  </xsl:accumulator>

  <!-- Is the note taken out of the line and shown with the others after the text? Not one that stands in the line on
       purpose, an empty one, one in a register entry, a bibliography or the header (that is information), nor one that
       the encoder has collected himself in the back matter. -->
  <xsl:function name="f:is-collected" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:in-text($note) and not($note/@place = ('inline', 'block'))
        and (normalize-space($note) ne '' or exists($note//(graphic | media | ptr | ref | gap | formula | notatedMusic)))
        and empty($note/ancestor::note) and not(f:is-information($note)) and not(f:is-endnote($note))"/>
  </xsl:function>

  <!-- Does the note belong to an entry of a register, a bibliography, the description of a manuscript or of images? -->
  <xsl:function name="f:is-information" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="exists($note/ancestor::*[self::person or self::place or self::org or self::bibl or self::biblStruct
        or self::biblFull or self::object or self::event or self::relation or self::msDesc or self::nym
        or self::listBibl or self::listPerson or self::listPlace or self::listOrg or self::listObject
        or self::listEvent or self::listRelation or self::taxonomy or self::personGrp or self::standOff
        or self::facsimile])"/>
  </xsl:function>

  <!-- Is the note one of those that the encoder has set apart: collected after the text, alone in a division, or
       beside the speeches of a transcript? -->
  <xsl:function name="f:is-endnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/ancestor::back)
        and exists($note/parent::*[self::back or self::div or self::div1 or self::noteGrp or self::item or self::list])
        and empty($note/parent::*/text()[normalize-space()])
        or exists($note/parent::*[self::div or self::div1 or self::div2 or self::div3 or self::body]) and f:sets-notes-apart($note/..)"/>
  </xsl:function>

  <!-- Does a division hold nothing but notes, or the utterances of a transcript with notes between them? -->
  <xsl:function name="f:sets-notes-apart" as="xs:boolean" cache="yes">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="empty($division/text()[normalize-space()]) and (exists($division/u)
        or empty($division/*[not(self::note or self::head or self::pb or self::lb or self::cb or self::milestone or self::anchor)]))"/>
  </xsl:function>

  <!-- All notes of the document that are taken out of the line, in their order. -->
  <xsl:function name="f:notes" as="element(note)*">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="root($document)//note[f:is-collected(.)]"/>
  </xsl:function>

  <!-- A collected note's number: the source's own where every note has one of its own, else its order from 1. -->
  <xsl:function name="f:note-number" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="if (exists(root($note)/accumulator-after('note-numbers'))) then normalize-space($note/@n)
        else string($note/accumulator-before('notes'))"/>
  </xsl:function>
</xsl:stylesheet>
