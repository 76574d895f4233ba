"""A home that outlives the checkout it was made by."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from orchestration import resources
from orchestration.settings import PROJECT, Settings


def test_what_dbt_kept_of_another_place_is_not_used(
    home: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project is parsed anew where it lies now, and every lookup is looked for there."""
    for checkout in ("before", "after"):
        place = tmp_path / checkout
        for part in ("dbt_project", "seeds/reference"):
            shutil.copytree(PROJECT / part, place / part, ignore=shutil.ignore_patterns("target", "logs"))
        monkeypatch.setattr(resources, "DBT_PROJECT", place / "dbt_project")
        kept = json.loads(resources.manifest(home).read_text())
        roots = {node["root_path"] for node in kept["nodes"].values() if node["resource_type"] == "seed"}
        assert roots == {str(place / "dbt_project")}
        if checkout == "before":
            shutil.rmtree(place)
