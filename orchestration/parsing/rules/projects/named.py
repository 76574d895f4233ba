"""Undertakings as facts: which of the names found are projects, where they are and how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import likelihood
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AnyFact, ProjectFact, Span
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.names.projects import BY_DEED, joins
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.projects import evidence as projects_evidence
from orchestration.parsing.rules.projects.likelihood import of_undertaking
from orchestration.parsing.rules.projects.progress import stage_of, stage_of_list, standing
from orchestration.parsing.rules.projects.stages import Stage
from orchestration.parsing.rules.projects.when import year
from orchestration.parsing.rules.projects.where import site
from orchestration.parsing.scan import Hit

# Nouns of what is an undertaking only where the text builds or opens it.
_BUILT = frozenset({"built", "works", "sited", "house"})
# ` -- ` between an item and its price, and how far back its name may begin.
_SEPARATOR = 5
_NAME_REACH = 120
# Below this no evidence makes a thing an undertaking: it is a venue or a body.
_HARDLY = 0.1
# `Condroz North, a warehouse of 25,000 square metres,`
_ASIDE = re.compile(r", (?:an?|the|its|their) (?:[\w-]+ ){0,3}")
_APART = re.compile(
    r", (?:called |named |the )?"
    r"| (?:over|in|at|on|near|between|for|of|across|under|from|to) [^,.;]{2,50}"
    r"(?:, (?:called |named |the )| (?:called|named) (?:the )?)"
)
# How far a name may stand from the noun that it belongs to.
_BESIDE = 40


@rule(
    "project_called",
    trigger="project_triggers",
    example="The Baise Aluminum Foil Project was completed and put into operation in May.",
    counterexample="The two cities have carried out many projects of investment.",
)
def project_called(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """Whatever the text calls a project, a programme or a route by a proper name."""
    mention = _mention_at(analysis, hit)
    if mention is None or not mention.is_proper:
        return
    if not _must_be_built(analysis, mention, hit) and not projects_evidence.is_umbrella(analysis, mention):
        yield _fact(analysis, mention, stage_of(analysis, mention), "project_called")


@rule(
    "project_described",
    trigger="project_triggers",
    example="The national reserve forest project of Panzhou City will soon be officially launched.",
    counterexample="A national reserve forest project came up in the talks.",
)
def project_described(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """A project told by a description alone, where the text says how far it is."""
    mention = _mention_at(analysis, hit)
    if mention is not None and not mention.is_proper:
        status = stage_of(analysis, mention)
        if status is not None:
            yield _fact(analysis, mention, status, "project_described")


@rule(
    "project_built",
    trigger="project_triggers",
    example="Construction of the Guangyuan Cold Chain Port is under way.",
    counterexample="The guests walked in Okayama Park and met the staff of the Luoyang Exhibition Center.",
)
def project_built(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """A plaza, park, base or line by its proper name, where the text says that it is built, opened or at work."""
    mention = _mention_at(analysis, hit)
    if mention is None or not mention.is_proper or not _must_be_built(analysis, mention, hit):
        return
    chance = of_undertaking(analysis, mention)
    if chance >= likelihood.LIKELY or (chance >= _HARDLY and _is_told(analysis, mention, hit)):
        is_in_list = projects_evidence.is_item(analysis, mention) or projects_evidence.is_listed(analysis, mention)
        of_list = stage_of_list(analysis, mention) if is_in_list else None
        yield _fact(analysis, mention, stage_of(analysis, mention), "project_built", of_list=of_list)


def _is_told(analysis: Analysis, mention: ProjectMention, hit: Hit) -> bool:
    """Whether the text sets a thing off as an undertaking: quoted, listed, paid for or at a stage that is told of it."""
    if projects_evidence.is_somebody(analysis, mention) or projects_evidence.is_toured(analysis, mention):
        return False
    is_house = hit.entry["sort"] == "house"
    is_set_off = not is_house and (
        projects_evidence.is_quoted(analysis, mention)
        or projects_evidence.is_item(analysis, mention)
        or projects_evidence.is_bracketed(analysis, mention)
        or projects_evidence.is_listed(analysis, mention)
        or projects_evidence.is_paid_for(analysis, mention)
    )
    status = stage_of(analysis, mention)
    return is_set_off or (
        status is not None and projects_evidence.is_told_of(analysis, mention, status, is_house=is_house)
    )


@rule(
    "project_priced",
    trigger="money",
    example="Two projects broke ground. - Xinri New Material Phase II -- 250 million yuan",
    counterexample="Two firms share the costs of both projects. - Siemens AG -- 250 million yuan",
)
def project_priced(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """An undertaking that a list of projects tells by its price."""
    for mention in within(analysis.projects, max(0, hit.start - _NAME_REACH), hit.start):
        is_last = mention.end >= hit.start - _SEPARATOR
        if (
            is_last
            and projects_evidence.is_item(analysis, mention)
            and not analysis.hits_of("project_triggers", mention.start, mention.end)
        ):
            of_list = stage_of_list(analysis, mention)
            yield _fact(analysis, mention, stage_of(analysis, mention), "project_priced", of_list=of_list)


@rule(
    "project_by_deed",
    trigger=BY_DEED,
    example="The Lubigi Drainage Loop was inaugurated in Kampala on 4 May 2016.",
    counterexample="The mayor opened the Sister Cities Forum in Omsk.",
)
def project_by_deed(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """Whatever is built, opened or paid for under a name of its own (``names.projects_by_deed``)."""
    for mention in within(analysis.projects, hit.start, hit.end):
        yield _fact(analysis, mention, stage_of(analysis, mention), "project_by_deed")


def _must_be_built(analysis: Analysis, mention: ProjectMention, hit: Hit) -> bool:
    """Whether the name alone makes no undertaking: a park or a line without ends, and no `project`, nor `Graz-Linz line`."""
    sort = hit.entry["sort"]
    if not mention.start <= hit.start < mention.end:
        # `the old town, Linz Port,`: a thing beside a name is an undertaking as it would be in it.
        return sort in _BUILT and not hit.entry["beside"]
    return sort in _BUILT or (sort == "drawn" and not joins(analysis.text, mention.start, hit, mention.end))


def _mention_at(analysis: Analysis, hit: Hit) -> ProjectMention | None:
    """The undertaking whose name ends with this noun (or goes on behind it with `of`)."""
    sentence = analysis.document.sentence_at(hit.start)
    for mention in within(analysis.projects, sentence.start, sentence.end):
        if mention.start <= hit.start < mention.end:
            later = analysis.hits_of("project_triggers", hit.end, mention.end)
            of = analysis.text.find(" of ", hit.end, mention.end)
            return mention if not later or 0 <= of < later[0].start else None
    if hit.entry["beside"]:
        return _mention_beside(analysis, hit)
    # `a warehouse, Condroz North,`
    apart = within(analysis.projects, hit.end, min(hit.end + _BESIDE * 2, sentence.end))
    if apart and _APART.fullmatch(analysis.text, hit.end, apart[0].start):
        return apart[0]
    before = within(analysis.projects, max(sentence.start, hit.start - _BESIDE * 3), hit.start)
    return before[-1] if before and _ASIDE.fullmatch(analysis.text, before[-1].end, hit.start) else None


def _mention_beside(analysis: Analysis, hit: Hit) -> ProjectMention | None:
    """The undertaking that has its name beside the noun: `the "Green Bridges" programme`, `AMRUT, a mission for`."""
    sentence = analysis.document.sentence_at(hit.start)
    for mention in within(analysis.projects, sentence.start, sentence.end):
        gap = mention.start - hit.end if mention.start >= hit.end else hit.start - mention.end
        if gap <= _BESIDE and not analysis.hits_of("project_triggers", mention.start, mention.end):
            return mention
    return None


def _fact(
    analysis: Analysis, mention: ProjectMention, own: Stage | None, rule_name: str, *, of_list: Stage | None = None
) -> ProjectFact:
    stage = own or of_list
    return ProjectFact(
        evidence=Span(mention.start, mention.end),
        rule=rule_name,
        name=mention.name,
        city=site(analysis, mention),
        status=standing(analysis, mention, stage),
        year=year(analysis, stage, is_of_list=own is None) if stage else None,
    )
