"""The steps on Spark as a run of Dagster shows them: progress, what the tables have, and why it failed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from orchestration.settings import Settings
from orchestration.spark.lake import Lake

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("pyspark") is None and not os.environ.get("COOP_REQUIRE_SPARK"), reason="needs the extra `spark`"
    ),
]


def _run(chosen: Settings, settings: str) -> tuple[bool, Mapping[str, Mapping[str, object]], str]:
    """Whether the two steps went well, the metadata of each table, and everything that the run logged."""
    from dagster import DagsterInstance, materialize
    from dagster_duckdb import DuckDBResource

    from orchestration.assets.articles import articles_asset
    from orchestration.assets.facts import facts
    from orchestration.resources import Home

    (chosen.home / "settings.yaml").write_text(settings, encoding="utf-8")
    with DagsterInstance.ephemeral() as instance:
        done = materialize(
            [articles_asset(chosen), facts],
            instance=instance,
            resources={"home": Home(database=DuckDBResource(database=str(chosen.database)))},
            raise_on_error=False,
        )
        logged = "\n".join(
            "\n".join(
                filter(None, [entry.user_message, str(entry.dagster_event and entry.dagster_event.event_specific_data)])
            )
            for entry in instance.all_logs(done.run_id)
        )
    told = {
        event.materialization.asset_key.path[-1]: {k: v.value for k, v in event.materialization.metadata.items()}
        for event in done.get_asset_materialization_events()
    }
    return done.success, told, logged


def test_a_run_tells_how_it_went(home: Settings) -> None:
    """Counts, rows and partitions of each table, and lines of progress, come out of the process through Pipes."""
    home.inbox.mkdir(parents=True)
    for number, city in enumerate(("Shenyang", "Chaoyang", "Anshan")):
        text = f"{city} Signs\n\nOn May {number + 1}, 2019, {city} and Dalian signed a cooperation agreement in {city}."
        (home.inbox / f"{city}.txt").write_text(text, encoding="utf-8")
    went_well, told, logged = _run(home, "engine: spark\n")
    assert went_well, logged
    assert (told["articles"]["new"], told["articles"]["dagster/row_count"]) == (3, 3)
    assert told["agreements"]["new"] == told["agreements"]["dagster/row_count"] == 3
    assert told["agreements"]["partitions"] == 1
    assert "3 articles read, 0 rejected" in logged
    assert "3 of 3 articles parsed" in logged
    state = Lake(home.lake_url).state
    went_well, told, _ = _run(home, "engine: spark\nspark_master: nowhere\n")
    assert went_well, "nothing is new: no session begins, so that a master that is none does not matter"
    assert told["articles"]["unchanged"] == 3
    assert Lake(home.lake_url).state == state


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("spark_master: nowhere", "Master must either be yarn or start with spark, k8s, or local"),
        (
            "spark_conf: {spark.sql.shuffle.partitions: none}",
            "The value 'none' in the config",
        ),
    ],
)
def test_a_run_tells_why_it_failed(home: Settings, settings: str, reason: str) -> None:
    """Where Java does not start and where Spark refuses: the reason is theirs, not that a process failed; the lake is what it
    was."""
    home.inbox.mkdir(parents=True)
    (home.inbox / "a.txt").write_text("Dalian Signs\n\nDalian and Anshan signed an agreement.", encoding="utf-8")
    went_well, told, logged = _run(home, f"engine: spark\n{settings}\n")
    assert not went_well
    assert not told
    assert reason in logged
    assert Lake(home.lake_url).state.number == 0
    assert not list(Path(home.lake_url).rglob("*.parquet"))
