"""Agreements that are named with their parties and never said to be signed: `a contract between A and B provides`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AgreementKind, AnyFact, Span
from orchestration.parsing.outline import PERSON, SIDE
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.agreement_kinds import USUAL
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.rules.documents import documents_in
from orchestration.parsing.rules.signing_clause import verbs_in
from orchestration.parsing.rules.signing_verbs import read
from orchestration.parsing.rules.signing_zones import side_phrases
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# What is hoped for, talked over or gone is no agreement that stands.
_UNREAL = re.compile(
    r"\b(?:talks?|negotiat\w+|discuss\w*|propos\w+|hop\w+|wants?|wish\w*|draft\w*|possible|potential|future|planned|would|could|"
    r"might|may|should|no|not|without|never|ask\w*|call\w*|seek\w*|end\w*|terminat\w+|laps\w+|ran out|cancel\w*|"
    r"suspend\w*|expir\w+|review\w*|anniversary|since|histor\w+)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r" (?:on [^,;.§]{1,60} |of cooperation )?(?:between|linking|binding|joining|uniting|connecting|tying|twinning|pairing"
    r"|(?:that|which) (?:links?|binds?|joins?|unites?|connects?|ties|tie|twins?|pairs?)) "
)
# `Signatories of the charter are A, B and C`
_SIGNATORIES = re.compile(r"\b[Ss]ignatories (?:of|to) (?:the |this |that )?(?:[\w-]+ ){0,4}$")
_ARE = re.compile(r" (?:are|were|include|included)(?: the)? ")
_REACH = 90
# `Under one deal, A will`: a member of what was signed in the plural.
_UNDER_ONE = re.compile(
    r"Under (?:one|a second|a third|a separate|another|the first|the second)(?: such)?(?: [a-z]+)? "
)
_UNDER_ONE_DEAL = re.compile(
    r"Under (?:one|a second|a third|a separate|another|the first|the second)(?: [a-z-]+){1,3}, "
)
_UNDER_ANOTHER = re.compile(
    r"(?:Under|In) (?:another|a second|a third|the other|the second|the third)(?: [a-z-]+){0,3}, "
)
_ACTS = re.compile(r" (?:will|would|shall|is to|are to|has|have|agreed|plans? to|intends? to|undertakes? to)\b")
_MEMBERS_AHEAD = 5
_KIND_BACK = 3
# `under a memorandum with B`: what is done rests on a paper that stands.
_RESTS_ON = re.compile(
    r"\b(?:under|thanks to|as part of|on the basis of|based on|by virtue of) (?=an? (?:[\w-]+ ){0,4}$)", re.IGNORECASE
)
# `marked the day with a new memorandum`, `pledged in an accord to`: what two do by a paper, they have agreed on.
_BY_MEANS_OF = re.compile(r"\b(?:with|in|through|via|under) (?=an? (?:[\w-]+ ){0,5}$)")
_MEANS = frozenset(
    {
        "agreement",
        "pact",
        "accord",
        "memorandum",
        "memorandum of understanding",
        "memorandum of cooperation",
        "mou",
        "charter",
    }
    | {
        "declaration",
        "joint declaration",
        "treaty",
        "protocol",
        "letter of intent",
        "compact",
        "covenant",
        "roadmap",
        "plan",
    }
)
_WILL = re.compile(r"\b(?:will|shall|to)\b")
_PAIR = 2


@rule(
    "agreement_between",
    trigger="document_triggers",
    example="A contract between Linz and Chengdu opens the way for exports.",
    counterexample="Talks on a contract between Linz and Chengdu go on.",
)
def agreement_between(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A memorandum between A and B lets students travel.`"""
    if hit.entry["kind"] == "project" or hit.entry["tie"] or hit.entry["number"] == "many":
        return
    outline = analysis.outline
    between = _BETWEEN.match(outline, hit.end)
    if between is None:
        return
    sentence = analysis.document.sentence_at(hit.start)
    if verbs_in(analysis, sentence.start, sentence.end) or sentence.is_title:
        return
    if _UNREAL.search(outline, max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)):
        return
    documents = documents_in(analysis, sentence.start, hit.end)
    phrase = next((each for each in side_phrases(analysis, hit.end, sentence.end) if each.word == "between"), None)
    if not documents or documents[-1].is_denied or phrase is None or len(phrase.parties) < _PAIR:
        return
    yield AgreementFact(
        evidence=Span(documents[-1].start, phrase.end),
        rule="agreement_between",
        kind=documents[-1].kind,
        title=documents[-1].title,
        parties=phrase.parties,
    )


