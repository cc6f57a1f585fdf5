"""The rule of language tags, by BCP 47 (RFC 5646): what is registered, and in the shortest form."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain

from pipeline.validate.finding import Finding
from pipeline.validate.fold import others
from pipeline.validate.rules.letters import TEI, is_tei
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import LANG

PLACES: Mapping[str, tuple[str, ...]] = {
    f"{TEI}language": ("ident",),
    f"{TEI}textLang": ("mainLang", "otherLangs"),
    f"{TEI}langKnown": ("tag",),
}
"""The attributes of an element that hold language tags, beside xml:lang."""
STATING = frozenset((LANG, *chain.from_iterable(PLACES.values())))
MISTAKEN: Mapping[str, str] = {
    "gr": "el", "gk": "el", "cz": "cs", "jp": "ja", "dk": "da", "ua": "uk", "cn": "zh", "gb": "en", "us": "en",
    "sp": "es", "at": "de", "du": "nl", "english": "en", "deutsch": "de", "german": "de", "french": "fr",
    "français": "fr", "francais": "fr", "latin": "la", "latein": "la", "latina": "la", "italian": "it",
    "italiano": "it", "spanish": "es", "español": "es", "russian": "ru", "русский": "ru", "greek": "el",
    "dutch": "nl", "polish": "pl", "polski": "pl", "czech": "cs", "arabic": "ar", "hebrew": "he", "portuguese": "pt",
}  # fmt: skip
"""What is written in place of a language's tag: its country's code, an abbreviation, its name."""
EXTENDED = frozenset({"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh", "x"})
"""What three letters may follow: the languages to which the registry knows such extensions, and `x`."""
HINT = "Write a tag such as “en”, “grc” or “ru-Latn”: the language, then its script or country where these matter."


def language_tags(subject: Subject) -> Iterator[Finding]:
    """Look for what isn't a language tag: once for each value, with the number of its other places."""
    found: dict[str, Finding] = {}
    times: Counter[str] = Counter()
    for element, attribute, tag in stated(subject):
        wrong = fault(tag)
        if wrong and is_tei(element):
            times[tag] += 1
            found.setdefault(tag, finding(element, attribute, *wrong))
    for tag, first in found.items():
        more = times[tag] - 1
        yield replace(first, message=f"{first.message} {others(more)}") if more else first


def finding(element: Element, attribute: str, message: str, right: str) -> Finding:
    """Say that a language tag isn't right, and what to write."""
    shown = "xml:lang" if attribute == LANG else attribute
    certain = "." if f"“{right}”" in message else ", if that language is meant."
    hint = f'Write {shown}="{right}"{certain}' if right else HINT
    return Finding("language-tag", element, message, hint, attribute)


def stated(subject: Subject) -> Iterator[tuple[Element, str, str]]:
    """Give every language that is stated, with its element and attribute."""
    for element in subject.having(STATING):
        if (tag := element.get(LANG)) is not None:
            yield element, LANG, tag
        for attribute in PLACES.get(str(element.tag), ()):
            value = element.get(attribute) or ""
            yield from ((element, attribute, tag) for tag in (value.split() if attribute == "otherLangs" else [value]))


@cache
def fault(tag: str) -> tuple[str, str] | None:
    """Say what is wrong with a language tag, and the right one if that is known; nothing of a right or empty one."""
    if not tag or tag in {"en", "de"}:
        return None
    if short := shorter(tag):
        return f"“{tag}” isn't a language tag: that of the language is “{short}”.", short
    if is_tag(tag):
        return None
    return f"“{tag}” isn't a language tag.", suggestion(tag)


def is_tag(tag: str) -> bool:
    """Tell whether a tag is well-formed and all its parts are registered, or its author's own after `x-`."""
    import langcodes  # noqa: PLC0415 - a table of all languages, loaded only where it is needed

    parts = tag.split("-")
    extended = len(parts) > 1 and re.fullmatch(r"[A-Za-z]{3}", parts[1]) and parts[0].lower() not in EXTENDED
    country = re.search("(?i)^[a-z]{2,3}-uk$", tag)
    return "_" not in tag and not extended and not country and langcodes.tag_is_valid(tag)


@cache
def shorter(tag: str) -> str:
    """Give a tag with the language's code of two letters, where it is written with that of three."""
    from langcodes import data_dicts  # noqa: PLC0415

    language, *rest = tag.split("-")
    for table in (data_dicts.LANGUAGE_ALPHA3, data_dicts.LANGUAGE_ALPHA3_BIBLIOGRAPHIC):
        for short, long in table.items():
            if len(short) == 2 and long == language.lower():  # noqa: PLR2004
                return "-".join([short, *rest])
    return ""


def suggestion(tag: str) -> str:
    """Give the tag that is probably meant, or nothing."""
    clean = re.sub("(?i)-uk$", "-GB", tag.strip().replace("_", "-"))
    if clean != tag and is_tag(clean):
        return shorter(clean) or clean
    meant = (MISTAKEN.get(word) for word in re.findall(r"\w+", tag.lower()))
    return next(filter(None, meant), "")
