"""What is told of an undertaking beside its name: where it is, in which year it came how far, and how far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from orchestration.parsing.facts import ProjectFact

Read = Callable[..., list[ProjectFact]]
PUBLISHED = dt.date(2021, 6, 30)


def _city(read: Read, text: str, title: str | None = None) -> str | None:
    (fact,) = read(text, title)
    return fact.city.name if fact.city else None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        # right behind the name or before it
        ("The Condroz Industrial Park in Linz was opened.", "Linz"),
        ("The partners will bring the Condroz Base Project to the Linz High-tech Zone.", "Linz"),
        ("The Green Ring tramway, built in the south of Linz, was opened by guests from Graz.", "Linz"),
        ("In Linz the Condroz Industrial Park was opened by the mayor of Graz.", "Linz"),
        ("Graz's new Condroz Industrial Park was opened by the mayor of Linz.", "Graz"),
        ("Guests from Graz travelled to Linz, which is building the Condroz Industrial Park.", "Linz"),
        # in the name: of two the second has it, and a county is named without its `County`
        ("Linz had guests. The Graz Linz Vocational School was completed in 2017.", "Linz"),
        ("The Shenzhen (Harbin) Industrial Park was opened.", "Harbin"),
        ("Guests saw Pengze County. The Condroz Pengze Industrial Park was opened.", "Pengze County"),
        # of a sentence the only one, unless it only pays or sends people
        ("Linz opened a large warehouse, Condroz North, last month.", "Linz"),
        ("The Condroz Industrial Park was opened by guests from Graz.", None),
        ("Graz gave 8 million euros for the construction of the Condroz Vocational School.", None),
        ("The Condroz Industrial Park was opened at a fair that was held in Graz.", None),
        # what the paragraph is about, and not just one of two that it names
        ("Linz builds a lot. Work has begun on the Condroz Industrial Park.", "Linz"),
        ("Linz and Graz met. Work has begun on the Condroz Industrial Park.", None),
        # what joins two places is in neither, and what is in a country is only there
        ("The Graz-Linz railway was opened in Linz.", None),
        ("Linz did well. The Boten Dry Port in Laos was opened.", None),
    ],
)
def test_an_undertaking_is_where_its_sentence_or_paragraph_puts_it(
    projects_in: Read, text: str, city: str | None
) -> None:
    assert _city(projects_in, text) == city


def test_an_undertaking_without_a_place_is_where_the_article_is_at_home(projects_in: Read) -> None:
    text = "LINZ -- Linz has money again.\n\nAfter years of talks the Condroz Industrial Park was opened."
    assert _city(projects_in, text, "Linz grows") == "Linz"


def test_an_article_about_several_cities_is_at_home_in_none(projects_in: Read) -> None:
    text = "Graz met Linz, Wels and Omsk.\n\nAfter years of talks the Condroz Industrial Park was opened."
    assert _city(projects_in, text, "Cities talk") is None


def test_a_scheme_is_a_citys_only_where_the_title_names_that_city_alone(projects_in: Read) -> None:
    """A country's programme told from its capital is not the capital's."""
    text = "LINZ -- Linz has money again.\n\nThe money goes to the Condroz Basin Programme."
    assert _city(projects_in, text, "Linz grows") == "Linz"
    assert _city(projects_in, text, "Rivers grow") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Condroz Industrial Park was opened in 2017.", 2017),
        ("The Condroz Industrial Park opened its doors on May 8.", 2021),
        ("Last year, work began on the Condroz Industrial Park.", 2020),
        ("The Condroz Industrial Park covers two hectares. It was opened in 2002.", 2002),
        # what opens a sentence is said of all its clauses, and of a next one without a date
        ("In 2019, ten firms came, and the Condroz Industrial Park was opened.", 2019),
        ("In 2019, ten firms came. Work has begun on the Condroz Industrial Park.", 2019),
        # the heading of a list has the date of where that was told before
        (
            "A ground-breaking ceremony was held in 2019.\n\nProjects started: two.\n\n1. Condroz Industrial Park;",
            2019,
        ),
        # a date of another clause, a length of time, and none
        ("The Condroz Industrial Park was opened, while Graz had signed in 2012.", None),
        ("The Condroz Industrial Park is being built from 2019 to 2023.", None),
        ("The Condroz Industrial Park was opened.", None),
    ],
)
def test_the_year_is_that_of_the_words_for_how_far_it_is(projects_in: Read, text: str, year: int | None) -> None:
    (fact,) = projects_in(text, published_on=PUBLISHED)
    assert fact.year == year


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # what an agreement obliges to is more than a plan
        ("Under the agreement, the company will build the Condroz Industrial Park.", "commitment"),
        ("In the years to come, the company will build the Condroz Industrial Park.", "pledge"),
        # a part that is finished
        ('They praised the "Condroz Industrial Park", whose first ten halls were delivered in May.', "implementation"),
        ('They praised the "Condroz Industrial Park", which was delivered in May.', "completion"),
        # told of it in one of the next sentences
        ("Guests saw the Condroz Industrial Park Project. It is large. Construction began in May.", "implementation"),
        ("- Condroz wastewater plant: 262 million euros. Contracts for it were awarded in May.", "commitment"),
        # of a scheme only what would be
        ("The bank looks at Condroz Rivers, a scheme under which ten towns would get boats.", "pledge"),
    ],
)
def test_how_far_an_undertaking_is(projects_in: Read, text: str, status: str) -> None:
    (fact,) = projects_in(text)
    assert fact.status == status


def test_a_signed_project_has_the_place_and_the_year_of_its_signing(projects_in: Read) -> None:
    """The signing's own cities are those that signed: the project is where its name or sentence puts it."""
    facts = projects_in(
        "Linz had guests. On May 4, 2019, Graz signed two projects, among them the Condroz Linz Industrial Park Project."
    )
    assert [(fact.name, fact.city and fact.city.name, fact.year) for fact in facts] == [
        ("Condroz Linz Industrial Park Project", "Linz", 2019)
    ]
