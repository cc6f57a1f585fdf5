"""Cutting a file into documents, and what each part carries along."""

import time
from pathlib import Path

import pytest
from lxml import etree

from pipeline import xml
from pipeline.problem import UsageError
from pipeline.xml.xpath import in_tei

NS = "http://www.tei-c.org/ns/1.0"
T = {"t": NS, "p": "https://pecia.example/ns"}
DOCUMENTS = "//div[@type='document']"
HEADER = "<teiHeader><fileDesc><titleStmt><title>Volume</title></titleStmt></fileDesc></teiHeader>"


def source(folder: Path, content: str, name: str = "vol.xml") -> xml.Source:
    (folder / name).write_text(content)
    return xml.read(folder / name, folder)


def cut(folder: Path, content: str, documents: str = "") -> xml.Cut:
    return xml.cut(source(folder, content), documents)


def volume(body: str, header: str = HEADER, attributes: str = "") -> str:
    return f'<TEI xmlns="{NS}" {attributes}>{header}<text><body>{body}</body></text></TEI>'


def prepared(part: xml.Part, **more: object) -> etree._Element:
    text = xml.prepared(part, xml.Context(part.id, part.source.path, **more))
    return etree.fromstring(text, etree.XMLParser(collect_ids=False))


def ids(made: xml.Cut) -> list[str]:
    return [part.id for part in made.parts]


def one(tree: etree._Element, xpath: str) -> etree._Element:
    [found] = tree.xpath(xpath, namespaces=T)
    return found


def string(tree: etree._Element, xpath: str) -> str:
    return " ".join(" ".join(tree.xpath(f"{xpath}/descendant-or-self::text()", namespaces=T)).split())


# Which elements are documents


def test_a_file_is_a_document_with_the_files_name(tmp_path):
    assert ids(cut(tmp_path, volume("<p>Word</p>"))) == ["vol"]


def test_the_id_is_that_of_the_tei_without_ending(tmp_path):
    assert ids(cut(tmp_path, volume("<p>Word</p>", attributes='xml:id=" D_1.xml "'))) == ["D_1"]


def test_each_tei_of_a_corpus_is_a_document(tmp_path):
    tei = "<TEI{}><teiHeader/><text><body><p>Word</p></body></text></TEI>"
    named = tei.format(" xml:id='b'")
    corpus = f'<teiCorpus xmlns="{NS}">{HEADER}{tei.format("")}<teiCorpus><teiHeader/>{named}'
    made = cut(tmp_path, f"{corpus}</teiCorpus></teiCorpus>")
    assert ids(made) == ["vol-1", "b"]
    assert len(prepared(made.parts[1]).xpath("p:context/p:corpus/t:teiHeader", namespaces=T)) == 2


def test_a_tei_in_a_tei_is_cut_out_of_it(tmp_path):
    inner = f"<TEI xml:id='in'>{HEADER}<text><body><p>Inner</p></body></text></TEI>"
    made = cut(tmp_path, f'<TEI xmlns="{NS}">{HEADER}{inner}<text><body><p>Outer</p></body></text></TEI>')
    assert ids(made) == ["vol", "in"]
    assert string(prepared(made.parts[0]), "//t:text") == "Outer"
    assert string(prepared(made.parts[1]), "//t:text") == "Inner"


@pytest.mark.parametrize(
    "content",
    [
        "<standOff><listPerson><person xml:id='a'><persName>Ann</persName></person></listPerson></standOff>",
        "<text><body><listPlace><head>Places</head><place xml:id='a'/></listPlace></body></text>",
        "<text><body><div><head>A</head><div><listPerson><person xml:id='a'/></listPerson></div></div></body></text>",
        "<text><body><listObject><object xml:id='s'/></listObject><listEvent><event/></listEvent></body></text>",
        "<text><body><p/></body></text><standOff><listOrg><org xml:id='o'/></listOrg></standOff>",
    ],
)
def test_a_register_is_no_document(tmp_path, content):
    made = cut(tmp_path, f'<TEI xmlns="{NS}">{HEADER}{content}</TEI>')
    assert (made.parts, made.problems) == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        "<text><body><p>Dear Ann</p><listPerson><person xml:id='a'/></listPerson></body></text>",
        "<standOff><listPerson><person xml:id='a'/></listPerson></standOff><text><body><p>Word</p></body></text>",
        "<text><body><p/></body><back><listPerson><person xml:id='a'>Ann</person></listPerson></back></text>",
        "<text><body><listBibl><msDesc><msContents><p>A psalter.</p></msContents></msDesc></listBibl></body></text>",
        "<text><body><pb/></body></text><standOff><listPerson><person xml:id='a'/></listPerson></standOff>",
        "<sourceDoc><surface><line>Word</line></surface></sourceDoc>",
        "<facsimile><graphic url='1.jpg'/></facsimile>",
        "<text><body><p/></body></text>",
        "<words>Word</words>",
    ],
)
def test_what_holds_more_than_a_register_is_a_document(tmp_path, content):
    assert ids(cut(tmp_path, f'<TEI xmlns="{NS}">{HEADER}{content}</TEI>')) == ["vol"]


