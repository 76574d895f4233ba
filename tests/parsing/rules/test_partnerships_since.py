"""Since when a partnership stands: the founding told apart from other dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from orchestration.parsing.facts import PartnershipFact

Read = Callable[..., list[PartnershipFact]]


@pytest.mark.parametrize(
    ("text", "since", "years"),
    [
        ("Bonn and Minsk have been sister cities since 1993.", "1993", None),
        ("On 7 May 1993 Bonn and Minsk became sister cities.", "1993-05-07", None),
        ("Bonn and Minsk have been sister cities for 30 years.", "1993", 30),
        ("In 2013 Bonn and Minsk celebrated the 20th anniversary of their twinning.", "1993", 20),
        ("The twinning of Bonn and Minsk is alive. The twinning dates from May 1993.", "1993-05", None),
        ("Bonn and Minsk are sister cities. They built a school in 2001.", None, None),
        ("The mayor travels to Bonn's sister city Minsk from 20 to 29 May.", None, None),
        ('Bonn and Minsk, sister cities, signed the "Action Plan (2023-2025)".', None, None),
        ("Bonn and Minsk are sister cities. This year marks the 30th anniversary of the relationship.", "1993", 30),
        ("Bonn and Minsk are sister cities. This year marks the 30th anniversary of the fire brigade.", None, None),
        ("Bonn is a sister city of Minsk and extended a contract by three years.", None, None),
    ],
)
def test_the_beginning_is_stated_or_counted_back(
    partnerships_in: Read, text: str, since: str | None, years: int | None
) -> None:
    (found,) = partnerships_in(text, published_on=dt.date(2023, 5, 10))
    assert (found.since, found.duration_years) == (since, years)


def test_each_of_several_partners_has_its_own_beginning(partnerships_in: Read) -> None:
    found = partnerships_in("Bonn established sister city relations with Minsk in 1993 and with Chengdu in 2009.")
    assert {fact.cities[1].name: fact.since for fact in found} == {"Minsk": "1993", "Chengdu": "2009"}


def test_a_length_without_a_day_of_publication_leaves_the_beginning_open(partnerships_in: Read) -> None:
    (found,) = partnerships_in("Bonn and Minsk have been sister cities for 30 years.")
    assert (found.since, found.duration_years) == (None, 30)


def test_a_pair_told_twice_is_one_partnership_with_what_both_say(partnerships_in: Read) -> None:
    text = "Bonn and Minsk are sister cities. Many came. Bonn and Minsk became sister cities in 1993."
    (found,) = partnerships_in(text)
    assert found.since == "1993"


def test_a_signed_twinning_agreement_founds_a_partnership_on_its_day(partnerships_in: Read) -> None:
    found = partnerships_in("On 7 May 1993 Bonn and Minsk signed a twinning agreement.")
    assert [(fact.kind, fact.since) for fact in found] == [("sister_city", "1993-05-07")]


def test_the_founding_document_and_the_age_tell_since_when(partnerships_in: Read) -> None:
    (signed,) = partnerships_in("Bonn has one sister, Minsk. The sister city agreement with Minsk was signed in 1993.")
    (aged,) = partnerships_in("The sister city relationship that links Bonn and Minsk turned 30 in 2023.")
    assert (signed.since, aged.since, aged.duration_years) == ("1993", "1993", 30)


def test_a_beginning_belongs_to_the_relation_it_was_told_of(partnerships_in: Read) -> None:
    text = "Bonn has been a sister city of Minsk since 1993, and it counts Oxford among its partner cities."
    assert {fact.cities[1].name: (fact.kind, fact.since) for fact in partnerships_in(text)} == {
        "Minsk": ("sister_city", "1993"),
        "Oxford": ("friendly_cooperation", None),
    }


@pytest.mark.parametrize(
    ("text", "since"),
    [
        # an anniversary is kept in another year than the founding that stands beside it
        ("This year is the 20th anniversary of Bonn's sister city relationship with Minsk, signed in 2003.", "2003"),
        ("Twinned in 1967, Bonn and Minsk celebrate their 50th anniversary this year.", "1967"),
        ("Bonn and Minsk are sister cities. In 2019 they marked the 20th anniversary of the relationship.", "1999"),
        ("Minsk is one of Bonn's sister cities; the relationship was formed in 1986.", "1986"),
        ("Bonn and Minsk have a friendship agreement of 1998.", "1998"),
        ("Bonn became a sister city of Oxford, England, in 1947 and of Minsk, Belarus, in 1993.", "1993"),
        ("From 2017, when Wuxi and Haidong were paired, to 2020 much was done.", "2017"),
        ("Bonn and Minsk became sister cities in 1993, ten years after their first contacts.", "1993"),
        ("Bonn has a sister city, Minsk. The first was Oxford, back in 1974.", "1974"),
    ],
)
def test_the_founding_is_told_apart_from_other_dates(partnerships_in: Read, text: str, since: str) -> None:
    assert partnerships_in(text)[-1].since == since
