<!-- People: who wrote the document, to whom, who edited and translated it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The people of a document in one role (author, recipient, editor, translator, compiler), once each, as p:person with the
       attributes role, family, given, particle, suffix, or literal, ref, and guessed where the name was taken apart by
       guess; their content is the name as it is said. Anonymous is nobody. -->
  <xsl:function name="f:people" as="element(p:person)*" cache="yes">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="found" as="element(p:person)*" select="
        if ($role eq 'author') then f:authors($node)
        else if ($role eq 'recipient') then (f:part-people($node, 'to'), f:correspondents($node, 'received')) ! f:persons(., $role)
        else if ($role eq 'editor') then f:editors($node)
        else f:responsible($node, $role) ! f:persons(., $role)"/>
    <xsl:choose>
      <xsl:when test="empty($found[2])"><xsl:sequence select="$found"/></xsl:when>
      <xsl:otherwise><xsl:for-each-group select="$found" group-by="string()"><xsl:sequence select="."/></xsl:for-each-group></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The authors: a part's own, the title statement's, the sender, those of the source that it gives, those of its
       title page; the first of these that names anybody. -->
  <xsl:function name="f:authors" as="element(p:person)*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="by-line" as="element(p:person)*" select="f:part-people($node, 'from') ! f:persons(., 'author')"/>
    <xsl:variable name="stated" as="element(p:person)*" select="f:header($node)/fileDesc[1]/titleStmt[1]
        /author[f:duty(.) = ('', 'author')] ! f:persons(., 'author')"/>
    <xsl:variable name="senders" as="element(p:person)*" select="f:correspondents($node, 'sent') ! f:persons(., 'author')"/>
    <xsl:variable name="wrote" as="element(p:person)*" select="
        if (exists($senders) and f:kind($node) = ('letter', 'telegram') and not(f:are-same($stated, $senders))) then $senders else ()"/>
    <xsl:sequence select="
        if (exists($by-line)) then $by-line
        else if (f:is-part($node) and exists($senders)) then $senders
        else if (exists($wrote)) then $wrote
        else if (exists($stated)) then $stated
        else if (exists($senders)) then $senders
        else f:printed-authors($node)"/>
  </xsl:function>

  <!-- The authors whom the source or else the title page names. -->
  <xsl:function name="f:printed-authors" as="element(p:person)*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="of-source" as="element(p:person)*" select="f:source-authors($node) ! f:persons(., 'author')"/>
    <xsl:sequence select="if (exists($of-source)) then $of-source else f:title-page-authors($node) ! f:persons(., 'author')"/>
  </xsl:function>

  <!-- Do two lists of people have somebody in common, by pointer or by name? A letter whose title statement names
       somebody else, an editor perhaps, is its sender's. -->
  <xsl:function name="f:are-same" as="xs:boolean">
    <xsl:param name="some" as="element(p:person)*"/>
    <xsl:param name="others" as="element(p:person)*"/>
    <xsl:sequence select="$some/(@ref, @family, @literal) = $others/(@ref, @family, @literal)"/>
  </xsl:function>

  <!-- The editors: those of the document's header, else of the corpus around it, else of the whole edition. -->
  <xsl:function name="f:editors" as="element(p:person)*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(
        f:headers($node) ! fileDesc[1] ! array{titleStmt[1]/editor[f:duty(.) = ('', 'editor')] ! f:persons(., 'editor')},
        f:headers($node) ! fileDesc[1] ! array{(titleStmt | editionStmt)/respStmt[f:duty(.) = 'editor'] ! f:persons(., 'editor')},
        f:headers($node) ! fileDesc[1] ! array{titleStmt[1]/principal ! f:persons(., 'editor')},
        f:headers($node) ! fileDesc[1]/publicationStmt[1] ! array{authority ! f:plain(.)[matches(., $f:edited-by, 'i')]
            ! f:from-text(replace(., $f:edited-by, '', 'i')) ! f:in-role(., 'editor', '')},
        array{f:context($node)/p:edition/p:editor ! f:from-text(f:one-line(.)) ! f:in-role(., 'editor', '')})[exists(?*)][1]?*"/>
  </xsl:function>

  <!-- How a sentence begins that says who edited something. -->
  <xsl:variable name="f:edited-by" static="yes" as="xs:string" select="'^(edited by|ed\. by|herausgegeben von|hrsg\.? von|éditée? par|a cura di|под редакцией)\s+'"/>

  <!-- The elements of a header that say who is responsible for something. -->
  <xsl:function name="f:responsible" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="all" as="element()*" select="f:headers($node) ! fileDesc[1]/(titleStmt | editionStmt)/(author | editor | respStmt)"/>
    <xsl:variable name="said" as="xs:string" select="lower-case(normalize-space(string-join(($all/(@role | @type), $all/resp, $all/resp/(@key | @ref)), ' ')))"/>
    <xsl:sequence select="
        if (exists($all/resp/*) or (some $duty in $f:duties[?duty eq $role], $part in ($duty?parts, $duty?words) satisfies contains($said, $part)))
        then $all[f:duty(.) = $role] else ()"/>
  </xsl:function>

  <!-- What each duty is called, the first that fits: parts of words, and whole words. Searched without a regular
       expression, since one with many alternatives is slow wherever it may begin. -->
  <xsl:variable name="f:duties" static="yes" as="map(xs:string, xs:string*)*" select="
      map{'duty': 'other', 'words': 'tei', 'parts': tokenize('xml epidoc metadata technical encod digiti digitali electronic transform creation index')},
      map{'duty': 'translator', 'words': 'trl',
          'parts': tokenize('translat überset traduc traduit tradut tradot tradutt vertal перев')},
      map{'duty': 'compiler', 'words': 'com', 'parts': tokenize('compil zusammengest составит')},
      map{'duty': 'compiler', 'words': 'comp'},
      map{'duty': 'editor', 'words': 'edt', 'parts': (tokenize('edit édit hrsg herausg ausgabe редак издат'), 'a cura')},
      map{'duty': 'author', 'words': 'aut', 'parts': tokenize('author autor auteur autore автор writer attribut zugeschr приписыва предполаг')}"/>

  <!-- What somebody did, by @role or by what a statement of responsibility says: editor, translator, compiler, other, or nothing
       where an author or editor bears no role. -->
  <xsl:function name="f:duty" as="xs:string" cache="yes">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="xs:string" select="lower-case(normalize-space(string-join(
        if ($element/self::respStmt) then $element/resp/(f:plain(.), @key, replace(@ref, '^.*[/#:]', '')) else ($element/@role, $element/@type), ' ')))"/>
    <xsl:sequence select="
        if ($said eq '') then ''
        else ($f:duties[(some $part in ?parts satisfies contains($said, $part))
            or contains($said, ?words) and tokenize($said, '\W+') = ?words]?duty, 'other')[1]"/>
  </xsl:function>

  <!-- The description of the correspondence that the document is: the header's, or the one that belongs to the part. -->
  <xsl:function name="f:correspondence" as="element(correspDesc)?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="all" as="element(correspDesc)*" select="f:header($node)/profileDesc/correspDesc"/>
    <xsl:variable name="part" as="element()?" select="f:part($node)"/>
    <xsl:sequence select="(if (empty($part)) then $all
        else ($part//correspDesc, $all[f:points-to(., $part/@xml:id)], $all[f:points-to($part, @xml:id)]))[1]"/>
  </xsl:function>

  <!-- Does an element point to an id by one of the attributes that say so? -->
  <xsl:function name="f:points-to" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="id" as="attribute()?"/>
    <xsl:sequence select="('#' || $id)[exists($id)] = $element/(@corresp, @target, @decls, @source, @sameAs) ! tokenize(.)"/>
  </xsl:function>

  <!-- The names of those who sent or received the letter. -->
  <xsl:function name="f:correspondents" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="action" as="xs:string"/>
    <xsl:variable name="types" as="xs:string*" select="if ($action eq 'sent') then ('sent', 'sender', 'from', 'sending', 'written')
        else ('received', 'recipient', 'to', 'addressee', 'addressed')"/>
    <xsl:sequence select="f:correspondence($node)/correspAction[lower-case(@type) = $types]/(. | p)
        /(persName | orgName | name[not(@type = 'place')] | rs[@type = ('person', 'org')])"/>
  </xsl:function>

  <!-- Those whom a part of a file names as its author or recipient: by a byline, or by the type of a name in its heading. -->
  <xsl:function name="f:part-people" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="part" as="element()?" select="f:part($node)"/>
    <xsl:variable name="typed" as="element()*" select="$part/(head | opener | list | front | table)//(persName | orgName | name)[@type = $type]"/>
    <xsl:sequence select="if (exists($typed) or $type ne 'from') then $typed else f:bylines($part/(. | front))"/>
  </xsl:function>

  <!-- Those whom a title page or a byline names as authors; a byline that marks no names names them by its text. -->
  <xsl:function name="f:bylines" as="element()*">
    <xsl:param name="where" as="element()*"/>
    <xsl:variable name="bylines" as="element(byline)*"
        select="$where/byline[not(matches(., 'translat|edited|illustr|übers|hrsg|herausg|traduit|перев', 'i'))]"/>
    <xsl:sequence select="$where/docAuthor | $bylines/(docAuthor | persName | name[not(@type = 'place')])
        | $bylines[not(docAuthor or persName or name or orgName or rs)]"/>
  </xsl:function>

  <!-- Those whom the title page of the whole text names, or the byline of its only division. -->
  <xsl:function name="f:title-page-authors" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="element(text)?" select="root($node)/*/text[1]"/>
    <xsl:sequence select="f:bylines($text/(front/(. | titlePage[1] | titlePage[1]/titlePart) | body | body/div[not(../div[2])]))"/>
  </xsl:function>

  <!-- The authors of the one source that the document gives. -->
  <xsl:function name="f:source-authors" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="source" as="element(sourceDesc)?" select="f:header($node)/fileDesc[1]/sourceDesc[1]"/>
    <xsl:variable name="items" as="element()*" select="$source[not(msDesc[2])]/msDesc/msContents/(msItem | msItemStruct)[last() eq 1]"/>
    <xsl:sequence select="($source/biblStruct[1]/analytic[author][1], $source/biblStruct[1]/monogr[author][1],
        $source/bibl[author][1], $items[author], $items/bibl[author][1])[1]/author"/>
  </xsl:function>
</xsl:stylesheet>
