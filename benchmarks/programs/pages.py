"""Compares pages with their sources: `python pages.py EDITION SITE`.

Prints for each source of 9 to 11 KB the bytes of its page without the text that a reader sees, to its own bytes.
"""

import sys
from pathlib import Path

from lxml import html

LEAST, MOST = 9_000, 11_000

edition, site = map(Path, sys.argv[1:])
for path in sorted(edition.glob("*.xml")):
    if LEAST <= path.stat().st_size <= MOST:
        page = (site / f"{path.stem}.html").read_bytes()
        shown = html.document_fromstring(page).xpath("//text()[not(parent::script or parent::style)]")
        print((len(page) - sum(len(text.encode()) for text in shown)) / path.stat().st_size)
