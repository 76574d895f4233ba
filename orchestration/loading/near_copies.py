"""Texts that are nearly the same: an article that several publishers print, with another title, byline or ending.

Signatures (MinHash) find candidates without looking at every text, and are kept, so that a new article costs the same
whatever is there already. A candidate is then compared word by word: news of a series, such as the exports of each month,
share nearly all their words, too.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Indel

from orchestration.loading.signatures import VALUES, Signatures

# What a stored signature was made with. Others are made anew.
SCHEME = "minhash 128, 4 words, lines of 8"

_HASHING = "affine32"
_SHINGLE_WORDS = 4
# Titles, bylines, captions and credits are shorter, and differ where the article is the same.
_LINE_WORDS = 8
# A text of short lines only is all there is to compare.
_FEWEST_WORDS = 40

# Share of the shingles of both texts that they have in common. A copy that lacks a paragraph in six, or adds one, is above
# it; of a text that says a fifth more, the facts would be lost. Articles of different authors on the same event stay below
# 0.1, and series are told apart by what follows.
SIMILAR = 0.8
# Two signatures agree in about as many values as their texts have shingles in common: of 10 million pairs of texts that
# share 0.8 one agrees in less than 0.6. Where news are many there are candidates by chance, and looking at their texts
# takes a thousand times as long as this.
_LIKELY = 0.6

# Words compared one by one: longer texts are compared up to here.
_COMPARED_WORDS = 5000
# What differs within a sentence, and how much of it is the same: something on either side, and more on one.
_REPLACED_WORDS = 4
_SAME_BESIDE = 1
_SAME_AROUND = 4

_WORD = re.compile(r"\d[\d.,]*\d|\w+", re.UNICODE)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion trillion first "
    "second third fourth fifth sixth seventh eighth ninth tenth half double".split()
)


class NearCopies:
    """The texts that are known, by their signatures. ``text_of`` gives the text of an article, None when it is gone."""

    def __init__(self, stored: Iterable[tuple[str, bytes]], text_of: Callable[[str], str | None]) -> None:
        self._text_of = text_of
        pairs = dict(stored)
        self._signatures = Signatures(list(pairs), np.frombuffer(b"".join(pairs.values()), "<u4"))

    def add(self, article_key: str, signature: bytes) -> None:
        """Let an article be found; by the text it had before it is not any more."""
        self._signatures.add(article_key, np.frombuffer(signature, "<u4"))

    def candidates(self, signature: bytes) -> set[str]:
        """The articles whose texts are worth a comparison."""
        return set(self._signatures.like(np.frombuffer(signature, "<u4"), _LIKELY))

    def find(self, text: str, signature: bytes) -> tuple[str, float] | None:
        """The article that this is a copy of, the most similar, with the share of what they have in common."""
        words: list[str] = []
        best: tuple[str, float] | None = None
        # In order of the key, so that equals are decided the same way in each run.
        for key in sorted(self.candidates(signature)):
            known = self._text_of(key)
            if known is None:
                continue
            words = words or _sentence_words(text)
            share = _share(words, _sentence_words(known))
            if share >= SIMILAR and (best is None or share > best[1]) and not is_other_news(known, text):
                best = key, share
        return best


def signature_of(text: str) -> bytes:
    """The signature of a text: 512 bytes."""
    from datasketch import MinHash  # noqa: PLC0415 - it brings SciPy, half a second that only new texts should cost

    made = MinHash(num_perm=VALUES, permutations=_permutations(), scheme=_HASHING, hashfunc=zlib.crc32)
    made.update_batch([shingle.encode() for shingle in _shingles(_sentence_words(text))])
    return np.asarray(made.hashvalues, dtype="<u4").tobytes()


def similarity(one: str, other: str) -> float:
    """The share of the shingles of both texts that they have in common, from 0 to 1."""
    return _share(_sentence_words(one), _sentence_words(other))


def is_other_news(one: str, other: str) -> bool:
    """Whether a number or a name stands in place of another while the words around are the same.

    In titles and bylines names differ where the article is the same, and in the title numbers, too.

    >>> june = "Exports rise\\n\\nExports of the port of Dalian grew by 5 percent in June, it was told on Monday."
    >>> is_other_news(june, june.replace("5", "7"))
    True
    >>> is_other_news(june, june.replace("Dalian", "Qingdao"))
    True
    >>> is_other_news(june, june.replace("told", "said").replace("Exports rise", "Port of Dalian has grown"))
    False
    """
    return _is_replaced(_sentence_words(one), _sentence_words(other), _names_and_numbers) or _is_replaced(
        _WORD.findall(one.partition("\n")[2]), _WORD.findall(other.partition("\n")[2]), _numbers
    )


def _is_replaced(one: list[str], other: list[str], telling: Callable[[list[str]], set[str]]) -> bool:
    ours, theirs = one[:_COMPARED_WORDS], other[:_COMPARED_WORDS]
    script = Indel.opcodes([word.casefold() for word in ours], [word.casefold() for word in theirs])
    same = [(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in script if step.tag == "equal"]
    for (start, end, _, other_end), following in pairwise(same):
        gone, come = ours[end : following[0]], theirs[other_end : following[2]]
        beside = (end - start, following[1] - following[0])
        is_within = min(beside) >= _SAME_BESIDE and sum(beside) >= _SAME_AROUND
        is_short = max(len(gone), len(come)) <= _REPLACED_WORDS
        if is_within and is_short and telling(gone) and telling(come) and telling(gone) != telling(come):
            return True
    return False


def _numbers(words: list[str]) -> set[str]:
    return {word.casefold() for word in words if word[0].isdigit() or word.casefold() in _NUMBER_WORDS}


def _names_and_numbers(words: list[str]) -> set[str]:
    return _numbers(words) | {word.casefold() for word in words if word[0].isupper()}


def _sentence_words(text: str) -> list[str]:
    """The words of the lines that are sentences, or of all lines where there are none."""
    lines = [_WORD.findall(line) for line in text.split("\n")]
    words = [word for line in lines if len(line) >= _LINE_WORDS for word in line]
    return words if len(words) >= _FEWEST_WORDS else [word for line in lines for word in line]


def _shingles(words: list[str]) -> set[str]:
    folded = [word.casefold() for word in words]
    return {
        " ".join(folded[place : place + _SHINGLE_WORDS]) for place in range(max(1, len(folded) - _SHINGLE_WORDS + 1))
    }


def _share(one: list[str], other: list[str]) -> float:
    ours, theirs = _shingles(one), _shingles(other)
    return len(ours & theirs) / len(ours | theirs)


@cache
def _permutations() -> object:
    """Made once: drawing them anew takes longer than a signature."""
    from datasketch import MinHash  # noqa: PLC0415 - as in signature_of

    return MinHash(num_perm=VALUES, scheme=_HASHING).permutations
