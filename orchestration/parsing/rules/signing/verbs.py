"""What a verb of signing says: the documents, who signs them with whom, and whether it is done, planned or denied.

Three readings of a verb, tried in this order: relative (`the agreement that A and B signed`), passive (`was signed by A
and B`, `a contract signed in Linz`), active (`A signed a contract with B`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.documents.phrases import DocumentPhrase
from orchestration.parsing.rules.signing.clause import Clause, clause_of, subjects
from orchestration.parsing.rules.signing.objects import objects, passive_subjects, relative_object
from orchestration.parsing.rules.signing.zones import SidePhrase, side_phrases
from orchestration.parsing.rules.verb_groups import Standing
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

Voice = Literal["active", "passive"]
_BARE_WITH = re.compile(r" (?:(?:\w+ly|on the spot|in §+|on †+|†+|yesterday|today) )*with ")
_INTRANSITIVE = re.compile(r"(?: (?:(?:on|in|at) (?:the )?)?(?:[§†]+|\w+day|last week|here|there|first))*(?:[.,;]|$)")
# `signed with three firms: A, B and C`
_WITH_GROUP = re.compile(
    r" with (?:[\w-]+ ){1,4}(?:companies|firms|enterprises|businesses|partners|universities|cities)\b"
)
_SUBJECT_BEFORE = re.compile(r"[§¶],? $")
_OPENS_WITH = re.compile(r"(?:Together )?[Ww]ith (?=[^,]*(?:,[^,]*)?, )")
# `signed a pact with B, the second such deal with its country`: what it is one of is not signed here.
_SUCH = re.compile(r", (?:the|its|their|his|her) [\w-]+ (?:[\w-]+ )?such [a-z]+\b")
_BE_BEFORE = re.compile(r"\b(?:was|were|is|are|be|been|being) (?:\w+ ){0,2}$")
_BE_BEHIND = re.compile(r" (?:[\w†§]+ ){0,5}(?:was|were|is|are) ")
# `Four of them were concluded`: the sentence before names what.
_POINTS = re.compile(r"\bof (?:them|these|those)\b")
_BE_REACH = 40
# How far in front of its participle a document may begin: as long as titles get.
_DOCUMENT_REACH = 300
_PREPOSITION = re.compile(r"(?:with|by)$")
_EACH = re.compile(r"\b(?:each|respectively)\b")
_RESPECTIVELY = re.compile(r"\brespectively\b")
# `Two of the three cities`; not `One of the contracts`.
_PARTITIVE = re.compile(
    r"\b(?:one|two|three|some|several|most|many) of (?:the|these|those|them)\b"
    r"(?! (?:\w+ ){0,3}(?:agreements|memoranda|memorandums|mous|contracts|deals|pacts|documents|papers|letters|projects)\b)",
    re.IGNORECASE,
)
_TWO_AND_TWO = re.compile(
    r"(?:the )?§+ and (?:the )?§+(?:(?:,|;|,? and|, as well as) (?:the )?§+ and (?:the )?§+)+,? $"
)
# `; by C with D, on domes; and by E with F`
_BY_TOO = re.compile(r"(?:; (?:and )?by [^;]* with [^;]*)+")
_HYPHENED = re.compile(r"(?<!§)§++ ?[-–—] ?§++(?= [\w¤])")
_PAIR_BACK = 40
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """One signing as its clause tells it. ``start`` and ``end`` bound what was read, ``verb`` is where its verb begins."""

    voice: Voice
    sentence: Sentence
    start: int
    verb: int
    end: int
    standing: Standing
    documents: tuple[DocumentPhrase, ...]
    subjects: tuple[Party, ...] = ()
    phrases: tuple[SidePhrase, ...] = ()
    is_each: bool = False
    is_respective: bool = False
    is_paired: bool = False
    """`A and B, C and D`: two and two."""
    is_whole: bool = False
    """The idiom says it all: `A and B agreed in writing`."""
    is_partial: bool = False
    """`two of the three cities`: who signs stays open."""


def may_be_active(analysis: Analysis, verb: Hit) -> bool:
    """Cheap: no participle behind a form of `be`, unless the idiom names its document all the same (`was laid down in`)."""
    if verb.entry["form"] != "past" or " " in verb.entry.term:
        return True
    return not _BE_BEFORE.search(analysis.outline, max(0, verb.start - _BE_REACH), verb.start)


def may_be_passive(analysis: Analysis, verb: Hit) -> bool:
    """Cheap: a participle with a document or a form of `be` in front of it, or behind it (`Also signed was`)."""
    if verb.entry["form"] != "past":
        return False
    near = max(0, verb.start - _DOCUMENT_REACH)
    if analysis.text[verb.start].isupper():
        return True  # `Signed by A and B, the protocol`
    if _BE_BEFORE.search(analysis.outline, max(0, verb.start - _BE_REACH), verb.start) or _BE_BEHIND.match(
        analysis.outline, verb.end
    ):
        return True
    return bool(
        analysis.hits_of("document_triggers", near, verb.start)
        or within(analysis.titles, near, verb.start)
        or within(analysis.projects, near, verb.start)
    )


def read(analysis: Analysis, verb: Hit) -> Signing | None:
    """The signing that a trigger of ``signing_triggers`` tells, None where it tells none."""
    sentence = analysis.document.sentence_at(verb.start)
    # Most triggers stand in sentences that name nothing to sign: nobody need read their clause.
    if not (
        verb.entry["objects"] in ("bare", "whole")
        or analysis.hits_of("document_triggers", sentence.start, sentence.end)
        or any(sentence.start <= title.start < sentence.end for title in analysis.titles)
        or _POINTS.search(analysis.outline, sentence.start, verb.start)
    ):
        return None
    clause = clause_of(analysis, verb, sentence)
    if clause is None:
        return None
    signed = objects(clause) if clause.may_have_object else []
    if signed:
        return _active(clause, signed)
    relative = _relative(clause)
    if relative is not None:
        return relative
    if clause.form == "past" and (signed := passive_subjects(clause)):
        return _passive(clause, signed)
    return _bare(clause)


def _active(clause: Clause, documents: list[DocumentPhrase]) -> Signing | None:
    if not clause.is_finite:
        return None
    named, first = subjects(clause)
    again = _SUCH.search(clause.outline, clause.verb.end, clause.end)
    end = again.start() if again else clause.end
    documents = [document for document in documents if again is None or document.start < end]
    phrases = side_phrases(clause.analysis, clause.verb.end, end)
    return _signing(clause, "active", first, documents, named, [*_opening_phrases(clause, first), *phrases])


def _opening_phrases(clause: Clause, first: int) -> list[SidePhrase]:
    """`With his host, the mayor of B, he signed`: the other side may open the clause."""
    opening = _OPENS_WITH.match(clause.outline, clause.start, first)
    # `With their signatures, they renewed it`: nobody is named there.
    return (
        [phrase for phrase in side_phrases(clause.analysis, clause.start, first) if phrase.parties] if opening else []
    )


def _bare(clause: Clause) -> Signing | None:
    """`A signed with B`, `A and B agreed in writing`, `X, for A, and Y, for B, signed`: no document is named."""
    outline, behind = clause.outline, clause.verb.end
    is_whole = clause.verb.entry["objects"] == "whole" or (
        clause.may_be_bare
        and _SUBJECT_BEFORE.search(outline, clause.start, clause.group.start) is not None
        and _INTRANSITIVE.match(outline, behind, clause.sentence.end) is not None
    )
    if not clause.is_finite or not (is_whole or (clause.may_be_bare and _BARE_WITH.match(outline, behind))):
        return None
    phrases = side_phrases(clause.analysis, clause.verb.end, clause.end)
    named, first = subjects(clause)
    has_sides = any(phrase.parties for phrase in phrases) or (is_whole and len(named) > 1) or _says_all(clause, named)
    if not has_sides and not _WITH_GROUP.match(outline, behind):
        return None
    return _signing(clause, "active", first, [], named, phrases)


def _standing(clause: Clause) -> Standing:
    """What is only approved so far is still to be signed."""
    standing = clause.group.standing
    return "planned" if standing == "done" and clause.verb.entry["makes"] == "planned" else standing


def _says_all(clause: Clause, named: Sequence[Party]) -> bool:
    """`The mayor of A and his colleague put pen to paper`: who the other is, is told elsewhere."""
    return clause.verb.entry["objects"] == "whole" and len(named) == 1


def _relative(clause: Clause) -> Signing | None:
    found = relative_object(clause)
    if found is None:
        return None
    document, start = found
    analysis = clause.analysis
    # `under a memorandum which they signed, A and B became sister cities`
    named = (
        named_sides(analysis, start, clause.group.start)
        or named_sides(analysis, clause.verb.end, clause.sentence.end)[:_PAIR]
    )
    phrases = side_phrases(analysis, document.end, clause.end)
    return _signing(clause, "active", document.start, [document], named, phrases)


def _passive(clause: Clause, documents: list[DocumentPhrase]) -> Signing:
    analysis, last = clause.analysis, documents[-1].end
    before = side_phrases(analysis, last, clause.group.start) if last < clause.group.start else []
    # Documents behind their verb (`Also signed were`) have their sides between them.
    is_inverted = documents[0].start > clause.verb.start
    # `a contract that was concluded with B`: the preposition of the idiom is that of the side.
    own = _PREPOSITION.search(analysis.outline, clause.verb.start, clause.verb.end)
    behind = own.start() if own else clause.verb.end
    after = side_phrases(analysis, behind if is_inverted else max(last, behind), clause.end)
    after = _each_by_whom(clause, after)
    signers = [party for phrase in after if phrase.word == "by" for party in phrase.parties]
    first = min(documents[0].start, clause.verb.start)
    return _signing(clause, "passive", first, documents, signers, [*before, *after])


def _each_by_whom(clause: Clause, phrases: list[SidePhrase]) -> list[SidePhrase]:
    """`were signed by A with B, on flights; by C with D, on domes`: whose partner each is, over the semicolons."""
    outline, analysis = clause.outline, clause.analysis
    more = _BY_TOO.match(outline, clause.end, clause.sentence.end)
    if more is None or not phrases:
        return phrases
    phrases = [*phrases, *side_phrases(analysis, clause.end, more.end())]
    signers: tuple[Party, ...] = ()
    paired: list[SidePhrase] = []
    for phrase in phrases:
        if phrase.word == "by":
            signers = phrase.parties
        elif phrase.word == "with" and signers:
            paired.append(replace(phrase, subjects=signers))
    return paired or phrases


def _named_pair(clause: Clause, documents: Sequence[DocumentPhrase]) -> list[SidePhrase]:
    """`The Linz-Graz deal was signed`, `signed the Linz - Graz charter`: whose it is stands in front of the noun."""
    for document in documents:
        for pair in _HYPHENED.finditer(
            clause.outline, max(clause.sentence.start, document.start - _PAIR_BACK), document.end
        ):
            if pair.end() >= document.start:
                parties = named_sides(clause.analysis, pair.start(), pair.end())
                if len(parties) == _PAIR:
                    return [SidePhrase("between", pair.start(), pair.end(), tuple(parties))]
    return []


def _signing(
    clause: Clause,
    voice: Voice,
    first: int,
    documents: Iterable[DocumentPhrase],
    signers: Iterable[Party],
    phrases: Sequence[SidePhrase],
) -> Signing:
    outline, verb = clause.outline, clause.verb.start
    signers, documents = tuple(signers), tuple(documents)
    if len(signers) < _PAIR and not any(phrase.parties for phrase in phrases):
        phrases = [*phrases, *_named_pair(clause, documents)]
    return Signing(
        voice=voice,
        sentence=clause.sentence,
        start=first,
        verb=clause.verb.start,
        end=clause.end,
        standing=_standing(clause),
        documents=tuple(documents),
        subjects=tuple(signers),
        phrases=tuple(phrase for phrase in phrases if phrase.word != "by"),
        is_whole=clause.verb.entry["objects"] == "whole",
        is_each=_EACH.search(outline, first, verb) is not None,
        is_respective=_RESPECTIVELY.search(outline, first, clause.sentence.end) is not None,
        is_paired=_TWO_AND_TWO.search(outline, first, clause.group.start) is not None,
        is_partial=_PARTITIVE.search(outline, first, verb) is not None,
    )
