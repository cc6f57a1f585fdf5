"""The names of Schematron, old and new, and the words of its query bindings."""

from lxml import etree

from pipeline.xml import Element

SCH = "http://purl.oclc.org/dsdl/schematron"
OLD = "http://www.ascc.net/xml/schematron"
"""Schematron before it was a standard, of the same elements."""
XSL = "http://www.w3.org/1999/XSL/Transform"
XSD = "http://www.w3.org/2001/XMLSchema"

BINDINGS = frozenset({"xslt", "xslt1", "xslt2", "xslt3", "xpath", "xpath1", "xpath2", "xpath3", "xpath31", "exslt"})
"""The query bindings that are run, all of them by XPath 3.1; the first of XSLT and XPath in compatibility with 1.0."""


def modern(root: Element) -> Element:
    """Bring the elements of the old namespace into the standard's; gives the same tree."""
    for element in root.iter(f"{{{OLD}}}*"):
        element.tag = f"{{{SCH}}}{etree.QName(element).localname}"
    return root


def sch(name: str) -> str:
    """Give a Schematron element's name as lxml writes it."""
    return f"{{{SCH}}}{name}"
