"""Since when two cities are partners, where the date stands in another sentence or in another part of the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import PartnershipFact

Read = Callable[..., list[PartnershipFact]]


def _since(read: Read, text: str) -> dict[str, str | None]:
    """The beginnings by the second city of each pair."""
    return {fact.cities[1].name: fact.since for fact in read(text)}


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Linz and Omsk are sister cities. The agreement was first signed in 1997.", "1997"),
        (
            "Linz and Omsk are sister cities. Trade has grown ever since the formation of the sister city tie in 1994.",
            "1994",
        ),
        ("Linz and Omsk are sister cities. The mayor recalled that the towns have been sisters since 2013.", "2013"),
        # signed again, told of others, and something else that began then
        ("Linz and Omsk are sister cities. All were glad. The link was renewed in 1997.", None),
        (
            "Linz and Omsk are sister cities. All were glad. Graz has been twinned with Kiel since 1997.",
            None,
        ),
        ("Linz and Omsk are sister cities. The tram line was opened in 1997.", None),
        # a reform is no beginning
        (
            "Linz is a sister city of Omsk, and the mayors met for the first time since the reform in 2009, "
            "the link having been established by a club.",
            None,
        ),
    ],
)
def test_another_sentence_tells_since_when(partnerships_in: Read, text: str, since: str | None) -> None:
    found = [fact.since for fact in partnerships_in(text) if {city.name for city in fact.cities} == {"Linz", "Omsk"}]
    assert found == [since]


def test_of_two_halves_each_pair_has_the_date_of_its_own(partnerships_in: Read) -> None:
    text = "Linz has been twinned with Omsk for long; Graz became a sister city of Kiel in 2009."
    assert _since(partnerships_in, text) == {"Omsk": None, "Kiel": "2009"}


def test_a_festival_is_older_than_any_tie(partnerships_in: Read) -> None:
    """`the 400th anniversary` of something else would put the beginning four centuries back."""
    text = "Linz and Omsk signed a sister city agreement in May 2012 after the 400th anniversary of the Rope Festival."
    assert _since(partnerships_in, text) == {"Omsk": "2012-05"}


def test_what_was_signed_so_far_was_not_signed_today(partnerships_in: Read) -> None:
    text = (
        "On May 4, 2021, Linz and Omsk signed a sister city agreement. "
        "Linz has so far signed sister city agreements with Kiel and Graz."
    )
    found = _since(partnerships_in, text)
    assert found["Omsk"] == "2021-05-04"
    assert found.get("Kiel") is None
    assert found.get("Graz") is None
