"""Weights come out of examples, stand in a lexicon, and weigh what is read as they were learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.evaluating import logistic
from orchestration.parsing import lexicons
from orchestration.parsing.likelihood import INTERCEPT, likeliest, weigh


def test_half_of_the_examples_with_nothing_to_tell_them_apart_is_a_half() -> None:
    """Signs that stand with either weigh nothing, and the intercept tells how often it is so at all."""
    weights = logistic.fit([{"either": 1.0}] * 8, [True, False] * 4, variance=1.0)
    assert weights == {INTERCEPT: 0.0, "either": 0.0}


def test_a_prior_holds_back_what_few_examples_tell() -> None:
    rows, truth = [{"for": 1.0}, {}], [True, False]
    few = logistic.fit(rows, truth, variance=0.3)["for"]
    many = logistic.fit(rows * 50, truth * 50, variance=0.3)["for"]
    assert 0 < few < many


def test_saving_leaves_the_head_of_a_lexicon(tmp_path: Path) -> None:
    lexicon = tmp_path / "weights.tsv"
    lexicon.write_text("# licence: mine\nterm\tweight\nold\t1.000\n", encoding="utf-8")
    logistic.save({INTERCEPT: -0.25, "new": 2.0}, lexicon)
    assert lexicon.read_text(encoding="utf-8") == "# licence: mine\nterm\tweight\n(intercept)\t-0.250\nnew\t2.000\n"


@pytest.mark.parametrize("lexicon", ["partnership_weights", "seat_weights", "stay_weights", "undertaking_weights"])
def test_what_ships_weighs_signs_and_does_not_mind_others(lexicon: str) -> None:
    """More of what speaks for it makes it likelier, a sign that nobody learned changes nothing."""
    weights = {entry.term: float(entry["weight"] or 0) for entry in lexicons.load(lexicon)}
    best = max(weights.keys() - {INTERCEPT}, key=weights.__getitem__)
    assert weigh(lexicon, [(best, 1.0)]) > weigh(lexicon, [(best, 0.5)]) > weigh(lexicon, [])
    assert weigh(lexicon, [("unheard of", 1.0)]) == weigh(lexicon, [])


def test_the_likeliest_of_several_options_is_that_of_its_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each option is a column; what no sign speaks for is what is likeliest at all."""
    lexicon = tmp_path / "turns.tsv"
    lexicon.write_text("# licence: mine\n# source: here\nterm\tleft\tright\n", encoding="utf-8")
    rows, truth = [{"wall": 1.0}] * 9 + [{"door": 1.0}] * 5, ["left"] * 9 + ["right"] * 5
    logistic.save_each(logistic.fit_each(rows, truth, ("left", "right"), variance=1.0), lexicon)
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    assert likeliest("turns", ["door"], ("left", "right")) == "right"
    assert likeliest("turns", ["wall"], ("left", "right")) == likeliest("turns", [], ("left", "right")) == "left"
