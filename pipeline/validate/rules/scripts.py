"""The rule of scripts: text that is clearly written in another script than its xml:lang says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.validate.finding import Finding
from pipeline.validate.rules.letters import TEI, tags
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import HEADER, LANG

LEAST = 20
"""As many letters of another script are needed before anything is said."""
SHARE = 0.8
"""The share of all letters that the other script must have."""
LETTERS: Mapping[str, str] = {
    "Latin": "A-Za-zªºÀ-ÖØ-öø-ʯᴀ-ᶿḀ-ỿꜢ-ꞿ",
    "Greek": "Ͱ-ͳͶ-ͽͿΆΈ-ϡϰ-Ͽἀ-ῼ",
    "Cyrillic": "Ѐ-ԯᲀ-ᲊⷠ-ⷿꙀ-ꚟ",
    "Hebrew": "א-ײ",
    "Arabic": "ؠ-يٮ-ۓۺ-ۿݐ-ݿ",
    "Armenian": "Ա-Ֆՠ-ֈ",
    "Georgian": "Ⴀ-ჿᲐ-Ჿ",
    "Devanagari": "ऄ-हक़-ॿ",
    "Ethiopic": "ሀ-ᎏ",
    "East Asian": "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3",
}
"""The letters of the scripts that are told apart."""
RUNS = {name: re.compile(f"[{letters}]+") for name, letters in LETTERS.items()}
NOT_LATIN = re.compile("[" + "".join(letters for name, letters in LETTERS.items() if name != "Latin") + "]")
_STATING = frozenset((LANG,))
SCRIPTS: Mapping[str, str] = {
    "Latn": "Latin", "Latf": "Latin", "Latg": "Latin", "Grek": "Greek", "Cyrl": "Cyrillic", "Cyrs": "Cyrillic",
    "Hebr": "Hebrew", "Arab": "Arabic", "Armn": "Armenian", "Geor": "Georgian", "Deva": "Devanagari",
    "Ethi": "Ethiopic", "Jpan": "East Asian", "Kore": "East Asian", "Hani": "East Asian", "Hans": "East Asian",
    "Hant": "East Asian", "Hrkt": "East Asian", "Hira": "East Asian", "Kana": "East Asian",
}  # fmt: skip
"""The scripts of tags, by their codes (ISO 15924)."""
ADDRESS = re.compile(r"\S*(://|@|www\.)\S*")
WRITTEN: Mapping[str, str] = {
    "grc": "Greek", "zh": "East Asian", "lzh": "East Asian", "orv": "Cyrillic", "hbo": "Hebrew", "xcl": "Armenian",
    "ang": "Latin", "enm": "Latin", "fro": "Latin", "frm": "Latin", "goh": "Latin", "gmh": "Latin", "dum": "Latin",
}  # fmt: skip
"""The script of languages for which the registry names none and which are written in one only."""
ALONE = tags(
    "foreign mentioned q quote cit said title bibl biblStruct listBibl name persName placeName orgName geogName rs "
    "term gloss code eg formula g idno ref orig"
)
"""Elements whose words may be in another language without saying so."""
BLOCKS = tags("p ab l head item cell note stage speaker label salute signed dateline opener closer seg lg div text")
"""Elements that are judged each for itself."""


@dataclass(slots=True)
class Region:
    """Text that is judged together."""

    element: Element
    stating: Element
    """The element that says in which language it is."""
    script: str
    """The script that this language has."""
    texts: list[str] = field(default_factory=list)


def language_scripts(subject: Subject) -> Iterator[Finding]:
    """Look for text in another script than its language is written in (xml:lang, TEI Guidelines, vi.1)."""
    scripts = {script_of(str(each.get(LANG)).lower()) for each in subject.having(_STATING)} - {""}
    if not scripts or (scripts == {"Latin"} and not NOT_LATIN.search(subject.text)):
        return
    for region in regions(subject.root):
        if script := other_script(region):
            yield finding(region, script)


def regions(root: Element) -> list[Region]:
    """Divide the text of a file by languages and blocks; what states no language with a known script is left out."""
    of: dict[Element, Region | None] = {}
    found: list[Region] = []
    for node in root.iter():
        parent = node.getparent()
        around = of.get(parent) if parent is not None else None
        region = own(node, around) if isinstance(node.tag, str) else None
        of[node] = region
        if region is not None and region is not around:
            found.append(region)
        if region is not None and node.text:
            region.texts.append(node.text)
        if around is not None and node.tail:
            around.texts.append(node.tail)
    return found


def own(element: Element, around: Region | None) -> Region | None:
    """Give the region of an element's text: a new one, or that in which it stands."""
    tag = element.get(LANG)
    if element.tag == HEADER or not str(element.tag).startswith(TEI):
        return None
    if tag is not None:
        script = script_of(tag.lower())
        return Region(element, element, script) if script else None
    if element.tag in ALONE or around is None:
        return None
    return Region(element, around.stating, around.script) if element.tag in BLOCKS else around


@cache
def script_of(tag: str) -> str:
    """Give the script that a language tag names, or that its language has; nothing where there may be several."""
    from langcodes.data_dicts import DEFAULT_SCRIPTS  # noqa: PLC0415

    from pipeline.validate.rules.languages import shorter  # noqa: PLC0415

    language, *rest = (shorter(tag) or tag).split("-")
    named = next((part.title() for part in rest if re.fullmatch("[a-z]{4}", part)), "")
    if named or "x" in rest:
        return SCRIPTS.get(named, "")
    return WRITTEN.get(language) or SCRIPTS.get(DEFAULT_SCRIPTS.get(language, ""), "")


def other_script(region: Region) -> str:
    """Give the other script in which a text is clearly written, or nothing."""
    if region.script == "Latin" and not any(not t.isascii() and NOT_LATIN.search(t) for t in region.texts):
        return ""
    text = ADDRESS.sub("", " ".join(region.texts))
    if len(text) < LEAST or sum(map(len, RUNS[region.script].findall(text))) * 5 > len(text):
        return ""  # four letters of another script for each of its own can't be there
    counts = {name: sum(map(len, letters.findall(text))) for name, letters in RUNS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if most != region.script and counts[most] >= max(LEAST, SHARE * sum(counts.values())) else ""


def finding(region: Region, script: str) -> Finding:
    """Say that a text is in another script."""
    tag = region.stating.get(LANG) or ""
    name = str(region.element.tag).removeprefix(TEI)
    start = " ".join(" ".join(region.texts).split())[:30].rsplit(" ", 1)[0]
    message = f'The text is in {script} letters, and xml:lang="{tag}" means {region.script} ones: “{start} …”.'
    hint = f"Say by xml:lang on <{name}> in which language it is"
    if script == "Latin":
        hint += f', or that it is transliterated: xml:lang="{tag.split("-")[0]}-Latn"'
    return Finding(
        "language-script", region.element, message, f"{hint}.", LANG if region.element is region.stating else ""
    )
