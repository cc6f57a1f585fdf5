"""What a value must be, in words; and what was probably meant by a wrong one."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pipeline.validate.finding import Finding
from pipeline.validate.wording import LONGEST, listed, local, quoted, tag
from pipeline.xml import Element

XS = "{http://www.w3.org/2001/XMLSchema}"
ANY_TEXT = "a text"
FORMS = {
    "date": "a date such as 1940-03-27",
    "gYear": "a year such as 1940",
    "gYearMonth": "a month such as 1940-03",
    "gMonth": "a month such as --03",
    "gMonthDay": "a day such as --03-27",
    "gDay": "a day such as ---27",
    "time": "a time such as 14:30:00",
    "dateTime": "a moment such as 1940-03-27T14:30:00",
    "duration": "a duration such as P3D",
    "anyURI": "an address or a pointer such as #id",
    "ID": "a name that stands only once: a letter first, then letters, digits, “.”, “-” or “_”",
    "IDREF": "the id of an element of the file",
    "NCName": "a name: a letter first, then letters, digits, “.”, “-” or “_”",
    "Name": "a name: a letter first, then letters, digits, “.”, “-” or “_”",
    "NMTOKEN": "a word of letters, digits, “.”, “-”, “_” or “:”",
    "language": "a language tag such as en or sr-Latn",
    "boolean": "“true” or “false”",
    "integer": "a whole number",
    "int": "a whole number",
    "nonNegativeInteger": "a whole number, 0 or more",
    "positiveInteger": "a whole number, 1 or more",
    "unsignedInt": "a whole number, 0 or more",
    "decimal": "a number such as 12.5",
    "double": "a number such as 12.5",
    "float": "a number such as 12.5",
    "string": ANY_TEXT,
    "token": ANY_TEXT,
}
"""What the simple types of XSD are, for who has never heard of them."""
NUMBERS = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
REVERSED = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})")
ALIKE = 0.7
FORM = "in the form that the schema wants"
DATED = ("a date", "a day", "a month", "a year", "a moment", "a time")
MONTH, DAY = 12, 31


def wrong_attribute(element: Element, name: str, kind: Any, fixed: str | None = None) -> Finding:  # noqa: ANN401
    """Say that an attribute has a value that isn't allowed."""
    value = element.get(name) or ""
    wanted, right = wish(kind), fixed if fixed is not None else better(value, kind)
    message = f"{quoted(value)} in @{local(name)} of {tag(element.tag)} isn't {wanted}."
    hint = f'Write {local(name)}="{right}".' if right is not None else form(kind)
    if not value.strip():
        message = (
            f"@{local(name)} of {tag(element.tag)} is empty, but must hold {'a value' if wanted == FORM else wanted}."
        )
        hint = hint or f"Fill it in, or delete @{local(name)}."
    return Finding("attribute-value", element, message, hint, name)


def wrong_content(element: Element, kind: Any, fixed: str | None = None) -> Finding:  # noqa: ANN401
    """Say that the text of an element hasn't the form that it must have."""
    value = element.text or ""
    wanted, right = wish(kind), fixed if fixed is not None else better(value, kind)
    message = f"The text {quoted(value)} of {tag(element.tag)} isn't {wanted}."
    if not value.strip():
        message = f"{tag(element.tag)} is empty, but must hold {wanted}."
    hint = f"Write {quoted(right)}." if right is not None else form(kind)
    return Finding("content-value", element, message, hint)


def wish(kind: Any) -> str:  # noqa: ANN401
    """Say in a few words what a value must be, for the end of a sentence."""
    if enumerated(kind):
        return "one of the values that the schema lists"
    words = [*dict.fromkeys(word.partition(":")[0] for word in descriptions(kind))]
    dates = [word for word in words if word.startswith(DATED)]
    if len(dates) > 1 and len(dates) == len(words):
        return "a date"
    if len(words) == 1 and "\\" not in words[0] and "[" not in words[0]:
        return words[0].partition(" such as ")[0].rstrip(",")
    return FORM


