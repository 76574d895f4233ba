"""Loads are all or nothing, replace by key, and never touch what they do not name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

import duckdb
import polars as pl
import pytest

from orchestration.loading import writer
from orchestration.loading.schema import TABLES
from orchestration.loading.table import SchemaError
from orchestration.loading.writer import Load

LOAD = Load("first", dt.datetime.fromisoformat("2026-01-01"))
LATER = Load("second", dt.datetime.fromisoformat("2026-01-02"))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        writer.prepare(opened)
        yield opened


def rates(*rows: tuple[str, int, float]) -> pl.DataFrame:
    """Rates of days of January 2020."""
    return pl.DataFrame(
        [(code, dt.date(2020, 1, day), rate) for code, day, rate in rows],
        schema=TABLES["exchange_rates"].polars_schema,
        orient="row",
    )


def parses(*articles: str) -> pl.DataFrame:
    rows = [(article, 1, "v1", 0, 0) for article in articles]
    return pl.DataFrame(rows, schema=TABLES["parses"].polars_schema, orient="row")


def cities(*rows: tuple[str, str]) -> pl.DataFrame:
    """A city fact for each article and name."""
    made = [
        {
            "fact_key": article + name,
            "content_key": name,
            "article_key": article,
            "revision": 1,
            "parser_version": "v1",
            "place_key": name,
            "name": name,
            "evidence_text": name,
            "evidence_start": 0,
            "evidence_end": len(name),
            "rule": "r",
        }
        for article, name in rows
    ]
    return pl.DataFrame(made, schema=TABLES["cities"].polars_schema)


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def test_tables_are_made_with_their_comments(connection: duckdb.DuckDBPyConnection) -> None:
    stored = rows(connection, "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'raw'")
    assert dict(stored).pop("schema_version")
    assert {name: comment for name, comment in stored if name != "schema_version"} == {
        table.name: table.description for table in TABLES.values()
    }
    columns = rows(
        connection,
        "SELECT table_name, column_name, comment FROM duckdb_columns() "
        "WHERE schema_name = 'raw' AND table_name <> 'schema_version'",
    )
    assert {(t, c): text for t, c, text in columns} == {
        (table.name, column.name): column.description for table in TABLES.values() for column in table.columns
    }


def test_preparing_twice_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    writer.replace(connection, {"exchange_rates": rates(("USD", 1, 1.1))}, LOAD)
    writer.prepare(connection)
    assert rows(connection, "SELECT count(*) FROM raw.exchange_rates") == [(1,)]


def test_a_column_declared_since_is_added(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("ALTER TABLE raw.mentions DROP COLUMN candidates")
    writer.prepare(connection)
    assert rows(connection, "SELECT candidates FROM raw.mentions") == []


def test_a_column_of_another_type_stops_the_load(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("ALTER TABLE raw.mentions ALTER score TYPE VARCHAR")
    with pytest.raises(SchemaError, match=r"mentions\.score is stored as VARCHAR and declared as DOUBLE"):
        writer.prepare(connection)


def test_a_load_replaces_by_key_and_says_who_wrote(connection: duckdb.DuckDBPyConnection) -> None:
    """Rates are replaced by currency: the dollar's old days go, the yuan's stay."""
    writer.replace(connection, {"exchange_rates": rates(("USD", 1, 1.1), ("USD", 2, 1.2), ("CNY", 1, 7.8))}, LOAD)
    written = writer.replace(connection, {"exchange_rates": rates(("USD", 3, 1.3))}, LATER)
    assert written == {"exchange_rates": 1}
    assert rows(connection, "SELECT currency_code, day(rate_on), load_id FROM raw.exchange_rates ORDER BY 1") == [
        ("CNY", 1, "first"),
        ("USD", 3, "second"),
    ]


def test_what_an_article_no_longer_holds_is_gone(connection: duckdb.DuckDBPyConnection) -> None:
    """The parses are the scope: a parse without cities empties the article's cities, and only that article's."""
    first = {"parses": parses("a", "b"), "cities": cities(("a", "Dalian"), ("b", "Chaoyang"))}
    writer.replace(connection, first, LOAD, scope=first["parses"])
    again = {"parses": parses("a"), "cities": cities()}
    writer.replace(connection, again, LATER, scope=again["parses"])
    assert rows(connection, "SELECT article_key, name FROM raw.cities") == [("b", "Chaoyang")]
    assert rows(connection, "SELECT article_key, load_id FROM raw.parses ORDER BY 1") == [
        ("a", "second"),
        ("b", "first"),
    ]


def test_a_refused_frame_leaves_everything_as_it_was(connection: duckdb.DuckDBPyConnection) -> None:
    writer.replace(connection, {"parses": parses("a"), "cities": cities(("a", "Dalian"))}, LOAD)
    wrong = cities(("a", "Chaoyang")).with_columns(rule=pl.lit(None, pl.String))
    with pytest.raises(SchemaError):
        writer.replace(connection, {"parses": parses("a"), "cities": wrong}, LATER)
    assert rows(connection, "SELECT name, load_id FROM raw.cities") == [("Dalian", "first")]
    assert rows(connection, "SELECT load_id FROM raw.parses") == [("first",)]


def test_a_failure_half_way_rolls_back(connection: duckdb.DuckDBPyConnection) -> None:
    """The second table is gone: what was done to the first must be undone."""
    writer.replace(connection, {"parses": parses("a")}, LOAD)
    connection.execute("DROP TABLE raw.cities")
    with pytest.raises(duckdb.Error):
        writer.replace(connection, {"parses": parses("a"), "cities": cities(("a", "Dalian"))}, LATER)
    assert rows(connection, "SELECT load_id FROM raw.parses") == [("first",)]


def test_loads_in_any_order_end_alike(connection: duckdb.DuckDBPyConnection) -> None:
    """The last load of each article wins, whatever was loaded between."""
    for article, name in product("ab", ("Dalian", "Chaoyang")):
        frames = {"parses": parses(article), "cities": cities((article, name))}
        writer.replace(connection, frames, LOAD, scope=frames["parses"])
    assert rows(connection, "SELECT article_key, name FROM raw.cities ORDER BY 1") == [
        ("a", "Chaoyang"),
        ("b", "Chaoyang"),
    ]
