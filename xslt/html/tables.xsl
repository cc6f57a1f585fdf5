<!-- figures: tables. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A table: its heading is its caption, and cells span others only where all of them fit together. -->
  <xsl:template match="table" p:treatment="block" as="element(h:table)">
    <table>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates>
        <xsl:with-param name="spans" tunnel="yes" as="xs:boolean" select="exists(row/cell[@cols or @rows]) and f:is-regular(.)"/>
      </xsl:apply-templates>
    </table>
  </xsl:template>
  <xsl:template match="table/head" priority="1" p:treatment="block" as="element(h:caption)">
    <!-- Before the template for the headings of all that is no division. -->
    <caption><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></caption>
  </xsl:template>

  <xsl:template match="row" p:treatment="block" as="element(h:tr)">
    <tr>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates/>
      <xsl:if test="empty(*)"><td/></xsl:if>
    </tr>
  </xsl:template>

  <!-- A cell, or the label of a row or column. -->
  <xsl:template match="cell" p:treatment="block" as="element()">
    <xsl:param name="spans" tunnel="yes" as="xs:boolean" select="false()"/>
    <xsl:element name="{if (f:is-label(.)) then 'th' else 'td'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="f:is-label(.)"><xsl:attribute name="scope" select="if (@role = 'label') then 'row' else 'col'"/></xsl:if>
      <xsl:if test="$spans and f:span(@cols) gt 1"><xsl:attribute name="colspan" select="f:span(@cols)"/></xsl:if>
      <xsl:if test="$spans and f:span(@rows) gt 1"><xsl:attribute name="rowspan" select="f:span(@rows)"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Does the cell name what stands in its row or column? -->
  <xsl:function name="f:is-label" as="xs:boolean">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:sequence select="($cell/@role, $cell/parent::row/@role[empty($cell/@role)])[1] = 'label'"/>
  </xsl:function>

  <!-- Over how many columns or rows a cell reaches; nonsense counts as one. -->
  <xsl:function name="f:span" as="xs:integer">
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:sequence select="if (matches($attribute, '^\s*0*[1-9][0-9]{0,2}\s*$')) then xs:integer($attribute) else 1"/>
  </xsl:function>

  <!-- Do the cells of a table, with their spans, fill every row to the same width, and does none reach out of it? -->
  <xsl:function name="f:is-regular" as="xs:boolean">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="left" as="xs:integer*" select="fold-left($table/row, (), f:occupied#2)"/>
    <xsl:sequence select="(empty($table/*[not(self::head or self::row)]) or empty($table/row/cell/@rows)) and empty($table/row/*[not(self::cell)])
        and (every $row in $table/row satisfies exists($row/cell))
        and (some $row in $table/row satisfies count($row/cell) eq count($left))
        and (every $rows in $left satisfies $rows eq 0)"/>
  </xsl:function>

  <!-- For each column, how many more rows the cells above reach into, once a row is filled; -1 where a row doesn't fit. -->
  <xsl:function name="f:occupied" as="xs:integer*">
    <xsl:param name="above" as="xs:integer*"/>
    <xsl:param name="row" as="element(row)"/>
    <xsl:variable name="new" as="xs:integer*"
        select="$row/cell ! (for $rows in f:span(@rows), $column in 1 to f:span(@cols) return $rows - 1)"/>
    <xsl:variable name="free" as="xs:integer" select="count($above[. eq 0])"/>
    <xsl:sequence select="
        if ($above = -1 or exists($above) and count($new) ne $free or exists($above[. gt 0]) and $row/cell/@cols) then -1
        else if (empty($above)) then $new
        else f:filled($above, $new)"/>
  </xsl:function>

  <!-- The free columns take the new cells in their order, the others have one row less to go. -->
  <xsl:function name="f:filled" as="xs:integer*">
    <xsl:param name="above" as="xs:integer*"/>
    <xsl:param name="new" as="xs:integer*"/>
    <xsl:variable name="places" as="xs:integer*" select="index-of($above, 0)"/>
    <xsl:sequence select="
        for $column in 1 to count($above)
        return if ($above[$column] gt 0) then $above[$column] - 1 else $new[index-of($places, $column)]"/>
  </xsl:function>
</xsl:stylesheet>
