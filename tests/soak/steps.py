"""What happens next to an edition: one edit, several, a going back, or a change that hides itself."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from soak.edits import around, texts
from soak.first import FIRST
from soak.state import State

EDITS = texts.EDITS + around.EDITS
OPTIONS = (("--drafts",), ("--no-validate",), ("--strict",), ())
"""Options of which each changes what comes of a build."""


def begin() -> State:
    return State(FIRST, story="the first build")


def edited(state: State, rng: random.Random, times: int = 1) -> State:
    """Make some edits before the next build."""
    files, told = dict(state.files), []
    while len(told) < times:
        if what := rng.choice(EDITS)(files, rng):
            told.append(what)
    return State(files, state.options, "; ".join(told), in_place=rng.random() < 0.5, past=(*state.past, state))


def several(state: State, rng: random.Random) -> State:
    return edited(state, rng, rng.randrange(2, 6))


def back(state: State, rng: random.Random) -> State:
    """Go back to an earlier moment; mostly to the one before the last."""
    if not state.past:
        return edited(state, rng)
    number = rng.choice((len(state.past) - 1, rng.randrange(len(state.past))))
    return replace(state.past[number], story=f"back to build {number}", past=(*state.past, state))


def hidden(state: State, rng: random.Random) -> State:
    """Change a word to one of the same length, and let the file's time be as it was."""
    names = [n for n in sorted(state.files) if re.search(rb"Word|Wrote|Leeds|Free|one", state.files[n])]
    name = rng.choice(names)
    before = state.files[name]
    after = re.sub(rb"Word|Wrote|Leeds|Free|one", lambda found: found[0][::-1], before, count=1)
    files = {**state.files, name: after}
    story = f"{name} has the same size and time, but other content"
    return State(files, state.options, story, frozenset([name]), in_place=rng.random() < 0.5, past=(*state.past, state))


def touched(state: State, rng: random.Random) -> State:
    """Change only times."""
    names = rng.sample(sorted(state.files), 3)
    story = f"only the times of {', '.join(names)}"
    return State(state.files, state.options, story, touched=frozenset(names), past=(*state.past, state))


def nothing(state: State, rng: random.Random) -> State:
    return State(state.files, state.options, "nothing", past=(*state.past, state))


def otherwise(state: State, rng: random.Random) -> State:
    """Build with other options."""
    options = rng.choice(OPTIONS)
    return State(state.files, options, f"options {' '.join(options) or 'none'}", past=(*state.past, state))


STEPS: tuple[tuple[Callable[[State, random.Random], State], int], ...] = (
    (edited, 70), (several, 8), (back, 8), (hidden, 6), (touched, 3), (nothing, 3), (otherwise, 2),
)  # fmt: skip
"""What can happen, and how often of a hundred times."""


def is_broken(state: State) -> bool:
    """Tell whether most documents can't be built, so that further edits would show little."""
    return around.BROKEN in state.files["edition.toml"] or state.files.get(around.LICENCE, b"")[-1:] != b">"


def whole_again(state: State) -> State:
    """Mend what everything depends on."""
    settings = state.files["edition.toml"].replace(around.BROKEN + b"\n", b"")
    files = {**state.files, "edition.toml": settings, around.LICENCE: FIRST[around.LICENCE]}
    return State(files, state.options, "mended what all depends on", past=(*state.past, state))


def after(state: State, rng: random.Random, times: int = 1) -> State:
    """Give the next moment; if it is made by an edit, by so many."""
    if is_broken(state) and rng.random() < 0.4:
        return whole_again(state)
    (step,) = rng.choices([step for step, _ in STEPS], [often for _, often in STEPS])
    return edited(state, rng, times) if step is edited else step(state, rng)


def story(seed: int, count: int, *, times: int = 1) -> list[State]:
    """Give a story: a first moment, and `count` more. The same seed gives the same story.

    With `times` there are more edits before most builds: fewer builds then, but one edit may hide another.
    """
    rng = random.Random(seed)  # noqa: S311 - it must be the same each time
    moments = [begin()]
    for _ in range(count):
        moments.append(after(moments[-1], rng, times))
    return moments
