"""XInclude, inside the edition's folder only: each included element keeps its own file and line."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from pipeline.asked import OUTSIDE, is_there, note
from pipeline.problem import Problem
from pipeline.xml import bases, links, places, pointer
from pipeline.xml.graft import Content, detach, pin, put
from pipeline.xml.names import EXAMPLES, FALLBACKS, INCLUDES, LANG, Element, clean, elements, is_relative
from pipeline.xml.read import MAX_BYTES, Bytes, Parsed, inside, load, parse
from pipeline.xml.source import Files  # noqa: TC001 - an alias, needed when it runs
from pipeline.xml.wording import Fault, Refused

MAX_DEPTH = 32
"""As deep an inclusion may include."""
MAX_LEVELS = 256
"""As deep the elements may be nested: what libxml2 allows for one file."""
MAX_FILES = 5_000
"""As many inclusions one file may ask for, in all."""
MAX_INCLUDED = MAX_BYTES // 2
"""As many bytes they may have together, each counted as often as it is included."""

Stack = tuple[tuple[Path, str], ...]
"""The files that are being included in one another, each with the pointer by which it is asked for."""


class _Absent(Exception):  # noqa: N818 - a signal: the fallback may answer
    """What is asked for can't be had."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Inclusion:
    """Resolves the inclusions of one source file, and notes what it read and where each element comes from."""

    def __init__(self, edition: Path) -> None:
        """Take the edition's folder."""
        self.edition = edition
        self.files: Files = {}
        self.used: dict[str, str] = {}
        self.origins: places.Origins = {}
        self.read: dict[Path, Bytes] = {}
        self.count = 0
        self.size = 0

    def resolve(self, parsed: Parsed, file: Path, shown: str) -> Element:
        """Give the file's root with everything included. Raises Refused with the one problem that prevents it."""
        self.files[shown] = parsed.data, parsed.declarations
        if next(includes(parsed.root), None) is None:
            return parsed.root
        self.note(parsed.root, shown)
        if parsed.root.tag not in INCLUDES:
            self.expand(parsed.root, file, ((file.resolve(), ""),))
            return self.bounded(parsed.root)
        content = self.content(parsed.root, file, ((file.resolve(), ""),))
        root = None if isinstance(content, str) else content
        if root is not None and root.tag in FALLBACKS:
            root = next(root.iterchildren("*"), None)
        if root is None:
            fault = _fault("include-missing", "Nothing is there to be the root.", "Include an element.")
            raise Refused(self.problem(parsed.root, fault))
        return self.bounded(root)

    def bounded(self, root: Element) -> Element:
        """Give a root back, if the tree that was put together isn't deeper than a file may be."""
        if root.xpath(f"boolean({'/*' * (MAX_LEVELS + 1)})"):
            message = f"With what is included, the elements are nested in more than {MAX_LEVELS} levels."
            raise Refused(self.problem(root, Fault("too-deep", message, "Include less in one another.")))
        return root

    def note(self, root: Element, shown: str) -> None:
        """Note where each element of a file comes from."""
        self.origins.update((element, (shown, number)) for number, element in enumerate(elements(root)))

    def expand(self, root: Element, file: Path, stack: Stack) -> None:
        """Replace each inclusion below an element by what it includes."""
        for element in list(includes(root)):
            put(element, self.content(element, file, stack))

    def content(self, element: Element, file: Path, stack: Stack) -> Content:
        """Give what an inclusion stands for: elements, text, or its fallback."""
        try:
            return self.wanted(element, file, stack)
        except _Absent as absent:
            fallback = next(element.iterchildren(*FALLBACKS), None)
            if fallback is None:
                raise Refused(self.problem(element, absent.fault)) from None
            self.expand(fallback, file, stack)
            return fallback

    def wanted(self, element: Element, file: Path, stack: Stack) -> Content:
        """Read what an inclusion asks for."""
        href, _, fragment = element.get("href", "").strip().partition("#")
        asked = element.get("xpointer", "").strip() or unquote(fragment)
        target = self.target(href, file) if href else file
        if element.get("parse", "xml") == "text":
            return self.text(self.bytes(element, target), element.get("encoding", "utf-8"))
        key = (target.resolve(), asked)
        if key in stack or len(stack) > MAX_DEPTH:
            raise Refused(self.problem(element, _fault("include-loop", "The inclusion comes back to itself.")))
        included = self.bytes(element, target)
        parsed = parse(included)
        root = pin(parsed.root)
        self.files[included.path] = parsed.data, parsed.declarations
        self.note(root, included.path)
        chosen = pointer.select(root, asked)
        if chosen is None:
            message = f"“{asked}” names no element of {included.path}, or in a way that isn't understood."
            raise _Absent(_fault("include-xpointer", message, "Give an xml:id that the file has."))
        return self.whole(chosen, target, file, (*stack, key))

    def whole(self, chosen: Element, target: Path, file: Path, stack: Stack) -> Content:
        """Give an element of another file with its own inclusions resolved, its language and its links kept right."""
        if chosen.tag in INCLUDES:
            return self.content(chosen, target, stack)
        languages = (step.get(LANG) for step in [chosen, *chosen.iterancestors()])
        language = next((language for language in languages if language is not None), None)
        base = bases.base_of(chosen.getparent())
        detach(chosen)
        if language is not None:
            chosen.set(LANG, language)
        self.expand(chosen, target, stack)
        bases.based(chosen, target.parent, self.edition, base)
        links.moved(chosen, target.parent, file.parent, self.edition)
        return chosen

    def target(self, href: str, file: Path) -> Path:
        """Give the file of the edition that an address names."""
        path = unquote(href)
        if not is_relative(href) or "\0" in path or not self.is_inside(file.parent / path):
            raise _Absent(_fault("include-outside", f"“{href}” is outside of the edition, and never read."))
        return file.parent / path

    def is_inside(self, path: Path) -> bool:
        """Tell whether a path stays in the edition."""
        found = inside(self.edition, path)
        if not found:
            note(path, OUTSIDE)
        return found

    def bytes(self, element: Element, target: Path) -> Bytes:
        """Read a file once, and count it as often as it is included."""
        if not is_there(target, self.edition):
            shown = target.resolve().relative_to(self.edition.resolve()).as_posix()
            self.used.setdefault(shown, "")
            raise _Absent(_fault("include-missing", f"The file “{shown}” isn't there.", "Is its name right?"))
        if target not in self.read:
            self.read[target] = load(target.resolve(), self.edition.resolve())
        file = self.read[target]
        self.used[file.path] = file.sha256
        self.count += 1
        self.size += len(file.data)
        if self.count > MAX_FILES or self.size > MAX_INCLUDED:
            raise Refused(self.problem(element, _fault("include-too-much", "The inclusions grow beyond all measure.")))
        return file

    def text(self, file: Bytes, encoding: str) -> str:
        """Give a file as text."""
        try:
            return clean(file.data.decode(encoding)).removeprefix("\ufeff")
        except (LookupError, ValueError):
            message = f"The file {file.path} isn't text in the encoding “{encoding}”."
            raise _Absent(_fault("wrong-encoding", message, "Name its encoding on xi:include.")) from None

    def problem(self, element: Element, fault: Fault) -> Problem:
        """Place a fault at an inclusion."""
        path, number = self.origins[element]
        starts = places.start_tags(*self.files[path])
        line, column = starts[number] if number < len(starts) else (element.sourceline or 0, 0)
        return Problem(path, line, column, fault.rule, "error", fault.message, fault.hint)


def includes(root: Element) -> Iterator[Element]:
    """Give the inclusions in an element, but not those of a fallback or of an example."""
    for element in root.iter(*INCLUDES):
        around = (str(step.tag) for step in element.iterancestors())
        if not any(tag in INCLUDES or tag.startswith(f"{{{EXAMPLES}}}") for tag in _below(around, element, root)):
            yield element


def _below(tags: Iterator[str], element: Element, root: Element) -> list[str]:
    """Give the names of the elements between an inclusion and the element in which it is looked for."""
    between = []
    for tag, step in zip(tags, element.iterancestors(), strict=True):
        if step is root:
            break
        between.append(tag)
    return between


def _fault(rule: str, message: str, hint: str = "Include only what lies in the edition's folder, once.") -> Fault:
    """Make the fault of an inclusion."""
    return Fault(rule, message, hint)
