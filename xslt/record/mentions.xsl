<!-- Mentions: the names in a text that point to somebody or something, each where it stands. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What each element names, and what each word in @type means. -->
  <xsl:variable name="f:named-by-element" static="yes" as="map(xs:string, xs:string)" select="map{'persName': 'person', 'author': 'person', 'editor': 'person',
      'speaker': 'person', 'placeName': 'place', 'geogName': 'place', 'country': 'place', 'settlement': 'place', 'region': 'place',
      'district': 'place', 'bloc': 'place', 'orgName': 'organisation', 'publisher': 'organisation', 'title': 'work', 'bibl': 'work',
      'objectName': 'object', 'eventName': 'event'}"/>
  <xsl:variable name="f:named-by-type" static="yes" as="map(xs:string, xs:string)" select="map:merge(map:for-each(map{
      'person': 'person persons people pers personne persona people personen personenname персона лицо',
      'place': 'place places ort orte lieu luogo lugar location city town country settlement geo место',
      'organisation': 'organisation organization org orgs institution institutions körperschaft corp ente организация',
      'work': 'work works werk werke opera œuvre oeuvre obra book title publication letter произведение',
      'object': 'object objects objekt ship ships schiff artefact artifact thing предмет корабль',
      'event': 'event events ereignis évènement evento событие'},
      function($kind as xs:string, $words as xs:string) as map(xs:string, xs:string)* { tokenize($words) ! map:entry(., $kind)}))"/>

  <!-- All mentions of a document: its correspondents and authors, then those in the text; the same pointer twice at one place is
       one mention with a count. -->
  <xsl:function name="f:mentions" as="element(p:mention)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:correspondent-mentions($document), f:author-mentions($document)"/>
    <xsl:for-each-group select="$document/*/(text | sourceDoc)//(persName | placeName | orgName | geogName | rs | name
        | title | term | objectName | eventName | country | settlement | region | district | bloc | bibl | author | editor | speaker
        | publisher)[normalize-space(@ref) or normalize-space(@key)][f:is-mention(.)]" group-by="f:mention-keys(., f:place-of(.), '')">
      <xsl:sequence select="f:mention(., current-grouping-key(), count(current-group()))"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Entries of registers, and lists of them. -->
  <xsl:variable name="f:registers" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('person personGrp place org
      listPerson listPlace listOrg listObject listEvent listNym') ! map:entry(., true()))"/>

  <!-- Does the name stand in what is read, and not in an entry of a register? -->
  <xsl:function name="f:is-mention" as="xs:boolean">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="empty($name/ancestor::*[map:contains($f:registers, local-name()) or parent::listBibl and @xml:id
        or parent::choice and f:is-unread(.)])"/>
  </xsl:function>

  <!-- What tells the mentions that one name makes from others: the place, the pointer, the key and the role, in lines; one
       for each of its pointers; where it has none, for its key. -->
  <xsl:function name="f:mention-keys" as="xs:string+">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="at" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="refs" as="xs:string*" select="distinct-values(tokenize($name/@ref))"/>
    <xsl:sequence select="
        if (empty($refs)) then string-join(($at, '', normalize-space($name/@key), $role), '&#xA;')
        else $refs ! string-join(($at, ., '', $role), '&#xA;')"/>
  </xsl:function>

  <!-- A mention, by the name that makes it first and what tells it from others. -->
  <xsl:function name="f:mention" as="element(p:mention)">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:variable name="said" as="xs:string+" select="tokenize($key, '&#xA;')"/>
    <xsl:variable name="role" as="xs:string" select="string-join($said[position() gt 3], '&#xA;')"/>
    <p:mention>
      <xsl:sequence select="f:attribute('ref', $said[2]), f:attribute('key', $said[3]), f:attribute('kind', f:named-kind($name)),
          f:attribute('at', $said[1]), f:attribute('role', $role),
          f:attribute('page', string(if ($role eq '') then f:page-called($name) else ())), f:attribute('count', string($count))"/>
      <xsl:value-of select="f:plain($name)"/>
    </p:mention>
  </xsl:function>

  <!-- The kind of what is named: by the element, else by its type, else by the entry of the file's own register. -->
  <xsl:function name="f:named-kind" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="types" as="xs:string*" select="($name/@type, $name/@subtype) ! (lower-case(.), tokenize(lower-case(.), '[\s_\-.]+'))"/>
    <xsl:variable name="entry" as="element()?" select="(tokenize($name/@ref)[starts-with(., '#')] ! key('id', substring(., 2), root($name)))[1]"/>
    <xsl:sequence select="($f:named-by-element(local-name($name)), $types ! $f:named-by-type(.), $entry ! map{'person': 'person', 'place': 'place',
        'org': 'organisation', 'bibl': 'work', 'biblStruct': 'work', 'object': 'object', 'event': 'event'}(local-name()), 'other')[1]"/>
  </xsl:function>

  <!-- The id in the page to which a mention links: its own, else that of the nearest paragraph, note or element with one
       around it, else the page's. -->
  <xsl:function name="f:place-of" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="place" as="element()?" select="$name/ancestor-or-self::*[@xml:id or self::p or self::ab or self::note]
        [exists(f:own-id(.)) or (self::p or self::ab) and f:is-paragraph(.) or self::note and f:is-collected(.)]
        [ancestor::text or ancestor::sourceDoc][1]"/>
    <xsl:sequence select="string(($place ! f:address(.), f:page($name)[f:in-text(.)] ! f:address(.))[1])"/>
  </xsl:function>

  <!-- Those who sent and received the letter, and the places, as mentions in the document's details. -->
  <xsl:function name="f:correspondent-mentions" as="element(p:mention)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:for-each-group select="f:correspondence($document)/correspAction//(persName | orgName | name | rs | placeName
        | settlement | country | region | geogName)[normalize-space(@ref) or normalize-space(@key)]"
        group-by="f:mention-keys(., 'p:details', f:correspondent-role(.))">
      <xsl:sequence select="f:mention(., current-grouping-key(), count(current-group()))"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The authors whom the title statement names, as mentions in the document's details, but for those who sent it; of a part
       of a file, the authors of the whole say little. -->
  <xsl:function name="f:author-mentions" as="element(p:mention)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="named" as="element()*" select="f:header($document)[not(f:is-part($document))]/fileDesc[1]/titleStmt[1]/author
        /descendant-or-self::*[self::author or self::persName or self::orgName or self::name or self::rs]
        [normalize-space(@ref) or normalize-space(@key)]"/>
    <xsl:if test="exists($named)">
      <xsl:variable name="senders" as="xs:string*" select="f:correspondents($document, 'sent')/(@ref, @key) ! tokenize(.)"/>
      <xsl:for-each-group select="$named[not((@ref, @key) ! tokenize(.) = $senders)]" group-by="f:mention-keys(., 'p:details', 'author')">
        <xsl:sequence select="f:mention(., current-grouping-key(), count(current-group()))"/>
      </xsl:for-each-group>
    </xsl:if>
  </xsl:function>

  <!-- What someone or something named in a correspondence is to it. -->
  <xsl:function name="f:correspondent-role" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="action" as="xs:string" select="lower-case($name/ancestor::correspAction[1]/@type)"/>
    <xsl:sequence select="if (f:named-kind($name) eq 'place') then 'place'
        else (map{'sent': 'sender', 'received': 'recipient'}($action), $action[. ne ''], 'correspondent')[1]"/>
  </xsl:function>
</xsl:stylesheet>
