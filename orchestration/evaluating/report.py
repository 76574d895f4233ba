"""Scores and errors as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orchestration.evaluating import calibration
from orchestration.evaluating.matching import ATTRIBUTES
from orchestration.evaluating.scores import ClassScore, Error, Scores
from orchestration.parsing.facts import FactClass

_WIDTH = 14


def score_lines(scores: Scores) -> Iterator[str]:
    """A table of the classes, one line each, and of their attributes below."""
    counts = " ".join(f"{title:>6}" for title in ("gold", "right", "false", "miss"))
    yield f"{'class':{_WIDTH}} {'precision':>9} {'recall':>9} {'F1':>9} {counts} {'attributes':>11}"
    for name, score in scores.classes.items():
        yield f"{_counts(name, score)} {_share(score.attribute_share(ATTRIBUTES[name])):>11}"
    yield _counts("micro", scores.micro)
    yield ""
    for name, score in scores.classes.items():
        if score.attributes_given:
            yield f"{name:{_WIDTH}} {', '.join(_attribute(name, score, each) for each in score.attributes_given)}"
    yield "* not part of the guide's share"


def calibration_lines(scores: Scores) -> Iterator[str]:
    """How often each rule is right and the confidence that follows; then what the facts' confidences were worth."""
    yield f"{'rule':44} {'facts':>6} {'right':>6} {'confidence':>10}"
    for row in calibration.measured(scores):
        yield f"{row.term:44} {row.facts:6} {row.right:6} {row.confidence:10.3f}"
    if scores.predictions:
        yield ""
        yield f"{'confidence':>10} {'right':>6} {'facts':>6}"
        for each in calibration.reliability(scores.predictions):
            yield f"{each.confidence:10.3f} {each.right_share:6.3f} {each.facts:6}"
        yield f"mean distance {calibration.expected_error(scores.predictions):.3f}"


def error_lines(errors: list[Error]) -> Iterator[str]:
    """What is missing, false, or has wrong attributes, in the order of the articles."""
    for error in sorted(errors, key=lambda error: (error.article, error.kind)):
        if error.kind == "missing" and error.gold:
            yield f"{error.article}  MISSING  {_fields(error.gold)}"
        elif error.kind == "false" and error.found:
            yield f"{error.article}  FALSE    {_fields(error.found)}"
            yield _origin(error)
        elif error.gold and error.found:
            differing = "; ".join(f"{a}: {error.found.get(a)!r}, not {error.gold[a]!r}" for a in error.attributes)
            yield f"{error.article}  WRONG    {differing}  in {_fields(error.gold)}"
            yield _origin(error)


def _origin(error: Error) -> str:
    found = error.found or {}
    return f"    {found['rule']} ({found['confidence']}): {' '.join(found['evidence']['text'].split())!r}"


def _fields(fact: dict[str, Any]) -> str:
    hidden = ("evidence", "rule", "confidence", "optional", "latitude", "longitude", "gb2260_code")
    return ", ".join(f"{key}={value!r}" for key, value in fact.items() if key not in hidden and value is not None)


def _attribute(name: FactClass, score: ClassScore, attribute: str) -> str:
    mark = "" if attribute in ATTRIBUTES[name] else "*"
    right, given = score.attributes_right[attribute], score.attributes_given[attribute]
    return f"{attribute}{mark} {_share(right / given)} ({right}/{given})"


def _counts(name: str, score: ClassScore) -> str:
    shares = " ".join(f"{_share(share):>9}" for share in (score.precision, score.recall, score.f1))
    return f"{name:{_WIDTH}} {shares} {score.gold_count:6} {score.right:6} {score.false:6} {score.missing:6}"


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
