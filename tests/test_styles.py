"""Citations in styles: an entry and notes for each kind, and what each style makes of names, dates, pages and titles."""

import hashlib
import re

import pytest
from saxonche import PySaxonProcessor
from styles import FOLDER, FORMS, STYLES, days, name, plain, printed
from styles.composed import ALL_SAID, KINDS, NIB, TITLES, items

BOOK = {"id": "a", "type": "book", "title": "The book", "author": [NIB], "issued": days((1999,)), "publisher": "Press"}
CHAPTER = {**BOOK, "type": "chapter", "container-title": "The volume"}
LETTER = {
    "id": "a", "type": "personal_communication", "title": "Nib to Quill", "author": [NIB], "container-title": "The Letters",
    "recipient": [name("Quill", "Ada")], "issued": days((1884, 5, 3)),
}  # fmt: skip


def entry(
    processor: PySaxonProcessor, item: dict, style: str = "chicago-notes-bibliography", form: str = "bibliography"
) -> str:
    return plain(printed(processor, [item], (style,))[style][0][form])


def test_the_styles_that_ship_are_those_that_the_notice_names():
    stated = dict(
        re.findall(r"^\| `([^`]+)` \|.*`([0-9a-f]{64})` \|$", (FOLDER / "NOTICE.md").read_text("utf-8"), re.MULTILINE)
    )
    found = {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in FOLDER.iterdir() if f.suffix in {".csl", ".xml"}
    }
    assert found == stated


@pytest.mark.parametrize("style", STYLES)
def test_every_kind_looks_as_it_did(style, processor, file_regression):
    several = [{"id": kind, "type": kind, "title": "On the quire", "author": [NIB], **ALL_SAID} for kind in KINDS]
    made = printed(processor, several, (style,))[style]
    lines = [
        f"{kind}\n" + "".join(f"  {form}: {one[form]}\n" for form in FORMS)
        for kind, one in zip(KINDS, made, strict=True)
    ]
    file_regression.check("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("style", STYLES)
def test_no_composed_item_is_without_a_citation(style, processor):
    # Chicago and MHRA name unsigned entries of dictionaries in notes only; Pecia's own have another type.
    given = [i for i in items() if "container-title" in i and (not i["type"].startswith("entry") or "author" in i)]
    made = printed(processor, given, (style,))[style]
    assert [item for item, one in zip(given, made, strict=True) if not all(one[form] for form in FORMS)] == []


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_comes_out_as_itself(title, processor):
    words = re.findall(r"\w+|[&<>{}\\%@]", title.casefold())
    assert (
        re.findall(r"\w+|[&<>{}\\%@]", entry(processor, {**BOOK, "title": title}).casefold())[2 : 2 + len(words)]
        == words
    )


def test_a_mark_of_the_program_in_a_title_is_left_out(processor):
    assert entry(processor, {**BOOK, "title": "The \ufdd0book\ufdd7"}) == "Nib, Otto. The Book. Press, 1999."


@pytest.mark.parametrize(
    ("pages", "chicago", "mla"),
    [
        ("71-72", "71–72", "71–72"),
        ("034-035", "034–035", "034–35"),
        ("100-104", "100–104", "100–04"),
        ("107-108", "107–8", "107–08"),
        ("321-328", "321–28", "321–28"),
        ("1496-1504", "1496–504", "1496–504"),
        ("12r-13v", "12r–13v", "12r–13v"),
        ("iv-xii", "iv–xii", "iv–xii"),
        ("[771]", "[771]", "[771]"),
    ],
)  # Chicago Manual of Style, 18th edition, 9.63; MLA Handbook, 9th edition, 2.139
def test_a_range_of_pages_is_shortened_as_the_manual_says(pages, chicago, mla, processor):
    item = {**BOOK, "type": "article-journal", "container-title": "Papers", "page": pages}
    assert entry(processor, item, form="note").endswith(f" {chicago}.")
    assert entry(processor, item, "modern-language-association").endswith(f" {mla}.")


def test_a_place_goes_into_the_note_and_not_into_the_items_pages(processor):
    made = printed(processor, [{**CHAPTER, "page": "700-790"}], ("mhra-notes",))["mhra-notes"][0]
    assert plain(made["page"]).endswith("pp. 700–90 (p. 771).")
    assert "771" not in made["bibliography"]


def test_a_letter_is_told_with_its_recipient_once(processor):
    assert entry(processor, LETTER) == "Nib, Otto. “Nib to Quill.” To Ada Quill. In The Letters. May 3, 1884."


def test_an_editor_in_the_authors_place_is_not_named_again(processor):
    item = {**CHAPTER, "author": [], "editor": [NIB]}
    assert all(entry(processor, item, style).count("Nib") == 1 for style in STYLES)


def test_a_title_in_another_language_keeps_its_small_letters(processor):
    assert "Von der kunst" in entry(processor, {**BOOK, "title": "Von der kunst", "language": "de"})
    assert "Of the Art" in entry(processor, {**BOOK, "title": "Of the art", "language": "en-GB"})


def test_a_full_stop_stands_within_american_quotation_marks_and_behind_british_ones(processor):
    assert "“The Book.”" in entry(processor, CHAPTER)
    assert "‘The Book’," in entry(processor, CHAPTER, "mhra-notes")
