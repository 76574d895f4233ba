"""Visits that no sentence tells outright are read from all that an article says of guests and hosts."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import EventFact
from orchestration.parsing.parser import parse

_TITLE = "Tallinn and Kiel open a window\n\n"


def _visits(text: str) -> list[tuple[str, str | None]]:
    facts = parse(Article(text=_TITLE + text, published_on=dt.date(2023, 5, 10))).facts
    return [(fact.rule, fact.date) for fact in facts if isinstance(fact, EventFact) and fact.type == "visit"]


def test_guests_who_sign_and_leave_have_been_there() -> None:
    """Nobody is said to have visited; a delegation at a forum, and guests who are led about and fly home, tell it."""
    text = (
        "TALLINN -- A forum of firms from Kiel and Tallinn was held here on 9 May.\n\n"
        "The delegation of Kiel is led by Mayor Jan Petersen of Kiel. Anna Tamm, mayor of Tallinn, showed the guests from "
        "Kiel the port. The guests leave Tallinn on 10 May."
    )
    assert _visits(text) == [("visit_weighed", "2023-05-09/2023-05-10")]


@pytest.mark.parametrize(
    "text",
    [
        # on a screen nobody is a guest
        "TALLINN -- A forum of firms from Kiel and Tallinn was held online on 9 May.\n\nThe mayor of Kiel spoke by video.",
        # where a visit is told outright, nothing is weighed
        "TALLINN -- On 9 May a delegation from Kiel visited Tallinn. The guests from Kiel leave Tallinn on 10 May.",
        "The port of Kiel sold 40 cranes to Tallinn on 9 May.",
    ],
)
def test_without_guests_or_beside_a_visit_that_is_told_nothing_is_weighed(text: str) -> None:
    assert "visit_weighed" not in [rule for rule, _ in _visits(text)]
