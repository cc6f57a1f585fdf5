"""Nothing lost: the words of a document's page and plain texts are the words of its source (docs/words.md)."""

from lxml import etree

from words import page, plain
from words.compare import Finding, findings
from words.knowledge import EXCLUSIONS
from words.source import LeftOut
from words.source_page import PageWalk
from words.source_views import DiplomaticWalk, ReadingWalk

__all__ = ["Finding", "LeftOut", "check", "parsed"]

WALKS = {"html": PageWalk, "reading": ReadingWalk, "diplomatic": DiplomaticWalk}


def check(tei: bytes | etree._Element, html: str | None, reading: str | None, diplomatic: str | None) -> list[Finding]:
    """Compare a document's source with what was made of it."""
    return compared(tei, {"html": html, "reading": reading, "diplomatic": diplomatic})[0]


def compared(
    tei: bytes | etree._Element, outputs: dict[str, str | None]
) -> tuple[list[Finding], dict[str, list[LeftOut]]]:
    """Compare a document's source with some outputs; give the findings and what each view leaves out."""
    root = parsed(tei) if isinstance(tei, bytes) else tei
    found: list[Finding] = []
    left_out: dict[str, list[LeftOut]] = {}
    for view, output in outputs.items():
        if output is None:
            continue
        walk = WALKS[view](root)
        expected = walk.run()
        actual = page.streams(output) if view == "html" else plain.streams(output, walk.markers())
        for stream in sorted(expected.keys() | actual.keys()):
            found += findings(view, stream, expected.get(stream, []), actual.get(stream, []), walk.markers())
        left_out[view] = [each for each in walk.left_out if view in EXCLUSIONS[each.rule][0].split()]
        assert left_out[view] == walk.left_out, "only what docs/words.md names may be left out"
    return found, left_out


def parsed(source: bytes) -> etree._Element:
    """Parse a document, reading nothing but its bytes."""
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, collect_ids=False)
    return etree.fromstring(source, parser)
