"""Partnerships: standing relations of two cities (sister cities, pairing, counterpart cooperation, friendly ties)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PartnershipFact, PartnershipKind, Span
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events import clause_of
from orchestration.parsing.rules.events_when import took_place
from orchestration.parsing.rules.partnerships_pairs import pairs_at
from orchestration.parsing.rules.partnerships_since import beginning
from orchestration.parsing.scan import Hit

# A relation that has ended or is on hold does not stand.
_ENDED = lexicons.pattern("partnership_endings")
_COOPERATION = re.compile(r"\bcounterpart cooperation\b", re.IGNORECASE)
_SISTERS = re.compile(r"\bsister cit(?:y|ies)\b", re.IGNORECASE)


@rule(
    "partnership",
    trigger="partnership_triggers",
    example="Dalian and Kitakyushu have been sister cities since 1979.",
    counterexample="Dalian and Kitakyushu are not yet sister cities.",
)
def partnership(analysis: Analysis, hit: Hit) -> Iterator[PartnershipFact]:
    """One partnership for each pair of cities that the words tie together."""
    if hit.entry["kind"] is None:
        return
    clause = _extended(analysis, clause_of(analysis, hit))
    if not took_place(analysis, clause, hit.start) or _ENDED.search(analysis.text, clause.start, clause.end):
        return
    kind = _kind(analysis, clause, hit)
    for one, two in pairs_at(analysis, clause, hit):
        began = beginning(analysis, clause, hit, (one, two))
        yield PartnershipFact(
            evidence=clause,
            rule="partnership",
            cities=(one, two),
            kind=kind,
            since=began.since,
            duration_years=began.duration_years,
        )


def _extended(analysis: Analysis, clause: Span) -> Span:
    """The clause and, where it ends in a colon, the list that the next paragraph gives."""
    if not analysis.text.startswith(":", clause.end - 1):
        return clause
    sentence = analysis.document.sentence_at(min(clause.end + 2, len(analysis.text) - 1))
    return Span(clause.start, max(clause.end, sentence.end))


def _kind(analysis: Analysis, clause: Span, hit: Hit) -> PartnershipKind:
    """The kind of the words; `paired` takes after the cooperation it is for, `friendship city` after its neighbours."""
    kind = cast(PartnershipKind, hit.entry["kind"])
    term = hit.entry.term
    if term.startswith("pair") and _COOPERATION.search(analysis.text, clause.start, clause.end):
        return "counterpart_cooperation"
    if term.startswith("friendship") and _SISTERS.search(analysis.text):
        return "friendly_cooperation"
    return kind
