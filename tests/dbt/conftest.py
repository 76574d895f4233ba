"""The shipped articles, read, parsed, loaded and modelled once for all tests of this folder, as the pipeline does it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import duckdb
import pytest

from orchestration.gazetteer import index
from orchestration.loading import exchange, parses, writer
from orchestration.loading.ingest import ingest
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.resolving import corrections, organization_aliases
from orchestration.resolving.organization_decisions import decide
from orchestration.settings import PROJECT, Settings

DBT_PROJECT = PROJECT / "dbt_project"
LOAD = Load("test", dt.datetime.fromisoformat("2026-01-01"))


class RunDbt(Protocol):
    """Runs dbt on the project in a process of its own."""

    def __call__(
        self, *command: str, database: Path, target: Path, project: Path = DBT_PROJECT
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(scope="session")
def run_dbt(tmp_path_factory: pytest.TempPathFactory) -> RunDbt:
    # What dbt read of the project once, each later call starts from: reading it anew takes as long as a small build. It
    # holds as long as the environment is the same, which is why the database goes by its name alone.
    known = tmp_path_factory.mktemp("project") / "partial_parse.msgpack"

    def run(
        *command: str, database: Path, target: Path, project: Path = DBT_PROJECT
    ) -> subprocess.CompletedProcess[str]:
        folders = {
            "--project-dir": project,
            "--profiles-dir": project,
            "--target-path": target,
            "--log-path": target,
        }
        variables = {"COOP_DATABASE": database.name, "COOP_GAZETTEER": str(index.PATH)}
        if known.exists():
            variables["DBT_PARTIAL_PARSE_FILE_PATH"] = str(known)
        done = subprocess.run(
            [sys.executable, "-m", "dbt.cli.main", "--no-use-colors", *command]
            + [str(part) for option in folders.items() for part in option],
            cwd=database.parent,
            env=os.environ | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        if not known.exists() and (target / known.name).exists():
            shutil.copyfile(target / known.name, known)
        return done

    return run


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where dbt leaves what it knows of the project: the manifest and the results of the run."""
    return tmp_path_factory.mktemp("target")


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, target: Path, run_dbt: RunDbt) -> Path:
    """The private warehouse, built by `dbt build` with all tests, unit tests too."""
    settings = Settings(home=tmp_path_factory.mktemp("home"), samples="always")
    settings.database.parent.mkdir()
    with duckdb.connect(settings.database) as connection:
        writer.prepare(connection)
        ingest(connection, settings, LOAD)
        exchange.refresh(connection, LOAD)
        pending = parses.pending(connection, parser_version())
        for articles in parses.batches(connection, pending):
            frames = parse_frame(articles)
            parses.store(connection, frames, LOAD)
        corrections.refresh(connection, settings, LOAD)
        organization_aliases.refresh(connection, settings, LOAD)
        decide(connection, LOAD)
    build = run_dbt("build", database=settings.database, target=target)
    assert build.returncode == 0, build.stdout[-4000:]
    return settings.database


@pytest.fixture
def warehouse(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(database, read_only=True) as connection:
        connection.execute("USE marts")
        yield connection
