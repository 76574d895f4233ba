"""The real job on the articles that ship: what is published, what is said, and what a second run does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.publishing import versions
from orchestration.settings import PROJECT

Coop = Callable[..., subprocess.CompletedProcess[str]]
Refreshed = tuple[Path, subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def published(refreshed: Refreshed) -> duckdb.DuckDBPyConnection:
    """What readers open after the first run."""
    place, _ = refreshed
    database = place / "published" / versions.CURRENT / versions.DATABASE_NAME
    return duckdb.connect(str(database), read_only=True)


def test_the_first_run_goes_well(refreshed: Refreshed) -> None:
    """It ends with a summary that says what was read, found and checked, and where it is."""
    place, done = refreshed
    assert done.returncode == 0, done.stdout + done.stderr
    assert "94 read: 94 new, 0 rejected" in done.stdout
    assert "0 failed" in done.stdout
    assert str(place / "published" / "current" / "cooperation.duckdb") in done.stdout
    assert "Building and checking models ..." in done.stderr


def test_every_article_is_there(published: duckdb.DuckDBPyConnection) -> None:
    """All 94, marked as samples, parsed by one parser."""
    counted = published.sql(
        "SELECT count(*), bool_and(is_sample), count(DISTINCT parser_version) FROM marts.dim_articles"
    )
    assert counted.fetchall() == [(94, True, 1)]


@pytest.mark.parametrize(
    "table",
    ["fct_agreements", "fct_investments", "fct_events", "fct_partnerships", "fct_projects", "fct_stated_counts"],
)
def test_facts_carry_their_evidence(published: duckdb.DuckDBPyConnection, table: str) -> None:
    """Of every kind there are some, each with the words that it was read from and the rule that read it."""
    ((rows, complete),) = published.sql(
        f"""
        SELECT count(*), count(*) FILTER (length(evidence_text) = evidence_end - evidence_start AND rule IS NOT NULL)
        FROM marts.{table}
        """
    ).fetchall()
    assert rows > 0
    assert complete == rows


def test_the_investment_in_liupanshui(published: duckdb.DuckDBPyConnection) -> None:
    """The umbrella of 2 billion is told apart from the 3.6 billion that may be summed."""
    rows = published.sql(
        """
        SELECT amount::BIGINT, currency_code, amount_qualifier, is_umbrella, recommended_for_aggregates
        FROM marts.fct_investments JOIN marts.dim_articles USING (article_key)
        WHERE title LIKE '%Liupanshui%' AND source_name = 'samples' AND publisher IS NULL ORDER BY amount
        """
    ).fetchall()
    assert (2_000_000_000, "CNY", "more_than", True, False) in rows
    assert any(row[0] == 3_600_000_000 and row[3:] == (False, True) for row in rows)


def test_tables_are_explained(published: duckdb.DuckDBPyConnection) -> None:
    """Whoever opens the file finds what each table and column means."""
    assert (
        published.sql(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts' AND comment IS NULL"
        ).fetchall()
        == []
    )
    assert (
        published.sql(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND comment IS NULL"
        ).fetchall()
        == []
    )


def test_raw_texts_stay_private(published: duckdb.DuckDBPyConnection) -> None:
    """Only the marts leave the private file, and no column of them holds a whole text."""
    assert published.sql("SELECT DISTINCT schema_name FROM duckdb_tables()").fetchall() == [("marts",)]


def test_every_check_of_the_run_is_data(published: duckdb.DuckDBPyConnection) -> None:
    """Those of the warehouse as a whole, dbt's tests and Dagster's checks, of this very run; none of an error failed."""
    counts = """
        SELECT check_name, count(*), sum(row_count) > 0, bool_and(passed) FROM marts.rpt_data_quality
        WHERE check_name IN ('article_has_facts', 'fct_agreements_is_one_row_each', 'few_rejections') GROUP BY 1 ORDER BY 1
    """
    assert published.sql(counts).fetchall() == [
        ("article_has_facts", 1, True, True),
        ("fct_agreements_is_one_row_each", 1, True, True),
        ("few_rejections", 1, True, True),
    ]
    ((tests, broken),) = published.sql(
        "SELECT count(*), count(*) FILTER (severity = 'error' AND NOT passed) FROM marts.rpt_data_quality"
    ).fetchall()
    assert tests > 150
    assert broken == 0


def test_a_second_run_does_nothing(refreshed: Refreshed, coop_on: Coop) -> None:
    """Nothing is read, built or published, and that is what it says."""
    place, _ = refreshed
    before = {file: file.stat().st_mtime_ns for file in (place / "published").rglob("*")}
    done = coop_on(place, "run")
    assert done.returncode == 0, done.stderr
    assert "Nothing new" in done.stdout
    assert {file: file.stat().st_mtime_ns for file in (place / "published").rglob("*")} == before


def test_the_run_is_in_dagsters_log(refreshed: Refreshed, monkeypatch: pytest.MonkeyPatch) -> None:
    """`coop run` is the job that the UI shows, with metadata on what it made."""
    from dagster import AssetKey, DagsterInstance

    place, _ = refreshed
    monkeypatch.setenv("DAGSTER_HOME", str(place / "dagster"))
    with DagsterInstance.get() as instance:
        (run,) = instance.get_runs()
        assert (run.job_name, run.is_success) == ("refresh", True)
        for key in (["raw", "articles"], ["raw", "agreements"], ["marts", "fct_agreements"], ["publication"]):
            event = instance.get_latest_materialization_event(AssetKey(key))
            assert event is not None
            assert event.asset_materialization is not None
            metadata = event.asset_materialization.metadata
            assert "dagster/row_count" in metadata or "rows" in metadata
        lineage = instance.get_latest_materialization_event(AssetKey(["marts", "fct_agreements"]))
        assert lineage is not None
        assert "dagster/column_lineage" in lineage.asset_materialization.metadata


def test_the_models_are_documented(refreshed: Refreshed) -> None:
    """A page that needs no network: what is known of every mart stands in it, and nothing of where it was made."""
    place, _ = refreshed
    page = (place / "published" / versions.CURRENT / "models.html").read_text(encoding="utf-8")
    assert "model.cooperation.fct_agreements" in page
    assert "count with `sum(agreement_count)`" in page
    assert "Shared by all statements about the same thing." in page
    assert str(place) not in page
    assert str(PROJECT) not in page


def test_manifest_of_the_publication(refreshed: Refreshed) -> None:
    """It names the run that made it."""
    place, _ = refreshed
    manifest = json.loads((place / "published" / versions.CURRENT / versions.MANIFEST_NAME).read_text())
    assert manifest["run_id"]
    assert manifest["tables"]["dim_articles"]["rows"] == 94
