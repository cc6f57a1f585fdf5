"""What only a browser can tell: whether pages are accessible, as axe judges them. A missing browser is a failure."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from outcomes import EVERY_RULE, MANY, NOTHING

from pipeline.report import REPORTS, View

pytestmark = pytest.mark.browser
RUN = """
axe.run(document).then((found) => {
  const shown = document.createElement("pre");
  shown.id = "axe";
  shown.textContent = JSON.stringify({violations: found.violations, incomplete: found.incomplete, passes: found.passes});
  document.body.replaceChildren(shown);
});
"""
SCHEMES = {"light": 1, "dark": 0}
"""What Chromium calls the colour schemes that a reader can prefer."""


def judged(page: str, folder: Path, scheme: str = "light") -> dict[str, list[dict[str, Any]]]:
    """Let axe judge a page in a browser, and give what it finds, by kind."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    axe = Path(os.environ.get("PECIA_AXE", "nowhere"))
    if not browser or not axe.is_file():
        pytest.fail("A browser is needed, and PECIA_AXE must name axe.min.js of the npm package axe-core.")
    script = axe.read_text("utf-8").replace("</script", "<\\/script") + RUN
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom")
    wanted = f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}"
    done = subprocess.run(
        [browser, *options, wanted, f"--user-data-dir={folder / 'browser'}", file.as_uri()],
        capture_output=True, encoding="utf-8", check=True, timeout=300,
    )  # fmt: skip
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr
    return json.loads(html.unescape(found[1]))


def names(found: list[dict[str, Any]]) -> list[str]:
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


def test_axe_finds_errors(tmp_path):
    page = "<!DOCTYPE html><html><head></head><body><p style='color: #aaa; background: #fff'>Pale</p></body></html>"
    assert {"html-has-lang", "color-contrast"} <= {each["id"] for each in judged(page, tmp_path)["violations"]}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("outcome", [MANY, EVERY_RULE, NOTHING], ids=["many", "every-rule", "nothing"])
def test_the_report_is_accessible(outcome, scheme, tmp_path):
    found = judged(REPORTS["html"](outcome, View()), tmp_path, scheme)
    assert names(found["violations"]) == []
    assert names(found["incomplete"]) == []
    assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_the_schemes_differ(tmp_path):
    page = REPORTS["html"](NOTHING, View())
    shown = [json.dumps(judged(page, tmp_path, scheme)["passes"]) for scheme in SCHEMES]
    assert shown[0] != shown[1]
