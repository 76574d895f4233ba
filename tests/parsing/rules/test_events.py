"""Visits, meetings, gatherings and signings: what was told took place, on which days, where and between whom."""

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
    ("text", "expected"),
    [
        ("On Monday the mayors of Kiel and Tallinn met in Riga.", [("meeting", "2023-05-08")]),
        ("Kiel and Tallinn held a symposium in Tallinn on Monday.", [("conference", "2023-05-08")]),
        # Guests from one city at work in another are on a visit there.
        (
            "At a seminar in Tallinn on Monday, guests from Kiel heard about ports.",
            [("conference", "2023-05-08"), ("visit", "2023-05-08")],
        ),
        ("The fair ran from May 4 to 6 in Tallinn and drew 30 firms from Kiel.", [("fair", "2023-05-04/2023-05-06")]),
        ("A statue given by Kiel was unveiled in Tallinn on Monday.", [("ceremony", "2023-05-08")]),
        ("Kiel and Tallinn signed an agreement on Monday.", [("signing", "2023-05-08")]),
        ("The signing ceremony of Kiel and Tallinn was held in Tallinn on Monday.", [("signing", "2023-05-08")]),
        # A bare ceremony at which something is signed is that signing.
        ("Kiel and Tallinn signed a pact on Monday. The mayors joined the ceremony.", [("signing", "2023-05-08")]),
        # One noun, two places, each with its own day.
        (
            "Tea conferences of Kiel were held in Tallinn on May 3 and in Riga on May 5.",
            [("conference", "2023-05-03"), ("conference", "2023-05-05")],
        ),
    ],
)
def test_occasions_are_told_by_nouns_and_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands between the words of a light verb, and what a verb of motion leads to in the end
        ("The mayor of Kiel held talks in Riga on 4 May with councillors from Tallinn.", [("meeting", "2023-05-04")]),
        (
            "On 4 May, the mayor of Kiel gave a dinner in the castle for guests from Tallinn.",
            [("meeting", "2023-05-04")],
        ),
        ("The mayors of Kiel and Tallinn met by video link on 4 May.", [("meeting", "2023-05-04")]),
        ("The mayor of Kiel travelled with ten firms to Tallinn on 4 May.", [("visit", "2023-05-04")]),
        ("Jan Maas, mayor of Kiel, had been to Tallinn on 4 May.", [("visit", "2023-05-04")]),
        # who holds office opens in public
        ("On 4 May the mayors of Kiel and Tallinn opened a library in Riga.", [("ceremony", "2023-05-04")]),
        (
            "Officials from Kiel came to Tallinn on 4 May to attend the unveiling of a statue.",
            [("ceremony", "2023-05-04"), ("visit", "2023-05-04")],
        ),
        ("Rowers from Kiel and Tallinn competed in a regatta in Riga on 4 May.", [("exchange", "2023-05-04")]),
        ("On 4 May Kiel and Tallinn signed a letter of cooperation in Riga.", [("signing", "2023-05-04")]),
    ],
)
def test_words_of_an_occasion_may_stand_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_an_occasion_that_is_opened_is_one() -> None:
    assert told("The trade fair of Kiel was inaugurated in Tallinn on 4 May.") == [("fair", "2023-05-04")]


def test_a_forum_with_the_name_of_a_body_is_held() -> None:
    """`The 5th Forum on Local Cooperation` looks like a body until it is said to be held."""
    text = "On Thursday guests from Kiel came to the 5th Forum on Kiel-Tallinn Local Government Cooperation held in Tallinn."
    assert ("conference", "2023-05-04") in told(text)


def test_a_ceremony_behind_a_signing_ceremony_is_that_one() -> None:
    text = "On 4 May, the signing ceremony of Kiel and Tallinn was held in Riga. Both mayors attended the ceremony."
    assert told(text) == [("signing", "2023-05-04")]


def test_who_owns_something_is_no_place_in_a_list() -> None:
    (fair,) = events("In Tallinn, Kiel's firms showed their goods at a trade fair from 3 to 5 May.")
    assert fair.city is not None
    assert fair.city.name == "Tallinn"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Kiel called off the talks of 4 May with guests from Tallinn.",
        "On 4 May prices went from ten euros in Kiel to twelve in Tallinn.",
        "On 4 May a shop opened a store in Tallinn that sells goods from Kiel.",
        "The mayor of Kiel will visit Tallinn on 14 May to attend a seminar.",
        "Kiel will host a forum with Tallinn in June.",
        "The forum with guests from Tallinn, planned for June in Kiel, has been postponed.",
        "The mayor of Kiel has been invited to visit Tallinn in June.",
        "The conference center of Kiel was repainted in May 2022.",
        "Some 40,000 tourists visited Kiel in May 2022.",
        "The market of Kiel met its target in May 2022.",
        "She signed copies of her cookbook in Kiel in May 2022.",
        "The mayor of Kiel suggested that Kiel and Tallinn sign a memorandum on ports.",
        "Ten years have passed since the first teachers from Kiel arrived in Tallinn.",
        "At the forum it was learned that Kiel had given more than last year.",
    ],
)
def test_what_did_not_happen_or_is_something_else_is_no_event(text: str) -> None:
    assert events(text) == []


