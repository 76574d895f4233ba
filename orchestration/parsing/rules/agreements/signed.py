"""Agreements from verbs and nouns of signing: `A signed a contract with B`, `was signed by A and B`, `the signing of`.

How the clause is read stands in ``signing.verbs``, what comes of it in ``signing.facts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import dateline_end
from orchestration.parsing.facts import AgreementFact, AnyFact, Span
from orchestration.parsing.mentions import Date
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import clause_start, opened
from orchestration.parsing.rules.documents.phrases import ceremony_document, documents_in
from orchestration.parsing.rules.signing.facts import SAID_AGAIN, facts, is_said_again, may_be_said_again
from orchestration.parsing.rules.signing.verbs import Signing, may_be_active, may_be_passive, read
from orchestration.parsing.rules.signing.zones import side_phrases
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_NOMINAL = re.compile(
    r" (?:(?:ceremony|ceremonies) (?:(?:of|for) )?|of |by (?P<by>[^.;:]{3,100}?) of (?=(?:an?|the|two|three) ))"
)

# `A witnessed the signing of a contract with B`: looking on makes nobody a side.
_WITNESS = re.compile(
    r"\b(?:witness(?:ed|es|ing)?|watched|attended|observed) (?:together |jointly )?(?:the )?(?:\w+ )?$"
)
_WITNESS_REACH = 40
_AHEAD_BEFORE = re.compile(
    r"\b(?:look(?:s|ing)? forward to|ahead of|prepar(?:es|ing|ations?) for|plans? (?:for|on)|awaits?|awaiting|expects?|before"
    r"|speed(?:s|ing)? up|accelerat(?:e|es|ing)|expedit(?:e|es|ing)|push(?:es|ing)? for|work(?:s|ing)? (?:towards?|on)"
    r"|finali[sz](?:e|es|ing)|facilitat(?:e|es|ing)|propos(?:es|ed|ing)|towards?) "
    r"(?:(?:the|a|an|its|their) )?(?:[\w-]+ ){0,3}$"
)
_AHEAD_BEHIND = re.compile(
    r"\b(?:will (?:be held|take place)|(?:is|are) to (?:be held|take place)"
    r"|(?:is|are) (?:(?:due|scheduled|planned|set|expected) (?:to|for|on|in))"
    r"|to be held (?:(?:early|late|later) )?(?:next|this|in|on|†))\b"
)
_NOUNS = frozenset({"gerund", "noun"})
_DATED = re.compile(r"\b(?:dated|signed|signed on|concluded on|concluded in|signed in) $")
_DATED_REACH = 16


@rule(
    "signing_active",
    trigger="signing_triggers",
    example="Weihai Fishery Group signed a cooperation agreement with Zhoushan Foods Co., Ltd. in Zhoushan.",
    counterexample="Before leaving, Mayor Petra Lindqvist signed the guest book of the museum in Dalian.",
)
def signing_active(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A signed a contract with B`, `the contract that A and B signed`."""
    signing = read(analysis, hit) if may_be_active(analysis, hit) else None
    if signing is not None and signing.voice == "active" and not is_said_again(signing):
        yield from facts(analysis, signing, "signing_active")


