"""The words for values: which form the schema wants, and what was probably meant."""

import re
from collections.abc import Callable
from urllib.parse import quote

from pipeline.validate.dating import values as dates
from pipeline.validate.rng.explain.habits import LANGUAGES, WORDS
from pipeline.validate.rng.explain.likeness import nearest
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.value import expressions, is_list, types
from pipeline.validate.rng.explain.value import listed as values_of
from pipeline.validate.wording import listed

LONGEST = 300
"""How many characters of the value that is advised are shown."""
_DATES = frozenset(("date", "gYear", "gYearMonth", "dateTime"))
_WHOLE = frozenset((
    "integer", "nonNegativeInteger", "positiveInteger", "int", "long", "short", "unsignedInt", "unsignedLong",
    "unsignedShort", "byte", "unsignedByte", "nonPositiveInteger", "negativeInteger",
))  # fmt: skip
_NUMBERS = frozenset(("decimal", "double", "float"))
_NAMES = frozenset(("NCName", "Name", "ID", "IDREF", "NMTOKEN", "QName"))
_FORMS: tuple[tuple[frozenset[str], str], ...] = (
    (_DATES, "a date"),
    (frozenset(("time",)), "a time"),
    (frozenset(("duration",)), "a length of time such as P3D, three days"),
    (frozenset(("language",)), "a language tag"),
    (frozenset(("boolean",)), "true or false"),
    (_NUMBERS, "a number"),
    (_WHOLE, "a whole number"),
    (frozenset(("anyURI",)), "an address"),
    (_NAMES, "a name"),
)
FEW = 8
"""As many values of a list are told one by one."""


def form(value: Pattern | None, name: str) -> str:
    """Say what the schema wants a value to be, for the sentence ““x” isn't …”."""
    if value is None:
        return "what the schema wants"
    allowed, kinds = values_of(value), set(types(value))
    if name.endswith("-iso") and not allowed:
        return "a date"
    if set(allowed) == {"true", "false"}:
        return "true or false"
    for several, words in _FORMS:
        if kinds & several and (len(allowed) <= 1 or several & _DATES):
            return words
    if allowed:
        return "one of the values that the schema lists"
    return "in the form that the schema wants" if expressions(value) else "what the schema wants"


def hint(value: Pattern | None, name: str, text: str) -> str:
    """Say what to write in the place of a value."""
    if value is None:
        return ""
    for advise in _ADVICE:
        if said := advise(value, name, text):
            return said
    return ""


def write(name: str, value: str) -> str:
    """Say to write an attribute, or a text; of a long one, the beginning."""
    value = value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
    return f'Write {name}="{value}".' if name else f"Write “{value}”."


def _of_list(value: Pattern, name: str, text: str) -> str:
    """Advise one of the values that the schema lists."""
    allowed, kinds = values_of(value), types(value)
    if not allowed or not any(allowed):
        return ""
    words = text.split()
    if is_list(value) and len(words) > 1 and (wrong := [word for word in words if word not in allowed]):
        text = wrong[0]
    if like := nearest(text.strip(), tuple(allowed)):
        return f'Did you mean {name}="{like}"?' if name else f"Did you mean “{like}”?"
    choices = [*(f"“{each}”" for each in allowed), *(["a number"] if _NUMBERS & set(kinds) else [])]
    return f"The schema allows {listed(choices, 'or', FEW)}."


def _of_empty(value: Pattern, name: str, text: str) -> str:
    del value
    return f"Write a value, or delete @{name}." if name and not text.strip() else ""


def _of_date(value: Pattern, name: str, text: str) -> str:
    if not (_DATES & set(types(value)) or name.endswith("-iso")):
        return ""
    fault = dates.fault(name, text)
    return fault.hint if fault else "Write a date such as 1940-03-27, or 1940-03, or 1940."


def _of_truth(value: Pattern, name: str, text: str) -> str:
    if "boolean" not in types(value) and not {"true", "false"} <= set(values_of(value)):
        return ""
    meant = WORDS.get(text.strip().lower())
    return write(name, meant) if meant else "Write true or false."


def _of_language(value: Pattern, name: str, text: str) -> str:
    if "language" not in types(value):
        return ""
    words = re.findall(r"\w+", text.lower())
    meant = next((LANGUAGES[word] for word in words if word in LANGUAGES), "")
    if not meant and re.fullmatch(r"[A-Za-z]{2,3}(?:_\w+)+", text.strip()):
        meant = text.strip().replace("_", "-")
    return write(name, meant) if meant else "Write a tag such as en, de or grc; more are in the registry of IANA."


def _of_number(value: Pattern, name: str, text: str) -> str:
    kinds = set(types(value))
    if not kinds & (_WHOLE | _NUMBERS):
        return ""
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    if not found:
        return "Write it in digits."
    digits = found[0].replace(",", ".")
    return write(name, digits.partition(".")[0] if kinds & _WHOLE and not kinds & _NUMBERS else digits)


def _of_address(value: Pattern, name: str, text: str) -> str:
    if "anyURI" not in types(value):
        return ""
    better = quote(text.strip(), safe="%/:?#@!$&'()*+,;=~-._")
    if better == text.strip():
        return "Several must stand there, with spaces between them." if is_list(value) else ""
    return write(name, better) + " In an address % and a number stand for a space and some other signs."


def _of_spaces(value: Pattern, name: str, text: str) -> str:
    """Advise one word where several stand."""
    if is_list(value) or not re.search(r"\s", text.strip()):
        return ""
    return write(name, re.sub(r"\s+", "-", text.strip()))


def _of_name(value: Pattern, name: str, text: str) -> str:
    if not _NAMES & set(types(value)):
        return ""
    meant = re.sub(r"[^\w.-]+", "-", text.strip()).strip("-")
    meant = meant if re.match(r"[^\W\d]", meant) else f"n{meant}"
    return write(name, meant) + " A name begins with a letter and has no spaces."


def _of_expression(value: Pattern, name: str, text: str) -> str:
    del name, text
    found = expressions(value)
    return f"It must fit the pattern {' or '.join(found[:2])}." if found else ""


_ADVICE: tuple[Callable[[Pattern, str, str], str], ...] = (
    _of_empty, _of_truth, _of_list, _of_date, _of_language, _of_number, _of_name,
    _of_spaces, _of_address, _of_expression,
)  # fmt: skip
