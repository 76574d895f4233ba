"""Agreements that are only mentioned: a document and those whose it is, in words that no other rule knows.

Other rules read what is said of a document; these read who stands beside it, unless a word of the sentence says that it is
none yet or no more (``refusal_words``). What others read in the same sentence, or of the same sides, counts before them
(``once.agreements``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AgreementKind, AnyFact, Party, Span
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import clause_start, is_disclaimed, opened
from orchestration.parsing.rules.documents.kinds import USUAL
from orchestration.parsing.rules.documents.phrases import DocumentPhrase, documents_in
from orchestration.parsing.rules.signing.clause import verbs_in
from orchestration.parsing.rules.signing.zones import side_phrases
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

ONLY_TOLD, SIGNED_ONLY_TOLD = "agreement_told", "signing_told"
# One set of words and one of longer phrases: a pattern of all of them would cost more than the rest of the rule.
_REFUSING = frozenset(term for term in lexicons.terms("refusal_words") if " " not in term)
_REFUSING_PHRASES = tuple(f" {term} " for term in lexicons.terms("refusal_words") if " " in term)
_WORD = re.compile(r"[\w'-]+")
_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|due to|set to|plans? to|about to)\b")
# What two say together, or keep of their talks, binds nobody by being mentioned.
_NO_CONTRACTS = frozenset(
    {"statement", "statements", "joint statement", "joint statements", "minutes", "meeting minutes"}
)
_NAMES = re.compile(r"[§¶‡]+|\b[A-Z]")
_BARE = frozenset({"bare", "whole"})
# Behind a verb that names nothing it signs; not `signed copies of her book`, `sign off the year`.
_NO_OBJECT = re.compile(
    r"[.,;:]|$| (?:with|for|on|at|in|by|as|after|before|under|together|jointly|here|there|today|yesterday|last|this|too|†+"
    r"|\w+ly)\b"
)
# `applied for a contract`, `the time is ripe for a document`, `from memoranda to results`: one is sought, or any is meant.
_SOUGHT = re.compile(r"\b(?:for|to|towards?|from|into|about|than|like) $")
# `Under a newly signed contract`: who signed it need not be said again.
_NEW = re.compile(r"\b(?:newly|recently|just|freshly)[ -]signed $")
# `A witnessed the signing of the contract with B`: looking on makes nobody a side.
_SEEN = re.compile(r"\b(?:witness(?:ed|es|ing)?|watched|attended|observed) (?:[\w-]+ ){0,3}signing (?:ceremony )?of $")
_PAIR, _MOST = 2, 4
_BETWEEN = frozenset({"between", "among", "amongst"})
_SIDES = frozenset({"city", "organization"})


@rule(
    ONLY_TOLD,
    trigger="document_triggers",
    example="Linz and Chengdu celebrated their new memorandum with a concert.",
    counterexample="Linz and Chengdu talked about a memorandum after the concert.",
)
def agreement_told(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A and B celebrated their new memorandum`, `The charter that now hangs in the town halls of A and B`."""
    entry = hit.entry
    if entry["kind"] == "project" or entry["tie"] or entry["weak"] or entry.term in _NO_CONTRACTS:
        return
    sentence = analysis.document.sentence_at(hit.start)
    if sentence.is_title or not may_name_two(analysis, sentence) or is_refused(analysis, sentence, hit.start):
        return
    document = next(
        (each for each in documents_in(analysis, sentence.start, sentence.end) if each.start <= hit.start < each.end),
        None,
    )
    if document is None or document.is_denied or _SOUGHT.search(analysis.outline, sentence.start, document.start):
        return
    if _SEEN.search(analysis.outline, sentence.start, document.start):
        return
    parties = _whose(analysis, sentence, document.start, document.end)
    if len(parties) < _PAIR and _NEW.search(analysis.outline, sentence.start, document.start):
        parties = _of_two_sentences(analysis, sentence)
    for sides in _of_each(analysis, document, sentence, parties):
        if _PAIR <= len(sides) <= _MOST:
            yield AgreementFact(
                evidence=Span(sentence.start, sentence.end),
                rule=ONLY_TOLD,
                kind=document.kind,
                title=document.title,
                parties=tuple(sides),
                status="planned" if _AHEAD.search(analysis.outline, sentence.start, document.start) else "signed",
            )


