"""A state or province shortened after a city: `Portland, Ore.`, `Portland, OR`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.gazetteer import index
from orchestration.gazetteer.index import Entry
from orchestration.parsing import lexicons
from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Place

_SHORT = {entry.term: str(entry["subdivision"]) for entry in lexicons.load("places_state_abbreviations")}
_CODES = frozenset(_SHORT.values()) | {"US-AK", "US-HI", "US-ID", "US-IA", "US-ME", "US-OH", "US-UT", "US-DC"}
_STATE = re.compile(rf", (?:(?P<short>{'|'.join(map(re.escape, _SHORT))})|(?P<code>[A-Z]{{2}})\b)")

_COUNTRIES = frozenset(code[:2] for code in _SHORT.values())
_INITIALS = "|".join(re.escape(term) for term in _SHORT if term.count(".") > 1)
_ALONE = re.compile(
    rf"(?:(?<=[a-z] )|(?<=[a-z]\. )|(?<=^)|(?<=\n))(?:{_INITIALS})(?!\w)(?! (?!Gov\b)[A-Z])", re.MULTILINE
)
# `Rep. Earl Pomeroy, D-N.D.`: a party and the state that elected its member; the dot is often left out.
_ELECTED = re.compile(
    rf"[DRI](?<!\w.)-(?P<short>{'|'.join(re.escape(term.removesuffix('.')) for term in _SHORT)})(?:\.|\b)"
)


def state_after(text: str, end: int) -> str | None:
    """The ISO 3166-2 code of the state that follows a name.

    >>> state_after("in Portland, Ore., on Monday", 11), state_after("in Portland, OR.", 11), state_after("in Portland, TV", 11)
    ('US-OR', 'US-OR', None)
    """
    found = _STATE.match(text, end) if text[end : end + 2] == ", " else None
    return None if found is None else _code(found)


def _code(found: re.Match[str]) -> str | None:
    if found["short"]:
        return _SHORT[found["short"]]
    return next((code for code in (f"US-{found['code']}", f"CA-{found['code']}") if code in _CODES), None)


def short_states(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """The shortened states behind cities that lie in them, as places of their own."""
    for place in places:
        found = (
            _STATE.match(text, place.end) if place.kind == "city" and text[place.end : place.end + 2] == ", " else None
        )
        code = _code(found) if found else None
        state = index.load().subdivision(code) if code else None
        if found is None or state is None or (state.country_code, state.admin1) != (place.country, place.admin1):
            continue
        yield _as_place(state, text, found.start() + len(", "), found.end())


def _as_place(state: Entry, text: str, start: int, end: int) -> Place:
    return Place(
        start=start,
        end=end,
        text=text[start:end],
        name=state.name,
        kind=state.kind,
        place_id=state.place_id,
        country=state.country_code,
        admin1=state.admin1,
        geonames_id=state.geonames_id,
        latitude=state.latitude,
        longitude=state.longitude,
    )


def states_alone(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """`the N.J. governor`, `in B.C.`: initials that are a state where the article is about its country.

    Behind a number they are an era (`300 B.C.`), before a name a person's (`N.C. Wyeth`).
    """
    countries = {place.country for place in places}
    if not countries & _COUNTRIES:
        return
    taken = Covered(places)
    for found in _ALONE.finditer(text):
        state = index.load().subdivision(_SHORT[found[0]])
        if state is not None and state.country_code in countries and not taken.meets(*found.span()):
            yield _as_place(state, text, *found.span())


def states_of_members(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """`D-N.D.`, `R-Calif.`: the states of members of congress."""
    taken = Covered(places)
    for found in _ELECTED.finditer(text):
        short = found["short"]
        state = index.load().subdivision(_SHORT.get(f"{short}.") or _SHORT[short])
        if state is not None and not taken.meets(*found.span()):
            yield _as_place(state, text, found.start("short"), found.end())


def is_state(text: str, start: int) -> bool:
    """Whether what stands at ``start`` is a shortened state and no name (`Kan.` behind `Topeka,`)."""
    found = _STATE.match(text, start - 2) if start >= 2 else None
    return found is not None and found["short"] is not None
