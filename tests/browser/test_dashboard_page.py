"""The dashboard in a real browser, opened from disk as a reader would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.publishing import dashboard
from orchestration.settings import PROJECT
from tests.browser.chromium import needs_chromium, open_browser

pytestmark = needs_chromium

SCREENSHOT = PROJECT / "docs" / "images" / "dashboard.png"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def complaints() -> list[str]:
    """What the page's console and its dialogs said; a test asserts that they said nothing."""
    return []


def _open(browser: Any, page_file: Path, complaints: list[str], **options: Any) -> Any:
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 1000}, **options})
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.goto(page_file.as_uri())
    page.wait_for_selector("#fact-list li, #facts-note:has-text('Nothing')")
    return page


@pytest.fixture(scope="module")
def published_page(refreshed: tuple[Path, object]) -> Path:
    return refreshed[0] / "published" / "current" / "index.html"


def test_a_number_leads_to_its_facts_and_their_words(browser: Any, published_page: Path, complaints: list[str]) -> None:
    page = _open(browser, published_page, complaints)
    page.get_by_role("button", name="Partnerships").click()
    facts = page.locator("#fact-list li")
    assert facts.count() > 0
    assert all("Partnership" in text for text in page.locator("#fact-list .meta").all_inner_texts()[::2])
    assert facts.first.locator("mark").inner_text().strip()
    SCREENSHOT.parent.mkdir(parents=True, exist_ok=True)
    page.get_by_role("button", name="Clear filters").click()
    page.screenshot(path=SCREENSHOT)
    assert complaints == []


def test_search_finds_an_organization_and_shows_its_article(
    browser: Any, published_page: Path, complaints: list[str]
) -> None:
    page = _open(browser, published_page, complaints)
    page.get_by_label("Search titles").fill("sanhuan")
    page.get_by_role("button", name="Dalian Sanhuan Group").first.click()
    assert "Tan Chengxu Led the Party" in page.locator("#fact-list").inner_text()
    assert complaints == []


def test_filters_work_together(browser: Any, published_page: Path, complaints: list[str]) -> None:
    page = _open(browser, published_page, complaints)
    page.locator("#city").fill("Liupanshui (Guizhou)")
    page.locator("#city").dispatch_event("change")
    of_city = page.locator("#facts-note").inner_text()
    page.locator("#kind").select_option("counterpart_assistance")
    assert page.locator("#facts-note").inner_text() != of_city
    assert "Dalian" in page.locator("#fact-list").inner_text()
    assert complaints == []


@pytest.mark.parametrize("width", [390, 800, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge(
    browser: Any, published_page: Path, complaints: list[str], width: int, scheme: str
) -> None:
    page = _open(browser, published_page, complaints, viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_markup_in_an_article_stays_text(
    browser: Any, refreshed: tuple[Path, object], tmp_path: Path, complaints: list[str]
) -> None:
    copy = tmp_path / "cooperation.duckdb"
    shutil.copyfile(refreshed[0] / "published" / "current" / "cooperation.duckdb", copy)
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    with duckdb.connect(str(copy)) as connection:
        connection.execute("update marts.dim_articles set title = $1, source_uri = 'javascript:alert(3)'", [hostile])
        connection.execute("update marts.fct_agreements set evidence_text = $1", [hostile])
        connection.execute("update marts.dim_cities set name = $1", [hostile])
        page_file = dashboard.build(connection, tmp_path)
    page = _open(browser, page_file, complaints)
    assert hostile in page.locator("#fact-list").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0
    assert complaints == []


def test_an_empty_warehouse_shows_an_empty_page(
    browser: Any, refreshed: tuple[Path, object], tmp_path: Path, complaints: list[str]
) -> None:
    copy = tmp_path / "cooperation.duckdb"
    shutil.copyfile(refreshed[0] / "published" / "current" / "cooperation.duckdb", copy)
    with duckdb.connect(str(copy)) as connection:
        for (table,) in connection.execute("select table_name from duckdb_tables()").fetchall():
            connection.execute(f'delete from marts."{table}"')
        page_file = dashboard.build(connection, tmp_path)
    page = _open(browser, page_file, complaints)
    assert page.locator("#facts-note").inner_text() == "Nothing fits these filters."
    assert complaints == []
