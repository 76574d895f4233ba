"""How far an amount of money has come, after AidData: pledge, commitment, implementation, completion.

The verb that governs the amount says it by its tense; around a noun (`an investment of`) the other predicates of the
sentence do: `signed`, `under construction`, `put into operation`.
"""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import MoneyStatus
from orchestration.parsing.mentions import Money
from orchestration.parsing.rules.clauses import clause_start, verb_group
from orchestration.parsing.rules.investing_cues import RECEIVING, Cue

_COMPLETED = re.compile(
    r"\b(?:put into (?:operation|use|production|service|trial operation)|completed|finished|inaugurated|went into (?:operation|use|production)"
    r"|in (?:full )?operation|operational|opened(?: to traffic)?|came into (?:use|operation))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|to be|once|when|after|expected|scheduled|before|until|soon|can be|planned|not(?: yet)?)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\b(?:(?:is|are|was|were) (?:now |already )?(?:building|constructing|investing|carrying out|providing|spending)|under way|underway|under construction|being (?:built|carried out|implemented|constructed)|ongoing|so far|cumulative(?:ly)?"
    r"|accumulated|implemented|carried out|broke ground|have landed|has landed|landed in|is rising|rises|now building"
    r"|(?:work|construction)(?: [^,;.]{0,60})? (?:has |have )?(?:begun|began|started)|(?:has |have )?(?:begun|began|started|started) (?:work|construction|building)"
    r"|(?:was|were|has been|have been) (?:started|launched)|projects started|started|had come|settled|registered|can draw|cooperated|attracted|introduced|brought|invested|absorbed)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|inked?|contracts?|contracted|contractual|agreements?|agreed|approved?|approves|memorand\w+|mou|deal|committed|concluded|sealed?|awarded|package)\b",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:will|shall|would|plann?(?:s|ed|ing)?|to be|intend\w*|expect(?:s|ed)|promis\w+|going to|may|might|could|aims?|aim to"
    r"|pledg\w+|propos\w+|soon|is to|are to|envisag\w+|hop\w+|scheduled|announced?|announces)\b",
    re.IGNORECASE,
)
# Amounts that are told over a time gone by have been spent in it.
_PAST_PERIOD = re.compile(
    r"\b(?:reached|totall?ed|amounted to|exceeded|topped|stood at|reali[sz]ed|actual|utili[sz]ed|to date|up to now|until now|over the years"
    r"|by the end of|(?:in|over|during) the (?:past|last))\b|\bsince †|\b[Ii]n †",
)
_FUTURE_VERB = re.compile(
    r"\b(?:will|to|shall|would|may|might|can|could|should|plans?|planned|intends?|expected|hopes?|aims?)\b",
    re.IGNORECASE,
)
_PAST = frozenset(
    "invested put poured injected spent paid donated gave given contributed provided brought attracted secured financed funded"
    " received got subsidised subsidized sponsored raised absorbed allocated reinvested".split()
) | {"set aside", "put aside", "sets aside", "puts aside", "made available", "makes available", "put into", "put in"}
_PRESENT = frozenset(
    "invests invest investing puts putting pours gives provides contributes spends pays finances funds".split()
)
_COMMITTING = frozenset(
    "commit commits committed share shares approved approves lend lends lent lending earmark earmarks earmarked granted loan loans credit credits".split()
)
_PLEDGING = frozenset("pledge pledges pledged announce announces announced".split()) | {
    "planned for",
    "is planned",
    "are planned",
}


def status_of(analysis: Analysis, money: Money, cue: Cue) -> MoneyStatus | None:
    """The status of an amount, None where nothing in its sentence tells."""
    sentence = analysis.document.sentence_at(money.start)
    outline = analysis.outline
    part = _segment(outline, sentence.start, sentence.end, money)
    if _completed(outline, *part):
        return "completion"
    word = cue.hit.entry.term
    start = clause_start(analysis, sentence.start, cue.hit.start)
    words = outline[verb_group(analysis, cue.hit.start, start).start : cue.hit.start]
    if word in _PLEDGING:
        return "pledge"
    if word in _PAST or word in _PRESENT or word in _COMMITTING:
        if _FUTURE_VERB.search(words):
            return "pledge"
        is_agreed = word in _COMMITTING or (word in RECEIVING and _SIGNED.search(outline, *part))
        return "commitment" if is_agreed else "implementation"
    if cue.reading in ("grant", "loan"):
        # what is still `to be paid out` is granted all the same: only words before the amount make it a promise
        return _by_predicates(outline, part[0], money.start) or _by_reading(cue)
    status = _by_predicates(outline, *part) or _by_predicates(outline, sentence.start, sentence.end) or _by_reading(cue)
    # the projects of a signing `will` be built: what is signed is more than a plan
    return "commitment" if status == "pledge" and status_around(analysis, money) == "commitment" else status


def status_around(analysis: Analysis, money: Money) -> MoneyStatus | None:
    """The status as the sentences before tell it, of the paragraph first and then of the title."""
    sentences = analysis.document.sentences
    here = analysis.document.sentence_at(money.start)
    for index in range(here.index - 1, max(-1, here.index - 3), -1):
        if sentences[index].paragraph == here.paragraph:
            status = _by_predicates(analysis.outline, sentences[index].start, sentences[index].end)
            if status:
                return status
    return _by_predicates(analysis.outline, sentences[0].start, sentences[0].end)


def _segment(outline: str, start: int, end: int, money: Money) -> tuple[int, int]:
    """The part of the sentence between semicolons that holds the amount."""
    first = outline.rfind(";", start, money.start)
    last = outline.find(";", money.end, end)
    return (first + 1 if first >= 0 else start), (last if last >= 0 else end)


def _completed(outline: str, start: int, end: int) -> bool:
    return any(
        not _NOT_YET.search(outline, max(start, m.start() - 40), m.start())
        for m in _COMPLETED.finditer(outline, start, end)
    )


def _by_predicates(outline: str, start: int, end: int) -> MoneyStatus | None:
    if _completed(outline, start, end):
        return "completion"
    is_signed = _SIGNED.search(outline, start, end)
    under_way = _UNDER_WAY.search(outline, start, end)
    if under_way and not is_signed:
        return "implementation"
    if is_signed:
        return "commitment"
    if _INTENDED.search(outline, start, end):
        return "pledge"
    return "implementation" if _PAST_PERIOD.search(outline, start, end) else None


def _by_reading(cue: Cue) -> MoneyStatus | None:
    if cue.reading == "grant":
        return "commitment" if cue.hit.entry.term.startswith("grant") else "implementation"
    return "commitment" if cue.reading in ("loan", "contract") else None
