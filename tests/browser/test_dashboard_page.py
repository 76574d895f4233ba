"""The dashboard in a real browser, opened from disk as a reader would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import expect

from orchestration.publishing import dashboard
from tests.browser.chromium import needs_chromium, open_browser, picture

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def complaints() -> list[str]:
    """What the page's console and its dialogs said; a test asserts that they said nothing."""
    return []


def _open(browser: Any, page_file: Path, complaints: list[str], **options: Any) -> Any:
    page = browser.new_page(**{"viewport": {"width": 1360, "height": 940}, **options})
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.goto(page_file.as_uri())
    page.wait_for_selector("#fact-list li, #facts-note:has-text('no facts yet')")
    return page


def _copy_of(refreshed: tuple[Path, object], folder: Path) -> Path:
    """The published file where a test may change it."""
    copy = folder / "cooperation.duckdb"
    shutil.copyfile(refreshed[0] / "published" / "current" / "cooperation.duckdb", copy)
    return copy


@pytest.fixture(scope="module")
def published_page(refreshed: tuple[Path, object]) -> Path:
    return refreshed[0] / "published" / "current" / "index.html"


def test_a_number_leads_to_its_facts_and_their_words(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """From the total to the statements behind it, and from a statement to its marked span in its article."""
    page = _open(browser, published_page, complaints)
    page.locator(".tile.partnership").click()
    facts = page.locator("#fact-list li")
    facts.first.wait_for()
    expect(page.locator("#fact-list .badge").first).to_have_text("Partnership")
    assert set(page.locator("#fact-list .badge").all_inner_texts()) == {"Partnership"}
    words = facts.first.locator("mark").inner_text()
    facts.first.get_by_role("button").click()
    assert page.locator("#article mark.chosen").first.inner_text() == words
    page.keyboard.press("Escape")
    assert not page.locator("#article").is_visible()
    assert complaints == []


def test_every_kind_of_number_narrows_the_facts(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """Pairs, cities, sums, kinds, and the columns and lines of the charts through their tables."""
    page = _open(browser, published_page, complaints)
    whole = page.locator("#facts-note").inner_text()
    for summary in page.locator(".as-table summary").all()[:4]:
        summary.click()
    for number in (
        "#pairs button",
        "#cities button",
        "#invested button",
        "#kinds button",
        "figure.map table tbody tr td:last-child button",
        "figure:has(#timeline) tbody tr:last-child td:nth-child(2) button",
        "figure:has(#money) tbody tr:last-child td:nth-child(2) button",
        "figure:has(#network) tbody button",
    ):
        page.locator(number).first.click()
        expect(page.locator("#facts-note")).not_to_have_text(whole)
        page.get_by_role("button", name="Clear all").click()
        expect(page.locator("#facts-note")).to_have_text(whole)
    assert complaints == []


def test_a_failed_check_leads_to_its_rows(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """From the number of failures to the rows, from a row to its article, and the rows go when the number is pressed again."""
    page = _open(browser, published_page, complaints)
    page.locator("#freshness summary").click()
    number = page.locator("#freshness td button[aria-expanded]").first
    many = int(number.inner_text().replace(",", ""))
    number.click()
    rows = page.locator("#freshness tr.failing li")
    rows.first.wait_for()
    assert rows.count() == min(many, 100)
    rows.get_by_role("button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    number.click()
    expect(rows).to_have_count(0)
    assert complaints == []


def test_a_line_on_the_map_leads_to_both_its_cities(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """By the mouse on the canvas itself: where a city is drawn, a click chooses it."""
    page = _open(browser, published_page, complaints)
    spot = page.evaluate(
        """() => { const at = charts.map.convertToPixel("geo", place(data.cities.findIndex((c) => c.name === "Davao")));
            const box = byId("map").getBoundingClientRect(); return [box.left + at[0], box.top + at[1]]; }"""
    )
    page.mouse.click(*spot)
    assert page.locator("#chosen").get_by_role("button", name="Davao").is_visible()
    assert complaints == []


def test_search_by_keyboard_finds_an_organization(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """Typing, an arrow and Enter lead to its articles; without regard to case or accents."""
    page = _open(browser, published_page, complaints)
    page.get_by_label("Search titles").press_sequentially("SÁNHUAN")
    page.get_by_role("option", name="Dalian Sanhuan Group").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#facts-note")).to_contain_text("Sanhuan")
    page.locator("#fact-list li").first.wait_for()
    assert "Tan Chengxu Led the Party" in page.locator("#fact-list").inner_text()
    assert complaints == []


def test_a_keyboard_is_enough(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """The first stop leads to the facts; a total, a statement and its article open by Enter, and close by Escape."""
    page = _open(browser, published_page, complaints)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the facts"
    page.keyboard.press("Enter")
    expect(page.locator("#facts")).to_be_focused()
    page.locator(".tile.event").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facts")).to_be_focused()
    expect(page.locator("#fact-list .badge").first).to_have_text("Event")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#fact-list button").first).to_be_focused()
    assert complaints == []


def test_a_screen_reader_is_told_what_there_is(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """Chromium's tree for screen readers: every figure, picture and table has a name, a picture says what it shows, each
    has a table, no button is without words; the result of a filter is announced, and taking it back leaves the focus near."""
    page = _open(browser, published_page, complaints)
    for summary in page.locator(".as-table summary").all():
        summary.click()
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree if not node["ignored"]]
    assert all(
        name.strip() for role, name in named if role in {"figure", "image", "table", "button", "combobox", "link"}
    )
    pictures = [name for role, name in named if role == "image"]
    tables = {name for role, name in named if role == "table"}
    assert len(pictures) == 4
    assert all(":" in name and any(char.isdigit() for char in name) and "NaN" not in name for name in pictures)
    assert {name.split(":")[0] for name in pictures} <= tables
    page.locator("#kind").select_option("visit")
    page.locator("#fact-list li.event").first.wait_for()
    assert page.locator("#announce[role=status]").text_content() == page.locator("#facts-note").text_content()
    page.get_by_role("button", name="Take back: visit").press("Enter")
    expect(page.locator("#classes button").first).to_be_focused()
    assert complaints == []


def test_filters_work_together_and_back_undoes_a_step(
    browser: Any, published_page: Path, complaints: list[str]
) -> None:
    page = _open(browser, published_page, complaints)
    note = page.locator("#facts-note")
    whole = note.inner_text()
    page.locator("#city").fill("Liupanshui (Guizhou)")
    page.locator("#city").dispatch_event("change")
    # Facts are read when a filter wants them: what is shown changes when they are there.
    expect(note).not_to_have_text(whole)
    of_city = note.inner_text()
    page.locator("#kind").select_option("counterpart_assistance")
    expect(note).not_to_have_text(of_city)
    expect(page.locator("#fact-list")).to_contain_text("Dalian")
    page.go_back()
    expect(note).to_have_text(of_city)
    linked = _open(browser, published_page, complaints)
    linked.goto(page.url)
    linked.reload()
    expect(linked.locator("#facts-note")).to_have_text(of_city)
    assert complaints == []


def test_whole_texts_have_their_spans_marked(
    browser: Any, refreshed: tuple[Path, object], tmp_path: Path, complaints: list[str]
) -> None:
    """Where texts are published, offsets in code points lead to the very words, whatever stands before them."""
    copy = _copy_of(refreshed, tmp_path)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(
            """create table marts.article_texts as
            select article_key, repeat('😀', 1 + max(evidence_start)::integer) as text from marts.fct_partnerships
            group by article_key"""
        )
        connection.execute(
            """update marts.article_texts set text = (
                select text[:evidence_start] || evidence_text || ' and so on' from marts.fct_partnerships as f
                where f.article_key = article_texts.article_key order by evidence_start desc limit 1)"""
        )
        page_file = dashboard.build(connection, tmp_path)
    page = _open(browser, page_file, complaints)
    page.locator(".tile.partnership").click()
    expect(page.locator("#fact-list .badge").first).to_have_text("Partnership")
    page.locator("#fact-list li button").first.click()
    assert page.locator("#article .text").inner_text().endswith("and so on")
    marked = "".join(page.locator("#article .text mark").all_inner_texts())
    assert marked and marked in page.locator("#article .text").inner_text()
    assert complaints == []


def test_a_picture_for_the_page(browser: Any, published_page: Path, complaints: list[str], tmp_path: Path) -> None:
    """What the README shows."""
    page = _open(browser, published_page, complaints, viewport={"width": 1080, "height": 780})
    page.screenshot(path=(taken := picture("dashboard.png", tmp_path)))
    assert taken.stat().st_size < 300_000
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
    copy = _copy_of(refreshed, tmp_path)
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
    copy = _copy_of(refreshed, tmp_path)
    with duckdb.connect(str(copy)) as connection:
        for (table,) in connection.execute("select table_name from duckdb_tables()").fetchall():
            connection.execute(f'delete from marts."{table}"')
        page_file = dashboard.build(connection, tmp_path)
    page = _open(browser, page_file, complaints)
    assert page.locator("#facts-note").inner_text() == "There are no facts yet."
    assert page.locator(".chart").filter(visible=True).count() == 0
    assert complaints == []


def test_namesakes_are_told_apart(browser: Any, published_page: Path, complaints: list[str]) -> None:
    """Kashgar is a prefecture and its seat: each has its own entry in the filter, its own address and its own facts."""
    page = _open(browser, published_page, complaints)
    page.focus("#city")
    entries = page.locator("#city-names option[value^='Kashgar']").evaluate_all("found => found.map(one => one.value)")
    assert len(entries) == len(set(entries)) == 2
    notes = []
    for entry in entries:
        page.fill("#city", entry)
        page.locator("#city").press("Enter")
        expect(page.locator("#city")).to_have_value(entry)
        expect(page.get_by_role("button", name=f"Take back: {entry}")).to_be_visible()
        address = page.url
        again = _open(browser, published_page, complaints)
        again.goto(address)
        again.reload()
        expect(again.locator("#city")).to_have_value(entry)
        notes.append(again.locator("#facts-note").inner_text())
        again.close()
    assert notes[0] != notes[1]
    assert complaints == []
