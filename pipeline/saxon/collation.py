"""The order of names: their keys of the Unicode Collation Algorithm, as Saxon makes them."""

from collections.abc import Sequence

from pipeline.saxon.compiling import SORT_KEYS, prepared, processor

FUNCTIONS = "https://pecia.example/functions"
MOST_KEYS = 5_000
"""How many keys are kept, nearly: the same names stand in many documents."""
_keys: dict[str, str] = {}
"""The keys of names that were asked for before."""


def sort_keys(names: Sequence[str]) -> tuple[str, ...]:
    """Give each name's key of the Unicode Collation Algorithm (UTS #10), hexadecimal: keys sort as text."""
    wanted = [" ".join(name.split()) for name in names]
    if wanted == [""]:
        return ("",)
    if any(name not in _keys for name in wanted):
        if len(_keys) > MOST_KEYS:
            _keys.clear()
        new = [name for name in dict.fromkeys(wanted) if name not in _keys]
        lines = processor().make_string_value("\n".join((*new, "")))
        executable = prepared(SORT_KEYS)
        keys = executable.call_function_returning_string(f"{{{FUNCTIONS}}}sort-keys", [lines]) or ""
        _keys.update(zip(new, keys.split("\n"), strict=False))
    return tuple(_keys[name] for name in wanted)
