"""The file that is judged, as Saxon's document: parsed once for all Schematrons."""

import re
from weakref import WeakKeyDictionary

from lxml import etree

from pipeline import saxon
from pipeline.validate.judgement import Unusable
from pipeline.validate.subject import Subject

DECLARATION = re.compile(r"^\ufeff?(<\?xml\s.*?\?>)?", re.DOTALL)
_documents: WeakKeyDictionary[Subject, saxon.Document] = WeakKeyDictionary()
"""The document of each file that is being judged."""


def document(subject: Subject) -> saxon.Document:
    """Give a file as Saxon's document, with the file's address. Raises Unusable where Saxon doesn't take it."""
    if subject not in _documents:
        address = (subject.edition.root / subject.source.path).absolute().as_uri()
        try:
            _documents[subject] = saxon.parse(written(subject), address)
        except saxon.TransformError as error:
            message = f"The document couldn't be given to the Schematron: {error}"
            raise Unusable("validation-stopped", message) from error
    return _documents[subject]


def written(subject: Subject) -> str:
    """Write a file's tree, inclusions resolved and without its document type, which Saxon refuses."""
    if subject.source.plain:
        return DECLARATION.sub("", subject.source.plain.decode("utf-8"))
    root = subject.root
    nodes = [*reversed(list(root.itersiblings(preceding=True))), root, *root.itersiblings()]
    return "".join(etree.tostring(node, encoding="unicode", with_tail=False) for node in nodes)
