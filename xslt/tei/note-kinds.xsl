<!-- Notes: whose each is (TEI Guidelines 3.9, 1.3.1.1): the author's, the editor's, the digital editor's, the translator's or the
     scribe's. docs/notes.md tells the rule. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The words by which @type and @resp say whose a note is, in small letters. -->
  <xsl:variable name="f:note-words" static="yes" as="map(xs:string, xs:string)" select="map:merge((
      tokenize('author authorial auctorial auth aut author-note authornote autor auteur auctoriale autore автор') ! map:entry(., 'author'),
      tokenize('editor editorial editors ed edt eds hg hrsg herausgeber éditeur editore curatore редактор редакция critical textual apparatus commentary')
        ! map:entry(., 'editor'),
      tokenize('digital digital-editor encoder encoding markup transcriber transcription tei') ! map:entry(., 'digital'),
      tokenize('translator translation trl transl übersetzer traducteur traduttore переводчик') ! map:entry(., 'translator'),
      tokenize('scribe scribal copyist scr schreiber copiste scriba писец') ! map:entry(., 'scribe')))"/>

  <!-- Whose a note is; nothing where neither the note nor the header says it. -->
  <xsl:function name="f:note-owner" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="said" as="xs:string?" select="f:said-owner($note)"/>
    <xsl:sequence select="if (exists($said) or $note/(. | parent::noteGrp)/@resp[normalize-space()]) then $said
        else (f:placed-owner($note), f:unsaid-owner(root($note)))[1]"/>
  </xsl:function>

  <!-- Whose a note says that it is: by its type or that of its group, by whom it makes responsible, by the hand. An editor's is
       the digital editor's if that is who is responsible. -->
  <xsl:function name="f:said-owner" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="group" as="element()*" select="$note/(. | parent::noteGrp)"/>
    <xsl:variable name="typed" as="xs:string?" select="($group/@type ! tokenize(lower-case(.)) ! $f:note-words(.))[1]"/>
    <xsl:variable name="responsible" as="xs:string?" select="($group/@resp/tokenize(.) ! f:responsible-owner(root($note), .))[1]"/>
    <xsl:sequence select="
        if ($typed eq 'editor') then ($responsible[. ne 'author'], 'editor')[1]
        else ($typed, $responsible, ($note/@hand, $note/ancestor::add[1]/@hand)[1] ! f:hand-owner(root($note), .))[1]"/>
  </xsl:function>

  <!-- In which part the one has to do with the text to whom a word of @resp points, or whom it names by that part. -->
  <xsl:function name="f:responsible-owner" as="xs:string?" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="found" as="xs:string*" select="f:pointed-people($root, $pointer) ! f:part-in-text(.)"/>
    <xsl:sequence select="($found, $f:note-words(lower-case(replace($pointer, '^.*#', ''))))[1]"/>
  </xsl:function>

  <!-- Those to whom a pointer leads: the element with the id, and the statements of the header that point to the same. -->
  <xsl:function name="f:pointed-people" as="element()*" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="own" as="element()?" select="key('id', substring($pointer, 2), $root)[starts-with($pointer, '#')][1]"/>
    <xsl:variable name="headers" as="element()*" select="f:headers($root)"/>
    <xsl:sequence select="$own, $headers/fileDesc/(titleStmt | editionStmt | sourceDesc)//(author | editor | respStmt | principal)
        [descendant-or-self::*/@ref/tokenize(.) = $pointer or $pointer = ('#' || @xml:id)] except $own"/>
  </xsl:function>

  <!-- The part of one whom the header names: author, editor, digital, translator or scribe. Where the source has an editor, the
       document's own is the digital one. -->
  <xsl:function name="f:part-in-text" as="xs:string?">
    <xsl:param name="who" as="element()"/>
    <xsl:variable name="statement" as="element()?" select="$who/ancestor-or-self::*[self::author or self::editor or self::respStmt or self::principal][1]"/>
    <xsl:variable name="duty" as="xs:string?" select="$statement ! f:duty(.)"/>
    <xsl:variable name="said" as="xs:string" select="lower-case(string-join($statement/(@role, resp), ' '))"/>
    <xsl:sequence select="
        if ($who/self::handNote) then f:hand-owner(root($who), '#' || $who/@xml:id)
        else if (empty($statement)) then ()
        else if (contains($said, 'scrib') or contains($said, 'copyist')) then 'scribe'
        else if ($duty = ('author', 'translator')) then $duty
        else if ($statement/self::author and $duty eq '') then 'author'
        else if ($statement/ancestor::sourceDesc) then 'editor'
        else if ($duty eq 'other' and (some $part in $f:duties[1]?parts satisfies contains($said, $part)) or f:has-source-editor(root($who))) then 'digital'
        else 'editor'"/>
  </xsl:function>

  <!-- A hand is the scribe's, unless the header says that it is the author's. -->
  <xsl:function name="f:hand-owner" as="xs:string">
    <xsl:param name="root" as="node()"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="hand" as="element()?" select="key('id', replace($pointer, '^#', ''), $root)[1]"/>
    <xsl:variable name="writer" as="xs:string*" select="$hand/(@scribeRef, @scribe) ! tokenize(.)"/>
    <xsl:sequence select="if ($writer ! lower-case(.) = 'author' or $writer[starts-with(., '#')] ! f:responsible-owner($root, .) = 'author') then 'author' else 'scribe'"/>
  </xsl:function>

  <!-- Whose a note is by where it stands: in an apparatus or a commentary it is the editor's; in a margin the scribe's of a
       manuscript and the author's of a print; elsewhere in the source it belongs to whoever made that. -->
  <xsl:function name="f:placed-owner" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="place" as="xs:string" select="lower-case(normalize-space(($note/@place, $note/parent::noteGrp/@place)[1]))"/>
    <xsl:variable name="root" as="node()" select="root($note)"/>
    <xsl:sequence select="
        if ($note/ancestor::*[self::app or self::listApp or self::choice or self::div[@type = ('apparatus', 'commentary')]]) then 'editor'
        else if ($place = ('', 'inline', 'block')) then ()
        else if (matches($place, '^(margin|left$|right$|inter|above|below|over|opposite|top$)'))
        then (if (f:is-handwritten($root)) then 'scribe' else if (exists(f:people($root, 'author'))) then 'author' else ())
        else if (f:has-source-editor($root) or f:is-handwritten($root)) then 'editor'
        else if (exists(f:people($root, 'author'))) then 'author' else ()"/>
  </xsl:function>

  <!-- Whose the notes are of which nothing says it: the editor's where the header names one or the source is no print, else the
       author's. -->
  <xsl:function name="f:unsaid-owner" as="xs:string?" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="
        if (f:has-source-editor($root) or f:is-handwritten($root) or exists(f:own-editors($root))) then 'editor'
        else if (exists(f:people($root, 'author'))) then 'author' else ()"/>
  </xsl:function>

  <!-- The editors whom the header of the document itself names. -->
  <xsl:function name="f:own-editors" as="element()*">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="f:headers($root)/fileDesc[1]/(titleStmt/editor[f:duty(.) = ('', 'editor')] | (titleStmt | editionStmt)/respStmt[f:duty(.) = 'editor'])"/>
  </xsl:function>

  <!-- The editors of the volume from which the document comes: those of its source; of a part, those of the file. -->
  <xsl:function name="f:source-editors" as="element()*">
    <xsl:param name="root" as="node()"/>
    <xsl:variable name="named" as="element()*" select="f:headers($root)/fileDesc[1]/sourceDesc//editor[not(ancestor::series)][f:duty(.) = ('', 'editor')]"/>
    <xsl:sequence select="if (exists($named)) then $named else if (f:is-part($root)) then f:own-editors($root) else ()"/>
  </xsl:function>
  <xsl:function name="f:has-source-editor" as="xs:boolean" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="exists(f:source-editors($root))"/>
  </xsl:function>

  <!-- Is the source written by hand, cut or typed, and no book? -->
  <xsl:function name="f:is-handwritten" as="xs:boolean" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="exists(f:headers($root)/(fileDesc/sourceDesc//(msDesc | msFrag) | profileDesc/(correspDesc | handNotes)))
        or exists($root/*/sourceDoc) or f:kind($root) = ('letter', 'telegram', 'manuscript', 'inscription')"/>
  </xsl:function>

  <!-- What those are called whose a note is: whom it makes responsible, or its hand; else those of the part that they have in the
       text, up to three. -->
  <xsl:function name="f:note-names" as="xs:string*">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="root" as="node()" select="root($note)"/>
    <xsl:variable name="said" as="xs:string*" select="$note/(@resp, parent::noteGrp/@resp)[1]/tokenize(.) ! f:responsible-names($root, .)"/>
    <xsl:variable name="hand" as="element()?" select="$note[empty($said)]/@hand ! key('id', replace(., '^\s*#', ''), $root)[1]"/>
    <xsl:variable name="all" as="xs:string*" select="
        if (exists($said)) then $said else if ($note/@hand and f:hand-owner($root, $note/@hand) eq 'scribe') then $hand ! f:hand-name(.)
        else f:owner-names($root, (f:note-owner($note), '')[1])"/>
    <xsl:sequence select="distinct-values($all[. ne ''])[count($all) le 3 or exists($said)]"/>
  </xsl:function>

  <!-- What one is called to whom a word of @resp points; one of whom nothing else is known by the word itself. -->
  <xsl:function name="f:responsible-names" as="xs:string*" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="word" as="xs:string" select="replace($pointer, '^.*[#:/]', '')"/>
    <xsl:variable name="who" as="element()*" select="f:pointed-people($root, $pointer)"/>
    <xsl:variable name="names" as="xs:string*" select="
        if ($who[1][self::person or self::org or self::personGrp]) then f:plain(f:entry-name($who[1]))
        else if ($who[1]/self::handNote) then f:hand-name($who[1])
        else $who[1] ! f:persons(., 'note')"/>
    <xsl:sequence select="if (exists($names[. ne ''])) then $names else $word[not(map:contains($f:note-words, lower-case(.)))]"/>
  </xsl:function>

  <!-- What a hand is called: by its scribe, its number, or few words. -->
  <xsl:function name="f:hand-name" as="xs:string?">
    <xsl:param name="hand" as="element()"/>
    <xsl:variable name="scribe" as="element()?" select="$hand/@scribeRef ! key('id', replace(., '^#', ''), root($hand))[1]"/>
    <xsl:sequence select="($scribe ! f:plain((f:entry-name(.), .)[1]), ($hand/(persName | name) ! f:plain(.))[1], ($hand/@scribe)[not(lower-case(.) = ('author', 'sole', 'other', 'unknown'))]/normalize-space(),
        f:plain($hand)[string-length(.) le 60], $hand/@n/normalize-space())[. ne ''][1]"/>
  </xsl:function>

  <!-- What those are called who have a part in the text, as its header names them. -->
  <xsl:function name="f:owner-names" as="xs:string*" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:param name="owner" as="xs:string"/>
    <xsl:sequence select="
        if ($owner eq 'author') then f:people($root, 'author') ! string()
        else if ($owner eq 'editor') then (if (f:has-source-editor($root)) then f:source-editors($root) else f:own-editors($root)) ! f:persons(., 'editor') ! string()
        else if ($owner eq 'translator') then f:people($root, 'translator') ! string()
        else ()"/>
  </xsl:function>
</xsl:stylesheet>
