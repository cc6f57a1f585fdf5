"""A build: what it writes for documents and for the edition, from small worlds through the whole command."""

import hashlib
import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
import worlds
from conftest import ROOT
from links import active, faults, pages
from lxml import etree
from warm import good
from worlds import Built, build, once, register, tei, tree, world

ENDINGS = (".html", ".txt", ".diplomatic.txt", ".bib", ".ris", ".csl.json", ".xml")
TEI = "{http://www.tei-c.org/ns/1.0}"
LOOSE = etree.XMLParser(collect_ids=False, huge_tree=True)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
PREFIXES = (
    '<encodingDesc xml:id="prefixes"><listPrefixDef><prefixDef ident="pers" matchPattern="(.+)" '
    'replacementPattern="../register/persons.xml#$1"/></listPrefixDef></encodingDesc>'
)
EDITION = {
    "register/persons.xml": register(
        '<person xml:id="ada"><persName><surname>Ward</surname>, <forename>Ada</forename></persName>'
        '<idno type="URL">https://d-nb.info/gnd/118</idno><note>Wrote letters. See '
        '<ref target="../letters/first.xml#p2">one</ref>.</note></person>'
        '<person xml:id="bo"><persName>Bo</persName></person>'
    ),
    "register/ships.xml": register('<object xml:id="argo"><objectIdentifier><objectName>Argo</objectName>'
                                   "</objectIdentifier></object>", "listObject"),
    "letters/first.xml": tei(
        '<pb n="1"/><p xml:id="p1"><persName ref="../register/persons.xml#ada">Ada</persName> met '
        '<persName ref="#ada">her</persName>, <persName ref="pers:bo">Bo</persName> and <rs ref="#argo" type="ship">a ship'
        '</rs>.</p><pb n="2"/><p xml:id="p2"><persName key="bo">Bo</persName> and '
        '<persName ref="https://d-nb.info/gnd/118">A.</persName>, <persName ref="https://x.example/7">Cy</persName>, '
        '<persName ref="#nobody">Di</persName>; <ref target="second.xml#q">there</ref>, <ref target="#p1">above</ref>, '
        '<ref target="second.xml#head">head</ref>, <ref target="../register/persons.xml#bo">Bo</ref>, '
        '<ref target="second.xml#lost">lost</ref>, <ref target="lost.xml">lost</ref>, <ref target="#lost">lost</ref>, <ref target="#first">own</ref>, <ref target="#prefixes">x</ref>.</p>',
        title="First letter", date="1900-05-01", header=PREFIXES, id="first",
    ),
    "letters/second.xml": tei('<p xml:id="q">Answer.</p>', title="Second letter", date="1900-04-01").replace(
        "<title>", '<title xml:id="head">'),
    "letters/third.xml": tei("<p>Third.</p>", title="Third letter", date="1900-06-01"),
    "letters/own.xml": tei('<p><persName ref="#me">Me</persName></p>', title="Own register", date="1900-07-01").replace(
        "<text>", '<standOff><listPerson><person xml:id="me"><persName>Myself</persName></person></listPerson></standOff><text>'
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a small edition of letters with registers."""
    base = once(tmp_path_factory, "letters", lambda base: good(world(base / "a", EDITION)) and None)
    return Built(0, "", "", base / "a-site")


@pytest.fixture(scope="session")
def own_edition(own_site: Path) -> Built:
    """Give the repository's own edition, built."""
    return Built(0, "", "", own_site)


def test_each_document_has_every_format(letters):
    names = ("first", "second", "third", "own")
    assert {name + ending for name in names for ending in ENDINGS} <= letters.files()
    assert not {"persons.html", "ships.html"} & letters.files(), "a register is no document"


def test_the_edition_has_its_own_pages(letters):
    assert {"index.html", "persons/index.html", "persons/ada.html", "persons/bo.html", "objects/argo.html",
            "persons/7.html", "persons/nobody.html", "persons/me.html", "bibliography.bib", "bibliography.ris",
            "bibliography.csl.json", "build.json"} <= letters.files()  # fmt: skip


def test_the_contents_are_in_order(letters):
    titles = [a.text_content().strip() for a in letters.page("index.html").xpath("//main//a[contains(@href, '.html')]")]
    wanted = ["Second letter", "First letter", "Third letter", "Own register"]
    assert [title for title in titles if title in wanted] == wanted


def test_neighbours_are_linked_with_their_titles(letters):
    page = letters.page("first.html")
    found = {link.get("rel"): (link.get("href"), link.text_content()) for link in page.xpath("//body//a[@rel]")}
    assert found["prev"][0] == "second.html"
    assert "Second letter" in found["prev"][1]
    assert found["next"][0] == "third.html"
    assert letters.page("second.html").xpath("//a[@rel='prev']") == []


def test_names_lead_to_their_entries(letters):
    links = letters.page("first.html").xpath(
        "//*[@id='p:text']//a[contains(@class, 'Name') or contains(@class, '-rs')]"
    )
    assert [(a.text_content(), a.get("href")) for a in links] == [
        ("Ada", "persons/ada.html"), ("her", "persons/ada.html"), ("Bo", "persons/bo.html"), ("a ship", "objects/argo.html"),
        ("Bo", "persons/bo.html"), ("A.", "persons/ada.html"), ("Cy", "persons/7.html"), ("Di", "persons/nobody.html"),
    ]  # fmt: skip
    assert letters.page("own.html").xpath("//*[@id='p:text']//a[not(@data-made)]/@href") == ["persons/me.html"]


def test_a_list_is_called_by_its_kind_once(letters):
    assert letters.page("persons/index.html").xpath("string(//h1)") == "Persons"
    ways = [a.text_content() for a in letters.page("index.html").xpath("//nav[@class='ways-in']//p/a")]
    assert ways[:2] == ["Calendar", "Persons"]


def test_an_entry_lists_its_mentions(letters):
    page = letters.page("persons/ada.html")
    assert "Wrote letters." in page.text_content()
    assert "First letter" in page.get_element_by_id("p:mentions").text_content()
    addresses = page.get_element_by_id("p:mentions").xpath(".//a/@href")
    assert {"../first.html#p1", "../first.html#p2"} <= set(addresses)


def test_links_lead_to_places_or_become_plain_text(letters):
    links = letters.page("first.html").xpath("//*[@id='p:text']//*[contains(@class, 'tei-ref')]")
    assert [(a.text_content(), a.get("href")) for a in links][:5] == [
        ("there", "second.html#q"), ("above", "#p1"), ("head", "second.html#p:details"), ("Bo", "persons/bo.html"),
        ("lost", "second.html"),
    ]  # fmt: skip
    assert [a.get("href") for a in links[5:]] == [None] * 4


def test_every_link_leads_somewhere(letters):
    assert faults(letters.site) == []


def test_the_bibliography_has_every_document(letters):
    assert len(json.loads(letters.text("bibliography.csl.json"))) == 4
    assert letters.text("bibliography.ris").count("ER  -") == 4
    assert letters.text("bibliography.bib").count("\n@") + letters.text("bibliography.bib").startswith("@") == 4


def test_the_manifest_names_every_file_and_nothing_else(letters):
    made = letters.manifest()
    outputs = {row["path"]: row["sha256"] for row in made["outputs"]}
    assert outputs.keys() == letters.files() - {"build.json"}
    assert {name: hashlib.sha256((letters.site / name).read_bytes()).hexdigest() for name in outputs} == outputs


def test_the_manifest_names_every_input(letters):
    inputs = {row["path"]: row["sha256"] for row in letters.manifest()["inputs"]}
    source = letters.site.with_name("a")
    assert {name for name in inputs if not name.startswith("pecia:")} == EDITION.keys()
    assert all(inputs[name] == hashlib.sha256((source / name).read_bytes()).hexdigest() for name in EDITION)
    assert {"pecia:xslt/html.xsl", "pecia:xslt/text.xsl", "pecia:xslt/record.xsl"} <= inputs.keys()


def test_the_manifest_holds_no_date_and_no_absolute_path(letters):
    text = letters.text("build.json")
    assert str(letters.site.parent) not in text
    assert not re.search(r"\b20[2-9]\d-\d\d-\d\d", text)
    assert set(letters.manifest()["versions"]) >= {"pecia", "saxon"}


def test_addresses_lead_from_ids_to_where_they_are_shown(letters):
    addresses = letters.manifest()["addresses"]
    assert addresses["register/persons.xml#ada"] == "persons/ada.html"
    assert addresses["letters/second.xml#head"].startswith("second.html#")
    assert all((letters.site / unquote(address.partition("#")[0])).is_file() for address in addresses.values())


def ids_without_address(site: Built) -> list[str]:
    """Give the ids of documents that are neither ids of their page nor in the table of addresses."""
    made = site.manifest()
    missing = []
    for row in made["documents"]:
        shown = set(site.page(f"{row['id']}.html").xpath("//@id"))
        for element in etree.fromstring((site.site / f"{row['id']}.xml").read_bytes(), LOOSE).iter():
            name = element.get(XML_ID)
            if name and name not in shown and f"{row['source']}#{name}" not in made["addresses"]:
                missing.append(f"{row['source']}#{name}")
    return missing


def test_every_id_is_an_address(letters, own_edition):
    assert ids_without_address(letters) == []
    assert ids_without_address(own_edition) == []


def test_the_links_of_the_repositorys_edition_lead_somewhere(own_edition):
    assert faults(own_edition.site) == []
    assert {page.name: found for page in pages(own_edition.site) if (found := active(page))} == {}


def test_the_manifest_of_the_repositorys_edition_is_whole(own_edition):
    made = own_edition.manifest()
    outputs = {row["path"]: row["sha256"] for row in made["outputs"]}
    assert outputs == {n: hashlib.sha256(c).hexdigest() for n, c in tree(own_edition.site).items() if n != "build.json"}
    inputs = {row["path"] for row in made["inputs"]}
    assert {p.relative_to(ROOT).as_posix() for p in (ROOT / "tei").rglob("*.xml")} <= inputs
    assert "edition.toml" in inputs
    assert any(name.endswith(".png") for name in inputs)


NAMES = {
    "Letter One.xml": "Letter_One", "100%.xml": "100_", "a#b.xml": "a_b", "index.xml": "", "con.xml": "",
    "build.xml": "", "Письмо.xml": "Письмо", "e\u0301.xml": "é", "x" * 240 + ".xml": "x" * 180, "a.tei": "a",
    "a.b.c.xml": "a.b.c", "-dash.xml": "-dash", "_under.xml": "_under", "am&p;.xml": "am&p;", "quo'te.xml": "quo'te",
    "名" * 80 + ".xml": "名" * 60,
}  # fmt: skip


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build documents with every kind of odd name, and with ids that clash."""
    files = {f"odd/{name}": tei(f"<p>{n}</p>", title=f"T{n}") for n, name in enumerate(NAMES)}
    files |= {
        "a/x.xml": tei("<p>first</p>", id="same"), "b/x.xml": tei("<p>second</p>", id="same"),
        "c/y.xml": tei("<p>third</p>", id="Same"), "long.xml": tei("<p>long</p>", id="l" + "o" * 299 + "ng"),
        "colon.xml": tei("<p>colon</p>", id="a.b"), "suffix.xml": tei("<p>suffix</p>", id="letter.xml"),
        "links.xml": tei('<p><ref target="odd/Letter%20One.xml">1</ref><ref target="odd/Letter One.xml">2</ref>'
                         '<ref target="odd/100%25.xml">3</ref><ref target="odd/Письмо.xml">4</ref></p>'),
    }  # fmt: skip
    base = once(tmp_path_factory, "odd", lambda base: good(world(base / "a", files)) and None)
    return Built(0, "", "", base / "a-site")


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_makes_a_safe_file(name, odd):
    made = odd.name(f"odd/{name}")
    assert made == (NAMES[name] or made)
    assert not re.search(r'[\s/\\:*?"<>|#%]', made)
    assert unicodedata.is_normalized("NFC", made)
    assert all(len((made + ending).encode()) < 255 for ending in ENDINGS)
    assert {made + ending for ending in ENDINGS} <= odd.files()
    assert not made.lower().startswith(("index", "con.", "build", ".")) or "." in made.rstrip(".")


def test_every_link_to_an_odd_name_leads_somewhere(odd):
    assert faults(odd.site) == []
    assert len(odd.page("links.html").xpath("//*[@id='p:text']//a[@href][not(@data-made)]")) == 3


def test_no_two_names_are_one_on_any_disk(odd):
    names = [unicodedata.normalize("NFC", name.casefold()) for name in odd.files()]
    assert len(names) == len(set(names))


def test_of_documents_with_one_id_the_first_keeps_it(odd):
    assert "first" in odd.text("same.txt")
    assert "second" in odd.text(odd.name("b/x.xml") + ".txt")
    assert "third" in odd.text(odd.name("c/y.xml") + ".txt")
    outputs = {row["path"]: row["sha256"] for row in odd.manifest()["outputs"]}
    assert outputs["same.txt"] == hashlib.sha256((odd.site / "same.txt").read_bytes()).hexdigest()
    rules = [(row["path"], row["rule"]) for row in odd.manifest()["problems"] if row["severity"] == "error"]
    assert rules == [("b/x.xml", "id-clash"), ("c/y.xml", "id-clash")]


def test_an_id_loses_its_ending_and_its_length(odd):
    assert odd.name("suffix.xml") == "letter"
    assert len(odd.name("long.xml")) == 180


DRAFT = '<revisionDesc status="draft"><change>Begun.</change></revisionDesc>'


def test_drafts_are_kept_back_until_asked_for(tmp_path):
    files = {
        "edition.toml": 'title = "E"',
        "tei/a.xml": tei('<p><ref target="b.xml">B</ref></p>', title="A"),
        "tei/b.xml": tei('<p>B<figure><graphic url="b.png"/></figure></p>', title="Draft", header=DRAFT), "tei/b.png": b"\x89PNG",
    }  # fmt: skip
    folder = world(tmp_path / "a", files)
    done = good(folder)
    assert "1 draft kept back" in done.out
    assert [name for name in done.files() if name.startswith("b.") or "b.png" in name] == []
    assert "Draft" not in done.text("index.html") + done.text("a.html")
    assert faults(done.site) == []
    asked = good(folder, "--drafts")
    assert {"b.html", "files/tei/b.png"} <= asked.files()
    assert asked.page("a.html").xpath("//*[@id='p:text']//a[not(@data-made)]/@href") == ["b.html"]


def test_a_bare_folder_keeps_nothing_back(tmp_path):
    done = good(world(tmp_path / "a", {"a.xml": tei(title="A", header=DRAFT)}))
    assert "a.html" in done.files()


def volume(count: int) -> str:
    parts = "".join(
        f'<div type="document" xml:id="d{n}" n="{n}"><head>Telegram {n}</head><p>Word{n}<note n="1">Note {n}</note>.</p>'
        f'<p><ref target="#d{n % count + 1}">next</ref><pb n="{n + 100}"/>more{n}.</p></div>'
        for n in range(1, count + 1)
    )
    return tei(f'<pb n="100"/>{parts}', title="The volume")


@pytest.fixture(scope="session")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a volume of 120 documents in one file."""
    toml = "documents = \"//div[@type='document']\""
    files = {"edition.toml": toml, "tei/v.xml": volume(120), "tei/whole.xml": tei("<p>No part.</p>", title="Whole")}
    base = once(tmp_path_factory, "volumes", lambda base: good(world(base / "a", files)) and None)
    return Built(0, "", "", base / "a-site")


def test_each_part_of_a_volume_is_a_document(volumes):
    assert {f"d{n}{ending}" for n in range(1, 121) for ending in ENDINGS} <= volumes.files()
    assert {"whole.html", "v.html"} & volumes.files() == {"whole.html"}
    assert "Word7[1]." in volumes.text("d7.txt")
    assert "Word8" not in volumes.text("d7.txt")


def test_a_part_knows_the_page_in_force(volumes):
    assert "SP  - 106" in volumes.text("d7.ris")
    assert "EP  - 107" in volumes.text("d7.ris")


def test_a_parts_own_tei_stands_alone(volumes):
    root = etree.fromstring((volumes.site / "d7.xml").read_bytes())
    assert root.tag == TEI + "TEI"
    assert root.findtext(f".//{TEI}titleStmt/{TEI}title") == "The volume"
    assert [div.get(XML_ID) for div in root.iter(TEI + "div")] == ["d7"]


def test_parts_have_neighbours_and_links_in_their_volume(volumes):
    page = volumes.page("d7.html")
    assert page.xpath("//body//a[@rel='prev']/@href")[0] == "d6.html"
    assert page.xpath("//*[@id='p:text']//a[text()='next']/@href") == ["d8.html#d8"]
    assert faults(volumes.site) == []


def test_the_size_of_a_part_does_not_grow_with_its_volume(volumes, tmp_path):
    toml = "documents = \"//div[@type='document']\""
    small = good(world(tmp_path / "a", {"edition.toml": toml, "tei/v.xml": volume(12)}))
    for ending in ENDINGS:
        few, many = (len((site.site / f"d7{ending}").read_bytes()) for site in (small, volumes))
        assert many < few + 120, ending


def test_the_texts_of_a_teicorpus_are_documents(tmp_path):
    corpus = (
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Corpus</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"{tei(title='One', id='one')}{tei(title='Two', id='two')}</teiCorpus>"
    )
    done = good(world(tmp_path / "a", {"c.xml": corpus}))
    assert {"one.html", "two.html"} <= done.files()


def test_a_file_that_a_corpus_includes_is_one_document(tmp_path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>'
    header = "<teiHeader><fileDesc><titleStmt><title>Sittings</title></titleStmt></fileDesc></teiHeader>"
    corpus = "".join(include.format(f"parts/{name}.xml") for name in ("one", "two"))
    files = {
        "all.xml": f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header}{corpus}</teiCorpus>',
        "parts/one.xml": tei("<p>First.</p>", title="One", id="first"),
        "parts/two.xml": tei("<p>Second.</p>", title="Two"),
    }
    built = good(world(tmp_path / "a", files))
    assert "error" not in built.err
    documents = {(row["id"], row["source"]) for row in built.manifest()["documents"]}
    assert documents == {("first", "parts/one.xml"), ("two", "parts/two.xml")}


def test_the_same_input_gives_the_same_bytes(tmp_path):
    files = {**EDITION, "edition.toml": 'title = "E"\nfiles = ["letters/*.xml", "register/*.xml"]', "letters/bad.xml": "<TEI>",
             "letters/warned.xml": tei('<p rend="x"><hamster/><gerbil/></p>')}  # fmt: skip
    worlds = [
        ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"}, 1, "", ""),
        ({"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/New_York"}, 2, "0first", "zlast"),
    ]
    made = []
    for number, (env, jobs, before, after) in enumerate(worlds):
        folder = world(tmp_path / str(number) / "a", files)
        others = [name for name in (before, after) if name]
        world(folder, {f"letters/{name}.xml": tei(f"<p>{name}</p>", title=name, date="2001") for name in others})
        build(folder, "-j", jobs, env=env)
        for name in others:
            (folder / f"letters/{name}.xml").unlink()
        done = build(folder, "-j", jobs, env=env)
        assert done.status == 1, done.err
        said = [line for line in done.err.splitlines() if line.startswith("letters/")]
        made.append((tree(done.site), said, done.out.partition(":")[2].partition("1 document could")[0]))
    assert made[0] == made[1]


def test_a_document_does_not_depend_on_those_before_it(tmp_path):
    last = tei(
        '<p>Last <persName ref="#x">X</persName><note>N</note>.</p><pb/><lg><l>L</l></lg>', title="Last", date="1999"
    )
    others = {f"{n}.xml": tei(f"<p>{n}<note>x</note></p><pb/>", title=f"T{n}") for n in range(7)}
    alone = worlds.good(world(tmp_path / "alone", {"z.xml": last}), "-j", "1")
    after = worlds.good(world(tmp_path / "after", {**others, "z.xml": last}), "-j", "1")
    for ending in (".txt", ".diplomatic.txt", ".xml"):
        one, other = ((site.site / f"z{ending}").read_text().replace("alone", "after") for site in (alone, after))
        assert one == other
    texts = [etree.tostring(site.page("z.html").get_element_by_id("p:text")) for site in (alone, after)]
    assert texts[0] == texts[1]


def test_a_long_list_of_contents_is_cut(tmp_path):
    files = {f"{n}.xml": tei(f"<p>{n}</p>", title=f"T{n}", date=f"{1900 + n % 2}-01-01") for n in range(201)}
    done = good(world(tmp_path / "a", files))
    assert {"contents/1-1900.html", "contents/2-1901.html"} <= done.files()
    assert done.page("7.html").xpath("//nav[@class='breadcrumbs']//a/@href")[:2] == [
        "index.html",
        "contents/2-1901.html",
    ]
    assert faults(done.site) == []
