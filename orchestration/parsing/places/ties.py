"""What the ties between neighbouring names are worth: `Portland, Oregon` raises the reading that lies in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from orchestration.gazetteer import index
from orchestration.gazetteer.index import Entry
from orchestration.parsing.places import levels
from orchestration.parsing.places.links import Link, Tie, links_of, lists_of
from orchestration.parsing.places.reading import LEVEL_SAID, Reading
from orchestration.parsing.places.states import state_after

# What a tie is worth where one of the two places does lie in the other; where none does, nothing.
_WORTH: dict[Tie, float] = {
    "of": 4.0,
    "bracket": 4.0,
    "apposition": 3.5,
    "possessive": 3.5,
    "comma": 3.5,
    "beside": 2.0,
}
# The same for names that only stand in one list with a tied name.
_WORTH_IN_LIST = 1.5
# A tie to an unlikely reading of the other name is itself unlikely: what each point of its score behind the best costs.
_DOUBT = 0.3
_MOST_DOUBT = 1.5

_OF_STATE = re.compile(
    r"(?:['’]s)? (?:(?:Lt\.|Lieutenant|Democratic|Republican|former) )*"
    r"(?:Gov(?:\.|ernor)|governor|state\b(?! media)|[Aa]ttorney [Gg]eneral\b|[Ll]egislature\b|Sen\.|Senator"
    r"|statehouse\b|laws\b|National Guard\b|Supreme Court\b)"
)
# Names such as San José are borne by a hundred places: a text that repeats them must not cost a hundred times a hundred.
_MOST_AROUND = 12

_Gains = dict[tuple[int, int], float]


def add_ties(text: str, readings: list[Reading]) -> None:
    """Raise the readings that a tie to a neighbour, a list's level word or a shortened state speaks for."""
    names = [reading.name for reading in readings]
    for run in lists_of(text, names):
        for number in run:
            readings[number].listed = run
        said = levels.of_list(text, names[run[-1]].end)
        if said is None and " and " in text[names[run[0]].end : names[run[-1]].start]:
            said = levels.of_several(text, names[run[0]].start)
        _say(readings, run, said)
    # A name can lie in one neighbour and around another: both count, of several ties of one side only the best.
    as_inner: _Gains = defaultdict(float)
    as_outer: _Gains = defaultdict(float)
    for link in links_of(text, names):
        if link.tie == "comma" and not _closes(text, readings[link.outer]):
            continue
        listed = readings[link.inner].listed
        _gain(readings, link, link.inner, _WORTH[link.tie], as_inner, as_outer)
        if listed and link.tie in ("of", "apposition", "possessive"):
            _say(readings, listed, link.level)
            for number in listed:
                if number not in (link.inner, link.outer):
                    _gain(readings, link, number, _WORTH_IN_LIST, as_inner, None)
    for gains in (as_inner, as_outer):
        for (number, place), gain in gains.items():
            readings[number].scores[place] += gain
            readings[number].is_tied = readings[number].is_placed = True
    _add_states(text, readings)
    _add_offices(text, readings)


def _gain(
    readings: list[Reading], link: Link, number: int, worth: float, as_inner: _Gains, as_outer: _Gains | None
) -> None:
    """Note what a link is worth to each reading of a name and, where it is not only listed, of the place around it."""
    inner, outer = readings[number], readings[link.outer]
    best_inner, best_outer = max(inner.scores, default=0.0), max(outer.scores, default=0.0)
    for j in _likely(outer):
        around = outer.entries[j]
        gain = worth - min(_MOST_DOUBT, _DOUBT * (best_outer - outer.scores[j]))
        for i, entry in enumerate(inner.entries):
            if not lies_in(entry, around) or _is_list_of_countries(inner, entry, around):
                continue
            as_inner[number, i] = max(as_inner[number, i], gain)
            if as_outer is not None:
                # `Salamanca, Guanajuato`: what is said to lie around is a state rather than the city of its name.
                back = worth + (-1.0 if around.kind == "city" else 1.0)
                back -= min(_MOST_DOUBT, _DOUBT * (best_inner - inner.scores[i]))
                as_outer[link.outer, j] = max(as_outer[link.outer, j], back)


def _likely(outer: Reading) -> list[int]:
    """The readings of a name that can lie around another: states and countries first, then the likeliest cities."""
    order = sorted(range(len(outer.entries)), key=lambda j: (outer.entries[j].kind == "city", -outer.scores[j]))
    return order[:_MOST_AROUND]


def _add_states(text: str, readings: list[Reading]) -> None:
    """`Portland, Ore.`"""
    for reading in readings:
        state = state_after(text, reading.name.end)
        if state is not None and any(entry.subdivision_code == state for entry in reading.entries):
            reading.is_tied = reading.is_placed = True
            reading.scores = [
                score + (_WORTH["comma"] if entry.subdivision_code == state else 0.0)
                for score, entry in zip(reading.scores, reading.entries, strict=True)
            ]


def _add_offices(text: str, readings: list[Reading]) -> None:
    """`New York Gov. Andrew Cuomo`, `Washington state`: where states are called like cities, these are the state's."""
    for reading in readings:
        if _OF_STATE.match(text, reading.name.end) is None:
            continue
        if any(entry.kind == "province" and entry.country_code == "US" for entry in reading.entries):
            reading.is_tied = True
            reading.add(lambda entry: _WORTH["of"] if entry.kind == "province" and entry.country_code == "US" else 0.0)


def _say(readings: list[Reading], run: range, level: str | None) -> None:
    """Raise what a level word fits that was said once for a list: `Huangyan and Luqiao districts`."""
    if level is None:
        return
    for number in run:
        reading = readings[number]
        fitting = [levels.fits(entry, level) for entry in reading.entries]
        if any(fitting) and not reading.name.is_leveled:
            reading.is_tied = True
            reading.scores = [
                score + (LEVEL_SAID if does_fit else 0.0)
                for score, does_fit in zip(reading.scores, fitting, strict=True)
            ]


def _is_list_of_countries(inner: Reading, entry: Entry, around: Entry) -> bool:
    """`China, Japan` are two countries, not the town of China in Japan."""
    return around.kind == "country" and entry.kind == "city" and any(each.kind == "country" for each in inner.entries)


def _closes(text: str, outer: Reading) -> bool:
    """`A, B` is a tie where B is a province or country, or where the clause goes on behind it: `Kunshan, Suzhou, is`."""
    return any(entry.kind != "city" for entry in outer.entries) or text[outer.name.end : outer.name.end + 1] in ",.)"


@lru_cache(maxsize=50_000)
def _around(place_id: str) -> frozenset[str]:
    """The ids of everything that holds a place."""
    entry = index.load().place(place_id)
    return frozenset(above.place_id for above in index.load().above(entry)) if entry else frozenset()


def lies_in(entry: Entry, other: Entry) -> bool:
    """Whether one place lies in the other."""
    if other.kind == "country":
        return entry.country_code == other.country_code and entry.kind != "country"
    if other.kind == "province" and entry.kind not in ("province", "country"):
        return entry.country_code == other.country_code and entry.admin1 == other.admin1
    return other.place_id in _around(entry.place_id)
