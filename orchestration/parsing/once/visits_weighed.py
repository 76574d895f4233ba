"""Visits that no sentence tells outright: the likeliest two cities by all that the article says, where no visit was read.

The days are those of the sentence that tells most of the stay, else those of what was held or signed at the hosts'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orchestration.parsing import likelihood
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import EventFact, Party, Span
from orchestration.parsing.rules.events import stays as events_stays
from orchestration.parsing.rules.events.stay_signs import Pair, Stays, Told
from orchestration.parsing.rules.events.when import date_in

RULE = "visit_weighed"
# Of what is as likely as this about half is right, since the guide leaves many stays open; a visit missed counts as much.
LIKELY = 0.3
# A stay that is told in one sentence is told outright or not at all.
_FEWEST_SENTENCES = 2
_SIDES = 2
_DAY = len("YYYY-MM-DD")


def weighed(analysis: Analysis, events: Sequence[EventFact]) -> list[EventFact]:
    """A visit for each two likely cities of which no other visit tells."""
    sentence_at = analysis.document.sentence_at
    if len({sentence_at(hit.start).index for hit in analysis.hits_of("stay_triggers")}) < _FEWEST_SENTENCES:
        return []
    stays = Stays(analysis)
    if len(stays.cities) < _SIDES or len(stays.sentences) < _FEWEST_SENTENCES:
        return []
    taken = {city.name for event in events if event.type == "visit" for city in event.cities}
    likely = sorted(
        ((_of_stay(stays.signs(pair, events)), pair) for pair in _open(stays, taken)), key=lambda each: -each[0]
    )
    found: list[EventFact] = []
    for chance, pair in likely:
        names = {city.name for city in pair}
        if chance >= LIKELY and not names & taken:
            taken |= names
            found.append(_fact(analysis, stays, pair, events))
    return events_stays.completed(analysis, found)


def _open(stays: Stays, taken: set[str]) -> Iterator[Pair]:
    return (pair for pair in stays.pairs() if not {city.name for city in pair} & taken)


def _of_stay(signs: frozenset[str]) -> float:
    return likelihood.weigh("stay_weights", ((sign, 1.0) for sign in sorted(signs)))


def _fact(analysis: Analysis, stays: Stays, pair: Pair, events: Sequence[EventFact]) -> EventFact:
    told = stays.telling(pair)
    evidence = next((each.sentence for each in told if not each.sentence.is_title), analysis.document.sentences[0])
    return EventFact(
        evidence=Span(evidence.start, evidence.end),
        rule=RULE,
        type="visit",
        date=_date(analysis, told, pair, events),
        city=pair[1],
        cities=pair,
    )


def _date(analysis: Analysis, told: Sequence[Told], pair: Pair, events: Sequence[EventFact]) -> str | None:
    """The day of the sentence that tells most, else of what both had to do with at the hosts', else what is less precise."""
    dates = [
        date
        for each in told
        if (date := date_in(analysis, Span(each.sentence.start, each.sentence.end), each.sentence.start))
    ]
    told_days = [date.edtf for date in dates if _is_of_days(date.edtf)][:1]
    event_days = _days_of(events, *pair)
    # One that came for a forum on Tuesday and opens a library on Wednesday has been there on both days.
    days = [*told_days, *event_days] if told_days and _are_close(told_days, event_days) else told_days or event_days
    first = min((day.partition("/")[0] for day in days), default=None)
    last = max((day.rpartition("/")[2] for day in days), default=None)
    if first is None:
        return next((date.edtf for date in dates), None)
    return first if first == last else f"{first}/{last}"


def _are_close(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all are of one month."""
    return len({day[: len("YYYY-MM")] for day in (*some, *others)}) == 1


def _days_of(events: Sequence[EventFact], guest: Party, host: Party) -> list[str]:
    return [
        event.date
        for event in events
        if event.date
        and _is_of_days(event.date)
        and {guest.name, host.name} <= {city.name for city in event.cities}
        and (event.city is None or event.city.name == host.name)
    ]


def _is_of_days(edtf: str) -> bool:
    return len(edtf.partition("/")[0]) == _DAY
