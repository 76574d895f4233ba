"""A name and the places that it may mean, each with a score: how likely it is by its size and rank alone.

Scores are sums of weights in one unit; ``ties`` and ``context`` add what neighbours and the rest of the article are worth. The
weights were set by hand on the cases and on half of the sample articles.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from orchestration.gazetteer import index
from orchestration.gazetteer.index import Entry
from orchestration.parsing.places import levels
from orchestration.parsing.places.names import Name

# What a level word is worth that fits a place (`the city of Taizhou`).
LEVEL_SAID = 2.0
# How fast belief falls with the score: half a point behind is a third as likely.
_SHARPNESS = 2.0
# What ten times the people are worth.
_TENFOLD = 0.6
# What ten times the names are worth: Venice has as many people as its namesake in California, but names in all languages.
_KNOWN = 0.5
# A city of this size is meant before the province around it that has its name (Osaka, São Paulo), except in China.
_CITY_BEFORE_PROVINCE = 10_000
_BEHIND_CITY = 2.4
# A city-state is the state before it is the city (Singapore).
_BEHIND_COUNTRY = 1.0
# Below this number of people a country's divisions are villages (`German` on the Isle of Man).
_SMALL_COUNTRY = 5_000_000
# A name that only some source has (`Rip City`) is rarely what the text means.
_WEAK_NAME = -1.5


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
    """Other names of the article lie in the same country or province, or it was published there."""
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

    def add(self, worth: Callable[[Entry], float]) -> None:
        """Add to each score what the place is worth by some measure."""
        self.scores = [score + worth(entry) for score, entry in zip(self.scores, self.entries, strict=True)]

    def raise_entry(self, place: Entry, worth: float) -> None:
        """Add to the score of one place, a reading from now on if it was none, and put the best first again."""
        if all(entry.place_id != place.place_id for entry in self.entries):
            self.entries.append(place)
            self.scores.append(self.score)
        self.add(lambda entry: worth if entry.place_id == place.place_id else 0.0)
        self.sort()

    def beliefs(self) -> list[float]:
        """The scores as shares of one."""
        top = self.score
        weights = [math.exp(_SHARPNESS * (score - top)) for score in self.scores]
        return [weight / sum(weights) for weight in weights]


def by_itself(name: Name) -> Reading:
    """A name's readings with a level word beside it and nothing else known; none where the word rules out every place."""
    entries, scores = _candidates(name.key)
    if name.level is not None:
        fitting = [i for i, entry in enumerate(entries) if levels.fits(entry, name.level)]
        if name.is_leveled:
            # A level word that belongs to the name binds: an unknown `X County` is not the city of X.
            own = [i for i in fitting if entries[i].is_well_named]
            likeliest = entries[max(range(len(entries)), key=lambda i: scores[i])] if entries else None
            if name.level == "district" and likeliest is not None and likeliest.kind in ("country", "province"):
                # The Central Florida District of a firm is no town called Florida; Delhi District is in Delhi.
                around = likeliest.country_code, likeliest.admin1
                own = [i for i in own if (entries[i].country_code, entries[i].admin1) == around]
            return Reading(name, [entries[i] for i in own], [scores[i] + LEVEL_SAID for i in own], is_tied=bool(own))
        said = set(fitting)
        scored = [score + (LEVEL_SAID if i in said else 0.0) for i, score in enumerate(scores)]
        return Reading(name, list(entries), scored, is_tied=bool(said))
    return Reading(name, list(entries), list(scores))


@lru_cache(maxsize=50_000)
def _candidates(key: str) -> tuple[tuple[Entry, ...], tuple[float, ...]]:
    entries = tuple(index.load().named(key))
    if key.startswith("st "):
        # `St. Cloud` is as good a name as `Saint Cloud`
        known = {entry.place_id for entry in entries if entry.is_well_named}
        in_full = [entry for entry in index.load().named(f"saint {key[3:]}") if entry.place_id not in known]
        again = {entry.place_id for entry in in_full}
        entries = (*(entry for entry in entries if entry.place_id not in again), *in_full)
    cities = [entry for entry in entries if entry.kind == "city"]
    around_city = {(city.country_code, city.admin1) for city in cities if city.population >= _CITY_BEFORE_PROVINCE}
    of_capital = {city.country_code for city in cities if city.is_capital}
    of_country = {entry.country_code for entry in entries if entry.kind == "country"}
    scores = []
    for entry in entries:
        score = _prior(entry)
        if not entry.is_well_named:
            score += _WEAK_NAME
        if entry.kind == "province" and entry.country_code != "CN":
            has_city = (entry.country_code, entry.admin1) in around_city or entry.country_code in of_capital
            score -= _BEHIND_CITY if has_city else 0.0
        elif entry.kind == "city" and entry.country_code in of_country:
            score -= _BEHIND_COUNTRY
        scores.append(score)
    return entries, tuple(scores)


def _prior(entry: Entry) -> float:
    """How likely a place is meant by its bare name before anything else is known."""
    people = math.log10(entry.population + 1) * _TENFOLD
    if entry.kind == "country":
        # The Congo is the larger of the two.
        score = 5.0 + 0.01 * math.log10(entry.population + 1)
    elif entry.kind == "province":
        is_small = index.load().people_in(entry.country_code) < _SMALL_COUNTRY
        score = 4.4 if entry.country_code == "CN" else 1.5 if is_small else 4.2
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
        score += _KNOWN * math.log10(entry.name_count + 1)
    return score
