"""Checks that are Dagster's own."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.assets.scores import Reached
from orchestration.checks import against_floor
from orchestration.evaluating.floors import Floors
from orchestration.parsing.facts import CLASSES


@pytest.mark.parametrize(("f1", "passed"), [(0.91, True), (0.9, True), (0.899, False), (None, False)])
def test_a_class_below_its_floor_is_a_warning(f1: float | None, passed: bool) -> None:
    """Nothing found in a class is below any floor."""
    result = against_floor(Reached("events", f1, 108), Floors("digest", {"events": 0.9}))
    assert (result.passed, result.failure_count, result.severity) == (passed, int(not passed), "warn")


def test_every_class_is_held_against_its_floor(refreshed: tuple[Path, object]) -> None:
    """Readers see it among the checks of the publication."""
    with duckdb.connect(str(refreshed[0] / "published/current/cooperation.duckdb"), read_only=True) as connection:
        checked = connection.sql(
            "from marts.rpt_data_quality select check_name where table_name = 'parser_scores' and passed"
        ).fetchall()
    assert {name for (name,) in checked} >= {f"{name}_reach_their_floor" for name in CLASSES}
