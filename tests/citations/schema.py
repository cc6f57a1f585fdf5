"""What CSL 1.0.2 allows in an item, from its published lists of types and variables.

No package of the registries ships CSL's own schema in this version, so its lists are written out here.
"""

from typing import Any

TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty
webpage"""
NAMES = """author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer
producer recipient reviewed-author script-writer series-creator translator"""
DATES = "accessed available-date event-date issued original-date submitted"
TEXTS = """abstract annote archive archive_collection archive_location archive-place authority call-number citation-key
collection-title container-title container-title-short dimensions division DOI event-place genre ISBN ISSN jurisdiction
keyword language medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher
publisher-place references reviewed-title scale source status title title-short URL version volume-title year-suffix"""
NUMBERS = """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
number-of-pages number-of-volumes page page-first part printing section supplement volume"""
NAME_PARTS = "family given dropping-particle non-dropping-particle suffix literal"

Schema = dict[str, Any]


def closed(properties: Schema, *required: str) -> Schema:
    """Describe an object that has these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


STRING: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": ["string", "number"]}
NAME = closed(dict.fromkeys(NAME_PARTS.split(), STRING))
DATE_PARTS: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": 2,
    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
}
DATE = closed({"date-parts": DATE_PARTS, "circa": {"type": "boolean"}, "literal": STRING})
NAME_LIST: Schema = {"type": "array", "minItems": 1, "items": NAME}
ITEM = closed(
    {"id": STRING, "type": {"enum": TYPES.split()}}
    | dict.fromkeys(NAMES.split(), NAME_LIST)
    | dict.fromkeys(DATES.split(), DATE)
    | dict.fromkeys(TEXTS.split(), STRING)
    | dict.fromkeys(NUMBERS.split(), NUMBER),
    "id",
    "type",
)
CSL: Schema = {"type": "array", "minItems": 1, "maxItems": 1, "items": ITEM}
