"""The models of either engine over one home, and their marts held against each other."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration import check_results
from orchestration.gazetteer import index
from orchestration.loading.writer import Load
from orchestration.publishing.fingerprint import DBT_PROJECT
from orchestration.settings import Settings
from orchestration.spark import marts
from orchestration.spark.lake import Lake
from tests.spark import comparison

_ASKED_OF_SPARK = ("spark_master", "lake", "lake_partition_articles")


def build(
    chosen: Settings, engine: str, project: Path = DBT_PROJECT, select: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """The models (or those selected) with their tests, as the pipeline has dbt build them; the records are in
    ``records(chosen, engine)``."""
    arguments = ["build", "--exclude-resource-type", "unit_test", "--target", engine, "--no-use-colors"]
    arguments += ["--select", *select] if select else []
    said = {f"COOP_{name.upper()}": str(getattr(chosen, name)) for name in _ASKED_OF_SPARK}
    folder = str(records(chosen, engine))
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "orchestration.dbt_process",
            *arguments,
            "--project-dir",
            project,
            "--profiles-dir",
            project,
        ],
        env=os.environ
        | said
        | {
            "COOP_HOME": str(chosen.home),
            "COOP_ENGINE": "spark" if engine == "spark" else "embedded",
            "COOP_DATABASE": str(chosen.database),
            "COOP_GAZETTEER": str(index.PATH),
            "DBT_TARGET_PATH": folder,
            "DBT_LOG_PATH": folder,
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def records(chosen: Settings, engine: str) -> Path:
    """What dbt leaves of a build."""
    return chosen.cache / f"dbt-{engine}"


def as_warehouse(chosen: Settings, file: Path) -> Path:
    """The marts of the lake's newest build as a file of DuckDB."""
    with duckdb.connect(str(file)) as connection:
        marts.fill(connection, Lake(chosen.lake_url), chosen.publish_rows)
    return file


def build_both(chosen: Settings, file: Path) -> list[str]:
    """Build with both engines over the raw tables that each has; each difference between their marts is a line.

    ``file`` is made: the marts of Spark.
    """
    for engine in ("duckdb", "spark"):
        done = build(chosen, engine)
        failed = _failed(chosen, engine)
        assert done.returncode == 0, f"{engine}: {failed}\n{done.stdout[-3000:]}{done.stderr[-2000:]}"
    folder = records(chosen, "duckdb")
    with duckdb.connect(str(chosen.database)) as connection:
        # On Spark the process of dbt itself does this.
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        load = Load("models", dt.datetime.fromisoformat("2026-01-03"))
        check_results.keep_build(connection, folder, manifest, load)
    return comparison.differences(chosen.database, as_warehouse(chosen, file))


def _failed(chosen: Settings, engine: str) -> list[str]:
    file = records(chosen, engine) / "run_results.json"
    if not file.exists():
        return []
    results = json.loads(file.read_text(encoding="utf-8"))["results"]
    return [result["unique_id"] for result in results if result["status"] in ("error", "fail")]
