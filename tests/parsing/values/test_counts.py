"""Counts: number, qualifier and what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.document import Article
from orchestration.parsing.mentions import Count
from orchestration.parsing.parser import analyse


def read(text: str) -> list[Count]:
    return analyse(Article(text=text, has_title=False)).counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nearly 30 enterprises", [(30, "nearly", "enterprise")]),
        ("no fewer than 65 large companies", [(65, "more_than", "company")]),
        ("Well over half a dozen enterprises", [(6, "more_than", "enterprise")]),
        ("A dozen agreements were signed", [(12, "exact", "agreement")]),
        ("a 16-member delegation", [(16, "exact", "member")]),
        ("1,280 enterprises from 21 countries", [(1280, "exact", "enterprise"), (21, "exact", "country")]),
        ("eleven letters of intent", [(11, "exact", "letter of intent")]),
        ("27 key economic cooperation projects", [(27, "exact", "project")]),
        ("a delegation of 16 visited", [(16, "exact", "participant")]),
        ("about 100 attended", [(100, "about", "participant")]),
        ("429 of the world's Fortune 500", [(429, "exact", "company")]),
        # money, dates, shares, ordinals and numbers of things are no counts
        ("3 billion yuan on October 24, 2018", []),
        ("40 percent of the enterprises", []),
        ("the 3rd project, Phase 2, No. 5, a Fortune Global 500 member", []),
    ],
)
def test_counts(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert [(c.value, c.qualifier, c.noun) for c in read(text)] == expected


@given(st.text(max_size=80))
def test_spans_hold(text: str) -> None:
    analysis = analyse(Article(text=text, has_title=False))
    assert all(analysis.text[c.start : c.end] == c.text for c in analysis.counts)
