"""Where an event took place that no word of its sentence puts anywhere: on the stay that it is part of, else at home.

A paper does not say where its own city met somebody, signed or celebrated; that is said only when it happened elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import dateline
from orchestration.parsing.facts import EventFact, Party
from orchestration.parsing.parties import distinct, party_of
from orchestration.parsing.rules.events.when import is_recalled
from orchestration.parsing.rules.events.where import is_by_video, vantage

# Who alone holds such an occasion holds it in his own city.
_HELD = frozenset({"ceremony", "conference", "fair"})
_SAYS_OUR = re.compile(r"\b[Oo]ur (?:city|county|district|municipality|prefecture|town|guests?|sister)\b")
# Whoever has guests is at home.
_GUEST = re.compile(r"\b(?:guests?|visiting|visitors?|host city|welcom\w+)\b", re.IGNORECASE)
_PAIR = 2


def placed(analysis: Analysis, events: Sequence[EventFact]) -> list[EventFact]:
    """The events, those without a place with that of the stay, of the article, or of the only city that they join."""
    stays = [event for event in events if event.type == "visit" and event.city]
    return [
        event if event.city or event.type in ("visit", "exchange") else _placed(analysis, event, stays)
        for event in events
    ]


def _placed(analysis: Analysis, event: EventFact, stays: Sequence[EventFact]) -> EventFact:
    if is_by_video(analysis, event.evidence) or (event.date and is_recalled(analysis, event.date)):
        return event
    if event.cities:
        city = _of_stay(event, stays) or _at_home(analysis, event, stays)
    else:
        # People meet where a report is written; who signs does so elsewhere, too.
        city = vantage(analysis) if event.type in _HELD else None
    if city is None:
        return event
    return replace(
        event, city=city, cities=tuple(distinct([*event.cities, city])) if len(event.cities) < _PAIR else event.cities
    )


def _of_stay(event: EventFact, stays: Sequence[EventFact]) -> Party | None:
    """The city of the one stay whose days or cities the event shares."""
    cities = distinct(stay.city for stay in stays if stay.city and _is_part(event, stay))
    return cities[0] if len(cities) == 1 else None


def _is_part(event: EventFact, stay: EventFact) -> bool:
    own = {city.name for city in event.cities}
    shared = own & {city.name for city in stay.cities}
    if not shared or stay.city is None or (len(own) >= _PAIR and stay.city.name not in own):
        return False
    if event.date is None or stay.date is None:
        return len(shared) >= min(_PAIR, len(own))
    first, _, last = stay.date.partition("/")
    return first <= event.date.partition("/")[0] <= (last or first) or event.date.startswith(f"{first}-")


def _at_home(analysis: Analysis, event: EventFact, stays: Sequence[EventFact]) -> Party | None:
    """The city that the article is filed from or speaks for, where it takes part and is not away on a visit."""
    away = {city.name for stay in stays for city in stay.cities if stay.city and city.name != stay.city.name}
    names = {city.name for city in event.cities}
    is_shared = event.type == "signing" and len(names) >= _PAIR
    if is_shared and _GUEST.search(analysis.text, event.evidence.start, event.evidence.end):
        is_shared = False
    own = _own_city(analysis, is_shared=is_shared)
    if own is not None:
        return own if own.name in names and own.name not in away else None
    return event.cities[0] if event.type in _HELD and len(names) == 1 and not away & names else None


def _own_city(analysis: Analysis, *, is_shared: bool) -> Party | None:
    """The city that the article is filed from, else its own if its title or publisher names it.

    Of two that sign it may be either's news (``is_shared``): then the title is not enough.
    """
    if filed_from := dateline(analysis):
        return party_of(filed_from)
    home, article = analysis.home, analysis.document.article
    if home is None:
        return None
    if home.name in (article.publisher or "") or article.publisher_city or _SAYS_OUR.search(analysis.text):
        return home
    title = analysis.document.sentences[0]
    in_title = title.is_title and any(
        place.name == home.name for place in within(analysis.places, title.start, title.end)
    )
    return home if in_title and not is_shared else None