def _of_each(
    analysis: Analysis, document: DocumentPhrase, sentence: Sentence, parties: list[Party]
) -> Iterator[list[Party]]:
    """`A has agreements with B, C and D`: one with each; else one of all."""
    phrases = side_phrases(analysis, document.end, sentence.end) if document.is_many and document.count == 1 else []
    phrase = next((each for each in phrases if each.parties), None)
    if phrase is None or phrase.word != "with" or len(phrase.parties) < _PAIR:
        yield parties
        return
    own = [party for party in parties if party not in phrase.parties]
    for other in phrase.parties if len(own) == 1 else ():
        yield [*own, other]


@rule(
    SIGNED_ONLY_TOLD,
    trigger="signing_triggers",
    example="Linz, Graz and Chengdu were the first to sign.",
    counterexample="Linz, Graz and Chengdu refused to sign.",
)
def signing_told(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A, B and C were the first to sign`: who signs, where the sentence does not say what."""
    sentence = analysis.document.sentence_at(hit.start)
    is_verb = bool(verbs_in(analysis, hit.start, hit.end)) and hit.entry["form"] not in ("noun", "gerund")
    if not is_verb or hit.entry["objects"] not in _BARE or not _NO_OBJECT.match(analysis.outline, hit.end):
        return
    if sentence.is_title or not may_name_two(analysis, sentence) or is_refused(analysis, sentence, hit.start):
        return
    parties = _whose(analysis, sentence, hit.start, hit.end)
    if _PAIR <= len(parties) <= _MOST:
        yield AgreementFact(
            evidence=Span(sentence.start, sentence.end),
            rule=SIGNED_ONLY_TOLD,
            kind=_kind_before(analysis, sentence),
            parties=tuple(parties),
            status="planned" if _AHEAD.search(analysis.outline, sentence.start, hit.start) else "signed",
        )


def _of_two_sentences(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """`A teams up with B. Under a newly signed contract, A will`: the two that the sentence and the one before name."""
    before = analysis.document.sentences[max(0, sentence.index - 1)]
    named = [side for each in (before, sentence) for side in named_sides(analysis, each.start, each.end)]
    two = distinct(side for side in named if side.kind in _SIDES)
    bodies = [side for side in two if side.kind == "organization"]
    two = bodies if len(bodies) == _PAIR else two
    return two if len(two) == _PAIR and not before.is_title else []


def _kind_before(analysis: Analysis, sentence: Sentence) -> AgreementKind | None:
    """The kind of what the sentence before names: `They adopted a charter. A and B were the first to sign.`"""
    before = analysis.document.sentences[max(0, sentence.index - 1)]
    named = documents_in(analysis, before.start, before.end) if before is not sentence else []
    return named[-1].kind if named and named[-1].kind != "project" else USUAL


def is_refused(analysis: Analysis, sentence: Sentence, start: int) -> bool:
    """Whether a sentence asks, makes up, hopes or denies what it tells at ``start``, so that no agreement is told by it."""
    outline = analysis.outline
    if outline.endswith("?", sentence.start, sentence.end) or is_disclaimed(analysis, start):
        return True
    # `signed up for the exchange programme`, `exchanged views on a contract`: only looks like signing.
    looks_like_signing = any(
        verb.entry["form"] == "none" for verb in analysis.hits_of("signing_triggers", sentence.start, sentence.end)
    )
    return looks_like_signing or _has_refusal(analysis.document.lower[sentence.start : sentence.end])


def _has_refusal(text: str) -> bool:
    """Whether a word or phrase of a sentence refuses it."""
    words = _WORD.findall(text)
    return not _REFUSING.isdisjoint(words) or any(phrase in f" {' '.join(words)} " for phrase in _REFUSING_PHRASES)


def may_name_two(analysis: Analysis, sentence: Sentence) -> bool:
    """Cheap: two names or capitals stand in the sentence; most sentences need not be read any further."""
    return len(_NAMES.findall(analysis.outline, sentence.start, sentence.end)) >= _PAIR


def _whose(analysis: Analysis, sentence: Sentence, first: int, last: int) -> list[Party]:
    """The sides of a document: those it is between; those before it in its clause, and with whom; nobody else."""
    phrase = next((each for each in side_phrases(analysis, last, sentence.end) if each.parties), None)
    if phrase is not None and phrase.word in _BETWEEN and len(phrase.parties) >= _PAIR:
        return list(phrase.parties)
    start = opened(analysis, clause_start(analysis, sentence.start, first), first)
    subjects = [side for side in named_sides(analysis, start, first, with_unlisted=True) if side.kind in _SIDES]
    if len(subjects) >= _PAIR or phrase is None or phrase.word in _BETWEEN:
        return subjects
    return distinct((*subjects, *phrase.parties)) if subjects else []
