"""What editors bring along from TEI P4, from HTML and from elsewhere: a name, and what TEI P5 says in its place."""

from collections.abc import Mapping

ELEMENTS: Mapping[str, tuple[str, str]] = {
    # From HTML: the element that is meant, and how it is written.
    "b": ("hi", '<hi rend="bold">'),
    "strong": ("hi", '<hi rend="bold">'),
    "i": ("hi", '<hi rend="italic">'),
    "em": ("emph", "<emph>"),
    "u": ("hi", '<hi rend="underline">'),
    "sup": ("hi", '<hi rend="superscript">'),
    "sub": ("hi", '<hi rend="subscript">'),
    "small": ("hi", '<hi rend="small">'),
    "span": ("seg", "<seg>"),
    "br": ("lb", "<lb/>"),
    "hr": ("milestone", '<milestone unit="section" rend="line"/>'),
    "a": ("ref", '<ref target="…">'),
    "img": ("graphic", '<graphic url="…"/>'),
    "ul": ("list", "<list>"),
    "ol": ("list", '<list rend="numbered">'),
    "li": ("item", "<item>"),
    "tr": ("row", "<row>"),
    "td": ("cell", "<cell>"),
    "th": ("cell", '<cell role="label">'),
    "caption": ("head", "<head>"),
    "blockquote": ("quote", "<quote>"),
    "h1": ("head", "<head>"),
    "h2": ("head", "<head>"),
    "h3": ("head", "<head>"),
    "section": ("div", "<div>"),
    "article": ("div", "<div>"),
    "header": ("teiHeader", "<teiHeader>"),
    "para": ("p", "<p>"),
    "paragraph": ("p", "<p>"),
    # From P4 and before.
    "TEI.2": ("TEI", "<TEI>"),
    "teiCorpus.2": ("teiCorpus", "<teiCorpus>"),
    "div0": ("div", "<div>"),
    "xptr": ("ptr", '<ptr target="…"/>'),
    "xref": ("ref", '<ref target="…">'),
    "figDesc": ("figDesc", "<figDesc>"),
    "dateRange": ("date", '<date from="…" to="…">'),
    "timeRange": ("time", '<time from="…" to="…">'),
    "dateStruct": ("date", '<date when="…">'),
    "timeStruct": ("time", '<time when="…">'),
    "persname": ("persName", "<persName>"),
    "lang": ("foreign", '<foreign xml:lang="…">'),
    "page": ("pb", "<pb/>"),
    "image": ("graphic", '<graphic url="…"/>'),
    "footnote": ("note", '<note place="foot">'),
    "fn": ("note", '<note place="foot">'),
    "endnote": ("note", '<note place="end">'),
    "link": ("ref", '<ref target="…">'),
    "license": ("licence", "<licence>"),
    "organization": ("orgName", "<orgName>"),
    "personName": ("persName", "<persName>"),
    "title-page": ("titlePage", "<titlePage>"),
    "underline": ("hi", '<hi rend="underline">'),
    "bold": ("hi", '<hi rend="bold">'),
    "italic": ("hi", '<hi rend="italic">'),
    "italics": ("hi", '<hi rend="italic">'),
    "deleted": ("del", "<del>"),
    "added": ("add", "<add>"),
    "insertion": ("add", "<add>"),
    "verse": ("l", "<l>"),
    "stanza": ("lg", "<lg>"),
    "poem": ("lg", "<lg>"),
    "chapter": ("div", '<div type="chapter">'),
    "letter": ("div", '<div type="letter">'),
}
"""For a name of an element that TEI hasn't: the name of TEI's, and how it is written."""

ATTRIBUTES: Mapping[str, str] = {
    "id": "xml:id",
    "lang": "xml:lang",
    "space": "xml:space",
    "base": "xml:base",
    "href": "target",
    "src": "url",
    "class": "rend",
    "style": "rend",
    "rendering": "rend",
    "title": "n",
    "value": "when",
    "date": "when",
    "iso": "when",
    "datetime": "when",
    "start": "from",
    "end": "to",
    "after": "notBefore",
    "before": "notAfter",
    "refs": "ref",
    "url": "target",
    "uri": "ref",
    "link": "target",
    "number": "n",
    "num": "n",
    "no": "n",
    "page": "n",
    "image": "facs",
    "img": "facs",
    "doc": "target",
    "reg": "ref",
    "gnd": "ref",
    "viaf": "ref",
    "targets": "target",
    "resp-person": "resp",
    "color": "rend",
    "colour": "rend",
    "font": "rend",
    "align": "rend",
    "colspan": "cols",
    "rowspan": "rows",
    "extent": "quantity",
    "editor": "resp",
    "author": "resp",
}
"""For a name of an attribute: the one that TEI P5 has in its place, where it is allowed there."""

