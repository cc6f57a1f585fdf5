"""The editorial principles: what the headers say of how the edition was made, alike in all documents or in some."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.arrange.order import Placed
from pipeline.arrange.pages import near
from pipeline.making import Principle, PrinciplesPage

ORDER = (
    "projectDesc", "samplingDecl", "editorialDecl", "correction", "normalization", "punctuation", "hyphenation",
    "quotation", "segmentation", "stdVals", "interpretation", "transcriptionDesc", "variantEncoding", "metDecl",
    "availability",
)  # fmt: skip
"""The statements in the order in which they are shown; others follow, then those of TECHNICAL."""
TECHNICAL = (
    "langUsage", "charDecl", "unitDecl", "geoDecl", "classDecl", "refsDecl", "tagsDecl", "styleDefDecl",
    "listPrefixDef", "schemaRef", "appInfo",
)  # fmt: skip
"""The statements on the encoding, without which alone there is no page."""
MOST = 20
"""How many different statements of one name are shown: those of most documents."""
EXAMPLES = 5
"""How many documents are named for a statement that isn't all documents'."""


def principles_page(documents: Sequence[Placed]) -> Iterator[PrinciplesPage]:
    """Say what the page shows, if any header says anything; a document that can't be read now isn't asked."""
    read = [placed for placed in documents if not placed.surveyed.kept]
    saying: defaultdict[tuple[str, str], list[tuple[Placed, str]]] = defaultdict(list)
    for placed in read:
        for name, place, digest in dict.fromkeys(placed.record.principles):
            rows = saying[name, digest]
            if not rows or rows[-1][0] is not placed:
                rows.append((placed, place))
    by_name: defaultdict[str, list[Principle]] = defaultdict(list)
    for (name, digest), rows in saying.items():
        first, place = rows[0]
        shown = () if len(rows) == len(read) else tuple(near(each) for each, _ in rows[:EXAMPLES])
        by_name[name].append(Principle(name, first.document.path, place, digest, len(rows), shown))
    if by_name.keys() - {*TECHNICAL}:
        names = sorted(by_name, key=rank)
        stated = (each for name in names for each in sorted(by_name[name], key=lambda p: -p.count)[:MOST])
        yield PrinciplesPage(tuple(stated))


def rank(name: str) -> tuple[int, str]:
    """Give where a statement stands among others."""
    table = (*ORDER, "", *TECHNICAL)
    return table.index(name if name in table else ""), name
