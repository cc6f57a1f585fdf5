"""An edition's settings: what each key does, and every mistake at once."""

import re
from pathlib import Path

import pytest
from warm import build, good, pecia
from worlds import tei, world

from pipeline.edition import Edition, matches
from pipeline.format import FORMATS
from pipeline.keys import SETTINGS
from pipeline.problem import OutputError, UsageError
from pipeline.rule import selection
from pipeline.settings import formats_of, open_edition, read_toml

MARKDOWN = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:output method="text"/>
<xsl:template match="/"># {//title[1]}
</xsl:template></xsl:stylesheet>""".replace('version="3.0"', 'version="3.0" expand-text="yes"')
EXTENDED = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
<xsl:import href="https://pecia.example/xslt/html.xsl"/>
<xsl:template match="emph" mode="html"><em class="mine"><xsl:apply-templates mode="html"/></em></xsl:template>
</xsl:stylesheet>"""


def opened(folder: Path, toml: str) -> Edition:
    return open_edition(world(folder, {"edition.toml": toml}), None)


def mistakes(folder: Path, toml: str) -> list[str]:
    with pytest.raises(UsageError) as raised:
        opened(folder, toml)
    return raised.value.message.split("\n  ")[1:]


def test_every_key_has_its_example(tmp_path):
    toml = "\n".join(setting.example for setting in SETTINGS.values())
    edition = opened(tmp_path, toml)
    assert edition.base_url.endswith("/")
    assert [volume.title for volume in edition.volumes] == ["Volume 1"]
    assert "diplomatic" not in {each.name for each in edition.formats}


def test_an_edition_without_keys_has_every_default(tmp_path):
    edition = opened(tmp_path / "Letters of Ada", "")
    assert (edition.title, edition.files, edition.order) == ("Letters of Ada", ("tei/**/*.xml",), "date")
    assert edition.output == (tmp_path / "Letters of Ada/output").resolve()
    assert edition.formats == FORMATS


def test_all_mistakes_are_said_at_once(tmp_path):
    toml = """
titel = "Letters"
editors = "Ward, Ada"
language = "English!"
base-url = "letters.example"
files = ["../*.xml"]
order = "size"
documents = 3
volumes = [{ title = "V" }]
nonsense = true
[formats]
html = false
epub = true
text = { ending = "txt", stylesheet = "text.xsl" }
"""
    assert mistakes(tmp_path, toml) == [
        "titel: there is no such key; did you mean title?",
        "editors: expected a list of names, such as [\"Ward, Ada\"], found 'Ward, Ada'",
        "language: expected a language tag such as \"en\" or \"sr-Latn\", found 'English!'",
        *[f"{key}: expected {SETTINGS[key].expected}, found {value!r}" for key, value in {
            "base-url": "letters.example", "files": ["../*.xml"], "order": "size", "documents": 3,
            "volumes": [{"title": "V"}],
        }.items()],
        "nonsense: there is no such key",
        f"formats: expected {SETTINGS['formats'].expected}, found "
        "{'html': False, 'epub': True, 'text': {'ending': 'txt', 'stylesheet': 'text.xsl'}}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "files", ['["/etc/*.xml"]', '["../a.xml"]', '["a/../../b.xml"]', '["C:/a.xml"]', '[""]', '"a.xml"']
)
def test_files_stay_inside_of_the_edition(files, tmp_path):
    assert len(mistakes(tmp_path, f"files = {files}")) == 1


def test_two_formats_cannot_have_one_ending(tmp_path):
    world(tmp_path, {"xslt/a.xsl": MARKDOWN})
    toml = 'formats.a = { stylesheet = "a.xsl", ending = ".md" }\nformats.b = { stylesheet = "a.xsl", ending = ".MD" }'
    assert mistakes(tmp_path, toml) == ["formats.b: expected an ending of its own, found '.MD', which a has"]


def test_a_format_needs_its_stylesheet(tmp_path):
    toml = 'formats.a = { stylesheet = "a.xsl", ending = ".md" }'
    assert mistakes(tmp_path, toml) == ["formats.a: expected a stylesheet in the edition's xslt/, found no xslt/a.xsl"]


def test_a_format_with_the_name_of_ours_takes_its_place(tmp_path):
    world(tmp_path, {"xslt/a.xsl": MARKDOWN})
    edition = opened(tmp_path, 'formats.text = { stylesheet = "a.xsl", ending = ".txt" }')
    assert [each.stylesheet for each in edition.formats if each.name == "text"] == ["a.xsl"]


@pytest.mark.parametrize("ending", ["md", ".", "./a", ".a b", ".a/../b", ".#", ".a\\\\b"])
def test_an_ending_makes_a_safe_file_name(ending, tmp_path):
    world(tmp_path, {"xslt/a.xsl": MARKDOWN})
    assert len(mistakes(tmp_path, f'formats.a = {{ stylesheet = "a.xsl", ending = "{ending}" }}')) == 1


def test_what_is_not_toml_is_said_with_its_line(tmp_path):
    with pytest.raises(UsageError, match=r"isn't TOML: .*\(at line 2, column 9\)"):
        opened(tmp_path, 'title = "A"\nplace = Vienna\n')


def test_what_is_not_utf_8_is_said(tmp_path):
    (tmp_path / "edition.toml").write_bytes('title = "é"'.encode("latin-1"))
    with pytest.raises(UsageError, match="isn't UTF-8"):
        open_edition(tmp_path, None)


def test_settings_that_cannot_be_read_are_said(tmp_path):
    with pytest.raises(OutputError, match="can't be read"):
        read_toml(tmp_path)


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    (tmp_path / "edition.toml").write_bytes(b'\xef\xbb\xbftitle = "A"')
    assert open_edition(tmp_path, None).title == "A"


def test_the_output_is_the_folder_itself_not_a_link_to_it(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    world(tmp_path / "a", {"edition.toml": ""})
    assert open_edition(tmp_path / "a", tmp_path / "link").output == (tmp_path / "real").resolve()


def test_the_formats_of_a_bare_folder_are_those_that_ship(tmp_path):
    assert formats_of(tmp_path) == FORMATS


@pytest.mark.parametrize(("path", "pattern", "fits"), [
    ("tei/a.xml", "tei/*.xml", True),
    ("tei/b/a.xml", "tei/*.xml", False),
    ("tei/b/a.xml", "tei/**/*.xml", True),
    ("tei/a.xml", "tei/**/*.xml", True),
    ("tei/a.xml", "./tei/?.xml", True),
    ("tei/a.xml", "tei/**", True),
    ("tei/a.xmlx", "tei/*.xml", False),
    ("tei/a+b(c).xml", "tei/a+b(c).xml", True),
])  # fmt: skip
def test_a_pattern_fits_paths(path, pattern, fits):
    assert matches(path, pattern) is fits


