<!-- From the pieces of one line to its characters. Source text holds no white space but blanks once it is read, so a tab,
     a line feed and a carriage return are free as signs: a tab joins what stands around it, a line feed breaks the line,
     carriage returns enclose a mark, whose first letter says what it is. Pieces: t:join, t:break, t:page, t:separator;
     t:open and t:close (quotation marks); t:before and t:after (what editors add before and after words). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <!-- Regular expressions that are known before anything runs, so that each is compiled once: a mark; marks and white
       space in one cluster; a word with the markers of pages inside it. -->
  <xsl:variable name="f:mark" static="yes" as="xs:string" select="'&#13;[^&#13;]*&#13;'"/>
  <xsl:variable name="f:cluster" static="yes" as="xs:string"
      select="'[ &#9;&#10;]*(&#9;|&#10;|' || $f:mark || ')([ &#9;&#10;]|' || $f:mark || ')*'"/>
  <xsl:variable name="f:cut-word" static="yes" as="xs:string"
      select="'[^ &#10;&#13;](' || $f:mark || ')+[^ &#10;&#13;]([^ &#10;&#13;]|' || $f:mark || ')*'"/>

  <xsl:template match="text()" mode="characters" as="xs:string">
    <xsl:sequence select="translate(., '&#9;&#10;&#13;', '   ')"/>
  </xsl:template>
  <xsl:template match="t:join" mode="characters" as="xs:string"><xsl:sequence select="'&#9;'"/></xsl:template>
  <xsl:template match="t:break" mode="characters" as="xs:string"><xsl:sequence select="'&#10;'"/></xsl:template>
  <xsl:template match="t:before | t:after" mode="characters" as="xs:string"><xsl:sequence select="string()"/></xsl:template>
  <xsl:template match="t:page | t:open | t:close | t:separator" mode="characters" as="xs:string">
    <xsl:sequence select="'&#13;' || substring(local-name(), 1, 1) || . || '&#13;'"/>
  </xsl:template>

  <!-- The characters of a line: white space collapsed, marks in their places. -->
  <xsl:function name="f:characters" as="xs:string">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:choose>
      <xsl:when test="every $piece in $pieces satisfies $piece instance of text()">
        <xsl:sequence select="normalize-space(string-join($pieces))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="signs" as="xs:string*"><xsl:apply-templates select="$pieces" mode="characters"/></xsl:variable>
        <xsl:sequence select="f:arranged(string-join($signs))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Characters and signs as a line; most lines have no signs. -->
  <xsl:function name="f:arranged" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="ordered" as="xs:string" select="f:with-clusters-ordered($signs)"/>
    <xsl:sequence select="
        if (not(matches($signs, '[&#9;&#10;&#13;]'))) then normalize-space($signs)
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
    <xsl:variable name="marks" as="xs:string*" select="tokenize($cluster, '&#13;')[position() mod 2 = 0]"/>
    <xsl:variable name="spaces" as="xs:string" _select="replace($cluster, '{$f:mark}', '')"/>
    <xsl:variable name="pages" as="xs:string*" select="$marks[starts-with(., 'p')]"/>
    <xsl:sequence select="string-join((
        $marks[starts-with(., 'c')] ! substring(., 2),
        if (contains($spaces, '&#10;')) then ('&#10;', $pages ! (substring(., 2) || '&#10;'))
        else (
          if ($marks = 's') then '&#13;s&#13;'
          else if (contains($spaces, '&#9;')) then '' else ' '[contains($spaces, ' ')],
          $pages ! ('&#13;' || . || '&#13;')),
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
        => replace('^&#13;s&#13;|&#13;s&#13;$', '')
        => replace('&#13;s&#13;', ' · ')
        => replace('&#13;p([^&#13;]*)&#13;([,.;:!?)\]»])', ' $1$2')
        => replace('([(\[])&#13;p([^&#13;]*)&#13;', '$1$2 ')
        => replace('&#13;p([^&#13;]*)&#13;', ' $1 ')
        => replace(' +', ' ')
        => replace(' ?\n[ \n]*', '&#10;')
        => replace('^[ \n]+|[ \n]+$', '')"/>
  </xsl:function>
</xsl:stylesheet>
