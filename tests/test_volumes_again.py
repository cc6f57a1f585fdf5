"""A volume of many documents, of which one changes: the others are taken as they were."""

import pytest
from warm import build
from worlds import tei, tree, world

LETTERS = "".join(
    f'<div type="letter" xml:id="l{n}"><head>Letter {n}</head><pb n="{n}"/><p>Words of letter {n}.</p></div>'
    for n in range(1, 7)
).replace("letter 6.", '<persName ref="#y">letter</persName> 6.')
SETTINGS = 'title = "E"\ndocuments = "//div[@type=\'letter\']"'
VOLUME = tei(LETTERS, title="Letters", date="1900-01-01")


@pytest.fixture
def volume(tmp_path):
    folder = world(tmp_path / "e", {"edition.toml": SETTINGS, "tei/v.xml": VOLUME})
    first = build(folder)
    assert first.status == 0, first.err
    return folder


def inodes(site):
    return {path.name: path.stat().st_ino for path in site.iterdir() if path.is_file()}


def clean(folder, tmp_path):
    return tree(build(folder, "-o", tmp_path / "clean", env={"PECIA_CACHE": str(tmp_path / "cache")}).site)


def rebuilt(folder, before):
    """Build again; give the files that are new."""
    done = build(folder)
    assert done.status == 0, done.err
    after = inodes(done.site)
    return {name for name in after if after[name] != before.get(name)}, done


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("Words of letter 3.", "Other words.", "l3."),
        ("<p>Words of letter 2.</p>", '<p>Words of <persName ref="#x">letter</persName> 2.</p>', "l2."),
    ],
)
def test_only_the_letter_that_changed_is_made_again(volume, tmp_path, old, new, named):
    before = inodes(volume.with_name("e-site"))
    (volume / "tei/v.xml").write_text(VOLUME.replace(old, new), "utf-8")
    made, done = rebuilt(volume, before)
    documents = {name for name in made if name.startswith("l")}
    assert documents
    assert all(name.startswith(named) for name in documents), documents
    assert tree(done.site) == clean(volume, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<div", "\n\n<div", 1),
        lambda text: text.replace('<div type="letter" xml:id="l1">', '<div type="letter" xml:id="l0"><p>New.</p></div>'
                                  '<div type="letter" xml:id="l1">', 1),
        lambda text: text.replace("<title>Letters", "<title>Other letters", 1),
        lambda text: text.replace("Letter 6</head>", "Letter 6</head><hamster/>", 1),
        lambda text: text.replace('n="2"', 'n="22"', 1),
    ],
    ids=["lines", "inserted", "header", "warned", "page"],
)  # fmt: skip
def test_whatever_changes_the_site_is_that_of_a_clean_build(volume, tmp_path, change):
    (volume / "tei/v.xml").write_text(change(VOLUME), "utf-8")
    _, done = rebuilt(volume, {})
    assert tree(done.site) == clean(volume, tmp_path)


def test_the_line_of_a_warning_moves_with_the_text(volume):
    warned = VOLUME.replace("Letter 6</head>", "Letter 6</head><hamster/>", 1)
    (volume / "tei/v.xml").write_text(warned, "utf-8")
    build(volume)
    (volume / "tei/v.xml").write_text(warned.replace("<div", "\n\n\n<div", 1), "utf-8")
    [line] = [line for line in build(volume).lines("tei/v.xml") if "hamster" in line]
    assert line.startswith("tei/v.xml:4:")
