"""What a browser loads of a page before the reader asks for anything weighs little, and so do its scripts alone."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

LEAST, MOST = 9_000, 10 * 1024
"""From how many bytes of TEI to how many a document counts as one of 10 KB."""
PAGE = 60 * 1024
SCRIPTS = 25 * 1024
ASKED = '//script[@src] | //link[@rel="stylesheet"]'


def documents(site: Path, least: int, most: int) -> Iterator[Path]:
    """Give the pages of documents whose TEI has so many bytes."""
    for tei in sorted(site.rglob("*.xml")):
        page = tei.with_suffix(".html")
        if page.is_file() and least <= tei.stat().st_size <= most:
            yield page


def loaded(page: Path) -> tuple[int, int]:
    """Give the bytes of a page with its style sheets and scripts, and of its scripts when they are compressed."""
    head = html.fromstring(page.read_bytes()).xpath(ASKED)
    files = {page.parent / (each.get("src") or each.get("href")): each.tag for each in head}
    scripts = [gzip.compress(file.read_bytes()) for file, tag in files.items() if tag == "script"]
    return page.stat().st_size + sum(file.stat().st_size for file in files), sum(map(len, scripts))


def too_heavy(pages: Iterator[Path]) -> list[tuple[str, int, int]]:
    found = [(page.name, *loaded(page)) for page in pages]
    return [each for each in found if each[1] > PAGE or each[2] > SCRIPTS]


def test_a_page_of_the_own_edition_is_light(own_site):
    pages = list(documents(own_site, LEAST, MOST))
    assert pages
    assert too_heavy(iter(pages)) == []


@pytest.mark.corpus
def test_a_page_of_10_kb_of_a_strangers_tei_is_light(corpus_sites):
    pages = [page for site in corpus_sites.values() for page in documents(site, LEAST, MOST)]
    assert len(pages) > 100
    assert too_heavy(iter(pages)) == []