def form(kind: Any) -> str:  # noqa: ANN401 - xmlschema's types have no common class that says what they are
    """Say what the schema allows as a value of a simple type; nothing where that can't be said."""
    listing = [quoted(value) for value in dict.fromkeys(enumerated(kind))]
    one_of = ["one of " * (len(listing) > 1) + listed(listing, most=12)] if listing else []
    allowed = listed([*descriptions(kind), *one_of], most=4)
    return f"The schema allows {allowed}." if allowed else ""


def descriptions(kind: Any) -> list[str]:  # noqa: ANN401
    """Say what a value may be, but for values that are listed; that it is a text only where nothing else is known."""
    plain = [word for each in parts(kind) if not getattr(each, "enumeration", None) for word in described(each)]
    return [word for word in dict.fromkeys(plain) if word and (word != ANY_TEXT or len(set(plain)) == 1)]


def parts(kind: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give the members of a union, the items of a list, or the type itself."""
    members = getattr(kind, "member_types", None)
    item = getattr(kind, "item_type", None)
    if documented(kind) or not (members or item):
        yield kind
    for member in [] if documented(kind) else members or ([item] if item is not None else []):
        yield from parts(member)


def described(kind: Any) -> Iterator[str]:  # noqa: ANN401
    """Say what a single type is: in its author's words, by a name that is known, or by its pattern."""
    if said := documented(kind):
        yield said
        return
    around = kind
    while around is not None:
        if (around.name or "").startswith(XS):
            break
        if patterns := getattr(around, "patterns", None):
            said = listed([str(pattern) for pattern in patterns.regexps], most=2)
            yield f"a text of the form {said}" if len(said) <= LONGEST else ""
            return
        around = around.base_type
    name = (around.name if around is not None else "").removeprefix(XS)
    yield FORMS.get(name, "")


def documented(kind: Any) -> str:  # noqa: ANN401
    """Give what the author of a schema says of a type: the first sentence, as the end of ours."""
    said = " ".join((str(kind.annotation) if kind.annotation else of_declaration(kind)).split())
    first = said.partition(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:] if first[1:2].islower() or first[1:2] == " " else first


def of_declaration(kind: Any) -> str:  # noqa: ANN401
    """Give the documentation of a type that has a name. A schema that was kept has forgotten it, but for its source."""
    if not kind.name or kind.name.startswith(XS):
        return ""
    local_name = kind.name.rpartition("}")[2]
    found = (each for each in kind.schema.root.iterfind(f"{XS}simpleType") if each.get("name") == local_name)
    return next((each.findtext(f"{XS}annotation/{XS}documentation") or "" for each in found), "")


def enumerated(kind: Any) -> list[str]:  # noqa: ANN401
    """Give the values that a type lists one by one."""
    if getattr(kind, "enumeration", None):
        return [str(value) for value in kind.enumeration if str(value)]
    return [value for each in parts(kind) if each is not kind for value in enumerated(each)]


def better(value: str, kind: Any) -> str | None:  # noqa: ANN401
    """Give the value that was probably meant, if there is one that the type allows."""
    return next((each for each in candidates(value, kind) if each != value and kind.is_valid(each)), None)


def candidates(value: str, kind: Any) -> Iterator[str]:  # noqa: ANN401
    """Give what may have been meant by a wrong value, the likeliest first."""
    bare = " ".join(value.split())
    yield from dated(bare)
    listing = enumerated(kind)
    yield from (each for each in listing if each.casefold() == bare.casefold())
    yield from get_close_matches(bare, listing, n=1, cutoff=ALIKE)
    if bare:
        yield from (bare, bare.lower(), f"#{bare}", bare.replace(" ", "_"), f"_{bare}")


def dated(value: str) -> Iterator[str]:
    """Read a date that is written otherwise; one that can be read in two ways isn't guessed."""
    if found := NUMBERS.fullmatch(value):
        year, month, day = found.groups()
        yield "-".join(filter(None, (year, month.zfill(2), day and day.zfill(2))))
    if found := REVERSED.fullmatch(value):
        first, second, year = (int(each) for each in found.groups())
        if MONTH < first <= DAY and second <= MONTH:
            yield f"{year}-{second:02}-{first:02}"
        elif MONTH < second <= DAY and first <= MONTH:
            yield f"{year}-{first:02}-{second:02}"
    if found := WORDS.fullmatch(value):
        month = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(found[2].lower())), 0)
        if month:
            yield f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")
