"""RELAX NG's compact syntax (.rnc) as its XML syntax; annotations are left out (OASIS, 2002)."""

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from pipeline.validate.judgement import Unusable
from pipeline.validate.rng.reader import Reader
from pipeline.validate.rng.scope import RNG
from pipeline.validate.rng.tokens import END, tokens
from pipeline.xml import Element

JOINED = {"|": "choice", ",": "group", "&": "interleave"}
REPEATED = {"*": "zeroOrMore", "+": "oneOrMore", "?": "optional"}
COMBINED = {"=": "", "|=": "choice", "&=": "interleave"}


def from_compact(data: bytes, file: Path) -> Element:
    """Give the grammar, or the pattern, that a text in compact syntax says. Raises Unusable."""
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unusable("schema-broken", f"The schema {file.name} isn't UTF-8.", "Save it as UTF-8.") from None
    return Compact(tokens(text, file.name), file.name).whole()


class Compact(Reader):
    """A text in compact syntax, read from its first token to its last."""

    def whole(self) -> Element:
        """Read all. Raises Unusable."""
        while self.see().text in ("namespace", "default", "datatypes") and self.see().kind == "name":
            self.declaration()
        if self.is_content():
            root = made("grammar")
            self.contents(root, "")
        else:
            root = self.pattern()
            self.end()
        if self.default is not None and root.get("ns") is None:
            root.set("ns", self.default)
        return root

    def is_content(self) -> bool:
        """Tell whether a definition, a division or an inclusion comes next."""
        token, after = self.see(), self.see(1)
        if token.kind != "name" or token is END:
            return token is END
        by_word = (token.text == "div" and after.text == "{") or (token.text == "include" and after.kind == "literal")
        return by_word or (after.kind == "sign" and after.text in COMBINED)

    def contents(self, parent: Element, end: str) -> None:
        """Read definitions up to a sign, or to the end."""
        while self.see() is not END and self.see().text != end:
            if self.see().kind == "cname":  # a foreign element, of which the brackets are left out already
                self.take()
                continue
            parent.append(self.content())
        if end:
            self.take(end)
        self.end() if not end else None

    def content(self) -> Element:
        """Read a definition, a division or an inclusion."""
        if not self.is_content():
            raise self.wrong(self.see())
        token = self.take()
        if token.text in ("div", "include") and self.see().text not in COMBINED:
            made_of = made("div") if token.text == "div" else self.reference("include")
            if self.skip("{"):
                self.contents(made_of, "}")
            return made_of
        definition = made("start") if token.text == "start" else made("define", name=token.text.removeprefix("\\"))
        if combine := COMBINED[self.take(*COMBINED).text]:
            definition.set("combine", combine)
        definition.append(self.pattern())
        return definition

    def reference(self, kind: str) -> Element:
        """Read the address of another file."""
        found = made(kind, href=self.literal())
        if self.skip("inherit"):
            self.take("=")
            found.set("ns", self.space(self.name()))
        elif self.default is not None:
            found.set("ns", self.default)
        return found

    def pattern(self) -> Element:
        """Read a pattern."""
        first = self.particle()
        sign = self.see().text if self.see().kind == "sign" else ""
        if sign not in JOINED:
            return first
        whole = made(JOINED[sign])
        whole.append(first)
        while self.skip(sign):
            whole.append(self.particle())
        return whole

    def particle(self) -> Element:
        """Read a pattern with the sign of its repetition."""
        found = self.primary()
        while self.see().kind == "sign" and self.see().text in REPEATED:
            repeated = made(REPEATED[self.take().text])
            repeated.append(found)
            found = repeated
        return found

    def primary(self) -> Element:
        """Read a pattern that stands by itself."""
        token = self.see()
        if token.kind == "literal":
            return made("value", self.literal())
        if token.kind == "cname" or token.text in ("string", "token"):
            return self.typed()
        if self.skip("("):
            found = self.pattern()
            self.take(")")
            return found
        if token.kind != "name":
            raise self.wrong(token)
        read = _WORDS.get(token.text)
        self.take()
        return made("ref", name=token.text.removeprefix("\\")) if read is None else read(self, token.text)

    def around(self, kind: str) -> Element:
        """Read a pattern in braces: `list`, `mixed`."""
        self.take("{")
        found = made(kind)
        found.append(self.pattern())
        self.take("}")
        return found

    def named(self, kind: str) -> Element:
        """Read an element or an attribute."""
        name_class = self.name_class(kind)
        found = self.around(kind)
        found.insert(0, name_class)
        return found

    def grammar(self, _: str) -> Element:
        """Read a grammar within a pattern."""
        self.take("{")
        found = made("grammar")
        self.contents(found, "}")
        return found

    def typed(self) -> Element:
        """Read a type of values, with its parameters and what it excludes; or one value of a type."""
        prefix, _, kind = self.take().text.rpartition(":")
        if prefix and prefix not in self.libraries:
            raise self.wrong(self.see(-1))
        attributes = {"type": kind, "datatypeLibrary": self.libraries.get(prefix, "")}
        if self.see().kind == "literal":
            return made("value", self.literal(), **attributes)
        found = made("data", **attributes)
        if self.skip("{"):
            while not self.skip("}"):
                name = self.name()
                self.take("=")
                found.append(made("param", self.literal(), name=name))
        if self.skip("-"):
            excepted = etree.SubElement(found, f"{{{RNG}}}except")
            excepted.append(self.primary())
        return found

    def name_class(self, kind: str) -> Element:
        """Read which names an element or attribute may have."""
        first = self.one_class(kind)
        if self.see().text != "|":
            return first
        whole = made("choice")
        whole.append(first)
        while self.skip("|"):
            whole.append(self.one_class(kind))
        return whole

    def one_class(self, kind: str) -> Element:
        """Read one name, or all, or all of a namespace."""
        if self.skip("("):
            found = self.name_class(kind)
            self.take(")")
            return found
        if self.skip("*"):
            return self.but(made("anyName"), kind)
        prefix, _, name = self.take_kind("name", "cname").rpartition(":")
        if name == "*":
            return self.but(made("nsName", ns=self.space(prefix)), kind)
        if prefix:
            return made("name", name, ns=self.space(prefix))
        return made("name", name.removeprefix("\\"), **({"ns": ""} if kind == "attribute" else {}))

    def but(self, whole: Element, kind: str) -> Element:
        """Read what a class of names excludes."""
        if self.skip("-"):
            etree.SubElement(whole, f"{{{RNG}}}except").append(self.one_class(kind))
        return whole

    def parent(self, _: str) -> Element:
        """Read a reference to the grammar around."""
        return made("parentRef", name=self.name())


def made(tag: str, text: str | None = None, **attributes: str) -> Element:
    """Make an element of RELAX NG."""
    found = etree.Element(f"{{{RNG}}}{tag}", attributes, nsmap={None: RNG})
    found.text = text
    return found


_WORDS: Mapping[str, Callable[[Compact, str], Element]] = {
    "element": Compact.named,
    "attribute": Compact.named,
    "list": Compact.around,
    "mixed": Compact.around,
    "grammar": Compact.grammar,
    "parent": Compact.parent,
    "external": lambda self, _: self.reference("externalRef"),
    "empty": lambda _, kind: made(kind),
    "text": lambda _, kind: made(kind),
    "notAllowed": lambda _, kind: made(kind),
}
"""What is read after each keyword that begins a pattern."""
