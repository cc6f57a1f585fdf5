"""Sends a site elsewhere, where no folders can be exchanged."""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.edition import GENERATOR, MANIFEST
from pipeline.problem import UsageError
from pipeline.remote.store import AT_ONCE, Store, failing, store

JOURNAL = ".pecia-sending.json"
"""The file of a remote site that says what is being sent, as long as that lasts."""


def deliver(site: Path, url: str) -> tuple[int, int]:
    """Send a site: what has changed, `build.json` last; then delete what it doesn't name. Gives both numbers.

    A journal lies there meanwhile, so that the next build knows what it can't trust where this one is cut off.
    Raises UsageError where something lies there that Pecia didn't send, OutputError where it can't be written.
    """
    there = store(url)
    old, journal, present = known(there)
    new = {row["path"]: row["sha256"] for row in json.loads((site / MANIFEST).read_bytes())["outputs"]}
    send = [name for name in sorted(new) if old.get(name) != new[name] or name in journal or name not in present]
    digest = hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()
    gone = sorted((present.keys() & {*old, *journal}) - {*new, MANIFEST, JOURNAL})
    if not send and not gone and not journal and old.get(MANIFEST) == digest:
        return 0, 0
    with failing(url, "written"):
        told = {"generator": GENERATOR, "sending": sorted({*send, *journal, *gone})}
        there.files.pipe_file(there.path(JOURNAL), json.dumps(told).encode())
        for begin in range(0, len(send), AT_ONCE):
            some = send[begin : begin + AT_ONCE]
            there.files.put([str(site / name) for name in some], [there.path(name) for name in some])
        there.files.put_file(str(site / MANIFEST), there.path(MANIFEST))
        for begin in range(0, len(gone), AT_ONCE):
            there.files.rm([there.path(name) for name in gone[begin : begin + AT_ONCE]])
        there.files.rm_file(there.path(JOURNAL))
    return len(send), len(gone)


def known(there: Store) -> tuple[dict[str, str], frozenset[str], Mapping[str, str]]:
    """Give what a remote site's `build.json` names, what was being sent when a build was cut off, and what is there.

    Raises UsageError where anything else lies there.
    """
    there.files.invalidate_cache()
    present = there.names()
    made, sending = (there.json(name) if name in present else {} for name in (MANIFEST, JOURNAL))
    old: dict[str, str] = {}
    with contextlib.suppress(LookupError, TypeError):
        if made["generator"] == GENERATOR:
            old = {row["path"]: row["sha256"] for row in made["outputs"]}
            old[MANIFEST] = hashlib.sha256(there.files.cat_file(there.path(MANIFEST))).hexdigest()
    journal = frozenset(sending.get("sending", ())) if sending.get("generator") == GENERATOR else frozenset()
    ours = {*old, *journal, *({MANIFEST, JOURNAL} if journal else ())}
    if strange := next((name for name in sorted(present) if name not in ours and name), None):
        message = f"{there.url} holds {strange}, which Pecia didn't put there; all is left as it is."
        raise UsageError(message, "Name a new or empty place for the site.")
    return old, journal, present
