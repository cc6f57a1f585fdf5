"""Each word as it is compared: in one form of Unicode, the markers of a plain text beside the words."""

import html
import re
import unicodedata

from words.stream import Markers, Token

QUOTES = str.maketrans("", "", '"“”„‟‘’‚‛«»‹›「」『』')
BRACKETED = re.compile(r"(\[[^\[\]]+\])")
CLOSING = re.compile(r"[,.;:!?)\]»]+")


def keys(tokens: list[Token], view: str, markers: Markers) -> list[tuple[str, Token]]:
    """Give each word as it is compared; a plain text has quotation marks that the source hasn't."""
    found: list[tuple[str, Token]] = []
    for token in tokens:
        key = html.unescape(unicodedata.normalize("NFKC", token.text))
        if view == "html":
            found += [(part, token) for part in key.split()]
        elif "[" in key:
            set_off(found, BRACKETED.split(key.translate(QUOTES)), token, markers)
        else:
            place(found, key, token, markers)
    return found


def set_off(found: list[tuple[str, Token]], parts: list[str], token: Token, markers: Markers) -> None:
    """Put a marker behind the word that it stands in, or before it if it leads it; part words at a pointer."""
    word, behind = "", list[str]()
    for part in parts:
        if part in markers.between:
            word, behind = settle(found, word, behind, token, markers), []
            found.append((part, token))
        elif part in markers.behind:
            if word:
                behind.append(part)
            else:
                found.append((part, token))
        else:
            word += part
    settle(found, word, behind, token, markers)


def settle(found: list[tuple[str, Token]], word: str, behind: list[str], token: Token, markers: Markers) -> str:
    """Put down a word and the markers behind it."""
    place(found, word, token, markers)
    found += [(marker, token) for marker in behind]
    return ""


def place(found: list[tuple[str, Token]], word: str, token: Token, markers: Markers) -> None:
    """Put down a word without quotation marks; what only closes a sentence goes before the markers before it."""
    at = len(found)
    while at and found[at - 1][0] in markers.behind:
        at -= 1
    if 0 < at < len(found) and CLOSING.fullmatch(word):
        found[at - 1] = (found[at - 1][0] + word, found[at - 1][1])
    else:
        found += [(part, token) for part in word.translate(QUOTES).split()]
