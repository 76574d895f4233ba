"""Visits by construction: whatever verb moves people of one city to another, and what moves nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    "text",
    [
        "Six councillors from Kiel spent 4 May looking at the tram depot of Tallinn.",
        "On 4 May Tallinn rolled out the red carpet for a trade mission from Kiel.",
        "On 4 May a trade mission from Kiel was given a tour of the port of Tallinn.",
        "Eleven guests from Kiel left Tallinn on 4 May with many ideas.",
        "Tallinn got a visit from Kiel on 4 May.",
        "4 May saw the arrival in Tallinn of a delegation of the city of Kiel.",
        "Kiel's building department sent three of its engineers to Tallinn on 4 May.",
    ],
)
def test_people_of_one_city_in_another_are_on_a_visit(told: Told, text: str) -> None:
    assert ("visit", "2023-05-04") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A road from Kiel reached Tallinn on 4 May.",
        "If the councillors of Kiel had toured Tallinn on 4 May, they would have seen rain.",
        "No councillor of Kiel who was asked visited Tallinn on 4 May.",
        "A delegation from Kiel was awaited in Tallinn on 4 May.",
        "Tourists from Kiel toured Tallinn on 4 May.",
        "On 4 May the council of Kiel studied its budget.",
        "Councillors from Kiel will tour the port of Tallinn on 4 June.",
    ],
)
def test_what_moves_nobody_or_has_not_happened_is_no_visit(told: Told, text: str) -> None:
    assert told(text) == []
