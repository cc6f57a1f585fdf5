"""A Schematron as a compiled stylesheet; rules with mistakes are taken out one by one, and named."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from lxml import etree

from pipeline import saxon
from pipeline.attempts import preparing
from pipeline.edition import SHIPPED
from pipeline.kept import kept
from pipeline.remembered import remembered
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.schematron.embedded import schematron
from pipeline.validate.schematron.files import asked, completed, parsed, put
from pipeline.validate.schematron.names import BINDINGS, XSL
from pipeline.validate.schematron.units import named, without, worded
from pipeline.xml import Element

Said = tuple[str, str, str]
"""A problem of the schema: rule, sentence, hint."""
COMPILER = SHIPPED / "xslt" / "schematron.xsl"
BLANKS = b"\xef\xbb\xbf \t\r\n"
UTF_16 = (b"\xff", b"\xfe")
ROUNDS = 20
"""How often what has mistakes is taken out: a processor may find the next only then."""


@dataclass(frozen=True, slots=True)
class Program:
    """A Schematron, ready to run."""

    executable: saxon.Executable
    text: str
    """The stylesheet."""
    problems: tuple[Said, ...] = ()
    """What couldn't be used of the schema."""
    files: Mapping[str, saxon.Document] = field(default_factory=dict)
    """The files of the edition that its rules name."""

    def name(self, line: int) -> str:
        """Give the name of the rule that stands at a line of the stylesheet."""
        return named(etree.fromstring(self.text.encode()), line)


MOST_PROGRAMS = 20
"""How many programs a process keeps."""


@remembered(MOST_PROGRAMS, lambda schema: (schema.sha256, schema.base, schema.phase))
def program(schema: Schema) -> Program:
    """Give a schema's program. Raises Unusable where there is none."""
    with preparing():
        made = compiled(*translated(whole(schema), schema.phase))
        return replace(made, files=asked(made.text, schema))


def whole(schema: Schema) -> Element:
    """Give a Schematron with all that it includes. Raises Unusable where there is none that can be run."""
    if not schema.data.lstrip(BLANKS).startswith((b"<", *UTF_16)):
        message = f"Schematron is looked for in XML only, and {schema.path} isn't XML; it is left out."
        raise Unusable("schema-left-out", message, "Name the schema's .rng instead.")
    root = schematron(parsed(schema.data, schema.path), schema.base, schema.within)
    if root is None:
        raise Unusable("schema-left-out", f"{schema.path} holds no Schematron.", "Name a schema that has rules.")
    made = completed(root, schema.base, schema.within)
    check(made, schema)
    return made


def check(root: Element, schema: Schema) -> None:
    """Raise Unusable where a schema is in a language that isn't run."""
    binding = root.get("queryBinding", "xslt").strip().lower()
    if binding not in BINDINGS:
        message = f"The Schematron {schema.path} is written for “{binding}”, which isn't used; it is left out."
        raise Unusable("schema-left-out", message, "Write its rules for xslt2 or xslt3.")


def translated(root: Element, phase: str) -> tuple[str, list[Said]]:
    """Translate a whole schema to a stylesheet, and give what couldn't be; kept between runs."""
    source = etree.tostring(root, encoding="unicode", with_tail=False)

    def make() -> bytes:
        chosen = [("phase", phase or "#DEFAULT")]
        try:
            text, messages, _ = saxon.ran(compiler(), saxon.parse(source), chosen)
        except saxon.TransformError as error:
            raise Unusable("schema-broken", f"The Schematron can't be understood: {worded(str(error))}") from error
        return json.dumps([text, [(m.rule, m.text, m.hint) for m in messages]]).encode()

    text, said = json.loads(kept(["schematron", compiler_text(), source, phase], make))
    return text, [(rule, message, hint) for rule, message, hint in said]


@cache
def compiler_text() -> str:
    """Give the stylesheet that translates, with what it includes put in: it can be compiled after the lock."""
    root = etree.fromstring(COMPILER.read_bytes())
    for include in list(root.iter(f"{{{XSL}}}include")):
        put(include, list(etree.fromstring((COMPILER.parent / include.attrib["href"]).read_bytes())))
    return etree.tostring(root, encoding="unicode")


@cache
def compiler() -> saxon.Executable:
    """Compile the stylesheet that translates."""
    return saxon.compiled_text(compiler_text())


def compiled(text: str, said: list[Said]) -> Program:
    """Compile a stylesheet; what has a mistake is taken out and named. Raises Unusable where that isn't enough."""
    for _ in range(ROUNDS):
        try:
            return Program(saxon.compiled_text(text), text, tuple(dict.fromkeys(said)))
        except saxon.StylesheetError as error:
            text, names = without(text, error)
            hint = "Mend it in the schema; its other rules are applied."
            said += [
                ("schema-broken", f"The rule “{name}” has a mistake and is left out: {worded(fault)}", hint)
                for name, fault in names
            ]
    raise Unusable("schema-broken", "The Schematron has too many mistakes.", "Try it in an editor for Schematron.")
