"""Makes a page, both texts and the citations of every prepared document in one process, and nothing else.

    python pure.py PREPARED OUTPUT [--record]

Reads, parses, transforms and writes by the package's own door to Saxon, stage by stage over 25 documents. Prints the
seconds of all but compiling, as the program in Java does. With --record, each document's record is made too.
"""

import sys
import time
from pathlib import Path

from pipeline import saxon
from pipeline.edition import SHIPPED
from pipeline.format import FORMATS

AT_ONCE = 25


def main() -> None:
    """Make all, and tell how long it took."""
    documents, output = sorted(Path(sys.argv[1]).glob("*.xml")), Path(sys.argv[2])
    formats = [(made.stylesheet, made.ending, made.parameters) for made in FORMATS if made.stylesheet]
    if "--record" in sys.argv:
        formats.append(("record.xsl", ".record.xml", ()))
    output.mkdir(parents=True)
    saxon.prepare(dict.fromkeys(SHIPPED / "xslt" / name for name, _, _ in formats))
    start = time.perf_counter()
    for first in range(0, len(documents), AT_ONCE):
        chunk = documents[first : first + AT_ONCE]
        nodes = [saxon.parse(path.read_text("utf-8")) for path in chunk]
        for name, ending, parameters in formats:
            for path, node in zip(chunk, nodes, strict=True):
                text, _ = saxon.transform(SHIPPED / "xslt" / name, node, parameters)
                (output / (path.stem + ending)).write_bytes(text.encode())
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
