"""An error of xmlschema, and what is needed to explain it."""

from dataclasses import dataclass

from xmlschema import XMLSchemaValidationError
from xmlschema.validators import XsdElement

from pipeline.validate.xsd.built import Rules
from pipeline.xml import Element


@dataclass(frozen=True, slots=True)
class Error:
    """An error of xmlschema."""

    error: XMLSchemaValidationError
    element: Element
    """The element of the source's tree."""
    declared: XsdElement | None
    """What the schema says of it."""
    rules: Rules
