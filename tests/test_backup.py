"""A home in one file and back: nothing that matters is lost, nothing damaged is taken, nothing is overwritten by mistake."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import tarfile
import time
from pathlib import Path

import duckdb
import pytest

from orchestration import backup, settings
from orchestration.loading import lock, writer
from orchestration.publishing import versions
from orchestration.settings import Settings
from tests.conftest import COOP, Coop

Refreshed = tuple[Path, object]


@pytest.fixture(scope="module")
def saved(refreshed: Refreshed, tmp_path_factory: pytest.TempPathFactory, coop_on: Coop) -> Path:
    """A backup of a home after its first run."""
    folder = tmp_path_factory.mktemp("backups")
    done = coop_on(refreshed[0], "backup", str(folder))
    assert done.returncode == 0, done.stderr
    (file,) = folder.iterdir()
    return file


@pytest.fixture
def small(home: Settings) -> Settings:
    """A home with a warehouse, an inbox and settings, made in no time."""
    home.database.parent.mkdir(parents=True)
    with duckdb.connect(str(home.database)) as connection:
        writer.prepare(connection)
        connection.execute(
            "INSERT INTO raw.exchange_rates VALUES ('USD', DATE '2020-01-02', 1.1, 'a', now()::TIMESTAMP)"
        )
    home.inbox.mkdir()
    (home.inbox / "a.txt").write_text("A")
    (home.home / "settings.yaml").write_text("keep_publications: 3\n")
    return settings.load()


def _rates(home: Settings) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home.database), read_only=True) as connection:
        return connection.sql("SELECT currency_code FROM raw.exchange_rates ORDER BY 1").fetchall()


def test_a_restored_home_goes_on(saved: Path, tmp_path: Path, coop_on: Coop) -> None:
    """Readers have the publication at once, read-only; the next run finds nothing new."""
    place = tmp_path / "restored"
    done = coop_on(place, "restore", str(saved))
    assert done.returncode == 0, done.stderr
    published = place / "published" / versions.CURRENT / versions.DATABASE_NAME
    with duckdb.connect(str(published), read_only=True) as connection:
        assert connection.sql("SELECT count(*) FROM marts.dim_articles").fetchall() == [(94,)]
    assert published.stat().st_mode & 0o777 == 0o444
    run = coop_on(place, "run")
    assert run.returncode == 0, run.stderr
    assert "Nothing new" in run.stdout
    assert sorted(entry.name for entry in place.iterdir() if entry.name.startswith(".")) == []


def test_it_holds_what_cannot_be_made_again(small: Settings, tmp_path: Path) -> None:
    """Texts, rows and what was written by hand; times to the nanosecond, without which every file would be opened again."""
    written = ("sources.yaml", "corrections.csv", "organization_aliases.csv", "addresses.txt")
    for name in written:
        (small.home / name).write_text(f"my {name}\n")
    os.utime(small.inbox / "a.txt", ns=(1_700_000_000_123_456_789,) * 2)
    backup.write(small, tmp_path / "b.tar")
    other = small.model_copy(update={"home": tmp_path / "other"})
    backup.restore(other, tmp_path / "b.tar")
    assert (other.inbox / "a.txt").read_text() == "A"
    assert (other.inbox / "a.txt").stat().st_mtime_ns == 1_700_000_000_123_456_789
    assert (other.home / "settings.yaml").read_text() == "keep_publications: 3\n"
    assert [(other.home / name).read_text() for name in written] == [f"my {name}\n" for name in written]
    assert _rates(other) == [("USD",)]


def test_a_warehouse_is_not_overwritten_by_mistake(small: Settings, tmp_path: Path, coop: Coop) -> None:
    """Refused with words; told to, it is replaced, with what its log still held."""
    backup.write(small, tmp_path / "b.tar")
    with duckdb.connect(str(small.database)) as connection:
        connection.execute("DELETE FROM raw.exchange_rates")
    (small.inbox / "a.txt").write_text("B")
    (small.home / "corrections.csv").write_text("written since")
    small.database.with_name("cooperation.duckdb.wal").write_bytes(b"the log of another file")
    done = coop("restore", str(tmp_path / "b.tar"))
    assert done.returncode == 2
    assert "--force replaces it" in done.stderr
    assert (small.inbox / "a.txt").read_text() == "B"
    done = coop("restore", str(tmp_path / "b.tar"), "--force")
    assert done.returncode == 0, done.stderr
    assert _rates(small) == [("USD",)]
    assert (small.inbox / "a.txt").read_text() == "A"
    assert not (small.home / "corrections.csv").exists()


def test_a_file_is_not_overwritten_by_mistake(small: Settings, tmp_path: Path) -> None:
    backup.write(small, tmp_path / "b.tar")
    with pytest.raises(backup.BackupError, match="--force"):
        backup.write(small, tmp_path / "b.tar")
    assert backup.write(small, tmp_path / "b.tar", overwrite=True) == (tmp_path / "b.tar").stat().st_size


def test_nobody_writes_meanwhile(small: Settings, tmp_path: Path, coop: Coop) -> None:
    """While a run has the lock, neither command begins."""
    backup.write(small, tmp_path / "b.tar")
    with lock.hold(small.writer_lock):
        for arguments in (["backup", str(tmp_path / "c.tar")], ["restore", str(tmp_path / "b.tar"), "--force"]):
            done = coop(*arguments)
            assert done.returncode == 3
            assert f"process {os.getpid()}" in done.stderr
    assert not (tmp_path / "c.tar").exists()


def test_nothing_to_back_up(home: Settings, tmp_path: Path, coop: Coop) -> None:
    done = coop("backup", str(tmp_path / "b.tar"))
    assert done.returncode == 2
    assert "nothing to back up" in done.stderr


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_cut_short(small: Settings, tmp_path: Path, share: float) -> None:
    """Wherever it ends, it is not taken, and the home it was meant for is not made."""
    file = tmp_path / "b.tar"
    size = backup.write(small, file)
    os.truncate(file, int((size - 10_240) * share))
    other = small.model_copy(update={"home": tmp_path / "other"})
    with pytest.raises(backup.BackupError, match=r"cut short|damaged"):
        backup.restore(other, file)
    assert not other.home.exists()


def test_a_wrong_byte(small: Settings, tmp_path: Path) -> None:
    """One is enough to be refused by the name of the file that it is in."""
    file = tmp_path / "b.tar"
    backup.write(small, file)
    with tarfile.open(file) as archive:
        offset = archive.getmember("warehouse/cooperation.duckdb").offset_data + 100_000
    with file.open("r+b") as content:
        content.seek(offset)
        (byte,) = content.read(1)
        content.seek(offset)
        content.write(bytes([byte ^ 1]))
    with pytest.raises(backup.BackupError, match=r"damaged: warehouse/cooperation\.duckdb"):
        backup.restore(small, file, overwrite=True)


def test_another_tar(small: Settings, tmp_path: Path) -> None:
    """Any archive is no backup."""
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        archive.add(small.home / "settings.yaml", "settings.yaml")
    with pytest.raises(backup.BackupError, match="list is missing"):
        backup.restore(small, tmp_path / "b.tar", overwrite=True)


def test_a_path_that_leads_out(small: Settings, tmp_path: Path) -> None:
    """A backup that somebody made up writes nothing beside the home, though its list fits what it holds."""
    content = b"mine"
    of = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(), "modified_ns": 0}
    listed = json.dumps({"members": {"../../out.txt": of}, "rows": {}}).encode()
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        for name, data in (("../../out.txt", content), ("backup.json", listed)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    with pytest.raises(backup.BackupError, match="no file of a home"):
        backup.restore(small, tmp_path / "b.tar", overwrite=True)
    assert not list(tmp_path.rglob("out.txt"))
    assert small.database.exists()


def test_killed_while_it_writes(refreshed: Refreshed, tmp_path: Path, coop_on: Coop) -> None:
    """No half file under the name that was asked for, the lock is free, and the next backup is whole."""
    place, file = tmp_path / "home", tmp_path / "b.tar"
    shutil.copytree(refreshed[0], place, symlinks=True)
    # Some seconds of copying, so that it can be killed in the middle.
    with (place / "inbox" / "large.txt").open("wb") as large:
        large.truncate(400_000_000)
    environment = os.environ | {"COOP_HOME": str(place)}
    with subprocess.Popen([COOP, "backup", str(file)], env=environment) as writing:
        partial = tmp_path / ".b.tar.partial"
        while not (partial.exists() and partial.stat().st_size > 1_000_000):
            assert writing.poll() is None
            time.sleep(0.01)
        writing.send_signal(signal.SIGKILL)
    assert not file.exists()
    (place / "inbox" / "large.txt").unlink()
    done = coop_on(place, "backup", str(file))
    assert done.returncode == 0, done.stderr
    assert backup.read_list(file)["rows"]["articles"] == 94
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_restore_that_was_killed(small: Settings, tmp_path: Path) -> None:
    """What it left is swept away by the next one."""
    backup.write(small, tmp_path / "b.tar")
    (small.home / ".restoring" / "inbox").mkdir(parents=True)
    (small.home / ".restoring" / "inbox" / "stray.txt").write_text("stray")
    backup.restore(small, tmp_path / "b.tar", overwrite=True)
    assert sorted(file.name for file in small.inbox.iterdir()) == ["a.txt"]
    assert not (small.home / ".restoring").exists()
