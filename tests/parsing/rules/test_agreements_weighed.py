"""Agreements that no construction tells are weighed by where their sides stand."""

from __future__ import annotations

from collections.abc import Callable

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


def test_two_bodies_behind_a_count_of_documents_are_its_members(agreements_in: Read) -> None:
    """`Five memoranda were signed. A and B will run a sawmill together`: one of the five is theirs."""
    read = agreements_in(
        "LINZ -- Five memoranda were signed in Linz on Monday. Donau Timber Group and Wuhan Steel Works Co., Ltd. will run a"
        " sawmill together. Linz Museum agreed with Wuhan University to lend paintings.",
        title="Linz signs five papers",
    )
    members = [({party.name for party in fact.parties}, fact.kind) for fact in read if fact.rule == "agreement_weighed"]
    assert members == [
        ({"Donau Timber Group", "Wuhan Steel Works Co., Ltd."}, "memorandum"),
        ({"Linz Museum", "Wuhan University"}, "memorandum"),
    ]


def test_bodies_of_a_sentence_that_nothing_was_signed_before_agree_on_nothing(agreements_in: Read) -> None:
    """A fair where two firms show what they make makes no agreement of them."""
    text = (
        "A fair was held in Linz on Monday. Donau Timber Group and Wuhan Steel Works Co., Ltd. showed sawmills. Linz Museum"
        " had paintings from Wuhan University."
    )
    assert agreements_in(text, title="Linz hosts a fair") == []
