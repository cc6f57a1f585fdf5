<!-- A document as a page.

  How the files in html/ work together:
  - A template shows its element in the nearest HTML element and gives it the attributes of mode `attributes` first:
        <xsl:template match="hi" p:treatment="inline" as="element(h:span)">
          <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
        </xsl:template>
    To add a class: <xsl:attribute name="class" select="f:classes(.), 'tei-more'" separator=" "/> after that.
  - What runs in the line is a span (or em, sup, a …), what is set apart (f:is-block) a div (or p, ul, blockquote …).
    Nobody needs to ask where it stands or what it holds: the page passes once through mode `fit` (html/fit.xsl), which
    puts everything where HTML allows it. There a p, span, em or heading that holds a block becomes a div (a heading
    keeps its role and level); an a in an a becomes a span; an li, td or dd out of its place becomes a div, and what
    stands between items, rows or cells gets an item, row or cell of class `tei-between`; a dl that isn't made of dt and
    dd becomes a div; an id that came before, a heading without content and a link to a place that isn't in the page
    (href="#…") are undone. What `fit` doesn't mend: spans of table cells, values of datetime, roles.
  - A link within the page is written href="#id", with the id as it is; any other address goes through f:url(), which
    gives nothing when it isn't safe or valid.
  - A heading is made by <xsl:call-template name="p:heading"> (html/headings.xsl).
  - Text that isn't in the source is wrapped: <span data-made="">[…]</span>.
  - What the reading text leaves out is wrapped in an element with data-alternative="diplomatic".
  - The apparatus after the text is made by templates of mode `apparatus`, each giving one li.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="tei.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <xsl:include href="html/document.xsl"/>
  <xsl:include href="html/metadata.xsl"/>
  <xsl:include href="html/cite.xsl"/>
  <xsl:include href="html/cite-page.xsl"/>
  <xsl:include href="html/entry-page.xsl"/>
  <xsl:include href="html/entry-mentions.xsl"/>
  <xsl:include href="html/card.xsl"/>
  <xsl:include href="html/authorities.xsl"/>
  <xsl:include href="html/index-page.xsl"/>
  <xsl:include href="html/home.xsl"/>
  <xsl:include href="html/collection.xsl"/>
  <xsl:include href="html/take-away.xsl"/>
  <xsl:include href="html/print.xsl"/>
  <xsl:include href="html/calendar.xsl"/>
  <xsl:include href="html/search.xsl"/>
  <xsl:include href="html/near.xsl"/>
  <xsl:include href="html/editor-page.xsl"/>
  <xsl:include href="html/missing.xsl"/>
  <xsl:include href="html/principles.xsl"/>
  <xsl:include href="html/declarations.xsl"/>
  <xsl:include href="html/words.xsl"/>
  <xsl:include href="html/fit.xsl"/>
  <xsl:include href="html/attributes.xsl"/>
  <xsl:include href="html/header.xsl"/>
  <xsl:include href="html/core.xsl"/>
  <xsl:include href="html/neighbours.xsl"/>
  <xsl:include href="html/headings.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/quotations.xsl"/>
  <xsl:include href="html/bibliography.xsl"/>
  <xsl:include href="html/linking.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/textstructure.xsl"/>
  <xsl:include href="html/verse.xsl"/>
  <xsl:include href="html/drama.xsl"/>
  <xsl:include href="html/transcr.xsl"/>
  <xsl:include href="html/breaks.xsl"/>
  <xsl:include href="html/pages-list.xsl"/>
  <xsl:include href="html/share.xsl"/>
  <xsl:include href="html/sourcedoc.xsl"/>
  <xsl:include href="html/textcrit.xsl"/>
  <xsl:include href="html/apparatus-places.xsl"/>
  <xsl:include href="html/witnesses.xsl"/>
  <xsl:include href="html/namesdates.xsl"/>
  <xsl:include href="html/registers.xsl"/>
  <xsl:include href="html/labels.xsl"/>
  <xsl:include href="html/figures.xsl"/>
  <xsl:include href="html/facsimile.xsl"/>
  <xsl:include href="html/facsimile-item.xsl"/>
  <xsl:include href="html/facsimile-zones.xsl"/>
  <xsl:include href="html/facsimile-view.xsl"/>
  <xsl:include href="html/versions.xsl"/>
  <xsl:include href="html/tables.xsl"/>
  <xsl:include href="html/msdescription.xsl"/>
  <xsl:include href="html/dictionaries.xsl"/>
  <xsl:include href="html/spoken.xsl"/>
  <xsl:include href="html/gaiji.xsl"/>
  <xsl:include href="html/analysis.xsl"/>
  <xsl:include href="html/corpus.xsl"/>
  <xsl:include href="html/features.xsl"/>
  <xsl:include href="html/nets.xsl"/>
  <xsl:include href="html/tagdocs.xsl"/>
  <xsl:include href="html/unhandled.xsl"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"
      escape-uri-attributes="no" use-character-maps="p:characters"/>

  <!-- An edition's own stylesheet that imports this one needn't name the mode in which it begins. -->
  <xsl:mode on-no-match="shallow-skip" use-accumulators="#all"/>
  <xsl:template match="/" mode="#unnamed" as="item()*"><xsl:apply-templates select="*" mode="html"/></xsl:template>

  <!-- In this mode an element shows itself. -->
  <xsl:mode name="html" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element gives the attributes of its HTML element: class, id, language, direction. -->
  <xsl:mode name="attributes" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element shows itself among the notes or the apparatus after the text. -->
  <xsl:mode name="note" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element adds its li to the apparatus after the text. -->
  <xsl:mode name="apparatus" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element names itself in a link. -->
  <xsl:mode name="label" on-no-match="text-only-copy" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element of the header adds its row to the document details. -->
  <xsl:mode name="details" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element shows itself as a field of an entry: its label and its content. -->
  <xsl:mode name="field" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an element of an example shows itself as code. -->
  <xsl:mode name="code" on-no-match="shallow-skip" on-multiple-match="fail" use-accumulators="#all"/>
  <!-- In this mode an HTML element of the made page is put where HTML allows it. -->
  <xsl:mode name="fit" on-no-match="shallow-copy" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="/TEI" as="element(h:html)">
    <xsl:call-template name="p:document-page"/>
  </xsl:template>
</xsl:stylesheet>
