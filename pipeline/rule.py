"""The rules: every kind of mistake that Pecia can report, and which of them a run looks for."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.edition import Edition, matches
from pipeline.problem import Problem, Severity, UsageError


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of mistake; its heading in the documentation explains it."""

    name: str
    """In kebab-case."""
    group: str
    """The rules that are selected together, and the page of the documentation that has its heading."""
    severity: Severity
    """What it is unless the settings say otherwise."""
    title: str
    """What is wrong where it is broken, in a few words."""
    on: bool = True
    """Whether it is looked for unless the settings say otherwise."""


ROWS: tuple[tuple[str, str, Severity, str], ...] = (
    # What a file must be before anything else can be said of it.
    ("unreadable", "file", "error", "The file can't be opened"),
    ("file-name", "file", "error", "The file's name isn't UTF-8"),
    ("outside", "file", "error", "The file is outside of the edition"),
    ("too-large", "file", "error", "The file is too large"),
    ("empty-file", "file", "error", "The file is empty"),
    ("not-xml", "file", "error", "The file isn't XML"),
    ("compressed", "file", "error", "The file is compressed"),
    ("wrong-encoding", "file", "error", "The file isn't in the encoding that it states"),
    ("unknown-encoding", "file", "error", "The file's encoding isn't known"),
    ("control-character", "file", "error", "A control character that XML doesn't allow"),
    ("not-well-formed", "file", "error", "The file isn't well-formed XML"),
    ("truncated", "file", "error", "The file ends too early"),
    ("too-deep", "file", "error", "Elements are nested too deeply"),
    ("too-many-attributes", "file", "error", "An element has too many attributes"),
    ("undefined-entity", "file", "error", "An entity isn't declared"),
    ("external-entity", "file", "error", "An entity asks for a file"),
    ("entity-expansion", "file", "error", "Entities grow beyond all measure"),
    ("xml-version", "file", "warning", "The file says that it is XML 1.1"),
    ("not-tei", "file", "error", "The file isn't TEI"),
    ("no-namespace", "file", "error", "The file isn't in TEI's namespace"),
    ("tei-p4", "file", "error", "The file is TEI P4"),
    ("fragment", "file", "error", "The file is only a part of a TEI document"),
    ("header-only", "file", "error", "The file has a header and no text"),
    ("include-outside", "file", "warning", "An inclusion leads out of the edition"),
    ("include-missing", "file", "warning", "An included file isn't there"),
    ("include-loop", "file", "warning", "Files include each other"),
    ("include-xpointer", "file", "warning", "An inclusion asks for a part that can't be found"),
    ("include-too-much", "file", "warning", "Too much is included"),
    # What building reports.
    ("id-clash", "build", "error", "Two documents have one id"),
    ("outside-documents", "build", "warning", "Text stands outside of all documents"),
    ("element-unknown", "build", "warning", "No stylesheet knows the element"),
    ("rend-unknown", "build", "note", "No stylesheet knows the rendition"),
    ("transform", "build", "error", "A stylesheet can't make the document"),
    ("stylesheet", "build", "warning", "A stylesheet says something"),
    ("place-unknown", "build", "error", "A page that is cited isn't one of the document's"),
    ("worker-lost", "build", "error", "The work on a document was stopped"),
    ("changed", "build", "error", "A file changed during the build"),
    ("image-damaged", "build", "warning", "No thumbnail can be made of an image"),
    ("versions-unpaired", "build", "warning", "No file fits a pattern of versions"),
    ("contrast", "build", "warning", "Letters in the edition's colours are hard to read"),
    ("kept-last-good", "build", "warning", "A document couldn't be built, and the site keeps it as it was"),
    # Which schemas there are, and whether they can be used.
    ("schema-missing", "schemas", "warning", "The schema isn't where the document says"),
    ("schema-elsewhere", "schemas", "warning", "The schema is on the web and isn't fetched"),
    ("schema-outside", "schemas", "warning", "The schema is outside of the edition"),
    ("schema-broken", "schemas", "error", "The schema itself has a mistake"),
    ("schema-too-complex", "schemas", "error", "The schema didn't come to an end"),
    ("schema-left-out", "schemas", "warning", "A schema of this kind isn't used"),
    ("schema-answered", "schemas", "note", "A release of TEI's own schema was used"),
    ("schematron-failed", "schemas", "warning", "A Schematron rule itself failed"),
    ("validation-stopped", "schemas", "error", "The document couldn't be judged"),
    # What a schema says of a document.
    ("element-not-allowed", "schema", "error", "An element stands where the schema doesn't allow it"),
    ("element-not-in-schema", "schema", "error", "The schema has no such element"),
    ("element-missing", "schema", "error", "A required element is missing"),
    ("element-order", "schema", "error", "Elements stand in the wrong order"),
    ("attribute-not-allowed", "schema", "error", "An attribute stands where the schema doesn't allow it"),
    ("attribute-missing", "schema", "error", "A required attribute is missing"),
    ("attribute-value", "schema", "error", "An attribute's value isn't allowed"),
    ("text-not-allowed", "schema", "error", "Text stands where only elements may stand"),
    ("content-value", "schema", "error", "An element's text hasn't the required form"),
    ("schema-invalid", "schema", "error", "The document isn't valid"),
    ("schematron", "schema", "error", "A Schematron rule is broken"),
    # What no schema can state.
    ("malformed-id", "pointers", "error", "An xml:id isn't a name"),
    ("duplicate-id", "pointers", "error", "An xml:id stands twice"),
    ("id-case", "pointers", "warning", "Two ids differ only in case"),
    ("pointer-dangling", "pointers", "warning", "A pointer leads nowhere"),
    ("pointer-without-entry", "pointers", "warning", "A name points to no entry of a register"),
    ("pointer-prefix", "pointers", "warning", "A pointer's prefix isn't defined"),
    ("link-unsafe", "pointers", "error", "A link isn't safe"),
    ("name-without-ref", "names", "warning", "A name that the register has points to no entry"),
    ("name-two-refs", "names", "warning", "One name points to two entries"),
    ("entry-unmentioned", "names", "note", "Nothing mentions an entry"),
    ("entry-double", "names", "warning", "Two entries are one person"),
    ("page-order", "pages", "warning", "A page is out of sequence"),
    ("page-missing", "pages", "warning", "A page is missing"),
    ("page-double", "pages", "warning", "A page begins twice"),
    ("page-unnumbered", "pages", "warning", "A page has no number"),
    ("page-mixed", "pages", "warning", "Roman and arabic numbers are mixed"),
    ("page-contradiction", "pages", "warning", "A page isn't one of those that the header states"),
    ("image-missing", "pages", "warning", "A page's image isn't there"),
    ("image-twice", "pages", "warning", "Two pages show one image"),
    ("date-malformed", "dates", "error", "A date isn't a date"),
    ("date-text", "dates", "warning", "A date contradicts its text"),
    ("date-old-style", "dates", "warning", "A date is probably Old Style"),
    ("date-order", "dates", "error", "A period ends before it begins"),
    ("date-weekday", "dates", "warning", "A weekday doesn't fit its date"),
    ("date-after-death", "dates", "warning", "A letter is dated after its writer's death"),
    ("note-unanchored", "notes", "warning", "A note has no place in the text"),
    ("note-reference", "notes", "warning", "A reference leads to no note"),
    ("note-order", "notes", "warning", "Notes are numbered out of order"),
    ("language-tag", "languages", "warning", "A language isn't a language tag"),
    ("language-script", "languages", "warning", "The text is in another script than its language"),
    ("title-missing", "header", "warning", "The document has no title"),
    ("author-missing", "header", "warning", "The document has no author"),
    ("name-guessed", "header", "note", "A name is taken apart by guess"),
    ("date-missing", "header", "warning", "The document has no date"),
    ("publisher-missing", "header", "warning", "The document has no publisher"),
    ("licence-missing", "header", "warning", "The document has no licence"),
    ("space-double", "typography", "warning", "Two spaces stand together"),
    ("space-before-punctuation", "typography", "warning", "A space stands before a punctuation mark"),
    ("quotes-straight", "typography", "warning", "Straight quotation marks stand among curly ones"),
    ("private-use", "typography", "warning", "A character of the private use area"),
    ("not-nfc", "typography", "warning", "Text isn't normalised to NFC"),
    ("soft-hyphen", "typography", "warning", "A soft hyphen stands in the text"),
    ("control-in-text", "typography", "warning", "A control character stands in the text"),
    ("bidi-character", "typography", "warning", "A character that turns the direction of writing"),
    ("element-empty", "text", "warning", "An element that should hold something is empty"),
    ("word-split", "text", "warning", "A word is split by an element's boundary"),
    # What stands in the documents about rules.
    ("ignore-reason", "ignore", "warning", "A rule is ignored without a reason"),
    ("ignore-rule", "ignore", "warning", "There is no rule of the name that is ignored"),
    ("ignore-unused", "ignore", "note", "Nothing was ignored here"),
)  # fmt: skip
FRAGMENT = "fragment"
"""The rule of a file that is only a part of TEI; one that another file includes is forgiven."""
OFF = frozenset({"name-without-ref"})
"""The rules that are looked for only where the settings or the command ask for them."""

