"""What speaks for and against two sides of one sentence being the parties of an agreement: signs, each a short name.

Articles that count what was signed name its members in ever new words (`goes to B`, `has as its partners`), but not in ever
new places: behind the count, a body in front of a verb and another behind a preposition. What each sign is worth stands in
the lexicon ``agreement_weights``, which is fitted on annotated articles (``orchestration.evaluating.agreement_weights``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.agreement_sides import homes, sides
from orchestration.parsing.analysis import within
from orchestration.parsing.rules.agreements.telling import KINDS, Pair, Telling
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
_REFUSING = frozenset(term for term in lexicons.terms("refusal_words") if " " not in term)
_WORDS_BETWEEN, _WORDS_BEFORE, _WORDS_BEHIND, _CLAUSE_WORDS = 12, 3, 4, 14
_MOST, _STEP = 4, 40
_PAIR = 2


def signs(telling: Telling, pair: Pair) -> frozenset[str]:
    """Everything seen of a pair."""
    return frozenset((*_of_sentence(telling, pair.sentence), *_of_pair(telling, pair)))


def _of_sentence(telling: Telling, sentence: Sentence) -> Iterator[str]:
    words = re.findall(r"[\w'-]+", telling.analysis.document.lower[sentence.start : sentence.end])
    text = telling.analysis.text[sentence.start : sentence.end]
    documents = telling.documents(sentence.index)
    if sentence.index in telling.signings:
        yield "signing here"
    if documents:
        yield "document here"
    if any(each.is_many for each in documents):
        yield "documents here"
    if within(telling.analysis.money, sentence.start, sentence.end):
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
    if telling.documents(sentence.index - 1):
        yield "document before"
    if telling.documents(sentence.index + 1):
        yield "document behind"
    yield from _of_zone(telling, sentence)
    names = {party.name for _, _, parties in telling.named(sentence) for party in parties}
    yield f"names {min(len(names), _MOST + 1)}"


def _of_zone(telling: Telling, sentence: Sentence) -> Iterator[str]:
    """How far behind a count of documents and behind a signing the sentence stands."""
    count = telling.count_before(sentence)
    if count is not None:
        counting = telling.analysis.document.sentences[count]
        yield f"count {min(sentence.index - count, _PAIR + 1)} before"
        yield f"count {min(sentence.paragraph - counting.paragraph, _PAIR)} paragraphs before"
        if any(each.count > 1 for each in telling.documents(count)):
            yield "count of a number"
        if count in telling.signings:
            yield "count signed"
    signing = max((index for index in telling.signings if index < sentence.index), default=None)
    if signing is not None:
        yield f"signing {min(sentence.index - signing, _MOST)} before"


def _of_pair(telling: Telling, pair: Pair) -> Iterator[str]:
    outline, sentence = telling.analysis.outline, pair.sentence
    start, end = pair.first[1], pair.second[0]
    between = outline[start:end] if end >= start else ""
    kinds = f"{KINDS[pair.one.kind]} and {KINDS[pair.other.kind]}"
    yield kinds
    yield f"distance {min(len(between) // _STEP, _MOST)}"
    inside = sum(start <= named[0] and named[1] <= end for named in telling.named(sentence))
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
    yield from _of_documents(telling, pair, kinds)
    yield from _of_known(telling, pair)


def _of_documents(telling: Telling, pair: Pair, kinds: str) -> Iterator[str]:
    documents = telling.documents(pair.sentence.index)
    if any(pair.first[1] <= each.start < pair.second[0] for each in documents):
        yield "document between"
    if any(each.end <= pair.first[0] for each in documents):
        yield "document in front"
    if any(each.start >= pair.second[1] for each in documents):
        yield "document at the end"
    if documents:
        yield f"{kinds}, document here"
    if pair.sentence.index in telling.signings:
        yield f"{kinds}, signing here"


def _of_known(telling: Telling, pair: Pair) -> Iterator[str]:
    """What rules have read of the two, and whose they are."""
    sentence = pair.sentence
    here = [
        sides(each.parties)
        for each in telling.read
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
    home = telling.analysis.home
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
