"""The graph as it is, in a file that a review can read: every asset with what it is made from, its checks, the automations.

When a change is meant, write the file anew: `COOP_WRITE_SNAPSHOT=1 make test`.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from dagster import AssetKey, Definitions

from orchestration import settings

SNAPSHOT = Path(__file__).with_name("definitions.txt")


@pytest.fixture(scope="module")
def defs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Definitions]:
    """The code location of an empty home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COOP_HOME", str(tmp_path_factory.mktemp("home")))
        from orchestration.definitions import definitions

        yield definitions()


def describe(defs: Definitions) -> str:
    """One line an asset, check and automation, in a fixed order."""
    repository = defs.get_repository_def()
    graph = repository.asset_graph
    checks: defaultdict[AssetKey, list[str]] = defaultdict(list)
    for check in graph.asset_check_keys:
        checks[check.asset_key].append(check.name)
    lines = []
    for key in sorted(graph.get_all_asset_keys()):
        node = graph.get(key)
        parents = ", ".join(sorted(parent.to_user_string() for parent in node.parent_keys))
        lines.append(f"{key.to_user_string()} [{node.group_name}]{f' <- {parents}' if parents else ''}")
        lines += [f"    check {name}" for name in sorted(checks[key])]
    lines += [f"job {job.name}" for job in repository.get_all_jobs() if not job.name.startswith("__")]
    lines += [
        f"schedule {each.name}: {each.cron_schedule} {each.execution_timezone} {each.default_status.value}"
        for each in repository.schedule_defs
    ]
    lines += [
        f"sensor {each.name}: every {each.minimum_interval_seconds} s {each.default_status.value}"
        for each in repository.sensor_defs
    ]
    return "\n".join(lines) + "\n"


def test_the_graph_is_the_one_in_the_snapshot(defs: Definitions) -> None:
    """A change of the graph shows in review."""
    found = describe(defs)
    if os.environ.get("COOP_WRITE_SNAPSHOT"):
        SNAPSHOT.write_text(found, encoding="utf-8")
    assert found == SNAPSHOT.read_text(encoding="utf-8")


def test_lineage_joins_files_to_publication(defs: Definitions) -> None:
    """From the files of a source, every step's parents are assets of the one before."""
    graph = defs.get_repository_def().asset_graph
    ancestors = graph.get_ancestor_asset_keys(AssetKey(["publication"]))
    for key in (["sources", "inbox"], ["raw", "articles"], ["raw", "agreements"], ["marts", "fct_agreements"]):
        assert AssetKey(key) in ancestors


def test_everything_that_writes_is_in_one_pool(defs: Definitions) -> None:
    """A step outside the pool would meet DuckDB's lock instead of a queue."""
    repository = defs.get_repository_def()
    pools = {
        pool for assets in repository.assets_defs_by_key.values() if assets.is_executable for pool in assets.op.pools
    }
    assert pools == {"warehouse"}
    assert all(assets.op.pools for assets in repository.assets_defs_by_key.values() if assets.is_executable)


def test_every_asset_is_described(defs: Definitions) -> None:
    """What the UI shows of a table is never empty."""
    graph = defs.get_repository_def().asset_graph
    bare = [
        key for key in graph.get_all_asset_keys() if graph.get(key).is_materializable and not graph.get(key).description
    ]
    assert bare == []


def test_the_daily_schedule_follows_the_settings(home: settings.Settings) -> None:
    """An operator's hour, in the operator's zone."""
    from orchestration.automation import daily

    schedule = daily(home.model_copy(update={"daily_at": "23:05", "timezone": "Asia/Shanghai"}))
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("5 23 * * *", "Asia/Shanghai")
