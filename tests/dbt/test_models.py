"""Promises of the models as a whole: contracts, comments, safe sums, one digest for keys in Python and SQL."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.loading.keys import surrogate
from orchestration.loading.schema import TABLES
from orchestration.resolving.correction_fields import FIELDS

# Every mart of the design; a name here is a promise to its users.
MARTS = {
    "dim_articles",
    "dim_cities",
    "dim_dates",
    "dim_organizations",
    "dim_persons",
    "dim_projects",
    "bridge_agreement_parties",
    "bridge_article_cities",
    "bridge_article_organizations",
    "bridge_article_persons",
    "bridge_event_cities",
    "bridge_event_organizations",
    "bridge_event_persons",
    "bridge_investment_parties",
    "bridge_organization_aliases",
    "fct_agreements",
    "fct_events",
    "fct_history",
    "fct_investments",
    "fct_mentions",
    "fct_partnerships",
    "fct_projects",
    "fct_stated_counts",
    "rpt_agreements_by_kind",
    "rpt_city_pairs",
    "rpt_cluster_changes",
    "rpt_corrections",
    "rpt_city_profile",
    "rpt_data_quality",
    "rpt_data_quality_failures",
    "rpt_investments_by_year",
    "rpt_parser_scores",
    "rpt_reconciliation",
}
EVIDENCE = {
    "article_key",
    "evidence_text",
    "evidence_start",
    "evidence_end",
    "rule",
    "parser_version",
    "confidence",
    "is_corrected",
}


@pytest.fixture(scope="module")
def nodes(database: Path, target: Path) -> dict[str, Any]:
    """The models that dbt knows, by name."""
    manifest = json.loads((target / "manifest.json").read_text())
    return {node["name"]: node for node in manifest["nodes"].values() if node["resource_type"] == "model"}


def one(warehouse: duckdb.DuckDBPyConnection, query: str) -> Any:
    return warehouse.execute(query).fetchall()[0][0]


def test_every_mart_exists_and_no_other(warehouse: duckdb.DuckDBPyConnection) -> None:
    names = warehouse.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts'").fetchall()
    assert {name for (name,) in names} == MARTS


def test_every_mart_has_a_contract_and_says_its_grain_first(nodes: dict[str, Any]) -> None:
    for name in MARTS:
        assert nodes[name]["config"]["contract"]["enforced"], name
        assert nodes[name]["description"].startswith("One row "), name


def test_every_model_is_described(nodes: dict[str, Any]) -> None:
    assert [name for name, node in nodes.items() if not node["description"]] == []


def test_comments_reach_the_database(warehouse: duckdb.DuckDBPyConnection) -> None:
    """A BI tool shows what the files say, for each table and each column."""
    bare = """
        SELECT table_name, NULL FROM duckdb_tables() WHERE schema_name = 'marts' AND coalesce(comment, '') = ''
        UNION ALL
        SELECT table_name, column_name FROM duckdb_columns()
        WHERE schema_name = 'marts' AND coalesce(comment, '') = ''
    """
    assert warehouse.execute(bare).fetchall() == []


def test_every_fact_reaches_its_article_and_evidence(warehouse: duckdb.DuckDBPyConnection) -> None:
    for name in MARTS:
        if (name.startswith("fct_") and name not in {"fct_mentions", "fct_history"}) or name.startswith(
            "bridge_article_"
        ):
            columns = {row[0] for row in warehouse.execute(f"DESCRIBE {name}").fetchall()}
            assert columns >= EVIDENCE, name


def test_sources_are_the_declared_raw_tables(database: Path, target: Path) -> None:
    manifest = json.loads((target / "manifest.json").read_text())
    sources = {node["name"] for node in manifest["sources"].values() if node["source_name"] == "raw"}
    assert sources == set(TABLES)


def test_doubtful_rows_are_reachable(warehouse: duckdb.DuckDBPyConnection) -> None:
    """As many rows as a check counts are kept, by their key; those of a fact lead to the fact and to its article."""
    differing = """
        SELECT check_name, table_name, failure_count, count(failure_number)
        FROM rpt_data_quality LEFT JOIN rpt_data_quality_failures USING (check_name, table_name)
        WHERE tolerated_share IS NOT NULL GROUP BY ALL HAVING failure_count != count(failure_number)
    """
    assert warehouse.execute(differing).fetchall() == []
    assert one(warehouse, "SELECT count(*) FROM rpt_data_quality_failures WHERE row_key IS NOT NULL") > 0
    lost = """
        SELECT count(*) FROM rpt_data_quality_failures
        ANTI JOIN fct_investments ON row_key = investment_key
        WHERE table_name = 'fct_investments'
    """
    assert one(warehouse, lost) == 0


def test_python_and_sql_make_the_same_keys(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert one(warehouse, "SELECT city_key FROM dim_cities WHERE gb2260_code = '210200'") == surrogate("gb:210200")


def test_models_correct_what_may_be_corrected(database: Path) -> None:
    """Python, which checks corrections, and SQL, which applies them, know the same fields and types."""
    with duckdb.connect(database, read_only=True) as connection:
        columns = connection.execute("DESCRIBE intermediate.int_corrections").fetchall()
    types = {name: data_type for name, data_type, *_ in columns}
    applied = {name.removeprefix("has_") for name in types if name.startswith("has_")}
    assert applied == {field for fields in FIELDS.values() for field in fields}
    for fact_class, fields in FIELDS.items():
        declared = {column.name: column.sql_type for column in TABLES[fact_class].columns}
        assert {field: types[field].replace(" ", "") for field in fields} == {
            field: declared[field].replace(" ", "") for field in fields
        }


def test_nothing_broken_is_found(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Evidence is the article's own text, in every class of facts."""
    broken = (
        "SELECT check_name, table_name, failure_count FROM rpt_data_quality WHERE severity = 'error' AND NOT passed"
    )
    assert warehouse.execute(broken).fetchall() == []
    assert one(warehouse, "SELECT sum(row_count) FROM rpt_data_quality WHERE check_name = 'evidence_is_in_text'") > 0


