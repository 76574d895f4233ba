"""What a refresh costs, the first of a warehouse and one with a few new articles, and how large what it publishes is.

Both are `coop run` in a process of its own on a home of its own. Sums are held against what the articles were made of.
The time of a stage by the clock depends on what else the machine does; the processor's time does not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from orchestration.evaluating import cooperation_news
from orchestration.evaluating.process_watch import ProcessWatch
from orchestration.publishing import versions

# Some thousand articles a file: small enough to be made in memory, and few enough files.
_FILE_ARTICLES = 5_000


Times = Mapping[str, tuple[float, float]]
"""Of each step of a run when it began and ended, seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a run."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Refresh:
    """One refresh: by the clock, by the processor, and the most memory that all its processes held at a time. ``models`` are
    seconds by node of dbt, the slowest first."""

    articles: int
    new: int
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    steps: dict[str, Step]
    models: dict[str, float]
    published_bytes: int
    private_bytes: int
    is_true: bool

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Refresh:
        """What ``asdict`` made of one."""
        return cls(**{**values, "steps": {name: Step(**step) for name, step in values["steps"].items()}})


def measure(home: Path, articles: int, new: int, steps_of: Callable[[Path], Times]) -> Iterator[Refresh]:
    """Fill an empty home, then add ``new`` articles; ``steps_of`` tells the steps of a home's newest run.

    Raises RuntimeError where a run fails.
    """
    for first, end in ((0, articles), (articles, articles + new)):
        for start in range(first, end, _FILE_ARTICLES):
            _write(home / "inbox" / f"{start:09}.jsonl", start, min(start + _FILE_ARTICLES, end))
        yield _refresh(home, end, end - first, steps_of)


def _write(file: Path, first: int, end: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for article in cooperation_news.stream(first, end):
            day = article.published_on.isoformat() if article.published_on else None
            lines.write(json.dumps({"text": article.text, "published_on": day}, ensure_ascii=False) + "\n")


def _refresh(home: Path, articles: int, new: int, steps_of: Callable[[Path], Times]) -> Refresh:
    begun = time.time()
    run = subprocess.Popen(  # noqa: S603 - our own command
        [str(Path(sys.executable).with_name("coop")), "run"],
        env=os.environ | {"COOP_HOME": str(home), "COOP_SAMPLES": "never"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with ProcessWatch(run.pid) as watch:
        said, _ = run.communicate()
    ended = time.time()
    database = home / "published" / versions.CURRENT / versions.DATABASE_NAME
    if run.returncode not in (0, 1) or not database.exists():
        raise RuntimeError(f"coop run ended with {run.returncode}: {said[-2000:]}")
    results = json.loads((home / "cache" / "dbt" / "run_results.json").read_text(encoding="utf-8"))
    nodes = {result["unique_id"].split(".", 2)[2]: result["execution_time"] for result in results["results"]}
    whole = watch.use(begun, ended)
    return Refresh(
        articles=articles,
        new=new,
        seconds=round(ended - begun, 1),
        cpu_seconds=round(whole.cpu_seconds, 1),
        peak_bytes=whole.peak_bytes,
        steps={name: _step(watch, *times) for name, times in steps_of(home / "dagster").items()},
        models={name: round(time, 2) for name, time in sorted(nodes.items(), key=lambda item: -item[1])[:15]},
        published_bytes=database.stat().st_size,
        private_bytes=(home / "warehouse" / "cooperation.duckdb").stat().st_size,
        is_true=_is_true(database, articles),
    )


def _step(watch: ProcessWatch, begin: float, end: float) -> Step:
    used = watch.use(begin, end)
    return Step(round(end - begin, 1), round(used.cpu_seconds, 1), used.peak_bytes)


def _is_true(database: Path, articles: int) -> bool:
    """Whether agreements and money are those of the deals that were made up; ordinary news speaks of money too.

    Two deals of the same cities on the same day cannot be told apart: they have one agreement.
    """
    deals = cooperation_news.deals(0, articles)
    signings = {(frozenset((deal.giver, deal.taker)), deal.signed_on) for deal in deals}
    with duckdb.connect(str(database), read_only=True) as published:
        found = published.execute(
            """
            SELECT
                (SELECT sum(agreement_count) FROM marts.fct_agreements WHERE recommended_for_aggregates),
                (
                    SELECT sum(amount_cny) FROM marts.fct_investments
                    SEMI JOIN marts.fct_agreements USING (article_key) WHERE recommended_for_aggregates
                )
            """
        ).fetchall()
    return found == [(len(signings), sum(deal.amount for deal in deals))]
