"""The gate opens only on the same corpus and at or above every floor."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating import floors
from orchestration.evaluating.scores import Scores


def scores_of(right: int, missing: int) -> Scores:
    """Scores in one class."""
    scores = Scores()
    scores.classes["cities"].right = right
    scores.classes["cities"].missing = missing
    return scores


def test_a_lower_score_fails_the_gate_and_names_its_class() -> None:
    """Falling below by one fact is told, reaching the floor is enough."""
    pinned = floors.of(scores_of(9, 1), "corpus")
    assert not list(floors.failures(pinned, scores_of(9, 1), "corpus"))
    assert list(floors.failures(pinned, scores_of(8, 2), "corpus")) == ["cities: 0.888 is below its floor of 0.947"]


def test_floors_hold_for_one_corpus() -> None:
    """Changed gold or no floors at all fail the gate, whatever the score."""
    pinned = floors.of(scores_of(9, 1), "corpus")
    assert list(floors.failures(pinned, scores_of(10, 0), "another corpus"))
    assert list(floors.failures(None, scores_of(10, 0), "corpus"))


def test_floors_can_be_kept_in_a_file(tmp_path: Path) -> None:
    """What is saved is what is loaded, and raising a floor lowers none."""
    assert floors.load(tmp_path) is None
    pinned = floors.of(scores_of(9, 1), "corpus")
    floors.save(tmp_path, pinned)
    assert floors.load(tmp_path) == pinned
    assert not list(floors.lowered(pinned, floors.of(scores_of(10, 0), "corpus")))
