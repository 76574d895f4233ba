"""The words that tell how far something has come, in one sentence: `signed`, `under construction`, `put into operation`."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import MoneyStatus
from orchestration.parsing.mentions import Money
from orchestration.parsing.rules.investments.cues import distance
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_TRIGGERS = "money_status_triggers"
Told = tuple[int, MoneyStatus, Hit]
# `once completed`, `will be put into operation`: not yet.
_NOT_YET = re.compile(
    r"\b(?:will|to be|once|when|after|expected|scheduled|before|until|soon|can be|planned|not(?: yet)?)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
# `has not been approved yet`, `no contract was signed`
_DENIED = re.compile(r"\b(?:not|never|no|without|yet to be|before|until)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
# `31 billion of the planned 72 billion had been invested`: what the whole is
_OF_THE = re.compile(r" (?:out )?of (?:the |its |a )")
OF_INTENT = re.compile(r"\bMoUs?\b|\bmemorand(?:um|ums|a)\b|\b(?:letters?|declarations?) of intent\b", re.IGNORECASE)
_BINDING = re.compile(r"\b(?:agreements?|contracts?|deals?|approv\w+|grants?|loans?)\b", re.IGNORECASE)
# Words for a time gone by tell less than any predicate that stands as near.
_PAST_COST = 40
# Of several statuses around an amount the one that its article is likeliest to be about.
_TELLING: tuple[MoneyStatus, ...] = ("implementation", "commitment", "completion")
# What makes more of a plan told nearer by.
_TELLING_MORE: tuple[MoneyStatus, ...] = ("commitment",)


def told(analysis: Analysis, sentence: Sentence, money: Money | None) -> list[Told]:
    """What the status words of a sentence tell, each with its distance from the amount."""
    outline, found = analysis.outline, []
    hits = analysis.hits_of(_TRIGGERS, sentence.start, sentence.end)
    binds_nobody = bool(hits) and _is_of_intent(outline, sentence)
    for hit in hits:
        status = hit.entry["status"]
        if outline[hit.start] != analysis.text[hit.start] or (
            money and _OF_THE.fullmatch(outline, money.end, hit.start)
        ):
            continue
        near = max(sentence.start, hit.start - 40)
        if (status == "completion" and _NOT_YET.search(outline, near, hit.start)) or (
            status == "commitment" and (binds_nobody or _DENIED.search(outline, near, hit.start))
        ):
            status = "pledge"
        cost = distance(outline, hit, money, ()) if money else 0
        match status:
            case "pledge" | "commitment" | "implementation" | "completion":
                found.append((cost, status, hit))
            case _:
                found.append((cost + _PAST_COST, "implementation", hit))
    return found


def _is_of_intent(outline: str, sentence: Sentence) -> bool:
    """Whether what the sentence signs binds nobody: a memorandum, a letter of intent, and no contract beside it."""
    return (
        OF_INTENT.search(outline, sentence.start, sentence.end) is not None
        and _BINDING.search(outline, sentence.start, sentence.end) is None
    )


def around(analysis: Analysis, sentence: Sentence) -> MoneyStatus | None:
    """The status as the title tells it, for it says what became of things, or else the sentences before, the nearest first.

    A plan is passed over for what was signed before it.
    """
    sentences = analysis.document.sentences
    before = sentences[max(0, sentence.index - 4) : sentence.index]
    is_planned = False
    for other in (sentences[0], *reversed(before)):
        statuses = {status for _, status, _ in told(analysis, other, None)}
        for status in _TELLING_MORE if is_planned else _TELLING:
            if status in statuses:
                return status
        is_planned = is_planned or "pledge" in statuses
    return "pledge" if is_planned else None
