"""Stretches of text that may be a person's name.

Titles, bodies and words that only open a sentence are cut away here; who is a person is decided in ``persons``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.capitals import Run, Word
from orchestration.parsing.coverage import Covered
from orchestration.parsing.names.shapes import Shape, plain, shape
from orchestration.parsing.names.titles import Title

_PARTICLES = lexicons.by_term("name_particles")
_LONGEST_PARTICLE = max(map(len, _PARTICLES))
_WITH_PLACE = 3
_REACH = 60
_OFFICE_IN = re.compile(
    r"\b(?:[Mm]ayor|[Gg]overnor|[Pp]refect|[Hh]ead|[Aa]kim|[Hh]okim|[Cc]hairman) of (?:the )?(?:[A-Z][a-z]+ )?"
    r"(?:municipality|city|town|district|commune|borough|village|region|province) $"
)
_SON_AFTER = re.compile(r" (?:bin|ibn|bint|binti|ben) [A-Z]")
_GENERATIONS = frozenset(("II", "III", "IV"))
_NUMBERED = re.compile(r"\d|^[IVX]{2,}$")


@dataclass(slots=True)
class Candidate:
    """Words that may name a person, and where titles stand that are linked to them."""

    start: int
    end: int
    words: list[Word]
    shape: Shape
    is_addressed: bool = False
    titles: list[Title] = field(default_factory=list)
    is_titled_before: bool = False
    is_place: bool = False
    rank: int = 0
    """Which of several that share a title in the plural."""


def find(analysis: Analysis, titles: Sequence[Title]) -> list[Candidate]:
    """The candidates of the article in order, none inside a body's name or a title."""
    taken = Covered([*analysis.organizations, *titles])
    parts = [part for run in analysis.document.capitals for part in _parts(analysis.text, run, taken)]
    parts = [(_without_place(analysis, words), is_addressed) for words, is_addressed in parts]
    found: list[Candidate] = []
    offices = frozenset(title.end for title in titles if title.kind == "civic")
    places = {(each.start, each.end) for each in analysis.places}
    for words, is_addressed in _joined(analysis.text, parts, offices):
        start, end = words[0].start, words[-1].end
        is_place = (start, end) in places
        found.append(Candidate(start, end, words, _shape(words), is_addressed=is_addressed, is_place=is_place))
    return found


def _without_place(analysis: Analysis, words: list[Word]) -> list[Word]:
    """`from Nanjing Luan Dejun`: before a full name of China its city is none of it."""
    words = _behind_dateline(analysis, _behind_office(analysis.text, words))
    if len(words) < _WITH_PLACE or shape(words[-2:]) is not Shape.FAMILY:
        return words
    first = within(analysis.places, words[0].start, words[-2].start)
    return words[-2:] if first and first[0].start == words[0].start and first[-1].end == words[-3].end else words


def _behind_dateline(analysis: Analysis, words: list[Word]) -> list[Word]:
    """`WASHINGTON Barack Obama said`: capitals that are a place are none of the name behind them."""
    capitals = sum(1 for _ in takewhile(lambda word: word.text.isupper() and len(word.text) > 1, words))
    if not 0 < capitals < len(words):
        return words
    places = within(analysis.places, words[0].start, words[capitals - 1].end)
    return words[capitals:] if places and places[-1].end == words[capitals - 1].end else words


def _behind_office(text: str, words: list[Word]) -> list[Word]:
    """`mayor of the municipality Mamak Mesut Akgul`: what follows such a noun is the place before it is the person."""
    if len(words) < _WITH_PLACE or not _OFFICE_IN.search(text, max(0, words[0].start - _REACH), words[0].start):
        return words
    return next((words[at:] for at in range(1, len(words) - 1) if shape(words[at:]) >= Shape.FAMILY), words)


def _shape(words: list[Word]) -> Shape:
    """The shape; a small word inside (`van der`, `bin`) is as good as a given name."""
    found = shape(words)
    if (
        found is Shape.LIKELY
        and words[-1].end - words[0].start > sum(len(word.text) for word in words) + len(words) - 1
    ):
        return Shape.GIVEN
    return found


def _parts(text: str, run: Run, taken: Covered) -> Iterator[tuple[list[Word], bool]]:
    """The run without bodies, titles, forms of address and small words; and whether an address stands right before."""
    address, small = lexicons.terms("address_forms"), lexicons.terms("small_words")
    part: list[Word] = []
    is_addressed = False
    for number, word in enumerate(run.words):
        low = word.low.rstrip(".")
        # `Eng.`, `M.`, but `Eng` may be somebody's name.
        is_address = low in address or word.low in address
        is_opening = not part and word.low in small and not _opens_name(text, run.words, number)
        if is_address or word.start in taken or is_opening or low in lexicons.terms("calendar_names"):
            if part:
                yield part, is_addressed
                part = []
            is_addressed = is_address
        elif _NUMBERED.search(word.text):
            if not (len(part) > 1 and word.text in _GENERATIONS and shape(part) >= Shape.FAMILY):
                part = []
                continue
            # `Leo Quinn III`
            part.append(word)
        else:
            part.append(word)
    if part:
        yield part, is_addressed


def _opens_name(text: str, words: Sequence[Word], number: int) -> bool:
    """`He Ruonan`, `An Yang`, `May Li`: a small word that is a family or given name before a name.

    `Said bin Nasser` and `A H M Rahman` tell it by what follows.
    """
    low = words[number].low
    if _SON_AFTER.match(text, words[number].end):
        return low in lexicons.terms("given_names")
    if len(low) == 1 and len(words) > number + 2 and len(words[number + 1].text) == 1:
        return True
    if number and low in lexicons.terms("surnames_chinese"):
        # `Mayor He`
        return True
    if not (low in lexicons.terms("surnames_chinese") or low in lexicons.terms("given_names")):
        return False
    rest = words[number : number + 2]
    return len(rest) == 2 and shape(rest) >= Shape.FAMILY and plain(rest[1].text) not in lexicons.terms("common_words")


def _joined(
    text: str, parts: list[tuple[list[Word], bool]], offices: frozenset[int]
) -> Iterator[tuple[list[Word], bool]]:
    """Parts with a particle between them as one name: `Jan` `van der` `Meulen`."""
    number = 0
    while number < len(parts):
        words, is_addressed = parts[number]
        words = list(words)
        while number + 1 < len(parts) and len(words) < 4 and (_are_joined(text, words, parts[number + 1][0], offices)):
            number += 1
            words += parts[number][0]
        yield words, is_addressed
        number += 1


def _are_joined(text: str, words: Sequence[Word], others: Sequence[Word], offices: frozenset[int]) -> bool:
    """Whether what stands between is a particle that may follow: `Sancho de la Vega`, not `Puerto de la Cruz`."""
    start = others[0].start
    if start - words[-1].end > _LONGEST_PARTICLE + 2:
        return False
    particle = _PARTICLES.get(text[words[-1].end : start].strip(" "))
    if particle is None or text[start - 1] != " ":
        return False
    if any(words[0].start - gap in offices for gap in (1, 2)):
        # `the Lord Mayor of Dublin, Daithí de Róiste`
        return True
    first = words[0].low
    if first in lexicons.terms("given_names") or plain(first) in lexicons.terms("given_names"):
        return True
    if plain(first) in lexicons.terms("common_words"):
        return False
    # `Saulo de Castro Abreu Filho`: two family names are a person's.
    return particle["after"] is None or (len(others) > 1 and first not in lexicons.terms("place_openings"))
