"""How far an amount of money has come, after AidData: pledge, commitment, implementation, completion.

The verb that governs the amount says it by its tense; around a noun (`an investment of`) the nearest word of
``money_status_triggers`` does: `signed`, `under construction`, `put into operation`.
"""

from __future__ import annotations

import re
from typing import cast

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import MoneyStatus
from orchestration.parsing.mentions import Money
from orchestration.parsing.rules.clauses import clause_start
from orchestration.parsing.rules.investments.cues import Cue, distance
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_TRIGGERS = "money_status_triggers"
_Told = tuple[int, MoneyStatus, Hit]
# `once completed`, `will be put into operation`: not yet.
_NOT_YET = re.compile(
    r"\b(?:will|to be|once|when|after|expected|scheduled|before|until|soon|can be|planned|not(?: yet)?)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
# `has not been approved yet`, `no contract was signed`
_DENIED = re.compile(r"\b(?:not|never|no|without|yet to be|before|until)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_OF_THE = re.compile(r" (?:out )?of (?:the |its |a )")
_FUTURE = re.compile(
    r"\b(?:will|to|shall|would|may|might|can|could|should|plans?|planned|intends?|expected|hopes?|aims?|promis\w+)\b",
    re.IGNORECASE,
)
_OF_INTENT = re.compile(r"\bMoUs?\b|\bmemorand(?:um|ums|a)\b|\b(?:letters?|declarations?) of intent\b", re.IGNORECASE)
_BINDING = re.compile(r"\b(?:agreements?|contracts?|deals?|approv\w+|grants?|loans?)\b", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|am)\b")
_WISH = re.compile(
    r"\b(?:plan\w*|intend\w*|hop\w+|want\w*|aim\w*|seek\w*|promis\w+|consider\w*|estimat\w+|may|might|could|would)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:It|This|Its|The (?:[\w-]+ )?(?:project|plant|building|school|works?|construction|bridge|line|park|centre|center"
    r"|factory|hall|hospital|road|terminal|facility|base|complex|garden|museum|warehouse))\b"
)
_BUILDING = re.compile(
    r"\b(?:ground-?breaking|(?:broke|broken|breaks?|breaking) ground|(?:cornerstone|foundation stone)|under construction"
    r"|(?:started|began|begun|start of) (?:the )?construction|construction (?:has |have )?(?:started|began|begun))\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:every year|each year|annually|yearly|a year|per year)\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:there|in it|on it)\b")
_THE_PAPER = re.compile(
    r"(?:The|This|A|An|Its|Their) (?:[\w-]+ ){0,2}(?:agreement|accord|contract|deal|pact|memorandum|loan|grant)s?\b[^.;]{0,40}"
    r"\b(?:signed|concluded|sealed|approved|inked)\b"
)
_APPROVED = re.compile(
    r"\b(?<!be )(?:approved|cleared|signed|sealed) (?:the|this) (?:loan|credit|grant|deal|money|agreement|sum)\b"
)
# `87 million was the estimate`: said of the amount itself, whatever the sentence tells was signed
_RIGHT_BESIDE = 25
# Words for a time gone by tell less than any predicate that stands as near.
_PAST_COST = 40


def status_of(analysis: Analysis, money: Money, cue: Cue) -> MoneyStatus:
    """The status of an amount by its verb, its sentence, or the sentences before."""
    sentence = analysis.document.sentence_at(money.start)
    told = _beside(analysis, sentence, money, _told(analysis, sentence, money))
    statuses = {status for _, status, _ in told}
    done = cue.hit.entry["done"] if "done" in cue.hit.entry.values else None
    if done:
        return _by_verb(analysis, sentence, cue, cast(MoneyStatus, done), told)
    if cue.reading in ("grant", "loan"):
        # what is still `to be paid out` is granted all the same: only words before the amount make it a promise
        told = [each for each in told if each[2].end <= money.start]
    nearest = min(told, key=lambda each: each[0], default=None)
    if nearest is None:
        # what is told without any word of a plan or a signature is told as a fact
        return _by_reading(cue) or around(analysis, sentence) or "implementation"
    status = nearest[1]
    is_wish = _WISH.match(nearest[2].entry.term) is not None
    if (
        status == "pledge"
        and not (is_wish and nearest[0] < _RIGHT_BESIDE)
        and ("commitment" in statuses or (not is_wish and around(analysis, sentence) == "commitment"))
    ):
        # the projects of a signing `will` be built: what is signed is more than a plan
        return "commitment"
    return status


def _beside(analysis: Analysis, sentence: Sentence, money: Money, told: list[_Told]) -> list[_Told]:
    """What is told between the semicolons around the amount, where it is anything: other parts tell of other things."""
    first = max(sentence.start, analysis.outline.rfind(";", sentence.start, money.start) + 1)
    last = analysis.outline.find(";", money.end, sentence.end)
    end = last if last >= 0 else sentence.end
    return [each for each in told if first <= each[2].start and each[2].end <= end]


def around(analysis: Analysis, sentence: Sentence) -> MoneyStatus | None:
    """The status as the title tells it, for it says what became of things, or else the sentences before, the nearest first.

    A plan is passed over for what was signed before it.
    """
    sentences = analysis.document.sentences
    before = sentences[max(0, sentence.index - 4) : sentence.index]
    is_planned = False
    for other in (sentences[0], *reversed(before)):
        statuses = {status for _, status, _ in _told(analysis, other, None)}
        for status in _TELLING_MORE if is_planned else _TELLING:
            if status in statuses:
                return status
        is_planned = is_planned or "pledge" in statuses
    return "pledge" if is_planned else None


# Of several statuses around an amount the one that its article is likeliest to be about.
_TELLING: tuple[MoneyStatus, ...] = ("implementation", "commitment", "completion")
# What makes more of a plan told nearer by.
_TELLING_MORE: tuple[MoneyStatus, ...] = ("commitment",)


def _told(analysis: Analysis, sentence: Sentence, money: Money | None) -> list[_Told]:
    """What the status words of a sentence tell, each with its distance from the amount."""
    outline, found = analysis.outline, []
    for hit in analysis.hits_of(_TRIGGERS, sentence.start, sentence.end):
        status = hit.entry["status"]
        if outline[hit.start] != analysis.text[hit.start]:
            continue
        if status == "completion" and _NOT_YET.search(outline, max(sentence.start, hit.start - 40), hit.start):
            status = "pledge"
        if status == "commitment" and _DENIED.search(outline, max(sentence.start, hit.start - 40), hit.start):
            status = "pledge"
        if money and _OF_THE.fullmatch(outline, money.end, hit.start):
            continue  # `31 billion of the planned 72 billion had been invested`: what the whole is
        cost = distance(outline, hit, money, ()) if money else 0
        if status == "commitment" and _is_of_intent(outline, sentence):
            status = "pledge"
        if status == "past":
            status, cost = "implementation", cost + _PAST_COST
        found.append((cost, cast(MoneyStatus, status), hit))
    return found


def _is_of_intent(outline: str, sentence: Sentence) -> bool:
    """Whether what the sentence signs binds nobody: a memorandum, a letter of intent, and no contract beside it."""
    return (
        _OF_INTENT.search(outline, sentence.start, sentence.end) is not None
        and _BINDING.search(outline, sentence.start, sentence.end) is None
    )


def _by_verb(analysis: Analysis, sentence: Sentence, cue: Cue, done: MoneyStatus, told: list[_Told]) -> MoneyStatus:
    """The verb's tense: `will invest` is a pledge, or a commitment where it is signed; `invested` is under way or finished."""
    statuses = {status for _, status, _ in told}
    start = clause_start(analysis, sentence.start, cue.hit.start)
    words = analysis.outline[verb_group(analysis, cue.hit.start, start).start : cue.hit.start]
    if cue.hit.entry.term.endswith("ing") and not _BE.search(words):
        # `signed a memorandum on investing 5 million`: no tense of its own
        nearest = min(told, key=lambda each: each[0], default=None)
        return nearest[1] if nearest else around(analysis, sentence) or done
    if _FUTURE.search(words):
        # what somebody `will invest` under what was signed just before is more than a plan
        is_agreed = (
            "commitment" in statuses
            or (
                not _WISH.search(words)
                and (around(analysis, sentence) == "commitment" or _is_signed_before(analysis, sentence))
            )
            or _is_signed_next(analysis, sentence)
        )
        if not is_agreed and _has_broken_ground(analysis, sentence):
            return "implementation"
        return "commitment" if is_agreed else "pledge"
    if done == "implementation" and ("completion" in statuses or _is_of_what_opened(analysis, sentence, cue)):
        return "completion"
    if cue.hit.entry["subject"] == "gets" and "commitment" in statuses:
        return "commitment"
    if done == "commitment" and _YEARLY.search(analysis.outline, sentence.start, sentence.end):
        # `1 million yuan is put aside every year`
        return "implementation"
    return done


def _is_of_what_opened(analysis: Analysis, sentence: Sentence, cue: Cue) -> bool:
    """`The school was put into use. It cost 168 million yuan`: money of what the sentence before calls finished."""
    if not sentence.index or not (
        _GOES_ON.match(analysis.outline, sentence.start) or _THERE.search(analysis.outline, cue.hit.end, sentence.end)
    ):
        return False
    before = analysis.document.sentences[sentence.index - 1]
    return before.paragraph == sentence.paragraph and any(
        status == "completion" for _, status, _ in _told(analysis, before, None)
    )


def _has_broken_ground(analysis: Analysis, sentence: Sentence) -> bool:
    """`Twelve projects broke ground. In them 3.7 billion yuan will be invested`: the work goes on already."""
    before = analysis.document.sentences[max(0, sentence.index - 1)]
    return before.paragraph == sentence.paragraph and any(
        _BUILDING.search(analysis.outline, other.start, other.end) is not None for other in (before, sentence)
    )


def _is_signed_before(analysis: Analysis, sentence: Sentence) -> bool:
    """`Two firms signed an investment contract. The one will invest 35 million`: what the sentence before tells of."""
    before = analysis.document.sentences[max(0, sentence.index - 1)]
    return before.index < sentence.index and any(
        status == "commitment" for _, status, _ in _told(analysis, before, None)
    )


def _is_signed_next(analysis: Analysis, sentence: Sentence) -> bool:
    """`The bank will lend 220 million euros. The loan accord, signed at the weekend, ...`, `Its board approved the loan`."""
    following = analysis.document.sentences[sentence.index + 1 : sentence.index + 2]
    return any(
        _THE_PAPER.match(analysis.outline, other.start, other.end)
        or _APPROVED.search(analysis.outline, other.start, other.end)
        for other in following
    )


def _by_reading(cue: Cue) -> MoneyStatus | None:
    if cue.reading == "grant":
        return "commitment" if cue.hit.entry.term.startswith("grant") else "implementation"
    return "commitment" if cue.reading in ("loan", "contract") else None
