"""One event once: what title and body tell of one occasion becomes one row; a stay lends its day, place and sides.

A stay is told over many sentences: the visit with its days first, then the symposium and the signing without any.
An event that leaves its day open therefore is either told again, and then joins the row that it repeats, or takes the
day told right before it, or that of the stay it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.antecedents import Antecedents
from orchestration.parsing.facts import EventFact, Party, Span
from orchestration.parsing.once import visits_weighed
from orchestration.parsing.once.events_placed import placed
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.events import stays as events_stays
from orchestration.parsing.rules.events.when import date_told_before, date_told_next

SIGNING_OF_AGREEMENT = "signing_of_agreement"
# Rules that know no set phrase.
_BY_CONSTRUCTION = frozenset({"journey"})
# A visit of earlier years is no part of the stay that is the news.
_NEWS_YEARS = 1


def once(analysis: Analysis, events: Iterable[EventFact]) -> list[EventFact]:
    """The events of one article, each once, with what the stay that they belong to adds."""
    told = [_on_its_day(analysis, event) for event in _without_stopgaps(sorted(events, key=_place_in_text))]
    stays = [event for event in told if event.date and "/" in event.date and event.type != "fair"]
    kept: list[EventFact] = []
    for event in sorted((_on_the_stay(event, stays) for event in told), key=lambda event: event.date is None):
        match = next((number for number, other in enumerate(kept) if _same(analysis, other, event)), None)
        if match is None:
            kept.append(event if event.date else _in_stay(analysis, event, kept))
        else:
            kept[match] = _merged(kept[match], event)
    kept = events_stays.completed(analysis, kept)
    completed: list[EventFact] = []
    for event in (_with_neighbours(analysis, event, kept) for event in sorted(kept, key=_place_in_text)):
        # Told twice without a day, one occasion is known as such only when both have got theirs.
        match = next((number for number, other in enumerate(completed) if _is_same_day(other, event)), None)
        if match is None:
            completed.append(event)
        else:
            completed[match] = _merged(completed[match], event)
    told_outright = [_with_main_sides(analysis, event) for event in placed(analysis, completed) if event.cities]
    return [*told_outright, *visits_weighed.weighed(analysis, told_outright)]


def _with_main_sides(analysis: Analysis, event: EventFact) -> EventFact:
    """An event of which only one city is known, with those that the article is chiefly about.

    Two sign or meet; of a fair or ceremony that is said of the place alone: it was elsewhere than in either of the two.
    """
    if event.type == "visit" or len(event.cities) > 1:
        return event
    main = Antecedents(analysis, analysis.home).main_cities
    is_of_two = event.type in ("signing", "meeting", "conference")
    if not is_of_two and event.cities[0].name in {city.name for city in main}:
        return event
    return replace(event, cities=tuple(distinct([*event.cities, *main])))


def _without_stopgaps(told: Sequence[EventFact]) -> list[EventFact]:
    """The events without those read by construction in sentences where a set phrase tells the same."""
    by_phrase = {(event.type, event.evidence) for event in told if event.rule not in _BY_CONSTRUCTION}
    return [
        event for event in told if event.rule not in _BY_CONSTRUCTION or (event.type, event.evidence) not in by_phrase
    ]


def _place_in_text(event: EventFact) -> tuple[int, int]:
    return (event.evidence.start, event.evidence.end)


def _on_its_day(analysis: Analysis, event: EventFact) -> EventFact:
    """A signing known from its agreement, whose stay has a range, on the day that is told right before it."""
    if event.rule != SIGNING_OF_AGREEMENT or event.date is None or "/" not in event.date:
        return event
    day = date_told_before(analysis, event.evidence)
    is_part = day is not None and day.precision == "day" and _dates_agree(event.date, day.edtf)
    return replace(event, date=day.edtf) if day and is_part else event


def _on_the_stay(event: EventFact, stays: Sequence[EventFact]) -> EventFact:
    """A signing that is only known from its agreement, with the range of the stay that began or ended on its day."""
    if event.rule != SIGNING_OF_AGREEMENT or event.date is None:
        return event
    stay = next((s for s in stays if event.date in (s.date or "").split("/") and _share_a_city(s, event)), None)
    return replace(event, date=stay.date) if stay else event


def _in_stay(analysis: Analysis, event: EventFact, known: Sequence[EventFact]) -> EventFact:
    """The event with the day told right before it, and with day, place and sides of the stay that it belongs to."""
    date = date_told_before(analysis, event.evidence)
    stay = _stay_of(analysis, event, known)
    if stay is None:
        date = date or date_told_next(analysis, event.evidence)
        return replace(event, date=date.edtf) if date else event
    return replace(
        event,
        date=date.edtf if date else stay.date,
        city=event.city or stay.city,
        cities=tuple(distinct([*event.cities, *stay.cities])) if len(event.cities) < 2 else event.cities,
    )


def _with_neighbours(analysis: Analysis, event: EventFact, kept: Sequence[EventFact]) -> EventFact:
    """The event with place and sides that one told beside it adds: the visit that it was part of, or that it returned."""
    if event.city and len(event.cities) > 1:
        return event
    near = [
        other
        for other in kept
        if other is not event
        and len(other.cities) > min(1, len(event.cities))
        and _share_a_city(other, event)
        and (_is_near(analysis, other.evidence, event.evidence) or not event.cities)
    ]
    on_the_stay = (other for other in kept if other.type == "visit" and other.city and other.date == event.date)
    visit = next((other for other in on_the_stay if event.date and _share_a_city(other, event)), None)
    beside = next((other for other in near if other.type == "visit"), visit or next(iter(near), None))
    if beside is None or beside is event:
        return event
    is_part = event.city is None and beside.city is not None and _dates_agree(beside.date, event.date)
    missing = len(event.cities) < 2
    guests_first = (
        [*beside.cities, *event.cities] if event.type != "visit" else [*_others(beside, event), *event.cities]
    )
    return replace(
        event,
        city=beside.city if is_part else event.city,
        cities=tuple(distinct(guests_first)) if missing else event.cities,
    )


def _others(beside: EventFact, event: EventFact) -> list[Party]:
    own = _names(event.cities)
    return [city for city in beside.cities if city.name.casefold() not in own]


def _stay_of(analysis: Analysis, event: EventFact, known: Sequence[EventFact]) -> EventFact | None:
    """The event of the news told last before this one, or else the first one told, of those that share a city with it."""
    news = [other for other in known if other.date and _is_news(analysis, other) and _share_a_city(other, event)]
    earlier = [other for other in news if other.evidence.start <= event.evidence.start]
    return max(earlier, key=_place_in_text, default=None) or next(iter(news), None)


def _is_news(analysis: Analysis, event: EventFact) -> bool:
    """Whether the event is of the article's own time; without a day of publication all that have a month are."""
    if event.date is None:
        return True
    published = analysis.document.article.published_on
    year = event.date[:4]
    if published is None or not year.isdigit():
        return len(event.date) > len("YYYY")
    return published.year - int(year) <= _NEWS_YEARS


