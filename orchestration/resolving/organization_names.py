"""A body's name in the forms that it is compared in, and the rule by which two names are one body.

Two bodies differ by more than spelling: a number, a place, a level of government or a word of substance tells two bodies
apart, and nothing here bridges that. What may differ: case, accents, legal suffixes, function words and their order
(`Bureau of Sports`, `Sports Bureau`), British and American spelling, abbreviations, plural and blanks inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from orchestration.gazetteer.names import fold

FOLDER = Path(__file__).parent

# `(NDRC)`, `(UniSA)`, but neither `(Group)` nor a place: NIO (Anhui) is not NIO (Hefei).
_BRACKETED_ACRONYM = re.compile(r"\s*\((?=[^)]*[A-Z][^)]*[A-Z])[A-Za-z&.-]{2,10}\)")
_MARKS_IN_WORDS = re.compile(r"['’‘ʻʼ`.]")
_NOT_WORD = re.compile(r"[\W_]+")
_PARTY = re.compile(r"\b(?:communist party of china|communist party|cpc)\b")
# A hyphen would leave `co`, which is dropped as a legal form.
_CO_OPERATION = re.compile(r"\bco-(?=op|ord)")
# The People's Bank of China is not the Bank of China, but a people's government is the government.
_PEOPLES_GOVERNMENT = re.compile(r"\bpeoples (?=government)")
# Lv, nv: how keyboards write lü and nü.
_KEYBOARD_UMLAUT = re.compile(r"\b([ln])v(?=[aeinosu]|$)")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
# Shorter words one letter apart are two names more often than one name misspelt (Sanhuan, Sanhua).
_LONG_WORD = 9
# `Wanda Group` is Wanda; with more words than these the bare name is usually another body (a port and its group).
_WORDS_OF_A_SHORT_NAME = 2


@dataclass(frozen=True, slots=True)
class NormalName:
    """``words`` in order as compared; ``bag`` the same sorted; ``core`` without words such as `group`."""

    words: tuple[str, ...]
    bag: tuple[str, ...]
    core: tuple[str, ...]
    letters: str


@dataclass(frozen=True, slots=True)
class _Words:
    """``organization_words.tsv``: variants of words, and sets of words by their role."""

    variants: dict[str, str]
    dropped: set[str]
    generic: set[str]
    kind: set[str]


@cache
def _lexicon() -> _Words:
    words = _Words({}, set(), set(), set())
    for line in (FOLDER / "organization_words.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        word, role, form = [*line.split("\t"), ""][:3]
        if role == "variant":
            words.variants[word] = form
        elif role in ("dropped", "generic", "kind"):
            getattr(words, role).add(word)
        elif role != "role":
            raise ValueError(f"organization_words.tsv: unknown role {role!r} of {word!r}")
    return words


@cache
def normal(name: str) -> NormalName:
    """The forms of a name.

    >>> normal("The Bureau of Culture & Tourism of Shanghai").bag
    ('bureau', 'culture', 'shanghai', 'tourism')
    >>> normal("CPC Dalian Municipal Committee").bag == normal("Dalian Municipal Party Committee").bag
    True
    """
    lexicon = _lexicon()
    text = _CO_OPERATION.sub("co", fold(_BRACKETED_ACRONYM.sub("", name)).casefold())
    text = _PEOPLES_GOVERNMENT.sub("", _PARTY.sub("party", _MARKS_IN_WORDS.sub("", text)))
    text = _KEYBOARD_UMLAUT.sub(r"\1u", text)
    split = _NOT_WORD.sub(" ", text).split()
    words = [lexicon.variants.get(word, word) for word in split]
    # `University of Miami` and `Miami University` are two; of no other body does the order of the words say so.
    keeps_of = len(words) > 1 and words[0] == "university" and words[1] == "of"
    kept = [_singular(word) for word in words if word not in lexicon.dropped] or words
    if keeps_of:
        kept.insert(0, "of")
    core = [word for word in kept if word not in lexicon.generic]
    return NormalName(tuple(kept), tuple(sorted(kept)), tuple(sorted(core)), "".join(kept))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4 else word


@cache
def is_kind_only(name: str) -> bool:
    """Whether a name says only what kind of body it is, so that every city may have one.

    >>> is_kind_only("Municipal Government"), is_kind_only("No. 1 Hospital"), is_kind_only("Dalian Municipal Government")
    (True, True, False)
    """
    lexicon, words = _lexicon(), normal(name).words
    # The Communist Party without a place or level is one, wherever it is named.
    return words != ("party",) and all(
        word in lexicon.kind or word in lexicon.generic or _NUMBER.fullmatch(word) for word in words
    )


@lru_cache(maxsize=1024)  # a name is asked for several times while it is decided, and then no more
def block_keys(name: str) -> frozenset[str]:
    """The keys that a name shares with every name that could be the same body, and with some that lose against it."""
    form = normal(name)
    keys = {"bag:" + " ".join(form.bag), "letters:" + form.letters}
    if form.core and len(form.core) <= _WORDS_OF_A_SHORT_NAME:
        keys.add("core:" + " ".join(form.core))
    if len(form.bag) > 2:
        keys |= {"but:" + " ".join(form.bag[:i] + form.bag[i + 1 :]) for i in range(len(form.bag))}
    return frozenset(keys)


def same_body(one: str, other: str, places: Container[str] = frozenset()) -> bool:
    """Whether two names are one body. ``places``: folded words of names of places, which no misspelling bridges.

    >>> same_body("Shanghai Bureau of Sports", "Shanghai Sports Bureau"), same_body("Sinohydro Bureau 7", "Sinohydro Bureau 8")
    (True, False)
    """
    a, b = normal(one), normal(other)
    if a.bag == b.bag or a.letters == b.letters:
        return True
    if a.core == b.core and len(a.core) <= _WORDS_OF_A_SHORT_NAME:
        # One of the two has nothing but the bare name: `Wanda`, `Wanda Group`; not `Wanda Group`, `Wanda Holding`.
        return a.core in (a.bag, b.bag)
    return _misspelt(a, b, places)


def _misspelt(a: NormalName, b: NormalName, places: Container[str]) -> bool:
    if len(a.words) != len(b.words):
        return False
    differing = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = differing[0]
    if min(len(x), len(y)) < _LONG_WORD or x[0] != y[0] or _NUMBER.fullmatch(x) or (x in places and y in places):
        return False
    return OSA.distance(x, y, score_cutoff=1) <= 1
