"""Ids that can be taken for one another: two that differ only in case."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.validate.finding import Finding
from pipeline.validate.subject import Subject
from pipeline.validate.wording import quoted

SHOWN = 5
"""How many pairs of a file are told one by one; where there are more, they are a habit, and told as one."""
HINT = "Rename one of them: many programs and disks take them for one."


def ids_differ_by_more_than_case(subject: Subject) -> Iterator[Finding]:
    """Look for two ids of a file that differ only in capital and small letters (`id-case`)."""
    by_case: defaultdict[str, list[str]] = defaultdict(list)
    for name in subject.by_id:
        by_case[name.casefold()].append(name)
    pairs = [(names[0], name) for names in by_case.values() for name in names[1:]]
    if len(pairs) > SHOWN:
        first, second = pairs[0]
        such = f"{quoted(second)} from {quoted(first)}"
        message = f"{len(pairs)} ids of this file differ from others only in case, such as {such}."
        yield Finding("id-case", subject.by_id[second], message, HINT)
        return
    for first, second in pairs:
        message = f"The xml:id {quoted(second)} differs only in case from {quoted(first)}, which this file has too."
        yield Finding("id-case", subject.by_id[second], message, HINT)
