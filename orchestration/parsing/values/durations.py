"""Lengths of time: `for 18 years`, `two decades of`, `the 30th anniversary`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Duration
from orchestration.parsing.openings import DIGITS, Openings
from orchestration.parsing.values.numbers import small

_UNITS = {"month": 1 / 12, "year": 1, "decade": 10, "century": 100, "centurie": 100}
_CARDINALS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] in ("unit", "teen", "ten"))
_ORDINALS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] == "ordinal")
_NUMBER = rf"\d{{1,3}}(?:\.\d)?|half\sa|an?|(?:{_CARDINALS})(?:-(?:{_CARDINALS}))?"
_DURATION = re.compile(
    rf"\b(?:(?P<n>{_NUMBER})(?P<half>\sand\sa\shalf)?(?:\s|-)(?:long\s|full\s|consecutive\s|whole\s)?(?P<u>month|year|decade|century|centurie)s?\b"
    r"(?P<then>\sand\sa\shalf\b)?"
    rf"(?!-|\s(?:old|ago|of\sage|plans?)\b)"
    rf"|(?P<a>\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{_CARDINALS})-)?(?:{_ORDINALS}))[\s-](?:\w+\s)?anniversary\b)",
    re.IGNORECASE,
)
# The first words of a duration, tried there and nowhere else.
_OPENINGS = Openings((*DIGITS, *_CARDINALS.split("|"), *_ORDINALS.split("|"), "half ", "a ", "an ", "a-", "an-"))


def find(document: Document) -> list[Duration]:
    """The durations in the text, in order. Ages are none."""
    return [
        Duration(start=m.start(), end=m.end(), text=m[0], years=years)
        for m in _OPENINGS.matches(_DURATION, document.text, document.lower)
        if (years := _years(m)) is not None
    ]


def _years(match: re.Match[str]) -> float | None:
    if match["a"]:
        return small(match["a"])
    unit = _UNITS[match["u"].lower()]
    if match["n"].lower().startswith("half"):
        return unit / 2
    number = float(match["n"]) if match["n"][0].isdigit() else small(match["n"])
    if number is None:
        return None
    return round((number + 0.5 * bool(match["half"] or match["then"])) * unit, 4)
