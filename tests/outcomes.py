"""What came of judging texts that were never written, for the tests of reports."""

from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.rule import RULES

LONG = "a" * 90 + ' <pb n="12"/> ' + "b" * 90
MANY = Outcome((
    Problem("tei/a.xml", 0, 0, "empty-file", "error", "The file is empty.", "Put the text in."),
    Problem("tei/b, c.xml", 14, 9, "date-text", "warning", "The date is 27 March, and its text says “26 March”.",
            'Write when="1940-03-26", or correct the text.', "in the 3rd paragraph of the letter of 27 March 1940",
            '     On <date when="1940-03-27">26 March</date> he came.', 8),
    Problem("tei/b, c.xml", 15, 18, "date-text", "warning", "100% wrong:\nreally.", "", "",
            "<p>日本語 <date>明治</date></p>", 7),
    Problem("tei/b, c.xml", 16, 91, "page-order", "note", "A page is out of sequence.", "", "", LONG, 91),
    *(Problem("tei/d.xml", n, 1, "space-double", "warning", "Two spaces stand together.", "Write one.", "", "a  b", 1)
      for n in range(1, 7)),
    Problem("/else where/e.xml", 1, 2, "private-use", "warning", "A sign \ue000 of its own; \u202e \x1b[31m.", "", "",
            "\x1b[31m\u202e \ue000", 4),
), 12, 2)  # fmt: skip
NOTHING = Outcome((), 1)
EVERY_RULE = Outcome(
    tuple(
        Problem(f"tei/{rule.group}.xml", n, 4, rule.name, rule.severity, f"{rule.title}.", "Mend it.",
                "in the 2nd paragraph", "<p><hi>Words</hi></p>", 3)
        for n, rule in enumerate(RULES.values(), 1)
    ),
    20,
)  # fmt: skip
