"""Whatever a file holds: one line says what is wrong with it, all others are built, and nothing becomes active."""

import gzip
import os
import re
from pathlib import Path

import pytest
import worlds
from links import active, faults
from warm import build, good
from worlds import Built, once, tei, tree, world

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
SECRET = "Sesame"  # noqa: S105 - not a password
LINE = re.compile(r"[^:]+:\d+:\d+: error: [a-z0-9-]+: [A-Z<“].*\. \(.+[.?]\)")
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))


def include(href: str) -> str:
    return tei(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{href}"/>', title="Including")


REFUSED = {
    "ampersand.xml": (tei("<p>Ed. & Co.</p>"), "not-well-formed"),
    "bare.xml": ("<TEI><teiHeader/><text><body><p>A</p></body></text></TEI>", "no-namespace"),
    "circle.xml": (include("circle.xml"), "include-loop"),
    "compressed.xml": (gzip.compress(tei().encode(), mtime=0), "compressed"),
    "control.xml": (tei("<p>\x01</p>"), "control-character"),
    "deep.xml": (tei("<p>" * 5_000 + "</p>" * 5_000), "too-deep"),
    "empty.xml": (b"", "empty-file"),
    "encoding.xml": ('<?xml version="1.0" encoding="nonsense"?>' + tei(), "unknown-encoding"),
    "entity.xml": (tei("<p>&nonsense;</p>"), "undefined-entity"),
    "fragment.xml": (f"<p {NS}>Nobody includes this.</p>", "fragment"),
    "image.xml": (b"\x89PNG\r\n\x1a\n\0\0", "not-xml"),
    "latin.xml": (tei("<p>été</p>").encode("latin-1"), "wrong-encoding"),
    "laughs.xml": (f'<!DOCTYPE TEI [<!ENTITY a "haha">{LAUGHS}]>' + tei("<p>&j;</p>"), "entity-expansion"),
    "leaving.xml": (include("../secret.xml"), "include-outside"),
    "missing.xml": (include("nowhere.xml"), "include-missing"),
    "page.xml": ('<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "not-tei"),
    "p4.xml": ("<TEI.2><teiHeader/><text><body><p>A</p></body></text></TEI.2>", "tei-p4"),
    "text.xml": ("Dear sir,\n", "not-xml"),
    "truncated.xml": (tei().partition("</body>")[0], "truncated"),
    "unclosed.xml": (tei("<p>A</q>"), "not-well-formed"),
    "web.xml": (include("https://pecia.example/a.xml"), "include-outside"),
    "xxe.xml": ('<!DOCTYPE TEI [<!ENTITY e SYSTEM "../secret.txt">]>' + tei("<p>&e;</p>"), "external-entity"),
}  # fmt: skip
"""Files that can't be built, and the rule that says why."""

UNREADABLE = {"broken.xml": "unreadable", "outside.xml": "outside", "pipe.xml": "unreadable", "self.xml": "unreadable"}
"""Things in a folder that aren't files of it."""

SHOWN = {
    "entities.xml": ('<!DOCTYPE TEI SYSTEM "http://pecia.example/tei.dtd">' + tei("<p>C&aelig;sar</p>"), "Cæsar"),
    "folder.xml/inner.xml": (tei("<p>Within a folder</p>"), "Within a folder"),
    "good.xml": (tei("<p>Good words</p>"), "Good words"),
    "including.xml": (include("parts/part.xml"), "Included words"),
    "invalid.xml": (tei("<p>A<p>b</p>c<div>d</div></p><persname>e</persname><text>f</text>"), "e"),
    "malformed-id.xml": (tei('<p xml:id="1 2">Malformed</p>'), "Malformed"),
    "no-header.xml": (f"<TEI {NS}><text><p>No header</p></text></TEI>", "No header"),
    "parameter.xml": ('<!DOCTYPE TEI [<!ENTITY % e SYSTEM "../secret.txt"> %e;]>' + tei("<p>Kept</p>"), "Kept"),
    "twice.xml": (tei('<p xml:id="x">Once</p><p xml:id="x">Twice</p>'), "Once\n\nTwice"),
    "utf-16.xml": (('<?xml version="1.0" encoding="UTF-16"?>' + tei("<p>été</p>")).encode("utf-16"), "été"),
}  # fmt: skip
"""Files that are built, and words of them."""


@pytest.fixture(scope="session")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build one folder that holds every kind of bad file, and some good ones."""

    def make(base: Path) -> None:
        world(base, {"secret.xml": tei(f"<p>{SECRET}</p>"), "secret.txt": SECRET})
        folder = world(base / "folder", {name: content for name, (content, _) in (REFUSED | SHOWN).items()})
        world(folder, {"parts/part.xml": f"<p {NS}>Included words.</p>"})
        (folder / "broken.xml").symlink_to("nowhere.xml")
        (folder / "outside.xml").symlink_to("../secret.xml")
        (folder / "self.xml").symlink_to("self.xml")
        (folder / "loop").symlink_to(".")
        (folder / "above").symlink_to("..")
        os.mkfifo(folder / "pipe.xml")
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff.xml")).write_text(tei("<p>Odd name</p>"))
        built = worlds.build(folder, site=base / "site")
        (base / "said").write_text(built.err)
        (base / "status").write_text(str(built.status))

    base = once(tmp_path_factory, "bad", make)
    return Built(int((base / "status").read_text()), "", (base / "said").read_text(), base / "site")


def test_the_status_says_that_some_could_not_be_built(bad):
    assert bad.status == 1


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_built_gives_one_line(name, bad):
    [line] = bad.lines(name)
    assert LINE.fullmatch(line), line
    assert line.split(" ")[2] == f"{REFUSED[name][1]}:"


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_gives_one_line(name, bad):
    [line] = bad.lines(name)
    assert line.startswith(f"{name}: error: {UNREADABLE[name]}: ")


def test_a_name_that_is_not_utf_8_gives_one_line(bad):
    [line] = bad.lines("\\udcff.xml")
    assert line.startswith("\\udcff.xml:1:1: error: file-name: ")


@pytest.mark.parametrize("name", SHOWN)
def test_every_other_document_is_built(name, bad):
    stem = Path(name).stem
    words = SHOWN[name][1]
    assert words in bad.text(f"{stem}.txt")
    assert words.split("\n")[0] in bad.page(f"{stem}.html").get_element_by_id("p:text").text_content()
    assert {f"{stem}{ending}" for ending in (".diplomatic.txt", ".bib", ".ris", ".csl.json", ".xml")} <= bad.files()


def test_nothing_else_is_built(bad):
    documents = {row["source"] for row in bad.manifest()["documents"]}
    assert documents == SHOWN.keys()


def test_what_is_shown_is_reported_too(bad):
    assert [line.split(" ")[2] for line in bad.lines("twice.xml")] == ["duplicate-id:"]
    assert [line.split(" ")[2] for line in bad.lines("malformed-id.xml")] == ["malformed-id:"]
    assert [line.split(" ")[2] for line in bad.lines("invalid.xml")] == ["element-unknown:"]


def test_nothing_outside_of_the_folder_is_read(bad):
    assert [name for name, content in tree(bad.site).items() if SECRET.encode() in content] == []


def test_the_links_of_what_is_built_lead_somewhere(bad):
    assert faults(bad.site) == []


def test_no_absolute_path_is_published(bad):
    assert str(bad.site.parent) not in bad.text("build.json")


def test_a_file_that_another_includes_is_no_failure(bad):
    assert bad.lines("parts/part.xml") == []


def test_where_nothing_can_be_built_nothing_is_published(tmp_path):
    done = build(world(tmp_path / "a", {"a.xml": "No TEI.", "b.xml": ""}))
    assert (done.status, done.site.exists()) == (1, False)
    assert done.out == "Nothing was published; 2 errors; 2 documents could not be built.\n"


SCHEMES = (
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java&#9;script:alert(1)",
    "java&#10;script:alert(1)", "&#x200B;javascript:alert(1)", "&#x85;javascript:alert(1)", "javascript&#58;alert(1)", "&#xA0;javascript:alert(1)",
    "vbscript:msgbox(1)", "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;", "DATA:text/html;base64,PHN2Zz4=",
    "//evil.example/x", "\\\\evil.example\\x", "/\\evil.example", "\\/evil.example", "&#9;//evil.example",
    "file:///etc/passwd", "blob:https://evil.example/1", "view-source:x", "javascript://%0aalert(1)", "..//..//../x",
    "../../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "http:javascript", "https:///evil", "x:y", "#", "##", "%",
    "http://[", "https://a b", "mailto:a@b.example?subject=&quot;&gt;&lt;script&gt;", "jar:x!/", "intent:x#Intent;end",
)  # fmt: skip
ELEMENTS = (
    '<ref target="{}">link</ref>', '<ptr target="{}"/>', '<graphic url="{}"/>', '<media url="{}" mimeType="video/mp4"/>',
    '<pb facs="{}"/>', '<persName ref="{}">Name</persName>', '<name key="{}">Name</name>', '<note target="{}">n</note>',
    '<quote source="{}">q</quote>', '<hi rendition="{}" style="{}">h</hi>', '<gloss target="{}">g</gloss>',
    '<date when="{}">d</date>', '<ref xml:base="{}" target="x">b</ref>', '<p corresp="{}" sameAs="{}">c</p>',
    '<seg copyOf="{}" ana="{}" resp="{}" next="{}">s</seg>', '<pb n="{}"/>', '<div type="{}" n="{}"><head>h</head></div>',
    '<p rend="{}" place="{}" xml:lang="{}">l</p>', '<note n="{}" type="{}">m</note>', '<xi onload="{}" on="{}">o</xi>',
    '<bibl><idno type="URL">{}</idno></bibl>', '<formula notation="{}">f</formula>', '<code lang="{}">k</code>',
    '<figure><graphic url="{}"/><figDesc>{}</figDesc></figure>', '<table><row><cell cols="{}" rows="{}">t</cell></row></table>',
    '<div xml:id="{}"><p>i</p></div>', '<ref cRef="{}">r</ref>', '<note xml:base="{}"><graphic url="{}"/></note>',
)  # fmt: skip
STYLES = (
    "color:red;background:url(javascript:alert(1))", "width:expression(alert(1))", "behavior:url(x)", "}&lt;/style>&lt;script>",
    "position:fixed;top:0;left:0;width:100%;height:100%", "@import 'http://evil.example/x.css'", "background:url(//x)",
)  # fmt: skip
FOREIGN = """<p><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"><script>alert(2)</script>
<a href="javascript:alert(3)" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(4)"><text>s</text></a>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(5)"/></foreignObject>
<animate attributeName="href" values="javascript:alert(6)"/><set attributeName="onmouseover" to="alert(7)"/>
<use href="data:image/svg+xml,x#y"/><image href="http://evil.example/track.png"/><style>@import 'http://evil.example'</style>
<rect width="1" height="1" style="fill:url(http://evil.example)" fill="url(http://evil.example#x)" onclick="alert(8)"/></svg>
<math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="javascript:alert(9)" onclick="alert(10)">x</mi>
<annotation-xml encoding="text/html"><script xmlns="http://www.w3.org/1999/xhtml">alert(11)</script></annotation-xml>
<maction actiontype="statusline#http://evil.example" xlink:href="javascript:alert(12)"
 xmlns:xlink="http://www.w3.org/1999/xlink"><mi>y</mi></maction></math>
<script xmlns="http://www.w3.org/1999/xhtml">alert(13)</script><script>alert(14)</script><iframe src="javascript:alert(15)"/>
<form xmlns="http://www.w3.org/1999/xhtml" action="http://evil.example"><input onfocus="alert(16)" autofocus=""/></form>
<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=http://evil.example"/>
<base xmlns="http://www.w3.org/1999/xhtml" href="http://evil.example/"/><object data="javascript:alert(17)"/>
&lt;script&gt;alert(18)&lt;/script&gt; &lt;/title&gt;&lt;img src=x onerror=alert(19)&gt; --&gt;&lt;!-- ]]&gt;</p>"""
ID = "x&quot; onmouseover=&quot;alert(1)"


def hostile(values: tuple[str, ...]) -> str:
    return "".join(element.replace("{}", value) for value in values for element in ELEMENTS)


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build one folder whose documents try everything to become active in a page."""
    title = "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;alert(1)"
    files = {
        "links.xml": tei(hostile(SCHEMES), title=title, id=ID),
        "styles.xml": tei("".join(f'<p style="{s}" rend="{s}" rendition="{s}">p</p>' for s in STYLES)),
        "foreign.xml": tei(FOREIGN, title="Foreign"),
        "register.xml": tei("<p>Empty</p>").replace(
            "<text>",
            f'<standOff><listPerson><person xml:id="{ID}"><persName>{title}</persName><idno type="URL">javascript:alert(1)'
            f'</idno><note>{hostile(SCHEMES[:6])}</note></person></listPerson></standOff><text>',
        ),
        "name' onclick='alert(1).xml": tei(FOREIGN),
    }  # fmt: skip
    base = once(tmp_path_factory, "attacked", lambda base: good(world(base / "folder", files)) and None)
    return Built(0, "", "", base / "folder-site")


