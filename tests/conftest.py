"""Homes for tests: an empty one for each test, and one that has been refreshed with the articles that ship."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings as wild_input

from orchestration import settings
from orchestration.settings import Settings

# No test asserts a time: the first example pays for loading lexicons. In CI the examples are the same each time, so that a
# failure is one of the change at hand.
wild_input.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
wild_input.load_profile("house")

COOP = Path(sys.executable).with_name("coop")

Coop = Callable[..., subprocess.CompletedProcess[str]]


def run_coop(
    home: Path, *arguments: str, variables: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """`coop ...` as a person would call it, on this home; ``variables`` are those of the environment that it adds."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("COOP_", "DAGSTER_", "COLUMNS"))
    }
    environment |= {"COOP_HOME": str(home)} | (variables or {})
    return subprocess.run([COOP, *arguments], env=environment, capture_output=True, text=True, check=False, **options)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of an empty home, which is this process's home for the test."""
    monkeypatch.setenv("COOP_HOME", str(tmp_path / "home"))
    return settings.load()


@pytest.fixture
def coop(home: Settings) -> Coop:
    """`coop` on the empty home."""
    return lambda *arguments, **options: run_coop(home.home, *arguments, **options)


@pytest.fixture(scope="session")
def coop_on() -> Coop:
    """`coop` on a home that is given first."""
    return run_coop


@pytest.fixture(scope="session")
def refreshed(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A home after the first `coop run`, with what that run said. Tests read it and leave it as it is.

    All processes of pytest-xdist have the same: whichever needs it first makes it. ``COOP_REFRESHED`` names a folder that
    keeps it for the next pytest.
    """
    own = tmp_path_factory.getbasetemp()
    of_all = own if worker_id == "master" else own.parent
    shared = Path(os.environ.get("COOP_REFRESHED", of_all))
    place, said = shared / "refreshed", shared / "refreshed.json"
    with FileLock(shared / "refreshed.lock"):
        if not said.exists():
            done = run_coop(place, "run")
            said.write_text(json.dumps([done.args, done.returncode, done.stdout, done.stderr], default=str))
    return place, subprocess.CompletedProcess(*json.loads(said.read_text()))