RULES: Mapping[str, Rule] = {row[0]: Rule(*row, on=row[0] not in OFF) for row in ROWS}
"""Every rule, by its name. The documentation has a heading for each, and `pecia explain` prints it."""
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(rule.group for rule in RULES.values()))
SEVERITIES: Mapping[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
BETWEEN = frozenset({
    "pointer-dangling", "pointer-without-entry", "name-without-ref", "name-two-refs", "entry-unmentioned",
    "entry-double", "date-after-death",
})  # fmt: skip
"""The rules of which only the whole edition can tell whether one is broken."""
ALWAYS = frozenset(rule.name for rule in RULES.values() if rule.group == "file")
"""What is reported in any case: without it nothing else can be said of the file."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules a run looks for."""

    active: frozenset[str]
    severities: tuple[tuple[str, Severity], ...] = ()
    """The rules whose severity the settings change."""
    ignored: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Glob patterns of files, and the rules or groups that aren't looked for in them."""

    def wants(self, *rules: str) -> bool:
        """Tell whether one of some rules is looked for."""
        return not self.active.isdisjoint(rules)

    def looks(self, rule: str, path: str) -> bool:
        """Tell whether a rule is looked for in a file."""
        return rule in self.active and not self._is_ignored(rule, path)

    def stricter(self, rules: Iterable[str]) -> "Selection":
        """Give a selection in which some rules are errors, whatever the settings say, and are looked for."""
        wanted = tuple(rules)
        severities: tuple[tuple[str, Severity], ...] = tuple((rule, "error") for rule in wanted)
        return replace(self, active=self.active | frozenset(wanted), severities=(*self.severities, *severities))

    def kept(self, problems: Iterable[Problem]) -> list[Problem]:
        """Give the problems that are looked for, with the severity that the settings want.

        A rule that isn't ours is one of the edition's own stylesheets, and is looked for.
        """
        severities = dict(self.severities)
        return [
            replace(p, severity=wanted) if (wanted := severities.get(p.rule, p.severity)) != p.severity else p
            for p in problems
            if (p.rule in self.active or p.rule not in RULES) and not self._is_ignored(p.rule, p.path)
        ]

    def _is_ignored(self, rule: str, path: str) -> bool:
        return any(matches(path, pattern) and rule in expanded(rules) for pattern, rules in self.ignored)


def expanded(names: Iterable[str]) -> frozenset[str]:
    """Give the rules that names of rules and of groups mean; unknown names mean none."""
    wanted = set(names)
    return frozenset(rule.name for rule in RULES.values() if rule.name in wanted or rule.group in wanted)


def is_of_building(rule: str) -> bool:
    """Tell whether a rule is one of reading or building, or of the edition's own stylesheets."""
    return rule not in RULES or RULES[rule].group in {"file", "build"}


def misnamed(names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the names that are of no rule and of no group, each with the likely one, or nothing."""
    known = (*RULES, *GROUPS)
    wrong = [name for name in dict.fromkeys(names) if name not in known]
    return [(name, next(iter(difflib.get_close_matches(name, known, 1)), "")) for name in wrong]


def refuse_misnamed(names: Iterable[str]) -> None:
    """Raise UsageError where names are of no rule and of no group."""
    if wrong := misnamed(names):
        sentences = [
            f"There is no rule “{name}”" + (f"; did you mean {near}?" if near else ".") for name, near in wrong
        ]
        raise UsageError("\n".join(sentences), "`pecia explain` lists all rules and their groups.")


def selection(edition: Edition, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Selection:
    """Decide which rules are looked for: those of the settings, or only `select`; in any case without `ignore`.

    Both name rules or groups; of the settings, a rule's own counts more than its group's. What a file must be is always
    looked for, and whoever asks for what schemas say is told, too, where there was no schema to say it.
    """
    settings = dict(edition.rules)
    by_settings = {
        rule.name
        for rule in RULES.values()
        if settings.get(rule.name, settings.get(rule.group, "on" if rule.on else "off")) != "off"
    }
    active = expanded(select) if select else frozenset(by_settings)
    if select and not active.isdisjoint(expanded(["schema"])):
        active |= expanded(["schemas"])
    severities: list[tuple[str, Severity]] = []
    for name, value in sorted(settings.items(), key=lambda setting: setting[0] in RULES):
        if value in SEVERITIES:
            severities += [(rule, SEVERITIES[value]) for rule in sorted(expanded([name]))]
    return Selection((active - expanded(ignore)) | ALWAYS, tuple(severities), edition.ignore)
