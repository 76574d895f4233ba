"""Whom an article on aid between Chinese cities is about, where none of its sentences says it of both.

`Seven years have passed since the first cadres from Wenzhou arrived in Baicheng to aid Xinjiang`: the schemes pair a city
of the east with one of another province, and an article on one is about those two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis_antecedents import Antecedents
from orchestration.parsing.facts import PartnershipFact, PartnershipKind, Party, Span
from orchestration.parsing.rules.partnerships_since import Beginning, beginning

_FORMS = frozenset({"noun", "verb", "gift"})
_AID = re.compile(
    r"\b(?:aid(?:s|ed|ing)?|assist(?:s|ed|ing|ance)?|support(?:s|ed|ing)?|help(?:s|ed|ing)?)[ -](?:to |of |for |in )?"
    r"(?:Xinjiang|Tibet|Xizang|Qinghai|Guizhou)\b|\b(?:Xinjiang|Tibet|Xizang)[ -](?:aid|assistance)\b"
    r"|\b(?:aid|assistance|support) (?:cadres|officials|headquarters|teams?)\b",
    re.IGNORECASE,
)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words that make the article one on a scheme, the scheme's kind, and since when it stands."""

    span: Span
    kind: PartnershipKind
    began: Beginning


def inferred(analysis: Analysis, read: Sequence[PartnershipFact]) -> list[PartnershipFact]:
    """The counterpart pair that the article is about; none where any was read of either city."""
    two = Antecedents(analysis, analysis.home).main_cities
    if len(two) != _PAIR or not all(city.place and city.place.country == "CN" for city in two):
        return []
    one, other = two
    if not one.place or not other.place or one.place.admin1 in (None, other.place.admin1) or other.place.admin1 is None:
        return []
    names = {one.name, other.name}
    cue = _cue(analysis, (one, other))
    if cue is None or any(city.name in names for fact in read for city in fact.cities):
        return []
    return [
        PartnershipFact(
            evidence=cue.span,
            rule="partnership_inferred",
            cities=(one, other),
            kind=cue.kind,
            since=cue.began.since,
            duration_years=cue.began.duration_years,
        )
    ]


def _cue(analysis: Analysis, pair: tuple[Party, Party]) -> _Cue | None:
    """The first words on aid in pairs, or on cooperation in pairs where the article knows of no aid."""
    found: dict[str, _Cue] = {}
    for hit in analysis.hits_of("partnership_triggers"):
        kind = cast("PartnershipKind | None", hit.entry["kind"])
        if hit.entry["form"] not in _FORMS or kind is None or not kind.startswith("counterpart"):
            continue
        sentence = analysis.document.sentence_at(hit.start)
        began = beginning(analysis, Span(sentence.start, sentence.end), hit, pair)
        if kind not in found or (began.since and not found[kind].began.since):
            found[kind] = _Cue(Span(hit.start, hit.end), kind, began)
    aid = _AID.search(analysis.text)
    if aid:
        return found.get("counterpart_assistance") or _Cue(Span(*aid.span()), "counterpart_assistance", Beginning())
    return found.get("counterpart_cooperation") or found.get("counterpart_assistance")
