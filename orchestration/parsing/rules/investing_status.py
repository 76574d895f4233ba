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
from orchestration.parsing.rules.investing_cues import Cue, distance
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_TRIGGERS = "money_status_triggers"
# `once completed`, `will be put into operation`: not yet.
_NOT_YET = re.compile(
    r"\b(?:will|to be|once|when|after|expected|scheduled|before|until|soon|can be|planned|not(?: yet)?)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
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
# Words for a time gone by tell less than any predicate that stands as near.
_PAST_COST = 40


def status_of(analysis: Analysis, money: Money, cue: Cue) -> MoneyStatus:
    """The status of an amount by its verb, its sentence, or the sentences before."""
    sentence = analysis.document.sentence_at(money.start)
    told = _told(analysis, sentence, money)
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
    if status == "pledge" and (
        "commitment" in statuses or (not is_wish and around(analysis, sentence) == "commitment")
    ):
        # the projects of a signing `will` be built: what is signed is more than a plan
        return "commitment"
    return status


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
_Told = tuple[int, MoneyStatus, Hit]


def _told(analysis: Analysis, sentence: Sentence, money: Money | None) -> list[_Told]:
    """What the status words of a sentence tell, each with its distance from the amount."""
    outline, found = analysis.outline, []
    for hit in analysis.hits_of(_TRIGGERS, sentence.start, sentence.end):
        status = hit.entry["status"]
        if outline[hit.start] != analysis.text[hit.start]:
            continue
        if status == "completion" and _NOT_YET.search(outline, max(sentence.start, hit.start - 40), hit.start):
            status = "pledge"
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
        is_agreed = "commitment" in statuses or (around(analysis, sentence) == "commitment" and not _WISH.search(words))
        return "commitment" if is_agreed else "pledge"
    if done == "implementation" and "completion" in statuses:
        return "completion"
    if cue.hit.entry["subject"] == "gets" and "commitment" in statuses:
        return "commitment"
    return done


def _by_reading(cue: Cue) -> MoneyStatus | None:
    if cue.reading == "grant":
        return "commitment" if cue.hit.entry.term.startswith("grant") else "implementation"
    return "commitment" if cue.reading in ("loan", "contract") else None
