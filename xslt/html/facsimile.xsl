<!-- facsimile: the images of a document's pages as a list, which a script shows beside the text, and the way to it.

  An image is found by what TEI says of it (Guidelines 11.1): @facs of a page break (an address, or a pointer to a surface, a
  zone or a graphic), @start of a surface, the order of the images where no break says anything and there are as many of both,
  and the surfaces of sourceDoc. What nothing points to stands before or after the rest.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- What of the text points to a surface or a zone. -->
  <xsl:key name="facs" match="*[@facs][not(self::pb)][f:in-text(.)]" use="tokenize(@facs)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- The images of which there are thumbnails, by the addresses where they are published. -->
  <xsl:key name="thumbnail" match="p:context/p:image[@thumbnail]" use="f:url(@href)"/>

  <!-- The images of a document, each with its place in the text; nothing where it has none. -->
  <xsl:function name="f:leaves" as="element(h:li)*">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:variable name="breaks" as="element(pb)*" select="$document/p:context/p:in-force/pb, $document/(text | sourceDoc)/descendant::pb"/>
    <xsl:variable name="images" as="element()*" select="$document/facsimile ! f:listed-images(.)"/>
    <xsl:variable name="series" as="xs:string*" select="$breaks[@facs] ! f:all-series(.)"/>
    <xsl:variable name="own" as="element()*" select="$breaks[@facs or f:all-series(.) = $series and f:turns-page(.)],
        $document/text/(. | body | body/div)[empty($series)][@facs],
        $document/(sourceDoc | facsimile[empty(../text)])/descendant::surface[graphic or @facs]"/>
    <xsl:choose>
      <xsl:when test="exists($own)">
        <xsl:variable name="shown" as="element()*" select="$own ! (self::surface, f:pointed-images(.) ! f:sheet(.))"/>
        <xsl:variable name="rest" as="element()*" select="$images except $shown"/>
        <xsl:sequence select="$rest[. &lt;&lt; ($shown intersect $images)[1]] ! f:leaf(., ()),
            $own ! (if (self::surface) then f:leaf(., .) else f:leaves-of(.)),
            $rest[not(. &lt;&lt; ($shown intersect $images)[1])] ! f:leaf(., ())"/>
      </xsl:when>
      <xsl:when test="exists($images)">
        <xsl:variable name="turning" as="element(pb)*" select="$breaks[f:turns-page(.)]"/>
        <xsl:variable name="is-in-order" as="xs:boolean" select="empty($images/@start) and count($images) = count($turning)"/>
        <xsl:for-each select="$images">
          <xsl:variable name="number" as="xs:integer" select="position()"/>
          <xsl:sequence select="f:leaf(., (key('id', substring-after(@start, '#')), $turning[$is-in-order][$number])[1])"/>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The images of a facsimile in their order: its surfaces, and graphics that stand in none. -->
  <xsl:function name="f:listed-images" as="element()*">
    <xsl:param name="facsimile" as="element(facsimile)"/>
    <xsl:sequence select="$facsimile/descendant::surface[graphic or zone/graphic], $facsimile/(. | surfaceGrp)/graphic"/>
  </xsl:function>

  <!-- What stands for an image in the list: the surface on which it is, else itself. -->
  <xsl:function name="f:sheet" as="element()">
    <xsl:param name="image" as="element()"/>
    <xsl:sequence select="($image/ancestor-or-self::surface[1], $image)[1]"/>
  </xsl:function>

  <!-- The elements to which an element points by @facs. -->
  <xsl:function name="f:pointed-images" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@facs)[starts-with(., '#')] ! key('id', substring(., 2), root($element))[1]"/>
  </xsl:function>

  <!-- The images of a page break or of another element, one for each of its pointers; a name with spaces in it is one. A page
       without an image among pages that have one keeps its place. -->
  <xsl:function name="f:leaves-of" as="element(h:li)*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tokens" as="xs:string*" select="if (exists($element/@facs)) then tokenize($element/@facs) else ''"/>
    <xsl:variable name="is-one" as="xs:boolean" select="count($tokens) gt 1 and not($tokens ! matches(., '^#|:|[./]\w') = true())
        or count($tokens[matches(., '\.\w{2,4}$')]) = 1 and not($tokens ! starts-with(., '#') = true())"/>
    <xsl:for-each-group select="if ($is-one) then normalize-space($element/@facs) else $tokens"
        group-by="(.[starts-with(., '#')] ! key('id', substring(., 2), root($element))[1] ! generate-id(f:sheet(.)), .)[1]">
      <xsl:variable name="target" as="element()?" select=".[starts-with(., '#')] ! key('id', substring(., 2), root($element))[1]"/>
      <xsl:variable name="full" as="xs:string" select="f:expanded($element, .)"/>
      <xsl:choose>
        <xsl:when test="exists($target)"><xsl:sequence select="f:leaf($target, $element)"/></xsl:when>
        <xsl:when test="not(matches($full, '^[a-z][a-z0-9+.-]*:', 'i')) or matches($full, '^https?:', 'i')">
          <xsl:sequence select="f:leaf-item($element, f:page-name($element), (key('published', ., root($element))[1]/@href ! f:url(.), f:outward-url($full))[1],
              replace(., '^.*[/#](.)', '$1'), (), ())"/>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A surface, a zone or a graphic as an image of the list, with its place in the text. -->
  <xsl:function name="f:leaf" as="element(h:li)">
    <xsl:param name="image" as="element()"/>
    <xsl:param name="place" as="element()?"/>
    <xsl:variable name="sheet" as="element()" select="f:sheet($image)"/>
    <xsl:variable name="graphics" as="element(graphic)*" select="($image/descendant-or-self::graphic, $sheet[empty($image/descendant-or-self::graphic)]/graphic)"/>
    <xsl:variable name="graphic" as="element(graphic)?" select="($graphics[f:published-image(@url)],
        $graphics[matches(@url, '\.(avif|gif|jpe?g|png|svg|webp)$|/info\.json$', 'i')], $graphics)[1]"/>
    <xsl:variable name="address" as="xs:string?" select="if (exists($graphic))
        then (f:published-image($graphic/@url), f:outward-url(f:expanded($graphic, normalize-space($graphic/@url))))[1]
        else $sheet[@facs] ! f:image-address(.)"/>
    <xsl:sequence select="f:leaf-item($place, if (exists($place) and not($place is $sheet)) then f:page-name($place) else f:sheet-name($sheet), $address,
        ($graphic/@url, $sheet/@facs)[1] ! replace(normalize-space(), '^.*[/#](.)', '$1'), $graphic, $sheet/self::surface)"/>
  </xsl:function>

  <!-- What a reader calls a place that has an image: a page, else a division, by its heading. -->
  <xsl:function name="f:page-name" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="if ($place/self::pb) then f:page-words($place) else (f:plain($place/head[1])[. ne ''], $place/@n/normalize-space()[. ne ''], f:word('image'))[1]"/>
  </xsl:function>

  <!-- What a reader calls an image that has no page: the surface's label, else the image's own name. -->
  <xsl:function name="f:sheet-name" as="xs:string">
    <xsl:param name="sheet" as="element()"/>
    <xsl:sequence select="if ($sheet/self::surface) then f:surface-label($sheet) else (f:file-name($sheet/@url), f:word('image'))[1]"/>
  </xsl:function>

  <!-- An image of the list: the way to its place, the image itself or the way to it, and its zones, which wait for a script. An
       image that isn't in the edition is named and said to be missing; one on another host isn't loaded, and its host is named. -->
  <xsl:function name="f:leaf-item" as="element(h:li)">
    <xsl:param name="place" as="element()?"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="address" as="xs:string?"/>
    <xsl:param name="file" as="xs:string?"/>
    <xsl:param name="graphic" as="element(graphic)?"/>
    <xsl:param name="surface" as="element(surface)?"/>
    <xsl:variable name="at" as="xs:string?" select="$place ! (if (ancestor::p:in-force or self::text or self::body) then 'p:text' else if (self::pb) then f:address(.)
        else if (self::surface) then f:surface-id(.) else f:own-id(.))"/>
    <xsl:variable name="host" as="xs:string?" select="$address[matches(., '^https?:')] ! replace(., '^https?://([^/?#]*).*$', '$1')"/>
    <xsl:variable name="service" as="xs:string?" select="$address ! f:image-service(.)"/>
    <xsl:variable name="image" as="xs:string?" select="$address[not(ends-with(., '/info.json'))]"/>
    <xsl:variable name="sizes" as="attribute()*" select="f:sizes($graphic)"/>
    <li data-label="{$label}">
      <xsl:sequence select="f:data('at', $at), f:data('image', $image), f:data('service', $service), f:data('host', $host)"/>
      <xsl:choose>
        <xsl:when test="exists($at)"><a href="#{$at}">{$label}</a></xsl:when>
        <xsl:otherwise><span>{$label}</span></xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="empty($address)"><span class="missing">{if ($file ne '') then f:phrase('image-missing', $file) else f:word('image-none')}</span></xsl:when>
        <xsl:when test="exists($host)"><a href="{($image, $address)[1]}">{f:phrase('image-from', $host)}</a></xsl:when>
        <xsl:otherwise>
          <a href="{$address}"><img src="{(key('thumbnail', $address, root(($place, $graphic, $surface)[1]))/@thumbnail ! f:url(.), $address)[1]}" alt="{f:phrase('image-of', $label)}" loading="lazy"><xsl:sequence select="$sizes"/></img></a>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:where-populated>
        <template><xsl:sequence select="$surface ! f:zones(., $sizes)"/></template>
      </xsl:where-populated>
    </li>
  </xsl:function>

  <!-- A value for scripts, if there is one. -->
  <xsl:function name="f:data" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:if test="exists($value)"><xsl:attribute name="data-{$name}" select="$value"/></xsl:if>
  </xsl:function>

  <!-- The image service of an address: it is one's description itself, or asks one for an image (IIIF Image API, 2.0 to 3.0). -->
  <xsl:function name="f:image-service" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="request" as="xs:string"
        select="'^(https?://.+)/(full|square|\d+,\d+,\d+,\d+|pct:[\d.,]+)/(\^?(full|max|pct:[\d.]+|!?\d*,\d*))/!?[\d.]+/(default|native|color|gray|bitonal)\.\w+$'"/>
    <xsl:sequence select="if (matches($address, '/info\.json$')) then replace($address, '/info\.json$', '')
        else $address[matches(., $request)] ! replace(., $request, '$1')"/>
  </xsl:function>

  <!-- The size of an image in pixels, where the source says it, so that its place is kept free. -->
  <xsl:function name="f:sizes" as="attribute()*">
    <xsl:param name="graphic" as="element(graphic)?"/>
    <xsl:variable name="sizes" as="attribute()*" select="$graphic/(@width, @height)[matches(., '^\s*\d+(\.\d+)?\s*(px)?\s*$')]"/>
    <xsl:if test="count($sizes) = 2">
      <xsl:for-each select="$sizes"><xsl:attribute name="{local-name()}" select="round(number(replace(., '[^\d.]', '')))"/></xsl:for-each>
    </xsl:if>
  </xsl:function>

  <!-- The zones of a surface that have text, as links to it that lie on the image. -->
  <xsl:function name="f:zones" as="element(h:a)*">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:param name="sizes" as="attribute()*"/>
    <xsl:variable name="space" as="xs:double*" select="(f:box-of($surface), (0, 0, $sizes[local-name() eq 'width'], $sizes[local-name() eq 'height']) ! number())[position() le 4]"/>
    <xsl:for-each select="$surface/descendant::*[self::zone or self::line][ancestor::surface[1] is $surface]">
      <xsl:variable name="box" as="xs:double*" select="f:box-of(.)"/>
      <xsl:variable name="text" as="element()?" select="if (normalize-space()) then . else key('facs', normalize-space(@xml:id))[1]"/>
      <xsl:variable name="words" as="xs:string*" select="($text/self::zone/line[1], $text)[1] ! tokenize(f:plain(.))"/>
      <xsl:if test="exists($box) and exists($text) and exists($words)">
        <a class="zone" href="#{f:zone-target($text)}" data-zone="{f:zone-name(.)}"
            aria-label="{string-join($words[position() le 8], ' ') || ' …'[count($words) gt 8]}">
          <xsl:attribute name="data-box" select="if (count($space) = 4 and $space[3] gt $space[1] and $space[4] gt $space[2])
              then (($box[1] - $space[1]) div ($space[3] - $space[1]), ($box[2] - $space[2]) div ($space[4] - $space[2]),
                ($box[3] - $box[1]) div ($space[3] - $space[1]), ($box[4] - $box[2]) div ($space[4] - $space[2])) ! round(., 5)
              else ($box[1], $box[2], $box[3] - $box[1], $box[4] - $box[2])" separator=" "/>
          <xsl:if test="count($space) ne 4"><xsl:attribute name="data-pixels"/></xsl:if>
        </a>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The corners of a surface, a zone or a line: left, top, right, bottom; of one that is drawn by points those around it. -->
  <xsl:function name="f:box-of" as="xs:double*">
    <xsl:param name="zone" as="element()"/>
    <xsl:variable name="corners" as="xs:double*" select="$zone/(@ulx, @uly, @lrx, @lry)[. castable as xs:double] ! number()"/>
    <xsl:variable name="points" as="xs:double*" select="tokenize($zone/@points) ! tokenize(., ',')[. castable as xs:double] ! number()"/>
    <xsl:choose>
      <xsl:when test="count($corners) = 4">
        <xsl:sequence select="$zone ! (@ulx, @uly, @lrx, @lry) ! number()"/>
      </xsl:when>
      <xsl:when test="count($points) ge 4 and count($points) mod 2 = 0">
        <xsl:variable name="across" as="xs:double*" select="$points[position() mod 2 = 1]"/>
        <xsl:variable name="down" as="xs:double*" select="$points[position() mod 2 = 0]"/>
        <xsl:sequence select="min($across), min($down), max($across), max($down)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- How the text of a zone names it for scripts: by its xml:id, else by its place on its surface. -->
  <xsl:function name="f:zone-name" as="xs:string">
    <xsl:param name="zone" as="element()"/>
    <xsl:sequence select="($zone/@xml:id/normalize-space()[. ne ''], f:zone-target($zone))[1]"/>
  </xsl:function>

  <!-- The id of what shows the text of a zone: its own, else one made of what it is an image of. -->
  <xsl:function name="f:zone-target" as="xs:string">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="
        if ($text[self::p or self::ab][f:is-paragraph(.)]) then f:address($text)
        else if (exists(f:own-id($text))) then f:own-id($text)
        else if ($text[self::zone or self::line][ancestor::surface]) then f:surface-id($text/ancestor::surface[1]) || ':'
          || string-join($text/ancestor-or-self::*[self::zone or self::line] ! (local-name() || count(preceding-sibling::*) + 1), '.')
        else 'facs:' || replace(tokenize($text/@facs)[1], '^#', '')"/>
  </xsl:function>

  <!-- What an element of the text says of its image for scripts, and the address by which the image leads to it. -->
  <xsl:function name="f:zone-attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="zones" as="xs:string*" select="
        if ($element[self::zone or self::line]) then f:zone-name($element)[exists(f:box-of($element)) and $element/ancestor::sourceDoc]
        else tokenize($element/@facs)[starts-with(., '#')] ! substring(., 2)"/>
    <xsl:if test="exists($zones) and not($element/self::pb)">
      <xsl:attribute name="data-facs" select="$zones" separator=" "/>
      <xsl:if test="empty($element/@xml:id) and not($element[self::p or self::ab][f:is-paragraph(.)])">
        <xsl:attribute name="id" select="f:zone-target($element)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The images as a section after the text, and what a script makes the view beside the text from. -->
  <xsl:function name="f:facsimile-section" as="element(h:section)?">
    <xsl:param name="leaves" as="element(h:li)*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($leaves)">
      <section id="p:facsimile" class="leaves">
        <xsl:sequence select="f:interface-attributes($language)"/>
        <h2>{f:word('facsimile')}</h2>
        <details>
          <summary>{f:phrase('images', string(count($leaves)))}</summary>
          <ol><xsl:sequence select="$leaves"/></ol>
        </details>
        <template>
          <aside id="p:beside" class="beside" tabindex="-1" aria-label="{f:word('facsimile')}" data-failed="{f:word('image-failed')}"
              data-zoom="{f:word('zoom-on')}">
            <xsl:sequence select="f:interface-attributes($language)"/>
            <div class="bar">
              <button type="button" data-do="back" aria-label="{f:word('image-before')}">‹</button>
              <select aria-label="{f:word('image')}"></select>
              <button type="button" data-do="on" aria-label="{f:word('image-after')}">›</button>
              <button type="button" data-do="in" aria-label="{f:word('zoom-in')}">+</button>
              <button type="button" data-do="out" aria-label="{f:word('zoom-out')}" disabled="">−</button>
              <button type="button" data-do="whole" aria-label="{f:word('zoom-whole')}" disabled="">⤢</button>
              <button type="button" data-do="fill" aria-pressed="false">{f:word('fill')}</button>
              <button type="button" data-do="close" aria-label="{f:word('close')}">×</button>
            </div>
            <div class="sheet"></div>
            <p class="said"><span role="status"></span>{' '}<a href="#p:text"></a></p>
          </aside>
        </template>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- The way to the images; a script shows them beside the text instead. The hosts from which they come are named.
       Where all images are missing, only the list says so. -->
  <xsl:function name="f:facsimile-button" as="element(h:a)?">
    <xsl:param name="leaves" as="element(h:li)*"/>
    <xsl:if test="$leaves/(@data-image | @data-service)">
      <xsl:variable name="hosts" as="xs:string*" select="distinct-values($leaves/@data-host)"/>
      <a class="button" id="p:facsimile-button" href="#p:facsimile" data-load="beside.css facsimile">
        <xsl:text>{f:word('facsimile')}</xsl:text>
        <xsl:if test="exists($hosts)"><span class="hosts"> ({f:phrase('image-from', string-join($hosts[position() le 2], ', ') || '…'[count($hosts) gt 2])})</span></xsl:if>
      </a>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
