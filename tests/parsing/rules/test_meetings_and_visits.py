"""Events between people: who met whom, and who came to see whom."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import EventFact
from orchestration.parsing.parser import parse

PUBLISHED_ON = dt.date(2023, 5, 10)


def events(text: str) -> list[EventFact]:
    """The events of a text; where it has a blank line, what stands before is the title."""
    parsed = parse(Article(text=text, has_title="\n\n" in text, published_on=PUBLISHED_ON))
    return [fact for fact in parsed.facts if isinstance(fact, EventFact)]


def told(text: str) -> list[tuple[str, str | None]]:
    """Types and dates of the events, sorted."""
    return sorted((fact.type, fact.date) for fact in events(text))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A delegation from Kiel visited Tallinn on 4 May.", "2023-05-04"),
        ("On 4 May, Tallinn received a delegation from Kiel.", "2023-05-04"),
        ("From 4 to 6 May, Tallinn was host to councillors from Kiel.", "2023-05-04/2023-05-06"),
        ("Guests from Kiel were welcomed in Tallinn on 4 May.", "2023-05-04"),
        ("Mayor Ulf Kämpfer of Kiel flew to Tallinn on Sunday with 12 business people.", "2023-05-07"),
        ("The visit by the Kiel delegation to Tallinn lasted from 4 to 6 May.", "2023-05-04/2023-05-06"),
        ("A delegation headed by the mayor of Kiel reached Tallinn on 4 May.", "2023-05-04"),
        ("The mayor of Kiel was in Tallinn on 4 May.", "2023-05-04"),
        ("Councillors from Kiel spent the first week of May in Tallinn.", "2023-05-01/2023-05-07"),
        ("Visiting Tallinn on 4 May, the mayor of Kiel praised the harbour.", "2023-05-04"),
        ("Tallinn was visited by a group of engineers from Kiel on 4 May.", "2023-05-04"),
        ("At the invitation of Tallinn, a delegation from Kiel was there on 4 May.", "2023-05-04"),
        ("KIEL, May 8 -- A delegation from Kiel visited Tallinn on 4 May, the city announced on Monday.", "2023-05-04"),
        ("The choir from Kiel visited Tallinn, arriving on 4 May and leaving on 6 May.", "2023-05-04/2023-05-06"),
        (
            "TALLINN, May 10 -- A team from Kiel has been in town since Sunday and will fly home on Saturday.",
            "2023-05-07/2023-05-13",
        ),
    ],
)
def test_a_visit_joins_guests_and_hosts(text: str, date: str) -> None:
    (visit,) = events(text)
    assert (visit.type, visit.date, visit.city and visit.city.name) == ("visit", date, "Tallinn")
    assert [city.name for city in visit.cities] == ["Kiel", "Tallinn"]


def test_a_delegation_that_was_led_somewhere_to_study_is_a_visit() -> None:
    text = "From May 4 to 6, Mayor Wang Bo led a Party and government delegation of Dalian to study in Kunming."
    (visit,) = events(text)
    assert visit.date == "2023-05-04/2023-05-06"
    assert [city.name for city in visit.cities] == ["Dalian", "Kunming"]


def test_two_mayors_who_talked_are_told_behind_the_verb() -> None:
    (meeting,) = events("On 4 May the two mayors talked in Riga: Jan Maas of Kiel and Mari Tamm of Tallinn.")
    assert (meeting.type, meeting.date) == ("meeting", "2023-05-04")
    assert events("On 4 May two travellers talked in Riga: of Kiel and of Tallinn.") == []


def test_who_is_received_by_the_host_is_no_host() -> None:
    (meeting,) = (
        e for e in events("The mayor of Kiel was received by the mayor of Tallinn on 4 May.") if e.type == "meeting"
    )
    assert meeting.city is not None
    assert meeting.city.name == "Tallinn"


def test_a_courtesy_call_on_an_official_is_a_meeting_too() -> None:
    assert ("meeting", "2023-05-04") in told("The mayor of Kiel paid a courtesy call on the mayor of Tallinn on 4 May.")
    assert told("The mayor of Kiel called on the council of Tallinn to act.") == []


def test_a_return_visit_goes_the_other_way() -> None:
    text = "In March guests from Kiel toured Tallinn. A return visit to Kiel followed in April."
    assert [[city.name for city in fact.cities] for fact in events(text)] == [["Kiel", "Tallinn"], ["Tallinn", "Kiel"]]


def test_pupils_come_for_an_exchange() -> None:
    (exchange,) = events("Twelve pupils from Kiel stayed with families in Tallinn in May 2015. They liked it.")
    assert (exchange.type, exchange.date) == ("exchange", "2015-05")


def test_the_owner_of_a_twin_town_is_not_visited() -> None:
    """`Kiel's twin town` is another town, whose name the sentence leaves out."""
    assert events("On 3 May the mayor of Kiel visited one of Kiel's twin towns in Estonia.") == []


def test_where_somebody_is_at_home_is_no_visit() -> None:
    assert [fact.type for fact in events("Officials from Kiel and Tallinn signed a protocol in Tallinn on 4 May.")] == [
        "signing"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The other side stands behind a day and a place, set off by commas.
        ("Mayor Ulf Kämpfer of Kiel met on Monday, in Tallinn, with exporters.", ["Kiel", "Tallinn"]),
        ("The council of Tallinn received on Monday the minister Ulf Kämpfer.", ["Tallinn"]),
        # A meeting that is only where something else was said, or that was held.
        ("At a dinner for the mayor of Kiel, Ulf Kämpfer, on Monday, he praised Tallinn.", ["Kiel", "Tallinn"]),
        (
            "On Monday, talks were held between Ulf Kämpfer, mayor of Kiel, and the mayor of Tallinn.",
            ["Kiel", "Tallinn"],
        ),
        # Nobody says where: the sentence before does.
        (
            "A trade show was on in Tallinn. On Monday, the minister had a friendly talk with the envoy Ulf Kämpfer.",
            ["Tallinn"],
        ),
    ],
)
def test_a_meeting_is_told_in_many_ways(text: str, expected: list[str]) -> None:
    (meeting,) = (fact for fact in events(text) if fact.type == "meeting")
    assert sorted(city.name for city in meeting.cities) == expected


@pytest.mark.parametrize(
    "text",
    [
        "At a dinner for two in Tallinn, a cook from Kiel praised the oven.",
        "Talks between the mayors of Kiel and Tallinn may be held on Monday.",
        "Tallinn will hold talks with the mayor of Kiel, Ulf Kämpfer.",
    ],
)
def test_no_meeting_is_made_of_other_dinners_and_of_plans(text: str) -> None:
    assert [fact for fact in events(text) if fact.type == "meeting"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Kiel is in Tallinn on a week's visit.",
        "A delegation from Kiel travelled over to Tallinn.",
        "The mayor of Kiel was in Tallinn at the invitation of its council.",
    ],
)
def test_a_visit_needs_no_day_where_it_is_called_one(text: str) -> None:
    (visit,) = events(text)
    assert (visit.type, visit.city and visit.city.name) == ("visit", "Tallinn")


def test_who_simply_is_somewhere_pays_no_visit() -> None:
    assert events("The mayor of Kiel is in Tallinn.") == []


def test_a_working_session_with_somebody_is_a_meeting_and_no_conference() -> None:
    assert told("On Monday, the mayor of Kiel held a working session with the mayor of Tallinn.") == [
        ("meeting", "2023-05-08")
    ]


def test_a_meeting_that_is_only_hoped_for_is_none() -> None:
    assert (
        told("The mayor hopes that a meeting between the mayor of Kiel and the Tallinn delegation will be held.") == []
    )
