"""Undertakings as facts: which of the names found are projects, where they are and how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AnyFact, MoneyStatus, Party, ProjectFact, Span
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.parties import party_of
from orchestration.parsing.rules import rule
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# An item of a list is what the list is of, whether or not its own line says what happens to it.
_ITEM = re.compile(r"(?:\d+[.)]|[-•*])\s*(?:the )?$", re.IGNORECASE)
# Where something happens or who somebody works for: a park that one stands in is no undertaking.
_SCENE = re.compile(
    r"\b(?:at|in|inside|near|to|from|with|visited|toured|inspected|of|by|by the|leads straight to) (?:the )?$",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"\b(?:construction|building|opening|launch|completion|work) (?:of|on) (?:the )?$", re.IGNORECASE
)
_CLAUSE = re.compile(r"; |: |, (?:and|but|while|which|where|with) |\b(?:while|whereas|said) ")


@rule(
    "project_called",
    trigger="project_triggers",
    example="The Baise Aluminum Foil Project was completed and put into operation in May.",
    counterexample="The two cities have carried out many projects of investment.",
)
def project_called(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """Whatever the text calls a project, a programme or a route by a proper name."""
    mention = _mention_at(analysis, hit)
    if mention is not None and mention.is_proper and hit.entry["sort"] != "built":
        yield _fact(analysis, mention, "project_called")


@rule(
    "project_described",
    trigger="project_triggers",
    example="The national reserve forest project of Panzhou City will soon be officially launched.",
    counterexample="A national reserve forest project came up in the talks.",
)
def project_described(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """A project told by a description alone, where the text says how far it is."""
    mention = _mention_at(analysis, hit)
    if mention is not None and not mention.is_proper and _status(analysis, mention):
        yield _fact(analysis, mention, "project_described")


@rule(
    "project_built",
    trigger="project_triggers",
    example="Construction of the Guangyuan Cold Chain Port is under way.",
    counterexample="The guests walked in Okayama Park and met the staff of the Luoyang Exhibition Center.",
)
def project_built(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """A plaza, park, base or school by its proper name, where the text builds, opens or signs it."""
    if hit.entry["sort"] != "built":
        return
    mention = _mention_at(analysis, hit)
    if mention is None or not mention.is_proper:
        return
    text = analysis.text
    sentence = analysis.document.sentence_at(mention.start)
    if _ITEM.search(text, max(0, mention.start - 12), mention.start):
        yield _fact(analysis, mention, "project_built")
        return
    if _SCENE.search(text, sentence.start, mention.start) and not _BUILDING.search(text, sentence.start, mention.start):
        return
    is_body = any(body.start <= mention.start and mention.end <= body.end for body in analysis.organizations)
    status = _status(analysis, mention)
    if status and not (is_body and status[0] in ("commitment", "pledge")):
        yield _fact(analysis, mention, "project_built")


def _mention_at(analysis: Analysis, hit: Hit) -> ProjectMention | None:
    """The undertaking whose name ends with this noun (or goes on behind it with `of`)."""
    for mention in analysis.projects:
        if mention.start <= hit.start < mention.end:
            later = analysis.hits_of("project_triggers", hit.end, mention.end)
            of = analysis.text.find(" of ", hit.end, mention.end)
            return mention if not later or 0 <= of < later[0].start else None
    return None


def _fact(analysis: Analysis, mention: ProjectMention, rule_name: str) -> ProjectFact:
    status = _status(analysis, mention) or _status_of_list(analysis, mention)
    return ProjectFact(
        evidence=Span(mention.start, mention.end),
        rule=rule_name,
        name=mention.name,
        city=_city(analysis, mention),
        status=status[0] if status else None,
        year=_year(analysis, mention) if status else None,
    )


def _status(analysis: Analysis, mention: ProjectMention) -> tuple[MoneyStatus, Hit] | None:
    """What the clause says of the undertaking: the nearest word of status behind it, else before it."""
    sentence = analysis.document.sentence_at(mention.start)
    start, end = _clause(analysis, mention, sentence)
    words = [
        word
        for word in analysis.hits_of("project_status_triggers", start, end)
        if word.end <= mention.start or mention.end <= word.start
    ]
    behind = [word for word in words if word.start >= mention.end]
    word = behind[0] if behind else words[-1] if words else None
    return (cast(MoneyStatus, word.entry["status"]), word) if word else None


def _status_of_list(analysis: Analysis, mention: ProjectMention) -> tuple[MoneyStatus, Hit] | None:
    """What was last said before an item of a list."""
    if not _ITEM.search(analysis.text, max(0, mention.start - 12), mention.start):
        return None
    before = analysis.hits_of("project_status_triggers", 0, mention.start)
    return (cast(MoneyStatus, before[-1].entry["status"]), before[-1]) if before else None


def _clause(analysis: Analysis, mention: ProjectMention, sentence: Sentence) -> tuple[int, int]:
    """The clause around a mention, on the outline."""
    outline = analysis.outline
    start, end = sentence.start, sentence.end
    for cut in _CLAUSE.finditer(outline, sentence.start, sentence.end):
        if cut.end() <= mention.start:
            start = cut.end()
        elif cut.start() >= mention.end and analysis.hits_of("project_status_triggers", mention.end, cut.start()):
            end = cut.start()
            break
    if not analysis.hits_of("project_status_triggers", start, end):
        return sentence.start, sentence.end
    return start, end


def _city(analysis: Analysis, mention: ProjectMention) -> Party | None:
    """Where the undertaking is: the city in its name, else the one of its sentence, else none."""
    sentence = analysis.document.sentence_at(mention.start)
    for start, end in ((mention.start, mention.end), (mention.end, sentence.end), (sentence.start, mention.start)):
        for place in within(analysis.places, start, end):
            if place.kind == "city" and (start == mention.start or place.inside is None):
                return party_of(place)
    return None


def _year(analysis: Analysis, mention: ProjectMention) -> int | None:
    """The year that the mention's clause names."""
    sentence = analysis.document.sentence_at(mention.start)
    for date in within(analysis.dates, sentence.start, sentence.end):
        if date.anchor == "stated" and date.edtf[:4].isdigit() and mention.end <= date.start:
            return int(date.edtf[:4])
    return None
