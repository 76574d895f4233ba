"""The bank of short cases, one test a case; what is known to fail stands in ``tests/gold/known_failures.tsv``."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from orchestration.evaluating.cases import Case, load, problems
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold

GOLD = Path(__file__).parents[1] / "gold"


def known_failures() -> dict[str, str]:
    """The reason by the id of each case that fails."""
    with (GOLD / "known_failures.tsv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["reason"] for row in csv.DictReader(file, dialect="excel-tab")}


CASES = {case.id: case for case in load(GOLD / "cases.jsonl")}
KNOWN_FAILURES = known_failures()


def parameters() -> list[object]:
    """Each case by its id, with its known failure as a strict xfail: a case that starts to pass must leave the list."""
    return [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[case.id])] if case.id in KNOWN_FAILURES else [],
        )
        for case in CASES.values()
    ]


@pytest.mark.parametrize("case", parameters())
def test_case_is_read_right(case: Case) -> None:
    """What the case names is found as it says, and nothing else of those classes."""
    wrong = [str(problem) for problem in problems(case, as_gold(parse(case.article)))]
    assert not wrong, f"{case.note}\n{case.article.text}\n" + "\n".join(wrong)


def test_known_failures_are_cases_with_a_reason() -> None:
    """The list names cases that exist, each with the reason why it fails."""
    assert set(KNOWN_FAILURES) <= set(CASES)
    assert all(KNOWN_FAILURES.values())
