"""The tokens of a text in compact syntax, taken one after the other, and what its prefixes mean."""

from pipeline.validate.judgement import Unusable
from pipeline.validate.rng.tokens import END, Token
from pipeline.xml.names import XML

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


class Reader:
    """A text in compact syntax, of which some was read."""

    def __init__(self, found: list[Token], shown: str) -> None:
        """Take the tokens."""
        self.found = found
        self.next = 0
        self.shown = shown
        self.spaces = {"xml": XML}
        self.libraries = {"xsd": XSD}
        self.default: str | None = None

    def see(self, ahead: int = 0) -> Token:
        """Give the next token, or one after it."""
        place = self.next + ahead
        return self.found[place] if place < len(self.found) else END

    def take(self, *texts: str) -> Token:
        """Take the next token, which must be one of some if any are named. Raises Unusable."""
        token = self.see()
        if token is END or (texts and (token.text not in texts or token.kind == "literal")):
            raise self.wrong(token)
        self.next += 1
        return token

    def skip(self, text: str) -> bool:
        """Take the next token if it is the one that is named."""
        found = self.see().text == text and self.see().kind in ("sign", "name")
        self.next += found
        return found

    def end(self) -> None:
        """Be at the end. Raises Unusable."""
        if self.see() is not END:
            raise self.wrong(self.see())

    def wrong(self, token: Token) -> Unusable:
        """Say where the schema isn't right."""
        what = (
            f"in line {token.line}: “{token.text[:40]}” can't stand there" if token is not END else "it ends too early"
        )
        return Unusable("schema-broken", f"The schema {self.shown} isn't right, {what}.", "Ask who made the schema.")

    def literal(self) -> str:
        """Take a literal, with what is joined to it."""
        text = self.take_kind("literal")
        while self.skip("~"):
            text += self.take_kind("literal")
        return text

    def take_kind(self, *kinds: str) -> str:
        """Take a token of a kind. Raises Unusable."""
        if self.see().kind not in kinds:
            raise self.wrong(self.see())
        return self.take().text

    def name(self) -> str:
        """Take a name without a prefix."""
        return self.take_kind("name").removeprefix("\\")

    def declaration(self) -> None:
        """Read what a prefix means."""
        kind = self.take().text
        if kind == "default":
            self.take("namespace")
        prefix = self.name() if self.see().kind == "name" else ""
        self.take("=")
        value = "" if self.skip("inherit") else self.literal()
        if kind == "datatypes":
            self.libraries[prefix] = value
            return
        if kind == "default":
            self.default = value
        if prefix:
            self.spaces[prefix] = value

    def space(self, prefix: str) -> str:
        """Give the namespace of a prefix. Raises Unusable."""
        if prefix not in self.spaces:
            message = f"The schema {self.shown} has the prefix {prefix}, and nothing says what it means."
            raise Unusable("schema-broken", message, f"Declare namespace {prefix} in the schema.")
        return self.spaces[prefix]
