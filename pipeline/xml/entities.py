"""The character entities of HTML and of the old ISO sets, for texts whose DOCTYPE names an external DTD."""

from functools import cache
from html.entities import html5

# ISO 8879's sets that HTML doesn't have: ISOgrk1 and ISOgrk2 (monotonic Greek letters), ISOgrk4 (bold mathematical).
_LETTERS = (
    "a", "b", "g", "d", "e", "z", "ee", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "sf", "s", "t", "u", "ph",
    "kh", "ps", "oh",
)  # fmt: skip
_ACCENTED = {
    "aacgr": "ά", "Aacgr": "Ά", "eacgr": "έ", "Eacgr": "Έ", "eeacgr": "ή", "EEacgr": "Ή", "iacgr": "ί",
    "Iacgr": "Ί", "oacgr": "ό", "Oacgr": "Ό", "uacgr": "ύ", "Uacgr": "Ύ", "ohacgr": "ώ", "OHacgr": "Ώ",
    "idigr": "ϊ", "Idigr": "Ϊ", "udigr": "ϋ", "Udigr": "Ϋ", "idiagr": "ΐ", "udiagr": "ΰ",
}  # fmt: skip
_BOLD = (
    "alpha", "beta", "gamma", "delta", "epsi", "zeta", "eta", "thetas", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "", "pi", "rho", "sigmav", "sigma", "tau", "upsi", "phi", "chi", "psi", "omega",
)  # fmt: skip


@cache
def table() -> dict[str, str]:
    """Give each entity's name with the characters it stands for."""
    names = {name.removesuffix(";"): text for name, text in html5.items() if name.endswith(";")}
    return {**_greek(), **_bold(), **names}


def _greek() -> dict[str, str]:
    """Give ISOgrk1 and ISOgrk2: `agr` is α, `AGR` doesn't exist, `Agr` and `EEgr` are capitals."""
    small = {f"{name}gr": chr(0x3B1 + place) for place, name in enumerate(_LETTERS)}
    large = {f"{name.upper()}gr": chr(0x391 + place) for place, name in enumerate(_LETTERS) if name != "sf"}
    return {**small, **large, **_ACCENTED}


def _bold() -> dict[str, str]:
    """Give ISOgrk4: `b.alpha` is a bold alpha, `b.Gamma` a bold capital Gamma."""
    names = [(place, name) for place, name in enumerate(_BOLD) if name]
    small = {f"b.{name}": chr(0x1D6C2 + place) for place, name in names}
    return {**small, **{f"b.{name.title()}": chr(0x1D6A8 + place) for place, name in names}}
