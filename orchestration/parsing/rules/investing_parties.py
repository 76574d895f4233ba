"""Who gives the money and who gets it.

The giver is the subject of an active verb or stands behind `by` or `from`; the receiver stands behind `in`, `to`, `for`.
Verbs of receiving turn the two round; of two signatories of a loan the bank is the giver. What is invested without a word on
where goes to the place that the sentence or, failing that, the article is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentType, Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import Side, party_of, sides_in
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import clause_start, opened
from orchestration.parsing.rules.investing_cues import TRIGGERS, Cue
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_HELPS = re.compile(r"\b(?:help|assist|support|aid)(?:s|ed|ing)?\b")
_BY = re.compile(
    r"\b(?:by|from)\s(?:\w+ly\s)?(?:(?:the|its|his|their|our|sister|twin|partner|city|of)\s)*$", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:with|to)\s(?:the\s)?(?:(?!and\b)[a-z'-]+\s){0,3}$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:in|into|to|for|at)\s(?:the\s)?(?:(?!(?:and|from|by)\b)[a-z'-]+\s){0,4}(?:(?:in|of|at|near)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|into|at|to|for|of|signed\swith)\s(?:the\s)?(?:(?:city|county|port|people)\sof\s)?$", re.IGNORECASE
)
_ITS_FIRMS = re.compile(r"(?:'s)?\s(?:\w+\s)?(?:enterprises|companies|firms|businesses|entrepreneurs|investors)\b")
_RELATIVE = re.compile(r"\b(?:which|that|where|who|whom)\s")
_PRONOUN = re.compile(r"\W*(?P<word>it|they)\b", re.IGNORECASE)
_BORDER = re.compile(r";|\.\s|,\s(?:while|but|of\swhich|which|so)\b|\bunder\sa|,\s(?:and|as)\b")
# Room for `, Ltd., ` between a body and its amount.
_BESIDE = 8
_LENDER = re.compile(r"\b(?:Bank|Finance\sCorporation|Credit|Development\sAgency|KfW|Sparkasse|Banco|Banque)\b")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two ends of an amount, each empty where the text does not say."""

    investors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def sides_of(analysis: Analysis, money: Money, cue: Cue, kind: InvestmentType) -> Sides:
    """Investors and recipients as the amount's sentence tells them."""
    sentence = analysis.document.sentence_at(money.start)
    end = _phrase_end(analysis.outline, max(money.end, cue.hit.end), sentence.end)
    givers = _behind(analysis, min(cue.hit.start, money.start), end, _BY)
    receivers = _without(_behind(analysis, money.end, end, _TO), givers)
    if kind == "contract":
        receivers = _without(_behind(analysis, cue.hit.start, end, _WITH), givers) or receivers
    subject = _subject(analysis, cue, sentence) or _named_before(analysis, money, cue)
    role = cue.hit.entry.values.get("subject")
    if role == "gets" and not (cue.hit.entry.term.startswith("rais") and receivers):
        return _of_loan(analysis, sentence, kind, givers, subject or receivers)
    if not givers:
        givers = subject or _firms(analysis, sentence)
        own = analysis.home
        if own in givers and role != "gives" and kind == "investment":
            # `Xingtai signs projects of 33 billion yuan`: the city gets what it tells of
            givers, receivers = _without(givers, [own]), receivers or [own]
    receivers = _between(analysis, cue, money, givers) or _without(receivers, givers)
    return _of_loan(analysis, sentence, kind, givers, receivers or _place(analysis, money, sentence, kind, givers))


