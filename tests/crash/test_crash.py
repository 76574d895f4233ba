"""Real processes, killed or in each other's way: what was done stays done, what was half-done is nowhere to be seen, and
the next run needs no hand.

Each test works on a copy of a home with one publication. Signal 9 leaves a process no last word, like a power cut.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

from orchestration import settings
from orchestration.loading import lock
from orchestration.publishing import versions
from orchestration.settings import PROJECT, Settings
from tests.conftest import COOP

pytestmark = pytest.mark.slow

Coop = Callable[..., subprocess.CompletedProcess[str]]

# Three batches of the parser: one is done when the run is killed, one is under way, one is to come.
_ARTICLES = 1_500
# How long a sign of life may take on a busy machine before the test gives up; with nothing else to do it takes seconds.
_PATIENCE_SECONDS = 600


@pytest.fixture
def used(refreshed: tuple[Path, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A home after its first run; one publication is kept, so that the first goes when there is a second."""
    place = tmp_path / "home"
    shutil.copytree(refreshed[0], place, symlinks=True)
    (place / "settings.yaml").write_text("keep_publications: 1\n")
    monkeypatch.setenv("COOP_HOME", str(place))
    monkeypatch.setenv("DAGSTER_HOME", str(place / "dagster"))
    return settings.load()


