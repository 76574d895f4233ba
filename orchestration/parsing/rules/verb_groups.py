"""The words that a verb is said with (`has not yet been formally`): whether the deed is done, planned or denied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.outline import DATE

Standing = Literal["done", "planned", "denied"]


def _words(makes: str | None = None) -> str:
    entries = (entry for entry in lexicons.load("verb_group_words") if makes in (None, entry["makes"]))
    return "|".join(sorted((re.escape(entry.term) for entry in entries), key=len, reverse=True))


_GROUP = re.compile(rf"(?:(?<![\w-])(?:(?:\w+ly|†+|{_words()}),? )+)$", re.IGNORECASE)
# Behind other words than these no group ends, and the pattern above need not be searched for: most verbs stand alone.
_LAST = re.compile(r"([\w'†]+),? $")
_TERMS = lexicons.terms("verb_group_words")
_DENIED = re.compile(rf"\b(?:{_words('denied')})\b", re.IGNORECASE)
# `managed to sign`, `was able to sign`: done all the same.
_ACHIEVED = re.compile(rf"\b(?:{_words('achieved')}) to\b", re.IGNORECASE)
_PLANNED = re.compile(rf"\b(?:{_words('planned')})\b", re.IGNORECASE)
# A form of `be` makes a passive, unless it opens what is to come (`is to sign`, but `is to be signed`).
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|get|got|gets)\b"
    r"(?! (?:to|going|set|due|about|ready|able|expected|scheduled|planned)\b(?!.* be))",
    re.IGNORECASE,
)
# `met to sign`, `used the occasion to sign`: what the infinitive tells came to pass.
_PURPOSE = re.compile(
    r"\b(?:occasion|opportunity|chance|met|gathered|assembled|came|come|came together|sat down|joined forces|teamed up|ceremony"
    r"|(?:needed|took)(?: (?:them|him|her))? (?:only )?[\w-]+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?))"
    r"(?:,? (?:on |in |at |with )?(?:the )?(?:§+|†+|yesterday|today|here|there))* $"
)
# `are due to ratify and | sign`: what is said of the first verb is said of the second.
_JOINED = re.compile(r" to (?P<verb>[a-z]+ and )$")
# `was the first city to sign`, `is one of three ports to sign`: somebody has.
_RANKED = re.compile(
    r"\b(?:the (?:first|second|third|\w+th|latest|newest|only|last)|one of(?: the)?|among(?: the)?)(?: [\w§-]+){0,5} $"
)
_AHEAD = re.compile(r"\b(?:will|would|could|may|might|wants?|hopes?|to|expected|if)\b")
_REACH = 90


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The words that a verb is said with: where they begin and what they make of it."""

    start: int
    standing: Standing
    is_passive: bool


def verb_group(analysis: Analysis, verb_start: int, clause_start: int) -> VerbGroup:
    """The auxiliaries and adverbs right before a verb."""
    near = max(clause_start, verb_start - _REACH)
    match = _group_before(analysis.outline, near, verb_start)
    if match is None and (joined := _JOINED.search(analysis.outline, max(0, near - len(" to ")), verb_start)):
        match = _group_before(analysis.outline, near, joined.start("verb"))
    if match is None:
        return VerbGroup(verb_start, "done", False)
    words = match[0]
    standing: Standing = "done"
    if _DENIED.search(words):
        standing = "denied"
    elif _PLANNED.search(words) and not _ACHIEVED.search(words):
        is_told = _PURPOSE.search(analysis.outline, clause_start, match.start()) or _is_ranked(
            analysis.outline, words, clause_start, match.start()
        )
        standing = "done" if is_told else "planned"
    return VerbGroup(match.start(), standing, _PASSIVE.search(words) is not None)


def _group_before(outline: str, near: int, end: int) -> re.Match[str] | None:
    last = _LAST.search(outline, max(near, outline.rfind(" ", near, end - 1)), end)
    word = last[1].lower() if last else ""
    return _GROUP.search(outline, near, end) if word in _TERMS or word.endswith(("ly", DATE)) else None


def _is_ranked(outline: str, words: str, start: int, end: int) -> bool:
    """`Linz was the first to sign`; not `Linz will be the first to sign`."""
    if words.strip() != "to":
        return False
    ranked = _RANKED.search(outline, start, end)
    return ranked is not None and _AHEAD.search(outline, start, ranked.start()) is None
