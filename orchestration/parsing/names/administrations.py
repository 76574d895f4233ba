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

_OPENED = re.compile(
    r"\b(?:(?:[A-Z]\w+ )?(?:City|Town|[Mm]unicipality|Commune|Borough|Canton|County|District|Region|Province|State|Prefecture"
    r"|Comune|Ville|Ciudad|Gemeente|Gmina) (?:of (?:the )?|de |di |da )|Stadt )[A-ZÀ-ÖØ-Þ][\w'-]+(?: [A-Z][\w'-]+)?"
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
    text = analysis.text
    places = {place.start: place for place in analysis.places}
    for place in analysis.places:
        # `Oulu city` may have been taken for the city's name.
        after = _LOWER.match(text, place.end) or _LOWER.match(text, place.end - len(" city"))
        if after and place.start not in covered:
            kind = "party" if "arty" in after[0] or "CPC" in after[0] else "government"
            yield _organization(text, place.start, after.end(), place, kind)
    for match in _OPENED.finditer(text):
        if match.start() in covered:
            continue
        if roles.acts(text, match.start(), match.end()) or roles.is_subject(text, match.start(), match.end()):
            inside = (place for start, place in places.items() if match.start() < start < match.end())
            yield _organization(text, match.start(), match.end(), next(inside, None))
    for match in _REGION.finditer(text) if "Region " in text else ():
        if match.start() not in covered:
            yield _organization(text, match.start(), match.end(), None)


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
