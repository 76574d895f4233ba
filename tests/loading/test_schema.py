"""The raw schema's declaration, and what a frame must be to be loaded."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from orchestration.loading.schema import EXCHANGE_RATES, PARSE_TABLES, TABLES
from orchestration.loading.table import SchemaError, Table

RATES = pl.DataFrame(
    {"currency_code": ["USD", "CNY"], "rate_on": [dt.date(2019, 12, 31)] * 2, "units_per_eur": [1.1234, 7.8205]}
)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_declaration_is_whole(table: Table) -> None:
    """Keys and what a load replaces by are columns that cannot be NULL, and everything is described."""
    columns = {column.name: column for column in table.columns}
    assert len(columns) == len(table.columns)
    assert not any(columns[name].nullable for name in (*table.key, *table.replaced_by))
    assert table.description.endswith(".")
    assert all(column.description.endswith(".") and column.sql_type for column in table.columns)


def test_a_parse_is_replaced_as_a_whole() -> None:
    """All that a parse writes goes by the same columns, so that an article never holds a mix of two parses."""
    assert {table.replaced_by for table in PARSE_TABLES} == {("article_key", "revision", "parser_version")}


def test_a_right_frame_is_put_in_the_declared_order() -> None:
    assert EXCHANGE_RATES.check(RATES.select("units_per_eur", "rate_on", "currency_code")).equals(RATES)
    assert EXCHANGE_RATES.check(EXCHANGE_RATES.empty()).is_empty()


@pytest.mark.parametrize(
    ("frame", "complaint"),
    [
        (RATES.drop("rate_on"), "no column rate_on"),
        (RATES.with_columns(source=pl.lit("ECB")), "undeclared column source"),
        (RATES.with_columns(pl.col("units_per_eur").cast(pl.String)), "units_per_eur is String, not Float64"),
        (RATES.with_columns(currency_code=pl.lit(None, pl.String)), "NULL in currency_code"),
        (pl.concat([RATES, RATES]), "two rows with the same currency_code, rate_on"),
    ],
)
def test_a_wrong_frame_is_refused_with_words(frame: pl.DataFrame, complaint: str) -> None:
    with pytest.raises(SchemaError, match=f"exchange_rates: .*{complaint}"):
        EXCHANGE_RATES.check(frame)