def _same(analysis: Analysis, known: EventFact, event: EventFact) -> bool:
    if known.type != event.type or not _dates_agree(known.date, event.date):
        return False
    is_behind = known.evidence.start < event.evidence.start
    if event.type == "visit" and len(event.cities) == 1 < len(known.cities) and is_behind:
        # The delegation goes on to one more city of the stay, on a day of it if on any.
        return _is_news(analysis, known)
    # Several documents signed on one day are one occasion, even if each has other parties.
    is_one_day = event.date is not None and SIGNING_OF_AGREEMENT in (known.rule, event.rule)
    if not is_one_day and not _share_a_city(known, event):
        return False
    return event.date is not None or _is_news(analysis, known) or _is_near(analysis, known.evidence, event.evidence)


def _is_same_day(known: EventFact, event: EventFact) -> bool:
    """Whether both are of one type and day, and of one city or, for a signing known from its document, the same news."""
    if known.type != event.type or known.date is None or known.date != event.date:
        return False
    is_document = event.type == "signing" and SIGNING_OF_AGREEMENT in (known.rule, event.rule)
    return is_document or bool(_names(known.cities) & _names(event.cities))


def _is_near(analysis: Analysis, one: Span, other: Span) -> bool:
    sentence_at = analysis.document.sentence_at
    return abs(sentence_at(one.start).index - sentence_at(other.start).index) <= 1


def _share_a_city(one: EventFact, other: EventFact) -> bool:
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
        cities=tuple(distinct([*kept.cities, *again.cities]))
        if kept.type == "visit" or len(kept.cities) < 2
        else kept.cities,
    )
