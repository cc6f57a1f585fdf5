"""Parses every source by lxml and writes the same bytes as a build of them did, and nothing else.

    python floor.py EDITION SITE OUTPUT

What is written is read before the clock runs. Prints the seconds of the wall, then those of the processor.
"""

import sys
import time
from pathlib import Path

from lxml import etree


def main() -> None:
    """Parse, write, and tell how long it took."""
    edition, site, output = map(Path, sys.argv[1:])
    contents = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    wall, processor = time.perf_counter(), time.process_time()
    for path in sorted(edition.glob("*.xml")):
        etree.fromstring(path.read_bytes())
    for folder in sorted({name.parent for name in contents}):
        (output / folder).mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        (output / name).write_bytes(data)
    print(time.perf_counter() - wall, time.process_time() - processor)


if __name__ == "__main__":
    main()
