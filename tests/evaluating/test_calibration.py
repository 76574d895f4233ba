"""Confidence is the share of right facts of a rule, drawn towards its class where little is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.evaluating import calibration
from orchestration.evaluating.scores import RuleScore, Scores
from orchestration.parsing import confidence
from orchestration.parsing.facts import Span, StatedCountFact


def scores_of(**rules: tuple[int, int]) -> Scores:
    """Scores with right and false facts of rules that count things."""
    scores = Scores()
    for rule, (right, false) in rules.items():
        scores.classes["stated_counts"].rules[rule] = RuleScore(right, false)
    return scores


def test_a_rule_seen_often_has_its_own_share_and_a_rare_one_that_of_its_class() -> None:
    """95 of 100 stays near 0.95; one right fact does not make a rule certain."""
    rows = {row.term: row for row in calibration.measured(scores_of(often=(95, 5), once=(1, 0)))}
    assert rows["stated_counts/*"].confidence == pytest.approx(97 / 103)
    assert rows["stated_counts/often"].confidence == pytest.approx(0.95, abs=0.005)
    assert 0.94 < rows["stated_counts/once"].confidence < 0.96
    assert rows["cities/*"].confidence == 0.5


def test_what_is_written_can_be_read_as_a_lexicon(tmp_path: Path) -> None:
    """Header, notes and one row a rule."""
    path = tmp_path / "confidence.tsv"
    calibration.save(list(calibration.measured(scores_of(often=(95, 5)))), path)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines[0] == "term\tconfidence\tfacts\tright"
    assert "stated_counts/often\t0.950\t100\t95" in lines


def test_reliability_tells_promise_from_outcome() -> None:
    """Ten facts promised at 0.9 of which five are right are 0.4 off."""
    predictions = [(0.9, number < 5) for number in range(10)]
    (only,) = calibration.reliability(predictions)
    assert (only.facts, only.confidence, only.right_share) == (10, pytest.approx(0.9), 0.5)
    assert calibration.expected_error(predictions) == pytest.approx(0.4)


def test_facts_get_the_confidence_of_their_rule_or_class() -> None:
    """What a rule says itself stays; an unknown rule has its class's share."""
    one = StatedCountFact(evidence=Span(0, 1), rule="unheard_of", what="projects", count=4)
    sure = StatedCountFact(evidence=Span(0, 1), rule="unheard_of", what="projects", count=4, confidence=0.99)
    unknown, stated = confidence.filled([one, sure])
    assert stated.confidence == 0.99
    assert unknown.confidence is not None
    assert 0 < unknown.confidence < 1


def test_confidences_are_tried_on_other_facts_than_they_were_measured_on() -> None:
    """A rule that was not seen there is promised its class's share."""
    promised = calibration.carried_over(scores_of(often=(95, 5)), scores_of(often=(1, 1), never_seen=(0, 1)))
    assert [(round(confidence, 2), is_right) for confidence, is_right in promised] == [
        (0.95, True),
        (0.95, False),
        (0.94, False),
    ]
