<!-- Characters that XML allows and HTML forbids: control characters and those that Unicode keeps free for ever. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What a browser makes of them: the letters of Windows-1252, else the mark of what can't be shown. -->
  <xsl:character-map name="p:characters">
    <xsl:output-character character="&#x7F;" string="&#xFFFD;"/> <xsl:output-character character="&#x80;" string="&#x20AC;"/>
    <xsl:output-character character="&#x81;" string="&#xFFFD;"/> <xsl:output-character character="&#x82;" string="&#x201A;"/>
    <xsl:output-character character="&#x83;" string="&#x192;"/> <xsl:output-character character="&#x84;" string="&#x201E;"/>
    <xsl:output-character character="&#x85;" string="&#x2026;"/> <xsl:output-character character="&#x86;" string="&#x2020;"/>
    <xsl:output-character character="&#x87;" string="&#x2021;"/> <xsl:output-character character="&#x88;" string="&#x2C6;"/>
    <xsl:output-character character="&#x89;" string="&#x2030;"/> <xsl:output-character character="&#x8A;" string="&#x160;"/>
    <xsl:output-character character="&#x8B;" string="&#x2039;"/> <xsl:output-character character="&#x8C;" string="&#x152;"/>
    <xsl:output-character character="&#x8D;" string="&#xFFFD;"/> <xsl:output-character character="&#x8E;" string="&#x17D;"/>
    <xsl:output-character character="&#x8F;" string="&#xFFFD;"/> <xsl:output-character character="&#x90;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x91;" string="&#x2018;"/> <xsl:output-character character="&#x92;" string="&#x2019;"/>
    <xsl:output-character character="&#x93;" string="&#x201C;"/> <xsl:output-character character="&#x94;" string="&#x201D;"/>
    <xsl:output-character character="&#x95;" string="&#x2022;"/> <xsl:output-character character="&#x96;" string="&#x2013;"/>
    <xsl:output-character character="&#x97;" string="&#x2014;"/> <xsl:output-character character="&#x98;" string="&#x2DC;"/>
    <xsl:output-character character="&#x99;" string="&#x2122;"/> <xsl:output-character character="&#x9A;" string="&#x161;"/>
    <xsl:output-character character="&#x9B;" string="&#x203A;"/> <xsl:output-character character="&#x9C;" string="&#x153;"/>
    <xsl:output-character character="&#x9D;" string="&#xFFFD;"/> <xsl:output-character character="&#x9E;" string="&#x17E;"/>
    <xsl:output-character character="&#x9F;" string="&#x178;"/> <xsl:output-character character="&#xFDD0;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDD1;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDD2;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDD3;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDD4;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDD5;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDD6;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDD7;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDD8;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDD9;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDDA;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDDB;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDDC;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDDD;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDDE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDDF;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDE0;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDE1;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDE2;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDE3;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDE4;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDE5;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDE6;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDE7;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDE8;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDE9;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDEA;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDEB;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDEC;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDED;" string="&#xFFFD;"/> <xsl:output-character character="&#xFDEE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFDEF;" string="&#xFFFD;"/> <xsl:output-character character="&#x1FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x1FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x2FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x2FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x3FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x3FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x4FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x4FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x5FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x5FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x6FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x6FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x7FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x7FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x8FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x8FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x9FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x9FFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#xAFFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xAFFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#xBFFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xBFFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#xCFFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xCFFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#xDFFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xDFFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#xEFFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xEFFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#xFFFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#xFFFFF;" string="&#xFFFD;"/> <xsl:output-character character="&#x10FFFE;" string="&#xFFFD;"/>
    <xsl:output-character character="&#x10FFFF;" string="&#xFFFD;"/>
  </xsl:character-map>
</xsl:stylesheet>
