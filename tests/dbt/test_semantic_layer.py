"""The semantic layer says what dbt accepts, and its metrics are the sums of the reports."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from dbt_semantic_interfaces.implementations.semantic_manifest import PydanticSemanticManifest
from dbt_semantic_interfaces.protocols import SemanticModel
from dbt_semantic_interfaces.validations.semantic_manifest_validator import SemanticManifestValidator


@pytest.fixture
def manifest(database: Path, target: Path) -> PydanticSemanticManifest:
    """What dbt made of the YAML in the build of this folder."""
    return PydanticSemanticManifest.parse_raw((target / "semantic_manifest.json").read_text(encoding="utf-8"))


def expression(element: object) -> str:
    return str(element.expr or element.name)  # type: ignore[attr-defined]


def query(manifest: PydanticSemanticManifest, metrics: list[str], by: list[str], grain: str | None) -> str:
    """The SQL of simple metrics of one model by some of its dimensions, as any tool has to make it."""
    columns, model = [], None
    for name in metrics:
        (metric,) = [metric for metric in manifest.metrics if metric.name == name]
        measure = metric.type_params.measure
        assert measure is not None
        (model,) = [m for m in manifest.semantic_models for each in m.measures if each.name == measure.name]
        (found,) = [each for each in model.measures if each.name == measure.name]
        columns.append(f"{found.agg.value}({found.expr}) AS {name}")
    assert model is not None
    return f"SELECT {', '.join([*groups(model, by, grain), *columns])} FROM {model.node_relation.relation_name} GROUP BY ALL"


def groups(model: SemanticModel, by: list[str], grain: str | None) -> list[str]:
    """The dimensions, and the model's time in the grain that is asked for."""
    chosen = [expression(dimension) for name in by for dimension in model.dimensions if dimension.name == name]
    assert len(chosen) == len(by)
    if grain:
        assert model.defaults is not None
        (time,) = [d for d in model.dimensions if d.name == model.defaults.agg_time_dimension]
        chosen.append(f"extract({grain} FROM {expression(time)})::INTEGER AS {grain}")
    return chosen


def test_it_is_valid(manifest: PydanticSemanticManifest) -> None:
    """By the rules of dbt's own library: every metric has its measure, every saved query its metrics, time has a spine."""
    found = SemanticManifestValidator[PydanticSemanticManifest]().validate_semantic_manifest(manifest)
    assert [str(issue) for issue in (*found.errors, *found.warnings, *found.future_errors)] == []
    assert manifest.project_configuration.time_spines
    assert len(manifest.saved_queries) >= 4


@pytest.mark.parametrize(
    ("metrics", "by", "report"),
    [
        (
            ["signed_agreements"],
            ["agreement_kind"],
            'SELECT kind, year, "count" FROM rpt_agreements_by_kind',
        ),
        (
            ["investment_cny", "investment_usd", "investments"],
            ["investment_status", "investment_type"],
            'SELECT status, type, year, amount_cny, amount_usd, "rows" FROM rpt_investments_by_year',
        ),
    ],
)
def test_reports_agree_with_it(
    warehouse: duckdb.DuckDBPyConnection,
    manifest: PydanticSemanticManifest,
    metrics: list[str],
    by: list[str],
    report: str,
) -> None:
    """Row by row: who asks the metrics by kind and year gets what the report shows."""
    asked = warehouse.sql(query(manifest, metrics, by, "year"))
    rows = {row for row in asked.fetchall() if any(value is not None for value in row[len(by) + 1 :])}
    assert rows == set(warehouse.sql(report).fetchall())
    assert rows


@pytest.mark.parametrize("metric", ["events", "partnerships"])
def test_totals_agree_with_facts(
    warehouse: duckdb.DuckDBPyConnection, manifest: PydanticSemanticManifest, metric: str
) -> None:
    """A metric without any dimension is the number of rows that are recommended for aggregates."""
    ((total,),) = warehouse.sql(query(manifest, [metric], [], None)).fetchall()
    counted = warehouse.sql(f"SELECT count(*) FROM fct_{metric} WHERE recommended_for_aggregates").fetchall()
    assert [(total,)] == counted
