"""Whatever articles say of the same money in whatever order, a sum over recommended rows counts it once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

STATUSES = ("pledge", "commitment", "implementation", "completion", "suspended", "cancelled", None)


class Statement(NamedTuple):
    """What one article says of one sum of money."""

    cluster_key: str
    is_umbrella: bool
    investment_status: str | None
    published_on: dt.date | None


STATEMENTS = st.lists(
    st.builds(
        Statement,
        st.sampled_from("abc"),
        st.booleans(),
        st.sampled_from(STATUSES),
        st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 3)),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def model(database: Path, target: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The compiled model over tables of its inputs' shape, with nothing in them yet."""
    sql = (target / "compiled/cooperation/models/intermediate/int_recommendations.sql").read_text()
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{database}' AS built (READ_ONLY)")
        connection.execute("ATTACH ':memory:' AS cooperation")
        for schema, table in (
            ("intermediate", "int_agreements"),
            ("intermediate", "int_clusters"),
            ("intermediate", "int_events"),
            ("intermediate", "int_investments"),
            ("intermediate", "int_partnerships"),
            ("reference", "agreement_statuses"),
            ("reference", "money_statuses"),
        ):
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS cooperation.{schema}")
            kept = "TRUE" if schema == "reference" else "FALSE"
            connection.execute(
                f"CREATE TABLE cooperation.{schema}.{table} AS SELECT * FROM built.{schema}.{table} WHERE {kept}"
            )
        connection.execute(f"CREATE VIEW cooperation.recommendations AS {sql}")
        yield connection


@given(STATEMENTS)
@settings(max_examples=60, deadline=None)
def test_each_sum_is_recommended_once(model: duckdb.DuckDBPyConnection, statements: list[Statement]) -> None:
    """Of each cluster that has a row which may count, exactly one counts: none further, and none as far but newer."""
    model.execute("DELETE FROM cooperation.intermediate.int_investments")
    model.execute("DELETE FROM cooperation.intermediate.int_clusters")
    for number, (cluster_key, *said) in enumerate(statements):
        key = str(number)
        model.execute(
            """
            INSERT INTO cooperation.intermediate.int_investments
                (investment_key, article_key, is_umbrella, investment_status, published_on)
            VALUES ($1, $1, $2, $3, $4)
            """,
            [key, *said],
        )
        model.execute(
            "INSERT INTO cooperation.intermediate.int_clusters (fact_key, cluster_key) VALUES (?, ?)",
            [key, cluster_key],
        )
    query = "SELECT fact_key FROM cooperation.recommendations WHERE recommended_for_aggregates"
    chosen = [statements[int(key)] for (key,) in model.execute(query).fetchall()]

    candidates = [s for s in statements if not s.is_umbrella and s.investment_status != "cancelled"]
    assert sorted(s.cluster_key for s in chosen) == sorted({s.cluster_key for s in candidates})
    assert all(s in candidates for s in chosen)
    for one in chosen:
        rivals = [s for s in candidates if s.cluster_key == one.cluster_key]
        assert max(map(_standing, rivals)) == _standing(one)


def _standing(statement: Statement) -> tuple[int, dt.date]:
    ranks = {None: -1, "suspended": 0, "pledge": 1, "commitment": 2, "implementation": 3, "completion": 4}
    return ranks[statement.investment_status], statement.published_on or dt.date.min
