"""Where sentences end, and where a stop is only an abbreviation's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.sentences import split


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text, has_title=False)]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Wang met the guests.",
        "Tianjin Port Group Co., Ltd. (TPG) and Xiamen signed.",
        "Linchuan No. 1 Middle School keeps a link.",
        "It was signed by J. M. Barroso in Porto.",
        "1. Cai Niao Logistics Network, Phase III.",
        "They agreed on 2.5 billion yuan.",
    ],
)
def test_a_stop_that_ends_nothing(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It came from Harbour Foods Co. The mayor spoke.", ["It came from Harbour Foods Co.", "The mayor spoke."]),
        ('He said "yes." Then they signed.', ['He said "yes."', "Then they signed."]),
        ("They met in 2019. Two more came.", ["They met in 2019.", "Two more came."]),
        ("First paragraph\n\nSecond one.", ["First paragraph", "Second one."]),
    ],
)
def test_a_stop_that_ends_a_sentence(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_the_title_is_a_sentence_of_its_own() -> None:
    first, second = split("Dalian Signs. And Then?\n\nThey did.", has_title=True)
    assert (first.is_title, first.paragraph, second.paragraph) == (True, 0, 1)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.booleans())
def test_sentences_lie_in_order_and_hold_every_word(text: str, has_title: bool) -> None:
    spans = [(s.start, s.end) for s in split(text, has_title=has_title)]
    assert all(a < b for a, b in spans) and all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_what_has_no_stops_is_cut_into_pieces() -> None:
    """A table in one line is many sentences, none of which begins or ends inside a word or repeats another's text."""
    text = "Linz exports\n\n" + "Linz 12.6 million, Graz 3.1 million; " * 300
    sentences = list(split(text))
    assert len(sentences) > 5
    assert all(sentence.end - sentence.start <= 1_500 for sentence in sentences)
    assert all(one.end < other.start for one, other in pairwise(sentences))
    pieces = [text[sentence.start : sentence.end] for sentence in sentences[1:]]
    assert all(piece.startswith(("Linz", "Graz")) and piece.rstrip("; ").endswith("million") for piece in pieces)


def test_a_word_without_an_end_is_cut_where_it_must() -> None:
    """Nothing is lost where there is no mark at all to cut at."""
    sentences = list(split("x" * 4_000, has_title=False))
    assert sum(sentence.end - sentence.start for sentence in sentences) == 4_000
