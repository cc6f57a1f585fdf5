<!-- Fitting, continued: lists hold items, tables rows, rows cells, figures one caption. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="fit">

  <!-- What stands between the items of a list is an item of its own. A pattern for text asks for the parent first: that
       is cheap and mostly decides. -->
  <xsl:template match="(h:ul | h:ol)/*[not(self::h:li)] | text()[parent::h:ul or parent::h:ol][normalize-space()]" priority="2" as="element(h:li)">
    <!-- Before the templates for the elements themselves, which next-match calls. -->
    <li class="tei-between"><xsl:next-match/></li>
  </xsl:template>

  <!-- What stands between the rows of a table is a row of its own, as is a caption out of its place. -->
  <xsl:template match="(h:table | (h:tbody | h:thead | h:tfoot)[f:is-in-table(.)])/*[not(self::h:caption or self::h:colgroup or self::h:tbody or self::h:thead
      or self::h:tfoot or self::h:tr)] 
      | text()[parent::h:table or (parent::h:tbody | parent::h:thead | parent::h:tfoot)/f:is-in-table(.)][normalize-space()]" priority="2" as="element(h:tr)">
    <!-- Before the templates for the elements themselves, which next-match calls. -->
    <tr class="tei-between"><td><xsl:next-match/></td></tr>
  </xsl:template>
  <xsl:template match="h:table/h:caption[preceding-sibling::* or .//h:table]" as="element(h:tr)">
    <tr class="tei-between"><td><div><xsl:call-template name="p:fit-content"/></div></td></tr>
  </xsl:template>

  <!-- What stands between the cells of a row is a cell of its own. -->
  <xsl:template match="h:tr[f:is-in-table(.)]/*[not(self::h:td or self::h:th)] | text()[parent::h:tr/f:is-in-table(.)][normalize-space()]" priority="2" as="element(h:td)">
    <!-- Before the templates for the elements themselves, which next-match calls. -->
    <td class="tei-between"><xsl:next-match/></td>
  </xsl:template>

  <!-- Does the row, or the group of rows, stand in a table? -->
  <xsl:function name="f:is-in-table" as="xs:boolean">
    <xsl:param name="made" as="element()"/>
    <xsl:sequence select="exists($made/(parent::h:table | (parent::h:tbody | parent::h:thead | parent::h:tfoot)/parent::h:table))"/>
  </xsl:function>

  <!-- An item, a row or a cell outside its list, table or row. -->
  <xsl:template as="element(h:div)" match="h:li[not(parent::h:ul or parent::h:ol)] | (h:tr | h:tbody | h:thead | h:tfoot)[not(f:is-in-table(.))]
      | (h:td | h:th)[not(parent::h:tr[f:is-in-table(.)])] | h:caption[not(parent::h:table)]">
    <div>
      <xsl:apply-templates select="@* except (@colspan, @rowspan, @scope, @value), node()" mode="fit"/>
    </div>
  </xsl:template>

  <!-- A list of terms where one or more terms go before one or more descriptions, and nothing stands between. -->
  <xsl:template match="h:dl" as="element()">
    <xsl:variable name="shape" as="xs:string" select="string-join(* ! (if (self::h:dt) then 't' else if (self::h:dd) then 'd' else 'x'))"/>
    <xsl:variable name="listed" as="xs:boolean" select="starts-with($shape, 't') and ends-with($shape, 'd') and not(contains($shape, 'x'))
        and not(text()[normalize-space()])"/>
    <xsl:element name="{if ($listed) then 'dl' else 'div'}">
      <xsl:apply-templates select="@*, node()" mode="fit">
        <xsl:with-param name="listed" select="$listed" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>
  <xsl:template match="h:dt | h:dd" as="element()">
    <xsl:param name="listed" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:element name="{if ($listed and parent::h:dl) then local-name() else 'div'}">
      <xsl:apply-templates select="@*, node()" mode="fit"/>
    </xsl:element>
  </xsl:template>

  <!-- A figure has one caption, first or last. -->
  <xsl:template as="element(h:div)" match="h:figcaption[not(parent::h:figure) or preceding-sibling::h:figcaption
      or f:has-neighbour(preceding-sibling::node()) and f:has-neighbour(following-sibling::node())]">
    <div><xsl:call-template name="p:fit-content"/></div>
  </xsl:template>

  <!-- Is there anything but white space among the nodes? -->
  <xsl:function name="f:has-neighbour" as="xs:boolean">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="exists($nodes[self::* or self::text()[normalize-space()]])"/>
  </xsl:function>

  <!-- The reading of a ruby outside its ruby, or in one that holds a block. -->
  <xsl:template match="(h:rt | h:rp)[not(parent::h:ruby[not(f:has-flow(.))])]" as="element()">
    <xsl:element name="{if (f:has-flow(.)) then 'div' else 'span'}"><xsl:apply-templates select="@*, node()" mode="fit"/></xsl:element>
  </xsl:template>
</xsl:stylesheet>
