"""Runs one small stylesheet over every document of a folder, by libxslt or by Saxon, and writes what comes of it.

    python small.py libxslt|saxonche STYLESHEET DOCUMENTS OUTPUT

Prints the seconds of all but compiling.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path


def by_libxslt(stylesheet: Path) -> Callable[[bytes], bytes]:
    """Compile a stylesheet by libxslt."""
    from lxml import etree

    run = etree.XSLT(etree.parse(stylesheet))
    return lambda data: str(run(etree.fromstring(data))).encode()


def by_saxonche(stylesheet: Path) -> Callable[[bytes], bytes]:
    """Compile a stylesheet by Saxon."""
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    run = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))
    return lambda data: (run.transform_to_string(xdm_node=processor.parse_xml(xml_text=data.decode())) or "").encode()


def main() -> None:
    """Run it over all, and tell how long it took."""
    run = {"libxslt": by_libxslt, "saxonche": by_saxonche}[sys.argv[1]](Path(sys.argv[2]))
    documents, output = sorted(Path(sys.argv[3]).glob("*.xml")), Path(sys.argv[4])
    output.mkdir(parents=True)
    start = time.perf_counter()
    for path in documents:
        (output / f"{path.stem}.html").write_bytes(run(path.read_bytes()))
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