def test_a_format_of_the_edition_is_one_stylesheet_and_one_line(tmp_path):
    folder = world(tmp_path / "a", {
        "edition.toml": 'formats = { diplomatic = false, ris = false, '
                        'markdown = { stylesheet = "markdown.xsl", ending = ".md", type = "text/markdown" } }',
        "xslt/markdown.xsl": MARKDOWN, "xslt/html.xsl": EXTENDED, "tei/a.xml": tei("<p><emph>E</emph></p>", title="Ada"),
    })  # fmt: skip
    done = good(folder)
    assert done.text("a.md") == "# Ada\n"
    assert done.files() & {"a.diplomatic.txt", "a.ris", "bibliography.ris"} == set()
    page = done.page("a.html")
    assert page.xpath("//em[@class='mine']")[0].text == "E"
    assert page.xpath("//link[@rel='alternate'][@href='a.md']/@type") == ["text/markdown"]
    assert page.xpath("//a[@href='a.diplomatic.txt']") == []
    inputs = {row["path"] for row in done.manifest()["inputs"]}
    assert {"edition.toml", "xslt/html.xsl", "xslt/markdown.xsl", "tei/a.xml"} <= inputs


def test_a_stylesheet_that_does_not_compile_is_a_wrong_setting(tmp_path):
    folder = world(
        tmp_path / "a", {"edition.toml": "", "tei/a.xml": tei(), "xslt/text.xsl": MARKDOWN.replace("//", "///")}
    )
    done = build(folder)
    assert (done.status, done.site.exists()) == (2, False)
    assert re.search(r"xslt/text.xsl doesn't compile: .*line \d+", done.err)


def test_an_xpath_that_is_not_right_is_a_wrong_setting(tmp_path):
    done = build(world(tmp_path / "a", {"edition.toml": 'documents = "//div["', "tei/a.xml": tei()}))
    assert (done.status, done.site.exists()) == (2, False)
    assert "//div[" in done.err
    assert "Traceback" not in done.err


def test_settings_reach_the_pages(tmp_path):
    toml = """title = "Letters & more"
subtitle = "1901–1914"
editors = ["Ward, Ada"]
publisher = "The Press"
licence = "CC BY 4.0"
licence-url = "https://creativecommons.org/licenses/by/4.0/"
language = "de"
base-url = "https://letters.example/ada"
"""
    done = good(world(tmp_path / "a", {"edition.toml": toml, "tei/a.xml": tei(title="Letter")}))
    page = done.page("a.html")
    assert page.get("lang") == "de"
    assert page.xpath("//a[@rel='license']/@href")[0] == "https://creativecommons.org/licenses/by/4.0/"
    assert "CC BY 4.0" in done.text("a.txt")
    assert "https://letters.example/ada/a.html" in done.text("a.bib")
    assert "Letters & more" in done.page("index.html").findtext(".//h1")
    assert pecia("formats", tmp_path / "a").status == 0


def test_the_severity_of_a_rule_counts_more_than_that_of_its_group(tmp_path):
    (tmp_path / "edition.toml").write_text('rules = { space-double = "error", typography = "note" }', "utf-8")
    wanted = dict(selection(open_edition(tmp_path, None)).severities)
    assert (wanted["space-double"], wanted["not-nfc"]) == ("error", "note")


@pytest.mark.parametrize(
    ("line", "field", "kept"),
    [
        ("released = 2026-03-01", "released", "2026-03-01"),
        ('released = "2026-03-01"', "released", "2026-03-01"),
        ('doi = "10.5281/zenodo.1234567"', "doi", "10.5281/zenodo.1234567"),
        ('version = "1.10"', "version", "1.10"),
    ],
)
def test_what_a_release_is_known_by_is_kept_as_text(line, field, kept, tmp_path):
    assert getattr(opened(tmp_path, line), field) == kept


@pytest.mark.parametrize(
    "line",
    [
        "released = 2026-03-01T12:00:00", "released = 2026", 'released = "1 March 2026"', 'released = "20260301"',
        'doi = "https://doi.org/10.5281/zenodo.1"', 'doi = "zenodo.1"', "version = 1.2", 'version = " "',
        'keywords = "letters"', "description = []",
    ],
)  # fmt: skip
def test_what_is_no_release_is_a_mistake(line, tmp_path):
    key = line.split(" ")[0]
    (mistake,) = mistakes(tmp_path, line)
    assert mistake.startswith(f"{key}: expected {SETTINGS[key].expected}, found ")
