"""`pecia cite`: prints the citations of documents, down to the page."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.citing import cite
from pipeline.commands.source import sources
from pipeline.edition import Edition
from pipeline.format import CITATIONS, Format
from pipeline.problem import UsageError
from pipeline.publish import alone
from pipeline.remote import at_hand
from pipeline.screen import progress
from pipeline.settings import open_edition
from pipeline.style import style
from pipeline.terminal import print_problems

PINPOINTS = ("bibtex", "biblatex", "csl")
"""The formats in which a citation of a page can be written."""

NOT_CITATIONS = ("", "text.xsl")
"""The stylesheets of formats that are texts."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How something is to be cited."""

    style: str = ""
    """A style's short name, or its file."""
    form: str = ""
    """`bibliography`, `note` or `short`; where nothing is said, a note for a place, else the bibliography's entry."""
    format: str = ""
    """A format of files, in place of a style."""
    label: str = ""
    """What the place is: `page`, `folio`, `paragraph` or `line`."""
    locator: str = ""
    """The place's number."""
    of: str = "document"
    """What is cited: the `document` in its edition, or the `source` that it gives."""

    def refuse(self) -> None:
        """Refuse what can't be done together. Raises UsageError."""
        if self.format and (self.style or self.form):
            raise UsageError(
                "A citation has a style or a format, not both.", "Leave out --format, or --style and --form."
            )
        if self.form == "bibliography" and self.locator:
            message = (
                "An entry of a bibliography names no place in a document: it would look like the document's own pages."
            )
            raise UsageError(message, "Use --form note, or --form short.")


def run(source: str, ids: Sequence[str], wish: Wish, *, jobs: int, quiet: bool) -> str:
    """Give the citations of documents; without ids, of all. Raises PipelineError where there is nothing to cite."""
    wish.refuse()
    with at_hand(source, "") as places:
        folder = places.source.parent if places.source.is_file() else places.source
        edition = open_edition(places.source, folder / "output")
        made = format_of(edition, wish)
        if wish.of == "source":
            made = of_source(made, everything=not ids)
        with progress(quiet=quiet or bool(ids)) as shown:
            cited = cite(edition, made, ids, jobs=jobs, report=shown)
    print_problems(cited.problems, everything=False, errors_only=quiet, more="`pecia validate` shows them.")
    texts = cited.texts if wish.of == "document" else sources(cited, made, quiet=quiet, everything=not ids)
    return joined(texts, made)


def format_of(edition: Edition, wish: Wish) -> Format:
    """Give the format that makes the citations that are wanted. Raises UsageError where there is none."""
    place = (("locator", wish.locator), ("label", wish.label or "page"))
    if not wish.format:
        usual = edition.styles[0][0] if edition.styles else "chicago"
        chosen = style(wish.style or usual, edition.root)
        form = wish.form or ("bibliography" if chosen.has_bibliography and not wish.locator else "note")
        own = (("style", chosen.xml), ("locale", chosen.locale), ("form", form), *place)
        return Format("style", ".cite.txt", "style.xsl", "text/plain", "Citation", parameters=own)
    found = {
        each.name: each for each in edition.formats if each.needs == "nothing" and each.stylesheet not in NOT_CITATIONS
    }
    if wish.format not in found:
        raise UsageError(f"There is no format “{wish.format}” of citations.", f"Formats: {', '.join(found)}.")
    if wish.locator and wish.format not in PINPOINTS:
        name = found[wish.format].label
        message = f"{name} has no field for a cited {wish.label}: it would look like the document's own pages."
        raise UsageError(message, f"Use --style, or --format {', '.join(PINPOINTS[:-1])} or {PINPOINTS[-1]}.")
    made = found[wish.format]
    return replace(made, parameters=(*made.parameters, *place)) if wish.locator else made


def of_source(made: Format, *, everything: bool) -> Format:
    """Give the format that cites what a document was made from; of all documents, the volumes. Raises UsageError."""
    if made.stylesheet not in (*CITATIONS, "style.xsl"):
        message = f"The format {made.name} is the edition's own, and cites documents only."
        raise UsageError(message, "Use --style, or a format that ships.")
    own = (("wanted", made.stylesheet.removesuffix(".xsl")), ("whole", "yes" if everything else ""))
    return replace(made, stylesheet="source.xsl", parameters=(*made.parameters, *own))


def joined(texts: Iterable[str], made: Format) -> str:
    """Put citations together: JSON lists into one list, lines below each other, records with an empty line between."""
    several = list(texts)
    if len(several) == 1:
        return several[0].rstrip("\r\n") + "\n"
    if made.ending.endswith(".json"):
        loaded = [json.loads(text) for text in several]
        items = [item for one in loaded for item in (one if isinstance(one, list) else [one])]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    if made.name == "style":
        return "".join(several)
    return "".join(alone(text.encode()) for text in several)
