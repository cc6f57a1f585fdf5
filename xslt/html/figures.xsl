<!-- figures: pictures, formulas, music. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A figure; its heading is its caption when it stands first or last. -->
  <xsl:template match="figure" p:treatment="block" as="element(h:figure)">
    <figure><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></figure>
  </xsl:template>
  <xsl:template match="figure/head" priority="1" p:treatment="block" as="element(h:figcaption)">
    <!-- Before the template for the headings of all that is no division. -->
    <figcaption><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></figcaption>
  </xsl:template>
  <xsl:template match="figDesc | notatedMusic" p:treatment="block" as="element(h:div)">
    <div><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- An image that the edition publishes is shown; any other is a link. -->
  <xsl:template match="graphic" p:treatment="inline" as="node()+">
    <xsl:choose>
      <xsl:when test="f:published-image(@url)">
        <img src="{f:published-image(@url)}" alt="{f:alternative-text(.)}" loading="lazy">
          <xsl:apply-templates select="." mode="attributes"/>
        </img>
        <xsl:if test="node()"><xsl:sequence select="f:separator('')"/></xsl:if>
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="p:media-link"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="media" p:treatment="inline" as="node()+">
    <xsl:call-template name="p:media-link"/>
  </xsl:template>

  <!-- A link to something that isn't shown itself, with what the source says of it. -->
  <xsl:template name="p:media-link" as="node()+">
    <xsl:variable name="address" as="xs:string?" select="(f:published-image(@url), f:outward-url(@url))[1]"/>
    <xsl:element name="{if (exists($address)) then 'a' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:where-populated><xsl:attribute name="href" select="$address"/></xsl:where-populated>
      <xsl:sequence select="f:made('[' || string-join((f:label(.), f:file-name(@url)[empty(current()/parent::surface)]), ': ') || ']')"/>
    </xsl:element>
    <xsl:if test="node()"><xsl:sequence select="f:separator('')"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- An image whose bytes stand in the text, if it is of a kind that is safe; core leaves out any other. -->
  <xsl:template match="binaryObject[exists(f:image-bytes(.))]" p:treatment="inline" as="element(h:img)">
    <img src="data:{@mimeType};base64,{f:image-bytes(.)}" alt="{f:alternative-text(.)}">
      <xsl:apply-templates select="." mode="attributes"/>
    </img>
  </xsl:template>

  <!-- The bytes of a PNG, JPEG, GIF or WebP image in letters (base64). -->
  <xsl:function name="f:image-bytes" as="xs:string?">
    <xsl:param name="object" as="element(binaryObject)"/>
    <xsl:variable name="bytes" as="xs:string" select="replace(string-join($object/text()), '\s', '')"/>
    <xsl:sequence select="$bytes[$object/@mimeType = ('image/png', 'image/jpeg', 'image/gif', 'image/webp')]
        [lower-case(($object/@encoding, 'base64')[1]) eq 'base64']
        [matches(., '^([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$')]"/>
  </xsl:function>

  <!-- Where a file that the edition has is published. -->
  <xsl:key name="published" match="p:context/p:image" use="@ref"/>
  <xsl:function name="f:published-image" as="xs:string?">
    <xsl:param name="url" as="attribute()?"/>
    <xsl:sequence select="$url ! key('published', normalize-space(.), root(.))[1]/@href ! f:url(.)"/>
  </xsl:function>

  <!-- The image of an element, by @facs: a file, an address, or a surface, zone or graphic that is pointed to. -->
  <xsl:function name="f:image-address" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="addresses" as="xs:string*" select="
        for $token in tokenize($element/@facs)
        return if (starts-with($token, '#'))
          then key('id', substring($token, 2), root($element))[1] ! (descendant-or-self::graphic, ancestor::surface[1]/graphic)[1]
              /@url ! (f:published-image(.), f:outward-url(.))[1]
          else (key('published', $token, root($element))[1]/@href ! f:url(.), f:outward-url($token))[1]"/>
    <xsl:sequence select="$addresses[1]"/>
  </xsl:function>

  <!-- What an image shows, in words: its description, else the heading of its figure. -->
  <xsl:function name="f:alternative-text" as="xs:string">
    <xsl:param name="image" as="element()"/>
    <xsl:sequence select="f:plain(($image/desc, $image/parent::figure/figDesc, $image/parent::figure/head)[1])"/>
  </xsl:function>

  <!-- The last step of an address. -->
  <xsl:function name="f:file-name" as="xs:string?">
    <xsl:param name="url" as="attribute()?"/>
    <xsl:sequence select="normalize-space($url)[. ne ''] ! replace(., '^.*/(.)', '$1')"/>
  </xsl:function>

  <!-- A formula in letters or in MathML. -->
  <xsl:template match="formula" p:treatment="inline" as="element(h:span)">
    <span><xsl:apply-templates select="." mode="attributes"/><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
