"""A warehouse without a single article is built like any other: the first run of an operator who wants no samples."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb

from orchestration.loading import writer


def test_nothing_is_no_error(tmp_path: Path, run_dbt: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    database = tmp_path / "cooperation.duckdb"
    with duckdb.connect(database) as connection:
        writer.prepare(connection)
    build = run_dbt("build", "--exclude-resource-type", "unit_test", database=database, target=tmp_path / "target")
    assert build.returncode == 0, build.stdout[-4000:]
    with duckdb.connect(database, read_only=True) as connection:
        counts = connection.execute("SELECT count(*) FROM marts.dim_articles").fetchall()
        # The lists of publishers and of checks are there all the same.
        checks = connection.execute("SELECT bool_and(passed) FROM marts.rpt_data_quality").fetchall()
    assert (counts, checks) == ([(0,)], [(True,)])
