"""Which schemas a document names, and where."""

import contextlib
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.parsers import expat

from pipeline.validate.subject import Subject
from pipeline.xml.names import XSI

_TARGETS = (b"<?xml-model", b"<?oxygen")
SETTINGS = "edition.toml"
KINDS: Mapping[str, str] = {
    "http://relaxng.org/ns/structure/1.0": "rng",
    "http://www.w3.org/2001/XMLSchema": "xsd",
    "http://purl.oclc.org/dsdl/schematron": "sch",
    "http://www.ascc.net/xml/schematron": "sch",
    "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": "nvdl",
    "application/relax-ng-compact-syntax": "rnc",
    "application/xml-dtd": "dtd",
    ".rng": "rng",
    ".rnc": "rnc",
    ".xsd": "xsd",
    ".sch": "sch",
    ".isosch": "sch",
    ".schematron": "sch",
    ".nvdl": "nvdl",
    ".dtd": "dtd",
}
"""The kinds of schemas, by namespace, by type and by the ending of a file's name."""
_PSEUDO = re.compile(r"""([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Named:
    """A schema that something names."""

    address: str
    kind: str
    """Nothing where only the file itself can tell."""
    at: tuple[str, int, int]
    """File, line and column of what names it."""
    phase: str = ""
    beside: str = ""
    """The file, relative to the edition, from which a relative address is to be understood."""
    by_command: bool = False
    """Whether the command names it, which may name any file."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """A processing instruction before the root."""

    target: str
    values: Mapping[str, str]
    line: int
    column: int


def named(subject: Subject, instead: str) -> tuple[Named, ...]:
    """Give the schemas by which a document is to be judged, in order; `instead` takes the place of all.

    `xml-model` and the older `oxygen` name schemas; else the root does for XML Schema; else the settings; else there
    are none. (Associating Schemas with XML documents 1.0.)
    """
    path = subject.source.path
    if instead:
        return (Named(instead, kind_of(instead), (path, 0, 0), by_command=True),)
    by_instructions = tuple(each for one in instructions(subject) for each in by_instruction(one, path))
    by_root = () if by_instructions else tuple(by_hints(subject))
    return by_instructions or by_root or by_settings(subject.edition.schema)


def instructions(subject: Subject) -> list[Instruction]:
    """Give the processing instructions before the root, each with its place."""
    found: list[Instruction] = []
    data, _ = subject.source.files.get(subject.source.path, (b"", ""))
    if not any(target in data for target in _TARGETS):
        return found
    parser = expat.ParserCreate("utf-8")

    def instruction(target: str, text: str) -> None:
        values = {name: html.unescape(one or other) for name, one, other in _PSEUDO.findall(text)}
        found.append(Instruction(target, values, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def root(*_: object) -> None:
        raise StopIteration

    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = root
    with contextlib.suppress(StopIteration, expat.ExpatError):
        parser.Parse(data, True)  # noqa: FBT003
    return found


def by_instruction(one: Instruction, path: str) -> Iterator[Named]:
    """Give the schemas that an instruction names."""
    at, values = (path, one.line, one.column), one.values
    if one.target == "xml-model" and (address := values.get("href", "").strip()):
        stated = (values.get("schematypens", "").strip(), values.get("type", "").strip())
        yield Named(address, kind_of(address, stated), at, values.get("phase", "").strip(), path)
    elif one.target == "oxygen":
        for name, kind in (("RNGSchema", "rng"), ("SCHSchema", "sch"), ("NVDLSchema", "nvdl")):
            if address := values.get(name, "").strip():
                compact = name == "RNGSchema" and values.get("type") == "compact"
                yield Named(address, "rnc" if compact else kind, at, values.get("phase", "").strip(), path)


def by_hints(subject: Subject) -> Iterator[Named]:
    """Give the schemas that the root names for XML Schema."""
    root = subject.root
    space = str(root.tag)[1:].partition("}")[0]
    locations = (root.get(f"{{{XSI}}}schemaLocation") or "").split()
    pairs = zip(locations[::2], locations[1::2], strict=False)
    addresses = [address for name, address in pairs if name == space]
    addresses += (root.get(f"{{{XSI}}}noNamespaceSchemaLocation") or "").split()
    for address in dict.fromkeys(addresses):
        yield Named(address, kind_of(address) or "xsd", subject.source.place(root), beside=subject.source.path)


def by_settings(addresses: Iterable[str]) -> tuple[Named, ...]:
    """Give the schemas that the settings name for documents that name none."""
    return tuple(Named(address, kind_of(address), (SETTINGS, 0, 0)) for address in addresses)


def kind_of(address: str, stated: tuple[str, str] = ("", "")) -> str:
    """Give the kind of a schema, by what is stated of it (namespace and type) and by its file's ending."""
    ending = KINDS.get(PurePosixPath(re.split("[?#]", address)[0]).suffix.lower(), "")
    said = next((KINDS[each] for each in stated if each in KINDS), "")
    if said == "rng" and ending == "rnc":
        return ending
    return said or (stated[0] and "unknown") or ending
