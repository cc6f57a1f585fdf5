"""Schemas: which a document names, where they are found, and that none is waited for without end."""

import hashlib
import os
import pickle
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from worlds import world

from pipeline import kept as kept_room
from pipeline import xml
from pipeline.discover import discover
from pipeline.kept import kept
from pipeline.limits import Limits
from pipeline.message import Validated, ValidateTask
from pipeline.rule import selection
from pipeline.settings import open_edition
from pipeline.validate import validate
from pipeline.validate.named import kind_of, named
from pipeline.validate.shipped import folder as shipped_folder
from pipeline.validate.shipped import shipped
from pipeline.validate.subject import Subject
from pipeline.verdict import judged
from pipeline.workers import workers

GROUPS = ("file", "schemas", "schema")
TEI_ALL = "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
LAX = 'default namespace = "http://www.tei-c.org/ns/1.0" start = any any = element * { (attribute * { text } | text | any)* }'
STRICT = 'default namespace = "http://www.tei-c.org/ns/1.0" start = element div { empty }'


def doc(prolog: str = "", attributes: str = "", body: str = "<p>Words.</p>") -> str:
    return (
        f'{prolog}<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}><teiHeader><fileDesc><titleStmt><title>A</title>'
        "</titleStmt><publicationStmt><p>A</p></publicationStmt><sourceDesc><p>A</p></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    )


def model(address: str, rest: str = f'schematypens="{RNG}"') -> str:
    return f'<?xml-model href="{address}" {rest}?>\n'


def task(folder: Path, schema: str = "", select: Sequence[str] = GROUPS) -> ValidateTask:
    edition = open_edition(folder, folder / "output")
    files, _ = discover(edition)
    return ValidateTask(edition, tuple((f.path, f.size) for f in files), selection(edition, select), "", schema)


def verdicts(folder: Path, schema: str = "") -> tuple[Validated, ...]:
    return validate(task(folder, schema))


def problems(folder: Path, schema: str = "") -> list[str]:
    return [str(p) for each in verdicts(folder, schema) for p in each.problems]


def rules(folder: Path, schema: str = "") -> list[str]:
    return [p.rule for each in verdicts(folder, schema) for p in each.problems]


def used(folder: Path, schema: str = "") -> list[tuple[str, str, bool]]:
    return [(s.file, s.kind, s.valid) for each in verdicts(folder, schema) for s in each.schemas]


def names(folder: Path) -> list[tuple[str, str, str]]:
    edition = open_edition(folder, folder / "output")
    source = xml.read(folder / "a.xml", folder)
    return [(n.address, n.kind, n.phase) for n in named(Subject(source, edition, selection(edition)), "")]


def test_document_that_names_no_schema_is_judged_by_tei_all(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(body="<p>A <foo/>.</p>")})
    assert used(tmp_path) == [("tei_all.rng", "rng", False)]
    assert rules(tmp_path) == ["element-not-in-schema"]


@pytest.mark.parametrize(
    "address",
    [
        "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://www.tei-c.org/Vault/P5/3.6.0/xml/tei/custom/schema/relaxng/tei_all.rng",
        "http://www.tei-c.org/Vault/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://vault.tei-c.org/P5/4.7.0/xml/tei/custom/schema/relaxng/tei_all.rng",
    ],
)
def test_releases_of_tei_are_answered_with_a_note(address: str, tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model(address))})
    (line,) = problems(tmp_path)
    assert line.startswith("a.xml:1:1: note: schema-answered: ")
    assert "the schema of TEI's release 4." in line


def test_compact_syntax_of_tei_is_answered_too(tmp_path: Path):
    address = TEI_ALL.replace("tei_all.rng", "tei_lite.rnc")
    world(tmp_path, {"a.xml": doc(model(address, 'type="application/relax-ng-compact-syntax"'))})
    assert used(tmp_path) == [("tei_lite.rnc", "rnc", True)]


def test_misspelt_schema_of_tei_is_recognised(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model(TEI_ALL.replace("tei_all", "tei_al")))})
    (line,) = problems(tmp_path)
    assert "schema-missing" in line
    assert "(Did you mean tei_all.rng?)" in line


def test_schema_on_the_web_is_not_fetched_and_the_document_not_judged_by_another(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model("https://example.org/a.rng"), body="<foo/>")})
    (line,) = problems(tmp_path)
    assert line.startswith("a.xml:1:1: warning: schema-elsewhere: ")
    assert 'schema-map = { "https://example.org/a.rng" = "schema/a.rng" }' in line
    assert used(tmp_path) == []


