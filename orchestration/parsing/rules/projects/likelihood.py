"""How likely a capitalised name is an undertaking of its article: a logistic score over what stands in and around it.

The weights (lexicon ``undertaking_weights``) are fitted to the names of annotated texts that rules are written on
(``orchestration.evaluating.undertaking_weights``). A feature is a fact about the name or its sentence; `told`, `listed`,
`paid for` and the like are those of ``projects.evidence``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import likelihood
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.names.projects import BY_DEED
from orchestration.parsing.rules.projects import evidence
from orchestration.parsing.rules.projects.stages import stages

_PREPOSITION = re.compile(
    r"\b(in|at|of|to|with|for|on|from|by|between|and|into|through|near|inside|beside|under)(?: the| its| their)? \"?$",
    re.IGNORECASE,
)
# What only somebody does.
_ACTS = re.compile(
    r"\"?(?:,? and [^,.]{3,60})? (?:have |has |had |also |jointly )*(?:signed|said|announced|agreed|concluded|hosted|received"
    r"|sent|welcomed|invited|took part|won|became|donated|gave|train|trains|offers?|will train|will send|held|picked|are"
    r"|were represented)\b"
)
_SEEN = re.compile(r"\b(?:visit|tour|inspect|saw|seeing|see|walked|shown|went|called at|guests?|travelled)\w*\b[^.;]*$")
_BUILDS = re.compile(
    r"\b(?:build|built|construct\w*|invest\w*|broke ground|inaugurat\w*|fund\w*|financ\w*|cornerstone|complet\w*)\b",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"\bprojects?\b", re.IGNORECASE)
_CALLED = re.compile(r"project|phase|programme|program$", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:agreement|memorandum|contract|loan|grant|credit)\b")
_OF_PEOPLE = re.compile(
    r"\b(?:president|head|director|chairman|chief|manager|staff|students?|teachers?|pupils|board|researchers)"
    r" (?:of|at|from) (?:the )?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\w[-–][A-Z]")
_OWNED = re.compile(r"'s \"?$")
_THE = re.compile(r"\b[Tt]he \"?$")
_A = re.compile(r"\ban? (?:\w+ )?\"?$")
_NEAR = 60
_MOST_WORDS = 6


def of_undertaking(analysis: Analysis, mention: ProjectMention) -> float:
    """Between 0 and 1: how likely the name is an undertaking's."""
    return likelihood.weigh("undertaking_weights", features(analysis, mention))


def drop_unlikely(analysis: Analysis) -> bool:
    """Leave out the names that only their sentence brought up and that are no undertaking's; whether there were any."""
    unlikely = [
        mention
        for hit in analysis.hits_of(BY_DEED)
        for mention in within(analysis.projects, hit.start, hit.end)
        if of_undertaking(analysis, mention) < likelihood.LIKELY
    ]
    analysis.projects = [mention for mention in analysis.projects if mention not in unlikely]
    return bool(unlikely)


def features(analysis: Analysis, mention: ProjectMention) -> Iterator[tuple[str, float]]:
    """The features of a name that are not zero."""
    found = {**_of_name(analysis, mention), **_of_context(analysis, mention)}
    yield from ((name, float(value)) for name, value in found.items() if value)


def _of_name(analysis: Analysis, mention: ProjectMention) -> dict[str, float]:
    nouns = [n for n in analysis.hits_of("project_triggers", mention.start, mention.end) if n.entry["sort"] != "none"]
    words = len(mention.name.split())
    near = (max(0, mention.start - _NEAR), mention.end + _NEAR)
    bodies = within(analysis.organizations, *near)
    return {
        f"sort={nouns[-1].entry['sort'] if nouns else 'deed'}": 1,
        "in_name_project": _CALLED.search(mention.name) is not None,
        "org": any(body.start < mention.end and mention.start < body.end for body in bodies),
        "org_whole": any(body.start <= mention.start and mention.end <= body.end for body in bodies),
        "city_in_name": any(place.kind == "city" for place in within(analysis.places, mention.start, mention.end)),
        "somebody": evidence.is_somebody(analysis, mention),
        "hyphen": _JOINED.search(mention.name) is not None,
        "words": min(words, _MOST_WORDS) / _MOST_WORDS,
        "short": words <= 2,
        "repeat": analysis.text.count(mention.name) > 1,
    }


def _of_context(analysis: Analysis, mention: ProjectMention) -> dict[str, float]:
    text = analysis.text
    sentence = analysis.document.sentence_at(mention.start)
    before, after = (sentence.start, mention.start), (mention.end, sentence.end)
    preposition = _PREPOSITION.search(text, max(sentence.start, mention.start - 20), mention.start)
    told = [
        stage for stage in stages(analysis, sentence.start, sentence.end) if not evidence.is_of_old(analysis, stage)
    ]
    own = [stage for stage in told if evidence.is_of(analysis, mention, stage)]
    money = within(analysis.money, sentence.start, sentence.end)
    return {
        f"prep={preposition[1].lower() if preposition else 'none'}": 1,
        "opens": text[sentence.start : mention.start].strip().lower() in ("", "the"),
        "quoted": evidence.is_quoted(analysis, mention),
        "item": evidence.is_item(analysis, mention),
        "bracketed": evidence.is_bracketed(analysis, mention),
        "listed": evidence.is_listed(analysis, mention),
        "paid_for": evidence.is_paid_for(analysis, mention),
        "toured": evidence.is_toured(analysis, mention),
        "umbrella": evidence.is_umbrella(analysis, mention),
        "own": bool(own),
        "own_founding": any(stage.is_founding for stage in own),
        "own_founding_done": any(stage.is_founding and stage.status != "pledge" for stage in own),
        "stage": bool(told),
        "stage_founding": any(stage.is_founding for stage in told),
        "money": bool(money),
        "money_after_near": any(0 <= amount.start - mention.end < _NEAR for amount in money),
        "money_before_near": any(0 <= mention.start - amount.end < _NEAR for amount in money),
        "acts": _ACTS.match(text, *after) is not None,
        "see": _SEEN.search(text, *before) is not None,
        "projectword": bool(_PROJECT.search(text, *before) or _PROJECT.search(text, *after)),
        "signing_before": bool(analysis.hits_of("signing_triggers", *before)),
        "paper": _PAPER.search(text, sentence.start, sentence.end) is not None,
        "poss": _OWNED.search(text, *before) is not None,
        "article": _THE.search(text, *before) is not None,
        "indef": _A.search(text, *before) is not None,
        "person_before": _OF_PEOPLE.search(text, *before) is not None,
        "construct_in_sent": _BUILDS.search(text, sentence.start, sentence.end) is not None,
    }
