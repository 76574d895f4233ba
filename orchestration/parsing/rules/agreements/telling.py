"""Where an article may tell of agreements that no construction tells: its sentences near anything signed, and their sides.

A sentence is looked at once: its sides, its documents and the counts before it are kept for every pair that is weighed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from orchestration.parsing.agreement_sides import sides
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.phrases import party_named
from orchestration.parsing.facts import AgreementFact, Party
from orchestration.parsing.parties import sides_in
from orchestration.parsing.rules.agreements.told import may_name_two
from orchestration.parsing.rules.clause_sides import is_origin
from orchestration.parsing.rules.documents.phrases import DocumentPhrase, documents_in
from orchestration.parsing.rules.signing.clause import verbs_in
from orchestration.parsing.rules.unlisted_sides import Named, unlisted
from orchestration.parsing.sentences import Sentence

# Who may be a side, and what the signs call it.
KINDS = {"organization": "body", "city": "city", "province": "city"}
_DEALT = re.compile(r"\b(?:agree|pledg|undert|sign)")
# How far a count of documents, or a signing, reaches behind itself, in sentences.
_REACH = 5
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides of a sentence in the order in which it names them, and where it does."""

    sentence: Sentence
    one: Party
    other: Party
    first: tuple[int, int]
    second: tuple[int, int]


@dataclass(frozen=True)
class Telling:
    """An article with the agreements that rules have read in it, by sentence."""

    analysis: Analysis
    read: Sequence[AgreementFact]
    _named: dict[int, list[Named]] = field(default_factory=dict)
    _documents: dict[int, list[DocumentPhrase]] = field(default_factory=dict)

    def sentences(self) -> list[Sentence]:
        """The sentences of the body that stand near anything that is signed and may name two."""
        return [
            sentence
            for sentence in self.analysis.document.sentences
            if not sentence.is_title and may_name_two(self.analysis, sentence) and self._is_near_documents(sentence)
        ]

    def pairs(self, sentences: Sequence[Sentence]) -> Iterator[Pair]:
        """Every two sides of each of ``sentences``, each two once a sentence; countries sign for nobody here."""
        for sentence in sentences:
            flat = [
                (start, end, party)
                for start, end, parties in self.named(sentence)
                for party in parties
                if party.kind in KINDS
            ]
            seen: set[tuple[str, str]] = set()
            for (start, end, one), (start_other, end_other, other) in combinations(flat, _PAIR):
                names = (one.name, other.name)
                if names in seen or len(sides((one, other))) < _PAIR or not self._may_deal(sentence, one, other):
                    continue
                seen.add(names)
                yield Pair(sentence, one, other, (start, end), (start_other, end_other))

    def named(self, sentence: Sentence) -> list[Named]:
        """The sides that a sentence names, in order, persons by whom they stand for."""
        if sentence.index not in self._named:
            self._named[sentence.index] = self._sides(sentence)
        return self._named[sentence.index]

    def documents(self, index: int) -> list[DocumentPhrase]:
        """What a sentence, told by its number, calls something signed."""
        sentences = self.analysis.document.sentences
        if not 0 <= index < len(sentences):
            return []
        start, end = sentences[index].start, sentences[index].end
        if not self.analysis.hits_of("document_triggers", start, end) and not within(self.analysis.titles, start, end):
            return []  # named projects alone are no documents here
        if index not in self._documents:
            self._documents[index] = documents_in(self.analysis, start, end)
        return self._documents[index]

    def count_before(self, sentence: Sentence) -> int | None:
        """The number of the last sentence before, within reach, that names documents in the plural."""
        before = bisect_left(self._counting, sentence.index) - 1
        return self._counting[before] if before >= 0 and sentence.index - self._counting[before] <= _REACH else None

    @cached_property
    def _counting(self) -> list[int]:
        """The numbers of the sentences that name documents in the plural."""
        nouns = self.analysis.hits_of("document_triggers")
        named = sorted({self.analysis.document.sentence_at(noun.start).index for noun in nouns})
        return [index for index in named if any(each.is_many and not each.is_denied for each in self.documents(index))]

    @cached_property
    def signings(self) -> list[int]:
        """The numbers of the sentences with a verb of signing."""
        verbs = verbs_in(self.analysis, 0, len(self.analysis.text))
        return sorted({self.analysis.document.sentence_at(verb.start).index for verb in verbs})

    def _is_near_documents(self, sentence: Sentence) -> bool:
        """Cheap: most sentences of most articles are nowhere near anything that is signed."""
        sentences = self.analysis.document.sentences
        start = sentences[max(0, sentence.index - _REACH)].start
        end = sentences[min(sentence.index + 1, len(sentences) - 1)].end
        return bool(
            self.analysis.hits_of("document_triggers", start, end)
            or self.analysis.hits_of("signing_triggers", start, end)
        )

    def _may_deal(self, sentence: Sentence, one: Party, other: Party) -> bool:
        """Cities stand side by side in any sentence: theirs must speak of documents or of agreeing."""
        if "organization" in (one.kind, other.kind):
            return True
        told = self.analysis.document.lower[sentence.start : sentence.end]
        return bool(self.documents(sentence.index)) or _DEALT.search(told) is not None

    def _sides(self, sentence: Sentence) -> list[Named]:
        analysis = self.analysis
        found: list[Named] = [
            (side.start, side.end, side.parties)
            for side in sides_in(analysis, sentence.start, sentence.end)
            if not is_origin(analysis.outline, side, sentence.start)
        ]
        found += unlisted(analysis, sentence.start, sentence.end)
        known = {party.name for _, _, parties in found for party in parties}
        for person in within(analysis.persons, sentence.start, sentence.end):
            party = party_named(analysis, person.affiliation)
            if party is not None and party.name not in known:
                found.append((person.start, person.end, (party,)))
        kept: list[Named] = []
        for side in sorted(found, key=lambda side: (side[0], -side[1])):
            if not kept or side[0] >= kept[-1][1]:
                kept.append(side)
        return kept