def test_reports_sum_what_is_recommended_and_nothing_twice(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Summed by cluster from the facts, and from the report: the same money, and the same agreements."""
    clusters = """
        SELECT sum(amount) FROM (
            SELECT cluster_key, any_value(amount_cny) AS amount FROM fct_investments
            WHERE recommended_for_aggregates GROUP BY cluster_key
        )
    """
    reported = one(warehouse, "SELECT sum(amount_cny) FROM rpt_investments_by_year")
    assert reported == one(warehouse, clusters)
    assert reported > Decimal(3_600_000_000)
    signed = """
        SELECT sum(agreement_count) FROM fct_agreements
        WHERE recommended_for_aggregates AND agreement_status IN ('signed', 'expired')
    """
    assert one(warehouse, "SELECT sum(count) FROM rpt_agreements_by_kind") == one(warehouse, signed)


def test_a_pair_of_cities_counts_what_joins_them(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Recounted from the bridges for every pair that a report shows; several agreements of three cities count for none,
    since nobody says who signed which."""
    differing = """
        WITH pairs AS (
            SELECT DISTINCT a.agreement_key, a.city_key AS city_a_key, b.city_key AS city_b_key
            FROM bridge_agreement_parties a JOIN bridge_agreement_parties b USING (agreement_key)
            WHERE a.city_key < b.city_key
        ), counted AS (
            SELECT city_a_key, city_b_key, sum(agreement_count) AS agreement_count
            FROM pairs JOIN fct_agreements USING (agreement_key)
            JOIN (
                SELECT agreement_key, count(DISTINCT city_key) AS city_count FROM bridge_agreement_parties GROUP BY ALL
            ) USING (agreement_key)
            WHERE recommended_for_aggregates AND agreement_status IN ('signed', 'expired')
                AND NOT (agreement_count > 1 AND city_count > 2) GROUP BY ALL
        )
        SELECT count(*) FROM rpt_city_pairs LEFT JOIN counted USING (city_a_key, city_b_key)
        WHERE rpt_city_pairs.agreement_count != coalesce(counted.agreement_count, 0)
    """
    assert one(warehouse, differing) == 0
    assert one(warehouse, "SELECT sum(agreement_count) FROM rpt_city_pairs") > 0


def test_converted_amounts_are_those_of_the_published_rates(warehouse: duckdb.DuckDBPyConnection) -> None:
    """On the last banking day of 2019 a euro was 1.1234 dollars and 7.8205 yuan."""
    rate = one(
        warehouse,
        "SELECT usd_rate FROM intermediate.int_exchange_rates WHERE currency_code = 'CNY' AND rate_on = '2019-12-31'",
    )
    assert rate == pytest.approx(1.1234 / 7.8205)
    early = (
        "SELECT count(*) FROM intermediate.int_exchange_rates WHERE currency_code = 'CNY' AND rate_on < '2005-04-01'"
    )
    assert one(warehouse, early) == 0
    wrong = """
        SELECT count(*) FROM fct_investments JOIN dim_articles USING (article_key)
        WHERE (currency_code = 'CNY' AND published_on < '2005-04-01' AND amount_usd IS NOT NULL)
           OR (currency_code = 'RUB' AND published_on > '2022-03-08' AND rate_basis != 'none')
           OR (currency_code = 'CNY' AND amount_cny IS DISTINCT FROM amount)
           OR (currency_code = 'USD' AND amount_usd IS DISTINCT FROM amount)
           OR ((amount_cny IS NULL OR amount_usd IS NULL) AND rate_reason IS NULL)
    """
    assert one(warehouse, wrong) == 0
