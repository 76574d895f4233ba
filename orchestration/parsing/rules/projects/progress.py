"""How far an undertaking is: which of the stages told around its name (``projects.stages``) are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import MoneyStatus
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.rules.investments.status_words import around
from orchestration.parsing.rules.projects import evidence as projects_evidence
from orchestration.parsing.rules.projects.stages import Stage, stages
from orchestration.parsing.sentences import Sentence

# How far before a name the paper or the money for it may stand.
_PAID_REACH = 60
_BINDS = re.compile(r"\b(?:loan|grant|lends?|lent|contracts?|signed|agreement|awarded)\b")
_SAID_ASIDE = re.compile(r", (?:\w+ )?")
# `an agreement on the construction of the X`, `the loan covers the X`: a paper for it binds, where nothing else is told.
_AGREED = re.compile(
    r"\b(?:agreements?|contracts?|memorandum|memoranda|deals?|pact|loan|mou)\b(?: \w+){0,2}"
    r" (?:on|for|about) (?:the |an? )?(?:joint )?$",
    re.IGNORECASE,
)
# `Under the agreement, the company will build the X`: a promise in writing.
_UNDER_PAPER = re.compile(
    r"(?:Under|According to|In accordance with|Pursuant to) (?:the|this|that|its|their|an?|one) (?:[\w-]+ ){0,3}"
    r"(?:agreement|contract|deal|pact|memorandum)\b"
)
# `whose first twelve halls were delivered`: a part is finished, and the whole under way.
_OF_PART = re.compile(r"\bwhose (?:first|second|third|initial) (?:[\w-]+ ){0,5}$")
_WOULD = re.compile(r"\b(?:would|will|is to|are to)\b")
_CLAUSE = re.compile(r"; |: |, (?:and|but|while|where|with) |\b(?:while|whereas|said) ")
# `It was opened in 2002`: the next sentence goes on about the same undertaking.
_WORK_ON = re.compile(r"(?:Construction|Work|Building|Contracts?)\b")
_GOES_ON = re.compile(
    r"(?:It|Construction|Work|Contracts?|The (?:project|park|line|route|base|plant|centre|center|bridge|programme|program))\b"
)


def standing(analysis: Analysis, mention: ProjectMention, status: Stage | None) -> MoneyStatus | None:
    """How far the undertaking is: by its word of status, or committed by the paper that is for it."""
    sentence = analysis.document.sentence_at(mention.start)
    if status is not None:
        near = max(sentence.start, status.start - _PAID_REACH)
        is_agreed = status.end <= mention.start and _AGREED.search(analysis.outline, near, status.start)
        told_in = analysis.document.sentence_at(status.start)
        if is_agreed or (status.status == "pledge" and _UNDER_PAPER.match(analysis.text, told_in.start)):
            return "commitment"
        is_of_part = status.status == "completion" and _OF_PART.search(analysis.outline, told_in.start, status.start)
        return "implementation" if is_of_part else status.status
    if _BINDS.search(analysis.outline, sentence.start, sentence.end) or _is_of_paper(analysis, mention, sentence):
        return "commitment"
    if _WOULD.search(analysis.outline, mention.end, sentence.end):
        return "pledge"
    return around(analysis, sentence) if sentence.index else None


def stage_of(analysis: Analysis, mention: ProjectMention) -> Stage | None:
    """What is told of the mention itself or, by the same name, elsewhere; else the nearest stage in its clause."""
    sentence = analysis.document.sentence_at(mention.start)
    told = stages(analysis, sentence.start, sentence.end)
    start, end = _clause(analysis, mention, sentence, told)
    in_clause = [stage for stage in told if start <= stage.start and stage.end <= end]
    own = _own(analysis, mention, in_clause) or _told_next(analysis, sentence)
    if own is not None:
        return own
    for other in analysis.projects:
        if other.name == mention.name and other.start != mention.start:
            there = analysis.document.sentence_at(other.start)
            around_it = stages(analysis, there.start, there.end)
            if own := _own(analysis, other, around_it) or _told_next(analysis, there):
                return own
    near = [stage for stage in in_clause if stage.term not in projects_evidence.BARE]
    return None if _is_of_paper(analysis, mention, sentence) else _nearest(mention, near)


def _own(analysis: Analysis, mention: ProjectMention, told: Sequence[Stage]) -> Stage | None:
    """The stage that has the mention for its subject or object."""
    own = [stage for stage in told if projects_evidence.is_of(analysis, mention, stage)]
    behind = [stage for stage in own if stage.start >= mention.end]
    if (
        len(behind) > 1
        and behind[0].is_participle
        and _SAID_ASIDE.fullmatch(analysis.text, mention.end, behind[0].start)
    ):
        # `the X Park, jointly built by A and B, started construction`: who builds it is said aside.
        return behind[1]
    return _nearest(mention, own)


def _nearest(mention: ProjectMention, told: Sequence[Stage]) -> Stage | None:
    """The first stage behind a mention, else the last before it."""
    behind = [stage for stage in told if stage.start >= mention.end]
    before = [stage for stage in told if stage.end <= mention.start]
    return behind[0] if behind else (before[-1] if before else None)


def _told_next(analysis: Analysis, sentence: Sentence) -> Stage | None:
    """`It was opened in 2002`, `Construction began in May`: what the next sentences of the paragraph say of the same."""
    following = analysis.document.sentences[sentence.index + 1 : sentence.index + 3]
    for number, other in enumerate(following):
        goes_on = _GOES_ON if number == 0 else _WORK_ON
        if other.paragraph == sentence.paragraph and goes_on.match(analysis.text, other.start):
            told = stages(analysis, other.start, other.end)
            if stage := next((stage for stage in told if stage.term not in projects_evidence.BARE), None):
                return stage
    return None


def _is_of_paper(analysis: Analysis, mention: ProjectMention, sentence: Sentence) -> bool:
    """`an agreement on a Joint Laboratory`, `the "Construction Agreement on the X Railway"`: a paper is for the mention."""
    titles = within(analysis.titles, sentence.start, sentence.end)
    if any(title.start < mention.start and mention.end <= title.end for title in titles):
        return True
    near = max(sentence.start, mention.start - _PAID_REACH)
    return _AGREED.search(analysis.outline, near, mention.start) is not None


def stage_of_list(analysis: Analysis, mention: ProjectMention) -> Stage | None:
    """What was last said before an item of a list."""
    before = stages(analysis, 0, mention.start)
    return before[-1] if before else None


def _clause(analysis: Analysis, mention: ProjectMention, sentence: Sentence, told: Sequence[Stage]) -> tuple[int, int]:
    """The clause around a mention, as far as it holds a stage; else the sentence."""
    start, end = sentence.start, sentence.end
    for cut in _CLAUSE.finditer(analysis.outline, sentence.start, sentence.end):
        if cut.end() <= mention.start:
            start = cut.end()
        elif cut.start() >= mention.end and any(start <= stage.start < cut.start() for stage in told):
            end = cut.start()
            break
    has_stage = any(start <= stage.start and stage.end <= end for stage in told)
    return (start, end) if has_stage else (sentence.start, sentence.end)
