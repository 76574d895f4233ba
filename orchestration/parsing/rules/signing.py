"""Agreements from verbs and nouns of signing: `A signed a contract with B`, `was signed by A and B`, `the signing of`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AgreementKind, AnyFact, Party, Span
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clauses import clause_start, named_sides, opened
from orchestration.parsing.rules.documents import DocumentPhrase, documents_in
from orchestration.parsing.rules.signing_dates import signing_date
from orchestration.parsing.rules.signing_shares import Share, shares
from orchestration.parsing.rules.signing_verbs import Signing, read
from orchestration.parsing.rules.signing_zones import side_phrases
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# Cities that become sisters by what they sign: the text need not say `sister city agreement`.
_SISTERS = re.compile(
    r"\b(?:sister|twin|partner)[- ](?:city|cities|town|towns|ports?)\b|\btwinn(?:ed|ing)\b|\bsisters\b", re.IGNORECASE
)
_NOMINAL = re.compile(r" (?:ceremony (?:of|for) |ceremonies (?:of|for) |of )")


@rule(
    "signing_active",
    trigger="signing_triggers",
    example="Weihai Fishery Group signed a cooperation agreement with Zhoushan Foods Co., Ltd. in Zhoushan.",
    counterexample="Before leaving, Mayor Petra Lindqvist signed the guest book of the museum in Dalian.",
)
def signing_active(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A signed a contract with B`, `the contract that A and B signed`."""
    signing = read(analysis, hit)
    if signing is not None and signing.voice == "active":
        yield from agreements(analysis, signing, "signing_active")


@rule(
    "signing_passive",
    trigger="signing_triggers",
    example="A framework agreement on an industrial park was signed by Suzhou and Suqian.",
    counterexample="The delegation from Brno toured three plants in Wuxi, but no agreement was signed.",
)
def signing_passive(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A contract was signed by A and B`, `a contract signed between A and B`."""
    signing = read(analysis, hit)
    if signing is not None and signing.voice == "passive":
        yield from agreements(analysis, signing, "signing_passive")


@rule(
    "signing_nominal",
    trigger="signing_triggers",
    example="The signing of a memorandum of understanding between Linz and Chengdu rounded off the visit.",
    counterexample="The signing ceremony drew many guests from Linz and Chengdu.",
)
def signing_nominal(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`The signing of a contract between A and B`."""
    nominal = _NOMINAL.match(analysis.outline, hit.end) if hit.entry["form"] == "gerund" else None
    if nominal is None:
        return
    sentence = analysis.document.sentence_at(hit.start)
    documents = documents_in(analysis, nominal.end(), sentence.end)
    if not documents or documents[0].start > nominal.end() + 1:
        return
    phrases = side_phrases(analysis, documents[0].end, sentence.end)
    start = clause_start(analysis, sentence.start, hit.start)
    signing = Signing(
        voice="active",
        sentence=sentence,
        start=hit.start,
        end=sentence.end,
        standing="done",
        documents=(documents[0],),
        subjects=tuple(named_sides(analysis, opened(analysis, start, hit.start), hit.start)) if not phrases else (),
        phrases=tuple(phrase for phrase in phrases if phrase.word != "by"),
    )
    yield from agreements(analysis, signing, "signing_nominal")


def agreements(analysis: Analysis, signing: Signing, rule_name: str) -> Iterator[AgreementFact]:
    """The agreements of one signing; nothing where it is denied."""
    if signing.standing == "denied" or any(document.is_denied for document in signing.documents):
        return
    for share in shares(signing):
        fact = _agreement(analysis, signing, share, rule_name)
        if fact is not None:
            yield fact


def _agreement(analysis: Analysis, signing: Signing, share: Share, rule_name: str) -> AgreementFact | None:
    document, parties = share
    title = document.title if document else None
    count = document.count if document else 1
    if signing.is_partial:
        parties = ()
    if count > 1 and len(parties) < 2:
        parties = ()
    if count == 1 and not title and len(parties) < 2 and not signing.is_partial:
        parties = _with_context(analysis, signing, parties)
    if document is not None and document.kind == "project" and not title and count == 1:
        return None
    if not (title or len(parties) > 1 or count > 1 or signing.is_partial or (document and not document.is_many)):
        return None
    return AgreementFact(
        evidence=Span(signing.start, signing.end),
        rule=rule_name,
        kind=_kind(analysis, document, signing.sentence),
        parties=parties,
        title=title,
        status="planned" if signing.standing == "planned" else "signed",
        count=count,
        date=None
        if signing.standing == "planned" and count < 0
        else signing_date(analysis, signing.sentence, signing.start, signing.end),
    )


def _kind(analysis: Analysis, document: DocumentPhrase | None, sentence: Sentence) -> AgreementKind | None:
    if document is None:
        return "cooperation_agreement"
    if document.is_generic and document.title is None:
        around = analysis.document.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        if _SISTERS.search(analysis.text, around[0].start, sentence.end):
            return "sister_city"
    return document.kind


def _with_context(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties that the clause leaves out: those of its sentence, else of the sentence before or behind it."""
    sentences = analysis.document.sentences
    index = signing.sentence.index
    for number in (index, index - 1, index + 1):
        if not 0 <= number < len(sentences):
            continue
        around = named_sides(analysis, sentences[number].start, sentences[number].end)
        together = (*parties, *(party for party in around if party not in parties))
        if len(together) == 2 or (number == index and 2 < len(together) < 5 and not parties):
            return together
    return parties
