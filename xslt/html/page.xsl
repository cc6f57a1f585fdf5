<!-- The frame of every page: head, ways, licence, foot. It is made from no particular node, so that every kind of page can use it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <xsl:include href="urls.xsl"/>
  <xsl:include href="characters.xsl"/>

  <!-- A whole page. $main is put through mode fit. $up are the links from the edition's title downwards, as h:a; $address is the
       page's own on the web, if it is known. -->
  <xsl:template name="p:page" as="element(h:html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:param name="address" as="xs:string?" select="()"/>
    <xsl:param name="head" as="element()*" select="()"/>
    <xsl:param name="up" as="element(h:a)*" select="()"/>
    <xsl:param name="main" as="node()*"/>
    <xsl:param name="licence" as="element()*" select="()"/>
    <xsl:variable name="fitted" as="node()*" select="f:fitted($main)"/>
    <html>
      <xsl:attribute name="lang" select="($language[. ne ''], 'und')[1]"/>
      <xsl:if test="f:direction($language) eq 'rtl'"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
      <xsl:sequence select="f:running($title, $edition, $address)"/>
      <xsl:sequence select="f:page-head($title, $root, $edition, (f:faces(string-join(($title, $edition/@title, $up, $licence, $fitted), ' ')), f:looks($fitted)), $head)"/>
      <body>
        <a class="skip" href="#p:main"><xsl:sequence select="f:interface-attributes($language)"/>{f:word('skip')}</a>
        <xsl:sequence select="f:page-header($language, $root, $edition, $up)"/>
        <main id="p:main" tabindex="-1"><xsl:sequence select="$fitted"/></main>
        <xsl:sequence select="f:page-footer($language, $root, $edition, $licence)"/>
      </body>
    </html>
  </xsl:template>

  <!-- What the page says of itself to programs. -->
  <xsl:function name="f:page-head" as="element(h:head)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:param name="looks" as="xs:string+"/>
    <xsl:param name="extras" as="element()*"/>
    <head>
      <meta charset="utf-8"/>
      <title>{string-join(distinct-values(($title, $edition/@title)[normalize-space(.) ne '']), ' · ')}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <link rel="icon" href="{$root}assets/icon.svg" type="image/svg+xml"/>
      <xsl:for-each select="$edition/../p:menu/p:entry[@kind = 'feed']"><link rel="alternate" type="application/atom+xml" title="{f:word(@word)}" href="{$root}{@href}"/></xsl:for-each>
      <xsl:sequence select="$looks ! f:style($root, .)"/>
      <link rel="stylesheet" href="{$root}assets/print.css" media="print"/>
      <xsl:sequence select="f:script($root, 'pecia'), $extras, f:style($root, 'edition')"/>
    </head>
  </xsl:function>

  <!-- The style sheets with the parts of the text face that some words need. -->
  <xsl:function name="f:faces" as="xs:string+">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="'fonts', for $part in ('latin', 'greek', 'cyrillic', 'vietnamese') return ('fonts-' || $part)[matches($words, $f:letters($part))]"/>
  </xsl:function>
  <xsl:variable name="f:letters" static="yes" as="map(xs:string, xs:string)" select="map{
      'latin': '[&#x100;-&#x130;&#x132;-&#x151;&#x154;-&#x2BA;&#x2BD;-&#x2FF;&#x1D00;-&#x1DBF;&#x1E00;-&#x1EFF;&#x2C60;-&#x2C7F;&#xA720;-&#xA7FF;]',
      'greek': '[&#x370;-&#x3FF;&#x1F00;-&#x1FFF;]',
      'cyrillic': '[&#x400;-&#x52F;&#x1C80;-&#x1C8A;&#x2116;&#x2DE0;-&#x2DFF;&#xA640;-&#xA69F;]',
      'vietnamese': '[&#x300;&#x303;&#x309;&#x323;&#x1EA0;-&#x1EF9;]'}"/>

  <!-- The style sheets that a page needs. What only some texts have, lists, verse, plays, tables, rarer renditions, is in some of their
       own, before the one that everything may override. -->
  <xsl:function name="f:looks" as="xs:string+">
    <xsl:param name="main" as="node()*"/>
    <xsl:variable name="classes" as="xs:string*" select="distinct-values(distinct-values($main/descendant-or-self::h:*/@class) ! tokenize(.))"/>
    <xsl:variable name="more" as="xs:boolean" select="exists($classes[f:is-rarer(.)]) or exists($main/descendant-or-self::h:*[self::h:table or self::h:figure
        or self::h:pre or self::h:math or self::h:blockquote or self::h:dl[h:dt[@data-made][2]]])"/>
    <xsl:variable name="renditions" as="xs:boolean" select="exists($classes[starts-with(., 'rend-')][not(f:is-common(.))])"/>
    <xsl:sequence select="'pecia', 'tei-more'[$more], 'tei', 'renditions'[$renditions]"/>
  </xsl:function>

  <!-- Does assets/tei-more.css say how the elements of a class look? -->
  <xsl:function name="f:is-rarer" as="xs:boolean">
    <xsl:param name="class" as="xs:string"/>
    <xsl:sequence select="matches($class, '^tei-(lg?|sp|speaker|stage|castList|surface|zone|line|egXML|titlePage|docTitle|titlePart|argument
        |epigraph|trailer|interpGrp|spanGrp|post|list|listBibl|listPerson|listPlace|between|front|back|floatingText)$', 'x')"/>
  </xsl:function>

  <!-- Does assets/tei.css say how a rendition looks? -->
  <xsl:function name="f:is-common" as="xs:boolean">
    <xsl:param name="class" as="xs:string"/>
    <xsl:sequence select="substring($class, 6) = ('italic', 'bold', 'superscript', 'smallcaps', 'underline', 'center', 'right', 'block', 'indent', 'no-indent')"/>
  </xsl:function>

  <!-- What each printed sheet says of the page, by assets/print.css: the title as far as it fits, the edition, the address. -->
  <xsl:function name="f:running" as="attribute()*">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:param name="address" as="xs:string?"/>
    <xsl:attribute name="data-title" select="if (string-length($title) gt 90) then substring($title, 1, 88) || '…' else $title"/>
    <xsl:where-populated><xsl:attribute name="data-edition" select="$edition/@title[. ne $title]"/></xsl:where-populated>
    <xsl:where-populated><xsl:attribute name="data-address" select="$address"/></xsl:where-populated>
  </xsl:function>

  <!-- A script among the assets, which runs when the page is there. -->
  <xsl:function name="f:script" as="element(h:script)">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <script defer="" src="{$root}assets/{$name}.js"/>
  </xsl:function>

  <!-- A style sheet among the assets, for what not every page has. -->
  <xsl:function name="f:style" as="element(h:link)">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <link rel="stylesheet" href="{$root}assets/{$name}.css"/>
  </xsl:function>

  <!-- The page's header: the edition's title, its menu and search, and the ways down from it to this page. -->
  <xsl:function name="f:page-header" as="element(h:header)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:param name="up" as="element(h:a)*"/>
    <header class="site">
      <p class="site-title">
        <a href="{$root}index.html">
          <xsl:sequence select="f:edition-attributes($language, $edition)"/>
          <xsl:value-of select="($edition/@title[normalize-space(.) ne ''], f:word('contents'))[1]"/>
        </a>
      </p>
      <xsl:sequence select="f:menu($language, $root, $edition/../p:menu/p:entry[not(@kind = 'feed')])"/>
      <xsl:if test="exists($up)">
        <nav class="breadcrumbs" aria-label="{f:word('breadcrumb')}">
          <xsl:sequence select="f:interface-attributes($language)"/>
          <ol class="breadcrumb"><xsl:for-each select="1 to count($up)"><li><xsl:sequence select="$up[current()]"/></li></xsl:for-each></ol>
        </nav>
      </xsl:if>
      <xsl:sequence select="$edition/../p:menu/p:entry[@word = 'search']/f:search-box($language, $root || f:url(@href))"/>
    </header>
  </xsl:function>

  <!-- The edition's menu: a row, or a button with a list where there is no room for one (which needs no script). An entry has an
       address from the site's first page, and the name of a word of the interface, or a label in a language of its own. -->
  <xsl:function name="f:menu" as="element()*">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="entries" as="element(p:entry)*"/>
    <xsl:if test="exists($entries)">
      <button type="button" class="menu-button" popovertarget="p:menu"><xsl:sequence select="f:interface-attributes($language)"/>{f:word('menu')}</button>
      <nav id="p:menu" class="menu" popover="" aria-label="{f:word('menu')}">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <ul>
          <xsl:for-each select="$entries">
            <li><a href="{$root}{f:url(@href)}">
              <xsl:sequence select="if (@word) then () else f:label-attributes((@lang, ../../p:edition/@language)[1])"/>
              <xsl:value-of select="if (@word) then f:word(@word) else @label"/>
            </a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- The language and direction of a label among words of the interface, where it isn't theirs; one without a language is in theirs. -->
  <xsl:function name="f:label-attributes" as="attribute()*">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="own" as="xs:string" select="f:language-tag($language)"/>
    <xsl:if test="not($own = ('', $f:interface-language))">
      <xsl:attribute name="lang" select="$own"/>
      <xsl:if test="f:direction($own) ne f:direction($f:interface-language)"><xsl:attribute name="dir" select="f:direction($own)"/></xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- What leads to the page of the search with words already in it. -->
  <xsl:function name="f:search-box" as="element(h:form)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="address" as="xs:string"/>
    <form class="search-box" role="search" action="{$address}">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <input type="search" name="q" aria-label="{f:word('search')}" placeholder="{f:word('search')}"/>
    </form>
  </xsl:function>

  <!-- The language of the edition's own title, where it isn't the page's. -->
  <xsl:function name="f:edition-attributes" as="attribute()*">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:variable name="own" as="xs:string" select="(f:language-tag($edition/@language)[. ne ''], $f:interface-language)[1]"/>
    <xsl:if test="$own ne $language">
      <xsl:attribute name="lang" select="$own"/>
      <xsl:if test="f:direction($own) ne f:direction($language)"><xsl:attribute name="dir" select="f:direction($own)"/></xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The page's foot: the licence, and whose edition it is. -->
  <xsl:function name="f:page-footer" as="element(h:footer)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:param name="licence" as="element()*"/>
    <footer class="site">
      <xsl:sequence select="f:licence-lines($language, $licence, $edition), f:imprint($language, $root, $edition)"/>
    </footer>
  </xsl:function>

  <!-- What may be done with the page: $licence, else the edition's. -->
  <xsl:function name="f:licence-lines" as="element(h:div)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="licence" as="element()*"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <div class="licence" id="p:licence">
      <h2><xsl:sequence select="f:interface-attributes($language)"/>{f:word('licence')}</h2>
      <xsl:sequence select="f:fitted(if (exists($licence)) then $licence else f:edition-licence($language, $edition))"/>
    </div>
  </xsl:function>

  <!-- Whose edition it is. -->
  <xsl:function name="f:imprint" as="element(h:p)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <p class="imprint">
      <xsl:sequence select="f:edition-attributes($language, $edition)"/>
      <a href="{$root}index.html">{($edition/@title[normalize-space(.) ne ''], f:word('contents'))[1]}</a>
      <xsl:value-of select="$edition/@subtitle[normalize-space(.) ne ''] ! (': ' || .)"/>
      <xsl:value-of select="f:closed((f:word('edited-by') || ' ' || string-join($edition/p:editor, ', '))[exists($edition/p:editor)])"/>
      <xsl:value-of select="f:closed(string-join($edition/(@publisher, @place)[normalize-space(.) ne ''], ', ')[. ne ''])"/>
      <xsl:for-each select="$edition/../p:menu/p:entry[@word = 'cite-edition']">
        <xsl:text> · </xsl:text>
        <a href="{$root}{@href}"><xsl:sequence select="f:interface-attributes(($edition/@language ! f:language-tag(.), $language)[1])"/>{f:word(@word)}</a>
      </xsl:for-each>
    </p>
  </xsl:function>

  <!-- A statement in the imprint, after a full stop. -->
  <xsl:function name="f:closed" as="xs:string?">
    <xsl:param name="statement" as="xs:string?"/>
    <xsl:sequence select="$statement ! ('. ' || .)"/>
  </xsl:function>

  <!-- The edition's own licence, or the statement that there is none. -->
  <xsl:function name="f:edition-licence" as="element(h:p)+">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="edition" as="element(p:edition)?"/>
    <xsl:variable name="licence" as="element(p:licence)?" select="$edition/p:licence[1]"/>
    <xsl:variable name="words" as="xs:string?" select="($licence/normalize-space(), $licence/@target/string())[. ne ''][1]"/>
    <xsl:choose>
      <xsl:when test="empty($words)"><p><xsl:sequence select="f:interface-attributes($language)"/>{f:word('no-licence')}</p></xsl:when>
      <xsl:otherwise>
        <p><xsl:sequence select="f:edition-attributes($language, $edition), f:link(f:outward-url($licence/@target), $words, 'license')"/></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Words as a link, or as they are where there is no address. -->
  <xsl:function name="f:link" as="node()">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="rel" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="exists($address)">
        <a href="{$address}"><xsl:where-populated><xsl:attribute name="rel" select="$rel"/></xsl:where-populated>{$words}</a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
