"""Which of several times that a sentence tells is the day of its event, and which are told of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quarter is what the projects are of
        (
            "On 4 May the city of Kiel held a ceremony for the building projects of the second quarter of 2023.",
            [("ceremony", "2023-05-04")],
        ),
        # each word dates the day that stands next to it
        ("A fair of Kiel firms in Tallinn began on 3 May; it ends on 5 May.", [("fair", "2023-05-03/2023-05-05")]),
        # a bond of old has its own year
        (
            "At the conference it was noted that, since the two sides entered into the bond in 2016, Kiel has given much.",
            [],
        ),
        ("On 4 May a seminar was held in Kiel, which since 2016 has been a partner.", [("conference", "2023-05-04")]),
    ],
)
def test_a_day_is_taken_before_times_of_something_else(
    told: Told, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over the past three years, 118 officials from Kiel have come to Tallinn.", []),
        ("Each spring a delegation from Kiel visits Tallinn.", []),
        # a sum over years may stand beside the news
        (
            "On 4 May a delegation from Kiel visited Tallinn, for the sixth time in the last ten years.",
            [("visit", "2023-05-04")],
        ),
        # a railway of old
        ("It takes an hour from Kiel to Tallinn since the railway was opened to traffic in 2019.", []),
    ],
)
def test_what_goes_on_for_years_is_no_occasion(told: Told, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected
