"""Citations in the styles that ship, and composed items that are hard to print."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from saxonche import PySaxonProcessor, PyXsltExecutable

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "xslt" / "styles" / "csl"
STYLES = (
    "chicago-notes-bibliography",
    "chicago-author-date",
    "modern-language-association",
    "apa",
    "mhra-notes",
)
FORMS = ("bibliography", "note", "page", "paragraph", "short")
Item = Mapping[str, Any]
Printed = list[dict[str, str]]


@cache
def stylesheet(processor: PySaxonProcessor) -> PyXsltExecutable:
    """Compile what prints items."""
    return processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(Path(__file__).parent / "tapes.xsl"))


def printed(processor: PySaxonProcessor, items: Sequence[Item], styles: Sequence[str] = STYLES) -> dict[str, Printed]:
    """Give every item in every form of some styles, as HTML."""
    files = [(FOLDER / f"{name}.csl").read_text("utf-8") for name in styles]
    locales = [(FOLDER / f"locales-{name}.xml").read_text("utf-8") for name in ("en-US", "en-GB")]
    given = json.dumps({"items": items, "styles": files, "locales": locales})
    program = stylesheet(processor)
    program.set_parameter("given", processor.make_string_value(given))
    made = json.loads(program.call_template_returning_string(None))
    return dict(zip(styles, made, strict=True))


def told(processor: PySaxonProcessor, items: Sequence[Item], style: str) -> list[Item]:
    """Give what a style is told of some items."""
    xslt = processor.new_xslt30_processor()
    program = xslt.compile_stylesheet(stylesheet_file=str(Path(__file__).parent / "told.xsl"))
    given = json.dumps({"items": items, "style": (FOLDER / f"{style}.csl").read_text("utf-8")})
    program.set_parameter("given", processor.make_string_value(given))
    made: list[Item] = json.loads(program.call_template_returning_string(None))
    return made


def plain(text: str) -> str:
    """Give the words of a line of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def name(family: str, given: str = "", **parts: str) -> dict[str, str]:
    """Make a name."""
    return {"family": family, **({"given": given} if given else {}), **parts}


def days(*each: Sequence[int], **more: Any) -> dict[str, Any]:
    """Make a date."""
    return {"date-parts": [list(day) for day in each], **more}
