<!-- What is said where an assertion is broken. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="https://pecia.example/stylesheet"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:pecia="https://pecia.example/ns"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <xsl:key name="diagnostic" match="sch:diagnostic" use="normalize-space(@id)"/>

  <xsl:mode name="text" on-no-match="shallow-skip"/>

  <!-- How bad it is, by the words that editors write in @role. -->
  <xsl:variable name="severities" as="map(xs:string, xs:string)" select="map {
      'warning': 'warning', 'warn': 'warning', 'nonfatal': 'warning', 'info': 'note', 'information': 'note',
      'informational': 'note', 'hint': 'note', 'note': 'note' }"/>

  <!-- An assertion's sentence, its place, and its diagnostics. -->
  <xsl:template name="sentence" as="element(pecia:broken)">
    <xsl:variable name="subject" as="attribute()?" select="(@subject, ../@subject)[normalize-space()][1]"/>
    <pecia:broken path="{{path({if ($subject) then '((' || $subject || '), .)[1]' else ''})}}" rule="{f:escaped(f:name(.))}"
        severity="{f:severity(.)}" see="{f:escaped(normalize-space((@see, ../@see, ../../@see)[1]))}">
      <pecia:text><xsl:apply-templates mode="text"/></pecia:text>
      <xsl:for-each select="tokenize(@diagnostics) ! key('diagnostic', ., root(current()))[1]">
        <pecia:hint><xsl:apply-templates mode="text"/></pecia:hint>
      </xsl:for-each>
    </pecia:broken>
  </xsl:template>

  <!-- How bad a broken assertion is: what it says, else what its rule or its pattern says, else an error. -->
  <xsl:function name="f:severity" as="xs:string">
    <xsl:param name="assertion" as="element()"/>
    <xsl:variable name="role" as="xs:string?" select="($assertion/@severity, $assertion/@role, $assertion/../@role,
        $assertion/../../@role)[normalize-space()][1] ! lower-case(normalize-space())"/>
    <xsl:sequence select="($role ! $severities(.), 'error')[1]"/>
  </xsl:function>

  <!-- Text, as it stands. -->
  <xsl:template match="text()" mode="text" as="element(xsl:text)"><x:text><xsl:value-of select="."/></x:text></xsl:template>

  <!-- The name of the node, or of another. -->
  <xsl:template match="sch:name" mode="text" as="element(xsl:value-of)">
    <x:value-of select="name()"/>
  </xsl:template>
  <xsl:template match="sch:name[@path]" mode="text" as="element(xsl:value-of)">
    <x:value-of select="for $node in ({@path}) return if ($node instance of node()) then name($node) else string($node)"/>
  </xsl:template>

  <!-- A value; an ellipsis where it can't be had, for the assertion is broken all the same. -->
  <xsl:template match="sch:value-of" mode="text" as="element(xsl:try)">
    <x:try>
      <x:value-of select="{@select}"/>
      <x:catch>
        <xsl:call-template name="failed"/>
        <x:text>…</x:text>
      </x:catch>
    </x:try>
  </xsl:template>

  <!-- What a schema says in XSLT itself. -->
  <xsl:template match="xsl:*" mode="text" as="element()"><xsl:copy-of select="."/></xsl:template>

  <!-- What quick fixes hold is for editing programs. -->
  <xsl:template match="sqf:*" xmlns:sqf="http://www.schematron-quickfix.com/validator/process" mode="text" as="empty-sequence()"/>
</xsl:stylesheet>
