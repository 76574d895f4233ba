"""How far the words of a text bring an undertaking: verbs by what they do and by their tense, and set phrases.

`was officially unveiled`, `will be financed`, `is being widened`: any verb of building, opening, starting, paying or deciding
says a stage with its auxiliaries. What no verb says (`ground-breaking`, `on the drawing board`) is a set phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import MoneyStatus
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit

_VERBS = "undertaking_verbs_triggers"
_PHRASES = "project_status_triggers"
_DONE: dict[str, MoneyStatus] = {
    "build": "completion",
    "finish": "completion",
    "begin": "implementation",
    "fund": "implementation",
    "agree": "commitment",
    "plan": "pledge",
    # what is given up was never more than a plan
    "halt": "pledge",
}
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being|not|still|currently|now|already) $", re.IGNORECASE)
_BEING = re.compile(r"\bbeing\b", re.IGNORECASE)
# `has helped Moyu County build the school`: built by now
_HELPED = re.compile(r"\b(?:help(?:ed|s)?|enabl(?:ed|es)) (?:(?:§+|\w+) ){0,3}(?:to )?$")
_HELP_REACH = 60
# What must stand before a form that else is no predicate: asked first, since most `open` and `start` are none.
_PREDICATES = {
    "base": re.compile(rf"{_HELPED.pattern}|\b(?:to|will|would|shall|should|may|might|can|could|must)(?: \w+)? $"),
    "ing": _BE,
}
# `opened an office`, `started a new route`: done by what stands before to something else
_TAKES_OBJECT = re.compile(r" (?:(?:an?|the|its|their|our|his|her|new|more|two|three|several)\b|§|¶|‡|\d)")
# What is done to an institution that is new.
_FOUNDS = re.compile(
    r"buil[td]|construct|erect|ground|cornerstone|foundation|inaugurat|open|put into|hand(?:ed)? over|ribbon|complet|finish"
    r"|unveil|rising|launch|start|set up"
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Words that tell how far something is: with the auxiliaries of a verb, which begin at ``start``."""

    start: int
    end: int
    status: MoneyStatus
    term: str
    is_verb: bool = False
    is_passive: bool = False
    is_participle: bool = False
    """Whether it is a bare participle: `, jointly built by A and B,` is said aside."""
    is_founding: bool = False
    """Whether they tell that something is new, and not only what it does."""


def stages(analysis: Analysis, start: int, end: int) -> Sequence[Stage]:
    """The stages that ``[start, end)`` tells of, in order; of overlapping ones the longest."""
    found = [
        Stage(
            hit.start,
            hit.end,
            _status_of(hit),
            hit.entry.term,
            is_participle=hit.entry.term.startswith("built "),
            is_founding=_FOUNDS.search(hit.entry.term) is not None,
        )
        for hit in analysis.hits_of(_PHRASES, start, end)
    ]
    for hit in analysis.hits_of(_VERBS, start, end):
        stage = _by_verb(analysis, hit, start)
        if stage is not None:
            found.append(stage)
    found.sort(key=lambda stage: (stage.start, -stage.end, stage.is_verb))
    kept: list[Stage] = []
    for stage in found:
        if kept and stage.start < kept[-1].end:
            if stage.end - stage.start > kept[-1].end - kept[-1].start:
                kept[-1] = stage
            continue
        kept.append(stage)
    return kept


def _status_of(hit: Hit) -> MoneyStatus:
    return cast(MoneyStatus, hit.entry["status"])


def _by_verb(analysis: Analysis, hit: Hit, start: int) -> Stage | None:
    """What a verb says with its auxiliaries; None where its form is no predicate (`the open day`, `the building`)."""
    outline = analysis.outline
    if outline[hit.start] != analysis.text[hit.start]:
        return None  # inside a name
    is_predicate = _PREDICATES.get(hit.entry["form"] or "")
    if is_predicate and is_predicate.search(outline, max(start, hit.start - _HELP_REACH), hit.start) is None:
        return None
    group = verb_group(analysis, hit.start, start)
    words = outline[group.start : hit.start]
    form, deed = hit.entry["form"], hit.entry["deed"] or ""
    is_done = group.standing == "done"
    status: MoneyStatus
    if form in ("base", "either") and not is_done:
        status = "pledge"
    elif form == "base":
        if _HELPED.search(outline, max(start, hit.start - _HELP_REACH), hit.start) is None:
            return None
        status = _DONE[deed]
    elif form == "ing":
        status = "pledge" if deed in ("plan", "agree", "halt") else "implementation"
    elif not is_done:
        status = "pledge"
    elif form == "present":
        status = "implementation" if deed == "build" else _DONE[deed]
    elif _BEING.search(words):
        status = "pledge" if deed in ("plan", "agree", "halt") else "implementation"
    else:
        status = _DONE[deed]
    is_passive = group.is_passive and form in ("past", "either")
    return Stage(
        group.start,
        hit.end,
        status,
        hit.entry.term,
        is_verb=True,
        is_passive=is_passive,
        is_participle=form in ("past", "either") and not group.is_passive and is_done,
        is_founding=group.standing != "denied" and _FOUNDS.search(hit.entry.term) is not None,
    )


def takes_object(analysis: Analysis, stage: Stage) -> bool:
    """Whether an active verb does something to what stands behind it: its subject is then a doer and no undertaking."""
    if stage.term.startswith("attract"):
        return False  # `The park attracted 50 suppliers`: it is at work
    return stage.is_verb and not stage.is_passive and _TAKES_OBJECT.match(analysis.outline, stage.end) is not None
