"""Whether reports of problems are accessible, as axe judges them in a browser."""

import pytest
from browsing import axe, named
from outcomes import EVERY_RULE, MANY, NOTHING

from pipeline.report import REPORTS, View

pytestmark = pytest.mark.browser
SCHEMES = ("light", "dark")


@pytest.fixture
def judge(chromium):
    """Give a function that lets axe judge a page's text."""

    def judged(page, scheme="light"):
        opened = chromium.new_page(color_scheme=scheme)
        opened.set_content(page)
        found = axe(opened)
        opened.close()
        return found

    return judged


def test_axe_finds_errors(judge):
    page = "<!DOCTYPE html><html><head></head><body><p style='color: #aaa; background: #fff'>Pale</p></body></html>"
    assert {"html-has-lang", "color-contrast"} <= {each["id"] for each in judge(page)["violations"]}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("outcome", [MANY, EVERY_RULE, NOTHING], ids=["many", "every-rule", "nothing"])
def test_the_report_is_accessible(outcome, scheme, judge):
    found = judge(REPORTS["html"](outcome, View()), scheme)
    assert named(found["violations"]) == []
    assert named(found["incomplete"]) == []
    assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_the_schemes_differ(chromium):
    page = chromium.new_page()
    page.set_content(REPORTS["html"](NOTHING, View()))
    shown = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        shown.append(page.evaluate("getComputedStyle(document.body).color"))
    page.close()
    assert shown[0] != shown[1]
