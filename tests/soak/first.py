"""A small edition in which every part leans on another: letters, a volume, registers, inclusions, images, schemas."""

from worlds import register, tei

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
PREFIXES = (
    '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="(.+)" '
    'replacementPattern="../register/persons.xml#$1"/></listPrefixDef></encodingDesc>'
)
SETTINGS = """\
title = "Letters of a small world"
files = ["tei/**/*.xml"]
documents = "//div[@type='letter']"
schema = ["schema/house.rng", "schema/house.sch"]

[rules]
name-without-ref = "on"
"""
FEWER = SETTINGS.replace(
    "\n[rules]", "formats = { text = false, diplomatic = false, bibtex = false, csl = false }\n\n[rules]"
).encode()
"""Settings by which of each kind of file one is made: where what matters is when something happens, not to which."""
ANY = """\
<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><ref name="any"/></start>
  <define name="any">
    <element>
      <anyName><except><name ns="http://www.tei-c.org/ns/1.0">forbidden</name></except></anyName>
      <zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
      <zeroOrMore><choice><text/><ref name="any"/></choice></zeroOrMore>
    </element>
  </define>
</grammar>
"""
RULES = """\
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="t:p"><assert test="not(contains(., 'WRONG'))">A paragraph says WRONG.</assert></rule></pattern>
</schema>
"""
PAGE = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" default-mode="html"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:import href="https://pecia.example/xslt/html.xsl"/>
  <xsl:import href="own/names.xsl"/>
</xsl:stylesheet>
"""
NAMES = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" default-mode="html"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="placeName" mode="html"><b class="one"><xsl:next-match/></b></xsl:template>
</xsl:stylesheet>
"""
TEXT = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" default-mode="text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:import href="https://pecia.example/xslt/text.xsl"/>
  <xsl:template match="placeName" mode="text">*<xsl:next-match/>*</xsl:template>
</xsl:stylesheet>
"""
OWN = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" expand-text="yes">
  <xsl:output method="text"/>
  <xsl:template match="/">{count(//persName)} persons; {string(/TEI/*[1]/@id)}.&#10;</xsl:template>
</xsl:stylesheet>
"""
LICENCE = (
    '<publicationStmt xmlns="http://www.tei-c.org/ns/1.0"><publisher>The press</publisher>'
    "<availability><licence>Free</licence></availability></publicationStmt>"
)
PERSONS = (
    '<person xml:id="ada"><persName><surname>Ward</surname>, <forename>Ada</forename></persName>'
    '<death when="1950-01-01"/><idno type="URL">https://d-nb.info/gnd/118</idno><note>Wrote.</note></person>'
    '<person xml:id="bo"><persName>Bo</persName><note>Read <ref target="../letters/b.xml#q">this</ref>.</note></person>'
    '<person xml:id="cy"><persName>Cyril</persName></person>'
)
PLACES = (
    '<place xml:id="leeds"><placeName>Leeds</placeName></place><place xml:id="rome"><placeName>Rome</placeName></place>'
)


def letter(name: str, body: str, date: str) -> bytes:
    """Compose a letter that includes what all letters share."""
    text = tei(body, title=f"Letter {name.upper()}", date=date, id=f"letter-{name}", header=PREFIXES)
    start, rest = text.split("<publicationStmt>")
    own = "<publicationStmt><p>None.</p></publicationStmt>"
    included = f'<xi:include {XI} href="../includes/licence.xml"><xi:fallback>{own}</xi:fallback></xi:include>'
    return (start + included + rest.split("</publicationStmt>")[1]).encode()


def part(name: str, date: str, more: str = "") -> str:
    return (
        f'<div type="letter" xml:id="part-{name}"><head>Part {name}</head><dateline><date when="{date}"/></dateline>'
        f'<p xml:id="p-{name}">Words of part {name}, <persName ref="psn:cy">C.</persName>{more}</p></div>'
    )


FIRST: dict[str, bytes] = {
    "edition.toml": SETTINGS.encode(),
    "schema/house.rng": ANY.encode(),
    "schema/house.sch": RULES.encode(),
    "tei/register/persons.xml": register(PERSONS).encode(),
    "tei/register/places.xml": register(PLACES, "listPlace").encode(),
    "tei/includes/licence.xml": LICENCE.encode(),
    "tei/images/one.png": b"\x89PNG one",
    "tei/letters/a.xml": letter(
        "a", '<pb n="1" facs="../images/one.png"/><p xml:id="p1">Words of A to <persName ref="psn:ada">Ada</persName> at '
        '<placeName ref="#leeds">Leeds</placeName>.<note xml:id="n1">A note.</note></p><pb n="2"/><p>More <persName '
        'ref="https://x.example/7">Stranger</persName>.</p>', "1901-05-01"),
    "tei/letters/b.xml": letter(
        "b", '<p xml:id="q">Words of B, see <ref target="a.xml#n1">a note</ref> and <ref target="c.xml">C</ref>; '
        '<persName ref="../register/persons.xml#bo">Bo</persName>.</p><p><persName key="bo">B.</persName></p>', "1901-06-01"),
    "tei/letters/c.xml": letter(
        "c", '<p>Words of C <persName ref="https://d-nb.info/gnd/118">A. W.</persName>, <persName ref="#nobody">N'
        '</persName>.</p><figure><graphic url="plan.png"/></figure><p><ref target="#part-one">part</ref></p>', "1902-01-01"),
    "tei/letters/d.xml": letter("d", '<p xml:id="p1">Words of D. <persName ref="psn:ada">Ada</persName></p>', "1902-02-01"),
    "tei/letters/e.xml": letter("e", "<p>Words of E.</p><p><rs type='place' ref='#rome'>R.</rs></p>", "1902-03-01"),
    "tei/volume.xml": tei(
        part("one", "1903-01-01", '<ref target="#p-two">two</ref>') + part("two", "1903-02-01", '<ref target="letters/d.xml#p1">D</ref>'),
        title="Volume", header=PREFIXES).replace("../register", "register").encode(),
}  # fmt: skip
"""The files with which every story begins."""
