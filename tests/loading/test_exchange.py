"""The packaged reference rates as a raw table."""

from __future__ import annotations

import datetime as dt

import duckdb

from orchestration.loading import exchange, writer
from orchestration.loading.schema import EXCHANGE_RATES
from orchestration.loading.writer import Load


def test_rates_are_those_that_were_published() -> None:
    """Two rates of the last banking day of 2019 as the bank published them; the gaps of the file are no rows."""
    rates = EXCHANGE_RATES.check(exchange.frame())
    day = dict(rates.filter(rate_on=dt.date(2019, 12, 31)).select("currency_code", "units_per_eur").iter_rows())
    assert (day["USD"], day["CNY"]) == (1.1234, 7.8205)
    first_and_last = {
        code: (days.min(), days.max())
        for code in ("CNY", "RUB")
        for days in [rates.filter(currency_code=code)["rate_on"]]
    }
    assert first_and_last["CNY"][0] == dt.date(2005, 4, 1)
    assert first_and_last["RUB"][1] == dt.date(2022, 3, 1)


def test_rates_are_loaded_once() -> None:
    with duckdb.connect() as connection:
        writer.prepare(connection)
        load = Load("load", dt.datetime.fromisoformat("2026-01-01"))
        written = exchange.refresh(connection, load)
        assert written == exchange.frame().height
        assert exchange.refresh(connection, load) == 0
        assert connection.execute("SELECT count(*) FROM raw.exchange_rates").fetchall() == [(written,)]
