"""Which of the places that share a name is meant: readings scored by what ties the name to others and by the article.

Two passes. The first scores each reading by itself: how large and high the place is, whether a level word fits it, whether a
neighbouring name lies around it. The second adds what the first made likely: the countries, provinces and prefectures of the
article, and a reading that the text gave the same name elsewhere. Scores are sums of
weights, set by hand on the cases and on half of the sample articles.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from orchestration.gazetteer import index
from orchestration.gazetteer.index import Entry
from orchestration.parsing.places import levels
from orchestration.parsing.places.demonyms import demonyms_in
from orchestration.parsing.places.links import Tie, links_of, lists_of
from orchestration.parsing.places.names import Name, names_in
from orchestration.parsing.places.states import state_after

# How fast belief falls with the score: half a point behind is a third as likely.
_SHARPNESS = 2.0
# How much a tie is worth when one of the two places does lie in the other, else nothing.
_TIE: dict[Tie, float] = {"of": 4.0, "bracket": 4.0, "apposition": 3.5, "possessive": 3.5, "comma": 3.5, "beside": 2.0}
# The same for names that only stand in one list with a tied name.
_TIE_OF_LIST = 1.5
# What ten times the people are worth.
_TENFOLD = 0.6
# A city of this size is meant before the province around it that has its name.
_CITY_BEFORE_PROVINCE = 20_000
_LEVEL_SAID = 2.0
_WEAK_NAME = -1.5
_SAME_COUNTRY = 1.2
_SAME_ADMIN1 = 1.2
_SAME_PREFECTURE = 1.0
_SENSE_ELSEWHERE = 3.0
# The same where the name carried its type there (`Aksu Prefecture`, later `Aksu`).
_SENSE_WITH_TYPE = 1.0
_SAME_KIND = 0.8
_PUBLISHED_THERE = 2.0
# The prior of a city of some hundred thousand: smaller ones in a publisher's name are mostly other words (`Shipping Wire`).
_KNOWN_PUBLISHERS_PLACE = 3.3
# What the article must add to a reading for a small place to be believed.
_SUPPORTED = 0.5
# Types that stand in keys (`sanmen county`).
_TYPES = frozenset({"county", "district", "area", "prefecture", "banner", "league"})
# What joins a town's name to its river: the first word alone is its short form.
_CONNECTING = frozenset({"upon", "on", "am", "an", "sur", "in", "under", "de", "del", "le"})
# A reading this far ahead of the next is settled enough to speak for its neighbours at full weight.
_SETTLED = 1.0


@dataclass(slots=True)
class Reading:
    """A name with its possible places, the best first once ``read`` is done."""

    name: Name
    entries: list[Entry]
    scores: list[float]
    is_tied: bool = False
    """Something in the text says which place it is: a tie that holds, or a level word that fits."""
    is_placed: bool = False
    """A place around it or a state is named beside it (`Split, Croatia`)."""
    is_supported: bool = False
    """Other names of the article lie in the same country or province."""
    listed: range | None = None
    """The numbers of the names it is listed with, itself included."""

    @property
    def best(self) -> Entry | None:
        return self.entries[0] if self.entries else None

    @property
    def score(self) -> float:
        return self.scores[0] if self.scores else 0.0

    @property
    def margin(self) -> float:
        return self.scores[0] - self.scores[1] if len(self.scores) > 1 else math.inf

    def sort(self) -> None:
        """Best reading first; equal ones by id, so that the order is always the same."""
        order = sorted(range(len(self.entries)), key=lambda i: (-self.scores[i], self.entries[i].place_id))
        self.entries = [self.entries[i] for i in order]
        self.scores = [self.scores[i] for i in order]

    def raise_entry(self, place: Entry, worth: float) -> None:
        """Add to the score of one place, a reading from now on if it was none, and put the best first again."""
        if all(entry.place_id != place.place_id for entry in self.entries):
            self.entries.append(place)
            self.scores.append(self.score)
        self.scores = [
            score + (worth if entry.place_id == place.place_id else 0.0)
            for score, entry in zip(self.scores, self.entries, strict=True)
        ]
        self.sort()

    def beliefs(self) -> list[float]:
        """The scores as shares of one."""
        top = self.score
        weights = [math.exp(_SHARPNESS * (score - top)) for score in self.scores]
        return [weight / sum(weights) for weight in weights]


def read(text: str, names: Sequence[Name], published_in: str | None = None) -> list[Reading]:
    """Each name with its readings in order; none where a level word rules out every place of that name."""
    readings = [_by_itself(name) for name in names]
    _tie(text, readings)
    home = _home(published_in)
    for reading in readings:
        if home is not None:
            _add(reading, lambda entry: _nearness(entry, home) * _PUBLISHED_THERE / 3)
        reading.sort()
    votes = _Votes(readings, demonyms_in(text))
    for reading in readings:
        votes.add_to(reading)
        reading.sort()
    _same_kind(readings)
    _same_sense(readings)
    return readings


def _by_itself(name: Name) -> Reading:
    entries, scores = _candidates(name.key)
    if name.level is not None:
        fitting = [i for i, entry in enumerate(entries) if levels.fits(entry, name.level)]
        if name.is_leveled:
            # A level word that belongs to the name binds: an unknown `X County` is not the city of X.
            own = [i for i in fitting if entries[i].is_well_named]
            return Reading(name, [entries[i] for i in own], [scores[i] + _LEVEL_SAID for i in own], is_tied=bool(own))
        said = set(fitting)
        scored = [score + (_LEVEL_SAID if i in said else 0.0) for i, score in enumerate(scores)]
        return Reading(name, list(entries), scored, is_tied=bool(said))
    return Reading(name, list(entries), list(scores))


@lru_cache(maxsize=50_000)
def _candidates(key: str) -> tuple[tuple[Entry, ...], tuple[float, ...]]:
    entries = tuple(index.load().named(key))
    cities = {
        (entry.country_code, entry.admin1)
        for entry in entries
        if entry.kind == "city" and (entry.population >= _CITY_BEFORE_PROVINCE or entry.is_capital)
    }
    return entries, tuple(_prior(entry, (entry.country_code, entry.admin1) in cities) for entry in entries)


def _prior(entry: Entry, has_city: bool) -> float:
    """How likely a place is meant by its bare name before anything else is known; ``has_city``: a city is called so too."""
    people = math.log10(entry.population + 1) * _TENFOLD
    if entry.kind == "country":
        score = 5.0
    elif entry.kind == "province":
        # Outside China a city mostly comes before the province of its name (Osaka, São Paulo).
        score = 4.4 if entry.country_code == "CN" else 1.5 if has_city else 3.2
    elif entry.kind == "region":
        score = 3.0
    elif entry.level == "municipality":
        score = 5.0
    elif entry.level == "prefecture":
        score = max(people, 3.5) + 0.5
    elif entry.gb2260_code is not None:
        # A county-level city goes by its bare name, a district or county mostly with its type.
        score = max(people, 2.5) + {"City": 0.2, "District": -0.6}.get(entry.type_word or "", -0.2)
    else:
        score = people + (0.8 if entry.is_capital else 0.4 if entry.is_seat else 0.0)
    return score + (0.0 if entry.is_well_named else _WEAK_NAME)


def _add(reading: Reading, worth: Callable[[Entry], float]) -> None:
    reading.scores = [score + worth(entry) for score, entry in zip(reading.scores, reading.entries, strict=True)]


def _tie(text: str, readings: list[Reading]) -> None:
    """Add what ties between neighbours are worth to both sides."""
    names = [reading.name for reading in readings]
    links = links_of(text, names)
    for run in lists_of(text, names):
        for number in run:
            readings[number].listed = run
        said = levels.of_list(text, names[run[-1]].end)
        if said is None and " and " in text[names[run[0]].end : names[run[-1]].start]:
            said = levels.of_several(text, names[run[0]].start)
        _say(readings, run, said)
    added: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        outer, inner = readings[link.outer], readings[link.inner]
        if link.tie == "comma" and not _closes(text, outer):
            continue
        members = [(link.inner, _TIE[link.tie])]
        if inner.listed and link.tie in ("of", "apposition"):
            members += [
                (number, _TIE_OF_LIST) for number in inner.listed if number != link.inner and number != link.outer
            ]
            _say(readings, inner.listed, link.level)
        for number, worth in members:
            for i, entry in enumerate(readings[number].entries):
                for j, around in enumerate(outer.entries):
                    if not lies_in(entry, around) or _is_list_of_countries(inner, entry, around):
                        continue
                    # A tie to an unlikely reading of the other name is itself unlikely.
                    doubt = max(outer.scores) - outer.scores[j]
                    gain = worth - 0.3 * min(doubt, 5.0)
                    added[number][i] = max(added[number].get(i, 0.0), gain)
                    if number == link.inner:
                        doubt = max(inner.scores) - inner.scores[i]
                        # `Salamanca, Guanajuato`: what is said behind a comma is a state rather than the city of its name.
                        gain = worth + (-1.0 if around.kind == "city" else 1.0) - 0.3 * min(doubt, 5.0)
                        added[link.outer][j] = max(added[link.outer].get(j, 0.0), gain)
    for number, gains in added.items():
        readings[number].is_tied = readings[number].is_placed = True
        for i, gain in gains.items():
            readings[number].scores[i] += gain
    for reading in readings:
        state = state_after(text, reading.name.end)
        if state is not None and any(entry.subdivision_code == state for entry in reading.entries):
            reading.is_tied = reading.is_placed = True
            _add(reading, lambda entry, state=state: _TIE["comma"] if entry.subdivision_code == state else 0.0)


def _say(readings: list[Reading], run: range, level: str | None) -> None:
    if level is None:
        return
    for number in run:
        reading = readings[number]
        if reading.name.is_leveled:
            continue
        if any(levels.fits(entry, level) for entry in reading.entries):
            reading.is_tied = True
            _add(reading, lambda entry: _LEVEL_SAID if levels.fits(entry, level) else 0.0)


def _is_list_of_countries(inner: Reading, entry: Entry, around: Entry) -> bool:
    """`China, Japan` are two countries, not the town of China in Japan."""
    return around.kind == "country" and entry.kind == "city" and any(each.kind == "country" for each in inner.entries)


def _closes(text: str, outer: Reading) -> bool:
    """`A, B` is a tie where B is a province or country, or where the clause goes on behind it: `Kunshan, Suzhou, is`."""
    return any(entry.kind != "city" for entry in outer.entries) or text[outer.name.end : outer.name.end + 1] in ",.)"


@lru_cache(maxsize=50_000)
def _around(entry: Entry) -> frozenset[str]:
    """The ids of everything that holds a place."""
    return frozenset(above.place_id for above in index.load().above(entry))


def lies_in(entry: Entry, other: Entry) -> bool:
    """Whether one place lies in the other."""
    if other.kind == "country":
        return entry.country_code == other.country_code and entry.kind != "country"
    if other.kind == "province" and entry.kind not in ("province", "country"):
        return entry.country_code == other.country_code and entry.admin1 == other.admin1
    return other.place_id in _around(entry)


def _home(published_in: str | None) -> Entry | None:
    """The place that a publisher's name or city names, if it is a large one: `Qingdao Municipal News Desk`."""
    if not published_in:
        return None
    found = [reading for reading in map(_by_itself, names_in(published_in)) if reading.entries]
    for reading in found:
        reading.sort()
    known = [reading for reading in found if reading.score >= _KNOWN_PUBLISHERS_PLACE]
    return max(known, key=lambda reading: reading.score).best if known else None


