"""Agreements that are named with their parties and never said to be signed: `a contract between A and B provides`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AgreementKind, AnyFact, Party, Span
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.rules.documents.kinds import USUAL
from orchestration.parsing.rules.documents.phrases import documents_in
from orchestration.parsing.rules.signing.clause import verbs_in
from orchestration.parsing.rules.signing.verbs import read
from orchestration.parsing.rules.signing.zones import side_phrases
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# What is hoped for, talked over or gone is no agreement that stands: such a word governs the document ...
_GOVERNED = re.compile(
    r"(?:\b(?:talks?|negotiations?|discussions?|proposals?|plans?|bid|push|idea|question|hopes?|calls?|anniversary|history|end)"
    r" (?:on|about|for|over|of|to|against)"
    r"|\b(?:negotiat(?:e|es|ed|ing)|discuss\w*|propos(?:e|es|ed|ing)|wants?|wish\w*|ask\w*|seek\w*|hop(?:es|ed|ing) for"
    r"|call\w* for|cancel\w*|suspend\w*|review\w*|reject\w*|terminat\w+|end(?:s|ed|ing)|talk\w* about))"
    r" (?:(?!,)[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
# ... or the whole clause tells of what is not.
_UNREAL = re.compile(
    r"\b(?:draft\w*|possible|potential|future|planned|would|could|might|may|should|no|not|without|never|lapsed?|ran out"
    r"|expired|terminated|cancelled|suspended|rejected|since (?:††††\b|the)|hop(?:es?|ed) (?:to|for)|wants? to"
    r"|(?:being|is|are|was|were|been) (?:still |now )?(?:being )?(?:negotiated|discussed|drafted|prepared|considered|proposed"
    r"|shelved|postponed|dropped|debated|talked (?:about|over)))\b",
    re.IGNORECASE,
)
# `The signing of the charter between A and B will be held`: read as a signing.
_SIGNING_OF = re.compile(r"\b[Ss]igning(?: ceremony)? (?:of|for) (?:[\w-]+ ){0,5}$")
_TO_BE_SIGNED = re.compile(
    r"\b(?:ready for signature|awaits? (?:its )?signature|awaiting signature|to be signed|due for signature)\b"
)
_BETWEEN = re.compile(
    r"(?: \([^()]*\))?,? (?:on [^,;.§]{1,60} |of cooperation )?(?:between|links?|binds?|joins?|unites?|connects?|ties|tie"
    r"|linking|binding|joining|uniting|connecting|tying|twinning|pairing"
    r"|(?:that|which) (?:links?|binds?|joins?|unites?|connects?|ties|tie|twins?|pairs?)) "
)
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
# `A's agreement with B provides for a ferry`, `A got its contract with B`
_OWNED = re.compile(
    r"(?<=[§¶])'s (?=(?:[\w-]+ ){0,4}$)|\b(?:got|has|have|received|obtained) (?=(?:its|their|an?) (?:[\w-]+ ){0,4}$)"
)
# `marked the day with a new memorandum`, `pledged in an accord to`: what two do by a paper, they have agreed on.
_BY_MEANS_OF = re.compile(
    r"\b(?:with|in|through|via|under|(?:bound|tied|linked|united|connected|joined|governed)(?: together)? by) "
    r"(?=an? (?:[\w-]+ ){0,5}$)"
)
# What is said in a statement, or comes in a deal with others, binds nobody.
_NO_MEANS = frozenset(
    {"statement", "joint statement", "document", "text", "paper", "deal", "arrangement", "understanding", "contract"}
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
    if sentence.is_title or _is_signed_here(analysis, sentence):
        return
    if _is_unreal(outline, sentence, hit) or _SIGNING_OF.search(outline, sentence.start, hit.start):
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
        status="planned" if _TO_BE_SIGNED.search(outline, sentence.start, sentence.end) else "signed",
    )


def _is_signed_here(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether the rules of signing read the sentence."""
    return any(read(analysis, verb) for verb in verbs_in(analysis, sentence.start, sentence.end))


def _is_unreal(outline: str, sentence: Sentence, noun: Hit) -> bool:
    near = max(sentence.start, noun.start - _REACH)
    return (
        _GOVERNED.search(outline, near, noun.start) is not None
        or _UNREAL.search(outline, near, min(sentence.end, noun.end + _REACH)) is not None
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
    near = max(sentence.start, hit.start - _REACH)
    rests_on = _RESTS_ON.search(outline, near, hit.start) or _OWNED.search(outline, near, hit.start)
    if rests_on is None or not outline.startswith(" with ", hit.end) or sentence.is_title:
        return
    if _is_signed_here(analysis, sentence) or _is_unreal(outline, sentence, hit):
        return
    documents = documents_in(analysis, rests_on.end(), hit.end)
    phrase = next(iter(side_phrases(analysis, hit.end, sentence.end)), None)
    subjects = named_sides(
        analysis, sentence.start, rests_on.end() if rests_on[0] == "'s " else rests_on.start(), is_list=True
    )
    if phrase and not subjects and outline[sentence.start : rests_on.start()].strip() == "":
        # `Under a memorandum with A, B will act`: the list of sides runs on to who acts.
        subjects = list(phrase.parties[1:]) or _acting_behind(analysis, sentence, phrase.end)
    if documents and phrase and phrase.parties and subjects and not documents[-1].is_denied:
        yield AgreementFact(
            evidence=Span(sentence.start, phrase.end),
            rule="agreement_with",
            kind=documents[-1].kind,
            title=documents[-1].title,
            parties=tuple(distinct((*subjects, *phrase.parties))),
        )


def _acting_behind(analysis: Analysis, sentence: Sentence, start: int) -> list[Party]:
    """`Under a memorandum with A, | B will train ten doctors`: who acts by it stands behind the comma."""
    comma = analysis.outline.find(", ", max(sentence.start, start - len(", ")), sentence.end)
    acts = _ACTS.search(analysis.outline, comma, sentence.end) if comma >= 0 else None
    return named_sides(analysis, comma + 2, acts.start(), is_list=True, with_unlisted=True) if acts else []


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
    if means is None or not _is_means(hit) or outline.startswith(" with ", hit.end) or sentence.is_title:
        return
    if _is_unreal(outline, sentence, hit) or _is_signed_here(analysis, sentence):
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


def _is_means(noun: Hit) -> bool:
    entry = noun.entry
    return entry["number"] == "one" and not entry["tie"] and entry["kind"] != "project" and entry.term not in _NO_MEANS
