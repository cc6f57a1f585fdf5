<!-- What must be known of a schema's expressions without running them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="https://pecia.example/functions" exclude-result-prefixes="#all">

  <!-- What isn't code in an expression: strings and comments. -->
  <xsl:variable name="not-code" as="xs:string" select="'&quot;[^&quot;]*&quot;|''[^'']*''|\(:.*?:\)'"/>

  <!-- A rule's context, where variables can't be set: those from around are asked for. One whose name the context
       binds itself, too, gets another name everywhere in it, which changes nothing of what is bound to what. -->
  <xsl:function name="f:context" as="xs:string">
    <xsl:param name="rule" as="element(sch:rule)"/>
    <xsl:variable name="lets" as="element(sch:let)*" select="f:lets-around($rule)"/>
    <xsl:variable name="bound" as="xs:string*" select="analyze-string($rule/@context, $binding, 's')//*[@nr eq '2'] ! string()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:for-each select="analyze-string($rule/@context, '(' || $not-code || ')|\$\s*(\i\c*)', 's')/*">
        <xsl:variable name="let" as="element(sch:let)?" select="$lets[f:let-name(.) = current()/*[@nr eq '2']]"/>
        <xsl:sequence select="if (empty($let)) then string()
            else if (f:let-name($let) = $bound) then '$' || f:held($let) || '.value'
            else 'pecia:value($' || f:held($let) || ')'"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="if (empty($lets)) then string($rule/@context) else string-join($pieces)"/>
  </xsl:function>

  <!-- How an expression binds a variable. -->
  <xsl:variable name="binding" as="xs:string" select="'(' || $not-code || ')|\$\s*(\i\c*)(\s+in\s|\s*:=|\s+as\s)'"/>

  <!-- A pattern's number among all. -->
  <xsl:function name="f:number" as="xs:integer" cache="yes">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="1 + count($pattern/preceding-sibling::sch:pattern)"/>
  </xsl:function>

  <!-- An expression that asks us for the files that it names in full, instead of reading them. -->
  <xsl:function name="f:asking" as="xs:string">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:for-each select="analyze-string($expression, '(\$?[\i\c]+)(\s*\(\s*(''[^'']*''|&quot;[^&quot;]*&quot;)\s*\))')/*">
        <xsl:variable name="asked" as="xs:string?" select="$readers(string(*[@nr eq '1']))"/>
        <xsl:sequence select="if ($asked) then $asked || *[@nr eq '2'] else string()"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="if (contains($expression, 'doc')) then string-join($pieces) else $expression"/>
  </xsl:function>

  <!-- How an expression asks for a file: the function, and the file's name in quotation marks. -->
  <xsl:variable name="asking" as="xs:string" select="'pecia:(has-)?doc\s*\(\s*(''[^'']*''|&quot;[^&quot;]*&quot;)'"/>

  <!-- The functions that read a file, and what is asked in their place. -->
  <xsl:variable name="readers" as="map(xs:string, xs:string)" select="map {
      'doc': 'pecia:doc', 'document': 'pecia:doc', 'doc-available': 'pecia:has-doc',
      'fn:doc': 'pecia:doc', 'fn:doc-available': 'pecia:has-doc' }"/>

  <!-- The nodes of a document that some contexts can match: a document has far more attributes and texts than elements. -->
  <xsl:function name="f:nodes" as="xs:string">
    <xsl:param name="contexts" as="xs:string*"/>
    <xsl:variable name="steps" as="xs:string*" select="$contexts ! f:steps(.)"/>
    <xsl:variable name="any" as="xs:boolean" select="$steps[matches(., '\$|^\s*\.|\|\s*\.|key\s*\(|node\s*\(')] => exists()"/>
    <xsl:variable name="inner" as="xs:boolean" select="$any or exists($steps[matches(., '(text|comment|instruction)\s*\(')])"/>
    <xsl:variable name="attributes" as="xs:boolean" select="$any or exists($steps[matches(., '@|attribute')])"/>
    <xsl:sequence select="'., descendant::' || (if ($inner) then 'node()' else '*') || (if ($attributes) then ' ! (., @*)' else '')"/>
  </xsl:function>

  <!-- The steps of a context, without predicates, strings and comments. -->
  <xsl:function name="f:steps" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="code" as="xs:string" select="replace($context, $not-code, '_', 's')"/>
    <xsl:variable name="outer" as="xs:string" select="replace($code, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($outer eq $code) then $outer else f:steps($outer)"/>
  </xsl:function>
</xsl:stylesheet>
