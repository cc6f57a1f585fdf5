<!-- The words that the interface shows, one map per language. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The languages that the interface speaks, and its words in each. -->
  <xsl:variable name="f:words" static="yes" as="map(xs:string, map(xs:string, xs:string))" select="map{'en': map{
      'skip': 'Skip to the text', 'contents': 'Contents', 'breadcrumb': 'Where you are', 'previous': 'Previous', 'next': 'Next',
      'neighbours': 'Neighbouring documents', 'neighbours-below': 'Neighbouring documents, once more', 'notes': 'Notes', 'note': 'Note', 'note-back': 'Back to the text', 'apparatus': 'Apparatus', 'kept': 'This document couldn’t be built from its present source. You see it as it was published before.',
      'details': 'About this document', 'cite': 'Cite this document', 'cite-entry': 'In a bibliography', 'cite-note': 'In a note',
      'cite-in-text': 'In the text', 'cite-short': 'In a later note', 'cite-source': 'What the document was made from', 'cite-this': 'Cite', 'close': 'Close',
      'cite-what': 'What', 'cite-whole': 'The whole document', 'cite-style': 'Style', 'cite-as': 'Form', 'copy': 'Copy', 'copy-link': 'Copy the link',
      'copied': 'Copied.', 'copy-failed': 'Your browser doesn’t let this page copy. Select the text and copy it yourself.',
      'collect': 'Add to my collection', 'collected': 'Take out of my collection', 'collection': 'My collection', 'download': 'Download', 'collection-none': 'You have collected no documents yet: each document’s page lets you add it, under “Cite”.',
      'collection-lead': 'These documents are kept in this browser, on this computer; nobody else sees them.', 'take-out': 'Take out', 'empty': 'Empty the collection',
      'as-text': 'Text', 'collection-script': 'A collection needs JavaScript.', 'fetch-failed': 'Your browser couldn’t read the citations: files on a disk can’t be gathered. Open the edition on the web, or take the bibliography as text.',
      'cite-beside': 'In LaTeX:', 'copy-command': 'Copy the command for LaTeX', 'cite-page': 'Cite page', 'cite-folio': 'Cite folio',
      'cite-paragraph': 'Cite paragraph', 'cite-line': 'Cite line', 'cite-selection': 'Quote with citation', 'files': 'Other forms of this document', 'licence': 'Licence', 'no-licence': 'No licence is stated.',
      'diplomatic': 'Show the diplomatic text: original spellings, abbreviations, running heads',
      'free': 'free', 'unknown': 'of unknown availability', 'restricted': 'restricted', 'status': 'Availability',
      'title': 'Title', 'subtitle': 'Subtitle', 'author': 'Author', 'editor': 'Editor', 'recipient': 'Recipient', 'sender': 'Sender',
      'resp': 'Responsibility', 'date': 'Date', 'place': 'Place', 'language': 'Language', 'source': 'Source',
      'manuscript': 'Manuscript', 'edition': 'Edition', 'publisher': 'Publisher', 'published': 'Published', 'identifier': 'Identifier',
      'pages': 'Pages', 'status-of-revision': 'State', 'funder': 'Funder', 'sponsor': 'Sponsor', 'principal': 'Principal investigator',
      'received': 'Received', 'sent': 'Sent', 'series': 'Series', 'extent': 'Extent', 'meeting': 'Meeting', 'revision': 'Last change', 'creation': 'Origin', 'abstract': 'Abstract', 'keywords': 'Keywords', 'correspContext': 'Correspondence',
      'translator': 'Translator', 'forwarded': 'Forwarded', 'redirected': 'Redirected', 'transmitted': 'Transmitted',
      'distributor': 'Distributor', 'authority': 'Authority', 'volume': 'Volume', 'untitled': 'Untitled',
      'tei': 'TEI (XML)', 'text': 'Plain text', 'diplomatic-text': 'Plain text, diplomatic', 'bibtex': 'Citation (BibTeX)',
      'biblatex': 'Citation (BibLaTeX)', 'ris': 'Citation (RIS)', 'csl': 'Citation (CSL JSON)', 'endnote': 'Citation (EndNote XML)',
      'mods': 'Metadata (MODS)', 'cff': 'The edition as a whole (CFF)', 'dc': 'Metadata (Dublin Core)', 'page': 'Page', 'of': 'of', 'edited-by': 'Edited by',
      'persons': 'Persons', 'places': 'Places', 'organisations': 'Organisations', 'works': 'Works', 'objects': 'Objects',
      'events': 'Events', 'subjects': 'Subjects', 'mentions': 'Mentions', 'no-mentions': 'No document mentions this entry.',
      'ways': 'Other lists', 'bibliography': 'Citations of all documents', 'image': 'Image'}}"/>

  <!-- The interface's word for something, in the interface's language. -->
  <xsl:function name="f:word" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="($f:words($f:interface-language)($name), $name)[1]"/>
  </xsl:function>

  <!-- The language of the interface. -->
  <xsl:variable name="f:interface-language" as="xs:string" select="'en'"/>

  <!-- The language of a part of the interface, where it isn't the page's. -->
  <xsl:function name="f:interface-attributes" as="attribute()*">
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="tokenize($language, '-')[1] ne $f:interface-language or $language eq ''">
      <xsl:attribute name="lang" select="$f:interface-language"/>
      <xsl:if test="f:direction($language) ne f:direction($f:interface-language)">
        <xsl:attribute name="dir" select="f:direction($f:interface-language)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
