"""Agreements that no construction tells: two sides of a sentence, weighed by what speaks for their having agreed.

The rules of signing come first: a pair that one of them has read is left alone, and so is a side that a better pair of the
same sentence has taken, unless the two pairs have it in common as the one that acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing import likelihood
from orchestration.parsing.agreement_sides import homes, sides
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AgreementFact, AgreementKind, Span
from orchestration.parsing.rules.agreements.signs import signs
from orchestration.parsing.rules.agreements.telling import Pair, Telling
from orchestration.parsing.rules.agreements.told import is_refused
from orchestration.parsing.rules.documents.kinds import USUAL
from orchestration.parsing.rules.signing.dates import day_told
from orchestration.parsing.sentences import Sentence

RULE = "agreement_weighed"
# Behind a count of documents, or with a word for agreeing, something was agreed and only with whom is asked: every second pair
# from here on was right on articles that nobody had looked at. Other bodies of one sentence must be likelier than not.
_ENOUGH = 0.3
_AGREED = re.compile(r"\b(?:agree[sd]?|sign(?:s|ed)?(?! (?:off|up)\b)|put their|concluded)\b")
_PAIR = 2


def weighed(analysis: Analysis, read: Sequence[AgreementFact]) -> Iterator[AgreementFact]:
    """An agreement for each two sides without one in ``read`` for which enough speaks."""
    telling = Telling(analysis, read)
    scored: list[tuple[float, Pair]] = []
    for sentence in telling.sentences():
        is_asked = _is_asked(telling, sentence)
        if not is_asked and len(within(analysis.organizations, sentence.start, sentence.end)) < _PAIR:
            continue
        if any(_overlaps(sentence, fact) for fact in read) or is_refused(analysis, sentence, sentence.end):
            continue
        for pair in telling.pairs((sentence,)):
            are_bodies = pair.one.kind == pair.other.kind == "organization"
            if (is_asked or are_bodies) and not _is_read(pair, read):
                score = likelihood_of(signs(telling, pair))
                if score >= (_ENOUGH if is_asked else likelihood.LIKELY):
                    scored.append((score, pair))
    taken: list[Pair] = []
    for _, pair in sorted(scored, key=lambda each: (-each[0], each[1].first, each[1].second)):
        if not any(_excludes(other, pair) for other in taken):
            taken.append(pair)
            yield _fact(telling, pair)


def likelihood_of(seen: frozenset[str]) -> float:
    """How likely a pair with these signs is to have an agreement, between 0 and 1."""
    return likelihood.weigh("agreement_weights", ((sign, 1.0) for sign in sorted(seen)))


def _is_asked(telling: Telling, sentence: Sentence) -> bool:
    """Whether documents are counted before a sentence, or it speaks of agreeing."""
    is_agreed = _AGREED.search(telling.analysis.text, sentence.start, sentence.end) is not None
    return is_agreed or telling.count_before(sentence) is not None


def _is_read(pair: Pair, read: Sequence[AgreementFact]) -> bool:
    """Whether rules have read an agreement of the two, or one of each of them."""
    both, cities = sides((pair.one, pair.other)), homes((pair.one, pair.other))
    are_of_cities = len(cities) == _PAIR and "city" in (pair.one.kind, pair.other.kind)
    if len(cities) < _PAIR and "city" in (pair.one.kind, pair.other.kind):
        return True  # a city signs nothing with its own town hall
    if all(any(sides((each,)) & sides(fact.parties) for fact in read) for each in (pair.one, pair.other)):
        return True  # `They are A and B`: each has its agreement with whom the rules have found
    return any(
        len(both & sides(fact.parties)) == _PAIR or (are_of_cities and cities <= homes(fact.parties)) for fact in read
    )


def _overlaps(sentence: Sentence, fact: AgreementFact) -> bool:
    return fact.evidence.start < sentence.end and sentence.start < fact.evidence.end


def _excludes(taken: Pair, pair: Pair) -> bool:
    """Whether a better pair stands against another one: the same two, or a side of the same sentence that it has."""
    one, other = sides((taken.one, taken.other)), sides((pair.one, pair.other))
    if one == other:
        return True
    return taken.sentence is pair.sentence and bool(one & other) and sides((taken.one,)) != sides((pair.one,))


def _fact(telling: Telling, pair: Pair) -> AgreementFact:
    sentence = pair.sentence
    count = telling.count_before(sentence)
    counting = telling.analysis.document.sentences[count] if count is not None else None
    of_count = [fact for fact in telling.read if counting is not None and _overlaps(counting, fact)]
    return AgreementFact(
        evidence=Span(sentence.start, sentence.end),
        rule=RULE,
        kind=_kind(telling, sentence.index, count),
        parties=(pair.one, pair.other),
        date=next((fact.date for fact in of_count if fact.date), None)
        or day_told(telling.analysis, sentence, *([counting] if counting else [])),
    )


def _kind(telling: Telling, here: int, count: int | None) -> AgreementKind:
    """The kind of the document that the sentence names, else of those that were counted before."""
    for index in (here, count):
        documents = telling.documents(index) if index is not None else []
        kinds = [each.kind for each in documents if each.kind not in (None, "project")]
        if kinds and kinds[0] is not None:
            return kinds[0]
    return USUAL