def test_settings_say_where_the_copy_of_a_schema_is(tmp_path: Path):
    settings = 'files = ["*.xml"]\n[schema-map]\n"https://example.org/a.rng" = "schema/b.rnc"\n'
    world(
        tmp_path, {"a.xml": doc(model("https://example.org/a.rng", "")), "schema/b.rnc": LAX, "edition.toml": settings}
    )
    (file, _, _), *_ = used(tmp_path) or [("", "", False)]
    assert file == "schema/b.rnc"


def test_relative_schema_is_found_beside_the_document(tmp_path: Path):
    world(tmp_path, {"tei/a.xml": doc(model("../schema/a%20b.rnc")), "schema/a b.rnc": LAX})
    assert used(tmp_path) == [("schema/a b.rnc", "rnc", True)]


def test_schema_that_is_not_there_is_missed_with_the_likely_one(tmp_path: Path):
    world(tmp_path, {"tei/a.xml": doc(model("letters.rnc")), "schema/leters.rnc": LAX})
    assert problems(tmp_path) == [
        "tei/a.xml:1:1: warning: schema-missing: There is no schema “letters.rnc”. (Did you mean schema/leters.rnc?)"
    ]


@pytest.mark.parametrize("address", [f"{'a' * 500}.rng", f"{'a' * 500}/a.rng"])
def test_schema_whose_name_is_too_long_for_a_file_is_missed(address: str, tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model(address))})
    assert rules(tmp_path) == ["schema-missing"]


def test_what_is_no_address_is_named(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model("http://["))})
    assert problems(tmp_path) == [
        "a.xml:1:1: warning: schema-missing: “http://[” isn't an address. (Correct it, or delete it.)"
    ]


def test_hint_for_a_path_of_windows_is_toml(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model("C:\\schemas\\a.rng"))})
    (line,) = problems(tmp_path)
    settings = line.partition("edition.toml: ")[2].partition(". Or")[0]
    assert tomllib.loads(settings) == {"schema-map": {"C:\\schemas\\a.rng": "schema/a.rng"}}


@pytest.mark.parametrize("address", ["../a.rng", "/etc/passwd", "file:///etc/passwd", "C:\\schemas\\a.rng"])
def test_schema_outside_of_the_edition_is_not_read(address: str, tmp_path: Path):
    world(tmp_path, {"a.rng": "", "edition/a.xml": doc(model(address))})
    assert rules(tmp_path / "edition") in (["schema-outside"], ["schema-missing"])
    assert used(tmp_path / "edition") == []


def test_link_that_leads_out_of_the_edition_is_not_followed(tmp_path: Path):
    world(tmp_path, {"a.rnc": LAX, "edition/a.xml": doc(model("a.rnc"))})
    (tmp_path / "edition" / "a.rnc").symlink_to(tmp_path / "a.rnc")
    assert rules(tmp_path / "edition") == ["schema-outside"]


def test_all_instructions_are_taken_in_order(tmp_path: Path):
    prolog = (
        model("a.rng")
        + model("a.rng", f'schematypens="{SCH}" phase="b"')
        + model("b.rnc", 'type="application/relax-ng-compact-syntax"')
        + "<!-- <?xml-model href='c.rng'?> -->"
        + '<?oxygen RNGSchema="d.rnc" type="compact" SCHSchema="d.sch"?>'
    )
    world(tmp_path, {"a.xml": doc(prolog)})
    assert names(tmp_path) == [
        ("a.rng", "rng", ""),
        ("a.rng", "sch", "b"),
        ("b.rnc", "rnc", ""),
        ("d.rnc", "rnc", ""),
        ("d.sch", "sch", ""),
    ]


@pytest.mark.parametrize(
    ("address", "stated", "kind"),
    [
        ("a.rng", ("", ""), "rng"),
        ("a.xsd?x#y", ("", ""), "xsd"),
        ("a", (RNG, ""), "rng"),
        ("a.rnc", (RNG, ""), "rnc"),
        ("a.rng", (SCH, "application/xml"), "sch"),
        ("a.dtd", ("", "application/xml-dtd"), "dtd"),
        ("a.nvdl", ("", ""), "nvdl"),
        ("a.rng", ("urn:x", ""), "unknown"),
        ("a", ("", ""), ""),
    ],
)
def test_kind_of_a_schema_is_told_by_what_is_stated_and_by_its_ending(address: str, stated: tuple[str, str], kind: str):
    assert kind_of(address, stated) == kind


def test_kind_of_a_schema_without_an_ending_is_told_by_its_root(tmp_path: Path):
    schema = f'<?xml version="1.0"?><!-- A --><rng:grammar xmlns:rng="{RNG}"><rng:start><rng:element><rng:anyName/><rng:text/></rng:element></rng:start></rng:grammar>'
    world(tmp_path, {"a.xml": doc(model("schema", "")), "schema": schema})
    assert [kind for _, kind, _ in used(tmp_path)] == ["rng"]


