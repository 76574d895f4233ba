"""The engines side by side on a real cluster of this machine: what Spark leaves is what DuckDB leaves, also after losses.

``COOP_SPARK_ARTICLES`` says how many articles the first pass reads.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from orchestration.loading.schema import FACT_HISTORY, PARSES, TABLES
from orchestration.loading.writer import Load
from orchestration.settings import Settings
from orchestration.spark.facts import TASK_ARTICLES
from orchestration.spark.lake import Lake
from tests.spark import comparison, models, news
from tests.spark.cluster import Cluster, standalone
from tests.spark.engines import Rows, embedded_pass, embedded_rows, spark_rows

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("pyspark") is None and not os.environ.get("COOP_REQUIRE_SPARK"), reason="needs the extra `spark`"
    ),
]

_ARTICLES = int(os.environ.get("COOP_SPARK_ARTICLES", "20000"))
_FIRST = Load("first pass", dt.datetime.fromisoformat("2026-01-01T03:00:00"))
_SECOND = Load("second pass", dt.datetime.fromisoformat("2026-01-02T03:00:00"))
_CHECKED = [name for name in TABLES if name not in ("parser_scores", "check_results", "check_failures", "builds")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proof")


@pytest.fixture(scope="module")
def cluster(place: Path) -> Iterator[Cluster]:
    with standalone(place / "cluster") as started:
        yield started


@pytest.fixture(scope="module")
def chosen(place: Path, cluster: Cluster) -> Settings:
    """Both engines read the sources of one home; waves and partitions are small, so that there are several."""
    news.write_first(place / "home", place / "shared", _ARTICLES)
    return Settings(
        home=place / "home",
        samples="never",
        spark_master=cluster.master,
        lake=str(place / "lake"),
        spark_wave_articles=max(_ARTICLES // 3, 1000),
        lake_partition_articles=max(_ARTICLES // 16, 50),
    )


def test_first_pass_with_an_executor_killed(chosen: Settings, cluster: Cluster, place: Path) -> None:
    """Signal 9 while tasks of a wave are done and others are not: another executor comes, and nothing is lost or doubled."""
    began = time.monotonic()
    embedded_pass(chosen, _FIRST)
    _say(f"embedded engine, first pass: {time.monotonic() - began:.0f} s")
    began = time.monotonic()
    killed: list[int] = []

    def kill_one(done: int, tasks: int) -> None:
        before = cluster.executors()
        killed.extend(before[:1])
        os.kill(killed[0], signal.SIGKILL)
        _say(f"killed executor {killed[0]} of {before} when {done} of {tasks} tasks of the wave were done")

    _spark_pass(chosen, _FIRST, place, at_work=kill_one)
    _say(f"Spark, first pass: {time.monotonic() - began:.0f} s")
    assert killed, "the pass was over before a task was done: read more articles"
    _compare(chosen)


def test_second_pass_with_the_run_killed(chosen: Settings, place: Path) -> None:
    """Additions, changes, withdrawals and corrections. The whole run is killed in mid-wave: the lake holds whole waves, and
    the run after it goes on from there."""
    news.write_second(place / "shared", _ARTICLES)
    withdrawn = _people_decide(chosen)
    embedded_pass(chosen, _SECOND, withdrawn)
    lake = Lake(chosen.lake_url)
    before = {table: set(lake.directories(TABLES[table])) for table in _CHECKED}
    _spark_pass(
        chosen.model_copy(update={"spark_wave_articles": max(_ARTICLES // 25, 40)}),
        _SECOND,
        place,
        withdrawn,
        kill_in_second_wave=True,
    )
    lake = Lake(chosen.lake_url)
    rows = {table.name: lake.count(table) for table in (PARSES, FACT_HISTORY)}
    _say(f"killed the run; commit {lake.state.number} holds {rows}")
    _spark_pass(chosen, _SECOND, place, withdrawn)
    _compare(chosen)
    _say_partitions(before, Lake(chosen.lake_url))


def test_marts_of_both(chosen: Settings, place: Path) -> None:
    """The models over what the two passes left: every mart has the same rows on both engines."""
    began = time.monotonic()
    assert models.build_both(chosen, place / "of_spark.duckdb") == []
    _say(
        f"models on both engines: {time.monotonic() - began:.0f} s, {len(comparison.tables(chosen.database))} marts equal"
    )


def _spark_pass(
    chosen: Settings,
    load: Load,
    place: Path,
    withdrawn: Collection[str] = (),
    *,
    at_work: Callable[[int, int], None] | None = None,
    kill_in_second_wave: bool = False,
) -> None:
    """The pass in a process; while tasks parse, something may happen to an executor or to the process itself."""
    asked = {
        "settings": chosen.model_dump(mode="json", exclude={"smtp_password", "alert_webhook"}),
        "load_id": load.load_id,
        "loaded_at": load.loaded_at.isoformat(),
        "withdrawn": list(withdrawn),
    }
    file = place / "pass.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    lake = Path(chosen.lake)
    waves = _waves(chosen)
    tasks = -(-chosen.spark_wave_articles // TASK_ARTICLES)
    with (place / "pass.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.spark.run_pass", str(file)], stdout=log, stderr=subprocess.STDOUT
        )
        while process.poll() is None and (at_work or kill_in_second_wave):
            if at_work and 0 < (done := _tasks_done(lake)) < tasks:
                at_work(done, tasks)
                at_work = None
            if kill_in_second_wave and _waves(chosen) > waves and list(lake.glob("stage/*/_temporary")):
                process.kill()
                process.wait()
                return
            time.sleep(0.05)
        status = process.wait()
    assert status == 0, (place / "pass.log").read_text(encoding="utf-8", errors="replace")[-4000:]
    assert not kill_in_second_wave, "the pass was over before its second wave: read more articles"


def _tasks_done(lake: Path) -> int:
    """How many tasks of the wave that is being parsed have brought their rows."""
    return len({path.parent for path in lake.glob("stage/*/_temporary/*/task_*/kind=*")})


def _waves(chosen: Settings) -> int:
    """How many partitions of parses are committed: each wave adds some."""
    return len(Lake(chosen.lake_url).directories(PARSES))


def _people_decide(chosen: Settings) -> list[str]:
    """Some articles are withdrawn on request, and three facts are overruled in a file."""
    with duckdb.connect(str(chosen.database), read_only=True) as connection:
        keys = connection.execute(
            "SELECT article_key FROM raw.articles WHERE source_name = 'wire' ORDER BY article_key LIMIT 7"
        ).fetchall()
        facts = connection.execute("SELECT fact_key FROM raw.agreements ORDER BY fact_key LIMIT 3").fetchall()
    with chosen.corrections_file.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["fact_key", "field", "value", "reason", "decided_on", "decided_by"])
        for (fact_key,) in facts:
            lines.writerow([fact_key, "title", "Another Title", "misread", "2026-01-01", "A. Nalyst"])
    return [key for (key,) in keys]


def _compare(chosen: Settings) -> None:
    embedded, spark = embedded_rows(chosen), spark_rows(chosen)
    _say(f"{'table':24}{'rows':>9}  digest of row hashes: embedded, Spark")
    for name in _CHECKED:
        _say(f"{name:24}{embedded[name].count:>9}  {embedded[name].digest} {spark[name].digest}")
    assert {name: spark[name] for name in _CHECKED} == {name: embedded[name] for name in _CHECKED}
    assert embedded["fact_history"] != Rows(0, ""), "there is something to compare"


def _say_partitions(before: dict[str, set[str]], lake: Lake) -> None:
    """How much of what was there had to be written anew for the second pass."""
    for name in ("articles", "mentions", "fact_history"):
        kept = before[name] & set(lake.directories(TABLES[name]))
        _say(f"{name}: {len(kept)} of {len(before[name])} partitions of the first pass are untouched")


def _say(text: str) -> None:
    print(text, flush=True)
