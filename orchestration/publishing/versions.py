"""The versions on disk: ``published/v1``, ``v2``, ... and the link ``current`` to the one that readers open.

The link points at a folder, not at a file: DuckDB names a catalog after its file, and that name must not change with a
version. An open connection keeps the version that it opened; a new one gets the version that the link names then.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from orchestration.disk import sync

DATABASE_NAME = "cooperation.duckdb"
MANIFEST_NAME = "manifest.json"
CURRENT = "current"
_VERSION = re.compile(r"v([1-9]\d*)")
_BUILDING = ".building"
_READ_ONLY = 0o444


def versions(published: Path) -> list[int]:
    """The numbers of the versions that exist, oldest first."""
    if not published.is_dir():
        return []
    return sorted(int(match[1]) for entry in published.iterdir() if (match := _VERSION.fullmatch(entry.name)))


def folder_of(published: Path, version: int) -> Path:
    return published / f"v{version}"


def current(published: Path) -> int | None:
    """The version that readers open."""
    link = published / CURRENT
    match = _VERSION.fullmatch(link.readlink().name) if link.is_symlink() else None
    return int(match[1]) if match else None


def start(published: Path) -> Path:
    """An empty folder to build the next version in; what a killed publication left is swept away."""
    folder = published / _BUILDING
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def finish(published: Path, building: Path) -> int:
    """Make the built folder the newest version: on disk for certain, and not to be written again."""
    for file in (entry for entry in building.rglob("*") if entry.is_file()):
        file.chmod(_READ_ONLY)
        sync(file)
    for folder in (building, *(entry for entry in building.rglob("*") if entry.is_dir())):
        sync(folder)
    version = max(versions(published), default=0) + 1
    building.rename(folder_of(published, version))
    sync(published)
    return version


def switch(published: Path, version: int) -> None:
    """Let readers open this version from now on, by one rename."""
    link = published / f".{CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(folder_of(published, version).name, target_is_directory=True)
    link.replace(published / CURRENT)
    sync(published)


def retain(published: Path, keep: int) -> list[int]:
    """Remove all but the newest ``keep`` versions, never the current one; the numbers that went."""
    gone = [version for version in versions(published)[:-keep] if version != current(published)]
    for version in gone:
        shutil.rmtree(folder_of(published, version))
    return gone


def remove_before(published: Path, version: int) -> list[int]:
    """Remove every version before this one; the numbers that went. A reader that has one open can read on."""
    gone = [older for older in versions(published) if older < version]
    for older in gone:
        shutil.rmtree(folder_of(published, older))
    return gone


def roll_back(published: Path) -> int | None:
    """Let readers open the version before the current one; None when there is none."""
    now = current(published)
    older = [version for version in versions(published) if now is not None and version < now]
    if not older:
        return None
    switch(published, older[-1])
    return older[-1]
