"""`pecia cite`: documents cited in styles and formats, down to the page, without a build."""

import json

import pytest
from warm import pecia
from worlds import tei, world

LETTER = """<correspDesc><correspAction type="sent"><persName><forename>Ada</forename> <surname>Quill</surname></persName>
<date when="1884-05-03">3 May 1884</date></correspAction><correspAction type="received"><persName><forename>Bruno</forename>
<nameLink>von</nameLink> <surname>Stein</surname></persName></correspAction></correspDesc>"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = world(tmp_path_factory.mktemp("cite") / "Letters", {"a.xml": "", "b.xml": "", "broken.xml": ""})
    head = (
        "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt><p>Here.</p></publicationStmt>"
    )
    head += "<sourceDesc><p>Composed.</p></sourceDesc></fileDesc><profileDesc>{}</profileDesc></teiHeader>"
    body = '<text><body><pb n="771"/><p>Words.</p><pb n="772"/><p>More.</p></body></text></TEI>'
    for name, title in (("a", "Quill to Stein, 3 May 1884"), ("b", "Quill to Stein, 4 May 1884")):
        start = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}">'
        (folder / f"{name}.xml").write_text(start + head.format(title, LETTER) + body, "utf-8")
    (folder / "broken.xml").write_text("<TEI", "utf-8")
    return folder


def cite(edition, *options):
    done = pecia("cite", "--source", edition, *options)
    assert done.status == 0, done.err
    return done.out


def test_a_document_is_cited_in_chicago_where_nothing_is_said(edition):
    expected = "Quill, Ada. To Bruno von Stein, May 3, 1884. In Letters.\n"
    assert cite(edition, "a") == expected


def test_a_page_is_cited_in_a_note(edition):
    assert cite(edition, "a", "--page", "771").endswith(", 771.\n")


@pytest.mark.parametrize(
    ("style", "place"),
    [
        ("mla", "(Quill 771)"),
        ("apa", "p. 771)"),
        ("chicago-author-date", "(Quill to von Stein 1884, 771)"),
        ("mhra", "(p. 771)."),
    ],
)
def test_every_style_names_the_page_in_its_own_way(style, place, edition):
    assert cite(edition, "a", "--style", style, "--page", "771").rstrip().endswith(place)


def test_a_paragraph_and_a_line_and_a_leaf_are_called_so(edition):
    assert cite(edition, "a", "--paragraph", "4").endswith(", para. 4.\n")
    assert "line 12" in cite(edition, "a", "--line", "12") or "l. 12" in cite(edition, "a", "--line", "12")


def test_a_leaf_of_which_nobody_knows_is_cited_with_a_warning(edition):
    done = pecia("cite", "--source", edition, "a", "--folio", "12r")
    assert "fol. 12r" in done.out
    assert "warning: place-unknown: Neither the text nor the header of a numbers its leaves" in done.err


def test_a_page_of_bibtex_is_a_command_beside_the_entry(edition):
    made = cite(edition, "a", "--format", "bibtex", "--page", "771-772")
    assert made.startswith("\\cite[771--772]{a}\n\n@misc{a,\n")
    assert "pages = {771--772}" in made


def test_a_page_of_csl_is_told_beside_the_item(edition):
    made = json.loads(cite(edition, "a", "--format", "csl", "--page", "772"))["citationItems"][0]
    assert (made["locator"], made["label"], made["itemData"]["page"]) == ("772", "page", "771–772")


def test_a_folder_without_settings_cites_its_drafts_too_as_it_publishes_them(tmp_path):
    folder = world(tmp_path, {"a.xml": tei(id="a", title="Glue"), "b.xml": tei(id="b", title="Paste")})
    draft = '<revisionDesc status="draft"><change>Begun.</change></revisionDesc></teiHeader>'
    (folder / "b.xml").write_text((folder / "b.xml").read_text("utf-8").replace("</teiHeader>", draft), "utf-8")
    assert [item["id"] for item in json.loads(cite(folder, "--all", "--format", "csl"))] == ["a", "b"]
    (folder / "edition.toml").write_text('title = "Letters"\nfiles = ["*.xml"]\n', "utf-8")
    assert [item["id"] for item in json.loads(cite(folder, "--all", "--format", "csl"))] == ["a"]


def test_all_documents_are_cited_in_order_and_the_others_are_named(edition):
    done = pecia("cite", "--source", edition, "--all", "--style", "mla")
    assert [line.split("“")[1][:28] for line in done.out.splitlines()] == [
        "Quill to Stein, 3 May 1884.”",
        "Quill to Stein, 4 May 1884.”",
    ]
    assert "broken.xml" in done.err


def test_several_documents_are_one_list_of_csl(edition):
    assert [item["id"] for item in json.loads(cite(edition, "b", "a", "--format", "csl"))] == ["b", "a"]


def test_the_edition_need_not_be_built_and_nothing_is_written(edition):
    before = sorted(edition.rglob("*"))
    cite(edition, "a")
    assert sorted(edition.rglob("*")) == before


def test_an_editions_own_style_is_named_by_its_file(edition):
    style = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><citation><layout suffix="!">'
    (edition / "own.csl").write_text(style + '<text variable="title"/></layout></citation></style>', "utf-8")
    assert cite(edition, "a", "--style", "own.csl") == "Quill to Stein, 3 May 1884!\n"
    (edition / "own.csl").unlink()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["c"], "No document has the id c."),
        (["a", "--style", "mal"], "There is no style “mal”.\nDid you mean mla?"),
        (["a", "--style", "no.csl"], "can't be read"),
        (["a", "--style", "a.xml"], "There is no style “a.xml”."),
        (["a", "--format", "html"], "There is no format “html” of citations."),
        (["a", "--format", "ris", "--page", "7"], "RIS has no field for a cited page"),
        (["a", "--format", "ris", "--style", "mla"], "A citation has a style or a format, not both."),
        (["a", "--form", "bibliography", "--page", "7"], "names no place in a document"),
        (["a", "--page", "7", "--line", "7"], "names one place"),
        (["a", "--page", "871"], "a has no page 871: its pages are 771–772."),
        (["a", "b", "--page", "7"], "A place is a place of one document"),
        ([], "Name documents by their IDs, or cite them all with --all."),
        (["a", "--all"], "Name documents by their IDs, or cite them all with --all."),
        (["broken"], "broken can't be cited: broken.xml:1:"),
    ],
)
def test_what_cannot_be_cited_is_refused_in_a_sentence(options, sentence, edition):
    done = pecia("cite", "--source", edition, *options)
    assert done.status == 2
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_a_style_that_only_names_another_is_refused_with_the_others_name(edition):
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    text = f'<style xmlns="http://purl.org/net/xbiblio/csl"><info>{link}</info></style>'
    (edition / "other.csl").write_text(text, "utf-8")
    done = pecia("cite", "--source", edition, "a", "--style", "other.csl")
    assert "It follows http://www.zotero.org/styles/apa: use that one." in done.err
    (edition / "other.csl").unlink()


@pytest.mark.parametrize(
    ("header", "kind"), [("", "manuscript"), (f"<profileDesc>{LETTER}</profileDesc>", "personal_communication")]
)
def test_the_settings_say_of_which_kind_documents_are_whose_headers_do_not(header, kind, tmp_path):
    files = {"edition.toml": 'title = "T"\nkind = "diary-entry"\n', "tei/a.xml": tei(id="a", header=header)}
    done = pecia("cite", "--source", world(tmp_path / "e", files), "a", "--format", "csl")
    assert [item["type"] for item in json.loads(done.out)] == [kind]