@rule(
    "agreement_signatories",
    trigger="document_triggers",
    example="Signatories of the charter are Basel, Mulhouse and Freiburg.",
    counterexample="Signatories of the charter are expected in Basel, Mulhouse and Freiburg.",
)
def agreement_signatories(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`Signatories to the convention are A, B and C.`"""
    sentence = analysis.document.sentence_at(hit.start)
    opening = _SIGNATORIES.search(analysis.outline, max(sentence.start, hit.start - _REACH), hit.start)
    are = _ARE.match(analysis.outline, hit.end) if opening else None
    if opening is None or are is None or analysis.outline[are.end()] not in (SIDE, PERSON):
        return
    parties = named_sides(analysis, are.end(), sentence.end)
    documents = documents_in(analysis, sentence.start, hit.end)
    if documents and len(parties) >= _PAIR:
        yield AgreementFact(
            evidence=Span(opening.start(), sentence.end),
            rule="agreement_signatories",
            kind=documents[-1].kind,
            title=documents[-1].title,
            parties=tuple(parties),
        )


@rule(
    "agreement_under",
    trigger="document_triggers",
    example="Linz signed three deals. Under one agreement, Graz and Chengdu will build a school.",
    counterexample="Under the agreement, Graz and Chengdu will build a school.",
)
def agreement_under(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`Under one deal, A will invest in a base. Under another, B and C will build a hospital.`"""
    sentence = analysis.document.sentence_at(hit.start)
    outline = analysis.outline
    if hit.entry["number"] == "many" or not _UNDER_ONE.fullmatch(outline, sentence.start, hit.start):
        return
    kind = _kind_before(analysis, sentence) or hit.entry["kind"]
    for each in analysis.document.sentences[sentence.index : sentence.index + _MEMBERS_AHEAD]:
        opening = (_UNDER_ONE_DEAL if each is sentence else _UNDER_ANOTHER).match(outline, each.start, each.end)
        if opening is None or each.paragraph != sentence.paragraph:
            break
        acts = _ACTS.search(outline, opening.end(), each.end)
        parties = named_sides(analysis, opening.end(), acts.start() if acts else each.end, with_unlisted=True)
        if acts and (len(parties) >= _PAIR or (parties and kind == "project")):
            yield AgreementFact(
                evidence=Span(each.start, each.end),
                rule="agreement_under",
                kind=cast(AgreementKind, kind or USUAL),
                parties=tuple(parties),
            )


def _kind_before(analysis: Analysis, sentence: Sentence) -> str | None:
    """What the sentences before say was signed in the plural: one of several projects is a project."""
    before = analysis.document.sentences[max(0, sentence.index - _KIND_BACK)]
    many = [
        noun
        for noun in analysis.hits_of("document_triggers", before.start, sentence.start)
        if noun.entry["number"] == "many"
    ]
    return many[0].entry["kind"] if many else None


@rule(
    "agreement_with",
    trigger="document_triggers",
    example="Linz is to train ten doctors under a memorandum with Chengdu.",
    counterexample="Linz hopes to train ten doctors under a memorandum with Chengdu.",
)
def agreement_with(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A trains doctors under a memorandum with B`, `Thanks to a contract with B, A sells gas`."""
    if hit.entry["kind"] == "project" or hit.entry["tie"] or hit.entry["number"] == "many":
        return
    outline = analysis.outline
    sentence = analysis.document.sentence_at(hit.start)
    rests_on = _RESTS_ON.search(outline, max(sentence.start, hit.start - _REACH), hit.start)
    if rests_on is None or not outline.startswith(" with ", hit.end) or sentence.is_title:
        return
    if verbs_in(analysis, sentence.start, sentence.end):
        return
    if _UNREAL.search(outline, sentence.start, min(sentence.end, hit.end + _REACH)):
        return
    documents = documents_in(analysis, rests_on.end(), hit.end)
    phrase = next(iter(side_phrases(analysis, hit.end, sentence.end)), None)
    subjects = named_sides(analysis, sentence.start, rests_on.start(), is_list=True)
    if documents and phrase and phrase.parties and subjects and not documents[-1].is_denied:
        yield AgreementFact(
            evidence=Span(sentence.start, phrase.end),
            rule="agreement_with",
            kind=documents[-1].kind,
            title=documents[-1].title,
            parties=tuple(distinct((*subjects, *phrase.parties))),
        )


@rule(
    "agreement_by_means",
    trigger="document_triggers",
    example="Linz and Chengdu marked twenty years of friendship with a new memorandum.",
    counterexample="Linz and Chengdu will mark twenty years of friendship with a new memorandum.",
)
def agreement_by_means(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A and B pledged in a joint declaration to cut emissions`: what the two did, they did by a paper of theirs."""
    outline = analysis.outline
    sentence = analysis.document.sentence_at(hit.start)
    means = _BY_MEANS_OF.search(outline, max(sentence.start, hit.start - _REACH), hit.start)
    if means is None or hit.entry.term not in _MEANS or outline.startswith(" with ", hit.end) or sentence.is_title:
        return
    if _UNREAL.search(outline, sentence.start, sentence.end) or any(
        read(analysis, verb) for verb in verbs_in(analysis, sentence.start, sentence.end)
    ):
        return
    documents = documents_in(analysis, means.end(), hit.end)
    start = opened(analysis, sentence.start, means.start())
    subjects = named_sides(analysis, start, means.start(), is_list=True)
    # What will be done `under` an agreement rests on one that stands; what will be done `with` one does not.
    is_ahead = not means[0].startswith("under") and _WILL.search(outline, start, means.start())
    if documents and len(subjects) >= _PAIR and not documents[-1].is_denied and not is_ahead:
        yield AgreementFact(
            evidence=Span(sentence.start, sentence.end),
            rule="agreement_by_means",
            kind=documents[-1].kind,
            title=documents[-1].title,
            parties=tuple(subjects),
        )
