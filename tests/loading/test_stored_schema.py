"""Homes of other versions: an older one is extended without a value lost, a newer or unsound one is refused and untouched."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import stored_schema, writer
from orchestration.loading.schema import TABLES
from orchestration.loading.table import SchemaError
from tests.conftest import Coop

Refreshed = tuple[Path, object]

RATE = "INSERT INTO raw.exchange_rates VALUES ('USD', DATE '2020-01-02', 1.1, 'a load', TIMESTAMP '2020-01-03')"


def stored(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every raw table with its columns and rows."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.sql("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'raw' ORDER BY 1").fetchall()
        return {
            name: [
                *connection.sql(f"DESCRIBE raw.{name}").fetchall(),
                *connection.sql(f"FROM raw.{name} ORDER BY ALL").fetchall(),
            ]
            for (name,) in names
        }


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A file as this version makes it, with one row."""
    file = tmp_path / "cooperation.duckdb"
    with duckdb.connect(str(file)) as connection:
        writer.prepare(connection)
        connection.execute(RATE)
    return file


def open_anew(file: Path) -> None:
    with duckdb.connect(str(file)) as connection:
        writer.prepare(connection)


def test_nothing_to_do(warehouse: Path) -> None:
    """Opened again by the same version, a home stays as it is."""
    before = stored(warehouse)
    open_anew(warehouse)
    assert stored(warehouse) == before


@pytest.mark.parametrize("name", TABLES)
def test_from_before_a_table(warehouse: Path, name: str) -> None:
    """Whichever is missing is made."""
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(f"DROP TABLE raw.{name}")
    open_anew(warehouse)
    assert stored(warehouse).keys() == {*TABLES, "schema_version"}


def test_from_before_there_was_a_version(warehouse: Path) -> None:
    """It is the first."""
    before = stored(warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("DROP TABLE raw.schema_version")
    open_anew(warehouse)
    assert stored(warehouse) == before


def test_from_before_a_column(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that may be empty is NULL for what is stored, one that may not gets what its declaration says."""
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("ALTER TABLE raw.exchange_rates DROP COLUMN units_per_eur")
        connection.execute("ALTER TABLE raw.exchange_rates DROP COLUMN rate_on")
    table = TABLES["exchange_rates"]
    said = {"rate_on": {"before": "DATE '1999-01-04'"}, "units_per_eur": {"nullable": True}}
    columns = tuple(dataclasses.replace(column, **said.get(column.name, {})) for column in table.columns)  # type: ignore[arg-type]
    monkeypatch.setitem(TABLES, table.name, dataclasses.replace(table, columns=columns))
    open_anew(warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        rows = connection.sql("SELECT currency_code, rate_on::VARCHAR, units_per_eur, load_id FROM raw.exchange_rates")
        assert rows.fetchall() == [("USD", "1999-01-04", None, "a load")]


def _newer_version(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("UPDATE raw.schema_version SET version = version + 1, program = '99.1'")


def _newer_column(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("ALTER TABLE raw.exchange_rates ADD COLUMN of_tomorrow VARCHAR")


def _newer_table(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE raw.of_tomorrow (a INTEGER)")


def _other_type(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("ALTER TABLE raw.exchange_rates ALTER COLUMN units_per_eur TYPE VARCHAR")


def _missing_value(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("ALTER TABLE raw.exchange_rates DROP COLUMN units_per_eur")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_newer_version, r"version 99\.1 of this program"),
        (_newer_column, r"newer version of this program, which knows exchange_rates\.of_tomorrow"),
        (_newer_table, "newer version of this program, which knows of_tomorrow"),
        (_other_type, r"exchange_rates\.units_per_eur is stored as VARCHAR and declared as DOUBLE"),
        (_missing_value, r"exchange_rates\.units_per_eur is new, must not be empty"),
    ],
)
def test_refused(warehouse: Path, change: Callable[[duckdb.DuckDBPyConnection], None], words: str) -> None:
    """With words, and with nothing changed, not even what could have been added."""
    with duckdb.connect(str(warehouse)) as connection:
        change(connection)
        connection.execute("DROP TABLE raw.parser_scores")
    before = stored(warehouse)
    with pytest.raises(SchemaError, match=words):
        open_anew(warehouse)
    assert stored(warehouse) == before


def test_a_migration(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are run once and in order; one that fails leaves the home as it was."""
    double = "UPDATE raw.exchange_rates SET units_per_eur = units_per_eur * 2"
    monkeypatch.setattr(stored_schema, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(stored_schema, "MIGRATIONS", {2: (double,), 3: ("SELECT no_such_function()",)})
    before = stored(warehouse)
    with pytest.raises(duckdb.Error):
        open_anew(warehouse)
    assert stored(warehouse) == before
    monkeypatch.setattr(stored_schema, "MIGRATIONS", {2: (double,), 3: (double,)})
    for _ in range(2):
        open_anew(warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        assert connection.sql("SELECT units_per_eur FROM raw.exchange_rates").fetchall() == [(4.4,)]
        assert connection.sql("SELECT version FROM raw.schema_version").fetchall() == [(3,)]


def test_run_on_a_newer_home(warehouse: Path, tmp_path: Path, coop_on: Coop) -> None:
    """The person at the terminal reads what to do; readers and raw rows have what they had."""
    with duckdb.connect(str(warehouse)) as connection:
        _newer_version(connection)
    place = tmp_path / "home" / "warehouse" / warehouse.name
    place.parent.mkdir(parents=True)
    warehouse.rename(place)
    before = stored(place)
    done = coop_on(tmp_path / "home", "run")
    assert done.returncode == 4
    assert "was written by version 99.1 of this program" in done.stderr
    assert stored(place) == before
