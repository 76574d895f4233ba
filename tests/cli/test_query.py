"""`coop query`: every form of an answer, and what is no question."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.publishing import versions
from orchestration.settings import Settings
from tests.conftest import COOP

Coop = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def ask(home: Settings, coop: Coop) -> Coop:
    """`coop query` on a publication of one small table."""
    building = versions.start(home.published)
    with duckdb.connect(str(building / versions.DATABASE_NAME)) as connection:
        connection.execute("CREATE SCHEMA marts")
        connection.execute(
            """
            CREATE TABLE marts.dim_cities AS
            SELECT * FROM (VALUES ('Dalian', 1.50::DECIMAL(9, 2), DATE '2019-10-17'), ('=1+1', NULL, NULL))
                AS t (name, amount, seen_on)
            """
        )
    versions.switch(home.published, versions.finish(home.published, building))
    return lambda *arguments, **options: coop("query", *arguments, **options)


def test_tables_are_listed(ask: Coop) -> None:
    """Without a question."""
    assert "dim_cities" in ask().stdout


def test_csv_in_a_pipe(ask: Coop) -> None:
    """A header, rows, nothing for NULL; what a spreadsheet would run is defused."""
    rows = list(csv.reader(io.StringIO(ask("select * from dim_cities").stdout)))
    assert rows == [["name", "amount", "seen_on"], ["Dalian", "1.50", "2019-10-17"], ["'=1+1", "", ""]]


def test_json(ask: Coop) -> None:
    """One array of objects, text as it is."""
    rows = json.loads(ask("select name, seen_on from dim_cities", "--format", "json").stdout)
    assert rows == [{"name": "Dalian", "seen_on": "2019-10-17"}, {"name": "=1+1", "seen_on": None}]
    assert json.loads(ask("select 1 where false", "--format", "json").stdout) == []


def test_json_is_json(ask: Coop) -> None:
    """No number is NaN or infinite in it, and of two columns with one name none is lost."""
    done = ask("select 0 / 0 as share, 1 / 0 as share, 'a' as name from dim_cities limit 1", "--format", "json")
    assert json.loads(done.stdout, parse_constant=pytest.fail) == [{"share": None, "share_2": None, "name": "a"}]


@pytest.mark.parametrize("question", ["select * from range(1000000)", "select 1"])
def test_a_reader_that_has_had_enough(ask: Coop, home: Settings, question: str) -> None:
    """`| head -1` is no error, whether the rest still comes or waits already, and leaves no words on standard error."""
    environment = {**os.environ, "COOP_HOME": str(home.home)}
    with subprocess.Popen([COOP, "query", question], env=environment, stdout=-1, stderr=-1) as writer:
        assert writer.stdout is not None
        writer.stdout.close()
        assert writer.stderr is not None
        assert writer.stderr.read() == b""
    assert writer.returncode == 0


def test_a_question_taken_back(ask: Coop, home: Settings, tmp_path: Path) -> None:
    """Ctrl-C in the middle of the work leaves as it does everywhere, and without words on an error."""
    file = tmp_path / "answer.csv"
    endless = "select count(*) from range(1000000) as a, range(1000000) as b where hash(a.range + b.range) = 0"
    environment = {**os.environ, "COOP_HOME": str(home.home)}
    with subprocess.Popen([COOP, "query", endless, "-o", str(file)], env=environment, stdout=-1, stderr=-1) as asked:
        while not file.exists():  # from then on it counts
            assert asked.poll() is None
            time.sleep(0.05)
        asked.send_signal(signal.SIGINT)
        try:
            _, said = asked.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            asked.kill()
            raise
    assert (asked.returncode, said.strip()) == (130, b"")


def test_what_does_not_fit_into_memory(ask: Coop, home: Settings) -> None:
    """Spills into the home, not into the folder that somebody happens to stand in."""
    assert ask("select current_setting('temp_directory') as place").stdout == f"place\n{home.cache}\n"


def test_an_earlier_answer_outlives_a_wrong_question(ask: Coop, tmp_path: Path) -> None:
    """The file is opened for an answer only; a place that cannot be written is said so."""
    file = tmp_path / "answer.csv"
    assert ask("select 1 as n", "--output", str(file)).returncode == 0
    assert ask("select nope", "--output", str(file)).returncode == 2
    assert file.read_text() == "n\n1\n"
    done = ask("select 1", "--output", str(tmp_path / "nowhere" / "answer.csv"))
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True)


def test_parquet_to_a_file(ask: Coop, tmp_path: Path) -> None:
    """Types are kept."""
    file = tmp_path / "cities.parquet"
    assert ask("select * from dim_cities", "--format", "parquet", "--output", str(file)).returncode == 0
    assert duckdb.sql(f"SELECT amount FROM '{file}'").fetchall()[0][0].as_tuple().exponent == -2


def test_a_table_for_eyes(ask: Coop) -> None:
    """What an article says cannot steer the terminal."""
    done = ask("select 'a' || chr(27) || '[31mb' as x, name from dim_cities", "--format", "table")
    assert "Dalian" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_question_from_standard_input(ask: Coop) -> None:
    """As `-`, for what a shell would mangle."""
    assert ask("-", input="select count(*) as n from dim_cities").stdout == "n\n2\n"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("select nope from dim_cities", "nope"),
        ("drop table dim_cities", "read-only"),
        ("selec", "syntax error"),
        (" ;", "no question"),
    ],
)
def test_no_question(ask: Coop, question: str, words: str) -> None:
    """DuckDB's own words, and the exit status of wrong usage."""
    done = ask(question)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_before_the_first_publication(coop: Coop) -> None:
    """It says how to get one."""
    done = coop("query", "select 1")
    assert done.returncode == 2
    assert "coop run" in done.stderr


def test_memory_is_what_the_operator_says(ask: Coop) -> None:
    """DuckDB holds no more than `memory_limit`."""
    said = ask("SELECT current_setting('memory_limit')", "--format", "csv", variables={"COOP_MEMORY_LIMIT": "300MB"})
    assert "286.1 MiB" in said.stdout
