"""What the checks of a run found, as rows of ``raw.check_results``, and the report that shows them to readers.

Whoever checks keeps its results: dbt's are taken from its own record of the build, those of Dagster's checks as they are made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb
import polars as pl

from orchestration.loading.schema import CHECK_RESULTS
from orchestration.loading.writer import Load, replace, transaction

REPORT = "marts.rpt_data_quality"
_COMPILED_REPORT = Path("compiled", "cooperation", "models", "marts", "reports", "rpt_data_quality.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check of one table; ``row_count`` rows were looked at and ``failure_count`` did not hold."""

    check_name: str
    table_name: str
    severity: Literal["error", "warn"]
    row_count: int
    failure_count: int
    passed: bool


def keep(connection: duckdb.DuckDBPyConnection, step: str, results: Iterable[CheckResult], load: Load) -> int:
    """Replace what the step found when it last ran; the number of results."""
    rows = [asdict(result) | {"step": step} for result in results]
    return replace(connection, {CHECK_RESULTS.name: pl.DataFrame(rows, schema=CHECK_RESULTS.polars_schema)}, load)[
        CHECK_RESULTS.name
    ]


def keep_build(connection: duckdb.DuckDBPyConnection, target: Path, manifest: Mapping[str, Any], load: Load) -> int:
    """Keep what the tests of the build in ``target`` found, and put it into the report, which was built before they ended."""
    build = json.loads((target / "run_results.json").read_text(encoding="utf-8"))["results"]
    kept = keep(connection, "dbt", _of_tests(connection, build, manifest["nodes"]), load)
    if kept and _exists(connection, REPORT):
        _renew_report(connection, (target / _COMPILED_REPORT).read_text(encoding="utf-8"))
    return kept


def _of_tests(
    connection: duckdb.DuckDBPyConnection, build: Iterable[Mapping[str, Any]], nodes: Mapping[str, Any]
) -> list[CheckResult]:
    rows: dict[str, int] = {}
    results = []
    for result in build:
        test = nodes.get(result["unique_id"], {})
        if test.get("resource_type") != "test" or result["status"] == "skipped" or not test.get("attached_node"):
            continue
        tested = nodes[test["attached_node"]]
        relation = f"{tested['schema']}.{tested['alias']}"
        if relation not in rows:
            rows[relation] = _row_count(connection, relation)
        results.append(
            CheckResult(
                check_name=test["name"],
                table_name=tested["alias"],
                severity="warn" if test["config"]["severity"].lower() == "warn" else "error",
                row_count=rows[relation],
                # A test that could not be run has looked at no row, and has not passed.
                failure_count=result["failures"] or 0,
                passed=result["status"] == "pass",
            )
        )
    return results


def _row_count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    if not _exists(connection, relation):
        return 0
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {relation}").fetchall()  # noqa: S608 - a model's name
    return int(rows)


def _exists(connection: duckdb.DuckDBPyConnection, relation: str) -> bool:
    schema, name = relation.split(".")
    query = (
        "SELECT count(*) > 0 FROM information_schema.tables "
        "WHERE table_catalog = current_database() AND table_schema = ? AND table_name = ?"
    )
    return bool(connection.execute(query, [schema, name]).fetchall()[0][0])


def _renew_report(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """The same query over the same tables, now that the results are known: no second dbt for one model of a hundred rows."""
    renewed = connection.sql(sql).pl()
    connection.register("renewed", renewed.to_arrow())
    with transaction(connection):
        connection.execute(f"TRUNCATE {REPORT}")
        connection.execute(f"INSERT INTO {REPORT} BY NAME SELECT * FROM renewed")  # noqa: S608 - a constant
    connection.unregister("renewed")
