<!-- facsimile: an image of the list: its name, the way to its place, the image itself or the service that has it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The images of which there are thumbnails, by the addresses where they are published. -->
  <xsl:key name="thumbnail" match="p:context/p:image[@thumbnail]" use="f:url(@href)"/>

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
</xsl:stylesheet>
