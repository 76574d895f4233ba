"""A warehouse in memory, and a look at all sources of the home."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.loading.ingest import ingest
from orchestration.loading.tally import Tally
from orchestration.loading.writer import Load
from orchestration.settings import Settings
from tests.loading.inbox import Look


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        writer.prepare(connection)
        yield connection


@pytest.fixture
def look(home: Settings, warehouse: duckdb.DuckDBPyConnection) -> Look:
    """Looks at all sources; each look is a load of its own, a minute after the one before."""
    loads = iter(range(1000))

    def look(**options: object) -> Tally:
        number = next(loads)
        load = Load(f"load {number}", dt.datetime.fromisoformat("2026-01-01") + dt.timedelta(minutes=number))
        return ingest(warehouse, home, load, **options)

    return look
