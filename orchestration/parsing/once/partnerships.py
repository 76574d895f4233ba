"""One partnership once: the article may name two cities' tie many times, with its beginning in one place only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.antecedents import city_of
from orchestration.parsing.facts import AgreementFact, PartnershipFact, PartnershipKind
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.partnerships.dated import told_elsewhere
from orchestration.parsing.rules.partnerships.inferred import inferred
from orchestration.parsing.rules.partnerships.roll import rolled
from orchestration.parsing.rules.partnerships.since import is_so_far
from orchestration.parsing.rules.partnerships.weighed import not_of_each_other, weighed

# The partnership that a document founds.
_FOUNDED_BY: dict[str, PartnershipKind] = {"sister_city": "sister_city", "friendship_agreement": "friendly_cooperation"}
_ABOUT_SISTERS = re.compile(
    r"\b(?:establish\w*|form\w*|build\w*|creat\w*|set\w* up|found\w*|make|making|becom\w*) (?:of )?(?:an? |the )?(?:\w+ )?"
    r"(?:sister|twin)[- ](?:city|cities|town|towns)\b",
    re.IGNORECASE,
)
# More cities than these sign a charter, but do not all become partners of each other.
_MOST_FOUNDERS = 4


def once(
    analysis: Analysis, partnerships: Iterable[PartnershipFact], agreements: Iterable[AgreementFact]
) -> list[PartnershipFact]:
    """The partnerships of one article, each pair and kind once, in order of first mention.

    Sister cities are friends anyway: what is called friendly between them is no second relation.
    """
    signed = list(agreements)
    read = not_of_each_other(analysis, [*partnerships, *rolled(analysis)])
    # What the same words say of partners outright is read from them, and better.
    founded = [fact for fact in _founded(analysis, signed) if not any(_overlap(fact, other) for other in read)]
    guessed = inferred(analysis, [*read, *founded])
    guessed += weighed(analysis, [*read, *founded, *guessed])
    kept: dict[tuple[frozenset[str], str], PartnershipFact] = {}
    for told in sorted([*read, *founded, *guessed], key=lambda fact: (fact.evidence.start, fact.evidence.end)):
        key = (frozenset(city.name.casefold() for city in told.cities), told.kind)
        kept[key] = _merged(kept[key], told) if key in kept else told
    first = next(iter(kept.values()), None)
    return [
        _dated(analysis, fact, signed, is_main=fact is first)
        for (pair, kind), fact in kept.items()
        if kind != "friendly_cooperation" or (pair, "sister_city") not in kept
    ]


def _dated(
    analysis: Analysis, fact: PartnershipFact, agreements: Sequence[AgreementFact], *, is_main: bool
) -> PartnershipFact:
    """The partnership with the day on which the document was signed that founded it, or an old one that only a year tells of.

    `Vancouver has a single sister, Joyo. The agreement with Joyo was signed in 1995.`
    """
    if fact.since is None and (told := told_elsewhere(analysis, fact.cities, is_main=is_main)):
        return replace(fact, since=told.edtf)
    if fact.since or fact.duration_years:
        return fact
    pair = {city.name.casefold() for city in fact.cities}
    for agreement in agreements:
        founds = agreement.kind in _FOUNDED_BY or len(agreement.date or "") == len("YYYY")
        signers = {city.name.casefold() for party in agreement.parties if (city := city_of(party))}
        is_dated = founds and agreement.date and not is_so_far(analysis, agreement.evidence)
        if is_dated and agreement.status == "signed" and pair <= signers:
            return replace(fact, since=agreement.date)
    return fact


def _overlap(one: PartnershipFact, other: PartnershipFact) -> bool:
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def _founds(analysis: Analysis, agreement: AgreementFact) -> PartnershipKind | None:
    """What a document founds: told by its kind, or by what it is about (`a memorandum on the establishment of sister ties`)."""
    if agreement.kind in ("memorandum", "framework_agreement", "cooperation_agreement", "other"):
        about = _ABOUT_SISTERS.search(analysis.text, agreement.evidence.start, agreement.evidence.end)
        return "sister_city" if about else None
    return _FOUNDED_BY.get(agreement.kind or "")


def _founded(analysis: Analysis, agreements: Iterable[AgreementFact]) -> Iterator[PartnershipFact]:
    """The partnerships that two cities found by a document: they stand since it was signed."""
    for agreement in agreements:
        cities = distinct(city for party in agreement.parties if (city := city_of(party)))
        kind = _founds(analysis, agreement)
        is_of_cities = all(party.kind == "city" for party in agreement.parties)
        if kind and is_of_cities and agreement.status == "signed" and len(cities) <= _MOST_FOUNDERS:
            for one, other in combinations(cities, 2):
                yield PartnershipFact(
                    evidence=agreement.evidence,
                    rule="partnership_of_agreement",
                    cities=(one, other),
                    kind=kind,
                    since=None if is_so_far(analysis, agreement.evidence) else agreement.date,
                )


def _merged(kept: PartnershipFact, again: PartnershipFact) -> PartnershipFact:
    """The telling that knows the beginning best; a stated date beats one that is counted back from a length."""
    best, other = sorted((kept, again), key=_knowledge, reverse=True)
    return replace(best, since=best.since or other.since, duration_years=best.duration_years or other.duration_years)


def _knowledge(fact: PartnershipFact) -> tuple[bool, bool, bool, int]:
    since = fact.since or ""
    return (fact.since is not None, not since.startswith("X"), fact.duration_years is None, len(since))
