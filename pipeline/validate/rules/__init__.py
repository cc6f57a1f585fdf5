"""The rules that no schema can state: which function looks for which."""

from pipeline.validate.finding import Check
from pipeline.validate.rules.breaks import pages_are_numbered, pages_are_of_a_kind, pages_follow
from pipeline.validate.rules.ids import ids_differ_by_more_than_case
from pipeline.validate.rules.images import images_are_shown_once, images_are_there
from pipeline.validate.rules.pointers import prefixes_are_defined

CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("id-case",), ids_differ_by_more_than_case),
    (("pointer-prefix",), prefixes_are_defined),
    (("page-order", "page-missing", "page-double"), pages_follow),
    (("page-unnumbered",), pages_are_numbered),
    (("page-mixed",), pages_are_of_a_kind),
    (("image-missing",), images_are_there),
    (("image-twice",), images_are_shown_once),
)
"""The names of rules, and the function that looks for them; a function runs if one of its rules is wanted."""
