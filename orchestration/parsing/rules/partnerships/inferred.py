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
from orchestration.parsing.deixis.antecedents import Antecedents, named_city
from orchestration.parsing.facts import PartnershipFact, PartnershipKind, Party, Span
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.rules.partnerships.since import Beginning, beginning

_FORMS = frozenset({"noun", "verb", "gift"})
_AID = re.compile(
    r"\b(?:aid(?:s|ed|ing)?|assist(?:s|ed|ing|ance)?|support(?:s|ed|ing)?|help(?:s|ed|ing)?)[ -](?:to |of |for |in )?"
    r"(?:Xinjiang|Tibet|Xizang|Qinghai|Guizhou)\b|\b(?:Xinjiang|Tibet|Xizang)[ -](?:aid|assistance)\b"
    r"|\b(?:aid|assistance|support) (?:cadres|officials|headquarters|teams?)\b",
    re.IGNORECASE,
)
# What articles on such a scheme say of it without its name: `Weihai has been the helper of Yunyang`, `aid to Shigatse`.
_SCHEME = re.compile(
    r"\b(?:financial|government|municipal|medical|annual) (?:aid|assistance)\b|\bhelpers? of\b"
    r"|\b(?:aid|assistance|help) (?:to|for|of) (?:the (?:city|county|prefecture|district)\b|(?-i:[A-Z]))"
    r"|\b(?:told|assigned|instructed|designated|appointed)\b[^.;]{0,40}"
    r"\b(?:cooperate with|to (?:help|assist|support|look after|districts|cities|counties))\b"
    r"|\bcooperation (?:scheme|program(?:me)?)s?\b[^.;]{0,20}\b(?:between|that (?:joins|pairs|links))\b"
    r"|\bprogram(?:me)? that (?:joins|pairs|links)\b|\bCooperation and Assistance\b",
    re.IGNORECASE,
)
# The northeast is paired for its revival, and the schemes for it speak of cooperation, not of help.
_NORTHEAST = frozenset({"Liaoning", "Jilin", "Heilongjiang"})
_BEGAN_IN = re.compile(
    r"\b(?:since|(?:reach|dat|go|stretch)(?:es|e|ing)? back to)(?: the)? $"
    r"|\b(?:told|assigned|instructed|designated|appointed|paired|pairing|matched|tied|linked)(?: \w+){0,3} in $",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_CUES = re.compile(
    r"\b(?:counterpart|paired|pairing|east-west|poverty|assistance"
    r"|aid(?:s|ed|ing)? (?:to )?(?:Xinjiang|Tibet|Xizang|Qinghai))\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?: City| Municipality| District)?"
    r"(?:,? (?:has|have|had|also|so far|already|in turn|alone|been|now|will|plans to|is to)|,)*"
    r" (?:sen[dt]s?|dispatch(?:ed|es)?|provid(?:ed|es?)|gives?|gave|given|giving|donat(?:ed|es?)|allocat(?:ed|es?)|arranged?"
    r"|invest(?:ed|s)?|help(?:ed|s|ing)?|assist(?:ed|s|ing)?|support(?:ed|s|ing)?|pour(?:ed|s)?|aid(?:ed|s|ing)?"
    r"|deliver(?:ed|s)?|grant(?:ed|s)?|contribut(?:ed|es?)|appropriat(?:ed|es?)|made available|put)"
    r"(?: [^.;:]{0,90}? (?:to|in|into|for|towards?|at))?(?: the)?(?: [a-z-]+ (?:of|in|for))? (?:the )?"
)
_AIDS = re.compile(r"\b(?:aid|assistance|poverty)\b", re.IGNORECASE)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words that make the article one on a scheme, the scheme's kind, and since when it stands."""

    span: Span
    kind: PartnershipKind
    began: Beginning


def inferred(analysis: Analysis, read: Sequence[PartnershipFact]) -> list[PartnershipFact]:
    """The counterpart pairs that sentences of giving tell, else the one that the article is about; of cities not yet read."""
    if not _names_two_provinces(analysis):
        return []
    known = {city.name for fact in read for city in fact.cities}
    found: list[PartnershipFact] = []
    for one, other in _giving(analysis) or _main(analysis):
        if known & {one.name, other.name}:
            continue
        cue = _cue(analysis, (one, other))
        if cue is not None:
            found.append(
                PartnershipFact(
                    evidence=cue.span,
                    rule="partnership_inferred",
                    cities=(one, other),
                    kind=cue.kind,
                    since=cue.began.since,
                    duration_years=cue.began.duration_years,
                )
            )
    return found


def _names_two_provinces(analysis: Analysis) -> bool:
    """Whether there are cities of two to be paired, as in most articles there are not."""
    homes = (body.home for body in analysis.organizations)
    provinces = {place.admin1 for place in (*analysis.places, *homes) if place is not None and place.country == "CN"}
    return len(provinces - {None}) > 1


def _main(analysis: Analysis) -> list[tuple[Party, Party]]:
    two = Antecedents(analysis, analysis.home).main_cities
    return [(two[0], two[1])] if len(two) == _PAIR and _are_of_two_provinces(two[0], two[1]) else []


def _giving(analysis: Analysis) -> list[tuple[Party, Party]]:
    """`Changzhou has sent 312 teachers to Ankang`: one city of the east that gives one of another province something."""
    found: list[tuple[Party, Party]] = []
    for sentence in analysis.document.sentences if _CUES.search(analysis.text) else ():
        sides = sides_in(analysis, sentence.start, sentence.end, located=True)
        cities = [(side, city) for side in sides for city in distinct(filter(None, map(named_city, side.parties)))]
        if len({city.name for _, city in cities}) != _PAIR or len(cities) != _PAIR:
            continue
        (giver, one), (receiver, other) = cities
        between = analysis.outline[giver.end : receiver.start]
        if _GIVES.fullmatch(between) and _are_of_two_provinces(one, other) and (one, other) not in found:
            found.append((one, other))
    return found


def _are_of_two_provinces(one: Party, other: Party) -> bool:
    if one.place is None or other.place is None or {one.place.country, other.place.country} != {"CN"}:
        return False
    return None not in (one.place.admin1, other.place.admin1) and one.place.admin1 != other.place.admin1


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
    read = found.get("counterpart_cooperation") or found.get("counterpart_assistance")
    return read or _unnamed(analysis, pair)


def _unnamed(analysis: Analysis, pair: tuple[Party, Party]) -> _Cue | None:
    """The scheme of an article that never names it, begun in the earliest year that it ties to a beginning."""
    scheme = _SCHEME.search(analysis.text)
    if scheme is None:
        return None
    is_northeast = any(city.place is not None and city.place.admin1 in _NORTHEAST for city in pair)
    kind: PartnershipKind = (
        "counterpart_cooperation" if is_northeast and not _AIDS.search(analysis.text) else "counterpart_assistance"
    )
    began = [
        date.edtf
        for date in analysis.dates
        if date.precision in ("year", "month", "day")
        and date.edtf[:1].isdigit()
        and _BEGAN_IN.search(analysis.text, max(0, date.start - _LOOK_BACK), date.start)
    ]
    return _Cue(Span(*scheme.span()), kind, Beginning(min(began, default=None)))
