"""The sources of documents, cited: each once, and what of them no field can hold."""

import json
import sys
from collections.abc import Mapping, Sequence

from pipeline.citing import Cited
from pipeline.format import Format
from pipeline.problem import UsageError
from pipeline.terminal import number


def sources(cited: Cited, made: Format, *, everything: bool, quiet: bool) -> list[str]:
    """Give the citations of sources, each once; what is told in words only is given as it stands in a style.

    Says on standard error of which documents no source can be cited. Raises UsageError where that is none's.
    """
    found = {name: json.loads(text) for name, text in zip(cited.ids, cited.texts, strict=True)}
    in_words = made.name == "style"
    texts: dict[str, str] = {}
    for told in found.values():
        keyed = [(each["text"] if in_words else each["key"], each["text"]) for each in told["items"]]
        keyed += [(words + "\n", words + "\n") for words in told["words"] if in_words]
        for key, text in keyed:
            texts.setdefault(key, text)
    said = unsaid(found, in_words=in_words, everything=everything)
    if not texts:
        raise UsageError(said[0], "" if everything else "Without --of source, the document itself is cited.")
    sys.stderr.writelines(line + "\n" for line in said if not quiet)
    return list(texts.values())


def unsaid(found: Mapping[str, Mapping[str, Sequence[object]]], *, in_words: bool, everything: bool) -> list[str]:
    """Say of which documents no source can be cited: of each, or how many they are."""
    without = [name for name, told in found.items() if not told["items"] and not told["words"]]
    worded = [] if in_words else [name for name, told in found.items() if told["words"]]
    if everything:
        counted = {
            "name no source that can be cited": without,
            "tell a source in words only, which no field can hold": worded,
        }
        return [
            f"The headers of {len(names):,} of {number(len(found), 'document')} {what}."
            for what, names in counted.items()
            if names
        ]
    lines = [f"The header of {name} names no source that can be cited." for name in without]
    return lines + [
        f"The header of {name} tells a source in words only, which no field can hold: “{words}”."
        for name in worded
        for words in found[name]["words"]
    ]
