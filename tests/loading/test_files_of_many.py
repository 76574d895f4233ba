"""Files that hold many articles."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from orchestration.loading import intake
from orchestration.loading.ingest import has_news, ingest
from orchestration.loading.tally import Tally
from orchestration.loading.writer import Load
from orchestration.settings import Settings
from tests.loading.inbox import Look, lines, put


def test_a_file_of_many_articles(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Each record is an article or a rejection under the file's path and its number; a second look opens nothing."""
    put(home, "many", lines("First.", "", "Third."))
    assert look() == Tally(read=3, new=2, rejected=1)
    assert warehouse.sql("SELECT path FROM raw.articles ORDER BY path").fetchall() == [("many#1",), ("many#3",)]
    assert warehouse.sql("SELECT path, reason FROM raw.rejections").fetchall() == [("many#2", "bad_json")]
    assert look() == Tally(unchanged=1)
    put(home, "many", lines("First.", "Second.", "Other."))
    assert look() == Tally(read=3, new=1, revised=1, unchanged=1)
    assert warehouse.sql("SELECT * FROM raw.rejections").fetchall() == []


def test_a_file_that_was_not_read_to_its_end(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, look: Look
) -> None:
    """A process that dies between two batches of a file leaves it to be opened again, and nothing is lost."""
    put(home, "many", lines(*(f"Number {number}." for number in range(7))))
    monkeypatch.setattr(intake, "_BATCH_RECORDS", 3)

    def die(tally: Tally) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(report=die)
    assert warehouse.sql("SELECT count(*) FROM raw.articles").fetchall() == [(3,)]
    assert has_news(warehouse, home)
    assert look() == Tally(read=7, new=4, unchanged=3)
    assert look() == Tally(unchanged=1)


def test_a_large_file_of_small_articles(home: Settings, warehouse: duckdb.DuckDBPyConnection) -> None:
    """The limit is one of articles, not of files that hold many; such a file is not kept for a bad record."""
    chosen = home.model_copy(update={"max_article_bytes": 40})
    put(chosen, "many", lines("First.", "", "Much longer than the forty bytes of an article.", "Fourth."))
    load = Load("1", dt.datetime.fromisoformat("2026-01-01"))
    assert ingest(warehouse, chosen, load) == Tally(read=4, new=2, rejected=2)
    assert warehouse.sql("SELECT reason, payload_path FROM raw.rejections ORDER BY path").fetchall() == [
        ("bad_json", None),
        ("too_large", None),
    ]
