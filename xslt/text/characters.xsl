<!-- From the pieces of one line to its characters. Source text holds no white space but blanks once it is read, so a tab,
     a line feed and a carriage return are free as signs: a tab joins what stands around it, a line feed breaks the line,
     carriage returns enclose a mark, whose first letter says what it is. Pieces: t:join, t:break, t:page, t:separator;
     t:open and t:close (quotation marks); t:before and t:after (what editors add before and after words). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:t="https://pecia.example/text" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="text">
  <xsl:variable name="f:mark" as="xs:string" select="'&#13;[^&#13;]*&#13;'"/>
  <xsl:variable name="f:cluster" as="xs:string"
      select="'[ &#9;&#10;]*(&#9;|&#10;|' || $f:mark || ')([ &#9;&#10;]|' || $f:mark || ')*'"/>
  <!-- Characters that are inside a word: those of scripts without spaces between words (Thai, Lao,
       Tibetan, Burmese, Khmer, Japanese, Chinese) are not. -->
  <xsl:variable name="f:word" as="xs:string" select="'[\p{L}\p{M}\p{N}'
      || '-[&#x0E00;-&#x0FFF;&#x1000;-&#x109F;&#x1780;-&#x17FF;&#x3040;-&#x30FF;&#x3400;-&#x9FFF;&#xF900;-&#xFAFF;]]'"/>

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
        <xsl:sequence select="f:with-clusters-ordered(string-join($signs)) => f:with-whole-words() => f:with-marks-shown()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Every cluster of white space and marks in the order in which they are shown. -->
  <xsl:function name="f:with-clusters-ordered" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$signs" regex="{$f:cluster}">
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
    <xsl:variable name="spaces" as="xs:string" select="replace($cluster, $f:mark, '')"/>
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

  <!-- A mark inside a word stands after the word. -->
  <xsl:function name="f:with-whole-words" as="xs:string">
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="inside" as="xs:string" select="'(' || $f:word || '|[\[\]⟦⟧⸌⸍{}’ʼ''\-])'"/>
    <xsl:variable name="marks" as="xs:string" select="'(&#13;p[^&#13;]*&#13;)'"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="$signs" regex="{$inside}{$marks}+{$inside}({$inside}|{$marks})*">
        <xsl:matching-substring>
          <xsl:sequence select="replace(., $f:mark, ''),
              tokenize(., '&#13;')[position() mod 2 = 0] ! ('&#13;' || . || '&#13;')"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring><xsl:sequence select="."/></xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="if (matches($signs, $marks)) then string-join($parts) else $signs"/>
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
