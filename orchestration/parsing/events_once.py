"""One event once: what title and body tell of one occasion becomes one row; a stay lends its day, place and sides.

A stay is told over many sentences: the visit with its days first, then the symposium and the signing without any.
An event that leaves its day open therefore takes that of the dated event told before it, unless it is the same
occasion again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orchestration.parsing.facts import EventFact, Party
from orchestration.parsing.parties import distinct


def once(events: Iterable[EventFact]) -> list[EventFact]:
    """The events of one article, each once, with what the stay that they belong to adds."""
    told = sorted(events, key=lambda event: (event.evidence.start, event.evidence.end))
    kept: list[EventFact] = []
    for event in sorted(told, key=lambda event: event.date is None):
        match = next((number for number, other in enumerate(kept) if _same(other, event)), None)
        if match is None:
            kept.append(event if event.date else _in_stay(event, kept))
        else:
            kept[match] = _merged(kept[match], event)
    return sorted(kept, key=lambda event: (event.evidence.start, event.evidence.end))


def _in_stay(event: EventFact, dated: Sequence[EventFact]) -> EventFact:
    """The event with day, place and sides of the dated event told last before it, or else of the first one told."""
    earlier = [other for other in dated if other.date and other.evidence.start <= event.evidence.start]
    stay = max(earlier, key=lambda other: other.evidence.start, default=None) or next(iter(dated), None)
    if stay is None or not _shares_city(stay, event):
        return event
    return replace(
        event,
        date=stay.date,
        city=event.city or stay.city,
        cities=tuple(distinct([*event.cities, *stay.cities])) if len(event.cities) < 2 else event.cities,
    )


def _same(one: EventFact, other: EventFact) -> bool:
    return one.type == other.type and _shares_city(one, other) and _dates_agree(one.date, other.date)


def _shares_city(one: EventFact, other: EventFact) -> bool:
    """Whether a city takes part in both; an event without any may be told of all."""
    return not one.cities or not other.cities or bool(_names(one.cities) & _names(other.cities))


def _names(cities: Sequence[Party]) -> set[str]:
    return {city.name.casefold() for city in cities}


def _dates_agree(one: str | None, other: str | None) -> bool:
    """Whether two dates can be one occasion's: equal, one open, or one the month, or a day of the range, of the other.

    >>> _dates_agree("2019-05", "2019-05-06"), _dates_agree("2019-05-06/2019-05-09", "2019-05-07")
    (True, True)
    >>> _dates_agree("2019-05-06", "2019-05-07")
    False
    """
    if one is None or other is None or one == other:
        return True
    if "/" not in one and "/" not in other:
        return one.startswith(f"{other}-") or other.startswith(f"{one}-")
    first, _, last = (one if "/" in one else other).partition("/")
    day = other if "/" in one else one
    if "/" in day:
        return False
    return first <= day <= last or first.startswith(f"{day}-")


def _merged(kept: EventFact, again: EventFact) -> EventFact:
    """The richer telling: the evidence of the first, the longest stay or the most precise day, the sides of both."""
    dates = [date for date in (kept.date, again.date) if date]
    return replace(
        kept,
        date=max(dates, key=len, default=None),
        city=kept.city or again.city,
        cities=tuple(distinct([*kept.cities, *again.cities])) if len(kept.cities) < 2 else kept.cities,
    )
