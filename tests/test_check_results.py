"""What dbt's record of a build says of its tests becomes rows, and the report shows them at once."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import duckdb

from orchestration.check_results import keep_build
from orchestration.loading import writer
from orchestration.loading.writer import Load

LOAD = Load("run", dt.datetime.fromisoformat("2026-01-01"))


def node(name: str, severity: str) -> dict[str, object]:
    return {
        "name": name,
        "resource_type": "test",
        "attached_node": "model.facts",
        "config": {"severity": severity},
    }


def test_what_tests_found_is_in_the_report(tmp_path: Path) -> None:
    """A skipped test says nothing; one of severity `warn` may fail without being an error; what is gone is forgotten."""
    primary = [{"type": "primary_key", "columns": ["one"]}]
    nodes = {
        "model.facts": {"schema": "marts", "alias": "fct_facts", "resource_type": "model", "constraints": primary},
        "test.broken": node("broken", "ERROR"),
        "test.doubtful": node("doubtful", "warn"),
        "test.sound": node("sound", "error"),
        "test.skipped": node("skipped", "error"),
    }
    results = [
        {"unique_id": "model.facts", "status": "success", "failures": None},
        {"unique_id": "test.broken", "status": "fail", "failures": 2, "compiled_code": "SELECT * FROM marts.fct_facts"},
        {"unique_id": "test.doubtful", "status": "warn", "failures": 1, "compiled_code": "SELECT 7 AS other"},
        {"unique_id": "test.sound", "status": "pass", "failures": 0},
        {"unique_id": "test.skipped", "status": "skipped", "failures": None},
    ]
    compiled = tmp_path / "compiled/cooperation/models/marts/reports"
    compiled.mkdir(parents=True)
    (compiled / "rpt_data_quality.sql").write_text(
        "SELECT table_name, check_name, failure_count FROM raw.check_results"
    )
    (compiled / "rpt_data_quality_failures.sql").write_text(
        "SELECT check_name, row_key, failing_row FROM raw.check_failures"
    )
    with duckdb.connect() as connection:
        writer.prepare(connection)
        connection.execute("CREATE SCHEMA marts; CREATE TABLE marts.fct_facts AS SELECT unnest([1, 2, 3]) AS one")
        connection.execute(
            "CREATE TABLE marts.rpt_data_quality "
            "(check_name VARCHAR, table_name VARCHAR, failure_count BIGINT, PRIMARY KEY (check_name, table_name))"
        )
        connection.execute(
            "CREATE TABLE marts.rpt_data_quality_failures (check_name VARCHAR, row_key VARCHAR, failing_row VARCHAR)"
        )
        for build in (results, results[:3]):
            (tmp_path / "run_results.json").write_text(json.dumps({"results": build}))
            kept = keep_build(connection, tmp_path, {"nodes": nodes}, LOAD)
            query = "SELECT check_name, failure_count FROM marts.rpt_data_quality ORDER BY ALL"
            shown = connection.execute(query).fetchall()
            assert kept == len(shown)
            if build is results:
                assert shown == [("broken", 2), ("doubtful", 1), ("sound", 0)]
                rows = connection.execute(
                    "SELECT severity, row_count, passed FROM raw.check_results ORDER BY check_name"
                )
                assert rows.fetchall() == [("error", 3, False), ("warn", 3, False), ("error", 3, True)]
            failed = connection.execute("SELECT * FROM marts.rpt_data_quality_failures ORDER BY check_name, row_key")
            assert failed.fetchall() == [
                *(("broken", str(number), f'{{"one":{number}}}') for number in (1, 2, 3)),
                ("doubtful", None, '{"other":7}'),
            ]
        assert shown == [("broken", 2), ("doubtful", 1)]