@rule(
    "signing_passive",
    trigger="signing_triggers",
    example="A framework agreement on an industrial park was signed by Suzhou and Suqian.",
    counterexample="The delegation from Brno toured three plants in Wuxi, but no agreement was signed.",
)
def signing_passive(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A contract was signed by A and B`, `a contract signed between A and B`."""
    signing = read(analysis, hit) if may_be_passive(analysis, hit) else None
    if signing is None or _has_run_out(analysis, signing):
        return
    if signing.voice == "passive" and not is_said_again(signing):
        yield from facts(analysis, signing, "signing_passive")


def _is_of(analysis: Analysis, date: Date) -> bool:
    """`the memorandum dated 8 June 2022`: the day is the document's own."""
    return _DATED.search(analysis.outline, max(0, date.start - _DATED_REACH), date.start) is not None


def _has_run_out(analysis: Analysis, signing: Signing) -> bool:
    """`The agreement, signed in 2013, ran out in 2016`: told by ``agreement_expired``."""
    return bool(analysis.hits_of("expiry_triggers", signing.verb, signing.sentence.end))


@rule(
    SAID_AGAIN,
    trigger="signing_triggers",
    example="Gwangju and Qingdao have become sister cities. The agreement was signed on Thursday.",
    counterexample="Gwangju and Qingdao have become sister cities. The guest book was signed on Thursday.",
)
def signing_said_again(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`The agreement was signed on Thursday`: a document that the text has as a rule told of before."""
    signing = read(analysis, hit) if may_be_said_again(analysis, hit) else None
    if signing is not None and is_said_again(signing):
        yield from facts(analysis, signing, SAID_AGAIN)


@rule(
    "signing_nominal",
    trigger="signing_triggers",
    example="The signing of a memorandum of understanding between Linz and Chengdu rounded off the visit.",
    counterexample="The signing ceremony drew many guests from Linz and Chengdu.",
)
def signing_nominal(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`The signing of a contract between A and B`, `a signing ceremony for the X Project`."""
    nominal = _NOMINAL.match(analysis.outline, hit.end) if hit.entry["form"] in _NOUNS else None
    if nominal is None:
        return
    sentence = analysis.document.sentence_at(hit.start)
    start = clause_start(analysis, sentence.start, hit.start)
    documents = documents_in(analysis, nominal.end(), sentence.end)[:1]
    if not documents or documents[0].start != nominal.end():
        # `the strategic cooperation signing ceremony between A and B`
        documents = [] if nominal[0].endswith((" of ", " for ")) else [ceremony_document(analysis, start, hit)]
    if not documents or (hit.entry["form"] == "noun" and documents[0].kind == "project"):
        return  # `the conclusion of the project` ends it
    phrases = side_phrases(analysis, documents[0].end, sentence.end)
    if not any(phrase.parties for phrase in phrases) and nominal[0] == " ceremony ":
        return
    # `A announced the signing of a contract with B`: the other side stands before the noun.
    has_both = any(phrase.word != "with" or len(phrase.parties) > 1 for phrase in phrases)
    first, until = nominal.span("by") if nominal["by"] else (opened(analysis, start, hit.start), hit.start)
    is_seen = _WITNESS.search(analysis.outline, max(start, hit.start - _WITNESS_REACH), hit.start) is not None
    if is_seen and not has_both and documents[0].is_definite and not documents[0].title:
        return  # `witnessed the signing of the agreement with B`: told before, and whoever looks on is no side
    subjects = [] if has_both or is_seen else named_sides(analysis, first, until)
    signing = Signing(
        voice="active",
        sentence=sentence,
        start=min(hit.start, documents[0].start),
        verb=hit.start,
        end=sentence.end,
        standing="planned" if _is_ahead(analysis, sentence, hit.start, documents[0].end) else "done",
        documents=tuple(documents),
        subjects=tuple(subjects),
        phrases=tuple(phrase for phrase in phrases if phrase.word != "by"),
    )
    yield from facts(analysis, signing, "signing_nominal")


def _is_ahead(analysis: Analysis, sentence: Sentence, noun: int, end: int) -> bool:
    """`Linz looks forward to the signing of`, `the signing of a charter will be held`: it is still to come."""
    outline = analysis.outline
    return (
        _AHEAD_BEFORE.search(outline, max(sentence.start, noun - _WITNESS_REACH), noun) is not None
        or _AHEAD_BEHIND.search(outline, end, sentence.end) is not None
    )


@rule(
    "agreement_expired",
    trigger="expiry_triggers",
    example="The friendship agreement of 1998 between Ostrava and Datong expired in 2018.",
    counterexample="The friendship agreement between Ostrava and Datong will not be terminated.",
)
def agreement_expired(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`The agreement between A and B expired`, `A terminated its contract with B`."""
    sentence = analysis.document.sentence_at(hit.start)
    start = clause_start(analysis, sentence.start, hit.start)
    if verb_group(analysis, hit.start, start).standing != "done":
        return
    before = documents_in(analysis, start, hit.start)
    after = documents_in(analysis, hit.end, sentence.end)
    # `ended the 2011 agreement`: the year of the document may stand between.
    documents = before or [each for each in after if not analysis.outline[hit.end : each.start].strip(" †")]
    if not documents:
        return
    document = documents[0]
    subjects = () if before else tuple(named_sides(analysis, start, hit.start))
    named = [party for phrase in side_phrases(analysis, document.end, sentence.end) for party in phrase.parties]
    if before and len(named) == 1 and document.is_definite:
        # `A confirmed that its memorandum with B is dead`, `A let its contract with B lapse`
        opens = max(sentence.start, dateline_end(analysis)) if sentence.paragraph == 1 else sentence.start
        subjects = tuple(named_sides(analysis, opens, document.start, with_unlisted=True)[:1])
    parties = distinct((*subjects, *named))
    if len(parties) > 1 or document.title:
        yield AgreementFact(
            evidence=Span(min(document.start, hit.start), max(document.end, hit.end)),
            rule="agreement_expired",
            kind=document.kind,
            parties=tuple(parties),
            title=document.title,
            status="expired",
            date=next(
                (date.edtf for date in within(analysis.dates, document.start, sentence.end) if _is_of(analysis, date)),
                None,
            ),
        )
