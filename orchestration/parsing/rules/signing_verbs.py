"""What a signing verb says: the documents, who signs them with whom, and whether it is done, planned or denied.

Three readings of a verb, tried in this order: relative (`the agreement that A and B signed`), passive (`was signed by A
and B`, `a contract signed in Linz`), active (`A signed a contract with B`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party
from orchestration.parsing.rules.clauses import (
    Standing,
    VerbGroup,
    clause_start,
    has_side,
    named_sides,
    opened,
    relative_before,
    verb_group,
)
from orchestration.parsing.rules.documents import DocumentPhrase, described_project, documents_in
from orchestration.parsing.rules.signing_zones import SidePhrase, on_behalf_of, side_phrases
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

Voice = Literal["active", "passive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """One signing as its clause tells it. ``start`` and ``end`` bound what was read, ``verb`` is where its verb ends."""

    voice: Voice
    sentence: Sentence
    start: int
    verb: int
    end: int
    standing: Standing
    documents: tuple[DocumentPhrase, ...]
    subjects: tuple[Party, ...] = ()
    phrases: tuple[SidePhrase, ...] = field(default=())
    is_each: bool = False
    is_respective: bool = False
    is_partial: bool = False
    """`two of the three cities`: who signs stays open."""


# Between a verb and its object: adverbs, a place, a day, the other side (`signed with B a contract`), a measure.
_TO_OBJECT = re.compile(
    r":? (?:(?:\w+ly|also|then|here|there|yesterday|today|on the spot|in|at|on|with|the|and|City|,|[§†¶]+,?|"
    r"a (?:series|batch|number|total|set|package|raft|host|pair) of) )*"
)
_NEXT_DOCUMENT = re.compile(r"(?: \([^()]*\))?(?:,| and|, and| as well as|, as well as|, plus| and also)? ")
# Between a document and its participle: `an agreement with B (which was) officially | signed`.
_TO_PARTICIPLE = re.compile(
    r"(?: (?:with|between|among) [^,;]{0,120}?)?,?(?: (?:\w+ly|also|just|on the spot|yesterday|today|last (?:week|month|year)))* ?"
)
_OBJECT_RELATIVE = re.compile(r"(?<! in)(?<! of)(?<! to)(?<! for)(?<! with)(?<! on),? (?:which|that) ")
_INVERTED = re.compile(r" (?:was|were|is|are) ")
_BARE_WITH = re.compile(r" (?:(?:\w+ly|on the spot|in §+|on †+|†+|yesterday|today) )*with ")
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|this|these|those|its|their|newly|recently|previously|already) $", re.IGNORECASE)
_COORDINATED = re.compile(r"(?:(?<![§¶†]),|\band|\bthen|\bor)\s*(?:and |then |also )?$")
_PARTITIVE = re.compile(r"\b(?:one|two|three|some|several|most|many) of (?:the|these|those|them)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r";|: |\b(?:which|who|whose|while|whereas|whereupon)\b| – | — ")
_MAKES_OBJECT_FAR = 60


def read(analysis: Analysis, hit: Hit) -> Signing | None:
    """The signing that a verb of ``signing_triggers`` tells, None where it tells none."""
    form = hit.entry["form"]
    if form == "none" or _inside_name(analysis, hit):
        return None
    sentence = analysis.document.sentence_at(hit.start)
    start = clause_start(analysis, sentence.start, hit.start)
    group = verb_group(analysis, hit.start, start)
    end = _clause_end(analysis, hit, sentence)
    objects = [] if group.is_passive else _objects(analysis, hit, end)
    if not objects:
        signing = _relative(analysis, hit, sentence, group, end)
        if signing is None and form == "past":
            signing = _passive(analysis, hit, sentence, start, group, end)
        if signing is not None:
            return signing
    return _active(analysis, hit, sentence, start, group, end, objects)


def _active(
    analysis: Analysis,
    hit: Hit,
    sentence: Sentence,
    start: int,
    group: VerbGroup,
    end: int,
    objects: list[DocumentPhrase],
) -> Signing | None:
    outline = analysis.outline
    if _ATTRIBUTE.search(outline, max(0, hit.start - _MAKES_OBJECT_FAR), hit.start):
        return None
    is_finite = (
        hit.entry["form"] != "base"
        or group.standing != "done"
        or sentence.is_title
        or "did" in outline[group.start : hit.start]
    )
    if not is_finite and not _plural_subject(outline, group.start):
        return None
    phrases = side_phrases(analysis, hit.end, end)
    if not objects and not (
        hit.entry["objects"] == "bare"
        and _BARE_WITH.match(outline, hit.end)
        and any(phrase.parties for phrase in phrases)
    ):
        return None
    subjects, first = _subjects(analysis, hit, sentence, start, group)
    return Signing(
        voice="active",
        sentence=sentence,
        start=first,
        verb=hit.end,
        end=end,
        standing=group.standing,
        documents=tuple(objects),
        subjects=tuple(subjects),
        phrases=tuple(phrase for phrase in phrases if phrase.word != "by"),
        **_marks(outline, sentence, first, hit.start),
    )


def _passive(
    analysis: Analysis, hit: Hit, sentence: Sentence, start: int, group: VerbGroup, end: int
) -> Signing | None:
    outline = analysis.outline
    documents = _subject_documents(analysis, start, group, hit)
    if not documents and start > sentence.start and not has_side(outline, start, group.start):
        documents = _subject_documents(analysis, sentence.start, group, hit)
    if not documents and (inverted := _INVERTED.match(outline, hit.end)):
        documents = documents_in(analysis, inverted.end(), end)[:1]
    if not documents:
        return None
    first = min(documents[0].start, hit.start)
    last = max(documents[-1].end, hit.end)
    before = side_phrases(analysis, documents[-1].end, group.start) if documents[-1].end < group.start else []
    after = side_phrases(analysis, last, end)
    subjects = [party for phrase in after if phrase.word == "by" for party in phrase.parties]
    return Signing(
        voice="passive",
        sentence=sentence,
        start=first,
        verb=hit.end,
        end=end,
        standing=group.standing,
        documents=tuple(documents),
        subjects=tuple(subjects),
        phrases=tuple(phrase for phrase in (*before, *after) if phrase.word != "by"),
        **_marks(outline, sentence, first, hit.start),
    )


def _relative(analysis: Analysis, hit: Hit, sentence: Sentence, group: VerbGroup, end: int) -> Signing | None:
    """`the agreement that A and B (had) signed`; the verb has no object of its own."""
    outline = analysis.outline
    pronouns = list(_OBJECT_RELATIVE.finditer(outline, sentence.start, group.start))
    if not pronouns or pronouns[-1].end() >= group.start:
        return None
    pronoun = pronouns[-1]
    subjects = named_sides(analysis, pronoun.end(), group.start)
    documents = _signable(documents_in(analysis, sentence.start, pronoun.start()), hit)
    if not documents or pronoun.start() - documents[-1].end > _MAKES_OBJECT_FAR:
        return None
    if not subjects:
        # `under a memorandum which they signed, A and B became ...`
        subjects = named_sides(analysis, hit.end, sentence.end)[:2]
    return Signing(
        voice="active",
        sentence=sentence,
        start=documents[-1].start,
        verb=hit.end,
        end=end,
        standing=group.standing,
        documents=(documents[-1],),
        subjects=tuple(subjects),
        phrases=tuple(phrase for phrase in side_phrases(analysis, documents[-1].end, end) if phrase.word != "by"),
        **_marks(outline, sentence, documents[-1].start, hit.start),
    )


def _subject_documents(analysis: Analysis, start: int, group: VerbGroup, hit: Hit) -> list[DocumentPhrase]:
    """The documents that are the subject of a passive verb or right before a participle, coordinated ones together."""
    outline = analysis.outline
    documents = _signable(documents_in(analysis, start, group.start), hit)
    if not documents:
        return []
    if not group.is_passive and not _TO_PARTICIPLE.fullmatch(outline, documents[-1].end, hit.start):
        return []
    first = len(documents) - 1
    while first and _NEXT_DOCUMENT.fullmatch(outline, documents[first - 1].end, documents[first].start):
        first -= 1
    # The head of the subject is its first noun: `the contract on the two projects was signed`.
    while first and re.fullmatch(
        r" (?:on|for|of|between|with|about|covering)\b[^,;]*",
        outline[documents[first - 1].end : documents[first].start],
    ):
        documents = documents[:first]
        first -= 1
    return documents[first:]


def _objects(analysis: Analysis, hit: Hit, end: int) -> list[DocumentPhrase]:
    """The documents that are the object of the verb: the first stands right behind it, others follow in a list."""
    outline = analysis.outline
    documents = documents_in(analysis, hit.end, end)
    if not documents or not _TO_OBJECT.fullmatch(outline, hit.end, documents[0].start):
        project = described_project(analysis, hit.end, end) if hit.entry["objects"] == "bare" else None
        return [project] if project else []
    objects = [documents[0]]
    for document in documents[1:]:
        gap = outline[objects[-1].end : document.start]
        if _NEXT_DOCUMENT.fullmatch(gap) or re.search(r"[,§] (?:and )$|§, $", gap):
            objects.append(document)
        else:
            break
    return _signable(objects, hit)


def _signable(documents: list[DocumentPhrase], hit: Hit) -> list[DocumentPhrase]:
    """Without the projects and ties that the verb does not sign: one may reach a project or renew a partnership."""
    return [
        document
        for document in documents
        if (document.kind != "project" or hit.entry["objects"]) and (not document.is_tie or hit.entry["founds"])
    ]


def _subjects(
    analysis: Analysis, hit: Hit, sentence: Sentence, start: int, group: VerbGroup
) -> tuple[list[Party], int]:
    """Who signs, and where the clause begins that says so."""
    outline = analysis.outline
    relative = relative_before(analysis, group.start, sentence.start)
    if relative:
        before = clause_start(analysis, sentence.start, relative.start())
        first = opened(analysis, before, relative.start())
        sides = named_sides(analysis, first, relative.start())
        return sides[-1:] if outline[: relative.start()].rstrip().endswith(",") else sides, first
    first = opened(analysis, start, group.start)
    earlier = [
        each for each in analysis.hits_of("signing_triggers", start, group.start) if each.entry["form"] != "none"
    ]
    is_coordinated = bool(_COORDINATED.search(outline, first, group.start)) or bool(earlier)
    if hit.entry["form"] == "gerund" or (start > sentence.start and not has_side(outline, first, group.start)):
        first = opened(analysis, sentence.start, group.start)
        is_coordinated = True
    until = earlier[0].start if earlier else group.start
    subjects = named_sides(analysis, first, until, is_list=is_coordinated)
    represented = on_behalf_of(analysis, sentence.start, sentence.end)
    if represented and not any(party.kind == "organization" for party in subjects):
        subjects = represented
    return subjects, first


def _clause_end(analysis: Analysis, hit: Hit, sentence: Sentence) -> int:
    """The end of what the verb governs: before the next verb of signing, a semicolon, a relative clause."""
    outline = analysis.outline
    end = sentence.end
    for after in analysis.hits_of("signing_triggers", hit.end, sentence.end):
        if after.entry["form"] != "none" and not _inside_name(analysis, after):
            end = verb_group(analysis, after.start, hit.end).start
            break
    # Not at the colon of `Signed: 11 projects`.
    cut = _CLAUSE_END.search(outline, hit.end + 1, end)
    return cut.start() if cut else end


def _inside_name(analysis: Analysis, hit: Hit) -> bool:
    return not analysis.outline[hit.start].isalpha()


def _plural_subject(outline: str, end: int) -> bool:
    return bool(re.search(r"(?:§|¶) and (?:the )?[§¶]+ $", outline[:end][-200:]))


def _marks(outline: str, sentence: Sentence, first: int, verb: int) -> dict[str, bool]:
    return {
        "is_each": re.search(r"\beach\b|\brespectively\b", outline[first:verb]) is not None,
        "is_respective": "respectively" in outline[first : sentence.end],
        "is_partial": _PARTITIVE.search(outline, first, verb) is not None,
    }


def is_object(analysis: Analysis, document: DocumentPhrase, start: int) -> bool:
    """Whether a verb of signing in front of a document has it as its object."""
    verbs = [hit for hit in analysis.hits_of("signing_triggers", start, document.start) if hit.entry["form"] != "none"]
    return bool(verbs) and _TO_OBJECT.fullmatch(analysis.outline, verbs[-1].end, document.start) is not None
