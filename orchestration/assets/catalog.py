"""What a model looks like once dbt has built it: rows, columns, and the columns that each column is made from.

dagster-dbt would ask through dbt, for seconds and with a second dbt in this process; DuckDB answers at once.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
from dagster import (
    AssetCheckResult,
    AssetKey,
    MetadataValue,
    Output,
    TableColumn,
    TableColumnDep,
    TableColumnLineage,
    TableSchema,
)

from orchestration import dbt_results, lineage
from orchestration.assets.metadata import preview


class Catalog:
    """The warehouse after a build, and the project that it was built from."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any], target: Path) -> None:
        self._connection = connection
        self._nodes: Mapping[str, Any] = manifest["nodes"]
        self._columns = lineage.columns_of(connection)
        build = dbt_results.outcomes(target)
        self._tests = {each["unique_id"]: each.get("compiled_code") for each in build}
        self._origins = lineage.kept_origins(target / "lineage.json", self._compiled(target), self._columns)

    def describe(self, events: Iterable[Any]) -> Iterator[Any]:
        """The events of dbt with what there is to be said of each model built and each test failed; others as they are."""
        for event in events:
            if isinstance(event, AssetCheckResult) and not event.passed:
                yield self._with_failing_rows(event)
                continue
            unique_id = event.metadata.get("unique_id") if isinstance(event, Output) else None
            node = self._nodes.get(str(unique_id.value)) if unique_id else None
            yield event.with_metadata({**event.metadata, **self._metadata(node)}) if node else event

    def _metadata(self, node: Mapping[str, Any]) -> dict[str, MetadataValue]:
        relation = _relation(node)
        types = self._columns.get(relation)
        if types is None:
            return {}
        columns = [
            TableColumn(name, data_type, description=node["columns"].get(name, {}).get("description") or None)
            for name, data_type in types.items()
        ]
        metadata: dict[str, MetadataValue] = {"dagster/column_schema": MetadataValue.table_schema(TableSchema(columns))}
        if origins := self._origins.get(relation):
            metadata["dagster/column_lineage"] = MetadataValue.column_lineage(_column_lineage(origins))
        # A view's rows would cost its query; they are counted where they are used.
        if node["config"]["materialized"] != "view":
            rows = self._connection.sql(f"SELECT count(*) FROM {node['relation_name']}").fetchall()[0][0]  # noqa: S608
            metadata["dagster/row_count"] = MetadataValue.int(rows)
        return metadata

    def _with_failing_rows(self, check: AssetCheckResult) -> AssetCheckResult:
        """The rows that a test found, and its SQL for whoever wants to see all of them."""
        unique_id = check.metadata.get("unique_id")
        sql = self._tests.get(str(unique_id.value)) if unique_id else None
        if not sql:
            return check
        found = {"sql": MetadataValue.md(f"```sql\n{sql.strip()}\n```")}
        with contextlib.suppress(duckdb.Error):  # a test that could not be run fails here too
            found["failing_rows"] = preview(self._connection.sql(sql))
        return AssetCheckResult(
            passed=check.passed,
            asset_key=check.asset_key,
            check_name=check.check_name,
            severity=check.severity,
            description=check.description,
            metadata={**check.metadata, **found},
        )

    def _compiled(self, target: Path) -> dict[str, str]:
        """The SQL of each model as dbt has compiled it."""
        found = {}
        for node in self._nodes.values():
            file = target / "compiled" / node["package_name"] / node["original_file_path"]
            if node["resource_type"] == "model" and file.exists():
                found[_relation(node)] = file.read_text(encoding="utf-8")
        return found


def _relation(node: Mapping[str, Any]) -> str:
    return f"{node['schema']}.{node['alias']}"


def _column_lineage(origins: lineage.Origins) -> TableColumnLineage:
    """Keys of assets are names of tables, so that an origin names its asset."""
    return TableColumnLineage(
        {
            column: [TableColumnDep(AssetKey(relation.split(".")), name) for relation, name in sources]
            for column, sources in origins.items()
        }
    )