@pytest.mark.parametrize(
    "described",
    [
        "<fileDesc><sourceDesc><msDesc><listBibl><bibl xml:id='b'>A list.</bibl></listBibl></msDesc></sourceDesc></fileDesc>",
        "<profileDesc><particDesc><person xml:id='a'/></particDesc><correspDesc/></profileDesc>",
    ],
)
def test_what_the_header_describes_is_a_document_whatever_lists_help(tmp_path, described):
    header = f"<teiHeader>{described}</teiHeader>"
    assert ids(cut(tmp_path, f'<TEI xmlns="{NS}">{header}<text><body><p/></body></text></TEI>')) == ["vol"]


def test_a_header_alone_is_no_document_and_noted(tmp_path):
    made = cut(tmp_path, f'<TEI xmlns="{NS}">\n{HEADER}</TEI>')
    assert made.parts == ()
    assert [(p.rule, p.severity, p.line) for p in made.problems] == [("header-only", "note", 1)]


# Parts by an XPath

BODY = (
    "<div type='document' xml:id='d1'><p>One</p></div>\n"
    "<div type='document'><p>Two</p></div>\n"
    "<div type='document' xml:id='d1'><p>Three</p></div>"
)


def test_an_xpath_selects_documents_and_they_keep_the_header(tmp_path):
    made = cut(tmp_path, volume(BODY, attributes="xml:id='v' n='7'"), DOCUMENTS)
    assert ids(made) == ["d1", "vol-2", "vol-3"]
    tree = prepared(made.parts[1])
    assert (tree.get("n"), tree.get("{http://www.w3.org/XML/1998/namespace}id")) == ("7", None)
    assert string(tree, "t:teiHeader//t:title") == "Volume"
    assert string(tree, "t:text/t:body/t:div") == "Two"


def test_a_file_without_such_parts_is_one_document(tmp_path):
    assert ids(cut(tmp_path, volume("<p>Preface</p>"), DOCUMENTS)) == ["vol"]


def test_a_text_in_a_group_keeps_its_place_in_the_tree(tmp_path):
    content = f'<TEI xmlns="{NS}"><text><group><text xml:id="x"><body><p>One</p></body></text></group></text></TEI>'
    [part] = cut(tmp_path, content, "//group/text").parts
    assert string(prepared(part), "/t:TEI/t:text/t:body/t:p") == "One"


def test_a_surface_is_put_in_a_source_document(tmp_path):
    content = f'<TEI xmlns="{NS}"><sourceDoc><surface n="1"><line>One</line></surface></sourceDoc></TEI>'
    [part] = cut(tmp_path, content, "//surface").parts
    assert string(prepared(part), "/t:TEI/t:sourceDoc/t:surface") == "One"


def test_a_part_in_a_part_is_cut_out_of_it(tmp_path):
    body = "<div type='document'>a<!--c--> <div type='document' xml:id='in'>b</div> c <hi>d</hi></div>"
    outer, inner = cut(tmp_path, volume(body), DOCUMENTS).parts
    assert string(prepared(outer), "//t:body") == "a c d"
    assert string(prepared(inner), "//t:body") == "b"


def test_words_outside_of_every_part_are_told_once(tmp_path):
    body = f"<head>The\nThird <hi>Volume</hi></head>\n<p>of 1940</p>{BODY} end"
    [problem] = cut(tmp_path, f"\n{volume(body)}", DOCUMENTS).problems
    assert (problem.rule, problem.severity, problem.line) == ("outside-documents", "warning", 2)
    assert "6 words" in problem.message


