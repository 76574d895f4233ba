"""When facts appeared, changed and vanished, as a series of parses of one article leaves it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.loading import history, parses, writer
from orchestration.loading.history_table import FACT_HISTORY
from orchestration.loading.parse_tables import PARSE_TABLES
from orchestration.loading.writer import Load, replace

BEGUN = dt.datetime.fromisoformat("2026-01-01")


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        writer.prepare(connection)
        yield connection


def day(number: int) -> Load:
    return Load(f"day {number}", BEGUN + dt.timedelta(days=number))


def parse(facts: dict[str, str], number: int, start: int = 0) -> dict[str, pl.DataFrame]:
    """Frames of one parse of an article: projects by key, each with its status."""
    version = {"article_key": "a", "revision": number, "parser_version": f"v{number}"}
    rows = [
        {
            **version,
            "fact_key": key,
            "content_key": key,
            "name": key,
            "status": status,
            "evidence_text": key,
            "evidence_start": start,
            "evidence_end": start + len(key),
            "rule": f"rule {number}",
        }
        for key, status in facts.items()
    ]
    frames = {table.name: table.empty() for table in PARSE_TABLES}
    frames["parses"] = pl.DataFrame(
        [{**version, "mention_count": 0, "fact_count": len(rows)}], schema=frames["parses"].schema
    )
    frames["projects"] = pl.DataFrame(rows, schema=frames["projects"].schema)
    return frames


def times(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Fact, status, first and last day, what began and what ended it."""
    rows = connection.sql(
        "SELECT fact_key, said, valid_from_at, valid_to_at, change, ended_by FROM raw.fact_history ORDER BY 1, 3"
    ).fetchall()
    return [
        (key, json.loads(said)["status"] if said else None, (first - BEGUN).days, last and (last - BEGUN).days, *why)
        for key, said, first, last, *why in rows
    ]


def test_a_fact_appears_changes_and_vanishes(warehouse: duckdb.DuckDBPyConnection) -> None:
    """One row a time in which it said the same; where it stands in the text, and which rule read it, is no change."""
    parses.store(warehouse, parse({"park": "pledge", "road": "pledge"}, 1), day(1))
    parses.store(warehouse, parse({"park": "pledge", "road": "pledge"}, 2, start=7), day(2))
    parses.store(warehouse, parse({"park": "completion"}, 3), day(3))
    parses.store(warehouse, parse({"park": "completion", "road": "pledge"}, 4), day(4))
    assert times(warehouse) == [
        ("park", "pledge", 1, 3, "appeared", "changed"),
        ("park", "completion", 3, None, "changed", None),
        ("road", "pledge", 1, 3, "appeared", "vanished"),
        ("road", "pledge", 4, None, "appeared", None),
    ]


def test_a_withdrawn_article_has_had_facts(warehouse: duckdb.DuckDBPyConnection) -> None:
    """That it said something stays on record; what it said does not."""
    parses.store(warehouse, parse({"park": "pledge"}, 1), day(1))
    parses.store(warehouse, parse({"park": "completion"}, 2), day(2))
    frame = history.after_withdrawal(warehouse, ["a"], day(3))
    replace(warehouse, {FACT_HISTORY.name: frame}, day(3))
    assert times(warehouse) == [
        ("park", None, 1, 2, "appeared", "changed"),
        ("park", None, 2, 3, "changed", "withdrawn"),
    ]


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["park", "road", "port"]), st.sampled_from(["pledge", "completion"])),
        min_size=1,
        max_size=6,
    )
)
def test_every_state_can_be_told(states: list[dict[str, str]]) -> None:
    """Whoever asks for a moment gets the facts of the parse that stood then, whatever came before and after."""
    with duckdb.connect() as warehouse:
        writer.prepare(warehouse)
        for number, facts in enumerate(states):
            parses.store(warehouse, parse(facts, number), day(number))
        for number, facts in enumerate(states):
            then = warehouse.execute(
                "SELECT fact_key, said FROM raw.fact_history WHERE valid_from_at <= $at "
                "AND (valid_to_at IS NULL OR valid_to_at > $at)",
                {"at": day(number).loaded_at},
            ).fetchall()
            assert {key: json.loads(said)["status"] for key, said in then} == facts
