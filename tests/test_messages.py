"""What crosses between the processes: frozen values of text, numbers and bytes, which pickle."""

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from pipeline import message
from pipeline.problem import OutputError, PipelineError, UsageError

PLAIN = (str, int, float, bool, bytes, Path, type(None))
MESSAGES = [kind for kind in vars(message).values() if isinstance(kind, type) and kind.__module__ == message.__name__]


def parts(hint: Any) -> Iterator[Any]:
    """Give the types of which a type is made."""
    if not (inner := get_args(hint)):
        yield hint
    for each in inner:
        if each is not Ellipsis:
            yield from parts(each)


def sample(hint: Any) -> Any:
    """Make a value of a type."""
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{field.name: sample(hints[field.name]) for field in fields(hint)})
    if get_origin(hint) is tuple:
        kinds = [each for each in get_args(hint) if each is not Ellipsis]
        return tuple(sample(each) for each in kinds)
    if args := get_args(hint):
        return args[0] if isinstance(args[0], str) else sample(args[0])
    return {str: "ü", int: 7, float: 1.5, bool: True, bytes: b"\xff", Path: Path("a/b")}[hint]


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
def test_a_message_is_frozen_and_made_of_values(kind):
    waiting, seen = [kind], set()
    while waiting:
        each = waiting.pop()
        seen.add(each)
        assert each.__dataclass_params__.frozen, each
        for hint in get_type_hints(each).values():
            for part in parts(hint):
                if is_dataclass(part):
                    waiting += [part] if part not in seen else []
                else:
                    assert part in PLAIN or isinstance(part, str), (each, part)


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
def test_a_message_survives_pickling(kind):
    value = sample(kind)
    assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("kind", [PipelineError, UsageError, OutputError])
def test_what_stops_the_program_survives_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("A sentence.", "What to do.")))
    assert (type(error), str(error)) == (kind, "A sentence.\nWhat to do.")
