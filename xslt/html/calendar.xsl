<!-- The calendar: years, their months and days as squares that lead to the documents, which are listed beside them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- How far a square is from the next, in CSS pixels: WCAG 2.2, 2.5.8, wants 24. A square is two less. -->
  <xsl:variable name="f:square" static="yes" as="xs:integer" select="24"/>

  <xsl:template match="/p:index-page[@kind = ('years', 'days', 'month')]" as="element(h:html)" priority="1">
    <!-- Before the template for all lists: this one has squares, and its groups are days. -->
    <xsl:variable name="language" as="xs:string" select="f:edition-language(.)"/>
    <xsl:variable name="title" as="xs:string" select="
        if (@title ne '') then f:word('calendar') || ': ' || f:day-name(@title)
        else if (p:group/@title) then f:word('calendar') else f:word('undated')"/>
    <xsl:call-template name="p:page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="root" select="f:root(.)"/>
      <xsl:with-param name="edition" select="p:context/p:edition"/>
      <xsl:with-param name="head" select="f:style(f:root(.), 'calendar')"/>
      <xsl:with-param name="up" select="f:calendar-ways-up(.)"/>
      <xsl:with-param name="main" as="document-node()">
        <xsl:document>
          <header class="document"><h1><xsl:sequence select="f:interface-attributes($language)"/>{$title}</h1></header>
          <div class="calendar">
            <xsl:sequence select="f:interface-attributes($language), f:calendar-ways(.), if (@kind eq 'years') then f:all-years(.) else f:years-with-days(.)"/>
          </div>
        </xsl:document>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- From a year up to the calendar, from a month's list up to its year. -->
  <xsl:function name="f:calendar-ways-up" as="element(h:a)*">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:variable name="is-below" as="xs:boolean" select="f:root($page) ne ''"/>
    <a href="{f:root($page)}index.html">{f:word('contents')}</a>
    <xsl:if test="$is-below"><a href="../calendar.html">{f:word('calendar')}</a></xsl:if>
    <xsl:if test="$page/@kind eq 'month'"><a href="{f:year($page/@title)}.html">{f:day-name(f:year($page/@title))}</a></xsl:if>
  </xsl:function>

  <!-- The ways to the years or lists beside this one. -->
  <xsl:function name="f:calendar-ways" as="element(h:nav)?">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:if test="count($page/p:way) gt 1">
      <nav class="ways" aria-label="{f:word('years')}">
        <ul>
          <xsl:for-each select="$page/p:way">
            <li>
              <xsl:choose>
                <xsl:when test="@href eq ''"><span aria-current="page">{f:day-name(@title)}</span></xsl:when>
                <xsl:otherwise><a href="{@href}">{f:day-name(@title)}</a></xsl:otherwise>
              </xsl:choose>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- All years by centuries: each a link, its months, and how many documents it has. -->
  <xsl:function name="f:all-years" as="element()*">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:variable name="centuries" as="element(h:section)*">
      <xsl:for-each-group select="$page/p:group[@title]" group-adjacent="f:century(@title)">
        <section>
          <h2 id="p:{current-grouping-key()}">{f:century-name(current-grouping-key())}</h2>
          <ul class="years">
            <xsl:for-each-group select="current-group()" group-adjacent="f:year(@title)"><xsl:sequence select="f:year-row(current-group())"/></xsl:for-each-group>
          </ul>
        </section>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:if test="$centuries[2]">
      <nav class="ways" aria-label="{f:word('centuries')}">
        <ul><xsl:for-each select="$centuries/h:h2"><li><a href="#{@id}">{.}</a></li></xsl:for-each></ul>
      </nav>
    </xsl:if>
    <xsl:sequence select="$centuries"/>
    <xsl:for-each select="$page/p:group[not(@title)]">
      <p class="group"><a href="{@href}">{f:word('undated')}</a><span class="count">{' '}({@count})</span></p>
    </xsl:for-each>
  </xsl:function>

  <!-- A year among all years. $months are its groups, of which one may be the year itself: what has no month. -->
  <xsl:function name="f:year-row" as="element(h:li)">
    <xsl:param name="months" as="element(p:group)+"/>
    <xsl:variable name="year" as="xs:string" select="f:year($months[1]/@title)"/>
    <li>
      <a class="year" href="{substring-before($months[1]/@href, '#')}">{f:day-name($year)}</a>
      <xsl:text> </xsl:text>
      <svg xmlns="http://www.w3.org/2000/svg" class="squares" viewBox="0 0 {12 * $f:square - 2} {$f:square - 2}" role="group" aria-label="{f:day-name($year)}">
        <path class="empty" d="M0 {$f:square idiv 2 - 1}h{12 * $f:square}"/>
        <xsl:for-each select="$months[contains(@title, '-') and string-length(@title) gt string-length($year)]">
          <xsl:sequence select="f:square-link(., (xs:integer(f:steps(@title)[2]) - 1) * $f:square, 0, '')"/>
        </xsl:for-each>
      </svg>
      <span class="count">{' '}{f:counted(sum($months/@count))}</span>
    </li>
  </xsl:function>

  <!-- A square that leads to the documents of a day or month. -->
  <xsl:function name="f:square-link" as="element(svg:a)">
    <xsl:param name="group" as="element(p:group)"/>
    <xsl:param name="x" as="xs:integer"/>
    <xsl:param name="y" as="xs:integer"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:variable name="count" as="xs:integer" select="xs:integer($group/@count)"/>
    <xsl:variable name="size" as="xs:integer" select="$f:square - 2"/>
    <xsl:variable name="label" as="xs:string" select="f:day-name($group/@title) || ': ' || f:counted($count)"/>
    <a xmlns="http://www.w3.org/2000/svg" href="{($group/@href[. ne ''], '#p:' || $group/@title)[1]}">
      <title>{$label}</title>
      <rect class="n{if ($count lt 3) then $count else if ($count lt 6) then 3 else 4}" x="{$x}" y="{$y}" width="{$size}" height="{$size}"/>
      <xsl:where-populated><text aria-hidden="true" x="{$x + $size div 2}" y="{$y + $size div 2}">{$number}</text></xsl:where-populated>
    </a>
  </xsl:function>

  <!-- Years with all their days, and after each what is dated so; then what has no date. -->
  <xsl:function name="f:years-with-days" as="element()*">
    <xsl:param name="page" as="element(p:index-page)"/>
    <xsl:for-each-group select="$page/p:group[@title]" group-adjacent="f:year(@title)">
      <xsl:variable name="year" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="days" as="element(p:group)*" select="current-group()[f:is-day(@title)]"/>
      <section>
        <xsl:if test="$page/@title eq ''"><h2 id="p:year-{$year}">{f:day-name($year)}</h2></xsl:if>
        <xsl:if test="exists($days) and $page/@kind eq 'days'">
          <a class="skip" href="#p:list-{$year}">{f:word('skip-calendar')}</a>
          <div class="months">
            <xsl:for-each select="1 to 12"><xsl:sequence select="f:month-of-days($year, ., $days)"/></xsl:for-each>
          </div>
        </xsl:if>
        <div class="list" id="p:list-{$year}" tabindex="-1"><xsl:sequence select="f:dated-lists(current-group())"/></div>
      </section>
    </xsl:for-each-group>
    <xsl:for-each select="$page/p:group[not(@title)]">
      <section id="p:undated">
        <xsl:if test="../p:group/@title"><h2>{f:word('undated')}</h2></xsl:if>
        <ol class="contents"><xsl:apply-templates select="p:record"/></ol>
      </section>
    </xsl:for-each>
  </xsl:function>

  <!-- A month as squares, a week in a row; those of days without documents are one line of dashes. $days are the year's. -->
  <xsl:function name="f:month-of-days" as="element(h:div)">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="month" as="xs:integer"/>
    <xsl:param name="days" as="element(p:group)*"/>
    <xsl:variable name="name" as="xs:string" select="$year || '-' || format-integer($month, '00')"/>
    <xsl:variable name="first" as="xs:date" select="xs:date($name || '-01')"/>
    <xsl:variable name="length" as="xs:integer"
        select="days-from-duration($first + xs:yearMonthDuration('P1M') - $first)"/>
    <xsl:variable name="offset" as="xs:integer" select="days-from-duration($first - xs:date('0001-01-01')) mod 7"/>
    <xsl:variable name="half" as="xs:integer" select="$f:square idiv 2 - 1"/>
    <xsl:variable name="own" as="element(p:group)*" select="$days[starts-with(@title, $name)]"/>
    <div class="month{' none'[empty($own)]}">
      <span class="name">{f:month-name($month)}</span>
      <svg xmlns="http://www.w3.org/2000/svg" class="squares" viewBox="0 0 {7 * $f:square - 2} {6 * $f:square - 2}" role="group" aria-label="{f:day-name($name)}">
        <path class="empty">
          <xsl:attribute name="d" separator="">
            <xsl:for-each select="0 to ($offset + $length - 1) idiv 7">
              <xsl:variable name="from" as="xs:integer" select="if (. eq 0) then $offset else 0"/>
              <xsl:variable name="to" as="xs:integer" select="min((7, $offset + $length - 7 * .))"/>
              <xsl:sequence select="'M', $from * $f:square, ' ', . * $f:square + $half, 'h', ($to - $from) * $f:square"/>
            </xsl:for-each>
          </xsl:attribute>
        </path>
        <xsl:for-each select="$own">
          <xsl:variable name="day" as="xs:integer" select="xs:integer(f:steps(@title)[3])"/>
          <xsl:variable name="place" as="xs:integer" select="$offset + $day - 1"/>
          <xsl:sequence select="f:square-link(., ($place mod 7) * $f:square, ($place idiv 7) * $f:square, string($day))"/>
        </xsl:for-each>
      </svg>
    </div>
  </xsl:function>

  <!-- Documents by month and by day, or links to the pages that list them. -->
  <xsl:function name="f:dated-lists" as="element()*">
    <xsl:param name="groups" as="element(p:group)*"/>
    <xsl:for-each-group select="$groups" group-adjacent="substring(@title, 1, string-length(f:year(@title)) + 3)">
      <xsl:variable name="month" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="links" as="element(p:group)*" select="current-group()[@href ne '']"/>
      <xsl:choose>
        <xsl:when test="exists($links)">
          <p class="group"><a href="{$links[1]/substring-before(@href, '#')}">{f:day-name($month)}</a><span class="count">{' '}({sum($links/@count)})</span></p>
        </xsl:when>
        <xsl:otherwise>
          <h3 id="p:{$month}">{if ($month eq f:year($month)) then f:word('no-month') else f:day-name($month)}</h3>
          <ul class="days">
            <xsl:for-each select="current-group()">
              <xsl:variable name="name" as="xs:string" select="f:day-name(@title)"/>
              <li>
                <xsl:if test="@title ne $month"><xsl:attribute name="id" select="'p:' || @title"/></xsl:if>
                <span class="when">{if (f:is-day(@title) or $month eq f:year($month)) then $name else f:word('no-day')}</span>
                <ol class="contents">
                  <xsl:apply-templates select="p:record"><xsl:with-param name="said" select="$name, string(@title)" tunnel="yes"/></xsl:apply-templates>
                </ol>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A date's year, month and day. -->
  <xsl:function name="f:steps" as="xs:string*">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="f:year($date), tokenize(substring($date, string-length(f:year($date)) + 2), '-')[. ne '']"/>
  </xsl:function>

  <!-- A date's year, ISO 8601: before our era with a minus sign. -->
  <xsl:function name="f:year" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="replace($date, '^(-?\d+).*$', '$1')"/>
  </xsl:function>

  <!-- Is a date known to the day? -->
  <xsl:function name="f:is-day" as="xs:boolean">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="exists(f:steps($date)[3])"/>
  </xsl:function>

  <!-- The century of a date, as it begins: 1900; before our era -0100 for the last. -->
  <xsl:function name="f:century" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="year" as="xs:integer" select="xs:integer(f:year($date))"/>
    <xsl:sequence select="if ($year lt 0) then '-' || format-integer((abs($year) + 99) idiv 100 * 100, '0000') else format-integer($year idiv 100 * 100, '0000')"/>
  </xsl:function>

  <!-- A century by its first and last year. -->
  <xsl:function name="f:century-name" as="xs:string">
    <xsl:param name="century" as="xs:string"/>
    <xsl:variable name="first" as="xs:integer" select="xs:integer($century)"/>
    <xsl:sequence select="f:years-named($century, if ($first lt 0) then '-' || format-integer(abs($first) - 99, '0000') else format-integer($first + 99, '0000'))"/>
  </xsl:function>

  <!-- A span of years: one, or both with a dash between. -->
  <xsl:function name="f:years-named" as="xs:string">
    <xsl:param name="from" as="xs:string"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:sequence select="string-join(distinct-values(($from, $to)[. ne '']) ! f:day-name(.), '–')"/>
  </xsl:function>

  <!-- A date in the interface's words: 12 March 1939, March 1939, 1939, 44 BC. -->
  <xsl:function name="f:day-name" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="steps" as="xs:string*" select="f:steps($date)"/>
    <xsl:variable name="year" as="xs:string" select="if (starts-with($steps[1], '-'))
        then replace(f:word('before-our-era'), '#', string(abs(xs:integer($steps[1])))) else replace($steps[1], '^0+(.)', '$1')"/>
    <xsl:variable name="month" as="xs:integer?" select="$steps[2] ! xs:integer(.)"/>
    <xsl:sequence select="
        if (exists($steps[3])) then f:word('day-month-year') => replace('D', string(xs:integer($steps[3])))
            => replace('M', tokenize(f:word('months-of-days'), '\|')[$month]) => replace('Y', $year)
        else if (exists($month)) then f:month-name($month) || ' ' || $year
        else $year"/>
  </xsl:function>

  <!-- A month's name by its number. -->
  <xsl:function name="f:month-name" as="xs:string">
    <xsl:param name="month" as="xs:integer"/>
    <xsl:sequence select="string(tokenize(f:word('months'), '\|')[$month])"/>
  </xsl:function>

  <!-- A number of documents in words. The interface's word has a form for one, for few (Russian: 2 to 4) and for many. -->
  <xsl:function name="f:counted" as="xs:string">
    <xsl:param name="count" as="xs:numeric"/>
    <xsl:sequence select="f:number-of($count, 'documents')"/>
  </xsl:function>

  <!-- A number of things by their word's name, whose forms for one, (some) and many are parted by bars. -->
  <xsl:function name="f:number-of" as="xs:string">
    <xsl:param name="count" as="xs:numeric"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="forms" as="xs:string+" select="tokenize(f:word($what), '\|')"/>
    <xsl:variable name="number" as="xs:integer" select="xs:integer($count)"/>
    <xsl:variable name="form" as="xs:integer" select="
        if (empty($forms[3])) then (if ($number eq 1) then 1 else 2)
        else if ($number mod 10 eq 1 and $number mod 100 ne 11) then 1
        else if ($number mod 10 = (2, 3, 4) and not($number mod 100 = (12, 13, 14))) then 2 else 3"/>
    <xsl:sequence select="$number || ' ' || $forms[$form]"/>
  </xsl:function>
</xsl:stylesheet>
