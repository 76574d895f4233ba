"""Agreements that are named with their parties and never said to be signed: `a contract between A and B provides`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AnyFact, Span
from orchestration.parsing.outline import PERSON, SIDE
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.documents import documents_in
from orchestration.parsing.rules.signing_clause import verbs_in
from orchestration.parsing.rules.signing_zones import side_phrases
from orchestration.parsing.scan import Hit

# What is hoped for, talked over or gone is no agreement that stands.
_UNREAL = re.compile(
    r"\b(?:talks?|negotiat\w+|discuss\w*|propos\w+|hop\w+|wants?|wish\w*|draft\w*|possible|potential|future|planned|would|could|"
    r"might|may|should|no|not|without|never|ask\w*|call\w*|seek\w*|end\w*|terminat\w+|laps\w+|ran out|cancel\w*|"
    r"suspend\w*|expir\w+|review\w*|anniversary|since|histor\w+)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" (?:on [^,;.§]{1,60} )?between ")
# `Signatories of the charter are A, B and C`
_SIGNATORIES = re.compile(r"\b[Ss]ignatories (?:of|to) (?:the |this |that )?(?:[\w-]+ ){0,4}$")
_ARE = re.compile(r" (?:are|were|include|included)(?: the)? ")
_REACH = 90
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
    phrase = next(iter(side_phrases(analysis, between.end() - len("between "), sentence.end)), None)
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
