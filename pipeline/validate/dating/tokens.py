"""The text of a date, cut into what counts: a letter for each number, month, weekday and sign."""

import re
from dataclasses import dataclass

from pipeline.validate.dating import names

_PIECE = re.compile(
    r"(?P<month>1?\d(?:bris|bre|bers?|br)\b)"
    r"|(?P<short>['’]\d\d)\b"
    r"|(?P<number>\d+)(?P<suffix>(?:st|nd|rd|th|er|re|e|ème|d|ten|ter|te|[°ºª]"
    r"|-?(?:го|ого|ое|му|ая|й|е|я)|-(?:a|e|i)n?|-(?:án|én|ei|ai))(?![^\W\d]))?"
    r"|(?P<roman>[IVX]+)(?![^\W\d])"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|(?P<planet>[☽♂☿♃♀♄☉])"
    r"|(?P<sign>[./()\-])|(?P<dash>[–—‒‑])|(?P<none>[\s,;:\[\]<>]+)"
)
_PLACE = re.compile(r"\s*[^\W\d_]+(?:[.'’ -]+[^\W\d_]+)*\.?\s*,\s*")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:Uhr|h|a\.?\s?m\.?|p\.?\s?m\.?|ч\.?)\b\.?"
    r"|\b\d{1,2}:\d\d(?::\d\d)?\b"
    r"|\b\d{1,2}\s*(?:Uhr|h|o['’]clock|a\.\s?m\.|p\.\s?m\.|AM|PM|ч(?:\.|асов|аса|ас))(?!\w)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
LONGEST = 200
"""Texts that are longer aren't read."""
_TWO, _THREE, _FOUR = 2, 3, 4
_LAST_DAY, _LAST_YEAR = 31, 2199


@dataclass(frozen=True, slots=True)
class Token:
    """What counts in the text of a date."""

    code: str
    """`d` a number up to 31, `n` another of two digits, `Y` of three, `y` a year; `r` roman, `m` a month, `c` the word
    "century", `~` a word between two dates; else the sign itself."""
    value: int = 0
    ordinal: bool = False
    """Whether the number can only be a day's, as in "26th"."""
    until: int = 0
    """The second year of "1641/2"."""


@dataclass(frozen=True, slots=True)
class Text:
    """The tokens of a date's text."""

    tokens: tuple[Token, ...]
    weekdays: tuple[int, ...]
    """The weekdays that it names, 0 for Monday."""


def read(text: str, language: str) -> Text | None:
    """Cut the text of a date; nothing where a word in it isn't known, since it may say anything."""
    if len(text) > LONGEST or "?" in text:
        return None
    text = _TIME.sub(" ", _without_place(text, language))
    tokens: list[Token] = []
    weekdays: list[int] = []
    at = 0
    for match in _PIECE.finditer(text):
        made = _token(match, language, tokens) if match.start() == at else None
        if made is None:
            return None
        at = match.end()
        if made.code == "w":
            weekdays.append(made.value)
        elif made.code:
            tokens.append(made)
    return Text(_trimmed(tokens), tuple(weekdays)) if at == len(text) else None


def _without_place(text: str, language: str) -> str:
    """Leave out a place before a date, if no word of it means anything in dates: "London, 27 March"."""
    match = _PLACE.match(text)
    if match and match[0].strip()[:1].isupper():
        found = [names.folded(word) for word in re.findall(r"[^\W\d_]+", match[0])]
        if not any(names.month(word, language) or names.weekday(word, language) >= 0 for word in found):
            return text[match.end() :]
    return text


def _token(match: re.Match[str], language: str, before: list[Token]) -> Token | None:
    """Make a token; one without a code doesn't count, and nothing is made of what isn't known."""
    kind, piece = str(match.lastgroup), match[0]
    if kind in ("number", "suffix"):
        return _number(match["number"], ordinal=bool(match["suffix"]))
    if kind == "short":
        return Token("n", int(piece[1:]))
    if kind == "roman" and (roman := _roman(piece)) and names.month(names.folded(piece), language) == 0:
        return Token("r", roman)
    if kind == "none":
        return Token("")
    if kind == "sign":
        return Token("" if piece == ")" else piece)
    return Token("-") if kind == "dash" else _word(names.folded(piece), language, before)


def _word(word: str, language: str, before: list[Token]) -> Token | None:
    """Make a token of a folded word."""
    if month := names.month(word, language):
        return Token("m", month)
    if (weekday := names.weekday(word, language)) >= 0:
        return Token("w", weekday)
    if word in names.CENTURIES:
        return Token("c")
    if word in names.BETWEEN or (before and language in names.AMBIGUOUS.get(word, ())):
        return Token("~")
    known = all(part in names.PLAIN or part in names.AMBIGUOUS for part in word.split("'"))
    return Token("") if known else None


def _number(digits: str, *, ordinal: bool) -> Token | None:
    """Make a token of an arabic number."""
    value = int(digits)
    if len(digits) <= _TWO and 0 < value <= _LAST_DAY:
        return Token("d", value, ordinal)
    if ordinal or len(digits) > _FOUR or value > _LAST_YEAR:
        return None
    return Token({_TWO: "n", _THREE: "Y", _FOUR: "y"}.get(len(digits), "n"), value)


def _roman(piece: str) -> int:
    """Give a roman number's value."""
    numbers = [_ROMAN[letter] for letter in piece]
    following = [*numbers[1:], 0]
    return sum(-each if each < after else each for each, after in zip(numbers, following, strict=True))


def _trimmed(tokens: list[Token]) -> tuple[Token, ...]:
    """Leave out signs at the ends, full stops that follow words, and what is doubled by it."""
    kept = list(tokens)
    while kept and kept[0].code in "./-(":
        kept.pop(0)
    while kept and kept[-1].code in "/-(":
        kept.pop()
    kept = [each for n, each in enumerate(kept) if not (each.code == "." and n and kept[n - 1].code in "./-~(")]
    return tuple(_twins(kept))


def _twins(tokens: list[Token]) -> list[Token]:
    """Make one token of a year and the next with a stroke between, the next perhaps by its last digits: "1641/2"."""
    for n in range(len(tokens) - 2):
        year, stroke, other = tokens[n : n + 3]
        following = year.value + 1
        is_next = other.value in (following, following % 1000, following % 100, following % 10)
        if year.code == "y" and stroke.code == "/" and other.code in "dnYy" and is_next:
            if n + 3 < len(tokens) and tokens[n + 3].code == "/":
                break
            return [*tokens[:n], Token("y", year.value, until=following), *tokens[n + 3 :]]
    return tokens
