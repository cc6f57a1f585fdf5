"""XInclude: inside of the edition only, and each included element keeps its own file and line."""

import time
from pathlib import Path

import pytest
from lxml import etree

from pipeline import xml
from pipeline.problem import Problem

NS = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'


def tei(body: str) -> str:
    return f"<TEI {NS}>\n<text><body>\n{body}</body></text></TEI>"


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def read(folder: Path, body: str, **files: str) -> xml.Source:
    write(folder, a=tei(body), **files)
    return xml.read(folder / "a.xml", folder)


def text(source: xml.Source) -> str:
    assert source.root is not None, source.problems
    return "".join(source.root.itertext()).strip()


def only(source: xml.Source) -> Problem:
    assert source.root is None
    [problem] = source.problems
    return problem


def first(source: xml.Source, xpath: str) -> etree._Element:
    assert source.root is not None
    return source.root.xpath(xpath, namespaces={"t": "http://www.tei-c.org/ns/1.0"})[0]


def test_a_whole_file_is_included(tmp_path):
    source = read(tmp_path, "<p>One</p> <xi:include href='b.xml'/> end", b=f"<p {NS}>Two</p>")
    assert text(source) == "One Two end"
    assert [path for path, _ in source.used] == ["a.xml", "b.xml"]
    assert source.problems == ()


def test_an_included_element_keeps_its_file_and_line(tmp_path):
    source = read(tmp_path, "<xi:include href='d/b.xml'/>\n<p/>", d__b=f"\n\n<div {NS}>\n  <p>Two</p></div>")
    assert source.place(first(source, "//t:div/t:p")) == ("d/b.xml", 4, 3)
    assert source.place(first(source, "//t:body/t:p")) == ("a.xml", 4, 1)


@pytest.mark.parametrize(
    "pointer",
    ["two", "element(two)", "element(/1/2)", "element(/1/2/1)", "xpointer(id('two'))", "element(none)element(two)"],
)
def test_a_part_is_included_by_its_pointer(tmp_path, pointer):
    other = f"<div {NS}><p>One</p><p xml:id='two'><hi>Two</hi></p></div>"
    assert text(read(tmp_path, f'<xi:include href="b.xml" xpointer="{pointer}"/>', b=other)) == "Two"


def test_a_part_of_the_same_file_is_included_again(tmp_path):
    body = "<p xml:id='x'>Twice</p><xi:include xpointer='x'/>"
    source = read(tmp_path, body)
    assert text(source) == "TwiceTwice"
    assert [(p.rule, p.line) for p in source.problems] == [("duplicate-id", 3)]


def test_a_file_is_included_as_text(tmp_path):
    (tmp_path / "b.txt").write_bytes("Zürich & <Bern>".encode("latin-1"))
    source = read(tmp_path, "<p>In <xi:include href='b.txt' parse='text' encoding='iso-8859-1'/>.</p>")
    assert text(source) == "In Zürich & <Bern>."


def test_an_address_is_percent_decoded(tmp_path):
    (tmp_path / "b c.xml").write_text(f"<p {NS}>Two</p>")
    assert text(read(tmp_path, "<xi:include href='b%20c.xml'/>")) == "Two"


def test_inclusions_are_resolved_from_their_own_folder(tmp_path):
    source = read(
        tmp_path, "<xi:include href='d/b.xml'/>",
        d__b=f"<div {NS}><xi:include href='c.xml'/></div>", d__c=f"<p {NS}>Three</p>",
    )  # fmt: skip
    assert text(source) == "Three"
    assert source.place(first(source, "//t:p")) == ("d/c.xml", 1, 1)


def test_the_fallback_is_taken_where_a_file_is_missing(tmp_path):
    body = "<p><xi:include href='no.xml'><xi:fallback>None, <hi>or</hi> none</xi:fallback></xi:include>.</p>"
    source = read(tmp_path, body)
    assert text(source) == "None, or none."
    assert ("no.xml", "") in source.used


def test_a_fallback_may_include(tmp_path):
    body = "<xi:include href='no.xml'><xi:fallback><xi:include href='b.xml'/></xi:fallback></xi:include>"
    assert text(read(tmp_path, body, b=f"<p {NS}>Two</p>")) == "Two"


def test_a_name_that_is_too_long_for_a_file_is_that_of_a_missing_one(tmp_path):
    assert only(read(tmp_path, f"<xi:include href='{'a' * 500}.xml'/>")).rule == "include-missing"


def test_a_missing_file_is_one_problem_at_the_inclusion(tmp_path):
    problem = only(read(tmp_path, "<p/> <xi:include href='no.xml'/>"))
    assert (problem.path, problem.line, problem.column, problem.rule) == ("a.xml", 3, 6, "include-missing")


def test_a_pointer_to_nothing_is_one_problem(tmp_path):
    problem = only(read(tmp_path, "<xi:include href='b.xml' xpointer='none'/>", b=f"<p {NS}/>"))
    assert problem.rule == "include-xpointer"


def test_a_malformed_included_file_is_blamed_itself(tmp_path):
    problem = only(read(tmp_path, "<xi:include href='b.xml'/>", b=f"<p {NS}>\n<hi></p>"))
    assert (problem.path, problem.line, problem.rule) == ("b.xml", 2, "not-well-formed")


def test_ids_are_compared_after_inclusion(tmp_path):
    source = read(tmp_path, "<p xml:id='x'/><xi:include href='b.xml'/>", b=f"<p {NS} xml:id='x'/>")
    [problem] = source.problems
    assert (problem.path, problem.line, problem.rule) == ("b.xml", 1, "duplicate-id")
    assert "a.xml" in problem.message


