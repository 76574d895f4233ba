"""When facts appeared, changed and vanished: what a parse makes of the history of its articles.

A fact is the same as long as its key is; it has changed when its fields or sides say something else. That it stands
elsewhere in the text, or that another rule has read it, is no change.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import duckdb
import polars as pl

from orchestration.loading.history_table import FACT_HISTORY
from orchestration.loading.keys import surrogate
from orchestration.loading.parse_tables import FACT_PARTIES, PARSE_TABLES
from orchestration.loading.table import STAMPED, Table
from orchestration.loading.writer import Load

Row = dict[str, Any]

_FACTS = [table for table in PARSE_TABLES if any(column.name == "evidence_start" for column in table.columns)]
_HOW_READ = {
    "fact_key",
    "content_key",
    "article_key",
    "revision",
    "parser_version",
    "evidence_text",
    "evidence_start",
    "evidence_end",
    "rule",
    "confidence",
}
_STORED = """
SELECT * FROM raw.fact_history SEMI JOIN (SELECT unnest($article_keys) AS article_key) USING (article_key)
"""


def after_parse(
    connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame], known: Collection[str], load: Load
) -> pl.DataFrame:
    """The whole history of the articles that ``frames`` are a parse of, in the shape of ``raw.fact_history``.

    ``known`` are the keys of those that may have one already.
    """
    return continued(_stored(connection, known) if known else [], frames, load)


def continued(rows: list[Row], frames: Mapping[str, pl.DataFrame], load: Load) -> pl.DataFrame:
    """The history so far, ``rows``, with what a parse makes of it."""
    standing = {row["fact_key"]: row for row in rows if row["valid_to_at"] is None}
    for fact in _facts(frames):
        before = standing.pop(fact["fact_key"], None)
        if before is not None and before["said"] == fact["said"]:
            continue
        if before is not None:
            _end(before, "changed", load)
        key = surrogate(fact["fact_key"], load.loaded_at.isoformat())
        change = "appeared" if before is None else "changed"
        rows.append(fact | {"history_key": key, "change": change, "valid_from_at": load.loaded_at})
    for row in standing.values():
        _end(row, "vanished", load)
    return _frame(rows)


def after_withdrawal(connection: duckdb.DuckDBPyConnection, article_keys: Collection[str], load: Load) -> pl.DataFrame:
    """The history of articles that are taken out: what they said is deleted, when they said something stays."""
    rows = _stored(connection, article_keys)
    for row in rows:
        row["said"] = None
        if row["valid_to_at"] is None:
            _end(row, "withdrawn", load)
    return _frame(rows)


def _stored(connection: duckdb.DuckDBPyConnection, article_keys: Collection[str]) -> list[Row]:
    stored: pl.DataFrame = connection.sql(_STORED, params={"article_keys": list(article_keys)}).pl()
    return stored.to_dicts()


def _end(row: Row, ended_by: str, load: Load) -> None:
    row["valid_to_at"], row["ended_by"] = load.loaded_at, ended_by


def _frame(rows: list[Row]) -> pl.DataFrame:
    columns = FACT_HISTORY.polars_schema
    return pl.DataFrame([{name: row.get(name) for name in columns} for row in rows], schema=columns)


def _facts(frames: Mapping[str, pl.DataFrame]) -> Iterator[Row]:
    sides = _sides(frames[FACT_PARTIES.name])
    for table in _FACTS:
        fields = [column.name for column in table.columns if column.name not in _HOW_READ and column not in STAMPED]
        for row in frames[table.name].iter_rows(named=True):
            yield _fact(table, row, fields, sides.get(row["fact_key"], []))


def _fact(table: Table, row: Row, fields: list[str], sides: list[str]) -> Row:
    said = {name: row[name] for name in fields if row[name] is not None} | ({"sides": sides} if sides else {})
    return {
        **{name: row[name] for name in ("fact_key", "article_key", "revision", "parser_version")},
        "fact_class": table.name,
        "said": json.dumps(said, ensure_ascii=False, default=str),
    }


def _sides(parties: pl.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in parties.sort("fact_key", "role", "position").iter_rows(named=True):
        found.setdefault(row["fact_key"], []).append(f"{row['role']}: {row['name']}")
    return found
