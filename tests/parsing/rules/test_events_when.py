"""On which days an occasion was: the days of its clause, those of the stay that it belongs to, and stays told in pieces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 4 May councillors from Kiel landed in Tallinn. They will stay until 7 May.", "2023-05-04/2023-05-07"),
        ("On 4 May councillors from Kiel landed in Tallinn. The harbour is closed until 7 May.", "2023-05-04"),
    ],
)
def test_a_stay_lasts_until_the_day_that_the_next_sentence_gives(told: Told, text: str, date: str) -> None:
    assert ("visit", date) in told(text)


def test_a_day_of_the_stay_needs_no_month(told: Told) -> None:
    text = "From April 23 to 27, the delegation of Kiel came to Tallinn. On the 24th a seminar was held in Tallinn."
    assert ("conference", "2023-04-24") in told(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A delegation from Kiel began a three-day visit to Tallinn on 3 May.", "2023-05-03/2023-05-05"),
        ("A delegation from Kiel arrived in Tallinn on 3 May for a three-day visit.", "2023-05-03/2023-05-05"),
        ("Jan Maas, mayor of Kiel, spent May 3-5 in Tallinn.", "2023-05-03/2023-05-05"),
        ("Councillors from Kiel paid Tallinn a three-day visit from 3 May.", "2023-05-03/2023-05-05"),
        ("A delegation from Kiel visited a three-day fair in Tallinn on 3 May.", "2023-05-03"),
    ],
)
def test_a_stay_is_worked_out_from_its_first_day_and_length(told: Told, text: str, date: str) -> None:
    assert ("visit", date) in told(text)


def test_a_fair_runs_to_its_last_day_in_the_year_of_its_first(told: Told) -> None:
    assert told("The 20th Fair opened in Tallinn on Sept 8 and will run through Sept 11.") == [
        ("fair", "2022-09-08/2022-09-11")
    ]


def test_a_stay_is_worked_out_from_its_length_and_last_day(told: Told) -> None:
    assert told("After four days, the trade fair in Tallinn came to its end on 4 May.") == [
        ("fair", "2023-05-01/2023-05-04")
    ]


def test_each_part_of_a_sentence_has_its_own_day(told: Told) -> None:
    text = "An agreement was signed by Kiel and Tallinn on 4 May, and on 6 May the mayor of Kiel received the guests."
    assert ("signing", "2023-05-04") in told(text)
    assert ("signing", "2023-05-06") not in told(text)


def test_the_year_in_a_name_is_no_date(told: Told) -> None:
    text = (
        "From 4 to 6 May a delegation from Kiel visited Tallinn. It held the 2023 joint conference there with Tallinn."
    )
    assert told(text) == [("conference", "2023-05-04/2023-05-06"), ("visit", "2023-05-04/2023-05-06")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the second paragraph details happened on the day that the first one tells
        (
            "A ferry for Kiel\n\nThe ferry was agreed yesterday.\n\nThe mayors of Kiel and Tallinn put pen to paper.",
            [("signing", "2023-05-09")],
        ),
        ("The mayor of Kiel met in the town hall on 4 May with the mayor of Tallinn.", [("meeting", "2023-05-04")]),
        # a place of work, a thing of the fair, a year and no day
        ("On 4 May the firm paid 2 million euros for a chocolate workshop in Kiel.", []),
        ("On 4 May, Kiel bought a fair stand for the firm.", []),
        ("Kiel signed with Tallinn a contract for 2019 to 2023.", []),
    ],
)
def test_occasions_have_a_day_of_their_own(told: Told, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one end and the length, in one sentence or apart
        (
            "A fair for firms from Kiel ended in Tallinn on Sunday. The two-day Kiel-Tallinn Cooperation Fair drew 600 people.",
            [("fair", "2023-05-06/2023-05-07")],
        ),
        # the ends apart
        (
            "A delegation from Kiel arrived in Tallinn on 3 May.\n\nThe guests saw the port.\n\nThey will fly home on 6 May.",
            [("visit", "2023-05-03/2023-05-06")],
        ),
        # neither a day that nobody leaves on, nor a length of something else, makes a stay
        ("A delegation from Kiel visited Tallinn on 3 May. A port opens on 6 May.", [("visit", "2023-05-03")]),
        ("A delegation from Kiel visited Tallinn on 3 May. The crossing takes three days.", [("visit", "2023-05-03")]),
    ],
)
def test_the_ends_of_a_stay_may_stand_apart(told: Told, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a school's day is none of the visit's
        (
            "A delegation from Kiel visited in Tallinn the school, which had been completed on 3 March.",
            [("visit", None)],
        ),
        ("On 4 May a delegation from Kiel visited Tallinn, which had been founded in 1219.", [("visit", "2023-05-04")]),
        # a document of old takes no day from the news
        (
            "On 4 May a seminar was held in Kiel. The city signed its first agreement, with Tallinn, as early as 1961.",
            [("conference", "2023-05-04")],
        ),
        # what was signed at a symposium was signed on its day of the stay
        (
            "From May 4 to 6, officials from Kiel visited Tallinn.\n\nOn May 5 a symposium was held. "
            "At the symposium, the Port of Kiel signed an agreement with the Port of Tallinn.",
            [("conference", "2023-05-05"), ("signing", "2023-05-05"), ("visit", "2023-05-04/2023-05-06")],
        ),
    ],
)
def test_what_an_aside_dates_or_recalls_is_not_the_day_of_the_news(
    told: Told, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At noon of 3 May a delegation from Kiel arrived in Tallinn.\n\nThe guests stayed for two days.",
            [("visit", "2023-05-03/2023-05-04")],
        ),
        (
            "The promotion week of Kiel in Tallinn came to an end on 7 May. In seven days, 45 projects were signed.",
            [("conference", "2023-05-01/2023-05-07")],
        ),
        (
            "A delegation from Kiel visited Tallinn on 3 May. In seven days, the port will open.",
            [("visit", "2023-05-03")],
        ),
    ],
)
def test_the_sentence_behind_may_tell_how_long(told: Told, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
