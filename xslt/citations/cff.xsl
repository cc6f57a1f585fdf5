<!-- CITATION.cff: how the whole edition is cited (Citation File Format 1.2.0), made of the settings and, where these are
     silent, of what the headers of all documents say alike. What nobody says is left out. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="yaml.xsl"/>
  <xsl:include href="licences.xsl"/>

  <xsl:template match="document-node(element(p:edition-citation))" as="text()">
    <xsl:value-of select="f:yaml(f:cff(p:edition-citation))"/>
  </xsl:template>

  <!-- The fields of the file. An edition is data; one with an editor or a publisher is also told as a work, since the
       format has no other place for these. -->
  <xsl:function name="f:cff" as="element()+">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="fields" as="element()*" select="f:cff-fields($edition)"/>
    <xsl:variable name="as-work" as="element()*" select="f:cff-work-fields($edition)"/>
    <cff-version>1.2.0</cff-version>
    <message>If you use this edition, please cite it as below.</message>
    <type>dataset</type>
    <xsl:sequence select="$fields, f:cff-field('date-released', f:cff-date($edition)[f:is-whole-day(.)]), $edition ! (
        f:cff-field('abstract', string(@description)), f:cff-list('keywords', distinct-values(p:keyword ! string())))"/>
    <xsl:if test="exists($as-work)">
      <preferred-citation>
        <type>{if (exists(f:cff-editors($edition))) then 'edited-work' else 'generic'}</type>
        <xsl:sequence select="$fields, $as-work"/>
      </preferred-citation>
    </xsl:if>
  </xsl:function>

  <!-- What the edition is called, by whom it is, and where it is found. -->
  <xsl:function name="f:cff-fields" as="element()+">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="set" as="element(p:edition)" select="$edition/p:context/p:edition"/>
    <xsl:sequence select="f:cff-field('title', f:cff-title($edition)), f:cff-list('authors', f:cff-authors($edition)),
        f:cff-field('version', f:cff-version($edition)), f:cff-licence($edition),
        f:cff-field('url', $set/@base-url ! iri-to-uri(.)), f:cff-field('doi', $edition/@doi)"/>
  </xsl:function>

  <!-- Which version it is. -->
  <xsl:function name="f:cff-version" as="xs:string?">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:sequence select="($edition/p:context/p:edition/@version ! (f:as-version(.), string(.)), f:agreed($edition, 'version'))[1]"/>
  </xsl:function>

  <!-- What only a work has: editors, publisher, the day or the year of publication, languages; nothing where neither an
       editor nor a publisher is known. -->
  <xsl:function name="f:cff-work-fields" as="element()*">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="publisher" as="xs:string?" select="f:cff-said($edition, 'publisher')"/>
    <xsl:variable name="editors" as="element(p:item)*" select="f:cff-editors($edition)"/>
    <xsl:variable name="languages" as="xs:string*"
        select="distinct-values($edition/p:stated[@about = 'language'] ! lower-case(tokenize(., '-')[1])[matches(., '^[a-z]{2,3}$')])"/>
    <xsl:variable name="date" as="xs:string?" select="f:cff-date($edition)"/>
    <xsl:if test="exists(($publisher, $editors))">
      <xsl:sequence select="f:cff-list('editors', $editors)"/>
      <xsl:for-each select="$publisher">
        <publisher><name>{.}</name><xsl:sequence select="f:cff-field('city', f:cff-said($edition, 'place'))"/></publisher>
      </xsl:for-each>
      <xsl:sequence select="f:cff-field('date-published', $date[f:is-whole-day(.)]), f:cff-field('year', $date ! substring(., 1, 4)),
          f:cff-list('languages', $languages)"/>
    </xsl:if>
  </xsl:function>

  <!-- The title with its subtitle. A folder's name is one only where the headers don't name a volume or a title. -->
  <xsl:function name="f:cff-title" as="xs:string">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="set" as="element(p:edition)" select="$edition/p:context/p:edition"/>
    <xsl:variable name="title" as="xs:string"
        select="($set[not(@unnamed)]/@title, f:agreed($edition, 'title'), $set/@title, 'Untitled')[normalize-space()][1]"/>
    <xsl:variable name="joint" as="xs:string" select="if (matches($title, '[.:?!…]$')) then ' ' else ': '"/>
    <xsl:sequence select="string-join(($title, $set/@subtitle[normalize-space()]), $joint)"/>
  </xsl:function>

  <!-- The authors, without whom there is no such file: the editors, else the publisher, else anonymous. -->
  <xsl:function name="f:cff-authors" as="item()+">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="named" as="element(p:item)" >
      <p:item><name>{(f:cff-said($edition, 'publisher'), 'anonymous')[1]}</name></p:item>
    </xsl:variable>
    <xsl:sequence select="if (exists(f:cff-editors($edition))) then f:cff-editors($edition) else $named"/>
  </xsl:function>

  <!-- The editors: those of the settings, else those of all headers. -->
  <xsl:function name="f:edition-editors" as="element(p:person)*">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="set" as="element(p:person)*" select="$edition/p:context/p:edition/p:editor ! f:from-text(f:one-line(.)) ! f:in-role(., 'editor', '')"/>
    <xsl:sequence select="if (exists($set)) then $set else $edition/p:stated[@about = 'editors']/p:person"/>
  </xsl:function>

  <!-- The editors, each once. -->
  <xsl:function name="f:cff-editors" as="element(p:item)*">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="people" as="element(p:item)*" select="f:edition-editors($edition) ! f:cff-person(.)"/>
    <xsl:sequence select="for $place in 1 to count($people) return $people[$place][not(some $other in $people[position() lt $place] satisfies deep-equal($other, .))]"/>
  </xsl:function>

  <!-- Somebody: the parts of a person's name, or a name that is a whole, which the format takes for a body's. -->
  <xsl:function name="f:cff-person" as="element(p:item)">
    <xsl:param name="person" as="element(p:person)"/>
    <p:item>
      <xsl:sequence select="if ($person/@literal) then f:cff-field('name', f:one-line($person))
          else (f:cff-field('family-names', $person/@family), f:cff-field('given-names', $person/@given),
          f:cff-field('name-particle', $person/@particle), f:cff-field('name-suffix', $person/@suffix)),
          f:cff-field('orcid'[not($person/@literal)], $person/@ref[matches(., '^https://orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[0-9X]$')])"/>
    </p:item>
  </xsl:function>

  <!-- The licence by SPDX's name for it; one that has none there, as one of Creative Commons for a single country, by its address. -->
  <xsl:function name="f:cff-licence" as="element()?">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:variable name="set" as="element(p:licence)?" select="$edition/p:context/p:edition/p:licence[@target or normalize-space()]
        ! f:licence-of(string(@target), '', f:one-line(.))"/>
    <xsl:variable name="licence" as="element(p:licence)?" select="($set, $edition/p:stated[@about = 'licence']/p:licence)[1]"/>
    <xsl:variable name="is-ported" as="xs:boolean" select="matches($licence/@target, '//(www\.)?creativecommons\.org/licenses/[^/]+/[^/]+/[a-z]{2,3}(/|$)', 'i')"/>
    <xsl:variable name="spdx" as="xs:string?" select="($licence/@label[not($is-ported)], $licence) ! f:spdx(.) => head()"/>
    <xsl:sequence select="if (exists($spdx)) then f:cff-field('license', $spdx)
        else f:cff-field('license-url', $licence/@target[matches(., '^https?://.')] ! iri-to-uri(.))"/>
  </xsl:function>

  <!-- The day, month or year of publication: that of the settings, else of all headers. -->
  <xsl:function name="f:cff-date" as="xs:string?">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:sequence select="($edition/p:context/p:edition/@released, $edition/p:stated[@about = 'date']/p:date/@when)[matches(., '^\d{4}')][1]/string()"/>
  </xsl:function>

  <xsl:function name="f:is-whole-day" as="xs:boolean">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="$date castable as xs:date"/>
  </xsl:function>

  <!-- What the settings say of a thing, else what all headers say. -->
  <xsl:function name="f:cff-said" as="xs:string?">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:param name="about" as="xs:string"/>
    <xsl:sequence select="($edition/p:context/p:edition/@*[name() = $about]/string(), f:agreed($edition, $about))[normalize-space()][1]"/>
  </xsl:function>

  <!-- What all headers say of a thing. -->
  <xsl:function name="f:agreed" as="xs:string?">
    <xsl:param name="edition" as="element(p:edition-citation)"/>
    <xsl:param name="about" as="xs:string"/>
    <xsl:sequence select="$edition/p:stated[@about = $about]/string()"/>
  </xsl:function>

  <!-- A field, if it says anything. -->
  <xsl:function name="f:cff-field" as="element()?">
    <xsl:param name="name" as="xs:string?"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:if test="exists($name) and normalize-space(string($value))"><xsl:element name="{$name}">{$value}</xsl:element></xsl:if>
  </xsl:function>

  <!-- A list of texts or of items, if it has any. -->
  <xsl:function name="f:cff-list" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:variable name="items" as="element(p:item)*">
      <xsl:for-each select="$values">
        <xsl:choose>
          <xsl:when test=". instance of element(p:item)"><xsl:sequence select="."/></xsl:when>
          <xsl:when test="normalize-space(.)"><p:item>{.}</p:item></xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($items)"><xsl:element name="{$name}"><xsl:sequence select="$items"/></xsl:element></xsl:if>
  </xsl:function>
</xsl:stylesheet>
