"""Stated counts: which numbers the text counts its own members with."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import StatedCountFact
from orchestration.parsing.parser import parse


def read(text: str) -> list[tuple[str, int, str]]:
    facts = parse(Article(text=text, has_title="\n\n" in text)).facts
    return [(fact.what, fact.count, fact.qualifier) for fact in facts if isinstance(fact, StatedCountFact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirteen enterprises from Wenzhou took part.", [("enterprises", 13, "exact")]),
        ("Up to 120 enterprises will show their goods.", [("enterprises", 120, "up_to")]),
        ("Some 900 guests attended the opening.", [("participants", 900, "about")]),
        ("A 16-member delegation stayed in Yantai.", [("participants", 16, "exact")]),
        ("Envoys from 34 cities in 12 countries met.", [("cities", 34, "exact"), ("countries", 12, "exact")]),
        (
            "They carried out 14 and 19 joint projects respectively.",
            [("projects", 14, "exact"), ("projects", 19, "exact")],
        ),
        ("The summit drew 96 U.S. and 48 Japanese cities.", [("cities", 96, "exact"), ("cities", 48, "exact")]),
        ("Delegates of eleven other cities, twelve in all, met.", [("cities", 11, "exact"), ("cities", 12, "exact")]),
        ("The third group of projects is ready. There are twelve of them.", [("projects", 12, "exact")]),
        ("In these 12 years forty-four projects were carried out.", [("projects", 44, "exact")]),
        (
            "Wenzhou is to complete 57 projects. 31 of these have begun.",
            [("projects", 57, "exact"), ("projects", 31, "exact")],
        ),
        ("An agreement on roses was among five inked here.", [("agreements", 5, "exact")]),
        (
            "Of the 120 projects agreed on last year, 88 have been started.",
            [("projects", 120, "exact"), ("projects", 88, "exact")],
        ),
        ("The exhibitors numbered about 210.", [("enterprises", 210, "about")]),
        ("The number of its sister cities has risen to 26.", [("cities", 26, "exact")]),
        ("Another 12 letters of intent were exchanged.", [("agreements", 12, "exact")]),
        ("Seven enterprise projects were signed.", [("projects", 7, "exact")]),
        ("The 33 projects signed with Shenyang have begun.", [("projects", 33, "exact")]),
    ],
)
def test_counts(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of enterprises and hundreds of guests filled the hall.",
        "The two cities have agreed to let students visit both museums.",
        "The four projects will help.",
        "Cities elect mayors. 750 of them are women.",
        "The hall has windows, of which 88 have been finished.",
        "The number of windows has risen to 26.",
        "In Huzhou 40 percent of the enterprises use solar power.",
        "For every 100 enterprises there are 3 schools.",
        "Not one project was signed.",
        "The works are expected to hire 1,500 people.",
        "The Three Gorges Ten Thousand Enterprises Award went to a firm.",
    ],
)
def test_no_counts(text: str) -> None:
    assert read(text) == []


def test_a_count_said_twice_is_one() -> None:
    assert read("Liaoyang Signs 17 Projects\n\nSeventeen projects were signed, Liaoyang said.") == [
        ("projects", 17, "exact")
    ]
