"""What an operator opens in the Dagster UI: a run, what a materialization says, and a check with the rows that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dagster import DagsterInstance

from tests.browser.chromium import needs_chromium, open_browser
from tests.browser.conftest import PATIENCE_SECONDS

PATIENCE = PATIENCE_SECONDS * 1000

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


def _open(browser: Any, url: str) -> Any:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    return page


def test_a_materialization(browser: Any, address: str) -> None:
    """Who is asked, where the code is, what it weighs; the picture is drawn."""
    page = _open(browser, f"{address}/assets/publication?view=overview")
    for words in ("operators", "audience: readers", "Source code", "facts_by_year"):
        page.get_by_text(words).first.wait_for()
    assert "publication.py" in page.locator("body").inner_text()
    page.get_by_text("[Show Markdown]").first.click()
    picture = page.locator("img[src^='data:image/svg']").first
    picture.wait_for()
    assert picture.evaluate("image => image.naturalWidth") > 300


def test_a_check(browser: Any, address: str) -> None:
    """Its severity and numbers, and over runs a plot of them."""
    page = _open(browser, f"{address}/assets/raw/rejections?view=checks")
    page.get_by_text("No more than one in five inputs is rejected.").first.wait_for()
    page.get_by_text("failures").first.wait_for()


def test_a_run(browser: Any, address: str, refreshed: tuple[Path, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step with how long it took, and what it said."""
    monkeypatch.setenv("DAGSTER_HOME", str(refreshed[0] / "dagster"))
    with DagsterInstance.get() as instance:
        (run,) = instance.get_runs()
    page = _open(browser, f"{address}/runs/{run.run_id}")
    page.get_by_text("RUN_SUCCESS").first.wait_for()
