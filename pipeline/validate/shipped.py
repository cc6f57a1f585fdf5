"""The schemas that ship: TEI's own, from the catalog that Pecia depends on. Nothing is fetched."""

import re
from functools import cache
from importlib import util
from pathlib import Path

ADDRESS = re.compile(
    r"https?://(?:(?:www\.)?tei-c\.org/(?:release|Vault/P5/[\w.-]+)|vault\.tei-c\.(?:org|de)/P5/[\w.-]+)"
    r"/xml/tei/custom/schema/"
    r"(?P<folder>relaxng|xsd|dtd)/(?P<name>[\w-]+\.(?:rng|rnc|xsd|sch|isosch))"
)
"""An address of a schema of a release of TEI's."""
EVERYTHING = "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
"""The schema of all of TEI."""
_VERSION = re.compile(r"TEI Edition:\s+(?:P5\s+)?Version\s+([0-9][\w.-]*?)\.?\s")
_HEAD = 5_000


@cache
def folder() -> Path:
    """Give the folder of TEI's schemas. The package isn't imported: its code isn't needed."""
    found = util.find_spec("gams_xml_catalog")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name="gams_xml_catalog")
    return Path(found.origin).parent / "catalog" / "tei" / "p5"


@cache
def shipped(address: str) -> Path | None:
    """Give the file of a schema of TEI's, of any release; nothing for all other addresses."""
    match = ADDRESS.fullmatch(address)
    if not match:
        return None
    kind = match["name"].rpartition(".")[2]
    file = folder() / ("xsd" if kind == "xsd" else "relaxng") / match["name"]
    return file if file.is_file() else None


def shipped_names() -> list[str]:
    """Give the names of the schemas that ship."""
    return sorted(file.name for file in (folder() / "relaxng").iterdir())


def release(data: bytes) -> str:
    """Give the number of the release of TEI that a schema says it was made from; nothing where it doesn't say so."""
    match = _VERSION.search(data[:_HEAD].decode("utf-8", "replace"))
    return match[1] if match else ""
