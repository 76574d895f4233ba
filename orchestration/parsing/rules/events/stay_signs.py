"""What speaks for a stay of one city's people in another that no sentence tells outright: signs, each a short name.

A stay is told over a whole article: a mayor of elsewhere signs, `the guests` are shown a plant, somebody leaves on Friday.
Signs are seen or not seen for every ordered pair of the article's cities, the guests' and the hosts'; what each is worth stands
in the lexicon ``stay_weights``, which is fitted on annotated articles (``orchestration.evaluating.stay_weights``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import city_of, sides_of
from orchestration.parsing.deixis.home import dateline
from orchestration.parsing.deixis.phrases import party_named
from orchestration.parsing.facts import EventFact, Party, Span
from orchestration.parsing.parties import party_of
from orchestration.parsing.rules.events.reading import took_place
from orchestration.parsing.rules.events.where import places_named
from orchestration.parsing.sentences import Sentence

# The cities named most often; a stay in one that is named in passing is news of no article.
_MOST = 6
_TITLE_WEIGHT = 3
_CHIEF = 2
_MANY = 5
# Such words tell that a stay is only to come, or that nobody travelled.
_AGAINST = frozenset({"ahead", "apart", "again"})

Pair = tuple[Party, Party]


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence: the groups of words in it, the cities whose people act in it, and those that it is set in."""

    sentence: Sentence
    groups: frozenset[str]
    acting: frozenset[str]
    located: frozenset[str]


