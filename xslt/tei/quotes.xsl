<!-- Quotation marks: whether the text has them already, and which its language uses (TEI Guidelines 3.3.3). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The marks of a language: opening and closing, then those of a quotation within. -->
  <xsl:variable name="f:marks" static="yes" as="map(xs:string, xs:string*)" select="map{
      'en': ('“', '”', '‘', '’'), 'de': ('„', '“', '‚', '‘'), 'cs': ('„', '“', '‚', '‘'), 'sk': ('„', '“', '‚', '‘'),
      'bg': ('„', '“', '‘', '’'), 'da': ('„', '“', '‚', '‘'), 'is': ('„', '“', '‚', '‘'), 'sl': ('„', '“', '‚', '‘'),
      'lt': ('„', '“', '‚', '‘'), 'et': ('„', '“', '‚', '‘'),
      'fr': ('«&#xA0;', '&#xA0;»', '“', '”'), 'it': ('«', '»', '“', '”'), 'es': ('«', '»', '“', '”'),
      'pt': ('«', '»', '“', '”'), 'ca': ('«', '»', '“', '”'), 'el': ('«', '»', '“', '”'), 'grc': ('«', '»', '“', '”'),
      'ru': ('«', '»', '„', '“'), 'uk': ('«', '»', '„', '“'), 'be': ('«', '»', '„', '“'),
      'no': ('«', '»', '‘', '’'), 'nb': ('«', '»', '‘', '’'), 'nn': ('«', '»', '‘', '’'),
      'pl': ('„', '”', '«', '»'), 'hu': ('„', '”', '»', '«'), 'ro': ('„', '”', '«', '»'), 'nl': ('“', '”', '‘', '’'),
      'sv': ('”', '”', '’', '’'), 'fi': ('”', '”', '’', '’'), 'ja': ('「', '」', '『', '』'), 'zh': ('“', '”', '‘', '’')}"/>

  <xsl:variable name="f:quote-characters" static="yes" as="xs:string" select="'[&quot;''“”„‟‘’‚‛«»‹›「」『』〈〉《》`´―—–]'"/>

  <!-- The mark before ('open') or after ('close') a quotation that runs in the line, or nothing where the text has its
       own or the quotation is set apart. -->
  <xsl:function name="f:quotation-mark" as="xs:string">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:variable name="depth" as="xs:integer" select="count($quotation/ancestor::*[f:is-marked(.)])"/>
    <xsl:variable name="marks" as="xs:string*"
        select="($f:marks(string(tokenize(f:language(($quotation/parent::*, $quotation)[1]), '-')[1]))[exists($quotation)], $f:marks('en'))[position() le 4]"/>
    <xsl:sequence select="if (not(f:is-marked($quotation))) then ''
        else $marks[2 * ($depth mod 2) + (if ($side eq 'open') then 1 else 2)]"/>
  </xsl:function>

  <!-- Is the element a quotation in the line that gets its marks from us? -->
  <xsl:function name="f:is-marked" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::q or self::quote or self::said or self::soCalled])
        and normalize-space($element) ne '' and not(f:is-block($element)) and not(f:has-marks($element))"/>
  </xsl:function>

  <!-- Are the quotation marks in the text? The header says so (quotation/@marks), else the quotation's first character
       or the one just before it decides. -->
  <xsl:function name="f:has-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="said" as="xs:string?"
        select="root($quotation)/*/teiHeader/encodingDesc/editorialDecl/quotation/@marks[1]"/>
    <xsl:variable name="before" as="xs:string"
        select="string($quotation/preceding-sibling::node()[1][self::text()])"/>
    <xsl:sequence select="
        if ($said eq 'all') then true()
        else if ($said eq 'none') then false()
        else matches($quotation, '^\s*' || $f:quote-characters) or matches($before, '[&quot;“„‟‘‚‛«‹»›「『〈《]$')"/>
  </xsl:function>
</xsl:stylesheet>
