"""Sentences that take up an agreement told before: `The pact was signed by`, `witnessed the signing of the contract`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.parsing.agreement_sides import homes
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AgreementFact
from orchestration.parsing.once.agreements_compared import USUAL, kinds_agree, statuses_agree, years_differ

_DEFINITE = re.compile(r"(?:The|This|That) (?=[a-z])")
_DEFINITE_MANY = re.compile(
    r"(?:The|These|Both|All) (?:\w+ )?(?:agreements|contracts|documents|memoranda|deals|pacts|papers|accords)\b"
)
_PAPER = (
    r"(?:(?!between|with|by|on|for)[\w-]+ ){0,4}"
    r"(?:agreement|contract|document|memorandum|pact|accord|deal|protocol|MOU|MoU|paper)"
)
# `the signing of the contract` (but not `the signing of the contract with B`) and `the signing of "framework agreement"`
_MENTIONED = re.compile(
    rf"(?:re-)?signing(?: ceremony)? of (?:the|this|that|these|said|[\"'“‘]) ?{_PAPER}\b[\"'”’]?"
    r"(?! (?:between(?! (?:our|the|both|their|these)\b)|with|by|on|of|for|to)\b)"
)
# `The two mayors signed the sister city contract`
_MENTIONED_BEHIND = re.compile(
    rf"\b(?:re-)?signed (?:the|this) {_PAPER}(?! (?:between|with|on|of|for|to|that|which|dated)\b|, )"
)
# `The pact was signed by`, `signing of the pact between`: a known document and the persons who put their names to it.
_BY_PERSONS = re.compile(
    rf"(?:The|This) (?!first|second|third|other|latter|new|next){_PAPER} (?:was|were|has been) (?:\w+ly |also )?"
    r"(?:signed|inked) .{0,40}?\bby\b"
    rf"|signing (?:ceremony )?of (?:the|this) {_PAPER} (?:was |between )"
)
# `Dr. Ann Li, president of A, signed the pact with Dr. Bo Wu`
_PERSON_WITH_PERSON = re.compile(
    rf"(?<!¶)¶[^.;]{{0,120}} (?:signed|inked) (?:the|this) {_PAPER} with (?:[\w.]+ ){{0,3}}¶"
)
_PAIR = 2


def is_taken_up(analysis: Analysis, kept: Sequence[AgreementFact], fact: AgreementFact) -> bool:
    """`The ports of A and B signed a pact. The pact was signed by B's port authority and A's mayor`: by cities, one."""
    if _is_mentioned(analysis, fact, _MENTIONED):
        return any(_may_be(other, fact) and _share_side(other, fact) for other in kept)
    if _is_mentioned(analysis, fact, _MENTIONED_BEHIND) and fact.parties:
        # Who signs it must be the sides told before: another two may sign another document.
        return any(_may_be(other, fact) and homes(fact.parties) <= homes(other.parties) for other in kept)
    if _says_who_signed(analysis, fact) and any(
        _is_right_before(analysis, other, fact) and kinds_agree(other, fact) and other.count == 1 for other in kept
    ):
        return True
    if not _DEFINITE.match(analysis.text, fact.evidence.start) or fact.count > 1 or fact.title:
        return False
    cities = homes(fact.parties)
    if _DEFINITE_MANY.match(analysis.text, fact.evidence.start):
        # `signed two agreements with B. The agreements were signed by A's deputy mayor`
        return any(cities <= homes(other.parties) and other.count > 1 and other.status == fact.status for other in kept)
    return len(cities) > 1 and any(
        cities == homes(other.parties) and statuses_agree(other, fact) and kinds_agree(other, fact) and other.count == 1
        for other in kept
    )


def _says_who_signed(analysis: Analysis, fact: AgreementFact) -> bool:
    """`The pact was signed by the registrar, Ann Li, and Rector Bo Wu`, `The signing of the pact between Ann Li and Bo Wu`."""
    start = fact.evidence.start
    end = analysis.document.sentence_at(start).end
    is_said = _BY_PERSONS.match(analysis.outline, start, end) or _PERSON_WITH_PERSON.search(
        analysis.outline, start, end
    )
    return (
        fact.count == 1
        and not fact.title
        and is_said is not None
        and len(within(analysis.persons, start, end)) >= _PAIR
    )


def _is_right_before(analysis: Analysis, told: AgreementFact, mention: AgreementFact) -> bool:
    sentence_at = analysis.document.sentence_at
    distance = sentence_at(mention.evidence.start).index - sentence_at(told.evidence.start).index
    return 0 < distance <= _PAIR and told.status == mention.status and not sentence_at(told.evidence.start).is_title


def _is_mentioned(analysis: Analysis, fact: AgreementFact, words: re.Pattern[str]) -> bool:
    """`witnessed the signing of the contract`, `re-signed the pact`: a document that names no sides of its own."""
    end = analysis.document.sentence_at(fact.evidence.start).end
    return (
        fact.count == 1
        and fact.status == "signed"
        and words.search(analysis.text, fact.evidence.start, end) is not None
    )


def _may_be(told: AgreementFact, mention: AgreementFact) -> bool:
    """Whether nothing but the sides speaks against a document that is only mentioned being one told before."""
    is_usual = mention.kind in (USUAL, "contract") or told.kind == USUAL
    return (
        told.count == 1
        and told.status == mention.status
        and (is_usual or kinds_agree(told, mention))
        and not years_differ(told.date, mention.date)
    )


def _share_side(told: AgreementFact, mention: AgreementFact) -> bool:
    return not told.parties or not mention.parties or bool(homes(told.parties) & homes(mention.parties))
