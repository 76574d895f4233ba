"""Who gives the money and who gets it.

The giver is the subject of an active verb or stands behind `by` or `from`; the receiver stands behind `in`, `to`, `for`.
Verbs of receiving turn the two round; of two signatories of a loan the bank is the giver. What is invested without a word on
where goes to the place that the sentence or, failing that, the article is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import InvestmentType, Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.rules.investments.cues import Cue
from orchestration.parsing.rules.investments.givers import firms, role_of_subject, subject
from orchestration.parsing.rules.investments.owners import contractor, is_for_plant, owners
from orchestration.parsing.rules.investments.places import of_item, partner, place, without
from orchestration.parsing.rules.investments.receivers import behind, between
from orchestration.parsing.rules.investments.scope import stretch
from orchestration.parsing.rules.investments.told import told as told_outright

_BY = re.compile(
    r"(?<!\bsigned\s)(?<!\binked\s)(?<!\bconcluded\s)(?<!\bapproved\s)(?<!\bannounced\s)(?<!\bexecuted\s)(?<!\bimplemented\s)(?<!\bbuilt\s)(?<!\boperated\s)(?<!\brun\s)"
    r"(?<!\bdeveloped\s)(?<!\bprepared\s)(?<!\bmanaged\s)(?<!\bundertaken\s)(?<!\borganised\s)(?<!\borganized\s)(?<!\bowned\s)\b(?:by|from)\s(?:\w+ly\s)?(?:(?:the|its|his|their|our|sister|twin|partner|city|of)\s)*$",
    re.IGNORECASE,
)
# `The vehicles, worth 3.8 million, are a present from Bochum`
_GIFT_FROM = re.compile(r"\b(?:present|gift|donation|grant|contribution)s?\s(?:from|of|by)\s(?:the\s)?$", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|to)\s(?:the\s)?(?:[A-ZÀ-Þ§][\w§-]*(?:'s)?\s(?=[a-z]))?(?:(?!and\b)[a-z'-]+\s){0,3}$")
_TO = re.compile(
    r"\b(?:in|into|to|for|at|near|(?:spread|divided|shared|distributed)\s(?:over|across|among|between))\s(?:the\s)?"
    r"(?:(?!(?:and|from|by|which|whom)\b)[a-z'-]+\s){0,4}(?:(?:in|of|at|near)\s)?(?:the\s)?"
    r"(?:(?:City|Municipality|Town|State|Province|Government|Port)\sof\s)?$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r";|\.\s|\s[*•]\s|,\s(?:while|but|of\swhich|which|so)\b|\bunder\sa|,\s(?:and|as)\b|\b(?:is|was|are|were)\s(?:the|an?|its)\s"
)
_LENDER = re.compile(r"\b(?:Bank|Finance\sCorporation|Credit|Development\sAgency|KfW|Sparkasse|Banco|Banque)\b")

# So many sentences back the bank of a loan may have been named.
_LENDER_REACH = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """The two ends of an amount, each empty where the text does not say."""

    investors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def sides_of(analysis: Analysis, money: Money, cue: Cue, kind: InvestmentType) -> Sides:
    """Investors and recipients as the amount's sentence tells them."""
    sentence = analysis.document.sentence_at(money.start)
    end = _phrase_end(analysis.outline, max(money.end, cue.hit.end), sentence.end)
    givers = told = told_outright(analysis, money)
    givers = givers or behind(analysis, min(cue.hit.start, money.start), end, _BY)
    receivers = without(behind(analysis, money.end, end, _TO), givers)
    if kind == "contract":
        receivers = (
            without(contractor(analysis, money), givers)
            or without(behind(analysis, cue.hit.start, end, _WITH), givers)
            or receivers
        )
    if not givers and kind == "grant":
        givers = behind(analysis, money.end, sentence.end, _GIFT_FROM)
    role = role_of_subject(analysis, cue, sentence)
    named = told if told and role != "gets" else subject(analysis, money, cue, sentence)
    if role == "gets" and not (cue.hit.entry.term.startswith("rais") and receivers):
        receivers = named or receivers or place(analysis, money, sentence, kind, givers)
        return _of_loan(analysis, money, kind, givers, receivers)
    if not givers:
        givers = named or firms(analysis, cue, sentence)
        own = analysis.home
        if own in givers and role != "gives" and kind == "investment":
            # `Xingtai signs projects of 33 billion yuan`: the city gets what it tells of
            givers, receivers = without(givers, [own]), receivers or [own]
    receivers = (
        without(of_item(analysis, money), givers) or between(analysis, cue, money, givers) or without(receivers, givers)
    )
    receivers = receivers or place(analysis, money, sentence, kind, givers)
    if told:
        return Sides(tuple(told), tuple(distinct(receivers)))
    if not givers and (kind == "investment" or (kind == "contract" and is_for_plant(analysis, money))):
        givers = without(owners(analysis, money), receivers)
    return _of_loan(analysis, money, kind, givers, receivers)


def has_lender(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a bank or a fund is named in the stretch."""
    return bool(_lenders(analysis, start, end))


def _phrase_end(outline: str, start: int, end: int) -> int:
    border = _BORDER.search(outline, start, end)
    return border.start() if border else end


def _of_loan(
    analysis: Analysis, money: Money, kind: InvestmentType, givers: list[Party], receivers: list[Party]
) -> Sides:
    """Of a loan's sides the banks give and the others receive."""
    if kind == "loan":
        lenders = [p for p in givers if _is_lender(analysis, p)] or _lender_near(analysis, money)
        sentence = analysis.document.sentence_at(money.start)
        beside = [p for side in sides_in(analysis, sentence.start, money.start) for p in side.parties]
        if lenders:
            others = next(
                filter(None, ([p for p in ps if not _is_lender(analysis, p)] for ps in (receivers, givers, beside))), []
            )
            return Sides(tuple(distinct(lenders)), tuple(distinct(others or partner(analysis, lenders))))
    return Sides(tuple(distinct(givers)), tuple(distinct(receivers)))


def _lender_near(analysis: Analysis, money: Money) -> list[Party]:
    """The bank that is named with the amount, else with others of its sentence, else last before it."""
    sentence = analysis.document.sentence_at(money.start)
    before = analysis.document.sentences[max(0, sentence.index - _LENDER_REACH)]
    for start, end in (stretch(analysis, money), (sentence.start, sentence.end)):
        if lenders := _lenders(analysis, start, end):
            return lenders[:1]
    return _lenders(analysis, before.start, sentence.start)[-1:]


def _lenders(analysis: Analysis, start: int, end: int) -> list[Party]:
    return [p for side in sides_in(analysis, start, end) for p in side.parties if _is_lender(analysis, p)]


def _is_lender(analysis: Analysis, party: Party) -> bool:
    if party.kind != "organization":
        return False
    return _LENDER.search(party.name) is not None or any(
        organization.type == "bank" and organization.name == party.name for organization in analysis.organizations
    )
