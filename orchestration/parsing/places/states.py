"""A state or province shortened after a city: `Portland, Ore.`, `Portland, OR`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons

_SHORT = {entry.term: str(entry["subdivision"]) for entry in lexicons.load("places_state_abbreviations")}
_CODES = frozenset(_SHORT.values()) | {"US-AK", "US-HI", "US-ID", "US-IA", "US-ME", "US-OH", "US-UT", "US-DC"}
_STATE = re.compile(rf", (?:(?P<short>{'|'.join(map(re.escape, _SHORT))})|(?P<code>[A-Z]{{2}})\b)")


def state_after(text: str, end: int) -> str | None:
    """The ISO 3166-2 code of the state that follows a name.

    >>> state_after("in Portland, Ore., on Monday", 11), state_after("in Portland, OR.", 11), state_after("in Portland, TV", 11)
    ('US-OR', 'US-OR', None)
    """
    if text[end : end + 2] != ", ":
        return None
    found = _STATE.match(text, end)
    if found is None:
        return None
    if found["short"]:
        return _SHORT[found["short"]]
    return next((code for code in (f"US-{found['code']}", f"CA-{found['code']}") if code in _CODES), None)


def is_state(text: str, start: int) -> bool:
    """Whether what stands at ``start`` is a shortened state and no name (`Kan.` behind `Topeka,`)."""
    found = _STATE.match(text, start - 2) if start >= 2 else None
    return found is not None and found["short"] is not None