@dataclass(frozen=True)
class Stays:
    """An article's cities, with the words that tell of stays, by sentence."""

    analysis: Analysis

    @cached_property
    def cities(self) -> list[Party]:
        """The cities that the article names most, those of the title first, for themselves or by their bodies."""
        named: dict[str, Party] = {}
        weight: Counter[str] = Counter()
        title_end = self._title.end if self._title else 0
        for side in sides_of(self.analysis):
            for city in filter(None, map(city_of, side.parties)):
                named.setdefault(city.name, city)
                weight[city.name] += _TITLE_WEIGHT if side.start < title_end else 1
        filed_from = dateline(self.analysis)
        for spoken_from, extra in ((party_of(filed_from) if filed_from else None, 2), (self.analysis.home, 1)):
            if spoken_from and spoken_from.kind == "city":
                named.setdefault(spoken_from.name, spoken_from)
                weight[spoken_from.name] += extra
        return [named[name] for name, _ in weight.most_common(_MOST)]

    def pairs(self) -> Iterator[Pair]:
        """Guests and hosts: every two cities, either way round, where people of the first act beside a word of stays."""
        acting = {name for told in self.sentences for name in told.acting}
        return ((guest, host) for guest, host in permutations(self.cities, 2) if guest.name in acting)

    @cached_property
    def _title(self) -> Sentence | None:
        sentences = self.analysis.document.sentences
        return sentences[0] if sentences and sentences[0].is_title else None

    @cached_property
    def sentences(self) -> list[Told]:
        """The sentences with words of stays in them, in order."""
        analysis = self.analysis
        words: dict[int, set[str]] = {}
        for hit in analysis.hits_of("stay_triggers"):
            sentence, group = analysis.document.sentence_at(hit.start), str(hit.entry["group"])
            if group in words.get(sentence.start, ()):
                continue
            if group in _AGAINST or took_place(analysis, Span(sentence.start, sentence.end), hit.start):
                words.setdefault(sentence.start, set()).add(group)
        sides = sides_of(analysis)
        told = []
        for sentence in analysis.document.sentences:
            groups = words.get(sentence.start)
            if not groups:
                continue
            span = Span(sentence.start, sentence.end)
            places = places_named(analysis, span)
            at = {start for start, _ in places}
            acting = {
                city.name
                for side in sides
                if span.start <= side.start < span.end and side.start not in at
                for city in filter(None, map(city_of, side.parties))
            }
            acting |= {
                city.name
                for person in within(analysis.persons, span.start, span.end)
                if (city := self._city_of(person.affiliation))
            }
            told.append(Told(sentence, frozenset(groups), frozenset(acting), frozenset(p.name for _, p in places)))
        return told

    def _city_of(self, affiliation: str | None) -> Party | None:
        party = party_named(self.analysis, affiliation)
        return city_of(party) if party else None

    @cached_property
    def _persons(self) -> Counter[str]:
        named = {person.name: person for person in self.analysis.persons}.values()
        return Counter(city.name for person in named if (city := self._city_of(person.affiliation)))

    @cached_property
    def _in_title(self) -> frozenset[str]:
        title = self._title
        return frozenset(place.name for place in within(self.analysis.places, 0, title.end)) if title else frozenset()

    @cached_property
    def _of_article(self) -> frozenset[str]:
        """The signs that every pair of the article shares."""
        groups = {group for told in self.sentences for group in told.groups}
        signs = {f"any {group}" for group in groups}
        if len({place.name for place in self.analysis.places if place.kind == "city"}) > _MANY:
            signs.add("many cities")
        if dateline(self.analysis):
            signs.add("dateline")
        return frozenset(signs)

    def signs(self, pair: Pair, events: Sequence[EventFact]) -> frozenset[str]:
        """What is seen of a stay of the first city's people in the second, beside the events that were told outright."""
        guest, host = pair
        signs = set(self._of_article)
        for told in self.sentences:
            signs.update(_beside(told, guest.name, host.name))
        signs.update(self._of_standing(guest, host))
        for event in events:
            signs.update(_told(event, guest.name, host.name))
        return frozenset(signs)

    def _of_standing(self, guest: Party, host: Party) -> Iterator[str]:
        """Who the two are in the article, wherever they stand."""
        filed_from, home = dateline(self.analysis), self.analysis.home
        for role, city in (("guest", guest), ("host", host)):
            if filed_from and filed_from.name == city.name:
                yield f"dateline {role}"
            if home and home.name == city.name:
                yield f"home {role}"
            if city.name in self._in_title:
                yield f"title {role}"
            if self._persons[city.name]:
                yield f"person of {role}"
                if self._persons[city.name] > 1:
                    yield f"persons of {role}"
            if self.cities.index(city) >= _CHIEF:
                yield f"minor {role}"
        if guest.place and host.place and guest.place.country == host.place.country:
            yield "same country"

    def telling(self, pair: Pair) -> list[Told]:
        """The sentences that tell of the stay, those with most signs of the pair first."""
        guest, host = (city.name for city in pair)
        counted = [(len(set(_beside(told, guest, host))), told) for told in self.sentences]
        return [told for count, told in sorted(counted, key=lambda each: -each[0]) if count]


def _beside(told: Told, guest: str, host: str) -> Iterator[str]:
    """The signs of one sentence: each group of words with the cities that stand beside it."""
    is_guest, is_host = guest in told.acting, host in told.acting
    at_host = host in told.located
    for group in told.groups:
        if is_guest:
            yield f"{group} with guest"
        if at_host:
            yield f"{group} at host"
        elif is_host:
            yield f"{group} with host"
        if guest in told.located:
            yield f"{group} at guest"
        if is_guest and (at_host or is_host):
            yield f"{group} with both"
        if told.sentence.is_title and (is_guest or is_host):
            yield f"{group} in title"


def _told(event: EventFact, guest: str, host: str) -> Iterator[str]:
    """What an event that was told outright says of the stay: the two met, and it was at the hosts'."""
    names = {city.name for city in event.cities}
    at = event.city.name if event.city else None
    if event.type == "visit":
        if at == guest and host in names:
            yield "visited back"
    elif guest in names and host in names:
        if at == host:
            yield f"{event.type} at host"
            yield "event at host"
        elif at == guest:
            yield "event at guest"
        else:
            yield "event elsewhere" if at else "event of both"
    elif at == host:
        yield "event without guest"
