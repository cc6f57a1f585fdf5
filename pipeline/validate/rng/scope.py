"""What a RELAX NG grammar defines, wherever it says so: in divisions, in included files, in several pieces."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.validate.judgement import Unusable
from pipeline.xml import Element

RNG = "http://relaxng.org/ns/structure/1.0"
START = ""
"""The name under which a grammar's start is kept."""
_TAG = f"{{{RNG}}}"


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for an element of a schema from around it."""

    scope: "Scope"
    file: Path
    """The file in which it stands."""
    ns: str = ""
    library: str = ""
    around: tuple[Path, ...] = ()
    """The files that include this one."""

    def at(self, element: Element) -> "Context":
        """Give what holds in an element (RELAX NG, 4.3 and 4.9)."""
        ns, library = element.get("ns"), element.get("datatypeLibrary")
        if ns is None and library is None:
            return self
        return replace(
            self, ns=self.ns if ns is None else ns, library=self.library if library is None else library.strip()
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """One `define` or `start`."""

    element: Element
    context: Context


@dataclass(eq=False, slots=True)
class Scope:
    """A grammar: names are looked up in it."""

    parent: "Scope | None" = None
    pieces: dict[str, list[Piece]] = field(default_factory=dict)


Open = Callable[[Element, Context], tuple[Element, Context]]
"""Opens the file to which an element refers: gives its root and what holds for it."""


def children(element: Element) -> Iterator[Element]:
    """Give the children that belong to RELAX NG; all else is annotation."""
    return element.iterchildren(f"{_TAG}*")


def local(element: Element) -> str:
    """Give RELAX NG's name for an element."""
    return str(element.tag)[len(_TAG) :]


def collect(grammar: Element, context: Context, opened: Open, into: dict[str, list[Piece]]) -> None:
    """Collect what a grammar, a division or an inclusion defines (RELAX NG, 4.7 and 4.11). Raises Unusable."""
    for child in children(grammar):
        inner = context.at(child)
        kind = local(child)
        if kind == "div":
            collect(child, inner, opened, into)
        elif kind == "include":
            include(child, inner, opened, into)
        elif kind in ("define", "start"):
            name = START if kind == "start" else (child.get("name") or "").strip()
            into.setdefault(name, []).append(Piece(child, inner))


def include(element: Element, context: Context, opened: Open, into: dict[str, list[Piece]]) -> None:
    """Collect what an included grammar defines, less what the including one defines in its place."""
    root, inside = opened(element, context)
    if root.tag != f"{_TAG}grammar":
        raise Unusable("schema-broken", f"The schema includes {inside.file.name}, which isn't a grammar.")
    theirs: dict[str, list[Piece]] = {}
    ours: dict[str, list[Piece]] = {}
    collect(root, inside, opened, theirs)
    collect(element, context, opened, ours)
    for name in ours:
        if name not in theirs:
            said = f"“{name}”" if name else "a start"
            message = f"The schema redefines {said}, which {inside.file.name} doesn't define."
            raise Unusable("schema-broken", message, "Is the name spelt as it is there?")
        del theirs[name]
    for name, pieces in [*theirs.items(), *ours.items()]:
        into.setdefault(name, []).extend(pieces)
