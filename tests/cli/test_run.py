"""`coop run` where something stands in its way, and the commands around it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration import settings
from orchestration.cli import words_of
from orchestration.loading import lock, writer
from orchestration.publishing import versions
from orchestration.settings import Settings
from tests.alerting.servers import webhook

Coop = Callable[..., subprocess.CompletedProcess[str]]


def test_busy(home: Settings, coop: Coop) -> None:
    """A second writer says who holds the warehouse and leaves with its own exit status."""
    with lock.hold(home.writer_lock):
        done = coop("run")
    assert done.returncode == 3
    assert f"process {os.getpid()} " in done.stderr
    assert not home.database.exists()


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("COOP_SAMPLES", "sometimes", "samples"),
        ("COOP_TIMEZONE", "Mars/Olympus", "no such time zone"),
        ("COOP_MEMORY_LIMIT", "plenty", "memory_limit"),
    ],
)
def test_wrong_settings(
    home: Settings, variable: str, value: str, words: str, coop_on: Coop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that means nothing is refused before anything is done."""
    home.home.mkdir(parents=True)
    (home.home / "settings.yaml").write_text(f"{variable.removeprefix('COOP_').lower()}: {value}\n")
    done = coop_on(home.home, "run")
    assert done.returncode == 2
    assert words in done.stderr


def test_a_slip_in_the_environment(home: Settings, coop: Coop, monkeypatch: pytest.MonkeyPatch) -> None:
    """COOP_SMAPLES=never would read the samples all the same; names that only begin alike are left to whoever uses them."""
    done = coop("run", variables={"COOP_SMAPLES": "never"})
    assert done.returncode == 2
    assert done.stderr == "coop: the environment: COOP_SMAPLES: no such name (is it samples?)\n"
    monkeypatch.setenv("COOP_SPARK_ARTICLES", "20")
    assert settings.load() == home


def test_a_home_that_is_a_file(tmp_path: Path, coop_on: Coop) -> None:
    """Wrong usage; who looks for what is wrong hears the same."""
    place = tmp_path / "home"
    place.write_text("")
    done = coop_on(place, "run")
    assert done.returncode == 2
    assert done.stderr == f"coop: COOP_HOME names {place}, which is no folder\n"
    doctor = coop_on(place, "doctor")
    assert doctor.returncode == 1
    assert "which is no folder" in doctor.stdout


def test_a_home_with_a_question_mark(tmp_path: Path, coop_on: Coop) -> None:
    """Refused before anything is made: Dagster's history would lie elsewhere."""
    done = coop_on(tmp_path / "why?", "run")
    assert done.returncode == 2
    assert "may have a ? in its name" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file or directory", "a.txt"), "a.txt: No such file or directory"),
        (OSError(28, "No space left on device", "a.txt", None, b"b.txt"), "a.txt -> b.txt: No space left on device"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("in words"), "OSError: in words"),
        (ValueError("no\n(Background on this error at: example.org)"), "ValueError: no"),
        (ValueError(), "ValueError: "),
    ],
)
def test_words_of_errors(error: Exception, words: str) -> None:
    """File and reason where the system refuses; the class where nobody foresaw it."""
    assert words_of(error) == words


def test_a_source_that_is_not_there(coop: Coop) -> None:
    """Wrong usage, told with the way to the right name."""
    done = coop("run", "--source", "nowhere")
    assert done.returncode == 2
    assert "no source named nowhere" in done.stderr


def test_a_path_that_is_not_there(coop: Coop) -> None:
    """Wrong usage, told as such."""
    done = coop("run", "/no/such/folder")
    assert done.returncode == 2
    assert "does not exist" in done.stderr


def test_broken_input_beside_good(refreshed: tuple[Path, object], tmp_path: Path, coop_on: Coop) -> None:
    """Random bytes, an empty file and 20 MB: three rejections that say why, the good article is in, and so says 1.

    The samples have left the publication: an own article is there.
    """
    place = tmp_path / "home"
    shutil.copytree(refreshed[0], place, symlinks=True)
    inbox = place / "inbox"
    (inbox / "good.txt").write_text("Dalian and Chaoyang Sign\n\nDalian Port signed an agreement with Chaoyang Bank.")
    (inbox / "random.txt").write_bytes(b"\xff" + os.urandom(2000))
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "large.txt").write_bytes(b"a word " * 3_000_000)
    done = coop_on(place, "run")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 new" in done.stdout
    assert "3 rejected" in done.stdout
    for words in ("random.txt: byte 0 is not UTF-8", "empty.txt: no words in it", "large.txt: 21.0 MB"):
        assert words in done.stdout
    # Named by its path it lies in another source too, where it is looked at for the first time; the next time it is not.
    again = [coop_on(place, "run", str(inbox / "empty.txt")) for _ in range(2)]
    assert [done.returncode for done in again] == [1, 1]
    assert "Not published" not in again[0].stdout
    assert "Blocking" not in again[0].stderr
    assert "large.txt" not in again[0].stdout
    assert "Nothing new" in again[1].stdout
    assert "empty.txt: no words in it" in again[1].stdout
    with duckdb.connect(
        str(place / "published" / versions.CURRENT / versions.DATABASE_NAME), read_only=True
    ) as published:
        titles = published.sql("SELECT title, is_sample FROM marts.dim_articles").fetchall()
    assert titles == [("Dalian and Chaoyang Sign", False)]


