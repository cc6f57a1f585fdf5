"""Every field that a format carries, read back by independent parsers; CSL-JSON says what all must say."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import rispy
from lxml import etree
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Entry, Person, parse_string
from rispy.config import TAG_KEY_MAPPING

from citations import DC, MODS, bibtex_name, csl_name, mods_names, plain, sorted_name

Fields = dict[str, str]
"""What a format says in each field that it has; several names are parted by a stroke."""
PERSONAL = "personal_communication"
BIBTEX = {
    "container": ("booktitle", "journal", "howpublished"), "series": ("series",), "volume": ("volume",),
    "publisher": ("publisher",), "place": ("address",), "language": ("language",), "url": ("url",), "doi": ("doi",),
}  # fmt: skip
BIBLATEX = BIBTEX | {
    "container": ("booktitle", "journaltitle", "maintitle", "howpublished"), "place": ("location",), "manuscript": ("library",),
}  # fmt: skip
RIS = {
    "title": "TI", "container": "T2", "series": "T3", "volume": "VL", "version": "ET", "publisher": "PB", "place": "CY",
    "language": "LA", "url": "UR", "doi": "DO", "id": "ID",
}  # fmt: skip
ENDNOTE = {
    "container": "titles/secondary-title", "series": "titles/tertiary-title", "volume": "volume", "version": "edition",
    "publisher": "publisher", "place": "pub-location", "language": "language", "url": "urls/related-urls/url",
    "doi": "electronic-resource-num", "id": "label", "pages": "pages",
}  # fmt: skip
IN_MODS = {
    "title": "m:titleInfo/m:title", "container": "m:relatedItem[@type='host']/m:titleInfo/m:title",
    "series": "m:relatedItem[@type='series']/m:titleInfo/m:title", "volume": "m:relatedItem/m:part/m:detail/m:number",
    "version": "m:originInfo/m:edition", "publisher": "m:originInfo/m:publisher",
    "place": "m:originInfo/m:place/m:placeTerm", "language": "m:language/m:languageTerm", "url": "m:location/m:url",
    "doi": "m:identifier[@type='doi']", "id": "m:recordInfo/m:recordIdentifier",
}  # fmt: skip


def joined(values: Iterable[str | None], by: str = " | ") -> str:
    return by.join(value for value in values if value)


def of_csl(text: str) -> Fields:
    """Read CSL-JSON: what the others are compared with."""
    (item,) = json.loads(text)
    people = {role: joined(sorted_name(csl_name(n)) for n in item.get(role, ())) for role in (
        "author", "editor", "translator", "compiler", "recipient")}  # fmt: skip
    texts = {
        "container": "container-title",
        "series": "collection-title",
        "place": "publisher-place",
        "url": "URL",
        "doi": "DOI",
    }
    same = ("title", "volume", "publisher", "language", "id")
    version = item.get("edition") or ("Version " + item["version"] if "version" in item else "")
    return people | {field: item.get(key, "") for field, key in texts.items()} | {key: item.get(key, "") for key in same} | {
        "pages": item.get("page", "").replace("–", "-"), "version": version, "date": whole_day(item.get("issued", {})),
        "manuscript": joined(map(item.get, ("archive-place", "archive", "archive_location")), ", "),
    }  # fmt: skip


def whole_day(date: Mapping[str, Any]) -> str:
    """Give a date as ISO 8601 writes it, if it is one day, month or year of our era, and sure."""
    parts = date.get("date-parts", [])
    if len(parts) != 1 or date.get("circa") or parts[0][0] < 0:
        return ""
    year, *others = parts[0]
    return "-".join((f"{year:04}", *(f"{part:02}" for part in others)))


def of_bibtex(text: str, keys: Mapping[str, tuple[str, ...]] = BIBTEX) -> Fields:
    """Read BibTeX or BibLaTeX: one entry."""
    (entry,) = parse_string(text, "bibtex").entries.values()
    found = {
        field: next((plain(entry.fields[k]) for k in names if k in entry.fields), "") for field, names in keys.items()
    }
    people = {role: named(entry, role) for role in ("author", "editor", "translator")}
    pages = plain(entry.fields.get("pages", "")).replace("--", "-")
    return found | people | {"title": plain(entry.fields["title"]), "pages": pages}


def named(entry: Entry, role: str) -> str:
    """Give the people of a role; pybtex takes apart authors and editors by itself."""
    others = map(Person, split_name_list(entry.fields.get(role, "")))
    return joined(sorted_name(bibtex_name(person)) for person in entry.persons.get(role, others))


def of_biblatex(text: str) -> Fields:
    """Read BibLaTeX: BibTeX's fields and its own."""
    (entry,) = parse_string(text, "bibtex").entries.values()
    version = plain(entry.fields.get("edition", "")) or joined(
        f"Version {plain(v)}" for v in [entry.fields.get("version", "")] if v
    )
    noted = entry.type in {"unpublished", "article"}
    return (
        of_bibtex(text, BIBLATEX)
        | {"compiler": named(entry, "editora"), "date": entry.fields.get("date", "")}
        | ({} if noted or (not version and "Version" in text) else {"version": version})
    )


