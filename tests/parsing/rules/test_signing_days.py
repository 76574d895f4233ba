"""Of signings the day, and whether they are done or still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


def test_the_day_of_a_report_is_not_that_of_its_news(agreements_in: Read) -> None:
    text = "LINZ, July 10 -- The forum met here on Tuesday. During the forum, Linz and Graz signed a pact."
    assert [fact.date for fact in agreements_in(text, published_on=dt.date(2024, 7, 10))] == ["2024-07-09"]


def test_what_is_approved_is_planned_until_it_is_signed(agreements_in: Read) -> None:
    approved = "The council of Linz approved a memorandum with Graz."
    assert [fact.status for fact in agreements_in(approved)] == ["planned"]
    signed = f"{approved} On Friday Linz and Graz signed the memorandum."
    assert [fact.status for fact in agreements_in(signed)] == ["signed"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 4 May 2023 Linz and Chengdu signed a contract.", "2023-05-04"),
        # of two days the one of the signing
        ("Linz and Chengdu signed a contract on 4 May 2023, the city said on 6 May 2023.", "2023-05-04"),
        ("Linz and Chengdu signed the 2023 cooperation agreement.", None),
        ("In 2023 contracts were signed with Graz by Linz.", "2023"),
        ("Since Monday goats graze here. Two years after Linz and Graz signed a pact, nothing stands.", None),
        # a deadline, the age of an older document: no days of signing
        ("Linz and Chengdu signed a contract under which a hall will be built by 2030.", None),
        ("Linz and Chengdu renewed the contract first signed in 2011.", None),
        # how long it is to hold
        ("Linz and Chengdu signed a contract for 2019 and 2020.", None),
        ("Linz and Chengdu signed a contract for 2021 to 2024.", None),
    ],
)
def test_the_day_of_signing(agreements_in: Read, text: str, date: str | None) -> None:
    assert [fact.date for fact in agreements_in(text)] == [date]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The signing ceremony of the twinning charter between Linz and Graz will be held on Friday.", "planned"),
        ("We look forward to the signing of a twinning charter between Linz and Graz.", "planned"),
        ("The signing of a twinning charter between Linz and Graz rounded off the day.", "signed"),
    ],
)
def test_a_signing_that_is_looked_forward_to_is_still_to_come(agreements_in: Read, text: str, status: str) -> None:
    assert [fact.status for fact in agreements_in(text)] == [status]
