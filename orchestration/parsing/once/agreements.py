"""One agreement once: headline and body, the deal and the sentence on who signed it.

Two facts tell one agreement if their titles are one, or their parties are and nothing in their kinds, dates or counts
speaks against it. The richer one stays and takes over what only the other knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from orchestration.parsing.agreement_sides import each_side, homes, sides
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact
from orchestration.parsing.once.agreements_compared import CONTENTS, USUAL, kinds_agree, statuses_agree, years_differ
from orchestration.parsing.once.agreements_taken_up import is_taken_up
from orchestration.parsing.rules.agreements.told import ONLY_TOLD, SIGNED_ONLY_TOLD
from orchestration.parsing.rules.agreements.weighed import weighed
from orchestration.parsing.rules.signing.facts import SAID_AGAIN

# Titles are the same from this ratio of their sorted words on, as in the annotation guide.
_SAME_TITLE = 90
# These read who stands beside a document and nothing of what is done: all others are believed before them.
_WEAK = frozenset({ONLY_TOLD, SIGNED_ONLY_TOLD})


def once(analysis: Analysis, facts: Iterable[AgreementFact]) -> list[AgreementFact]:
    """The agreements of one article without repetitions."""
    found = [fact for each in facts if (fact := _of_two_sides(each)) is not None]
    read = [fact for fact in found if fact.rule not in _WEAK]
    told = sorted(
        [*read, *_only_told(found, read)],
        key=lambda fact: (fact.rule in _WEAK, fact.rule == SAID_AGAIN, fact.evidence.start),
    )
    headings = [fact for fact in told if analysis.document.sentence_at(fact.evidence.start).is_title]
    body = [fact for fact in told if fact not in headings]
    kept: list[AgreementFact] = []
    for fact in body:
        if not is_taken_up(analysis, kept, fact):
            _add(kept, fact)
    # A headline sums up: it adds days to what the body tells, and stands by itself only where the body tells nothing.
    for fact in headings:
        _add_heading(kept, fact, is_alone=not body)
    kept += [fact for fact in weighed(analysis, tuple(kept)) if not is_taken_up(analysis, kept, fact)]
    return [fact for fact in kept if not _is_told_singly(fact, kept)]


def _of_two_sides(fact: AgreementFact) -> AgreementFact | None:
    """The fact without second names of a side; none where a side would have agreed with itself, or only countries have."""
    parties = each_side(fact.parties)
    if len(parties) > 1 and fact.title is None and all(party.kind == "country" for party in parties):
        return None
    if len(parties) == len(fact.parties):
        return fact
    return replace(fact, parties=parties) if len(parties) > 1 or fact.title else None


def _only_told(found: Iterable[AgreementFact], read: Sequence[AgreementFact]) -> Iterator[AgreementFact]:
    """What is only told, without what another rule reads in the sentence or tells of two of its sides."""
    for fact in found:
        if fact.rule in _WEAK and not any(
            _overlap(fact, other) or len(sides(fact.parties) & sides(other.parties)) > 1 for other in read
        ):
            yield fact


def _overlap(one: AgreementFact, other: AgreementFact) -> bool:
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def _is_told_singly(fact: AgreementFact, others: Sequence[AgreementFact]) -> bool:
    """Whether a row counts what others tell one by one: `Five projects were signed`, and all five are named."""
    singly = [other for other in others if other.count == 1 and other.kind == fact.kind and other.status == fact.status]
    return 1 < fact.count <= len(singly)


def _add(kept: list[AgreementFact], fact: AgreementFact) -> None:
    for number, other in enumerate(kept):
        if _is_same(other, fact):
            kept[number] = _richer(other, fact)
            return
    if fact.rule != SAID_AGAIN or not kept:
        kept.append(fact)


def _add_heading(kept: list[AgreementFact], fact: AgreementFact, *, is_alone: bool) -> None:
    same = [number for number, other in enumerate(kept) if _is_same(other, fact)]
    if is_alone and not same:
        kept.append(fact)
        return
    for number in same[:1]:
        other = kept[number]
        # Headline and body name two days: which one is open.
        date = other.date if fact.date in (None, other.date) else None if other.date else fact.date
        kept[number] = replace(other, date=date)


def _is_same(one: AgreementFact, other: AgreementFact) -> bool:
    if one.title and other.title:
        is_titled_alike = fuzz.token_sort_ratio(one.title.casefold(), other.title.casefold()) >= _SAME_TITLE
        return is_titled_alike and not _are_of_others(one, other)
    if one.count != other.count or not statuses_agree(one, other) or years_differ(one.date, other.date):
        return False
    if one.count > 1:
        return one.kind == other.kind and one.date == other.date
    if SAID_AGAIN not in (one.rule, other.rule) and not kinds_agree(one, other):
        return False
    if not one.parties or not other.parties:
        return SAID_AGAIN in (one.rule, other.rule)
    shorter, longer = sorted((sides(one.parties), sides(other.parties)), key=len)
    # Four towns' friendship is not the twinning of two of them.
    return shorter == longer if {one.kind, other.kind} == CONTENTS else shorter <= longer


def _are_of_others(one: AgreementFact, other: AgreementFact) -> bool:
    """Whether each names a side that is none of the other's: two pairs may sign an `agreement on water` each."""
    here, there = homes(one.parties), homes(other.parties)
    return not (here <= there or there <= here)


def _richer(one: AgreementFact, other: AgreementFact) -> AgreementFact:
    """The fact with more parties and the more telling kind, completed from the other."""
    best, rest = (one, other) if len(one.parties) >= len(other.parties) else (other, one)
    return replace(
        best,
        title=best.title or rest.title,
        kind=rest.kind if best.kind in (None, USUAL) and rest.kind else best.kind,
        date=best.date or rest.date,
        status="signed" if "signed" in (best.status, rest.status) else best.status,
    )