def _nearness(entry: Entry, home: Entry) -> float:
    """3 the place itself, 2 in the same province, 1 in the same country."""
    if entry.place_id == home.place_id:
        return 3.0
    if entry.country_code != home.country_code:
        return 0.0
    return 2.0 if entry.admin1 is not None and entry.admin1 == home.admin1 else 1.0


@dataclass(slots=True)
class _Votes:
    """What the names of an article say of its countries, provinces and prefectures; a name votes once, not for itself."""

    readings: list[Reading]
    spoken_of: dict[str, float]
    """Countries by their adjectives (`Kenyan`)."""
    total: float = 0.0
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    admins: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    around: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cast: dict[str, tuple[Entry, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for country, weight in self.spoken_of.items():
            self.countries[country] += weight
            self.total += weight
        for reading in self.readings:
            best, key = reading.best, reading.name.key
            if best is None or best.country_code is None:
                continue
            weight = 1.0 if reading.is_tied or reading.margin >= _SETTLED else 0.3
            if best.population < 15_000 and best.gb2260_code is None and not reading.is_tied and best.kind == "city":
                # Most small places that stand untied in a text are other things of the same name.
                weight = 0.1
            if key not in self.cast or self.cast[key][1] < weight:
                self._count(key, -1.0)
                self.cast[key] = best, weight
                self._count(key, 1.0)

    def _count(self, key: str, sign: float) -> None:
        if key not in self.cast:
            return
        entry, weight = self.cast[key]
        self.total += sign * weight
        self.countries[entry.country_code or ""] += sign * weight
        if entry.admin1 is not None:
            # The province itself says more than a place in it.
            self.admins[entry.country_code or "", entry.admin1] += (
                sign * weight * (2.0 if entry.kind == "province" else 1.0)
            )
        for place_id in (entry.place_id, entry.parent_id):
            if place_id is not None:
                self.around[place_id] += sign * weight

    def add_to(self, reading: Reading) -> None:
        """Raise the readings that the other names of the article speak for."""
        if not reading.entries:
            return
        key = reading.name.key
        self._count(key, -1.0)
        total = max(self.total, 1.0)

        def worth(entry: Entry) -> float:
            country = entry.country_code or ""
            # A famous city is meant even beside the country of a hamlet that has its name.
            known = 1.0
            if entry.gb2260_code is None and entry.kind == "city" and entry.type_word is None:
                known = min(1.0, math.log10(entry.population + 1) / 6)
            score = _SAME_COUNTRY * min(1.0, 1.5 * self.countries.get(country, 0.0) / total)
            if entry.admin1 is not None:
                # Chinese cities cooperate within provinces; elsewhere one neighbour says little.
                enough = 1.0 if country == "CN" else 2.0
                score += _SAME_ADMIN1 * min(1.0, self.admins.get((country, entry.admin1), 0.0) / enough)
            if entry.parent_id is not None and entry.gb2260_code is not None and not entry.parent_id.endswith("0000"):
                score += _SAME_PREFECTURE * min(1.0, self.around.get(entry.parent_id, 0.0))
            return score * known

        reading.is_supported = worth(reading.entries[0]) >= _SUPPORTED
        _add(reading, worth)
        self._count(key, 1.0)


def _same_kind(readings: list[Reading]) -> None:
    """`Georgia and Ukraine` are countries, `Jilin and Liaoning` provinces: a list holds places of one kind."""
    for number, reading in enumerate(readings):
        if not reading.listed or reading.is_placed:
            continue
        others = [readings[other].best for other in reading.listed if other != number]
        kinds = {other.kind for other in others if other is not None}
        if len(kinds) == 1 and (kind := kinds.pop()) != "region":
            _add(reading, lambda entry, kind=kind: _SAME_KIND if entry.kind == kind else 0.0)
            reading.sort()


def _same_sense(readings: list[Reading]) -> None:
    """A name that the text places once (`Taizhou of Zhejiang`) means that place wherever it stands alone."""
    senses: dict[str, Entry] = {}
    typed: dict[str, Entry] = {}
    for reading in readings:
        if reading.is_tied and reading.best is not None:
            senses.setdefault(reading.name.key, reading.best)
            stem, _, last = reading.name.key.rpartition(" ")
            if last in _TYPES:
                typed.setdefault(stem, reading.best)
    for reading in readings:
        # `Stratford` after `Stratford-upon-Avon`, `Newcastle` after `Newcastle upon Tyne`.
        first, *rest = reading.name.key.split(" ")
        if rest and rest[0] in _CONNECTING and reading.best is not None:
            senses.setdefault(first, reading.best)
    for reading in readings:
        if reading.is_tied:
            if reading.best is not None:
                senses[reading.name.key] = reading.best
            continue
        for said, worth in ((senses, _SENSE_ELSEWHERE), (typed, _SENSE_WITH_TYPE)):
            sense = said.get(reading.name.key)
            if sense is not None:
                reading.raise_entry(sense, worth)
