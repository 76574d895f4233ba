"""One process publishes without a pause while four others open, count and close: nobody ever sees an error, or parts of
two versions.

``COOP_STRESS_SECONDS`` says for how long, 30 by default.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.publishing import publication, versions
from orchestration.settings import Settings

pytestmark = pytest.mark.slow

_SECONDS = float(os.environ.get("COOP_STRESS_SECONDS", "30"))
_READERS = 4
_TABLES = 5
# More than one row group of DuckDB, so that a reader is still at work when the link moves on.
_ROWS = 200_000

# Every row bears the number of its version: a mix of two would show.
_FILL = """
CREATE OR REPLACE TABLE marts.table_{table} AS
SELECT {version} AS version, unnest(range({rows})) AS number
"""


def test_readers_never_see_half_a_version(home: Settings) -> None:
    """What each reader counts is what the manifest says of the version that it opened."""
    home.database.parent.mkdir(parents=True)
    with duckdb.connect(str(home.database)) as warehouse:
        writer.prepare(warehouse)
        warehouse.execute("CREATE SCHEMA marts")
        _publish(warehouse, home, 1)
        until = time.time() + _SECONDS
        readers = [_start_reader(home.published, until) for _ in range(_READERS)]
        version = 1
        while time.time() < until:
            version += 1
            _publish(warehouse, home, version)
    reports = [_report(reader) for reader in readers]
    reads = sum(report["reads"] for report in reports)
    print(f"{version} publications, {reads} reads by {_READERS} readers")
    assert [report["errors"] for report in reports] == [[]] * _READERS
    # Otherwise nothing has changed under anybody's eyes.
    assert all(report["versions"] > 1 for report in reports)


def _publish(warehouse: duckdb.DuckDBPyConnection, home: Settings, version: int) -> None:
    """Every table with other rows, and another number of them."""
    for table in range(_TABLES):
        warehouse.execute(_FILL.format(table=table, version=version, rows=_ROWS + 7 * version + table))
    published = publication.publish(warehouse, home, parser_version="1", pages=())
    assert published.version == version


def _start_reader(published: Path, until: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.stress.reader", str(published / versions.CURRENT), str(until)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _report(reader: subprocess.Popen[str]) -> dict[str, Any]:
    said, _ = reader.communicate(timeout=120)
    report: dict[str, Any] = json.loads(said)
    return report
