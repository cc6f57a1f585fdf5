<!-- From the pieces of one line to its characters. Source text holds no white space but blanks once it is read, so a tab,
     a line feed and a carriage return are free as signs: a line feed breaks the line; a carriage return begins a mark, whose
     first letter says what it is, and a tab ends it. Pieces: t:join, t:break, t:page, t:separator;
     t:open and t:close (quotation marks); t:before, t:after and t:made (what editors
     add before, after and between words). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- Regular expressions that are known before anything runs, so that each is compiled once: a mark; marks and white
       space in one cluster; a word with the markers of pages inside it. -->
  <xsl:variable name="f:mark" static="yes" as="xs:string" select="'&#13;[^&#9;]*&#9;'"/>
  <xsl:variable name="f:cluster" static="yes" as="xs:string"
      select="'[ &#10;]*(&#10;|' || $f:mark || ')([ &#10;]|' || $f:mark || ')*'"/>
  <xsl:variable name="f:cut-word" static="yes" as="xs:string"
      select="'[^ &#9;&#10;&#13;](' || $f:mark || ')+[^ &#9;&#10;&#13;]([^ &#9;&#10;&#13;]|' || $f:mark || ')*'"/>

  <xsl:template match="t:break" mode="characters" as="xs:string"><xsl:sequence select="'&#10;'"/></xsl:template>
  <xsl:template match="t:before | t:after | t:made" mode="characters" as="xs:string"><xsl:sequence select="string()"/></xsl:template>
  <xsl:template match="t:join | t:page | t:open | t:close | t:separator" mode="characters" as="xs:string">
    <xsl:sequence select="'&#13;' || substring(local-name(), 1, 1) || . || '&#9;'"/>
  </xsl:template>

  <!-- A text: its first word, its middle (as a mark of its own kind), its last word; a short one whole. -->
  <xsl:template match="text()" mode="characters" as="xs:string*">
    <xsl:variable name="text" as="xs:string" select="f:collapsed(.)"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($text)"/>
    <xsl:variable name="first" as="xs:string" select="substring($text, 1, 1) || substring-before(substring($text, 2), ' ')"/>
    <xsl:variable name="end" as="xs:string" select="substring($text, $length - 40)"/>
    <xsl:variable name="last" as="xs:string" select="replace($end, '^.* (.)', '$1')"/>
    <xsl:sequence select="
        if ($length lt 100 or string-length($first) gt 40 or $last eq $end) then $text
        else ($first, '&#13;m' || substring($text, string-length($first) + 1,
            $length - string-length($first) - string-length($last)), $last)"/>
  </xsl:template>

  <!-- A text with each white space as one blank, at its ends too. -->
  <xsl:function name="f:collapsed" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="held" as="xs:string" select="normalize-space('.' || $text || '.')"/>
    <xsl:sequence select="substring($held, 2, string-length($held) - 2)"/>
  </xsl:function>

  <!-- The characters of a line: white space collapsed, marks in their places. -->
  <xsl:function name="f:characters" as="xs:string">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:variable name="parts" as="xs:string*"><xsl:apply-templates select="$pieces" mode="characters"/></xsl:variable>
    <xsl:sequence select="
        if (every $piece in $pieces satisfies $piece instance of text()) then normalize-space(string-join($pieces))
        else f:with-middles($parts)"/>
  </xsl:function>

  <!-- The middles of texts as they are, and what stands between two of them arranged: regular expressions are slow, and
       need to see only what stands around marks. -->
  <xsl:function name="f:with-middles" as="xs:string">
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:variable name="arranged" as="xs:string*">
      <xsl:for-each-group select="$parts" group-adjacent="starts-with(., '&#13;m')">
        <xsl:sequence select="if (current-grouping-key()) then substring(., 3) else f:arranged(string-join(current-group()))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($arranged)"/>
  </xsl:function>

  <!-- Characters and signs as they are shown; most have no signs. -->
  <xsl:function name="f:arranged" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="ordered" as="xs:string" select="f:with-clusters-ordered($signs)"/>
    <xsl:sequence select="
        if (not(matches($signs, '[&#10;&#13;]'))) then normalize-space($signs)
        else if (not(contains($ordered, '&#13;p'))) then f:with-marks-shown($ordered)
        else f:with-marks-shown(f:with-whole-words($ordered))"/>
  </xsl:function>

  <!-- Every cluster of white space and marks in the order in which they are shown. -->
  <xsl:function name="f:with-clusters-ordered" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$signs" _regex="{$f:cluster}">
        <xsl:matching-substring><xsl:sequence select="f:ordered-cluster(.)"/></xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- What closes hangs on the word before; then comes the one white space; then pages, and what opens. -->
  <xsl:function name="f:ordered-cluster" as="xs:string">
    <xsl:param name="cluster" as="xs:string"/>
    <xsl:variable name="marks" as="xs:string*" _select="analyze-string($cluster, '{$f:mark}')/*:match/substring(substring-before(., '&#9;'), 2)"/>
    <xsl:variable name="spaces" as="xs:string" _select="replace($cluster, '{$f:mark}', '')"/>
    <xsl:variable name="pages" as="xs:string*" select="$marks[starts-with(., 'p')]"/>
    <xsl:sequence select="string-join((
        $marks[starts-with(., 'c')] ! substring(., 2),
        if (contains($spaces, '&#10;')) then ('&#10;', $pages ! (substring(., 2) || '&#10;'))
        else (
          if ($marks = 's') then '&#13;s&#9;'
          else if ($marks = 'j') then '' else ' '[contains($spaces, ' ')],
          $pages ! ('&#13;' || . || '&#9;')),
        $marks[starts-with(., 'o')] ! substring(., 2)))"/>
  </xsl:function>

  <!-- The marker of a page that begins inside a word stands after the word. -->
  <xsl:function name="f:with-whole-words" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$signs" _regex="{$f:cut-word}">
        <xsl:matching-substring>
          <xsl:sequence _select="replace(., '{$f:mark}', ''), analyze-string(., '{$f:mark}')/*:match/string()"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- Marks as what they show, with a space where one belongs, and none at the ends of a line. -->
  <xsl:function name="f:with-marks-shown" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:sequence select="$signs
        => replace('^&#13;s&#9;|&#13;s&#9;$', '')
        => replace('&#13;s&#9;', ' · ')
        => replace('&#13;p([^&#9;]*)&#9;([,.;:!?)\]»])', ' $1$2')
        => replace('([(\[])&#13;p([^&#9;]*)&#9;', '$1$2 ')
        => replace('&#13;p([^&#9;]*)&#9;', ' $1 ')
        => replace(' +', ' ')
        => replace(' ?\n[ \n]*', '&#10;')
        => replace('^[ \n]+|[ \n]+$', '')"/>
  </xsl:function>
</xsl:stylesheet>
