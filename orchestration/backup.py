"""A home in one file and back: all that cannot be made again, and the current publication, so that readers have it at once.

The file is a plain tar that any tool can open; its last member lists all others with size, hash and time, so that a file that
is cut short or damaged is known for what it is. History of runs and caches are left out: the next run makes them anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import duckdb

from orchestration import __version__
from orchestration.disk import sync
from orchestration.loading import lock
from orchestration.loading.table import SCHEMA
from orchestration.publishing import versions
from orchestration.settings import Settings

_LIST = "backup.json"
# What an operator wrote by hand, and `coop correct` and `coop add URL` for him.
_WRITTEN = ("settings.yaml", "sources.yaml", "corrections.csv", "organization_aliases.csv", "addresses.txt")
_RESTORING = ".restoring"
_REPLACED = ".replaced"
_CHUNK_BYTES = 1 << 20


class BackupError(Exception):
    """A backup cannot be made, or is not what it should be; the message is for the operator."""


def write(chosen: Settings, file: Path, *, overwrite: bool = False) -> int:
    """Back the home up into ``file``; its bytes. BusyError while somebody else writes the warehouse.

    The file appears when it is whole. What stands in ``inbox/`` may still be added to meanwhile, and is then not in it.
    """
    if file.exists() and not overwrite:
        raise BackupError(f"{file} is there already: --force overwrites it")
    if not chosen.database.exists():
        raise BackupError("there is nothing to back up yet: `coop run` builds it")
    partial = file.with_name(f".{file.name}.partial")
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        rows = _settle(chosen.database)
        try:
            with partial.open("wb") as raw, tarfile.open(fileobj=raw, mode="w") as archive:
                listed = {name: _add(archive, chosen.home, name) for name in _members(chosen)}
                _add_list(archive, {"members": listed, "rows": rows})
            sync(partial)
            read_list(partial)
            partial.replace(file)
            sync(file.parent)
        finally:
            partial.unlink(missing_ok=True)
    return file.stat().st_size


def restore(chosen: Settings, file: Path, *, overwrite: bool = False) -> dict[str, Any]:
    """Make the home what it was in ``file``; the backup's list. Until everything is unpacked and checked nothing changes."""
    listed = read_list(file)
    if chosen.database.exists() and not overwrite:
        raise BackupError(f"{chosen.home} holds a warehouse already: --force replaces it")
    chosen.home.mkdir(parents=True, exist_ok=True)
    aside, old = chosen.home / _RESTORING, chosen.home / _REPLACED
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        try:
            _empty(aside)
            _unpack(file, listed, aside)
            if _settle(aside / chosen.database.relative_to(chosen.home)) != listed["rows"]:
                raise BackupError(f"{file}: the warehouse in it does not hold what it held")
            _empty(old)
            _swap(chosen, aside, old)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        # Not before all is in place: what was replaced is nowhere else.
        shutil.rmtree(old)
    return listed


def read_list(file: Path) -> dict[str, Any]:
    """What a backup says that it holds, after every byte of it has been held against that. Raises BackupError."""
    found: dict[str, dict[str, Any]] = {}
    listed: dict[str, Any] | None = None
    try:
        with tarfile.open(file) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                if content is None:
                    continue
                if member.name == _LIST:
                    listed = json.loads(content.read())
                else:
                    found[member.name] = {"bytes": member.size, "sha256": _sha256(content)}
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise BackupError(f"{file} is no backup, or damaged: {error}") from error
    if listed is None:
        raise BackupError(f"{file} is no backup, or cut short: its list is missing")
    expected = {name: {key: of[key] for key in ("bytes", "sha256")} for name, of in listed["members"].items()}
    if wrong := sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)):
        raise BackupError(f"{file} is damaged: {', '.join(wrong[:3])}")
    return listed


def _members(chosen: Settings) -> Iterator[str]:
    """The files of the home that go into a backup, by their path in it."""
    home = chosen.home
    yield str(chosen.database.relative_to(home))
    for name in (*_WRITTEN, "dagster/dagster.yaml"):
        if (home / name).is_file():
            yield name
    folders = [chosen.inbox, chosen.rejected]
    if (version := versions.current(chosen.published)) is not None:
        folders.append(versions.folder_of(chosen.published, version))
    for folder in folders:
        for found in sorted(folder.rglob("*")):
            # Hidden ones are files that somebody is still writing.
            if found.is_file() and not found.is_symlink() and not found.name.startswith("."):
                yield str(found.relative_to(home))


