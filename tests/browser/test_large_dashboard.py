"""The dashboard over a hundred thousand facts: it opens, filters and searches, and how fast is printed.

The facts that ship, 160 times over, spread at random over five thousand cities and twenty years: more sets of cities than
real news have, so that the cube is larger than a real one.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import expect

from orchestration.publishing import dashboard
from tests.browser.chromium import needs_chromium, open_browser

pytestmark = [*needs_chromium, pytest.mark.slow]

_TIMES = 160
_CITIES = 5000
_FACTS = {
    "fct_agreements": ("agreement_key", "signed_from_on", "bridge_agreement_parties"),
    "fct_investments": ("investment_key", "period_from_on", "bridge_investment_parties"),
    "fct_events": ("event_key", "event_from_on", "bridge_event_cities"),
    "fct_partnerships": ("partnership_key", "since_from_on", None),
}


def _enlarge(connection: duckdb.DuckDBPyConnection) -> None:
    """Copies with keys of their own, each of another year and among other cities."""
    connection.execute(
        f"""
        insert into marts.dim_cities by name
        select c.* replace (city_key || '-' || n as city_key, name || ' ' || n as name,
            latitude + random() - 0.5 as latitude, longitude + random() - 0.5 as longitude)
        from marts.dim_cities as c, range(1, {_CITIES} // (select count(*) from marts.dim_cities)) as t(n)
        """
    )
    connection.execute("set variable cities = (select list(city_key) from marts.dim_cities)")
    copies = f"range(1, {_TIMES}) as t(n)"
    connection.execute(
        f"""insert into marts.dim_articles by name select a.* replace (article_key || '-' || n as article_key,
        title || ' ' || n as title) from marts.dim_articles as a, {copies}"""
    )
    for table, (key, day, bridge) in _FACTS.items():
        cities = f", {_city_of(key, 'n')} as city_a_key" if bridge is None else ""
        connection.execute(
            f"""insert into marts.{table} by name select f.* replace ({key} || '-' || n as {key},
            article_key || '-' || n as article_key, {day} - to_days((n % 20 * 365)::integer) as {day} {cities})
            from marts.{table} as f, {copies}"""
        )
        if bridge:
            number = "city_role" if bridge == "bridge_event_cities" else "party_number"
            connection.execute(
                f"""insert or ignore into marts.{bridge} by name select b.* replace ({key} || '-' || n as {key},
                {_city_of(key, "n", number)} as city_key) from marts.{bridge} as b, {copies}"""
            )


def _city_of(*columns: str) -> str:
    """Some city, the same for the same values."""
    return f"getvariable('cities')[1 + (hash({', '.join(columns)}) % {_CITIES - 1000})::bigint]"


def test_a_hundred_thousand_facts(refreshed: tuple[Path, object], tmp_path: Path) -> None:
    """Nothing is refused, nothing complains, and a filter leads to facts that were not in the page when it opened."""
    file = tmp_path / "cooperation.duckdb"
    shutil.copyfile(refreshed[0] / "published" / "current" / "cooperation.duckdb", file)
    with duckdb.connect(str(file)) as connection:
        _enlarge(connection)
        start = time.perf_counter()
        page_file = dashboard.build(connection, tmp_path)
    built = time.perf_counter() - start
    chunks = list((tmp_path / "data").iterdir())
    sizes = [chunk.stat().st_size / 1e6 for chunk in chunks]
    print(
        f"\nbuilt in {built:.1f} s: page {page_file.stat().st_size / 1e6:.1f} MB, {len(sizes)} chunks of {sum(sizes):.0f} MB"
    )
    complaints: list[str] = []
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1360, "height": 940})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        _timed("opens", lambda: (page.goto(page_file.as_uri()), page.wait_for_selector("#fact-list li")))
        whole = page.locator("#facts-note").inner_text()
        assert int(whole.split()[0].replace(",", "")) > 90_000
        _timed("a kind", lambda: _choose(page, whole))
        _timed("search", lambda: (page.locator("#search").fill("dalian 1"), page.wait_for_selector("#found li")))
        page.keyboard.press("Enter")
        page.locator("#fact-list li").first.wait_for()
    assert complaints == []


def _choose(page: Any, whole: str) -> None:
    page.locator("#kind").select_option("visit")
    expect(page.locator("#facts-note")).not_to_have_text(whole)
    page.wait_for_selector("#fact-list li.event")


def _timed(what: str, act: Any) -> None:
    start = time.perf_counter()
    act()
    print(f"{what}: {time.perf_counter() - start:.1f} s")
