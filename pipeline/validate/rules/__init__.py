"""The rules that no schema can state: which function looks for which."""

from pipeline.validate.finding import Check
from pipeline.validate.rules.breaks import pages_are_numbered, pages_are_of_a_kind, pages_follow
from pipeline.validate.rules.dates import dates_are_dates, periods_end_after_they_begin
from pipeline.validate.rules.datetexts import dates_agree_with_their_texts
from pipeline.validate.rules.empty import empty_elements
from pipeline.validate.rules.guessed import names_are_taken_apart
from pipeline.validate.rules.header import FIELDS, headers_have_what_a_citation_needs
from pipeline.validate.rules.ids import ids_differ_by_more_than_case
from pipeline.validate.rules.images import images_are_shown_once, images_are_there
from pipeline.validate.rules.languages import language_tags
from pipeline.validate.rules.links import unsafe_links
from pipeline.validate.rules.notes import dangling_references, notes_are_anchored, notes_follow
from pipeline.validate.rules.pointers import prefixes_are_defined
from pipeline.validate.rules.scopes import pages_are_those_of_the_header
from pipeline.validate.rules.scripts import language_scripts
from pipeline.validate.rules.typography import TYPOGRAPHY, typography
from pipeline.validate.rules.weekdays import weekdays_fit
from pipeline.validate.rules.words import split_words

CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("note-reference",), dangling_references),
    (("note-unanchored",), notes_are_anchored),
    (("note-order",), notes_follow),
    (("link-unsafe",), unsafe_links),
    (("language-tag",), language_tags),
    (("language-script",), language_scripts),
    (TYPOGRAPHY, typography),
    (("element-empty",), empty_elements),
    (("word-split",), split_words),
    (("id-case",), ids_differ_by_more_than_case),
    (("pointer-prefix",), prefixes_are_defined),
    (("page-order", "page-missing", "page-double"), pages_follow),
    (("page-unnumbered",), pages_are_numbered),
    (("page-mixed",), pages_are_of_a_kind),
    (("page-contradiction",), pages_are_those_of_the_header),
    (("image-missing",), images_are_there),
    (("image-twice",), images_are_shown_once),
    (("date-malformed",), dates_are_dates),
    (("date-order",), periods_end_after_they_begin),
    (("date-text", "date-old-style"), dates_agree_with_their_texts),
    (("date-weekday",), weekdays_fit),
    (("name-guessed",), names_are_taken_apart),
    (FIELDS, headers_have_what_a_citation_needs),
)
"""The names of rules, and the function that looks for them; a function runs if one of its rules is wanted."""
