"""The words in which what a schema forbids is told: names, values, lists."""

from collections.abc import Sequence

from pipeline.xml.names import XML

LONGEST = 60
"""How many characters of a value are quoted."""
MOST = 5
"""How many names a hint lists."""
_XML = f"{{{XML}}}"


def local(name: str) -> str:
    """Give a name as a person writes it: without its namespace, with `xml:` where it is that."""
    return f"xml:{name.removeprefix(_XML)}" if name.startswith(_XML) else name.rpartition("}")[2]


def tag(name: object) -> str:
    """Write the name of an element."""
    return f"<{local(str(name))}>"


def quoted(value: str) -> str:
    """Quote a value, of a long one its beginning."""
    words = " ".join(value.split())
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'}”"


def listed(words: Sequence[str], last: str = "or", most: int = MOST) -> str:
    """List words; of many the first few, and how many others there are."""
    if len(words) > most + 1:
        return f"{', '.join(words[:most])} {last} {len(words) - most} others"
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
