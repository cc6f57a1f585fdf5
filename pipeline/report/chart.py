"""The source of the picture of where the time went: what the stylesheet needs, as XML; and its making, in a worker."""

import xml.etree.ElementTree as ET

from pipeline import saxon
from pipeline.account import ProfileTask
from pipeline.edition import SHIPPED
from pipeline.report.line import visible

NAMESPACE = "https://pecia.example/ns"
STYLESHEET = SHIPPED / "xslt" / "profile.xsl"


def chart(task: ProfileTask) -> str:
    """Draw the picture. Raises TransformError where Saxon doesn't."""
    saxon.prepare([STYLESHEET])
    text, _ = saxon.transform(STYLESHEET, saxon.parse(ET.tostring(source(task), encoding="unicode")))
    return text


def source(task: ProfileTask) -> ET.Element:
    """Give the picture's source: three lists of bars."""
    root = ET.Element("profile", xmlns=NAMESPACE)
    steps = ET.SubElement(root, "list", kind="steps")
    for name, clock, _ in task.steps:
        ET.SubElement(steps, "bar", name=name, time=str(clock))
    work = ET.SubElement(root, "list", kind="work")
    for name, took in task.rows:
        ET.SubElement(work, "bar", name=name, time=str(took))
    documents = ET.SubElement(root, "list", kind="documents")
    for name, path, took in task.documents:
        ET.SubElement(documents, "bar", name=visible(name), source=visible(path), time=str(took))
    return root
