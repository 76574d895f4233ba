"""What a pointing phrase can point at: the cities and bodies named so far, and the article's two main sides.

An organization stands for itself among bodies and for its home among cities, but a city named outright comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.document import Document
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Place
from orchestration.parsing.parties import Side, distinct, party_of, sides_in

# A city in the title is what the article is about; one that it calls its own, too.
_TITLE_WEIGHT = 3
# How many sentences back a pair may have been introduced: farther away than this only the main sides are meant.
_REACH = 4

_CITY_STATES = frozenset({"Singapore", "Monaco"})

Choose = Callable[[Party], Party | None]


def is_city(place: Place) -> bool:
    """Whether a place can act and be visited as a city: a city-state does, too."""
    return place.kind == "city" or place.name in _CITY_STATES


def city_of(party: Party) -> Party | None:
    """The city that a side is or, for an organization, is at home in."""
    if party.kind == "city" or party.name in _CITY_STATES:
        return party
    if party.kind == "organization" and party.place is not None and is_city(party.place):
        return party_of(party.place)
    return None


def city_or_government(analysis: Analysis) -> Choose:
    """Chooses cities, and the cities of governments: `İzmir Municipality` and `the City of Bonn` act as their cities."""
    governments = {body.name for body in analysis.organizations if body.type == "government"}

    def choose(party: Party) -> Party | None:
        return city_of(party) if party.kind != "organization" or party.name in governments else None

    return choose


def named_city(party: Party) -> Party | None:
    """The side itself if it is a city."""
    return party if party.kind == "city" else None


def body(party: Party) -> Party | None:
    """The side itself if it is an organization."""
    return party if party.kind == "organization" else None


def side(party: Party) -> Party | None:
    """The side itself, city or organization."""
    return party if party.kind in ("city", "organization") else None


class Antecedents:
    """The sides of an article in order of mention, looked up backwards from a pointing phrase."""

    __slots__ = ("_document", "_home", "_main", "_named", "_sides")

    def __init__(self, analysis: Analysis, home: Party | None) -> None:
        self._document: Document = analysis.document
        self._named = sides_of(analysis)
        self._sides = self._named
        self._home = home
        self._main: tuple[Party, ...] | None = None

    @property
    def main_cities(self) -> tuple[Party, ...]:
        """The two cities that the article is chiefly about, in order of mention; fewer where it names fewer."""
        if self._main is None:
            self._main = _main_cities(self._document, self._named, self._home)
        return self._main

    @property
    def titled_cities(self) -> tuple[Party, ...]:
        """The cities that the title names, in order."""
        title = self._document.sentences[0] if self._document.sentences else None
        if title is None or not title.is_title:
            return ()
        return tuple(distinct(_chosen([item for item in self._named if item.end <= title.end], named_city)))

    def add(self, resolved: Sequence[Side]) -> None:
        """Let phrases that are resolved by now (`our city`) be pointed back at, too."""
        self._sides = sorted([*self._sides, *resolved], key=lambda side: side.start)

    def last(self, offset: int, choose: Choose, accept: Callable[[Party], bool] = lambda _: True) -> Party | None:
        """The side meant by `the city`, `the company`: the first that the nearest earlier clause names, its subject.

        The phrase's own clause is asked after that: in `the team from Qingdao visited the city` it is not Qingdao.
        """
        own_start = self._clause_start(offset)
        in_own: Party | None = None
        for sides in self._groups_before(offset, self._clause_start):
            acting = [item for item in sides if not self._document.text.endswith("from ", 0, item.start)]
            party = next((party for party in _chosen([*acting, *sides], choose) if accept(party)), None)
            if sides[0].start >= own_start:
                in_own = party
            elif party or in_own:
                return party or in_own
        return in_own

    def first(self, choose: Choose) -> Party | None:
        """The side that the text names first."""
        return next(_chosen(self._named, choose), None)

    def together(self, offset: int, choose: Choose, size: int = 2) -> tuple[Party, ...]:
        """The ``size`` sides of the sentence that names any last before ``offset``; empty where it names more or fewer."""
        for sides in self._groups_before(offset, self._sentence_start):
            here = distinct(_chosen(sides, choose))
            if here:
                return tuple(here) if len(here) == size else ()
        return ()

    def pair(self, offset: int, choose: Choose, size: int = 2) -> tuple[Party, ...]:
        """The ``size`` sides last named before ``offset``, be it one by one; empty where that is open."""
        gathered: list[Party] = []
        for number, sides in enumerate(self._groups_before(offset, self._sentence_start)):
            here = distinct(_chosen(sides, choose))
            if len(here) == size:
                return tuple(here)
            gathered = distinct([*here, *gathered])
            if len(gathered) == size:
                return tuple(gathered)
            if len(gathered) > size or number == _REACH:
                break
        return ()

    def with_home(self, offset: int, choose: Choose, size: int) -> tuple[Party, ...]:
        """The article's own city and the others that the paragraph names, if they are ``size`` together."""
        if self._home is None:
            return ()
        paragraph = self._document.sentence_at(offset).paragraph
        gathered = [self._home]
        for item in self._before(offset):
            if self._document.sentence_at(item.start).paragraph != paragraph:
                break
            gathered = distinct([*gathered, *_chosen([item], choose)])
        return tuple(gathered) if len(gathered) == size else ()

    def couple(self, offset: int, choose: Choose) -> tuple[Party, ...]:
        """The last two sides that stand side by side (`A and B`) before ``offset``: what `the former` picks from."""
        last: Side | None = None
        for later in self._before(offset):
            if last is not None and choose(later.parties[0]) and choose(last.parties[0]):
                between = self._document.text[later.end : last.start]
                if between.strip() in ("and", ", and", "with", "&", "or"):
                    return (later.parties[0], last.parties[0])
            last = later if len(later.parties) == 1 else None
        return ()

    def coordinated(self, offset: int, choose: Choose) -> tuple[Party, ...]:
        """The two sides that `and` joins in the last sentence that names any, where it names more: `A and B met in C`."""
        group = next(self._groups_before(offset, self._sentence_start), [])
        named = [item for item in group if len(item.parties) == 1 and choose(item.parties[0])]
        pairs = [
            (one.parties[0], two.parties[0])
            for one, two in pairwise(named)
            if self._document.text[one.end : two.start].strip() in ("and", "and the")
        ]
        return pairs[0] if len(pairs) == 1 else ()

    def _before(self, offset: int) -> Iterator[Side]:
        for index in range(bisect_left(self._sides, offset, key=lambda side: side.start) - 1, -1, -1):
            yield self._sides[index]

    def _groups_before(self, offset: int, start_of: Callable[[int], int]) -> Iterator[list[Side]]:
        """The sides before ``offset`` by the sentence or clause they stand in, the nearest first."""
        group: list[Side] = []
        start = start_of(offset)
        for item in self._before(offset):
            if item.start < start:
                if group:
                    yield group[::-1]
                group, start = [], start_of(item.start)
            group.append(item)
        if group:
            yield group[::-1]

    def _sentence_start(self, offset: int) -> int:
        return self._document.sentence_at(offset).start

    def _clause_start(self, offset: int) -> int:
        start = self._sentence_start(offset)
        return max(start, self._document.text.rfind(";", start, offset) + 1)


def sides_of(analysis: Analysis) -> list[Side]:
    """The sides of the whole article, read again only when its pointing phrases have become known."""
    if analysis.sides is None or analysis.sides[0] is not analysis.references:
        analysis.sides = analysis.references, sides_in(analysis, 0, len(analysis.text), located=True)
    return analysis.sides[1]


def _chosen(sides: Sequence[Side], choose: Choose) -> Iterator[Party]:
    for item in sides:
        for party in item.parties:
            picked = choose(party)
            if picked:
                yield picked


def _main_cities(document: Document, sides: Sequence[Side], home: Party | None) -> tuple[Party, ...]:
    weight: Counter[str] = Counter()
    first: dict[str, Party] = {}
    title_end = document.sentences[0].end if document.sentences and document.sentences[0].is_title else 0
    for item in sides:
        for party in _chosen([item], city_of):
            key = party.name.casefold()
            first.setdefault(key, party)
            weight[key] += _TITLE_WEIGHT if item.start < title_end else 1
    if home and home.name.casefold() in weight:
        weight[home.name.casefold()] += _TITLE_WEIGHT
    chosen = {key for key, _ in weight.most_common(2)}
    return tuple(party for key, party in first.items() if key in chosen)
