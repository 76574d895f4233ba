"""The typed spans that an article is made of before it has facts: values and names with the place they stand at.

Offsets count code points in ``Document.text`` (the normalised copy), end exclusive; ``Document.evidence`` maps a span back
to the article as it was read. Unknown is None everywhere, never a guess.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "about", "more_than", "nearly", "up_to"]
DatePrecision = Literal["day", "month", "season", "year", "decade", "century", "range"]
DateAnchor = Literal["stated", "publication", "inferred"]
PlaceLevel = Literal["municipality", "prefecture", "county", "district", "city"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of the normalised text: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Mention):
    """An amount of money in units of ``currency`` (ISO 4217; None where the signs contradict each other).

    >>> Money(start=0, end=14, text="2 billion yuan", amount=2_000_000_000, currency="CNY", qualifier="exact").amount
    2000000000
    """

    amount: int | float
    currency: str | None
    qualifier: Qualifier = "exact"
    amount_high: int | float | None = None
    is_each: bool = False
    """`100 million yuan each`: a threshold or a price per piece, no sum."""
    candidates: tuple[str, ...] = ()
    """The currencies that its sign may mean, where neither the amount nor a country's name in the text tells which."""
    is_equivalent: bool = False
    """A second currency in brackets for the amount before it: the same money said again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Mention):
    """A day, month, year or range as EDTF (ISO 8601-2), with the days that bound it (None: open, as in `XXXX-10-24`)."""

    edtf: str
    from_on: dt.date | None
    to_on: dt.date | None
    precision: DatePrecision
    anchor: DateAnchor = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Mention):
    """A length of time: `18 years of`, `for two decades`, `21 days`."""

    years: float
    days: float | None = None
    """The same in days where the text counts hours, days or weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Mention):
    """A number of things: `nearly 30 projects`; ``noun`` is the counted head word in the singular, lower case, or None."""

    value: int | float
    qualifier: Qualifier = "exact"
    noun: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """One reading of a place name and how well it fits its article (0-1)."""

    place_id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mention):
    """A populated or administrative place, resolved or, with ``place_id`` None, only known by its name.

    ``kind`` parts cities (everything below province level) from the provinces and countries that surround them.
    ``name`` is the plain English name of the guide: without `City`, with `County`, `District`, `New Area`.
    """

    name: str
    kind: Literal["city", "province", "country", "region"]
    place_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    level: PlaceLevel | None = None
    geonames_id: int | None = None
    gb2260_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    score: float = 1.0
    candidates: tuple[PlaceCandidate, ...] = ()
    inside: Literal["organization", "person", "project"] | None = None
    """Set when the name only stands inside another name (`Chaoyang Farm Group`): optional as a city."""
    is_placed: bool = False
    """The text names a place around it beside it (`Vladimir, in Russia`): no person, whatever else it is called."""

    @property
    def key(self) -> str:
        """What makes two mentions the same place within an article."""
        return self.place_id or f"{self.country or ''}:{self.admin1 or ''}:{self.name.casefold()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Mention):
    """A named body. ``name`` is written out: `Dalian Municipal Government` where the text says `Municipal Government`."""

    name: str
    type: str | None
    rule: str
    home: Place | None = None
    """The city (or province) that its name or the text gives it."""
    acronym: str | None = None
    is_short: bool = False
    """The text leaves out its city, or gives only an acronym of a body that is listed: optional in the gold."""
    is_title_only: bool = False
    """Stands only inside a person's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Mention):
    """A named person at one place of the text; all mentions of one person share ``name``."""

    name: str
    rule: str
    titles: tuple[str, ...] = ()
    affiliation: str | None = None
    is_invoked: bool = False
    """Only invoked (`important speech by ...`) or behind the camera: optional or left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTitle(Mention):
    """The title of a document: `"Agreement on Cooperative Education"`; ``name`` is without its quotation marks."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectMention(Mention):
    """A named undertaking: `Liupanshui Wanda Plaza Project`; all mentions of one undertaking share ``name``."""

    name: str
    is_proper: bool = True
    """Told by a proper name; otherwise only described (`national reserve forest project`)."""


Named = Place | Organization | Person
