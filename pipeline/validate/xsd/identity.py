"""What an identity constraint of an XSD (unique, key, keyref) finds wrong, in words."""

import re
from typing import Any

from xmlschema.validators import XsdKeyref

from pipeline.validate.finding import Finding
from pipeline.validate.wording import listed, local, quoted, tag
from pipeline.xml import Element

NAME = re.compile(r"@?[\w.-]+(:[\w.-]+)?")


def told(validator: Any, element: Element) -> Finding:  # noqa: ANN401 - the three have no public class in common
    """Say which value stands twice, or which leads to nothing; the schema says which values are meant by paths."""
    fields = [shown(field.path) for field in validator.fields]
    value = next((element.get(field[1:]) or "" for field in fields if field.startswith("@")), element.text or "")
    what = f"{quoted(value)} in {listed(fields, 'and')} of {tag(element.tag)}"
    attribute = fields[0][1:] if len(fields) == 1 and fields[0].startswith("@") else ""
    if isinstance(validator, XsdKeyref):
        message = f"{what} leads to nothing: the schema wants something in the file that has this value."
        return Finding("schema-invalid", element, message, "Correct the value, or add what it stands for.", attribute)
    if not value:
        message = f"{tag(element.tag)} has no {listed(fields, 'and')}, which the schema requires."
        return Finding("schema-invalid", element, message, "Add it.", attribute)
    message = f"{what} stands there already: the schema wants each value once."
    return Finding("schema-invalid", element, message, f"Give this {tag(element.tag)} a value of its own.", attribute)


def shown(path: str) -> str:
    """Write the path of a field as a person does, where it is a mere name."""
    bare = path.removeprefix("./")
    if not NAME.fullmatch(bare):
        return path
    return f"@{local(bare[1:])}" if bare.startswith("@") else f"<{bare.rpartition(':')[2]}>"