def _add(archive: tarfile.TarFile, home: Path, name: str) -> dict[str, Any]:
    place = home / name
    with place.open("rb") as content:
        found = os.fstat(content.fileno())
        member = archive.gettarinfo(arcname=name, fileobj=content)
        reader = _Hashing(content)
        try:
            archive.addfile(member, reader)
        except OSError as error:
            raise BackupError(f"{place} cannot be copied, or was changed meanwhile: {error}") from error
    return {"bytes": member.size, "sha256": reader.digest.hexdigest(), "modified_ns": found.st_mtime_ns}


class _Hashing:
    """A file that is hashed as it is read."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        portion = self._content.read(size)
        self.digest.update(portion)
        return portion


def _add_list(archive: tarfile.TarFile, content: dict[str, Any]) -> None:
    described = {
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "versions": {"cooperation-warehouse": __version__, "duckdb": duckdb.__version__},
        **content,
    }
    encoded = json.dumps(described, indent=1).encode()
    member = tarfile.TarInfo(_LIST)
    member.size = len(encoded)
    archive.addfile(member, io.BytesIO(encoded))


def _unpack(file: Path, listed: dict[str, Any], aside: Path) -> None:
    with tarfile.open(file) as archive:
        for member in archive:
            if member.name in listed["members"]:
                _extract(archive, member, aside)
    for name, of in listed["members"].items():
        # To the nanosecond, which tar does not keep: a file of another time is opened again by the next run.
        os.utime(aside / name, ns=(of["modified_ns"], of["modified_ns"]))
    published = aside / "published"
    if published.is_dir():
        for kept in (each for each in published.rglob("*") if each.is_file()):
            kept.chmod(0o444)
        versions.switch(published, versions.versions(published)[-1])


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, aside: Path) -> None:
    """One file to below ``aside``. What ``extract(filter="data")`` would do came with Python 3.11.4: Debian 12 has 3.11.2."""
    place = aside / member.name
    content = archive.extractfile(member)
    if content is None or not place.resolve().is_relative_to(aside.resolve()):
        raise BackupError(f"{member.name} in the backup is no file of a home")
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as target:
        shutil.copyfileobj(content, target)
    # Nobody else may write what is restored, and we may read it.
    place.chmod(member.mode & 0o755 | 0o600)


def _settle(database: Path) -> dict[str, int]:
    """Everything of the warehouse in its one file, and the rows of its raw tables."""
    try:
        with duckdb.connect(str(database)) as connection:
            connection.execute("CHECKPOINT")
            names = connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? ORDER BY ALL", [SCHEMA]
            ).fetchall()
            return {
                name: connection.execute(f'SELECT count(*) FROM "{SCHEMA}"."{name}"').fetchall()[0][0]  # noqa: S608
                for (name,) in names
            }
    except duckdb.Error as error:
        raise BackupError(f"{database} cannot be read: {error}") from error


def _swap(chosen: Settings, aside: Path, old: Path) -> None:
    """What was unpacked into its place, and what stands there out of it: by renames only, the warehouse last."""
    # It goes as files, since its folder holds the lock that we have. DuckDB would play a log that stays behind into it.
    warehouse = chosen.database.parent
    for place in (chosen.database.with_name(f"{chosen.database.name}.wal"), chosen.database):
        if place.exists():
            place.rename(old / place.name)
    # What the home has and the backup has not would be read as if it had always been there.
    for place in (*(chosen.home / name for name in _WRITTEN), chosen.inbox, chosen.rejected, chosen.published):
        if place.exists():
            place.rename(old / place.name)
    for entry in sorted(aside.iterdir()):
        place = chosen.home / entry.name
        if place == warehouse:
            continue
        if place == chosen.dagster_home and place.exists():
            # It has one file of that folder, which holds the history of runs besides.
            continue
        entry.rename(place)
    (aside / warehouse.name / chosen.database.name).rename(chosen.database)
    sync(warehouse)
    sync(chosen.home)


def _empty(folder: Path) -> None:
    """An empty folder; what a restore that was killed left in it goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def _sha256(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while portion := content.read(_CHUNK_BYTES):
        digest.update(portion)
    return digest.hexdigest()
