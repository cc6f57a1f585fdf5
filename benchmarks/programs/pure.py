"""Makes a page, both texts and the citations of every prepared document in one process, and nothing else.

    python pure.py PREPARED OUTPUT [--record]

Reads, parses, transforms and writes by the package's own door to Saxon, stage by stage over 25 documents. Prints the
seconds of all but compiling, as the program in Java does. With --record, each document's record is made too.
"""

import sys
import time
from itertools import accumulate, pairwise
from pathlib import Path

from pipeline import saxon
from pipeline.edition import SHIPPED
from pipeline.format import CITATIONS, FORMATS
from pipeline.interface import words

AT_ONCE = 25


def main() -> None:
    """Make all, and tell how long it took."""
    documents, output = sorted(Path(sys.argv[1]).glob("*.xml")), Path(sys.argv[2])
    endings = {each.stylesheet: each.ending for each in FORMATS}
    wanted = [(each.stylesheet, (each.ending,), each.parameters) for each in FORMATS[:3]]
    wanted.append(("citations.xsl", tuple(endings[name] for name in CITATIONS), ()))
    if "--record" in sys.argv:
        wanted.append(("record.xsl", (".record.xml",), ()))
    output.mkdir(parents=True)
    saxon.prepare(dict.fromkeys(SHIPPED / "xslt" / name for name, _, _ in wanted))
    start = time.perf_counter()
    for first in range(0, len(documents), AT_ONCE):
        chunk = documents[first : first + AT_ONCE]
        nodes = [saxon.parse(path.read_text("utf-8")) for path in chunk]
        for name, files, parameters in wanted:
            for path, node in zip(chunk, nodes, strict=True):
                spoken = words("en") if name == "html.xsl" else ()
                text, _ = saxon.transform(SHIPPED / "xslt" / name, node, parameters, spoken)
                for ending, part in zip(files, divided(text) if len(files) > 1 else [text], strict=True):
                    (output / (path.stem + ending)).write_bytes(part.encode())
    print(time.perf_counter() - start)


def divided(text: str) -> list[str]:
    """Divide what several citations are given as: the first line has the length of each."""
    lengths, _, rest = text.partition("\n")
    ends = [0, *accumulate(map(int, lengths.split()))]
    return [rest[begin:end] for begin, end in pairwise(ends)]


if __name__ == "__main__":
    main()
