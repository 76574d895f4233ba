"""The parser version changes with anything that decides what is read, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration import __version__
from orchestration.gazetteer import index
from orchestration.parsing import version


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A parser of two files."""
    (tmp_path / "rules.py").write_text("rule = 1")
    (tmp_path / "verbs.tsv").write_text("sign")
    (tmp_path / "gazetteer.parquet").write_text("Dalian")
    monkeypatch.setattr(version, "_FOLDER", tmp_path)
    monkeypatch.setattr(index, "PATH", tmp_path / "gazetteer.parquet")
    return tmp_path


def current() -> str:
    return version.parser_version.__wrapped__()


def test_it_names_the_release() -> None:
    release, digest = version.parser_version().split("+")
    assert release == __version__
    assert len(digest) == 12


@pytest.mark.parametrize("file", ["rules.py", "verbs.tsv", "gazetteer.parquet"])
def test_it_changes_with_what_is_read_by(folder: Path, file: str) -> None:
    before = current()
    (folder / file).write_text("something else")
    assert current() != before


def test_it_does_not_change_with_bytecode(folder: Path) -> None:
    before = current()
    (folder / "rules.cpython-311.pyc").write_bytes(b"\x00")
    assert current() == before
