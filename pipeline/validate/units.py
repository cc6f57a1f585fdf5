"""The parts of a document by the names that a person gives them."""

from collections.abc import Mapping

UNITS: Mapping[str, str] = {
    "p": "paragraph",
    "ab": "block of text",
    "note": "note",
    "head": "heading",
    "item": "list item",
    "row": "table row",
    "l": "verse line",
    "sp": "speech",
    "stage": "stage direction",
    "quote": "quotation",
    "figure": "figure",
    "app": "apparatus entry",
    "opener": "opening",
    "closer": "closing",
    "postscript": "postscript",
    "dateline": "dateline",
    "byline": "byline",
    "trailer": "trailer",
    "epigraph": "epigraph",
    "argument": "argument",
    "titlePage": "title page",
    "line": "line of the transcription",
    "msItem": "item of the manuscript",
    "biblStruct": "bibliographic entry",
    "bibl": "bibliographic entry",
    "category": "category",
    "event": "event",
}
"""What is counted, and its name."""
WHOLE = frozenset(("note", "item", "row", "sp", "app", "figure", "bibl", "biblStruct", "msItem", "category", "event"))
"""Units that are named rather than the paragraphs, lines and quotations in them."""
ENTRIES: Mapping[str, str] = {
    "person": "persName", "personGrp": "persName", "place": "placeName", "org": "orgName", "object": "objectName",
}  # fmt: skip
"""Entries of registers, and what names them."""
SECTIONS = frozenset((
    "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "front", "back", "body", "text", "TEI", "surface",
))  # fmt: skip
"""Within which units are counted."""
MATTER: Mapping[str, str] = {"front": "the front matter", "back": "the back matter"}

HEADER_PARTS: Mapping[str, str] = {
    "titleStmt": "title statement",
    "editionStmt": "edition statement",
    "extent": "extent",
    "publicationStmt": "publication statement",
    "seriesStmt": "series statement",
    "notesStmt": "notes",
    "sourceDesc": "description of the source",
    "msDesc": "description of the manuscript",
    "projectDesc": "description of the project",
    "editorialDecl": "editorial declaration",
    "refsDecl": "declaration of references",
    "tagsDecl": "declaration of tags",
    "classDecl": "classification",
    "listPrefixDef": "list of prefixes",
    "encodingDesc": "description of the encoding",
    "creation": "creation",
    "langUsage": "list of languages",
    "textClass": "classification of the text",
    "correspDesc": "description of the correspondence",
    "particDesc": "list of participants",
    "settingDesc": "list of settings",
    "abstract": "abstract",
    "profileDesc": "profile of the text",
    "revisionDesc": "history of revisions",
    "fileDesc": "file description",
}
"""Parts of the header."""

KINDS: Mapping[str, str] = {
    "letter": "letter", "brief": "letter", "lettre": "letter", "lettera": "letter", "carta": "letter",
    "письмо": "letter", "postcard": "postcard", "postkarte": "postcard", "telegram": "telegram",
    "telegramm": "telegram", "diary-day": "diary entry", "diary-entry": "diary entry", "diaryentry": "diary entry",
    "entry": "entry", "tagebucheintrag": "diary entry", "conversation": "conversation", "dispatch": "dispatch",
    "memorandum": "memorandum", "memo": "memorandum", "report": "report", "article": "article", "poem": "poem",
    "gedicht": "poem", "speech": "speech", "treaty": "treaty", "charter": "charter", "urkunde": "charter",
    "minutes": "minutes", "note": "note", "document": "document", "inscription": "inscription", "essay": "essay",
}  # fmt: skip
"""What a document is, by the @type that says so."""
