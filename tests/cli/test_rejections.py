"""`coop rejections`: a place that one works with."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import duckdb
import pytest
from click.testing import CliRunner

from orchestration.cli.rejections import command
from orchestration.cli.replay import command as replay
from orchestration.loading import writer
from orchestration.loading.ingest import ingest
from orchestration.loading.writer import Load
from orchestration.settings import Settings

HOSTILE = "=1+1 \x1b[31m.txt"


@pytest.fixture
def read(home: Settings) -> None:
    """A home with two rejections and an article."""
    home.inbox.mkdir(parents=True)
    (home.inbox / HOSTILE).write_bytes(b"")
    (home.inbox / "odd").write_bytes(b"\xff\x00\xfe")
    (home.inbox / "good").write_text("Linz and Dalian sign\n\nThey signed.")
    home.database.parent.mkdir()
    with duckdb.connect(str(home.database)) as connection:
        writer.prepare(connection)
        ingest(connection, home, Load("1", dt.datetime.fromisoformat("2026-01-01")))


def ask(*arguments: str) -> str:
    done = CliRunner().invoke(command, arguments, env={"COLUMNS": "200"})
    assert done.exit_code == 0, done.output
    return done.stdout


def test_listing(read: None) -> None:
    """Reason, source and path, filtered; a name of a file does nothing to a terminal."""
    assert "odd" in ask()
    assert "\x1b" not in ask()
    assert "odd" not in ask("--reason", "empty")
    assert ask("--source", "elsewhere") == ""
    assert "odd" in ask("--path", "o*")
    assert "txt" not in ask("--path", "o*")
    assert ask("--counts").split() == "source reason rejections inbox empty 1 inbox not_utf8 1".split()


def test_files(read: None) -> None:
    """CSV in which no name becomes a formula, and JSON with names as they are."""
    (row,) = csv.DictReader(io.StringIO(ask("--reason", "empty", "--format", "csv")))
    assert row["path"] == f"'{HOSTILE}"
    found = json.loads(ask("--format", "json"))
    assert {(item["reason"], item["path"]) for item in found} == {("empty", HOSTILE), ("not_utf8", "odd")}


def test_forgetting(read: None, home: Settings) -> None:
    """What will never be an article leaves the list."""
    assert ask("--reason", "not_utf8", "forget", "--yes") == "1 forgotten.\n"
    assert "odd" not in ask()
    assert CliRunner().invoke(command, ["--counts", "forget", "--yes"]).exit_code == 2


def test_before_the_first_run(home: Settings) -> None:
    """It says what to do."""
    done = CliRunner().invoke(command)
    assert done.exit_code == 1
    assert "coop run" in done.output


def test_replay_of_nothing(read: None) -> None:
    """Where nothing is rejected of what is named nothing is run, and it says so."""
    done = CliRunner().invoke(replay, ["--reason", "no_such_reason"])
    assert done.exit_code == 0
    assert "Nothing to try again: nothing is rejected of these reasons" in done.stdout


def test_replay_before_the_first_run(home: Settings) -> None:
    """There is nothing to be tried again, and nothing is made."""
    done = CliRunner().invoke(replay)
    assert done.exit_code == 0
    assert "Nothing to try again" in done.stdout
    assert not home.database.exists()
