"""Short texts of one construction each, written without knowledge of the rules; those that are read right stay so."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.evaluating.cases import Case, load, problems
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold

PHRASES = list(load(Path(__file__).parents[1] / "gold" / "phrases.jsonl"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in PHRASES])
def test_phrase_is_read_right(case: Case) -> None:
    """What the case names is found as it says, and nothing else of those classes."""
    wrong = [str(problem) for problem in problems(case, as_gold(parse(case.article)))]
    assert not wrong, f"{case.note}\n{case.article.text}\n" + "\n".join(wrong)