def test_a_failing_check_stops_the_publication(refreshed: tuple[Path, object], tmp_path: Path, coop_on: Coop) -> None:
    """Evidence that is not in its text: the check is named and told, readers keep the version that they have."""
    place = tmp_path / "home"
    shutil.copytree(refreshed[0], place, symlinks=True)
    with duckdb.connect(str(place / "warehouse" / "cooperation.duckdb")) as warehouse:
        warehouse.execute("UPDATE raw.cities SET evidence_text = 'elsewhere'")
    with webhook() as hook:
        done = coop_on(place, "run", "--force", variables={"COOP_ALERT_WEBHOOK": hook.url})
    (body,) = hook.bodies
    assert "evidence_is_in_text on raw/cities" in body["text"]
    assert "nothing was published" in body["text"]
    assert done.returncode == 1, done.stdout + done.stderr
    assert "error: evidence_is_in_text on cities" in done.stdout
    assert "Not published" in done.stdout
    assert versions.versions(place / "published") == [1]


def test_what_to_do_next_can_be_typed(refreshed: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Whether or not the shell looks where `make` has put the command."""
    (line,) = [line for line in refreshed[1].stdout.splitlines() if line.startswith("Next")]
    assert shutil.which(line.split()[1])


def test_add(home: Settings, coop: Coop, tmp_path: Path) -> None:
    """Files and folders are copied whole; nothing half-written is left beside them, and what is left out is told."""
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    (tmp_path / "texts" / ".notes").mkdir()
    (tmp_path / "texts" / ".notes" / "hidden.txt").write_text("hidden")
    (tmp_path / "texts" / "deep" / "a.txt").write_text("A")
    (tmp_path / "b.txt").write_text("B")
    done = coop("add", str(tmp_path / "texts"), str(tmp_path / "b.txt"))
    assert done.returncode == 0
    assert "2 files" in done.stdout
    found = sorted(str(file.relative_to(home.inbox)) for file in home.inbox.rglob("*") if file.is_file())
    assert found == ["b.txt", "texts/deep/a.txt"]
    os.mkfifo(tmp_path / "texts" / "pipe.txt")
    done = coop("add", str(tmp_path / "texts"))
    assert done.returncode == 1
    assert f"{tmp_path / 'texts' / 'pipe.txt'}: a pipe" in done.stderr
    assert "1 file" in done.stdout


def test_doctor_on_an_empty_home(coop: Coop) -> None:
    """Nothing is wrong with an installation that has not been used."""
    done = coop("doctor")
    assert done.returncode == 0, done.stdout
    assert "not built yet" in done.stdout


def test_lines_are_whole_in_a_pipe(tmp_path: Path, coop_on: Coop) -> None:
    """A path is one word of one line, however long; ``COLUMNS`` has lines broken all the same."""
    home = tmp_path / "a-long-name" / ("x" * 120)
    assert f"  {home}" in coop_on(home, "doctor").stdout
    assert f"  {home}" not in coop_on(home, "doctor", variables={"COLUMNS": "80"}).stdout


def test_doctor_says_what_to_do(home: Settings, coop: Coop) -> None:
    """A list of sources that names a missing folder, and a publication that is damaged."""
    home.home.mkdir(parents=True)
    (home.home / "sources.yaml").write_text("sources: [{name: a, folder: gone}]\n")
    version = home.published / "v1"
    version.mkdir(parents=True)
    (version / versions.DATABASE_NAME).write_bytes(b"no database")
    versions.switch(home.published, 1)
    done = coop("doctor")
    assert done.returncode == 1
    assert str(home.home / "gone") in done.stdout
    assert "`coop publish` makes it anew" in done.stdout


def test_doctor_on_what_wears_out(home: Settings, coop: Coop) -> None:
    """Nobody has looked for days, a home of another version, servers of alerts that are gone: each with what to do."""
    home.database.parent.mkdir(parents=True)
    with duckdb.connect(str(home.database)) as connection:
        writer.prepare(connection)
        connection.execute("UPDATE raw.schema_version SET version = 99, program = '9.9'")
    home.writer_lock.touch()
    os.utime(home.writer_lock, (0, 0))
    variables = {
        "COOP_ALERT_MAIL_TO": "a@example.org",
        "COOP_ALERT_MAIL_FROM": "b@example.org",
        "COOP_SMTP_SERVER": "127.0.0.1:1",
        "COOP_ALERT_WEBHOOK": "http://127.0.0.1:1/hidden",
    }
    done = coop("doctor", variables=variables)
    assert done.returncode == 1
    for words in ("nothing looks at the sources any more", "written by version 9.9", "127.0.0.1:1 cannot be used"):
        assert words in done.stdout
    assert "hidden" not in done.stdout + done.stderr
