"""Edits of the texts: what an editor does to letters all day."""

import random
import re

from soak.first import letter
from soak.state import Files

WORDS = ("Apple", "Brook", "Cloud", "Dune", "Ember", "Fjord")


def texts(files: Files) -> list[str]:
    """Name the files that hold documents and can be read."""
    return sorted(n for n in files if n.startswith(("tei/letters/", "tei/volume")) and n.endswith(".xml"))


def exchanged(files: Files, name: str, pattern: str, new: str) -> bool:
    """Put something else in the place of the first match of a pattern; gives whether anything changed."""
    before = files[name]
    files[name] = re.sub(pattern.encode(), lambda _: new.encode(), before, count=1)
    return files[name] != before


def anywhere(files: Files, rng: random.Random, pattern: str, new: str) -> str:
    """Change some document that a pattern fits; gives its name."""
    fit = [name for name in texts(files) if re.search(pattern.encode(), files[name])]
    if not fit:
        return ""
    name = rng.choice(fit)
    return name if exchanged(files, name, pattern, new) else ""


def said(what: str, name: str) -> str:
    return f"{what} of {name}" if name else ""


def text(files: Files, rng: random.Random) -> str:
    return said("text", anywhere(files, rng, r"Words?\w*", f"Words{rng.randrange(10**6)}"))


def long_text(files: Files, rng: random.Random) -> str:
    return said("a long text", anywhere(files, rng, r"</p>", " and more" * rng.randrange(200, 900) + ".</p>"))


def title(files: Files, rng: random.Random) -> str:
    return said("title", anywhere(files, rng, r"<title>[^<]*</title>", f"<title>Title {rng.choice(WORDS)}</title>"))


def head(files: Files, rng: random.Random) -> str:
    return said("head", anywhere(files, rng, r"<head>[^<]*</head>", f"<head>Part {rng.choice(WORDS)}</head>"))


def date(files: Files, rng: random.Random) -> str:
    when = f'when="19{rng.randrange(10, 60)}-0{rng.randrange(1, 10)}-1{rng.randrange(10)}"'
    return said("date", anywhere(files, rng, r'when="[\d-]+"', when))


def person(files: Files, rng: random.Random) -> str:
    target = rng.choice(("psn:ada", "psn:bo", "#cy", "#nobody", "https://x.example/7", "psn:new", "#leeds"))
    return said(
        f"a name leads to {target}:", anywhere(files, rng, r'<persName ref="[^"]*"', f'<persName ref="{target}"')
    )


def name_as_written(files: Files, rng: random.Random) -> str:
    new = f">{rng.choice(WORDS)}</persName>"
    return said("the form of a name", anywhere(files, rng, r">[^<>]*</persName>", new))


def pointer(files: Files, rng: random.Random) -> str:
    target = rng.choice(("a.xml#n1", "b.xml#q", "../volume.xml#p-two", "d.xml", "gone.xml", "#letter-e", "d.xml#p1"))
    return said(f"a link leads to {target}:", anywhere(files, rng, r'<ref target="[^"]*"', f'<ref target="{target}"'))


def note(files: Files, rng: random.Random) -> str:
    target = rng.choice(("#letter-a", "b.xml#q", "a.xml", "../volume.xml#part-two"))
    return said("a note into another file", anywhere(files, rng, r"</p>", f'<note target="{target}">To.</note></p>'))


def anchor(files: Files, rng: random.Random) -> str:
    """Rename or restore an id to which others point."""
    old, new = rng.choice((("n1", "n9"), ("n9", "n1"), ("q", "q9"), ("q9", "q"), ("p-two", "p-2"), ("p-2", "p-two")))
    return said(f"id {old} is {new} now:", anywhere(files, rng, f'xml:id="{old}"', f'xml:id="{new}"'))


def page_break(files: Files, rng: random.Random) -> str:
    return said("a page", anywhere(files, rng, r"</p>", f'<pb n="{rng.randrange(1, 5)}"/></p>'))