@pytest.mark.parametrize("name", ["a.nvdl", "a.dtd", "a.txt"])
def test_other_kinds_are_named_and_left_out(name: str, tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model(name, "")), name: "x"})
    (line,) = problems(tmp_path)
    assert "warning: schema-left-out: " in line
    assert name in line


def test_root_names_schemas_where_no_instruction_does(tmp_path: Path):
    xsi = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="u v.xsd http://www.tei-c.org/ns/1.0 {}"'
    world(tmp_path, {"a.xml": doc("", xsi.format("a.xsd"))})
    assert names(tmp_path) == [("a.xsd", "xsd", "")]
    world(tmp_path, {"a.xml": doc("", xsi.format("a.rng"))})
    assert names(tmp_path) == [("a.rng", "rng", "")]
    world(tmp_path, {"a.xml": doc(model("b.rng"), xsi.format("a.xsd"))})
    assert names(tmp_path) == [("b.rng", "rng", "")]


def test_hint_for_xml_schema_on_the_root_is_no_mistake(tmp_path: Path):
    xsi = f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {TEI_ALL}"'
    world(tmp_path, {"a.xml": doc("", xsi)})
    assert used(tmp_path) == [("tei_all.rng", "rng", True)]


def test_settings_name_the_schema_of_documents_that_name_none(tmp_path: Path):
    settings = 'files = ["*.xml"]\nschema = "schema/a.rnc"\n'
    world(tmp_path, {"a.xml": doc(), "b.xml": doc(model(TEI_ALL)), "schema/a.rnc": STRICT, "edition.toml": settings})
    assert used(tmp_path) == [("schema/a.rnc", "rnc", False), ("tei_all.rng", "rng", True)]


def test_command_names_a_schema_in_place_of_all(tmp_path: Path):
    world(tmp_path, {"edition/a.xml": doc(model(TEI_ALL)), "a.rnc": STRICT})
    assert used(tmp_path / "edition", str(tmp_path / "a.rnc")) == [("a.rnc", "rnc", False)]
    assert used(tmp_path / "edition", TEI_ALL.replace("tei_all", "tei_lite")) == [("tei_lite.rng", "rng", True)]


def test_broken_schema_is_one_problem_where_it_is_named(tmp_path: Path):
    world(tmp_path, {"a.xml": doc('<?xml version="1.0"?>\n' + model("a.rng")), "a.rng": "<html>"})
    (line,) = problems(tmp_path)
    assert line.startswith("a.xml:2:1: error: schema-broken: ")


def test_root_that_is_not_of_relax_ng_is_named(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model("a.rng")), "a.rng": "<html/>"})
    (line,) = problems(tmp_path)
    assert "The schema has <html> where a pattern must stand." in line


def test_one_schema_that_is_named_twice_judges_once(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model(TEI_ALL) + model(TEI_ALL.replace("https", "http")))})
    assert len(used(tmp_path)) == 1


def test_what_many_documents_say_of_a_schema_is_said_once(tmp_path: Path):
    world(tmp_path, {f"{n}.xml": doc(model("https://example.org/a.rng")) for n in range(5)})
    edition = open_edition(tmp_path, tmp_path / "output")
    files, unnamed = discover(edition)
    with workers(1) as run:
        found = judged(edition, files, unnamed, selection(edition, GROUPS), run, lambda *_: None)
    (line,) = map(str, found.problems)
    assert line.startswith("0.xml:1:1: ")
    assert "4 other documents name it too." in line


def test_document_whose_dtd_is_missing_is_judged(tmp_path: Path):
    world(tmp_path, {"a.xml": doc('<!DOCTYPE TEI SYSTEM "lost.dtd">')})
    assert used(tmp_path) == [("tei_all.rng", "rng", True)]


def test_header_that_comes_by_inclusion_is_judged_in_its_place(tmp_path: Path):
    whole = doc()
    header = whole[whole.index("<teiHeader>") : whole.index("</teiHeader>")] + "</teiHeader>"
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/header.xml"/>'
    part = header.replace("<teiHeader>", '<teiHeader xmlns="http://www.tei-c.org/ns/1.0">\n').replace(
        "<p>A</p>", "<q/>", 1
    )
    world(tmp_path, {"a.xml": whole.replace(header, include), "parts/header.xml": part})
    assert [line.split(": ")[0] for line in problems(tmp_path) if "element-" in line] == ["parts/header.xml:2:67"]


def test_element_in_no_namespace_is_not_allowed(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(body='<p>A <hi xmlns="">b</hi>.</p>')})
    (line,) = problems(tmp_path)
    assert "error" in line
    assert "<hi>" in line