def test_nothing_becomes_active_in_a_page(attacked):
    found = {page.name: active(page) for page in sorted(attacked.site.rglob("*.html"))}
    assert found
    assert {name: each for name, each in found.items() if each} == {}


def test_no_page_is_published_as_an_image(tmp_path):
    body = '<p><graphic url="a.html"/><graphic url="a.xml"/><graphic url="a.png"/><graphic url="secret"/></p>'
    files = {"d.xml": tei(body, title="D"), "a.html": "<script>1</script>", "a.png": b"\x89PNG", "secret": SECRET}
    done = good(world(tmp_path / "a", files))
    assert [name for name in done.files() if name.startswith("files/")] == ["files/a.png"]
    assert faults(done.site) == []


def test_links_with_dangerous_schemes_become_plain_text(attacked):
    text = attacked.page(attacked.name("links.xml") + ".html").get_element_by_id("p:text")
    assert "link" in text.text_content()
    addresses = [*text.xpath(".//@href"), *text.xpath(".//@src")]
    assert [each for each in addresses if not re.match(r"https?://|mailto:|[\w#.%:/-]+$", each)] == []
    assert faults(attacked.site) == []


def test_hostile_names_stay_inside_of_the_site(attacked):
    assert all(re.fullmatch(r"[^\"<>|*?:]+", name) for name in attacked.files())
    assert sorted(path.name for path in attacked.site.parent.iterdir()) == ["folder", "folder-site"]