INSTEAD: Mapping[tuple[str, str], str] = {
    ("biblScope", "type"): "unit",
    ("biblScope", "value"): "n",
    ("num", "when"): "value",
    ("graphic", "href"): "url",
    ("graphic", "target"): "url",
    ("graphic", "facs"): "url",
    ("pb", "value"): "n",
    ("pb", "id"): "xml:id",
    ("ref", "ref"): "target",
    ("ptr", "ref"): "target",
    ("persName", "target"): "ref",
    ("placeName", "target"): "ref",
    ("orgName", "target"): "ref",
    ("rs", "target"): "ref",
    ("persName", "href"): "ref",
    ("placeName", "href"): "ref",
    ("ref", "url"): "target",
    ("licence", "url"): "target",
    ("licence", "href"): "target",
    ("note", "number"): "n",
    ("milestone", "type"): "unit",
    ("gap", "length"): "quantity",
    ("language", "id"): "ident",
    ("language", "xml:id"): "ident",
    ("language", "lang"): "ident",
    ("idno", "value"): "type",
    ("date", "value"): "when",
    ("sex", "type"): "value",
}
"""For an element and an attribute that it can't have: the one that is meant."""

WHY: Mapping[str, str] = {
    "id": "TEI P5 writes @xml:id for it",
    "lang": "TEI P5 writes @xml:lang for it",
    "href": "TEI writes @target where HTML writes @href",
    "src": "TEI writes @url where HTML writes @src",
    "class": "TEI writes @rend where HTML writes @class",
    "colspan": "TEI writes @cols where HTML writes @colspan",
    "rowspan": "TEI writes @rows where HTML writes @rowspan",
}
"""What is said of some of them."""

FROM_P4 = frozenset((
    "TEI.2", "teiCorpus.2", "div0", "xptr", "xref", "dateRange", "timeRange", "dateStruct", "timeStruct",
))  # fmt: skip
FROM_HTML = frozenset((
    "b", "strong", "i", "em", "u", "sup", "sub", "small", "span", "br", "hr", "a", "img", "ul", "ol", "li", "tr", "td",
    "th", "caption", "blockquote", "h1", "h2", "h3", "section", "article",
))  # fmt: skip

WORDS: Mapping[str, str] = {
    "true": "true", "yes": "true", "y": "true", "ja": "true", "oui": "true", "on": "true", "wahr": "true",
    "false": "false", "no": "false", "n": "false", "nein": "false", "non": "false", "off": "false", "falsch": "false",
}  # fmt: skip
"""What is meant where the schema asks for true or false."""

LANGUAGES: Mapping[str, str] = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "francais": "fr",
    "latin": "la", "italian": "it", "italiano": "it", "spanish": "es", "español": "es", "russian": "ru",
    "dutch": "nl", "greek": "el", "ancient greek": "grc", "hebrew": "he", "polish": "pl", "portuguese": "pt",
    "czech": "cs", "hungarian": "hu", "swedish": "sv", "arabic": "ar", "chinese": "zh", "japanese": "ja",
}  # fmt: skip
"""The tag of a language that is written out."""

NESTING: Mapping[tuple[str, str], tuple[str, str]] = {
    ("p", "p"): (
        "A paragraph (<p>) can't stand in another paragraph.",
        "Close the first <p> where the second begins; for a mere new line write <lb/>.",
    ),
    ("p", "ab"): ("A paragraph (<p>) can't stand in <ab>.", "Write <ab> or <p>, not both."),
    ("p", "head"): ("A paragraph (<p>) can't stand in a heading (<head>).", "Delete <p>, or close <head> before it."),
    ("div", "p"): (
        "A division (<div>) can't stand in a paragraph (<p>).",
        "Close <p> where <div> begins.",
    ),
    ("head", "p"): (
        "A heading (<head>) can't stand in a paragraph (<p>).",
        "Close <p> before it, and put <head> at the beginning of its <div>.",
    ),
    ("div", "list"): ("A division (<div>) can't stand in a list.", "Close <list> where <div> begins."),
    ("p", "list"): (
        "A paragraph (<p>) can't stand directly in a list.",
        "Put it into an <item>, or close <list> before it.",
    ),
    ("head", "head"): (
        "A heading (<head>) can't stand in another heading.",
        "Close the first <head>, or write <title> in it.",
    ),
    ("teiHeader", "text"): ("The header can't stand in <text>.", "Put <teiHeader> before <text>, in <TEI>."),
    ("p", "l"): ("A paragraph (<p>) can't stand in a verse line (<l>).", "Close <l> before it."),
    ("p", "hi"): (
        "A paragraph (<p>) can't stand in <hi>.",
        "Put <hi> into the paragraph; of several paragraphs into each.",
    ),
    ("p", "persName"): ("A paragraph (<p>) can't stand in a name.", "Is </persName> missing, or at the wrong place?"),
    ("p", "date"): ("A paragraph (<p>) can't stand in a date.", "Is </date> missing, or at the wrong place?"),
    ("div", "note"): ("A division (<div>) can't stand in a note.", "Write <p> in the note."),
}
"""For an element and the one in which it stands: a sentence, and what to do."""
