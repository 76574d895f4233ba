"""The Dagster UI in a real browser: the lineage from files to publication is there to be seen."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from tests.browser.chromium import needs_chromium, open_browser, picture
from tests.browser.conftest import PATIENCE_SECONDS

# One kind of fact from end to end: all hundred assets at once are too small to be read.
SELECTION = " or ".join(
    f'key:"{key}"'
    for key in (
        "sources/*",
        "raw/articles",
        "*agreements",
        "staging/stg_articles",
        "marts/rpt_agreements_by_kind",
        "publication",
    )
)

pytestmark = needs_chromium


def test_lineage_is_drawn(address: str, tmp_path: Path) -> None:
    """What agreements are made from, file to publication, in one graph with no dialog in front; a picture is kept."""
    patience = PATIENCE_SECONDS * 1000
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1800, "height": 600})
        page.goto(f"{address}/asset-groups~{quote(SELECTION, safe='')}/", timeout=patience)
        # The graph takes keys only once it is drawn, and draws itself anew with its groups open.
        page.locator("foreignObject").first.wait_for(timeout=patience)
        page.keyboard.press("Alt+KeyE")
        for name in ("inbox", "articles", "agreements", "stg_agreements", "fct_agreements"):
            page.get_by_text(name, exact=True).first.wait_for(timeout=patience)
        # The first drawing still moves into place.
        page.wait_for_timeout(2000)
        page.screenshot(path=(taken := picture("lineage.png", tmp_path)))
    assert taken.stat().st_size > 20_000