def test_killed_while_it_parses(used: Settings, coop_on: Coop) -> None:
    """Batches that were done are kept and not parsed again; the one that was under way left no trace."""
    _add_articles(used, _ARTICLES)
    with _started("run") as run:
        _wait("a batch has been parsed", lambda: _has_parsed_a_batch(run))
        run.kill()
    assert lock.holder(used.writer_lock) is None
    assert versions.current(used.published) == 1
    with duckdb.connect(str(used.database), read_only=True) as warehouse:
        before = _parses(warehouse)
        ((strays,),) = warehouse.sql(
            "SELECT count(*) FROM raw.agreements ANTI JOIN raw.parses USING (article_key, revision)"
        ).fetchall()
    assert 0 < len(before) < _ARTICLES
    assert strays == 0

    done = coop_on(used.home, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"0 read: 0 new, {_ARTICLES} unchanged, 0 rejected" in done.stdout
    assert _statuses() == [DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.SUCCESS]
    with duckdb.connect(str(used.database), read_only=True) as warehouse:
        after = _parses(warehouse)
    assert len(after) == _ARTICLES
    assert {key: load for key, load in after.items() if key in before} == before
    assert _ask(used, "SELECT count(*) FROM marts.dim_articles") == (_ARTICLES,)


def test_killed_while_dbt_builds(used: Settings, coop_on: Coop) -> None:
    """dbt goes down with the run that called it; readers keep what they have open, before and after the next run."""
    _add_articles(used, 1)
    log = used.dbt_target / "dbt.log"
    log.unlink()
    question = "SELECT count(*) FROM marts.fct_agreements"
    with duckdb.connect(str(_published(used)), read_only=True) as reader:
        ((agreements,),) = reader.sql(question).fetchall()
        with _started("run") as run:
            _wait("a model has been built", lambda: log.exists() and "OK created" in log.read_text())
            children = _children(run.pid)
            run.kill()
        assert children
        done = coop_on(used.home, "run")
        assert done.returncode == 0, done.stdout + done.stderr
        assert not any(_is_alive(child) for child in children)
        assert versions.versions(used.published) == [2]
        assert reader.sql(question).fetchall() == [(agreements,)]
        assert reader.sql("SELECT bool_and(is_sample) FROM marts.dim_articles").fetchall() == [(True,)]
    assert _ask(used, "SELECT count(*), bool_or(is_sample) FROM marts.dim_articles") == (1, False)
    assert _statuses() == [DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.SUCCESS]
    with DagsterInstance.get() as instance:
        assert not instance.event_log_storage.get_concurrency_info("warehouse").claimed_slots


def test_dbt_is_killed(used: Settings, coop_on: Coop) -> None:
    """Not the run but its dbt, as a machine without memory does it: the run fails with words, the next one works."""
    _add_articles(used, 1)
    log = used.dbt_target / "dbt.log"
    log.unlink()
    with _started("run") as run:
        _wait("a model has been built", lambda: log.exists() and "OK created" in log.read_text())
        for child in _children(run.pid):
            if "coop-dbt" in _command(child):
                os.kill(child, signal.SIGKILL)
        assert run.wait(_PATIENCE_SECONDS) == 4
    assert versions.current(used.published) == 1
    done = coop_on(used.home, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 read: 0 new, 1 unchanged" in done.stdout
    assert _ask(used, "SELECT count(*), bool_or(is_sample) FROM marts.dim_articles") == (1, False)


@pytest.mark.skipif(os.geteuid() != 0, reason="a disk of a few megabytes is made by mounting one, which only root may")
def test_a_full_disk(used: Settings, coop_on: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run fails, readers have what they had; once there is room the next run works, and nothing is done twice."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1G", "tmpfs", disk], check=True)
    try:
        place = disk / "home"
        shutil.copytree(used.home, place, symlinks=True)
        monkeypatch.setenv("COOP_HOME", str(place))
        monkeypatch.setenv("DAGSTER_HOME", str(place / "dagster"))
        full = settings.load()
        _add_articles(full, 1)
        before = _ask(full, "SELECT count(*) FROM marts.fct_agreements")
        # Room for some events of the run and not for a warehouse.
        _leave(disk, kilobytes=3_000)
        failed = coop_on(place, "run")
        assert failed.returncode == 4, failed.stdout + failed.stderr
        assert f"are left where {place} lies" in failed.stdout + failed.stderr
        assert "Traceback" not in failed.stderr
        # The run has given back what it had written.
        _leave(disk, kilobytes=4)
        added = coop_on(place, "add", str(PROJECT / "README.md"))
        assert (added.returncode, "README.md" in added.stderr) == (4, True)
        assert not list(full.inbox.glob("*README*"))
        assert _ask(full, "SELECT count(*) FROM marts.fct_agreements") == before
        assert lock.holder(full.writer_lock) is None

        subprocess.run(["mount", "-o", "remount,size=1G", disk], check=True)
        done = coop_on(place, "run")
        assert done.returncode == 0, done.stdout + done.stderr
        assert versions.versions(full.published) == [2]
        assert _ask(full, "SELECT count(*), bool_or(is_sample) FROM marts.dim_articles") == (1, False)
        with duckdb.connect(str(full.database), read_only=True) as warehouse:
            assert len(_parses(warehouse)) == 1
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def _leave(disk: Path, *, kilobytes: int) -> None:
    """Let the disk have so much room, and no more."""
    size = shutil.disk_usage(disk).used // 1024 + kilobytes
    subprocess.run(["mount", "-o", f"remount,size={size}k", disk], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a home to be read only")
def test_a_read_only_home(used: Settings, coop_on: Coop) -> None:
    """Readers read on; whoever would write is told which file cannot be, and nothing is changed."""
    subprocess.run(["mount", "--bind", used.home, used.home], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", used.home], check=True)
        for arguments, file in (
            (["run"], used.writer_lock),
            (["add", str(PROJECT / "README.md")], used.inbox),
            (["rejections"], used.writer_lock),
        ):
            done = coop_on(used.home, *arguments)
            assert done.returncode == 4
            assert f"coop: {file}" in done.stderr
            assert "Read-only file system" in done.stderr
            assert "Traceback" not in done.stderr
        assert coop_on(used.home, "query", "select count(*) from dim_cities").returncode == 0
        doctor = coop_on(used.home, "doctor")
        assert (doctor.returncode, "cannot be written" in doctor.stdout) == (1, True)
    finally:
        subprocess.run(["umount", "--lazy", used.home], check=True)


def test_two_at_once(used: Settings, coop_on: Coop) -> None:
    """The second says who writes and leaves; the first notices nothing."""
    _add_articles(used, 1)
    with _started("run") as run:
        _wait("the run holds the lock", lambda: lock.holder(used.writer_lock) is not None)
        second = coop_on(used.home, "run")
        assert second.returncode == 3
        assert f"process {run.pid} (`coop run`)" in second.stderr
        assert run.wait(_PATIENCE_SECONDS) == 0
    assert versions.current(used.published) == 2


def _add_articles(used: Settings, count: int) -> None:
    for number in range(count):
        text = f"Dalian and Chaoyang Sign No. {number}\n\nDalian Port signed agreement {number} with Chaoyang Bank.\n"
        (used.inbox / f"{number}.txt").write_text(text)


@contextmanager
def _started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`coop ...` under way; dead at the end of the block, whatever happens there."""
    with subprocess.Popen([COOP, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def _wait(what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, f"in vain: {what}"
        time.sleep(0.05)


def _has_parsed_a_batch(run: subprocess.Popen[bytes]) -> bool:
    """Whether the run says so in Dagster's log: the warehouse itself is closed to others while it is written."""
    assert run.poll() is None, "the run ended before it could be killed"
    with DagsterInstance.get() as instance:
        return any(
            "articles parsed" in entry.user_message
            for started in instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.STARTED]))
            for entry in instance.all_logs(started.run_id)
        )


def _parses(warehouse: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Article -> the load that wrote its parse."""
    return dict(warehouse.sql("SELECT article_key, load_id FROM raw.parses").fetchall())


def _statuses() -> list[DagsterRunStatus]:
    """How the runs ended, newest first."""
    with DagsterInstance.get() as instance:
        return [run.status for run in instance.get_runs()]


def _published(used: Settings) -> Path:
    return used.published / versions.CURRENT / versions.DATABASE_NAME


def _ask(used: Settings, question: str) -> tuple[object, ...]:
    """The one row that a new reader gets. By the version's own name: DuckDB takes one name for one file while it is open."""
    with duckdb.connect(str(_published(used).resolve()), read_only=True) as connection:
        (row,) = connection.sql(question).fetchall()
    return tuple(row)


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, ppid in rows if int(ppid) == parent]


def _command(pid: int) -> str:
    listed = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout


def _is_alive(pid: int) -> bool:
    """Not so if it is dead and only waits for somebody to ask how it ended."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip()) and not listed.stdout.startswith("Z")
