"""Versions on disk: numbered, read-only, switched, kept and stepped back."""

from __future__ import annotations

import stat
from pathlib import Path

from orchestration.publishing import versions


def _publish(published: Path, content: str) -> int:
    building = versions.start(published)
    (building / versions.DATABASE_NAME).write_text(content)
    version = versions.finish(published, building)
    versions.switch(published, version)
    return version


def _current_content(published: Path) -> str:
    return (published / versions.CURRENT / versions.DATABASE_NAME).read_text()


def test_each_version_has_its_folder(tmp_path: Path) -> None:
    """The link names the newest; the one before stays as it was, for whoever has it open."""
    assert versions.current(tmp_path) is None
    assert [_publish(tmp_path, "one"), _publish(tmp_path, "two")] == [1, 2]
    assert _current_content(tmp_path) == "two"
    assert (tmp_path / "v1" / versions.DATABASE_NAME).read_text() == "one"
    assert (tmp_path / versions.CURRENT).readlink() == Path("v2")


def test_files_are_read_only(tmp_path: Path) -> None:
    """A client that opens a published file for writing would leave a log that poisons it."""
    _publish(tmp_path, "one")
    mode = (tmp_path / "v1" / versions.DATABASE_NAME).stat().st_mode
    assert stat.S_IMODE(mode) == 0o444


def test_what_is_being_built_is_not_seen(tmp_path: Path) -> None:
    """Until it is finished a version is none, and what a killed publication left does not stay."""
    _publish(tmp_path, "one")
    (versions.start(tmp_path) / "half").write_text("x")
    assert versions.versions(tmp_path) == [1]
    assert list(versions.start(tmp_path).iterdir()) == []


def test_the_last_few_are_kept(tmp_path: Path) -> None:
    """The oldest go, by number and not by name; the current one never does."""
    for number in range(12):
        _publish(tmp_path, str(number))
    versions.switch(tmp_path, 3)
    assert versions.retain(tmp_path, 2) == [1, 2, *range(4, 11)]
    assert versions.versions(tmp_path) == [3, 11, 12]


def test_stepping_back(tmp_path: Path) -> None:
    """Each step is to the version before, until there is none."""
    for number in (1, 2, 3):
        _publish(tmp_path, str(number))
    assert versions.roll_back(tmp_path) == 2
    assert versions.roll_back(tmp_path) == 1
    assert versions.roll_back(tmp_path) is None
    assert _current_content(tmp_path) == "1"
    assert _publish(tmp_path, "four") == 4
