"""A failed test of dbt leads to the rows that it found."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from dagster import AssetCheckResult, AssetKey

from orchestration.assets.catalog import Catalog

FAILED = AssetCheckResult(
    passed=False,
    asset_key=AssetKey("a"),
    check_name="is_sound",
    metadata={"unique_id": "test.is_sound", "status": "fail"},
)


def _described(target: Path, sql: str, result: AssetCheckResult) -> AssetCheckResult:
    build = {"results": [{"unique_id": "test.is_sound", "compiled_code": sql}]}
    (target / "run_results.json").write_text(json.dumps(build))
    with duckdb.connect() as connection:
        (event,) = Catalog(connection, {"nodes": {}}, target).describe([result])
    assert isinstance(event, AssetCheckResult)
    return event


def test_its_rows_are_shown(tmp_path: Path) -> None:
    """As text, whatever they hold, beside what dbt has said."""
    event = _described(tmp_path, "SELECT '<b>|[x](y)' AS title", FAILED)
    assert event.metadata["failing_rows"].value == "| title |\n| --- |\n| \\<b\\>\\|\\[x\\]\\(y\\) |"
    assert "SELECT" in str(event.metadata["sql"].value)
    assert event.metadata["status"].value == "fail"
    assert not event.passed


@pytest.mark.parametrize("sql", ["SELECT no_such_column", ""])
def test_one_that_could_not_be_run(tmp_path: Path, sql: str) -> None:
    """It is still told as failed."""
    event = _described(tmp_path, sql, FAILED)
    assert "failing_rows" not in event.metadata
    assert not event.passed


def test_one_that_passed(tmp_path: Path) -> None:
    """There is nothing to look at."""
    passed = AssetCheckResult(passed=True, asset_key=AssetKey("a"), check_name="is_sound", metadata=FAILED.metadata)
    assert _described(tmp_path, "SELECT 1", passed).metadata.keys() == passed.metadata.keys()
