<!-- Misfits: what of a made page HTML doesn't allow where it stands. Each function gives at least the elements that a
     template of mode fit would change; that of an element is found by its own name and its parent's, as far as that tells. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="fit">

  <!-- The elements that are blocks, those that may hold only running text, and what else stands in it. As a test each
       list is nested to the right, so that the names that come first, the frequent ones, are asked for first. Those that
       may hold blocks are a map, since only the parents of blocks are looked up in it. -->
  <xsl:variable name="f:any-of" static="yes" as="function(xs:string) as xs:string" select="function($names as xs:string) as xs:string {
      fold-right(tokenize($names), '', function($name, $rest) {'(h:' || $name || (' | ' || $rest)[$rest ne ''] || ')'})}"/>
  <xsl:variable name="f:flow" static="yes" as="xs:string" select="$f:any-of('dd dt li p div section ul h2 h3 ol header h1 nav dl blockquote
      h4 h5 h6 aside article details footer hr pre figure address figcaption table tr td th tbody thead tfoot caption')"/>
  <xsl:variable name="f:roomy" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('dd dt li div section ul ol header nav
      dl blockquote aside article details footer hr figure address figcaption table tr td th tbody thead tfoot caption dialog template')
      ! map:entry(., true()))"/>
  <xsl:variable name="f:phrasing" static="yes" as="xs:string"
      select="$f:any-of('span em sup sub time p strong i b u s small q cite code abbr dfn mark kbd samp var data bdi bdo pre ruby')"/>
  <xsl:variable name="f:running" static="yes" as="xs:string"
      select="$f:any-of('span a em time sup sub br img bdi strong i b u s small q cite code abbr dfn mark kbd samp var data bdo label input
      del ins button select option output')"/>
  <xsl:variable name="f:sections" static="yes" as="xs:string"
      select="$f:any-of('section article aside nav header footer address h1 h2 h3 h4 h5 h6')"/>
  <xsl:variable name="f:plain-blocks" static="yes" as="xs:string" select="$f:any-of('span a dd dt li p div section ul h2 h3 time em ol header h1 nav
      dl blockquote h4 h5 h6 sup sub br img bdi template details summary strong i b u s small q cite code del ins hr aside footer button label
      input select option output dialog')"/>

  <!-- All elements of a page that the templates of mode fit would change, and perhaps some more. -->
  <xsl:function name="f:misfits" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:sequence select="f:unfit-blocks($made), f:unfit-headings($made), f:unfit-links($made), f:unfit-attributes($made), f:unfit-lists($made)"/>
    <xsl:if _test="exists($made//(* except {$f:plain-blocks}))"><xsl:sequence select="f:unfit-parts($made), f:unfit-tables($made)"/></xsl:if>
  </xsl:function>

  <!-- Blocks within running text: the first of those in an element has a parent that may hold none. -->
  <xsl:function name="f:unfit-blocks" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:sequence _select="$made//(* except {$f:running})[parent::*[not(self::h:* and map:contains($f:roomy, local-name()))]]"/>
  </xsl:function>

  <!-- Headings: all of a page as soon as one can't be read, isn't one of HTML's own or is more than one level below the
       one before. -->
  <xsl:function name="f:unfit-headings" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:variable name="headings" as="element()*" select="$made//(h:h1 | h:h2 | h:h3 | h:h4 | h:h5 | h:h6)"/>
    <xsl:variable name="others" as="element()*" select="$made//h:div[@role = 'heading']"/>
    <xsl:variable name="levels" as="xs:integer*" select="0, $headings ! f:level(.)"/>
    <xsl:sequence select="
        if (exists($others) or $headings/(@role | @aria-level) or not(every $heading in $headings satisfies f:is-legible($heading))
            or (some $n in 2 to count($levels) satisfies $levels[$n] gt $levels[$n - 1] + 1))
        then ($headings, $others) else ()"/>
  </xsl:function>

  <!-- Links in links, without an address, or to a place that isn't in the page or whose address isn't in its letters. -->
  <xsl:function name="f:unfit-links" as="element(h:a)*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:sequence select="$made//h:a[not(@href)], $made//h:a//h:a,
        $made//h:a[starts-with(@href, '#')][empty(key('made-id', substring(@href, 2), $made)) or f:fragment(substring(@href, 2)) ne @href]"/>
  </xsl:function>

  <!-- Elements with an id that came before, or an attribute that has no place. -->
  <xsl:function name="f:unfit-attributes" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:variable name="ids" as="attribute(id)*" select="$made//@id"/>
    <xsl:sequence select="
        if (count(distinct-values($ids)) ne count($ids) or exists($ids[not(parent::h:*)])) then $ids/..[not(key('made-id', @id)[1] is .)] else (),
        $made//(@* except (@class | (@href | (@id | (@lang | (@data-made | (@role | (@rel | @datetime))))))))[local-name() eq 'style'
            or starts-with(local-name(), 'on') or local-name() eq 'aria-label' and ../(self::h:span | self::h:div)[not(@role)]]/.."/>
  </xsl:function>

  <!-- Items outside lists, what else stands in lists, sections and headings in terms. -->
  <xsl:function name="f:unfit-lists" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:sequence _select="$made//(h:ul | h:ol)[* except h:li or text()[normalize-space()]]/(. | *), $made//h:li[not(parent::h:ul or parent::h:ol)],
        $made//h:dl[* except (h:dt | h:dd) or not(*[1][self::h:dt] and *[last()][self::h:dd]) or text()[normalize-space()]]/(. | *),
        $made//(h:dt | h:dd)[not(parent::h:dl)],
        $made//(h:dt | h:th | h:address)//(h:section | h:article | h:aside | h:nav | h:header | h:footer | h:address
            | h:h1 | h:h2 | h:h3 | h:h4 | h:h5 | h:h6)"/>
  </xsl:function>

  <!-- Captions outside figures, glosses outside of what they gloss, sections and headings in header cells and addresses. -->
  <xsl:function name="f:unfit-parts" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:sequence _select="$made//h:figcaption[not(parent::h:figure) or preceding-sibling::h:figcaption
            or f:has-neighbour(preceding-sibling::node()) and f:has-neighbour(following-sibling::node())],
        $made//(h:th | h:address)//{$f:sections}, $made//(h:rt | h:rp)[not(parent::h:ruby) or parent::h:ruby//{$f:flow}]"/>
  </xsl:function>

  <!-- Rows and cells outside tables, and what else stands in tables. -->
  <xsl:function name="f:unfit-tables" as="element()*">
    <xsl:param name="made" as="document-node()"/>
    <xsl:sequence select="$made//(h:table | h:tbody | h:thead | h:tfoot)/(* except (h:caption | h:colgroup | h:tbody | h:thead | h:tfoot | h:tr)),
        $made//h:tr/(* except (h:td | h:th)), $made//(h:table | h:tbody | h:thead | h:tfoot | h:tr)[text()[normalize-space()]],
        $made//h:caption[not(parent::h:table) or preceding-sibling::* or .//h:table],
        $made//(h:tr | h:tbody | h:thead | h:tfoot)[not(f:is-in-table(.))], $made//(h:td | h:th)[not(parent::h:tr[f:is-in-table(.)])]"/>
  </xsl:function>
</xsl:stylesheet>
