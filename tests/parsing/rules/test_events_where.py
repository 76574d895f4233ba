"""In which city an event took place."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import EventFact
from orchestration.parsing.parser import parse


def _cities(text: str, kind: str, title: str | None = None, publisher: str | None = None) -> list[str | None]:
    article = Article(
        text=f"{title}\n\n{text}" if title else text,
        has_title=title is not None,
        published_on=dt.date(2023, 5, 10),
        publisher=publisher,
    )
    events = [fact for fact in parse(article).facts if isinstance(fact, EventFact) and fact.type == kind]
    return [event.city.name if event.city else None for event in events]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("On May 4 the mayors of Linz and Graz signed an agreement in Linz.", "Linz"),
        # in somebody's house, and in a capital told by its country
        ("On May 4 Graz and Linz signed an agreement in the conference room of the Linz Municipal Government.", "Linz"),
        (
            "Linz and Kiev signed an agreement on May 4. A protocol was signed in the Ukrainian capital on May 5.",
            "Kiev",
        ),
        # what it is about is in Omsk, and not who signs
        ("On May 4 Graz and Linz signed a contract on the new plant in Omsk.", None),
        # nothing says where of two
        ("On May 4 the mayors of Linz and Graz signed an agreement.", None),
    ],
)
def test_a_signing_is_where_its_sentence_puts_it(text: str, city: str | None) -> None:
    assert city in _cities(text, "signing")


def test_an_event_of_a_stay_is_where_the_guests_are() -> None:
    """The paper of those who travel does not call the place again."""
    text = (
        "From May 4 to 6 a delegation from Linz visited Omsk.\n\n"
        "On May 5 the mayors of Linz and Omsk unveiled a bench at the museum."
    )
    assert _cities(text, "ceremony", "Linz Goes East", "Linz Daily") == ["Omsk"]


@pytest.mark.parametrize(
    ("text", "title", "publisher", "city"),
    [
        # its publisher's, or the only one that holds it
        ("On May 4 the mayors of Linz and Omsk signed an agreement.", "Two Cities Sign", "Linz Daily", "Linz"),
        ("Our city signed an agreement with Omsk on May 4.", "Linz and Omsk Sign", None, "Linz"),
        # of two that sign the title alone does not tell whose news it is, unless one has guests
        ("On May 4 the mayors of Linz and Omsk signed an agreement.", "Linz and Omsk Sign", None, None),
        (
            "On May 4 the mayor of Linz and his guest, the mayor of Omsk, signed an agreement.",
            "Linz and Omsk Sign",
            None,
            "Linz",
        ),
    ],
)
def test_an_event_without_a_place_is_at_home(text: str, title: str, publisher: str | None, city: str | None) -> None:
    assert _cities(text, "signing", title, publisher) == [city]


def test_what_is_only_recalled_is_not_put_at_home() -> None:
    text = "On 4 May 2019 the mayor of Linz opened a park in Omsk. On 6 May 2019 Linz and Omsk signed an agreement."
    assert "Linz" not in _cities(text, "signing", "Two Cities Talk", "Linz Daily")


def test_who_holds_an_occasion_alone_holds_it_in_his_own_city() -> None:
    text = "The Linz Municipal Government held a job fair on May 4."
    assert _cities(text, "fair", "Jobs for All", "Alpine News") == ["Linz"]


def test_a_meeting_on_a_screen_is_in_no_city() -> None:
    text = "On May 4 Linz and Omsk held a symposium by video."
    assert _cities(text, "conference", "Linz and Omsk Talk", "Linz Daily") == [None]
