"""How long a refresh takes, the first of a warehouse and one with a few new articles, and how large what it publishes is.

Both are `coop run` in a process of its own on a home of its own. Sums are held against what the articles were made of.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import duckdb

from orchestration.evaluating import cooperation_news
from orchestration.publishing import versions

# Some thousand articles a file: small enough to be made in memory, and few enough files.
_FILE_ARTICLES = 5_000


@dataclass(frozen=True, slots=True)
class Refresh:
    """One refresh. ``models`` are seconds by node of dbt, the slowest first."""

    articles: int
    new: int
    seconds: float
    models: dict[str, float]
    published_bytes: int
    private_bytes: int
    is_true: bool


def measure(home: Path, articles: int, new: int) -> Iterator[Refresh]:
    """Fill an empty home, then add ``new`` articles. Raises RuntimeError where a run fails."""
    for first, end in ((0, articles), (articles, articles + new)):
        for start in range(first, end, _FILE_ARTICLES):
            _write(home / "inbox" / f"{start:09}.jsonl", start, min(start + _FILE_ARTICLES, end))
        yield _refresh(home, end, end - first)


def _write(file: Path, first: int, end: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for article in cooperation_news.stream(first, end):
            day = article.published_on.isoformat() if article.published_on else None
            lines.write(json.dumps({"text": article.text, "published_on": day}, ensure_ascii=False) + "\n")


def _refresh(home: Path, articles: int, new: int) -> Refresh:
    begun = perf_counter()
    run = subprocess.run(  # noqa: S603 - our own command
        [str(Path(sys.executable).with_name("coop")), "run"],
        env=os.environ | {"COOP_HOME": str(home), "COOP_SAMPLES": "never"},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = perf_counter() - begun
    database = home / "published" / versions.CURRENT / versions.DATABASE_NAME
    if run.returncode not in (0, 1) or not database.exists():
        raise RuntimeError(f"coop run ended with {run.returncode}: {run.stdout[-1000:]} {run.stderr[-1000:]}")
    results = json.loads((home / "cache" / "dbt" / "run_results.json").read_text(encoding="utf-8"))
    nodes = {result["unique_id"].split(".", 2)[2]: result["execution_time"] for result in results["results"]}
    return Refresh(
        articles=articles,
        new=new,
        seconds=round(seconds, 1),
        models={name: round(time, 2) for name, time in sorted(nodes.items(), key=lambda item: -item[1])[:15]},
        published_bytes=database.stat().st_size,
        private_bytes=(home / "warehouse" / "cooperation.duckdb").stat().st_size,
        is_true=_is_true(database, articles),
    )


def _is_true(database: Path, articles: int) -> bool:
    """Whether agreements and money are those of the deals that were made up; ordinary news speaks of money too."""
    deals = cooperation_news.deals(0, articles)
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
    return found == [(len(deals), sum(deal.amount for deal in deals))]
