"""What speaks for how far an amount of money has come: signs, each a short name.

The words of ``money_status_triggers`` tell it, nearest to the amount, in its part of the sentence and in the sentences around;
so do the tense of the verb that governs the amount, years gone by or to come, and the plain words of its part of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentType
from orchestration.parsing.mentions import Money
from orchestration.parsing.rules.clauses import clause_start
from orchestration.parsing.rules.investments.cues import Cue
from orchestration.parsing.rules.investments.parties import Sides
from orchestration.parsing.rules.investments.scope import scope_of, stretch
from orchestration.parsing.rules.investments.status_words import OF_INTENT, Told, told
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.sentences import Sentence

_FUTURE = re.compile(
    r"\b(?:will|to|shall|would|may|might|can|could|should|plans?|planned|intends?|expected|hopes?|aims?|promis\w+)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+(?:'t)?")
# Words that tell times and turns, which mean another thing before the amount than behind it.
_SMALL = frozenset(
    (
        "had has have was were is are be been being will would could should can may might if not yet already by until next last"
        " ago since each every so far to for from after before when once another of which that under into on in with at over"
        " during total altogether also now this these its their as than more"
    ).split()
)
_BESIDE = 70
_MOST = 3
# Distances in code points, with surcharges for what lies between (``investments.cues``).
_DISTANCES = ((8, "touching"), (25, "near"), (60, "away"), (120, "far"), (220, "farther"))


def signs(
    analysis: Analysis, money: Money, cue: Cue, kind: InvestmentType, project_count: int | None, sides: Sides
) -> frozenset[str]:
    """Every sign of how far the amount has come."""
    scope = scope_of(analysis, money, cue, project_count, sides.investors)
    sentence = analysis.document.sentence_at(money.start)
    start, end = stretch(analysis, money)
    return frozenset(
        (
            f"kind {kind}",
            f"scope {scope}",
            f"counted {min(_MOST, project_count or 0)}",
            f"reading {cue.reading}",
            *(f"giver {party.kind}" for party in sides.investors[:1]),
            *(f"receiver {party.kind}" for party in sides.recipients[:1]),
            *_of_verb(analysis, sentence, cue, kind),
            *_of_status_words(analysis, sentence, money, cue, start, end),
            *_around(analysis, sentence),
            *_of_plain_words(analysis, money, start, end),
            *_of_years(analysis, start, end),
        )
    )


def _of_verb(analysis: Analysis, sentence: Sentence, cue: Cue, kind: InvestmentType) -> Iterator[str]:
    """Form and tense of the verb that governs the amount, where one does and not a noun."""
    done, subject = cue.hit.entry.values.get("done"), cue.hit.entry.values.get("subject")
    yield f"done {done}"
    yield f"subject {subject}"
    if not (done or subject):
        return
    term = cue.hit.entry.term
    group = verb_group(analysis, cue.hit.start, clause_start(analysis, sentence.start, cue.hit.start))
    words = analysis.outline[group.start : cue.hit.start].lower()
    yield f"standing {group.standing}"
    if group.is_passive:
        yield "passive"
    if done and term.endswith(("ing", "s")):
        yield "form ing" if term.endswith("ing") else "form s"
    elif done:
        tense = (
            "future"
            if _FUTURE.search(words)
            else "perfect"
            if "has " in words or "have " in words
            else "pluperfect"
            if "had " in words
            else "plain"
        )
        yield f"tense {tense}"
        yield f"tense {tense}, {kind}"


def _of_status_words(
    analysis: Analysis, sentence: Sentence, money: Money, cue: Cue, start: int, end: int
) -> Iterator[str]:
    everywhere = told(analysis, sentence, money)
    here = [each for each in everywhere if start <= each[2].start < end]
    yield from (f"sentence {status}" for _, status, _ in everywhere)
    yield from (f"stretch {status}" for _, status, _ in here)
    done = cue.hit.entry.values.get("done")
    yield from (f"done {done}, stretch {status}" for _, status, _ in here)
    if nearest := _nearest(here):
        distance_name = next((name for most, name in _DISTANCES if nearest[0] <= most), "remote")
        yield f"nearest {nearest[1]}"
        yield f"nearest {nearest[1]} {distance_name}"
    else:
        yield "nearest none"
    if before := _nearest([each for each in here if each[2].end <= money.start]):
        yield f"before {before[1]}"
    if behind := _nearest([each for each in here if each[2].end > money.start]):
        yield f"behind {behind[1]}"


def _nearest(words: Sequence[Told]) -> Told | None:
    return min(words, key=lambda each: each[0], default=None)


def _around(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    """What title, paragraph and neighbouring sentences tell, and where a paper was signed that binds nobody."""
    sentences, outline = analysis.document.sentences, analysis.outline
    paragraph = [other for other in sentences[: sentence.index] if other.paragraph == sentence.paragraph]
    if sentences[0].is_title:
        yield from _statuses(analysis, "title", sentences[0])
    if sentence.index == 0:
        yield "in title"
    else:
        last = sentences[sentence.index - 1]
        yield from _statuses(analysis, "last" if paragraph else "last paragraph", last)
    for following in sentences[sentence.index + 1 : sentence.index + 2]:
        if following.paragraph == sentence.paragraph:
            yield from _statuses(analysis, "next", following)
    for other in paragraph:
        yield from _statuses(analysis, "paragraph", other)
    if OF_INTENT.search(outline, sentence.start, sentence.end):
        yield "intent here"
    elif any(OF_INTENT.search(outline, other.start, other.end) for other in paragraph):
        yield "intent in paragraph"
    elif OF_INTENT.search(outline):
        yield "intent in article"


def _statuses(analysis: Analysis, where: str, sentence: Sentence) -> Iterator[str]:
    return (f"{where} {status}" for _, status, _ in told(analysis, sentence, None))


def _of_plain_words(analysis: Analysis, money: Money, start: int, end: int) -> Iterator[str]:
    outline = analysis.outline
    yield from (f"word {word}" for word in _words(outline[start:end]))
    before, behind = outline[max(start, money.start - _BESIDE) : money.start], outline[money.end : end][:_BESIDE]
    yield from (f"before: {word}" for word in _words(before) & _SMALL)
    yield from (f"behind: {word}" for word in _words(behind) & _SMALL)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _of_years(analysis: Analysis, start: int, end: int) -> Iterator[str]:
    published = analysis.document.article.published_on
    for date in within(analysis.dates, start, end) if published else ():
        if published and date.edtf and date.edtf[:4].isdigit():
            year = int(date.edtf[:4])
            yield "past year" if year < published.year else "coming year" if year > published.year else "this year"
