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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year behind the verb is its own, whatever day the sentence opens with
        ("On 4 May it was recalled in Kiel that the bond with Tallinn was entered into in 1984.", []),
        # what is to come has its own day
        (
            "On 4 May officials from Kiel visited Tallinn and heard that a ferry will sail on 9 May.",
            [("visit", "2023-05-04")],
        ),
        ("Officials from Kiel visited Tallinn and heard that a ferry will sail on 9 May.", [("visit", None)]),
        # an aside that tells of the event tells its day, too
        (
            "Jaan Tamm, mayor of Tallinn, who had received officials from Kiel on 3 May, was content.",
            [("meeting", "2023-05-03"), ("visit", "2023-05-03")],
        ),
        # what is shown at an expo does not tell that it was held; that it was held does
        ("Port firms of Kiel sold 40 cranes at the expo in Tallinn on 4 May.", []),
        ("An expo of port firms from Kiel was held in Tallinn on 4 May.", [("fair", "2023-05-04")]),
        ("The fair in Kiel came to its end on 7 May. It lasted five days.", [("fair", "2023-05-03/2023-05-07")]),
    ],
)
def test_each_day_goes_with_what_it_stands_beside(
    told: Told, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A delegation of 18 officials from Kiel returned to Kiel on 4 May from a journey to Sweden.", []),
        ("On 4 May officials from Kiel came to Tallinn.", [("visit", "2023-05-04")]),
        # a stop on the way of a stay is no visit of its own
        (
            "From May 2 to 6 officials from Kiel visited Tallinn.\n\nOn May 4 the delegation went to Rakvere and saw a school.",
            [("visit", "2023-05-02/2023-05-06")],
        ),
    ],
)
def test_who_comes_home_or_goes_on_pays_no_other_visit(
    told: Told, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(text) == expected