def test_what_an_occasion_was_used_to_sign_was_signed() -> None:
    assert told("The mayors of Kiel and Tallinn used the occasion on 4 May to sign a memorandum.") == [
        ("signing", "2023-05-04")
    ]


def test_title_and_body_tell_an_event_once() -> None:
    text = (
        "Kiel and Tallinn Hold Symposium on Ports\n\nOn Monday, Kiel and Tallinn held a symposium on ports in Tallinn."
    )
    assert told(text) == [("conference", "2023-05-08")]


def test_an_older_document_that_is_recalled_is_no_occasion() -> None:
    assert told("Kiel and Tallinn signed an agreement on ports in May 2014.") == []


def test_here_is_the_city_of_the_dateline() -> None:
    (conference,) = events(
        "HEFEI, Sept. 3 (Anhui Wire) -- A joint conference of Hefei and Lund was held here Saturday."
    )
    assert conference.city is not None
    assert conference.city.name == "Hefei"


def test_the_host_of_a_gathering_is_where_it_was() -> None:
    (conference,) = events("Tallinn hosted a symposium with Kiel on 4 May.")
    assert conference.city is not None
    assert conference.city.name == "Tallinn"


def test_what_happens_beside_an_occasion_is_not_that_occasion() -> None:
    text = "On the sidelines of the expo, Jan Maas, mayor of Kiel, met with the mayor of Tallinn on 3 May."
    assert told(text) == [("meeting", "2023-05-03")]


def test_a_name_of_an_occasion_joins_its_two_cities() -> None:
    """`The Yichun-Maoming Symposium` looks like the name of a body of Maoming."""
    (found,) = events("On May 3 the Yichun-Maoming Cooperation Symposium was held. Maoming is in Guangdong.")
    assert {city.name for city in found.cities} == {"Yichun", "Maoming"}


def test_where_an_occasion_was_also_online_it_still_took_place() -> None:
    both, screen = (
        events(f"On May 3 a conference with Kiel was held in Tallinn {how}.")[0].city
        for how in ("online and offline", "by video")
    )
    assert both is not None
    assert (both.name, screen) == ("Tallinn", None)


def test_a_fair_that_is_only_taken_up_again_is_the_same() -> None:
    text = "The trade fair opened in Tallinn on 4 May. At the fair, Kiel had a stand. The heart of the fair was fish."
    assert told(text) == [("fair", "2023-05-04")]


def test_a_stay_lends_its_days_and_place_to_what_happened_in_it() -> None:
    """The symposium of the second sentence has the visit's whole range; the agreement, dated apart, keeps its own day."""
    text = (
        "From May 4 to 6, officials from Kiel visited Tallinn. The two cities held a symposium. "
        "On May 5 they signed a memorandum on ports."
    )
    found = {fact.type: fact for fact in events(text)}
    assert found["conference"].date == "2023-05-04/2023-05-06"
    assert found["conference"].city is not None
    assert found["conference"].city.name == "Tallinn"
    assert found["signing"].date == "2023-05-05"


def test_a_fair_that_says_no_place_was_where_the_report_is_from() -> None:
    (fair,) = events("The trade fair opened with 300 firms.\n\nTALLINN -- It has five halls.")
    assert (fair.type, [city.name for city in fair.cities]) == ("fair", ["Tallinn"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the city stands in the name of the fair, and nowhere else
        (
            "The 10th Tallinn International Trade Fair kicked off on Monday with 300 exhibitors.",
            [("fair", ["Tallinn"])],
        ),
        # what else happened then presupposes the visit
        (
            "On the first day of his visit to Tallinn on Monday, the mayor of Kiel laid flowers.",
            [("visit", ["Kiel", "Tallinn"])],
        ),
        # the verb stands behind both sides
        (
            "A meeting between the mayor of Kiel and the Tallinn delegation took place on Monday.",
            [("meeting", ["Kiel", "Tallinn"])],
        ),
        (
            "The mayor of Kiel gave a dinner in honour of the mayor of Tallinn on Monday.",
            [("meeting", ["Kiel", "Tallinn"])],
        ),
    ],
)
def test_places_and_verbs_of_an_event_stand_in_many_places(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(fact.type, sorted(city.name for city in fact.cities)) for fact in events(text)] == expected
