"""Writes the Schematron that stands in a RELAX NG schema, whole: `python schematron.py SCHEMA.rng OUTPUT.sch`."""

import sys
from pathlib import Path

from lxml import etree

from pipeline import saxon
from pipeline.validate.judgement import Schema
from pipeline.validate.schematron.program import whole

path = Path(sys.argv[1])
saxon.prepare(())
schema = Schema(path.name, "sch", path.name, path.read_bytes(), path.name, path, path.parent)
Path(sys.argv[2]).write_bytes(etree.tostring(whole(schema), encoding="UTF-8", xml_declaration=True))
