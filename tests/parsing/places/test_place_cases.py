"""The bank of short cases on places: namesakes at home and abroad, level words, and names that are no places."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from orchestration.evaluating.cases import Case, load, problems
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold

CASES = list(load(Path(__file__).parents[2] / "gold" / "places.jsonl"))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case_is_read_right(case: Case) -> None:
    """The cities that the case names are found as it says, and no others."""
    wrong = [str(problem) for problem in problems(case, as_gold(parse(case.article)))]
    assert not wrong, f"{case.note}\n{case.article.text}\n" + "\n".join(wrong)


def test_bank_covers_what_it_is_for() -> None:
    """Ambiguous prefectures and counties, world namesakes and negatives, each in number."""
    count = Counter(case.group for case in CASES)
    assert len(CASES) >= 150
    assert count["place-prefectures"] >= 10
    assert count["place-counties"] >= 40
    assert count["place-world"] >= 30
    assert count["place-negatives"] >= 30
