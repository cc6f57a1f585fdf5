"""What the words of a mistake are made of: the file around it, and the schema."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.mistake import Kind, Mistake
from pipeline.validate.rng.explain.usual import attributes_by_use, by_use, usual
from pipeline.validate.wording import listed, local, tag
from pipeline.xml import Element

FEW = 6
"""As many names are told one by one."""
TOO_MANY = 30
"""If as many usual elements can have an attribute, none is named."""
MOST_HOLDERS = 3
"""As many elements are named that can have an attribute."""


class Around:
    """The file and the schema around a mistake."""

    def __init__(self, root: Element, grammar: Grammar) -> None:
        """Take both."""
        self.root = root
        self.grammar = grammar
        self._often: dict[str, list[str]] = {}

    def often(self, parent: str) -> list[str]:
        """Give what this file has in elements of a name, the most frequent first."""
        if parent not in self._often:
            counted = Counter(str(child.tag) for each in self.root.iter(parent) for child in each.iterchildren("*"))
            self._often[parent] = [name for name, times in counted.most_common() if times > 1]
        return self._often[parent]

    def elements(self, mistake: Mistake, last: str = "or") -> str:
        """List the elements that a place allows, the likely ones first."""
        parent = str(mistake.parent.tag) if mistake.parent is not None else ""
        names = by_use(mistake.allowed, self.often(parent) if parent else ())
        return listed(list(dict.fromkeys(map(tag, names))), last, FEW)

    def attributes(self, mistake: Mistake, last: str = "or") -> str:
        """List the attributes that an element could have as well."""
        names = attributes_by_use(local(name) for name in mistake.allowed if name not in mistake.element.attrib)
        return listed([f"@{name}" for name in names], last, FEW)

    def holders(self, mistake: Mistake) -> list[str]:
        """Give elements that can have an attribute: near the mistake, else a few usual ones if not too many can."""
        near = [*mistake.element.iterchildren("*"), *islice(mistake.element.iterancestors(), 1)]
        found = [str(each.tag) for each in near if self._holds(str(each.tag), mistake.attribute)]
        if not found:
            found = [name for name in by_use(usual(self.grammar.elements)) if self._holds(name, mistake.attribute)]
            found = [] if len(found) > TOO_MANY else found
        return [tag(name) for name in list(dict.fromkeys(found))[:MOST_HOLDERS]]

    def _holds(self, element: str, attribute: str) -> bool:
        leaves = (a for each in self.grammar.elements.get(element, ()) for a in self.grammar.content(each).attributes)
        return any(leaf.names.holds(attribute) for leaf in leaves)


Said = tuple[str, str, str]
"""The rule, the sentence, and what to do."""
Saying = Callable[[Mistake, Around], Said]
Sayings = Mapping[Kind, Saying]


def allowed_here(mistake: Mistake, around: Around, names: Iterable[str] = ()) -> str:
    """Say what a place allows."""
    if not (names or mistake.allowed):
        return "Nothing may stand here." if not mistake.mixed else "Only text may stand here."
    text = "text, " if mistake.mixed else ""
    return f"Here the schema allows {text}{around.elements(mistake, 'and')}."
