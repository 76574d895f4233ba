"""Evidence that is not in its text is found, in all articles or in those that have come since all was sound."""

from __future__ import annotations

import datetime as dt

import duckdb
import polars as pl
import pytest

from orchestration.loading import evidence, parses
from orchestration.loading.parse_tables import CITIES
from orchestration.loading.schema import CHECK_RESULTS
from orchestration.loading.writer import Load, replace
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.settings import Settings
from tests.loading.inbox import Look, put

BEGUN = dt.datetime.fromisoformat("2026-01-01")


def _parse(warehouse: duckdb.DuckDBPyConnection, day: int) -> None:
    load = Load(f"parse {day}", BEGUN + dt.timedelta(days=day))
    for articles in parses.batches(warehouse, parses.pending(warehouse, parser_version())):
        parses.store(warehouse, parse_frame(articles), load)


def _wrong(warehouse: duckdb.DuckDBPyConnection, since: int | None) -> int:
    moment = None if since is None else BEGUN + dt.timedelta(days=since)
    ((wrong,),) = (
        evidence.looked_at(warehouse, CITIES, moment).aggregate("count(DISTINCT article_key) FILTER (wrong)").fetchall()
    )
    return int(wrong)


def test_what_has_come_since(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """An article counts from the load that parsed it, or read it again."""
    put(home, "first.txt", "Dalian signed an agreement.")
    look()
    _parse(warehouse, 1)
    put(home, "second.txt", "Chaoyang hosted a fair.")
    look()
    _parse(warehouse, 3)
    assert _wrong(warehouse, None) == 0
    warehouse.execute("UPDATE raw.cities SET evidence_text = 'elsewhere'")
    assert (_wrong(warehouse, None), _wrong(warehouse, 1), _wrong(warehouse, 2), _wrong(warehouse, 4)) == (2, 2, 1, 0)
    warehouse.execute("UPDATE raw.articles SET loaded_at = TIMESTAMP '2026-01-09' WHERE path = 'first.txt'")
    assert _wrong(warehouse, 4) == 1


@pytest.mark.parametrize(("left_out", "failed"), [(0, 0), (1, 0), (0, 1)])
def test_nothing_is_sound_that_was_not_found_so(
    warehouse: duckdb.DuckDBPyConnection, left_out: int, failed: int
) -> None:
    """After a red check, or where a table was not looked at, everything is looked at again."""
    assert evidence.sound_until(warehouse) is None
    rows = [
        {
            "step": evidence.STEP,
            "check_name": "evidence_is_in_text",
            "table_name": table.name,
            "severity": "error",
            "row_count": 1,
            "failure_count": int(number < failed),
            "passed": number >= failed,
        }
        for number, table in enumerate(evidence.TABLES[left_out:])
    ]
    replace(warehouse, {CHECK_RESULTS.name: pl.DataFrame(rows, schema=CHECK_RESULTS.polars_schema)}, Load("1", BEGUN))
    assert evidence.sound_until(warehouse) == (None if left_out or failed else BEGUN)