def has_lender(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a bank or a fund is named in the stretch."""
    return any(_is_lender(analysis, party) for side in sides_in(analysis, start, end) for party in side.parties)


def _without(parties: list[Party], others: list[Party]) -> list[Party]:
    names = {party.name for party in others}
    return [party for party in parties if party.name not in names]


def _phrase_end(outline: str, start: int, end: int) -> int:
    border = _BORDER.search(outline, start, end)
    return border.start() if border else end


def _subject(analysis: Analysis, cue: Cue, sentence: Sentence) -> list[Party]:
    """The sides before the verb that governs the amount, or before the verb of giving that a noun hangs on."""
    start = opened(analysis, clause_start(analysis, sentence.start, cue.hit.start), cue.hit.start)
    group = verb_group(analysis, cue.hit.start, start)
    verb = _verb_of_giving(analysis, start, group.start)
    # `is lending` has the form of a passive and is none
    is_passive = group.is_passive and not cue.hit.entry.term.endswith("ing")
    if verb is None and (is_passive or not cue.hit.entry.values.get("subject")):
        return []
    end = verb.start if verb else group.start
    for relative in _RELATIVE.finditer(analysis.outline, start, end):
        if analysis.outline[relative.end() : end].strip():
            # `the project in which Suzhou Metals invested`
            start = relative.end()
        else:
            # `Suzhou Metals, which invested`
            before = sides_in(analysis, start, relative.start())
            return list(before[-1].parties) if before else []
    pronoun = _PRONOUN.match(analysis.outline, start, end)
    if pronoun and sentence.index:
        last = analysis.document.sentences[sentence.index - 1]
        first = next((side.parties for side in sides_in(analysis, last.start, last.end)), ())
        is_plural = pronoun["word"].lower() == "they"
        return list(first) if (len(first) > 1) == is_plural else []
    return named_sides(analysis, start, end, is_list=True)


def _named_before(analysis: Analysis, money: Money, cue: Cue) -> list[Party]:
    """`Suntech Power Co, 1 billion yuan`: in a list the body right before the amount invests it."""
    if cue.reading != "listed":
        return []
    bodies = within(analysis.organizations, max(0, money.start - 90), money.start)
    return [party_of(bodies[-1])] if bodies and money.start - bodies[-1].end <= _BESIDE else []


def _verb_of_giving(analysis: Analysis, start: int, end: int) -> Hit | None:
    """The first verb of the stretch whose subject gives: `supports the renewal with`, `extended a loan`."""
    hits = analysis.hits_of(TRIGGERS, start, end)
    return next(
        (
            hit
            for hit in hits
            if hit.entry["subject"] == "gives" and analysis.outline[hit.start] == analysis.text[hit.start]
        ),
        None,
    )


def _firms(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """`projects in which Dalian enterprises invested`: the city stands for its enterprises."""
    for side in sides_in(analysis, sentence.start, sentence.end):
        if _ITS_FIRMS.match(analysis.outline, side.end) and "invest" in analysis.outline[side.end : side.end + 40]:
            return list(side.parties)
    return []


def _behind(analysis: Analysis, start: int, end: int, preposition: re.Pattern[str]) -> list[Party]:
    """The sides of the list that follows the preposition."""
    found: list[Party] = []
    last: Side | None = None
    for side in sides_in(analysis, start, end, located=True):
        joined = last is not None and analysis.outline[last.end : side.start].strip(" ,") in ("", "and")
        if joined or (not found and preposition.search(analysis.outline, max(start, side.start - 50), side.start)):
            found += side.parties
            last = side
        elif found:
            break
    return found


def _between(analysis: Analysis, cue: Cue, money: Money, givers: list[Party]) -> list[Party]:
    """`lend India 100 million euros`, `supports the renewal of Freetown with a grant of`: sides before the amount."""
    sentence = analysis.document.sentence_at(money.start)
    verb = _verb_of_giving(analysis, sentence.start, money.start)
    start = verb.end if verb else min(cue.hit.end, money.start)
    if (
        cue.reading not in ("loan", "grant", "give")
        and not _HELPS.search(analysis.outline, sentence.start, money.start)
    ) or start > money.start:
        return []
    return _without([party for side in sides_in(analysis, start, money.start) for party in side.parties], givers)


def _of_project(analysis: Analysis, money: Money) -> list[Party]:
    """`the national reserve forest project of Panzhou City`: the place that the name of the undertaking ends in."""
    sentence = analysis.document.sentence_at(money.start)
    for project in within(analysis.projects, money.end, sentence.end):
        for place in within(analysis.places, project.start, project.end):
            if place.kind == "city" and analysis.text[: place.start].endswith((" of ", " in ")):
                return [party_of(place)]
    return []


def _place(
    analysis: Analysis, money: Money, sentence: Sentence, kind: InvestmentType, givers: list[Party]
) -> list[Party]:
    """Where an investment without a receiver goes: a city that the sentence locates something in, else the article's own."""
    if kind not in ("investment", "contract", "fund"):
        return _partner(analysis, givers)[:1] if givers else []
    located = [
        party
        for side in sides_in(analysis, sentence.start, sentence.end, located=True)
        if _IN.search(analysis.outline, max(sentence.start, side.start - 20), side.start)
        for party in side.parties
        if party.kind == "city"
    ]
    found = (
        _of_project(analysis, money) or _without(located, givers) or _without(_host_before(analysis, sentence), givers)
    )
    return (found or _partner(analysis, givers))[:1]


def _host_before(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """The park or district that the sentences before in the paragraph are about."""
    sentences = analysis.document.sentences
    for other in reversed(sentences[max(0, sentence.index - 3) : sentence.index]):
        if other.paragraph == sentence.paragraph:
            parks = [o for o in within(analysis.organizations, other.start, other.end) if o.type == "park"]
            if parks:
                return [party_of(parks[0])]
    return []


def _partner(analysis: Analysis, givers: list[Party]) -> list[Party]:
    """The article's own city, or where that one gives, the others of the title."""
    title = analysis.document.sentences[0]
    named = [p for side in sides_in(analysis, title.start, title.end) for p in side.parties] if title.is_title else []
    own = [analysis.home] if analysis.home else []
    return _without([*own, *(party for party in named if party.kind == "city")], givers)


def _of_loan(
    analysis: Analysis, sentence: Sentence, kind: InvestmentType, givers: list[Party], receivers: list[Party]
) -> Sides:
    """Of a loan's sides the banks give and the others receive."""
    if kind == "loan":
        named = [p for side in sides_in(analysis, sentence.start, sentence.end) for p in side.parties]
        lenders = [p for p in givers if _is_lender(analysis, p)] or [p for p in named if _is_lender(analysis, p)][:1]
        if lenders:
            others = [p for p in receivers if not _is_lender(analysis, p)] or [
                p for p in givers if not _is_lender(analysis, p)
            ]
            return Sides(tuple(dict.fromkeys(lenders)), tuple(others))
    return Sides(tuple(givers), tuple(receivers))


def _is_lender(analysis: Analysis, party: Party) -> bool:
    if party.kind != "organization":
        return False
    return _LENDER.search(party.name) is not None or any(
        organization.type == "bank" and organization.name == party.name for organization in analysis.organizations
    )
