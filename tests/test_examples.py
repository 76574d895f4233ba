"""The examples in docstrings say what the code does."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from orchestration.settings import PROJECT

_EXAMPLE = ">>> "
FILES = [file for file in sorted(PROJECT.glob("orchestration/**/*.py")) if _EXAMPLE in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_examples(file: Path) -> None:
    """Every one of a module is run: none stands where nobody finds it."""
    name = ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")
    # Packages that only whoever builds the gazetteer has.
    found = doctest.testmod(pytest.importorskip(name) if ".gazetteer." in name else import_module(name))
    assert found.failed == 0
    assert found.attempted == file.read_text(encoding="utf-8").count(_EXAMPLE)