def invalid(files: Files, rng: random.Random) -> str:
    """Break a rule of a schema, or mend it."""
    if name := anywhere(files, rng, r"<forbidden/> WRONG", ""):
        return said("mended by the schema", name)
    return said("broken by the schema", anywhere(files, rng, r"</p>", "<forbidden/> WRONG</p>"))


def malformed(files: Files, rng: random.Random) -> str:
    if name := anywhere(files, rng, r"<broken></p>", "</p>"):
        return said("mended", name)
    return said("malformed", anywhere(files, rng, r"</p>", "<broken></p>"))


def mended(files: Files, rng: random.Random) -> str:
    return said("mended", anywhere(files, rng, r"<broken></p>", "</p>"))


def foreign(files: Files, rng: random.Random) -> str:
    """Make a document something else than TEI; going back mends it."""
    name = rng.choice(texts(files) or [""])
    if name:
        files[name] = b"<html><body/></html>"
    return said("no TEI any more:", name)


def draft(files: Files, rng: random.Random) -> str:
    status = '<revisionDesc status="draft"><change>Begun.</change></revisionDesc>'
    if rng.random() < 0.5 and (name := anywhere(files, rng, status, "")):
        return said("no draft any more:", name)
    return said("draft:", anywhere(files, rng, r"</teiHeader>", f"{status}</teiHeader>"))


def clash(files: Files, rng: random.Random) -> str:
    """Give a document the id of another, the same but for case, or its own again."""
    if rng.random() < 0.5:
        for name in texts(files):
            if b'"letter-a"' in files[name] and not name.endswith("/a.xml"):
                exchanged(files, name, '"letter-a"', f'"letter-{name[12:-4]}"')
                return said("an id of its own again:", name)
    return said(
        "a clash of ids",
        anywhere(files, rng, r'xml:id="letter-[b-z0-9]+"', f'xml:id="{rng.choice(("letter-a", "Letter-B"))}"'),
    )


def renamed_id(files: Files, rng: random.Random) -> str:
    return said(
        "id",
        anywhere(files, rng, r'xml:id="letter-\w+"', f'xml:id="letter-{rng.choice("abcdefgh")}{rng.randrange(9)}"'),
    )


def rename(files: Files, rng: random.Random) -> str:
    name = rng.choice(texts(files) or [""])
    new = f"tei/letters/{rng.choice(WORDS).lower()}.xml"
    if not name or new in files:
        return ""
    files[new] = files.pop(name)
    return f"{name} is {new} now"


def delete(files: Files, rng: random.Random) -> str:
    names = texts(files)
    if len(names) < 4:
        return ""
    name = rng.choice(names)
    del files[name]
    return f"{name} was deleted"


def add(files: Files, rng: random.Random) -> str:
    name = rng.choice("abcdefgh")
    path = f"tei/letters/{name}.xml"
    if path in files or len(texts(files)) > 8:
        return ""
    body = (
        f'<p xml:id="p1">Words of a new {name} <persName ref="psn:{rng.choice(("ada", "bo", "new"))}">X</persName>.</p>'
    )
    files[path] = letter(name, body, f"190{rng.randrange(9)}-04-01")
    return f"{path} was added"


def swap(files: Files, rng: random.Random) -> str:
    names = texts(files)
    if len(names) < 2:
        return ""
    one, other = rng.sample(names, 2)
    files[one], files[other] = files[other], files[one]
    return f"{one} and {other} were swapped"


def encoded(files: Files, rng: random.Random) -> str:
    name = rng.choice([n for n in texts(files) if not files[n].startswith((b"\xff\xfe", b"<?xml"))] or [""])
    if name:
        files[name] = (
            files[name].decode().encode("utf-16") if rng.random() < 0.5 else b"<?xml version='1.0'?>\n" + files[name]
        )
    return said("encoding", name)


EDITS = (
    text, text, text, long_text, title, title, head, date, date, person, person, name_as_written, pointer, note, anchor, anchor,
    page_break, invalid, malformed, mended, foreign, draft, draft, clash, renamed_id, rename, delete, add, swap, encoded,
)  # fmt: skip
