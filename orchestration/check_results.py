"""What the checks of a run found, as rows of ``raw.check_results``, and the report that shows them to readers.

Whoever checks keeps its results: dbt's are taken from its own record of the build, those of Dagster's checks as they are made.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import duckdb
import polars as pl

from orchestration import dbt_results
from orchestration.loading.schema import CHECK_FAILURES, CHECK_RESULTS
from orchestration.loading.writer import Load, replace, transaction

# The step whose checks are dbt's tests.
DBT = "dbt"
# Built before the tests of their build have ended.
_REPORTS = ("rpt_data_quality", "rpt_data_quality_failures")
_COMPILED = Path("compiled", "cooperation", "models", "marts", "reports")
# Enough to see what is wrong; a test that everything fails must not double the warehouse.
_MAX_FAILURES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check of one table; ``row_count`` rows were looked at and ``failure_count`` did not hold."""

    check_name: str
    table_name: str
    severity: Literal["error", "warn"]
    row_count: int
    failure_count: int
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFailure:
    """One row for which a check does not hold."""

    check_name: str
    table_name: str
    row_key: str | None
    article_key: str | None
    failing_row: str | None = None


def keep(
    connection: duckdb.DuckDBPyConnection,
    step: str,
    results: Iterable[CheckResult],
    load: Load,
    failures: Iterable[CheckFailure] = (),
) -> int:
    """Replace what the step found when it last ran; the number of results."""
    rows = [asdict(result) | {"step": step} for result in results]
    numbers: Counter[tuple[str, str]] = Counter()
    failed = []
    for failure in failures:
        numbers[failure.check_name, failure.table_name] += 1
        number = numbers[failure.check_name, failure.table_name]
        if number <= _MAX_FAILURES:
            failed.append(asdict(failure) | {"step": step, "failure_number": number})
    frames = {
        CHECK_RESULTS.name: pl.DataFrame(rows, schema=CHECK_RESULTS.polars_schema),
        CHECK_FAILURES.name: pl.DataFrame(failed, schema=CHECK_FAILURES.polars_schema),
    }
    replace(connection, frames, load, scope=pl.DataFrame({"step": [step]}))
    return len(rows)


class Built(Protocol):
    """Whoever answers questions about the tables that a build has made."""

    def has(self, relation: str) -> bool:
        """Whether there is a table or view of this name, schema and all."""

    def row_count(self, relation: str) -> int:
        """The rows of one that there is."""

    def failing_rows(self, sql: str, at_most: int) -> list[str]:
        """Some of the rows that a test gives out, each as JSON."""

    def renew(self, report: str, sql: str) -> None:
        """Fill a report anew by its query."""


def keep_build(connection: duckdb.DuckDBPyConnection, target: Path, manifest: Mapping[str, Any], load: Load) -> int:
    """Keep what the tests of the build in ``target`` found, and put it into the report, which was built before they ended."""
    built = _Warehouse(connection)
    results, failures = results_of_build(target, manifest, built)
    kept = keep(connection, DBT, results, load, failures)
    if kept:
        renew_reports(target, built)
    return kept


def results_of_build(
    target: Path, manifest: Mapping[str, Any], built: Built
) -> tuple[list[CheckResult], list[CheckFailure]]:
    """What the tests of the build in ``target`` found, and the rows that failed them."""
    build, nodes = dbt_results.outcomes(target), manifest["nodes"]
    return _of_tests(built, build, nodes), list(_failures(built, build, nodes))


def renew_reports(target: Path, built: Built) -> None:
    """The reports with what is known by now: the same query over the same tables, without a second dbt."""
    for name in _REPORTS:
        if built.has(f"marts.{name}"):
            built.renew(f"marts.{name}", (target / _COMPILED / f"{name}.sql").read_text(encoding="utf-8"))


def _of_tests(built: Built, build: Iterable[Mapping[str, Any]], nodes: Mapping[str, Any]) -> list[CheckResult]:
    rows: dict[str, int] = {}
    results = []
    for result in build:
        test = nodes.get(result["unique_id"], {})
        if test.get("resource_type") != "test" or result["status"] == "skipped" or not test.get("attached_node"):
            continue
        tested = nodes[test["attached_node"]]
        relation = f"{tested['schema']}.{tested['alias']}"
        if relation not in rows:
            rows[relation] = built.row_count(relation) if built.has(relation) else 0
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


def _failures(built: Built, build: Iterable[Mapping[str, Any]], nodes: Mapping[str, Any]) -> Iterator[CheckFailure]:
    """The rows that failed tests give out: their queries are asked once more, only those."""
    for result in build:
        test = nodes.get(result["unique_id"], {})
        if test.get("resource_type") != "test" or not result["failures"] or not test.get("attached_node"):
            continue
        tested = nodes[test["attached_node"]]
        key: list[str] = next((c["columns"] for c in tested.get("constraints", ()) if c["type"] == "primary_key"), [])
        for row in built.failing_rows(result["compiled_code"], _MAX_FAILURES):
            values = json.loads(row)
            has_key = bool(key) and all(values.get(name) is not None for name in key)
            yield CheckFailure(
                check_name=test["name"],
                table_name=tested["alias"],
                row_key=" ".join(str(values[name]) for name in key) if has_key else None,
                article_key=values.get("article_key"),
                failing_row=row,
            )


class _Warehouse:
    """The tables of the warehouse that a connection has open."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def has(self, relation: str) -> bool:
        schema, name = relation.split(".")
        query = (
            "SELECT count(*) > 0 FROM information_schema.tables "
            "WHERE table_catalog = current_database() AND table_schema = ? AND table_name = ?"
        )
        return bool(self._connection.execute(query, [schema, name]).fetchall()[0][0])

    def row_count(self, relation: str) -> int:
        ((rows,),) = self._connection.execute(f"SELECT count(*) FROM {relation}").fetchall()  # noqa: S608 - a model's name
        return int(rows)

    def failing_rows(self, sql: str, at_most: int) -> list[str]:
        rows = self._connection.sql(
            f"SELECT to_json(failing)::VARCHAR FROM ({sql}) AS failing LIMIT {at_most}"  # noqa: S608
        ).fetchall()
        return [row for (row,) in rows]

    def renew(self, report: str, sql: str) -> None:
        renewed = self._connection.sql(sql).pl()
        self._connection.register("renewed", renewed.to_arrow())
        with transaction(self._connection):
            self._connection.execute(f"TRUNCATE {report}")
            self._connection.execute(f"INSERT INTO {report} BY NAME SELECT * FROM renewed")  # noqa: S608 - a constant
        self._connection.unregister("renewed")