@pytest.mark.parametrize("xpath", ["//div[", "count(//div)", "//div/@type", "//x:div"])
def test_a_wrong_xpath_is_an_error_of_usage(tmp_path, xpath):
    with pytest.raises(UsageError, match="XPath"):
        cut(tmp_path, volume(BODY), xpath)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("//div[@type='document']", "//tei:div[@type='document']"),
        ("//div[@n div 2 = 1 and p]", "//tei:div[@n div 2 = 1 and tei:p]"),
        ("div div div", "tei:div div tei:div"),
        ("//text()[contains(., 'div and p')]/..", "//text()[contains(., 'div and p')]/.."),
        ("/descendant::div[not(ancestor::group)]", "/descendant::tei:div[not(ancestor::tei:group)]"),
        ("//*[self::div or self::text][attribute::n]", "//*[self::tei:div or self::tei:text][attribute::n]"),
        ("tei:div | eg:egXML/*", "tei:div | eg:egXML/*"),
        ("//div[head * 2 > 1][last()]", "//tei:div[tei:head * 2 > 1][last()]"),
        ("//div[@xml:id][$n]", "//tei:div[@xml:id][$n]"),
        ("id('a')/p[1.5]", "id('a')/tei:p[1.5]"),
        ("//div1//node()", "//tei:div1//node()"),
    ],
)
def test_names_without_a_prefix_are_of_tei(written, meant):
    assert in_tei(written) == meant


# What a part carries along


def test_the_page_in_force_comes_along_for_each_edition(tmp_path):
    body = (
        "<pb n='1'/><pb n='A' ed='x'/><p>x<note><pb n='99'/></note></p><pb n='2'/>"
        "<div type='document'><p>One</p><pb n='3'/></div><div type='document'><p>Two</p></div>"
    )
    one_, two = cut(tmp_path, volume(body), DOCUMENTS).parts
    numbers = [prepared(part).xpath("p:context/p:in-force/*/@n", namespaces=T) for part in (one_, two)]
    assert numbers == [["A", "2"], ["A", "3"]]
    assert b"p:in-force" not in xml.own_tei(two)
    assert b'n="3"' not in xml.own_tei(two)


def test_the_page_of_another_document_of_a_corpus_is_not_in_force(tmp_path):
    div = "<div type='document'><p>Word</p></div>"
    tei = f"<TEI><teiHeader/><text><body>{{}}{div}</body></text></TEI>"
    content = f'<teiCorpus xmlns="{NS}">{tei.format("<pb/>")}{tei.format("")}</teiCorpus>'
    parts = cut(tmp_path, content, DOCUMENTS).parts
    assert [len(part.in_force) for part in parts] == [1, 0]


def test_language_and_space_come_from_around(tmp_path):
    body = f"<div xml:lang='ru' xml:space='preserve'>{BODY}</div>"
    tree = prepared(cut(tmp_path, volume(body, attributes="xml:lang='en'"), DOCUMENTS).parts[0])
    div = one(tree, "//t:body/t:div")
    assert div.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert div.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_notes_elsewhere_come_along_once(tmp_path):
    body = (
        "<div type='document'><p><ref target='#n1 #n3 #p1'/><ref target='#n1'/><note xml:id='n3'>own</note></p></div>"
        "<div><p xml:id='p1'/><note xml:id='n1'>One</note><note xml:id='n2'>Two</note></div>"
    )
    [part] = cut(tmp_path, volume(body), DOCUMENTS).parts
    assert string(prepared(part), "p:context/p:elsewhere") == "One"


def test_the_surfaces_of_its_pages_come_along(tmp_path):
    facsimile = "".join(f"<surface xml:id='s{n}'><zone xml:id='z{n}'/></surface>" for n in (1, 2, 3))
    header = f"{HEADER}<facsimile>{facsimile}</facsimile>"
    body = "<pb facs='#s1'/><div type='document'><p facs='#z2'>One</p></div>"
    [part] = cut(tmp_path, volume(body, header), DOCUMENTS).parts
    names = prepared(part).xpath("/t:TEI/t:facsimile/t:surface/@xml:id", namespaces=T)
    assert names == ["s1", "s2"]


def test_two_thousand_parts_cost_twice_as_much_as_a_thousand(tmp_path):
    def cost(number: int) -> float:
        one_part = "<pb n='1' facs='#s1'/><div type='document'><p>Word <ref target='#n'/></p><note xml:id='n'/></div>"
        made = cut(tmp_path, volume(one_part * number), DOCUMENTS)
        begin = time.perf_counter()
        for part in made.parts:
            xml.prepared(part, xml.Context(part.id, "vol.xml"))
        return time.perf_counter() - begin

    cost(200)
    assert cost(2000) < 4 * cost(1000) + 0.1


# Places


