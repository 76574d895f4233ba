"""Whether a document is signed, planned, over or denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("signed", "signed"),
        ("have already signed", "signed"),
        ("managed to sign", "signed"),
        ("will sign", "planned"),
        ("are to sign", "planned"),
        ("are expected to sign", "planned"),
        ("agreed to sign", "planned"),
        ("plan to formally sign", "planned"),
    ],
)
def test_the_verb_group_tells(agreements_in: Read, verb: str, status: str) -> None:
    assert [fact.status for fact in agreements_in(f"Linz and Chengdu {verb} a memorandum.")] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Linz and Chengdu did not sign a memorandum.",
        "Linz and Chengdu have not yet signed a memorandum.",
        "Linz declined to sign a memorandum with Chengdu.",
        "Linz and Chengdu signed no memorandum.",
        "No memorandum was signed between Linz and Chengdu.",
        "Linz and Chengdu parted without signing a memorandum.",
        "Not a single contract was signed by Linz and Chengdu.",
        "Newspapers in Graz had claimed that Linz signed a contract with Chengdu.",
        "The mayor of Linz denied that the city had signed a contract with Chengdu.",
    ],
)
def test_what_is_denied_is_no_agreement(agreements_in: Read, text: str) -> None:
    assert agreements_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The memorandum between Linz and Chengdu lapsed in 2018.",
        "Linz terminated its memorandum with Chengdu.",
        "Linz confirmed that its memorandum with Chengdu is dead.",
        "Linz let its memorandum with Chengdu lapse.",
    ],
)
def test_what_is_over_is_expired(agreements_in: Read, text: str) -> None:
    facts = agreements_in(text)
    assert [(fact.status, {party.name for party in fact.parties}) for fact in facts] == [
        ("expired", {"Linz", "Chengdu"})
    ]
