"""What speaks for and against two sides of one sentence being the parties of an agreement: signs, each a short name.

Articles that count what was signed name its members in ever new words (`goes to B`, `has as its partners`), but not in ever
new places: behind the count, a body in front of a verb and another behind a preposition. What each sign is worth stands in
the lexicon ``agreement_weights``, which is fitted on annotated articles (``orchestration.evaluating.agreement_weights``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from orchestration.parsing import lexicons
from orchestration.parsing.agreement_sides import homes, sides
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

_TOKEN = re.compile(r"[a-z'-]+|[§¶†‡¤]+|[.,;:]|\d[\d,.]*|[A-Z][\w-]*")
_AHEAD = frozenset(
    "will would shall plans plan intends intend expects expect wants want may might could should".split()
)
_TOLD = frozenset("with between and by of to for from in at on the a an its their his her while which who that".split())
_ORDERS = frozenset(
    "first second third fourth fifth last another other largest biggest further separate one remaining also too likewise"
    " respectively former latter both each together jointly".split()
)
_BEFORE_B = re.compile(r"\b(with|of|in|at|by|to|from|for) (?:[\w'-]+ ){0,2}$")
_JOINED = re.compile(r"(?:,? and|,|;|,? as well as|-)?(?: the)? ?")
_PAST = re.compile(r"\b(?:since|ago|in (?:19|20)\d\d|last year|years|anniversary)\b")
_DEALT = re.compile(r"\b(?:agree|pledg|undert|sign)")
_KINDS = {"organization": "body", "city": "city", "province": "city"}
_REFUSING = frozenset(term for term in lexicons.terms("refusal_words") if " " not in term)
# How far a count of documents, or a signing, reaches behind itself, in sentences.
_REACH = 5
_WORDS_BETWEEN, _WORDS_BEFORE, _WORDS_BEHIND, _CLAUSE_WORDS = 12, 3, 4, 14
_MOST, _STEP = 4, 40
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
                if party.kind in _KINDS
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

    def signs(self, pair: Pair) -> frozenset[str]:
        """Everything seen of a pair."""
        return frozenset((*self._of_sentence(pair.sentence), *self._of_pair(pair)))

    @cached_property
    def _counting(self) -> list[int]:
        """The numbers of the sentences that name documents in the plural."""
        nouns = self.analysis.hits_of("document_triggers")
        named = sorted({self.analysis.document.sentence_at(noun.start).index for noun in nouns})
        return [index for index in named if any(each.is_many and not each.is_denied for each in self.documents(index))]

    @cached_property
    def _signings(self) -> list[int]:
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

    def _of_sentence(self, sentence: Sentence) -> Iterator[str]:
        words = re.findall(r"[\w'-]+", self.analysis.document.lower[sentence.start : sentence.end])
        text = self.analysis.text[sentence.start : sentence.end]
        documents = self.documents(sentence.index)
        if sentence.index in self._signings:
            yield "signing here"
        if documents:
            yield "document here"
        if any(each.is_many for each in documents):
            yield "documents here"
        if within(self.analysis.money, sentence.start, sentence.end):
            yield "money here"
        if not _REFUSING.isdisjoint(words):
            yield "refused here"
        if not _ORDERS.isdisjoint(words):
            yield "order here"
        if not _AHEAD.isdisjoint(words):
            yield "ahead here"
        if '"' in text:
            yield "quoted here"
        if _PAST.search(text):
            yield "past here"
        if text.rstrip().endswith("?"):
            yield "asked here"
        if self.documents(sentence.index - 1):
            yield "document before"
        if self.documents(sentence.index + 1):
            yield "document behind"
        yield from self._of_zone(sentence)
        names = {party.name for _, _, parties in self.named(sentence) for party in parties}
        yield f"names {min(len(names), _MOST + 1)}"

    def _of_zone(self, sentence: Sentence) -> Iterator[str]:
        """How far behind a count of documents and behind a signing the sentence stands."""
        count = self.count_before(sentence)
        if count is not None:
            counting = self.analysis.document.sentences[count]
            yield f"count {min(sentence.index - count, _PAIR + 1)} before"
            yield f"count {min(sentence.paragraph - counting.paragraph, _PAIR)} paragraphs before"
            if any(each.count > 1 for each in self.documents(count)):
                yield "count of a number"
            if count in self._signings:
                yield "count signed"
        signing = max((index for index in self._signings if index < sentence.index), default=None)
        if signing is not None:
            yield f"signing {min(sentence.index - signing, _MOST)} before"

    def _of_pair(self, pair: Pair) -> Iterator[str]:
        outline, sentence = self.analysis.outline, pair.sentence
        start, end = pair.first[1], pair.second[0]
        between = outline[start:end] if end >= start else ""
        kinds = f"{_KINDS[pair.one.kind]} and {_KINDS[pair.other.kind]}"
        yield kinds
        yield f"distance {min(len(between) // _STEP, _MOST)}"
        inside = sum(start <= named[0] and named[1] <= end for named in self.named(sentence))
        yield f"between {min(inside, _PAIR + 1)} names"
        if pair.first == pair.second:
            yield "pointed at"
        if _JOINED.fullmatch(between):
            yield "joined"
        if preposition := _BEFORE_B.search(between):
            yield f"{preposition[1]} the other"
        yield from (f"between {sign}" for sign in _classes(between, slice(_WORDS_BETWEEN)))
        before = outline[sentence.start : pair.first[0]]
        if not before.strip():
            yield "opens"
        yield from (f"before {sign}" for sign in _classes(before, slice(-_WORDS_BEFORE, None)))
        yield from (f"behind {sign}" for sign in _classes(outline[pair.second[1] : sentence.end], slice(_WORDS_BEHIND)))
        verb = _verb(outline, start, sentence.end)
        yield f"one does {verb}"
        yield f"{kinds} does {verb}"
        yield f"other does {_verb(outline, pair.second[1], sentence.end)}"
        if _verb(outline, start, end) == "nothing":
            yield "no verb between"
        yield from self._of_documents(pair, kinds)
        yield from self._of_known(pair)

    def _of_documents(self, pair: Pair, kinds: str) -> Iterator[str]:
        documents = self.documents(pair.sentence.index)
        if any(pair.first[1] <= each.start < pair.second[0] for each in documents):
            yield "document between"
        if any(each.end <= pair.first[0] for each in documents):
            yield "document in front"
        if any(each.start >= pair.second[1] for each in documents):
            yield "document at the end"
        if documents:
            yield f"{kinds}, document here"
        if pair.sentence.index in self._signings:
            yield f"{kinds}, signing here"

    def _of_known(self, pair: Pair) -> Iterator[str]:
        """What rules have read of the two, and whose they are."""
        sentence = pair.sentence
        here = [
            sides(each.parties)
            for each in self.read
            if each.evidence.start < sentence.end and sentence.start < each.evidence.end
        ]
        if here:
            yield "read here"
        for who, party in (("one", pair.one), ("other", pair.other)):
            if any(sides((party,)) & each for each in here):
                yield f"{who} read here"
        one, other = homes((pair.one,)), homes((pair.other,))
        if one == other:
            yield "of one city"
        if pair.one.name in other or pair.other.name in one:
            yield "city and its own"
        home = self.analysis.home
        if home and (home.name in one) != (home.name in other):
            yield "one of home"


def _classes(text: str, taken: slice) -> Iterator[str]:
    """What the words of a stretch are: function words, sorts of verbs, marks, drawn mentions."""
    for token in _TOKEN.findall(text)[taken]:
        word = token.lower()
        if not token[0].isalnum():
            yield token[0]
        elif token[0].isdigit():
            yield "number"
        elif word in _TOLD:
            yield word
        elif word in _AHEAD:
            yield "ahead"
        elif word in _ORDERS:
            yield "order"
        elif (verb := lexicons.by_term("dealing_verbs").get(word)) is not None:
            yield f"{verb['sort']}"
        elif word in _REFUSING:
            yield "refused"


def _verb(outline: str, start: int, end: int) -> str:
    """The sort of the verb that follows in the clause, with whether it is ahead; an aside behind a comma is left out."""
    tokens = _TOKEN.findall(outline, start, end)
    if tokens[:1] == [","] and "," in tokens[1:_CLAUSE_WORDS]:
        tokens = tokens[tokens.index(",", 1) + 1 :]
    ahead = ""
    for token in tokens[:_CLAUSE_WORDS]:
        if token in (";", ".", ":"):
            break
        if token in _AHEAD:
            ahead = "will "
        elif (verb := lexicons.by_term("dealing_verbs").get(token)) is not None:
            return f"{ahead}{verb['sort']}"
    return f"{ahead}nothing"