def test_a_place_is_found_by_its_path_in_the_prepared_document(tmp_path):
    text = volume("\n<div type='document'><p>One</p>\n  <p>Ä <hi\n>Two</hi></p></div>").replace("<text>", "\n<text>")
    [part] = cut(tmp_path, text, DOCUMENTS).parts
    q = f"/Q{{{NS}}}"
    way = f"{q}TEI[1]{q}text[1]{q}body[1]{q}div[1]{q}p[2]"
    assert xml.locate(part, way) == ("vol.xml", 4, 3)
    assert xml.locate(part, f"{way}{q}hi[1]/text()[1]") == ("vol.xml", 4, 8)
    assert xml.locate(part, f"{way}/@n") == ("vol.xml", 4, 3)
    assert xml.locate(part, f"{q}TEI[1]{q}teiHeader[1]{q}fileDesc[1]")[1] == 1
    assert xml.locate(part, f"{q}TEI[1]/Q{{https://pecia.example/ns}}context[1]/Q{{x}}y[1]") == ("vol.xml", 3, 1)


def test_saxons_paths_lead_to_the_same_places(tmp_path):
    saxonche = pytest.importorskip("saxonche")
    body = "<pb n='1'/>\n<div type='document'>\n<p>One</p>\n<p>Two\n<hi>x</hi></p></div>"
    [part] = cut(tmp_path, volume(body), DOCUMENTS).parts
    processor = saxonche.PySaxonProcessor(license=False)
    query = processor.new_xpath_processor()
    query.set_context(xdm_item=processor.parse_xml(xml_text=xml.prepared(part, xml.Context("d", "vol.xml"))))
    assert xml.locate(part, query.evaluate_single("//*:hi/path()").string_value) == ("vol.xml", 5, 1)
    assert xml.locate(part, query.evaluate_single("(//*:p)[1]/text()/path()").string_value) == ("vol.xml", 3, 1)


def test_places_are_right_where_a_part_is_cut_out(tmp_path):
    body = "<div type='document'>\n<p>a</p>\n<div type='document'><p>b</p></div>\n<p>c</p></div>"
    outer, _ = cut(tmp_path, volume(body), DOCUMENTS).parts
    q = f"/Q{{{NS}}}"
    assert xml.locate(outer, f"{q}TEI[1]{q}text[1]{q}body[1]{q}div[1]{q}p[2]") == ("vol.xml", 4, 1)


def test_lines_beyond_65535_are_right(tmp_path):
    [part] = cut(tmp_path, volume("\n" * 70_000 + "<p>a</p>\n<p>b</p>")).parts
    q = f"/Q{{{NS}}}"
    assert xml.locate(part, f"{q}TEI[1]{q}text[1]{q}body[1]{q}p[2]") == ("vol.xml", 70_002, 1)


# The prepared document and the document's own TEI


def test_the_context_says_what_it_is_told(tmp_path):
    [part] = cut(tmp_path, volume("<p>Word</p>")).parts
    tree = prepared(
        part, root="../", edition={"title": 'The "Calendar" \x00& <more>', "subtitle": ""}, editors=("Ward, Ada",),
        licence=("https://x.example/", "CC BY"), images={"i.png": "files/i.png"},
        files=(("text", "vol.txt", "text/plain", "Text"),), previous=b'<p:record xmlns:p="https://pecia.example/ns" id="a"/>',
        volume=("v.html", "One"), entries=(("#a", "place", "places/a.html", "Wien"),),
        targets=(("b.xml#x", "b.html#x"),),
    )  # fmt: skip
    context = tree[0]
    assert context.attrib == {"id": "vol", "path": "vol.xml", "root": "../"}
    assert dict(one(context, "p:edition").attrib) == {"title": 'The "Calendar" & <more>'}
    assert string(context, "p:edition/p:editor") == "Ward, Ada"
    assert one(context, "p:edition/p:licence").get("target") == "https://x.example/"
    assert one(context, "p:previous/p:record").get("id") == "a"
    assert one(context, "p:entry").get("label") == "Wien"
    assert one(context, "p:target").get("href") == "b.html#x"
    assert one(context, "p:file").get("type") == "text/plain"


def test_an_element_in_no_namespace_stays_so_in_a_part(tmp_path):
    content = (
        f'<t:TEI xmlns:t="{NS}"><t:text><t:body><t:div n="1"><persname n="2">Ann</persname>'
        f'<note xmlns=""><t:hi>x</t:hi></note></t:div></t:body></t:text></t:TEI>'
    )
    for documents in ("", "//div"):
        [part] = cut(tmp_path, content, documents).parts
        for tree in (prepared(part), etree.fromstring(xml.own_tei(part))):
            assert one(tree, "//persname").get("n") == "2"
            assert string(tree, "//note/t:hi") == "x"


