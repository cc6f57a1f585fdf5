<!-- Licences by the names that SPDX has for them (spdx.org/licenses), as CFF 1.2.0 wants them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Licences beside those of Creative Commons under which editions are published. -->
  <xsl:variable name="f:spdx-names" static="yes" as="xs:string*" select="tokenize('MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC MPL-2.0 EUPL-1.2
      GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-3.0-only LGPL-3.0-or-later AGPL-3.0-only AGPL-3.0-or-later
      GFDL-1.3-only GFDL-1.3-or-later ODbL-1.0 ODC-By-1.0 PDDL-1.0 OGL-UK-3.0 etalab-2.0 CC-PDDC Unlicense')"/>

  <!-- "CC BY-NC 4.0", "CC-BY-NC-4.0": which licence of Creative Commons, and its version. -->
  <xsl:variable name="f:creative-commons" static="yes" as="xs:string"
      select="'^CC[ \-](BY|BY-NC|BY-SA|BY-ND|BY-NC-SA|BY-NC-ND)[ \-](1\.0|2\.0|2\.5|3\.0|4\.0)( (International|Unported|Generic))?$'"/>

  <!-- SPDX's name of a licence, or nothing where it has none that is sure. -->
  <xsl:function name="f:spdx" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($name)"/>
    <xsl:sequence select="
        if (matches($line, $f:creative-commons, 'i')) then replace($line, $f:creative-commons, 'CC-$1-$2', 'i') ! upper-case(.)
        else if (matches($line, '^CC[ \-]?0([ \-]1\.0)?( Universal)?$', 'i')) then 'CC0-1.0'
        else $f:spdx-names[lower-case(.) = lower-case($line)]"/>
  </xsl:function>
</xsl:stylesheet>
