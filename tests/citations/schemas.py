"""The schemas of MODS and of Dublin Core, as the catalog has them."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

CATALOG = Path(str(files("gams_xml_catalog"))) / "catalog"
ELSEWHERE = {
    "http://www.loc.gov/mods/xml.xsd": "w3c/xml/2001/xml.xsd",
    "http://www.loc.gov/standards/xlink/xlink.xsd": "",
    "http://www.w3.org/2001/03/xml.xsd": "w3c/xml/2001/xml.xsd",
}
"""What the schemas import, and where the catalog has it."""
XLINK = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink">
  <xs:attributeGroup name="simpleLink"><xs:anyAttribute namespace="http://www.w3.org/1999/xlink" processContents="lax"/>
  </xs:attributeGroup></xs:schema>"""
"""The part of XLink's schema that MODS asks for, of which our records use nothing."""
CONTAINER = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:dc="http://purl.org/dc/elements/1.1/"
    targetNamespace="http://www.openarchives.org/OAI/2.0/oai_dc/">
  <xs:import namespace="http://purl.org/dc/elements/1.1/" schemaLocation="{}"/>
  <xs:element name="dc"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="dc:any"/></xs:choice>
  </xs:complexType></xs:element></xs:schema>"""
"""The container of OAI-PMH around the elements."""


class Offline(etree.Resolver):
    """Answers what schemas import from the catalog, and nothing else."""

    def resolve(self, system_url: str | None, public_id: str | None, context: object) -> object:  # noqa: ARG002
        """Give a schema."""
        if system_url not in ELSEWHERE:
            return None
        if not ELSEWHERE[system_url]:
            return self.resolve_string(XLINK, context)
        return self.resolve_filename(str(CATALOG / ELSEWHERE[system_url]), context)


def parser() -> etree.XMLParser:
    """Make a parser that goes by the catalog."""
    made = etree.XMLParser(no_network=True)
    made.resolvers.add(Offline())
    return made


@cache
def METADATA() -> etree.XMLSchema:  # noqa: N802 - a constant that is slow to make
    """Give the schema of MODS 3.7."""
    return etree.XMLSchema(etree.parse(CATALOG / "loc/mods/v3/mods-3-7.xsd", parser()))


@cache
def DUBLIN_CORE() -> etree.XMLSchema:  # noqa: N802 - a constant that is slow to make
    """Give the schema of the fifteen elements, in a container."""
    elements = CATALOG / "dublincore/2006/dc.xsd"
    return etree.XMLSchema(etree.fromstring(CONTAINER.format(elements.as_uri()), parser()))