def test_a_prefix_of_the_text_that_is_ours_does_no_harm(tmp_path):
    [part] = cut(tmp_path, volume("<p:x>Word</p:x>", attributes='xmlns:p="urn:other"')).parts
    tree = prepared(part)
    assert len(tree.xpath("//o:x", namespaces={"o": "urn:other"})) == 1
    assert tree[0].tag == "{https://pecia.example/ns}context"


def test_the_own_tei_of_a_whole_file_is_the_file(tmp_path):
    text = volume("<p  n='1'>&#228;</p>")
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="x.rng"?>\n<!-- c -->\n{text}\n'
    [part] = cut(tmp_path, content).parts
    assert xml.own_tei(part) == content.encode()


def test_the_own_tei_of_another_encoding_is_utf_8_with_its_prolog(tmp_path):
    declaration = "<?xml version='1.0' encoding='iso-8859-1'?><?xml-model href='x.rng'?>"
    content = f"{declaration}{volume('<p>Zürich</p>')}<!-- end -->"
    (tmp_path / "vol.xml").write_bytes(content.encode("iso-8859-1"))
    [part] = xml.cut(xml.read(tmp_path / "vol.xml", tmp_path)).parts
    made = xml.own_tei(part).decode()
    assert made.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<?xml-model href='x.rng'?>")
    assert "Zürich" in made
    assert made.rstrip().endswith("<!-- end -->")


def test_the_own_tei_has_no_document_type(tmp_path):
    content = f'<!DOCTYPE TEI SYSTEM "tei.dtd">{volume("<p>&aelig;</p>")}'
    [part] = cut(tmp_path, content).parts
    assert "DOCTYPE" not in xml.own_tei(part).decode()
    assert "æ" in xml.own_tei(part).decode()


# Links and images


def test_images_are_found_beside_the_file_then_from_the_edition(tmp_path):
    for name in ("tei/a.png", "b c.png", "tei/../x/c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(b"")
    body = (
        "<pb facs='a.png #z http://x.example/i.png'/><graphic url='b%20c.png'/><graphic url='../x/c.png'/>"
        "<graphic url='none.png'/><graphic url='../../etc/passwd'/><graphic url='/etc/passwd'/>"
    )
    (tmp_path / "tei" / "v.xml").write_text(volume(body))
    [part] = xml.cut(xml.read(tmp_path / "tei" / "v.xml", tmp_path)).parts
    assert xml.references(part) == {"a.png": "tei/a.png", "b%20c.png": "b c.png", "../x/c.png": "x/c.png"}


def test_an_image_that_is_a_link_out_of_the_edition_is_not_found(tmp_path):
    edition = tmp_path / "edition"
    edition.mkdir()
    (tmp_path / "secret.png").write_bytes(b"")
    (edition / "i.png").symlink_to(tmp_path / "secret.png")
    [part] = cut(edition, volume("<graphic url='i.png'/>")).parts
    assert xml.references(part) == {}


def test_xml_base_is_resolved_into_links_and_left_out(tmp_path):
    (tmp_path / "there.xml").write_text(volume("<p/>"))
    body = "<p><ref target='#x'/><ref target='other.xml'/><ref target='there.xml'/><rs ref='pmb12'/></p>"
    content = volume(body, attributes="xml:base='https://x.example/texts/'")
    [part] = cut(tmp_path, content).parts
    made = xml.own_tei(part).decode()
    assert "xml:base" not in made
    for link in ('"#x"', '"https://x.example/texts/other.xml"', '"there.xml"', '"pmb12"'):
        assert link in made


def test_a_relative_xml_base_leads_to_images(tmp_path):
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "i.png").write_bytes(b"")
    [part] = cut(tmp_path, volume("<graphic url='i.png'/>", attributes="xml:base='img/'")).parts
    assert xml.references(part) == {"img/i.png": "img/i.png"}
    assert one(prepared(part), "//t:graphic").get("url") == "img/i.png"


def test_the_own_tei_gets_a_declaration_and_keeps_its_lines(tmp_path):
    content = volume("<p\n n = '1'>Word</p>")
    [part] = cut(tmp_path, content).parts
    assert xml.own_tei(part).decode() == f'<?xml version="1.0" encoding="UTF-8"?>{content}'


@pytest.mark.parametrize("xpath", ["//*", "//teiHeader", "/*", "//p | //TEI", "//teiHeader//title"])
def test_whatever_an_xpath_selects_can_be_prepared_and_placed(tmp_path, xpath):
    for part in cut(tmp_path, volume(f"{BODY}<pb/>"), xpath).parts:
        assert prepared(part).tag == f"{{{NS}}}TEI"
        assert xml.locate(part, f"/Q{{{NS}}}TEI[1]/Q{{{NS}}}teiHeader[1]")[0] == "vol.xml"
