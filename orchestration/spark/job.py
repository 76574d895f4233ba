"""One step on Spark in a process of its own, which tells Dagster how it goes: progress, what the tables have, what failed.

Called by ``assets.spark_steps`` as ``python -m orchestration.spark.job``; what to do comes through Dagster Pipes.
"""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dagster_pipes import PipesContext, open_dagster_pipes

from orchestration import settings
from orchestration.loading.replay import Which
from orchestration.loading.schema import FACT_HISTORY, PARSE_TABLES, TABLES
from orchestration.loading.table import SCHEMA, Table
from orchestration.loading.writer import Load
from orchestration.parent import end_with_parent
from orchestration.parsing.version import parser_version
from orchestration.settings import Settings
from orchestration.spark.articles import read_articles
from orchestration.spark.facts import parse_pending
from orchestration.spark.lake import Lake
from orchestration.spark.session import LazySession

_REASON_CHARACTERS = 1_000


def main() -> None:
    """Do the step. What stops it is told as a message before the process ends with status 1."""
    end_with_parent()
    with open_dagster_pipes() as pipes:
        try:
            _step(pipes)
        except Exception as error:
            pipes.log.error(traceback.format_exc())
            pipes.report_custom_message({"failure": reason(error)})
            sys.exit(1)


def reason(error: BaseException) -> str:
    """What a person is told. Of a failure in a worker, what the worker says at the end of its traceback, and not Spark's pages.

    >>> reason(ValueError("An exception was thrown:\\nTraceback (most recent call last):\\n  File x\\nKeyError: 'a'\\n"))
    "ValueError: An exception was thrown: KeyError: 'a'"
    """
    lines = [line for line in str(error).splitlines() if line.strip()]
    begun = next((number for number, line in enumerate(lines) if line.startswith("Traceback")), len(lines))
    ends = (line for line in lines[begun + 1 :] if not line.startswith((" ", "\t", "Traceback")))
    told = " ".join([*lines[:1], next(ends, "")]).strip()
    return f"{type(error).__name__}: {told}"[:_REASON_CHARACTERS]


def _step(pipes: PipesContext) -> None:
    chosen = settings.load()
    lake = Lake(chosen.lake_url)
    lake.sweep()
    load = Load(pipes.get_extra("load_id"), dt.datetime.now(dt.UTC).replace(tzinfo=None))
    steps = {"articles": _articles, "facts": _facts}
    steps[pipes.get_extra("step")](pipes, chosen, lake, load)


def _articles(pipes: PipesContext, chosen: Settings, lake: Lake, load: Load) -> None:
    asked: Mapping[str, Any] = pipes.get_extra("articles")
    retry = Which(tuple(asked["retry_reasons"]), tuple(asked["retry_sources"])) if asked["retry_rejections"] else None
    with LazySession(chosen) as session:
        tally = read_articles(
            session,
            lake,
            chosen,
            load,
            paths=[Path(path) for path in asked["paths"]],
            again=asked["again"],
            retry=retry,
            report=lambda so_far: pipes.log.info(f"{so_far.read} articles read, {so_far.rejected} rejected"),
        )
    for name, counts in tally.by_table.items():
        _report(pipes, lake, TABLES[name], counts)


def _facts(pipes: PipesContext, chosen: Settings, lake: Lake, load: Load) -> None:
    with LazySession(chosen) as session:
        done = parse_pending(
            session,
            lake,
            chosen,
            load,
            report=lambda so_far: pipes.log.info(f"{so_far.parsed + so_far.failed} of {so_far.due} articles parsed"),
        )
    for table in (*PARSE_TABLES, FACT_HISTORY):
        _report(pipes, lake, table, {"new": done.rows[table.name], "parser_version": parser_version()})


def _report(pipes: PipesContext, lake: Lake, table: Table, counts: Mapping[str, Any]) -> None:
    size = {"dagster/row_count": lake.count(table), "partitions": len(lake.directories(table))}
    pipes.report_asset_materialization(asset_key=f"{SCHEMA}/{table.name}", metadata={**size, **counts})


if __name__ == "__main__":
    main()
