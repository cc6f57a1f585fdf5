"""A smaller XSD for a document: without the elements whose names don't occur in it.

The verdict stays the same: an alternative or an optional element that doesn't occur can't match, and where a required
one doesn't, an element stands that nothing can be. libxml2 needs 6 s for all of TEI, and milliseconds for what remains.
"""

from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from pipeline.validate.xsd.closure import XS
from pipeline.xml import Element
from pipeline.xml.names import XML

ELEMENT, GROUP, ANY, CHOICE, SEQUENCE, ALL = (
    f"{{{XS}}}{name}" for name in ("element", "group", "any", "choice", "sequence", "all")
)
MODELS = frozenset((CHOICE, SEQUENCE, ALL))
PARTICLES = MODELS | {ELEMENT, GROUP, ANY}
NEVER = "never-there"
"""The name, in no namespace, of an element that no document has: no document is judged by it that does."""


def pruned(root: Element, names: frozenset[str] | None) -> Element:
    """Leave of a schema what the elements of some names need; all if none are given. The tree is changed."""
    etree.strip_elements(root, f"{{{XS}}}annotation", etree.Comment, with_tail=False)
    for node in root.iterchildren(f"{{{XS}}}import"):
        if node.get("namespace") == XML and (node.get("schemaLocation") or "").startswith("http"):
            node.set("schemaLocation", own_copy().as_uri())
    if names is not None:
        Pruning(root, names).run()
    return root


def own_copy() -> Path:
    """Give the schema of the namespace `xml` that comes with xmlschema."""
    spec = find_spec("xmlschema")
    return Path(spec.origin if spec and spec.origin else "").parent / "schemas" / "XML" / "xml.xsd"


class Pruning:
    """A schema from which things are taken away."""

    def __init__(self, root: Element, names: frozenset[str]) -> None:
        """Take a schema, and the names that occur."""
        self.root = root
        self.target = root.get("targetNamespace", "")
        self.qualified = root.get("elementFormDefault") == "qualified"
        self.groups = {node.get("name"): node for node in root.iterchildren(GROUP)}
        self.names = names | self.heads(names)
        self.absent: dict[Element, bool] = {}

    def heads(self, names: frozenset[str]) -> frozenset[str]:
        """Give the elements in whose place one of some others may stand, and the heads of these."""
        found: set[str] = set()
        heads = {
            self.named(node): self.resolved(node, "substitutionGroup")
            for node in self.root.iterchildren(ELEMENT)
            if node.get("substitutionGroup")
        }
        for name in names:
            while (head := heads.get(name)) and head not in found:
                found.add(head)
                name = head  # noqa: PLW2901 - the head may have one of its own
        return frozenset(found)

    def named(self, node: Element, *, is_global: bool = True) -> str:
        """Give the name of the elements that a declaration is for."""
        qualified = is_global or node.get("form", "qualified" if self.qualified else "") == "qualified"
        return f"{{{self.target}}}{node.get('name')}" if qualified and self.target else node.get("name", "")

    @staticmethod
    def resolved(node: Element, attribute: str) -> str:
        """Give the name to which an attribute refers, as lxml writes names."""
        prefix, _, local = node.get(attribute, "").strip().rpartition(":")
        space = node.nsmap.get(prefix or None)
        return f"{{{space}}}{local}" if space else local

    def run(self) -> None:
        """Take away what can't match, and what nothing refers to then."""
        for node in [*self.root.iter(GROUP, *MODELS)]:
            parent = node.getparent()
            if parent is None or parent.tag in MODELS or parent is self.root:
                continue
            if node.tag in MODELS:
                self.thin(node)
            elif self.is_absent(node):
                parent.replace(node, nothing(required=not is_optional(node)))
        for node in [*self.root.iterchildren(GROUP)]:
            if all(map(self.is_absent, node.iterchildren(*MODELS))):
                self.root.remove(node)
        for node in [*self.root.iterchildren(ELEMENT)]:
            if self.named(node) not in self.names:
                self.root.remove(node)

    def is_absent(self, node: Element) -> bool:
        """Tell whether a particle, taken once, can't match anything."""
        if node not in self.absent:
            self.absent[node] = False
            self.absent[node] = self._is_absent(node)
        return self.absent[node]

    def _is_absent(self, node: Element) -> bool:
        if node.tag == ELEMENT:
            if node.get("ref"):
                return self.resolved(node, "ref") not in self.names
            return self.named(node, is_global=False) not in self.names
        if node.tag == GROUP:
            space, _, local = self.resolved(node, "ref").rpartition("}")
            group = self.groups.get(local) if space[1:] == self.target else None
            return group is not None and all(map(self.is_absent, group.iterchildren(*MODELS)))
        if node.tag == CHOICE:
            inner = [*node.iterchildren(*PARTICLES)]
            return bool(inner) and all(map(self.is_absent, inner)) and not any(map(is_optional, inner))
        return node.tag != ANY and any(
            self.is_absent(each) and not is_optional(each) for each in node.iterchildren(*PARTICLES)
        )

    def thin(self, model: Element) -> None:
        """Take out of a content model what can't match; where nothing can be right then, nothing is."""
        if self.is_absent(model) and not is_optional(model):
            for each in [*model]:
                model.remove(each)
            model.append(never())
            return
        for each in [*model.iterchildren(*PARTICLES)]:
            if self.is_absent(each):
                model.remove(each)
            elif each.tag in MODELS:
                self.thin(each)


def nothing(*, required: bool) -> Element:
    """Make a content model that allows nothing; if something is required, not even that."""
    model = etree.Element(SEQUENCE)
    if required:
        model.append(never())
    return model


def never() -> Element:
    """Declare an element that no document has."""
    return etree.Element(ELEMENT, name=NEVER, form="unqualified")


def is_optional(node: Element) -> bool:
    """Tell whether a particle may be missing."""
    return node.get("minOccurs", "1").strip() == "0"
