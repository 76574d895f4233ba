"""Administrations named by their city in forms of their own: `City of Graz`, `Region Gotland`, `Shanghai municipal government`.

The last have their type words in lower case, so that they are no runs of capitals: a place and the words after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names import roles

_OPENING = re.compile(
    r"\b(?:City|Town|Municipality|Government|Province|County|Commune|Comune|Ville|Ciudad|Stadt|Kommune|Gemeente|Gmina) "
    r"(?:of (?:the )?|de |di |da )?$|\bStadt $"
)
_REGION = re.compile(r"\bRegion ([^\W\d_a-z][\w-]+)(?= |,|\.|;)(?! [A-Z])")
_LEVEL = r"(?:municipal|provincial|city|county|district|prefectural|metropolitan|town|regional|local|cantonal|state)"
_LOWER = re.compile(
    rf" {_LEVEL}(?: people's)? (?:(?:government|administration|council|assembly|hall|senate|authority)\b"
    rf"|[Pp]arty committee|committee of the (?:CPC|Communist Party)"
    r"|(?:[a-z]+ (?:and [a-z]+ )?)?(?:bureau|commission|department)\b)"
)


def find(analysis: Analysis, found: Sequence[Organization]) -> Iterator[Organization]:
    """The administrations of the article that stand in none of the names found already."""
    covered = Covered(found)
    for place in analysis.places:
        if place.start in covered:
            continue
        yield from _around(analysis, place)
    for match in _REGION.finditer(analysis.text) if "Region " in analysis.text else ():
        if match.start() not in covered:
            yield _organization(analysis.text, match.start(), match.end(), None)


def _around(analysis: Analysis, place: Place) -> Iterator[Organization]:
    text = analysis.text
    # `Oulu city` may have been taken for the city's name.
    after = _LOWER.match(text, place.end) or _LOWER.match(text, place.end - len(" city"))
    if after:
        kind = "party" if "arty" in after[0] or "CPC" in after[0] else "government"
        yield _organization(text, place.start, after.end(), place, kind)
        return
    opening = _OPENING.search(text, max(0, place.start - 20), place.start)
    if opening and (roles.acts(text, opening.start(), place.end) or roles.is_subject(text, opening.start(), place.end)):
        yield _organization(text, opening.start(), place.end, place)


def _organization(text: str, start: int, end: int, home: Place | None, kind: str = "government") -> Organization:
    return Organization(
        start=start,
        end=end,
        text=text[start:end],
        name=text[start:end],
        type=kind,
        rule="organization_by_administration",
        home=home,
    )
