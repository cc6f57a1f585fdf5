"""Edits of what stands around the texts: registers, inclusions, images, settings, stylesheets, schemas."""

import random

from soak import first
from soak.edits.texts import WORDS, exchanged, texts
from soak.state import Files
from worlds import register

PERSONS = "tei/register/persons.xml"
PLACES = "tei/register/places.xml"
LICENCE = "tei/includes/licence.xml"
SETTINGS = "edition.toml"
BROKEN = b"titel = 1"
"""A setting that is none."""


def changed(files: Files, name: str, pattern: str, new: str, what: str) -> str:
    return what if name in files and exchanged(files, name, pattern, new) else ""


def entry_name(files: Files, rng: random.Random) -> str:
    word = rng.choice(WORDS)
    return changed(files, PERSONS, r"<surname>[^<]*<", f"<surname>{word}<", f"entry ada is called {word}")


def entry_label(files: Files, rng: random.Random) -> str:
    new = f'xml:id="bo"><persName>{rng.choice(WORDS)}</persName>'
    return changed(files, PERSONS, r'xml:id="bo"><persName>[^<]*</persName>', new, "label of the entry bo")


def entry_note(files: Files, rng: random.Random) -> str:
    return changed(files, PERSONS, r"<note>\w+", f"<note>Noted{rng.randrange(99)}", "note of an entry")


def entry_link(files: Files, rng: random.Random) -> str:
    target = rng.choice(("a.xml#n1", "b.xml#q", "d.xml", "gone.xml"))
    return changed(
        files,
        PERSONS,
        r'<ref target="\.\./letters/[^"]*"',
        f'<ref target="../letters/{target}"',
        f"an entry's link to {target}",
    )


def entry_death(files: Files, rng: random.Random) -> str:
    year = rng.choice(("1899", "1901", "1950"))
    return changed(files, PERSONS, r'<death when="\d+', f'<death when="{year}', f"ada died in {year}")


def entry_number(files: Files, rng: random.Random) -> str:
    number = rng.randrange(115, 120)
    return changed(files, PERSONS, r"gnd/\d+", f"gnd/{number}", f"ada's number at an authority is {number}")


def entry_came(files: Files, rng: random.Random) -> str:
    name = rng.choice(("new", "nobody", "dan"))
    url = rng.choice(("https://d-nb.info/gnd/118", "https://x.example/7", f"https://x.example/{name}"))
    entry = (
        f'<person xml:id="{name}"><persName>New {name}</persName><idno type="URL">{url}</idno></person></listPerson>'
    )
    if PERSONS not in files or f'xml:id="{name}"'.encode() in files[PERSONS]:
        return ""
    return changed(files, PERSONS, "</listPerson>", entry, f"entry {name} came")


def entry_went(files: Files, rng: random.Random) -> str:
    name = rng.choice(("ada", "bo", "cy", "new", "nobody", "dan"))
    return changed(files, PERSONS, f'<person xml:id="{name}">.*?</person>', "", f"entry {name} went")


def entry_id(files: Files, rng: random.Random) -> str:
    new = rng.choice(("leeds", "rome", "york"))
    return changed(files, PLACES, r'<place xml:id="\w+"', f'<place xml:id="{new}"', f"a place's id is {new}")


def register_moved(files: Files, rng: random.Random) -> str:
    one, other = rng.choice(((PLACES, "tei/register/towns.xml"), ("tei/register/towns.xml", PLACES)))
    if one not in files or other in files:
        return ""
    files[other] = files.pop(one)
    return f"register {one} is {other} now"


def register_twice(files: Files, rng: random.Random) -> str:
    """Let two registers have entries of one id."""
    name = "tei/register/more.xml"
    if files.pop(name, b""):
        return "a second register went"
    entry = f'<person xml:id="{rng.choice(("ada", "bo", "eve"))}"><persName>Other</persName></person>'
    files[name] = register(entry).encode()
    return "a second register came"


def included(files: Files, rng: random.Random) -> str:
    if LICENCE not in files:
        files[LICENCE] = first.LICENCE.encode()
        return "included file came"
    if rng.random() < 0.3:
        del files[LICENCE]
        return "included file went"
    if rng.random() < 0.2:
        files[LICENCE] = b"<publicationStmt"
        return "included file malformed"
    lines, unknown = "\n" * rng.randrange(3), rng.choice(("", "<hamster/>"))
    text = first.LICENCE.replace("Free", f"Free {rng.choice(WORDS)}{unknown}").replace("<licence", f"<licence{lines}")
    files[LICENCE] = text.encode()
    return "included file"


def corpus(files: Files, rng: random.Random) -> str:
    """Let a corpus include some letters, which stay files of their own."""
    if files.pop("tei/corpus.xml", b""):
        return "a corpus went"
    include = "".join(f'<xi:include {first.XI} href="{name.removeprefix("tei/")}"/>' for name in texts(files)[:2])
    header = "<teiHeader><fileDesc><titleStmt><title>Corpus</title></titleStmt></fileDesc></teiHeader>"
    files["tei/corpus.xml"] = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header}{include}</teiCorpus>'.encode()
    return "a corpus came"


def image(files: Files, rng: random.Random) -> str:
    """Let an image come, change or go; one that is nearer to the text takes the place of another."""
    name = rng.choice(("tei/images/one.png", "tei/letters/plan.png", "plan.png", "images/one.png"))
    if name in files and rng.random() < 0.5:
        del files[name]
        return f"image {name} went"
    files[name] = b"\x89PNG" + rng.randbytes(6)
    return f"image {name}"


