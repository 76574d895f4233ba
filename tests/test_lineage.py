"""From which columns a column is made, read out of SQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration import lineage


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA raw; CREATE SCHEMA marts")
        connection.execute("CREATE TABLE raw.cities (city_key VARCHAR, name VARCHAR, people INTEGER)")
        connection.execute("CREATE TABLE raw.visits (city_key VARCHAR, seen_on DATE)")
        connection.execute("CREATE TABLE marts.m (name VARCHAR, visits BIGINT, share DOUBLE, one INTEGER)")
        yield connection


SQL = """
with visits as (select city_key, count(*) as visits, max(seen_on) as last_on from memory.raw.visits group by 1),
joined as (select c.*, v.visits from memory.raw.cities as c left join visits as v using (city_key))
select name, coalesce(visits, 0) as visits, visits / people as share, 1 as one from joined
"""


def test_through_stars_joins_and_expressions(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Origins are columns of tables, not of what stands between."""
    columns = lineage.columns_of(warehouse)
    origins = lineage.kept_origins(tmp_path / "lineage.json", {"marts.m": SQL}, columns)["marts.m"]
    assert origins["name"] == [("raw.cities", "name")]
    assert ("raw.cities", "people") in origins["share"]
    assert origins["one"] == []


def test_what_cannot_be_followed(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """SQL that the parser does not know leaves a model without origins, not a run without an end."""
    columns = lineage.columns_of(warehouse)
    assert lineage.kept_origins(tmp_path / "l.json", {"marts.m": "select ((("}, columns) == {"marts.m": {}}


def test_kept_until_sql_or_columns_change(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing is worked out."""
    file = tmp_path / "lineage.json"
    columns = lineage.columns_of(warehouse)
    first = lineage.kept_origins(file, {"marts.m": SQL}, columns)
    calls: list[str] = []
    monkeypatch.setattr(lineage, "trace", lambda sql, *_: calls.append(sql) or {})
    again = lineage.kept_origins(file, {"marts.m": SQL}, columns)
    assert {name: [tuple(each) for each in found] for name, found in again["marts.m"].items()} == first["marts.m"]
    assert calls == []
    # a model that is compiled anew is followed alone
    lineage.kept_origins(file, {"marts.m": SQL, "marts.n": "select 1 as one"}, columns)
    assert calls == ["select 1 as one"]
    calls.clear()
    warehouse.execute("ALTER TABLE raw.cities ADD COLUMN area DOUBLE")
    lineage.kept_origins(file, {"marts.m": SQL}, lineage.columns_of(warehouse))
    assert len(calls) == 1
