<!-- A plan: what a CSL style makes of items of one shape, as a tape with slots for their values (CSL 1.0.2, Rendering
     Elements). Items of one kind that have the same variables go the same way through a style; so the way is gone once,
     and each item fills the slots. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:s="https://pecia.example/styles"
    xpath-default-namespace="http://purl.org/net/xbiblio/csl" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:key name="macro" match="macro" use="@name"/>
  <xsl:key name="slot" match="text | number | label | names | date" use="generate-id()"/>

  <!-- Each rule gives false() where it calls a variable that is empty, true() where it calls one that isn't, 0 for a group
       that called none and gave nothing, and at most one string for the tape. -->
  <xsl:mode name="s:plan" on-no-match="shallow-skip"/>

  <!-- The tape of a shape, for the bibliography or the citation of a style: one that is known already, or made now. -->
  <xsl:function name="s:plan" as="xs:string">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="shape" as="xs:string"/>
    <xsl:sequence select="($s:known($style || $area || $shape), s:new-plan($style, $area, $shape))[1]"/>
  </xsl:function>

  <xsl:function name="s:new-plan" as="xs:string" cache="yes">
    <xsl:param name="style" as="xs:integer"/>
    <xsl:param name="area" as="xs:string"/>
    <xsl:param name="shape" as="xs:string"/>
    <xsl:variable name="read" as="map(xs:string, item()*)" select="s:read-shape($shape)"/>
    <xsl:variable name="call" as="map(xs:string, item()*)" select="s:call($style, $area, map:put($read, 'facts', s:facts($read, $area)))"/>
    <xsl:variable name="layout" as="element(layout)?" select="$call?style/style/*[local-name() = $area]/layout"/>
    <xsl:variable name="parts" as="item()*">
      <xsl:apply-templates select="$layout" mode="s:plan"><xsl:with-param name="call" select="$call" tunnel="yes"/></xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="tape" as="xs:string" select="s:without-uses(string-join($parts[. instance of xs:string], $s:seam))"/>
    <xsl:sequence select="if ($tape eq '') then '' else $layout/@prefix || $s:seam || s:marked($layout, $tape) || $s:seam || $layout/@suffix"/>
  </xsl:function>

  <!-- What the children make, one after another. What stood in another's place, and a locator, isn't said a second time. -->
  <xsl:template match="macro | layout | if | else-if | else" mode="s:plan" as="item()*">
    <xsl:call-template name="s:children"/>
  </xsl:template>

  <xsl:template name="s:children" as="item()*">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="empty(*[2])"><xsl:apply-templates select="*" mode="s:plan"/></xsl:when>
      <xsl:otherwise>
        <xsl:iterate select="*">
          <xsl:param name="call" as="map(xs:string, item()*)" select="$call"/>
          <xsl:variable name="parts" as="item()*">
            <xsl:apply-templates select="." mode="s:plan"><xsl:with-param name="call" select="$call" tunnel="yes"/></xsl:apply-templates>
          </xsl:variable>
          <xsl:variable name="uses" as="xs:string*" select="$parts[. instance of xs:string][contains(., $s:use[1])] ! s:uses(.)"/>
          <xsl:sequence select="$parts"/>
          <xsl:next-iteration>
            <xsl:with-param name="call" select="if (exists($uses)) then map:put($call, 'said', ($call?said, $uses)) else $call"/>
          </xsl:next-iteration>
        </xsl:iterate>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first branch that holds; it stands for itself, without a level of its own. -->
  <xsl:template match="choose" mode="s:plan" as="item()*">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:apply-templates select="(if, else-if, else)[self::else or s:holds(., $call?facts)][1]" mode="s:plan"/>
  </xsl:template>

  <!-- A group, and a macro, which is one too: what it gives counts as a variable that isn't empty. It gives nothing where
       all variables that it calls are empty, or where it has no word of its own; one of that sort that called nothing
       makes what was called before it in its own group be forgotten, as citeproc-js does. -->
  <xsl:template match="group | text[@macro]" mode="s:plan" as="item()*">
    <xsl:variable name="parts" as="item()*">
      <xsl:choose>
        <xsl:when test="@macro"><xsl:apply-templates select="key('macro', @macro)" mode="s:plan"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="s:children"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="texts" as="xs:string*" select="$parts[. instance of xs:string]"/>
    <xsl:variable name="called" as="xs:anyAtomicType*" select="if (empty($texts)) then $parts else $parts[not(. instance of xs:string)]"/>
    <xsl:variable name="is-vain" as="xs:boolean" select="$called[last()] instance of xs:boolean"/>
    <xsl:sequence select="if (exists($texts) and (not($is-vain) or $called[. instance of xs:boolean] = true()))
        then (true(), s:dressed(., string-join($texts, s:joint(@delimiter)))) else if ($is-vain) then false() else 0"/>
  </xsl:template>

  <!-- A variable. -->
  <xsl:template match="text[@variable] | number" mode="s:plan" as="item()*">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:variable name="variable" as="xs:string" select="string(@variable)"/>
    <xsl:variable name="there" as="xs:string?" select="(self::text[@form = 'short']/(@variable || '-short'), $variable)[. = $call?there][1]"/>
    <xsl:sequence select="if (empty($there) or $variable = $call?said) then false()
        else (true(), (if (self::number) then s:slot('number', ($there, generate-id())) else s:framed(., s:text-slot(self::text, $there, $call))) || s:used($call, $variable))"/>
  </xsl:template>

  <!-- A date, if it has one of the parts that are wanted. -->
  <xsl:template match="date" mode="s:plan" as="item()*">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:variable name="parts" as="xs:string*" select="s:wanted-parts(., $call)/@name"/>
    <xsl:variable name="is-there" as="xs:boolean"
        select="$call?there = ($parts, 'text'[$parts = 'year']) ! (current()/@variable || '.' || .)"/>
    <xsl:sequence select="if (not($is-there) or @variable = $call?said) then false()
        else (true(), s:slot('date', (@variable, generate-id())) || s:used($call, @variable))"/>
  </xsl:template>

  <!-- The letter behind a year that tells two texts apart: here each is cited by itself. -->
  <xsl:template match="text[@variable = ('year-suffix', 'citation-number', 'citation-label')]" mode="s:plan" as="empty-sequence()" priority="1"/>

  <!-- A term, and a text of the style's own. -->
  <xsl:template match="text[@term]" mode="s:plan" as="xs:string?">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:sequence select="s:term($call, @term, string(@form), @plural = 'true')[. ne ''] ! s:dressed(current(), $s:word || s:cased(., string(current()/@text-case)))"/>
  </xsl:template>

  <xsl:template match="text[@value]" mode="s:plan" as="xs:string?">
    <xsl:sequence select="s:cased-and-dressed(., s:curled(string(@value)))"/>
  </xsl:template>

  <!-- The name of a number. -->
  <xsl:template match="label" mode="s:plan" as="xs:string?">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:variable name="name" as="xs:string" select="if (@variable = 'locator') then $call?label else string(@variable)"/>
    <xsl:variable name="terms" as="xs:string+" select="(false(), true()) ! string(s:term($call, $name, string(current()/@form), .)) ! s:named(current(), .)"/>
    <xsl:sequence select="if (not(@variable = $call?there)) then () else if (@plural = ('always', 'never')) then $terms[if (current()/@plural = 'always') then 2 else 1]
        else s:slot('label', (@variable, s:kind(@variable, $call), $terms))"/>
  </xsl:template>

  <!-- The people of one or more roles; if there are none, what the style puts in their place. A name in another's place
       is written as that one's. -->
  <xsl:template match="names" mode="s:plan" as="item()*">
    <xsl:param name="call" as="map(xs:string, item()*)" tunnel="yes"/>
    <xsl:param name="substituted" as="element(names)?" tunnel="yes"/>
    <xsl:variable name="roles" as="xs:string*" select="tokenize(@variable)[. = $call?there][not(. = $call?said)]"/>
    <xsl:variable name="pattern" as="element(names)" select="if (exists($substituted) and not(name)) then $substituted else ."/>
    <xsl:choose>
      <xsl:when test="exists($roles)">
        <xsl:sequence select="true(), s:slot('names', (string-join(s:without-twins($roles, $call), ' '), generate-id(), generate-id($pattern))) || string-join($roles ! s:used($call, .))"/>
      </xsl:when>
      <xsl:when test="substitute"><xsl:sequence select="s:substitute(substitute/*, ., $call)"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="false()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first of the substitutes that gives something; those of a branch come one after another. -->
  <xsl:function name="s:substitute" as="item()*">
    <xsl:param name="candidates" as="element()*"/>
    <xsl:param name="names" as="element(names)"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:variable name="first" as="element()?" select="head($candidates)"/>
    <xsl:variable name="parts" as="item()*">
      <xsl:apply-templates select="$first[not(self::choose)]" mode="s:plan">
        <xsl:with-param name="call" select="map:put($call, 'substituting', true())" tunnel="yes"/>
        <xsl:with-param name="substituted" select="$names" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="
        if (empty($first)) then false()
        else if ($first/self::choose) then s:substitute(($first/(if, else-if, else)[self::else or s:holds(., $call?facts)][1]/*, tail($candidates)), $names, $call)
        else if ($parts ! (. instance of xs:string) = true()) then $parts else s:substitute(tail($candidates), $names, $call)"/>
  </xsl:function>

  <!-- Editors who are the translators too are named once. -->
  <xsl:function name="s:without-twins" as="xs:string*">
    <xsl:param name="roles" as="xs:string*"/>
    <xsl:param name="call" as="map(xs:string, item()*)"/>
    <xsl:sequence select="if ($roles = 'editor' and $roles = 'translator' and $call?there = 'editortranslator')
        then ('editortranslator', $roles[not(. = ('editor', 'translator'))]) else $roles"/>
  </xsl:function>
</xsl:stylesheet>