def of_ris(text: str) -> Fields:
    """Read RIS: one record."""
    (record,) = rispy.loads(text)

    def said(tag: str) -> list[str]:
        value = record.get(TAG_KEY_MAPPING[tag], [])
        return value if isinstance(value, list) else [value]

    is_letter = record["type_of_reference"] == "PCOMM"
    people = {"author": "AU", "editor": "A3" if is_letter else "A2", "translator": "A4"}
    return {field: joined(said(tag)) for field, tag in (RIS | people).items()} | {
        **({"recipient": joined(said("A2"))} if is_letter else {}),
        "pages": "-".join(dict.fromkeys((*said("SP"), *said("EP")))),
        "manuscript": joined((*said("DB"), *said("AN")), ", "),
        "date": re.sub(r"/+$", "", joined(said("DA"))).replace("/", "-"),
    }


def of_endnote(text: str) -> Fields:
    """Read EndNote XML: one record."""
    (record,) = etree.fromstring(text.encode()).iterfind("records/record")
    is_letter = record.findtext("ref-type") == "26"
    roles = {
        "author": "authors",
        "editor": "tertiary-authors" if is_letter else "secondary-authors",
        "translator": "translated-authors",
    }
    roles |= {"recipient": "secondary-authors"} if is_letter else {}
    people = {
        role: joined((a.text or "").rstrip(",") for a in record.iterfind(f"contributors/{name}/author"))
        for role, name in roles.items()
    }
    return {field: record.findtext(path, "") for field, path in ENDNOTE.items()} | people | {
        "manuscript": joined((record.findtext("remote-database-name"), record.findtext("call-num")), ", "),
        "date": record.findtext("dates/pub-dates/date", ""),
    }  # fmt: skip


def of_mods(text: str) -> Fields:
    """Read MODS: one record."""
    record = etree.fromstring(text.encode())
    roles = {
        "author": ("aut", "cre"),
        "editor": ("edt",),
        "translator": ("trl",),
        "compiler": ("com",),
        "recipient": ("rcp",),
    }
    people = {role: joined(map(sorted_name, mods_names(record, *codes))) for role, codes in roles.items()}
    extent = [record.findtext(f"m:relatedItem/m:part/m:extent/m:{end}", "", MODS) for end in ("start", "end")]
    place = (record.findtext(f"m:location/m:{name}", "", MODS) for name in ("physicalLocation", "shelfLocator"))
    return {field: record.findtext(path, "", MODS) for field, path in IN_MODS.items()} | people | {
        "pages": "-".join(dict.fromkeys(filter(None, extent))), "manuscript": joined(place, ", "),
    }  # fmt: skip


def of_dc(text: str) -> Fields:
    """Read Dublin Core: what has an element that holds nothing else."""
    record = etree.fromstring(text.encode())
    every = {name: [each.text or "" for each in record.iterfind(f"dc:{name}", DC)] for name in (
        "title", "creator", "publisher", "language", "date", "relation", "contributor")}  # fmt: skip
    return {"title": joined(every["title"]), "author": joined(every["creator"]), "publisher": joined(every["publisher"]),
            "language": joined(every["language"]), "date": joined(every["date"])}  # fmt: skip


READERS = {
    "bibtex": of_bibtex, "biblatex": of_biblatex, "ris": of_ris, "endnote": of_endnote, "mods": of_mods, "dc": of_dc,
}  # fmt: skip


def unequal(citations: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Give what formats say otherwise than CSL-JSON: the format, the field, what CSL-JSON says, what the format says."""
    said = of_csl(citations["csl"])
    return [
        (name, field, said[field], value)
        for name, read in READERS.items()
        for field, value in read(citations[name]).items()
        if value != said[field] and not is_other(field, said, citations["csl"])
    ]


def is_other(field: str, said: Fields, csl: str) -> bool:
    """Tell whether CSL-JSON can't say a field of this item as the others do, so that it isn't compared."""
    (item,) = json.loads(csl)
    if field == "date":
        return not said["date"]
    if field == "recipient":
        return not said["recipient"]  # of what is in a volume it is in CSL's note
    return field == "version" and item["type"] == "article-journal"
