"""Runs of capitalised words: the raw material of every name of a body, a person or a project.

A run is what stands together without a small word or a mark between: `Dalian Municipal Government`, `Greg Stanton`.
What joins runs to one name (`of`, `and`, brackets) is decided by who reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from orchestration.parsing import lexicons

# The capitals of the Latin script outside ASCII; `re` has no class for them.
_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_WORD = rf"""
    No\.\d{{1,3}}
    | (?: St|Mt|Ste|No|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|Gen|Hon|Rev|Jr|Sr|Cllr ) \.   # the stop belongs to the name
    | (?: [{_UPPER}] \. ){{1,3}} [{_UPPER}] [a-z] \w+                          # T.K.Ashraf
    | (?: [{_UPPER}] \. -? )+ (?: [{_UPPER}] (?! \w ) )?                     # initials: K., A.S.
    | (?: \d{{1,3}} | [a-z] -? | (?: al|el|ul|as|ar|ad|ash|az )- | d' )?      # 7Leaf, iFarm, e-Port, el-Sisi
      [{_UPPER}] \w* (?: ['.&–-] \w+ )*                                      # SSG.com, Heong-joon
      (?: (?<=s)' (?=\ [A-Z]) )?                                              # Traders' Association
"""
# No name has forty words; a column of them without a mark between is read in stretches, since its cost grows with the square.
# The lookahead spares the words in small letters, which most are, the patterns of a word.
_RUN = re.compile(
    rf"(?<![\w'-])(?=[{_UPPER}\d]|[a-z]{{1,3}}['-]?[{_UPPER}])(?:{_WORD})(?:\ (?:{_WORD}|\d{{1,3}}(?!\w))){{0,39}}",
    re.VERBOSE,
)
_SPLIT = re.compile(r"[^ ]+")
# A possessive ends a name (`Shanghai's Lingang Group` is two), unless it is one of those that names are made with.
_POSSESSIVE = re.compile(r"'s?$")
# `Shenzhen-based DJI`
_ATTRIBUTES = (
    *(
        "-based",
        "-listed",
        "-headquartered",
        "-born",
        "-funded",
        "-owned",
        "-backed",
        "-led",
        "-made",
        "-built",
        "-run",
    ),
    *("-invested", "-financed", "-sponsored", "-speaking", "-style", "-bound", "-registered", "-maker", "-makers"),
)
_ASSOCIATIONS = frozenset(
    head.term for head in lexicons.load("organization_types") if head["type"] == "association" and " " not in head.term
)
_IN_NAMES = lexicons.terms("possessives_in_names")


class Word(NamedTuple):
    """A word of a run; ``low`` is the text in lower case."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def runs(text: str) -> list[Run]:
    """The runs of capitalised words of a text, in order; a possessive is the end of one and loses its mark.

    >>> text = "Mayor K. Ito of Graz met Oulu's iFarm Group."
    >>> [text[run.start : run.end] for run in runs(text)]
    ['Mayor K. Ito', 'Graz', 'Oulu', 'iFarm Group']
    """
    return [run for match in _RUN.finditer(text) for run in _parted(match)]


def _opens_association(text: str, owner: re.Match[str]) -> bool:
    """`Kano Tanners' Association`: of a trade's own body the owners are a part of the name."""
    following = _SPLIT.search(text, owner.end()) if owner[0].endswith("s'") else None
    return following is not None and following[0].lower() in _ASSOCIATIONS


def _parted(match: re.Match[str]) -> Iterator[Run]:
    if "'" not in match[0] and "-" not in match[0]:
        # as most are: nothing ends a name inside it
        offset = match.start()
        yield Run(
            tuple(
                Word(offset + found.start(), offset + found.end(), found[0], found[0].lower())
                for found in _SPLIT.finditer(match[0])
            )
        )
        return
    words: list[Word] = []
    for found in _SPLIT.finditer(match[0]):
        low = found[0].lower()
        start, end = match.start() + found.start(), match.start() + found.end()
        mark = _POSSESSIVE.search(low)
        if (
            mark
            and low not in _IN_NAMES
            and not _opens_association(match[0], found)
            and not (words and words[-1].low == "st.")
        ):
            bare = len(low) - len(mark[0])
            yield Run((*words, Word(start, start + bare, found[0][:bare], low[:bare])))
            words = []
        elif low.endswith(_ATTRIBUTES) and not low.startswith("state-"):
            if words:
                yield Run(tuple(words))
            words = []
        else:
            words.append(Word(start, end, found[0], low))
    if words:
        yield Run(tuple(words))
