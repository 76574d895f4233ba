"""Clusters over time: what a later article does to the keys that readers have kept."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.parsing.facts import EventFact, Span
from orchestration.resolving.organization_decisions import decide
from tests.dbt.statements import DALIAN, LIUPANSHUI, LOAD, load

RunDbt = Callable[..., subprocess.CompletedProcess[str]]


def meeting(date: str) -> EventFact:
    return EventFact(evidence=Span(0, 5), rule="r", type="meeting", date=date, city=None, cities=(DALIAN, LIUPANSHUI))


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, run_dbt: RunDbt) -> Callable[[], dict[str, str]]:
    """The clusters by article, after the articles that were loaded so far."""
    folder = tmp_path_factory.mktemp("cluster_changes")

    def run() -> dict[str, str]:
        done = run_dbt(
            *(
                "build",
                "--resource-type",
                "model",
                "--resource-type",
                "seed",
                "--select",
                "+rpt_cluster_changes",
                "+fct_events",
            ),
            database=folder / "cooperation.duckdb",
            target=folder / "target",
        )
        assert done.returncode == 0, done.stdout[-4000:]
        with duckdb.connect(folder / "cooperation.duckdb") as connection:
            return dict(
                connection.execute("SELECT article_key, cluster_key FROM marts.fct_events ORDER BY 1").fetchall()
            )

    run.folder = folder  # type: ignore[attr-defined]
    return run


def test_a_later_article_merges_clusters_and_the_change_is_listed(build: Callable[[], dict[str, str]]) -> None:
    """Two weeks in May are two meetings until an article has one that runs over both; the first key stays, the other is
    listed with the one that replaces it."""
    database = build.folder / "cooperation.duckdb"  # type: ignore[attr-defined]
    with duckdb.connect(database) as connection:
        writer.prepare(connection)
        load(connection, "a", meeting("2019-05-01/2019-05-05"))
        load(connection, "b", meeting("2019-05-06/2019-05-12"))
        load(connection, "other", meeting("2019-08-01"))
        decide(connection, LOAD)
    before = build()
    assert len(set(before.values())) == 3
    with duckdb.connect(database) as connection:
        load(connection, "c", meeting("2019-05-05/2019-05-06"))
    after = build()
    assert after["a"] == after["b"] == after["c"] == before["a"]
    assert after["other"] == before["other"]
    with duckdb.connect(database) as connection:
        listed = connection.execute(
            "SELECT fact_class, old_cluster_key, new_cluster_key, statement_count, is_gone FROM marts.rpt_cluster_changes"
        ).fetchall()
    assert listed == [("events", before["b"], before["a"], 1, True)]
    assert build() == after