def test_duplicate_id_is_told_once(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(body='<p xml:id="a">A</p><p xml:id="a">B</p>')})
    assert used(tmp_path) == [("tei_all.rng", "rng", False)]
    folder = task(tmp_path, select=[*GROUPS, "duplicate-id", "malformed-id"])
    assert [p.rule for each in validate(folder) for p in each.problems] == ["duplicate-id"]


def test_no_schema_is_looked_at_where_no_such_rule_is_wanted(tmp_path: Path):
    world(tmp_path, {"a.xml": doc(model("lost.rng"), body="<foo/>")})
    (verdict,) = validate(task(tmp_path, select=["typography"]))
    assert (verdict.problems, verdict.schemas) == ((), ())


def test_schemas_without_end_cost_few_deadlines(tmp_path: Path):
    twice = "(element p { text } | (element p { text }, element p { text }))*"
    body = f"element body {{ {' & '.join([twice] * 12)} & element q {{ empty }} }}"
    schema = f'default namespace = "http://www.tei-c.org/ns/1.0" {LAX.partition("start = any")[2]}'
    schema += f" start = element TEI {{ element teiHeader {{ any }}, element text {{ {body} }} }}"
    documents = {f"{n:02}.xml": doc(model("a.rnc"), body="<p>A</p>" * 30) for n in range(30)}
    world(tmp_path, {**documents, "a.rnc": schema, "z.xml": doc()})
    edition = open_edition(tmp_path, tmp_path / "output")
    files, unnamed = discover(edition)
    with workers(2, limits=Limits(deadline=3.0)) as run:
        found = judged(edition, files, unnamed, selection(edition, GROUPS), run, lambda *_: None)
    (line,) = map(str, found.problems)
    assert line.startswith("00.xml:1:1: error: schema-too-complex: ")
    assert "29 other documents name it too." in line
    assert [file.path for file in found.files if file.schemas] == ["z.xml"]


def test_every_schema_of_tei_that_ships_gives_a_verdict(tmp_path: Path):
    world(tmp_path, {"a.xml": doc()})
    for file in sorted((shipped_folder() / "relaxng").glob("*.rng")):
        address = TEI_ALL.replace("tei_all.rng", file.name)
        assert shipped(address) == file
        ((name, _, valid),) = used(tmp_path, address)
        assert (name, isinstance(valid, bool)) == (file.name, True)


@pytest.mark.corpus
@pytest.mark.skipif("PECIA_CORPUS" not in os.environ, reason="needs PECIA_CORPUS")
def test_schemas_of_projects_give_verdicts(tmp_path: Path):
    world(tmp_path, {"a.xml": doc()})
    schemas = sorted((Path(os.environ["PECIA_CORPUS"]).parent / "schemas").glob("*.rng"))
    assert {name for file in schemas for name, _, _ in used(tmp_path, str(file))} == {file.name for file in schemas}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PECIA_CACHE", str(folder))
    kept_room.folder.cache_clear()
    yield folder
    kept_room.folder.cache_clear()


def test_what_was_made_is_kept(cache: Path):
    assert [kept(["a", "b"], lambda: b"1"), kept(["a", "b"], lambda: b"2")] == [b"1", b"1"]


def test_other_parts_are_made_anew(cache: Path):
    assert [kept(["a", "b"], lambda: b"1"), kept(["ab"], lambda: b"2")] == [b"1", b"2"]


def test_damaged_entry_is_made_anew(cache: Path):
    kept(["a"], lambda: b"1")
    (entry,) = cache.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    assert kept(["a"], lambda: b"2") == b"2"
    assert entry.read_bytes() == hashlib.sha256(b"2").digest() + b"2"


def test_cache_that_cannot_be_made_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PECIA_CACHE", str(tmp_path / "file" / "cache"))
    kept_room.folder.cache_clear()
    assert [kept(["a"], lambda: b"1"), kept(["a"], lambda: b"2")] == [b"1", b"2"]
    kept_room.folder.cache_clear()


def test_cache_in_which_others_may_write_is_not_trusted(cache: Path):
    cache.mkdir()
    cache.chmod(0o777)
    assert [kept(["a"], lambda: b"1"), kept(["a"], lambda: b"2")] == [b"1", b"2"]


def test_cache_is_bounded(cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept_room, "MOST_ENTRIES", 3)
    for number in range(6):
        kept([str(number)], lambda: b"1")
        os.utime(max(cache.iterdir(), key=lambda path: path.stat().st_ctime_ns), (number, number))
    kept_room.tidy(cache)
    assert len(list(cache.iterdir())) == 3


def test_task_and_verdict_cross_between_processes(tmp_path: Path):
    world(tmp_path, {"a.xml": doc()})
    whole = task(tmp_path)
    assert pickle.loads(pickle.dumps((whole, validate(whole)))) == (whole, validate(whole))