SETTING = {
    "title": ('"The letters"', '"Letters"', None),
    "subtitle": ('"A few"', '"Some"', None),
    "publisher": ('"The press"', '"Another press"', None),
    "language": ('"de"', '"fr"', None),
    "order": ('"files"', '"date"', None),
    "base-url": ('"https://example.org/a/"', '"https://example.org/b/"', None),
    "documents": ("\"//div[@type='letter']\"", "\"//div[@type='chapter']\"", None),
    "files": ('["tei/**/*.xml"]', '["tei/letters/*.xml", "tei/register/*.xml"]', '["tei/volume.xml", "tei/**/*.xml"]'),
    "volumes": ('[{ title = "One", files = ["tei/letters/*.xml"] }]', '[{ title = "1", files = ["tei/letters/a.xml"] }]', None),
    "formats": ("{ diplomatic = false }", '{ own = { stylesheet = "own.xsl", ending = ".own.txt" } }', "{ ris = false, csl = false }", None),
    "schema": ('["schema/house.rng"]', '["schema/house.sch"]', '["schema/house.rng", "schema/house.sch"]'),
    "ignore": ('{ "tei/letters/*.xml" = ["pointers"] }', '{ "tei/**/*.xml" = ["names", "header"] }', None),
    "editors": ('["Ward, Ada"]', '["Bo"]', None),
}  # fmt: skip
"""Values of settings; None: the setting is left out."""
RULE = {"name-without-ref": ("on", "off"), "header": ("off", "note", "error"), "pointer-dangling": ("error", "off")}


def setting(files: Files, rng: random.Random) -> str:
    key = rng.choice(sorted(SETTING))
    value = rng.choice(SETTING[key])
    lines = [line for line in files[SETTINGS].decode().split("\n") if not line.startswith(f"{key} =")]
    if value is not None:
        lines.insert(0, f"{key} = {value}")
    return saved(files, lines, f"setting {key} = {value}")


def rule(files: Files, rng: random.Random) -> str:
    key = rng.choice(sorted(RULE))
    lines = [line for line in files[SETTINGS].decode().split("\n") if not line.startswith(f"{key} =")]
    value = rng.choice(RULE[key])
    lines.insert(lines.index("[rules]") + 1, f'{key} = "{value}"')
    return saved(files, lines, f"rule {key} is {value}")


def broken_settings(files: Files, rng: random.Random) -> str:
    """Break the settings, or mend them."""
    lines = files[SETTINGS].decode().split("\n")
    if BROKEN.decode() in lines:
        lines.remove(BROKEN.decode())
        return saved(files, lines, "settings mended")
    return saved(files, [BROKEN.decode(), *lines], "settings broken")


def saved(files: Files, lines: list[str], what: str) -> str:
    content = "\n".join(lines).encode()
    what = "" if files[SETTINGS] == content else what
    files[SETTINGS] = content
    return what


def stylesheet(files: Files, rng: random.Random) -> str:
    """Let the edition's own stylesheets come, change or go."""
    files.setdefault("xslt/own.xsl", first.OWN.encode())
    if "xslt/html.xsl" not in files:
        files |= {"xslt/html.xsl": first.PAGE.encode(), "xslt/own/names.xsl": first.NAMES.encode()}
        return "own html.xsl came"
    which = rng.randrange(6)
    if which == 0:
        del files["xslt/html.xsl"], files["xslt/own/names.xsl"]
        return "own html.xsl went"
    if which == 1:
        return changed(
            files, "xslt/own.xsl", r"persons \w*|persons", f"persons {rng.choice(WORDS)}", "stylesheet of a format"
        )
    if which == 2:
        if files.pop("xslt/text.xsl", b""):
            return "own text.xsl went"
        files["xslt/text.xsl"] = first.TEXT.encode()
        return "own text.xsl came"
    if which == 3:
        return changed(
            files,
            "xslt/html.xsl",
            "</xsl:stylesheet>",
            f"<!-- {rng.random()} --></xsl:stylesheet>",
            "remark in html.xsl",
        )
    return changed(files, "xslt/own/names.xsl", r'class="\w+"', f'class="{rng.choice(WORDS)}"', "imported stylesheet")


def schema(files: Files, rng: random.Random) -> str:
    if rng.random() < 0.5:
        name = rng.choice(("forbidden", "head", "rs", "figure"))
        return changed(
            files, "schema/house.rng", r'tei-c.org/ns/1.0">\w+<', f'tei-c.org/ns/1.0">{name}<', f"schema forbids {name}"
        )
    word = rng.choice(("WRONG", "part", "note", "Words"))
    return changed(
        files, "schema/house.sch", r"contains\(., '\w+'", f"contains(., '{word}'", f"rule of a schema about {word}"
    )


def schema_gone(files: Files, rng: random.Random) -> str:
    if files.pop("schema/house.sch", b""):
        return "a schema went"
    files["schema/house.sch"] = first.RULES.encode()
    return "a schema came"


def stranger(files: Files, rng: random.Random) -> str:
    """Let something come that is no source, or a source in no known place."""
    name = rng.choice(
        ("tei/readme.txt", "tei/.hidden.xml", "tei/deep/er/z.xml", "notes.xml", "xslt/unused.xsl", "schema/unused.rng")
    )
    if files.pop(name, b""):
        return f"{name} went"
    files[name] = first.letter("z", f"<p>{rng.random()}</p>", "1911-11-11")
    return f"{name} came"


EDITS = (
    entry_name, entry_name, entry_label, entry_note, entry_link, entry_death, entry_number, entry_came, entry_came, entry_went,
    entry_id, register_moved, register_twice, included, included, corpus, image, image, setting, setting, setting, rule,
    broken_settings, stylesheet, stylesheet, stylesheet, schema, schema_gone, stranger,
)  # fmt: skip
