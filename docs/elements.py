"""Write docs/elements.md: for each element of TEI P5, which file treats it and how.

Run it after a change to a stylesheet: `python docs/elements.py`. A test fails while the page is not current.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from lxml import etree

XSL = "{http://www.w3.org/1999/XSL/Transform}"
PECIA = "{https://pecia.example/ns}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
NOTE = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
ROOT = Path(__file__).resolve().parent.parent
SCHEMA = "catalog/tei/p5/relaxng/tei_all.rng"

INTRODUCTION = """\
# What becomes of each element

This page is generated from the stylesheets by `docs/elements.py`. For each element of TEI P5, as the schema
`tei_all` of the package gams-xml-catalog has it, it says how the page and the plain texts treat it, in which file
of `xslt/`, and why, where it is not simply shown; and in which section the Guidelines define it.

- **block**: set apart from its neighbours
- **inline**: runs in the line, and is set apart only when it holds blocks
- **milestone**: marks a place, and has no content of its own
- **metadata**: says something about the text; shown among the document details, or used, but not as running text
- **left-out**: not shown, for the reason that is given

"""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What one stylesheet's template does with an element."""

    file: str
    kind: str
    reason: str = ""


def treatments(stylesheet: Path) -> dict[str, list[Treatment]]:
    """Give, for each element named in a template's pattern, how a stylesheet and its includes treat it."""
    found: dict[str, list[Treatment]] = defaultdict(list)
    for path in closure(stylesheet):
        for template in etree.parse(path).iter(f"{XSL}template"):
            kind = template.get(f"{PECIA}treatment")
            if kind is not None:
                reason = " ".join(template.get(f"{PECIA}reason", "").split())
                treatment = Treatment(str(path.relative_to(stylesheet.parent)), kind, reason)
                for name in pattern_names(template.get("match", "")):
                    if treatment not in found[name]:
                        found[name].append(treatment)
    return dict(found)


def closure(stylesheet: Path) -> Iterator[Path]:
    """Walk a stylesheet and what it includes or imports."""
    yield stylesheet
    for part in etree.parse(stylesheet).getroot().iterchildren(f"{XSL}include", f"{XSL}import"):
        yield from closure((stylesheet.parent / part.attrib["href"]).resolve())


def pattern_names(pattern: str) -> list[str]:
    """Name the elements that a match pattern can match: the last step of each alternative, without predicates."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", pattern)
    while "[" in bare:
        bare, before = re.sub(r"\[[^\[\]]*\]", "", bare), bare
        if bare == before:
            break
    bare = re.sub(r"\([^()]*\)\s*/|[\w-]+\(\)", "", bare)
    steps = (
        alternative.split("/")[-1].strip().removeprefix("*:") for alternative in re.sub(r"[()]", " ", bare).split("|")
    )
    return [step for step in steps if re.fullmatch(r"[A-Za-z][\w.-]*", step)]


def schema_elements() -> dict[str, str]:
    """Read the elements of TEI P5 from the schema, each with the section of the Guidelines that defines it."""
    schema = etree.parse(str(files("gams_xml_catalog") / SCHEMA))
    return {
        element.attrib["name"]: section(element) for element in schema.iter(f"{RNG}element") if "name" in element.attrib
    }


def section(element: etree._Element) -> str:
    """Find the first section that an element's own documentation refers to."""
    note = element.find(NOTE)
    match = re.search(r"\[(\d+(?:\.\d+)*)\.\s", "".join(note.itertext()) if note is not None else "")
    return match[1] if match else ""


def cell(found: list[Treatment]) -> str:
    """Say in one cell how an element is treated and where, each once."""
    return "<br>".join(dict.fromkeys(f"{treatment.kind} (`{treatment.file}`)" for treatment in found))


def reasons(html: list[Treatment], text: list[Treatment]) -> str:
    """Give the reasons of both formats, each once."""
    given = {
        name: [treatment.reason for treatment in found if treatment.reason]
        for name, found in {"page": html, "text": text}.items()
    }
    return "<br>".join(dict.fromkeys(f"{name}: {reason}" for name, found in given.items() for reason in found))


def page() -> str:
    """Make the whole page."""
    html = treatments(ROOT / "xslt" / "html.xsl")
    text = treatments(ROOT / "xslt" / "text.xsl")
    rows = [
        f"| `{name}` | {where} | {cell(html.get(name, []))} | {cell(text.get(name, []))} "
        f"| {reasons(html.get(name, []), text.get(name, []))} |"
        for name, where in sorted(schema_elements().items(), key=lambda row: row[0].lower())
    ]
    head = "| element | Guidelines | page | plain text | reason |\n|---|---|---|---|---|\n"
    return INTRODUCTION + head + "\n".join(rows) + "\n"


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8", newline="\n")