def test_an_included_element_keeps_its_language(tmp_path):
    other = f"<div {NS} xml:lang='ru'><p xml:id='x'>Да</p></div>"
    source = read(tmp_path, "<xi:include href='b.xml' xpointer='x'/>", b=other)
    assert first(source, "//t:p").get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"


def test_links_of_an_included_file_still_lead_to_the_same_file(tmp_path):
    other = f"<p {NS} facs='i.png #x'><ref target='c.xml#y'/><ref target='none.xml'/></p>"
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "i.png").write_bytes(b"")
    source = read(tmp_path, "<xi:include href='d/b.xml'/>", d__b=other, d__c=f"<p {NS}/>")
    assert first(source, "//t:p").get("facs") == "d/i.png #x"
    assert first(source, "//t:ref[1]").get("target") == "d/c.xml#y"
    assert first(source, "//t:ref[2]").get("target") == "none.xml"


def test_an_element_in_no_namespace_stays_so(tmp_path):
    other = '<tei:p xmlns:tei="http://www.tei-c.org/ns/1.0"><persname>Ann</persname></tei:p>'
    source = read(tmp_path, "<xi:include href='b.xml'/>", b=other)
    again = etree.fromstring(xml.prepared(xml.cut(source).parts[0], xml.Context("a", "a.xml")))
    assert again.find(".//persname") is not None


def test_an_inclusion_in_an_example_is_an_example(tmp_path):
    body = "<egXML xmlns='http://www.tei-c.org/ns/Examples'><xi:include href='no.xml'/></egXML>"
    assert read(tmp_path, body).root is not None


def test_the_root_itself_may_be_included(tmp_path):
    write(tmp_path, a='<include xmlns="http://www.w3.org/2001/XInclude" href="b.xml"/>', b=tei("<p>Two</p>"))
    assert text(xml.read(tmp_path / "a.xml", tmp_path)) == "Two"


# Attacks


@pytest.mark.parametrize(
    "address",
    [
        "/etc/passwd", "file:///etc/passwd", "../secret.xml", "d/../../secret.xml", "%2e%2e/secret.xml",
        "http://localhost:9/x.xml", "//localhost/x.xml", "ftp://localhost/x", "data:text/xml,&lt;p/&gt;", "a%00.xml",
    ],
)  # fmt: skip
@pytest.mark.parametrize("parse", ["xml", "text"])
def test_nothing_outside_of_the_edition_is_included(tmp_path, address, parse):
    write(tmp_path, secret=f"<p {NS}>SECRET</p>")
    (tmp_path / "edition" / "d").mkdir(parents=True)
    problem = only(read(tmp_path / "edition", f"<xi:include href='{address}' parse='{parse}'/>"))
    assert (problem.path, problem.line, problem.rule) == ("a.xml", 3, "include-outside")
    assert "SECRET" not in str(problem)


@pytest.mark.parametrize("name", ["link.xml", "folder/secret.xml"])
def test_a_link_out_of_the_edition_is_not_followed(tmp_path, name):
    write(tmp_path, secret=f"<p {NS}>SECRET</p>")
    edition = tmp_path / "edition"
    edition.mkdir()
    (edition / "link.xml").symlink_to(tmp_path / "secret.xml")
    (edition / "folder").symlink_to(tmp_path)
    assert only(read(edition, f"<xi:include href='{name}'/>")).rule == "include-outside"


def test_a_link_inside_of_the_edition_is_followed(tmp_path):
    write(tmp_path, b=f"<p {NS}>Two</p>")
    (tmp_path / "link.xml").symlink_to(tmp_path / "b.xml")
    assert text(read(tmp_path, "<xi:include href='link.xml'/>")) == "Two"


@pytest.mark.parametrize("pointer", ["", "xpointer='x'"])
def test_a_file_that_includes_itself_is_one_problem(tmp_path, pointer):
    problem = only(read(tmp_path, f"<div xml:id='x'><xi:include href='a.xml' {pointer}/></div>"))
    assert (problem.path, problem.rule) == ("a.xml", "include-loop")


def test_two_files_that_include_each_other_are_one_problem(tmp_path):
    other = f"<div {NS}><xi:include href='a.xml'/></div>"
    assert only(read(tmp_path, "<xi:include href='b.xml'/>", b=other)).rule == "include-loop"


def test_inclusions_that_double_again_and_again_end_soon(tmp_path):
    for n in range(25):
        twice = f"<xi:include href='f{n + 1}.xml'/>" * 2
        write(tmp_path, **{f"f{n}": f"<div {NS}>{twice}</div>"})
    write(tmp_path, f25=f"<p {NS}>end</p>")
    begin = time.monotonic()
    assert only(read(tmp_path, "<xi:include href='f0.xml'/>")).rule == "include-too-much"
    assert time.monotonic() - begin < 20


def test_entities_of_an_included_file_read_nothing(tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    other = f'<!DOCTYPE p [<!ENTITY x SYSTEM "secret.txt">]><p {NS}>&x;</p>'
    problem = only(read(tmp_path, "<xi:include href='b.xml'/>", b=other))
    assert (problem.path, problem.rule) == ("b.xml", "external-entity")


def test_a_deep_tree_put_together_is_bounded(tmp_path):
    for n in range(20):
        inner = f"<xi:include href='f{n + 1}.xml'/>"
        write(tmp_path, **{f"f{n}": f"<div {NS}>{'<div>' * 200}{inner}{'</div>' * 200}</div>"})
    write(tmp_path, f20=f"<p {NS}>end</p>")
    assert only(read(tmp_path, "<xi:include href='f0.xml'/>")).rule == "too-deep"
