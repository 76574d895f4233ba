"""What the readers of date shapes share: what they are told of the article, and what they hand back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from orchestration.parsing.document import Document
from orchestration.parsing.mentions import DateAnchor, DatePrecision
from orchestration.parsing.values.calendar import Moment
from orchestration.parsing.values.numbers import small

# Words that put what follows into the future: `the fair will be held on Friday`.
_AHEAD = re.compile(
    r"\b(?:will|'ll|shall|to\sbe|is\sdue|are\sdue|is\sscheduled|are\sscheduled|scheduled|plans?\sto|going\sto|upcoming"
    r"|slated|(?:planned|set|due)\sfor)\b",
    re.I,
)
# `Dong, who will stay until Saturday, cut the ribbon on | Thursday`: what only says more of somebody is told apart.
_ASIDE = re.compile(r", (?:who|which|whose|where)\b[^,;]*, ")
# `The two will work jointly, the mayor said on | Wednesday`: one says today what will be.
_SAID = re.compile(
    r"\b(?:said|says|announced|reported|told [\w' ]{2,30}|confirmed|added|wrote|stated|disclosed|revealed)"
    r"(?: late| early)?(?: on)? $"
)

# How many weeks, months or years on from the running one a word points.
STEPS = {
    **dict.fromkeys(("last", "past", "previous"), -1),
    **dict.fromkeys(("this", "current"), 0),
    **dict.fromkeys(("next", "coming", "upcoming", "following"), 1),
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LAST_CENTURY = 50
_CENTURY_WORDS = frozenset({"two", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One shape read: a moment, or the first and last moment of a range."""

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    anchor: DateAnchor = "stated"
    edtf: str | None = None
    """Where the whole has a notation of its own (`198X`); otherwise it follows from the moments."""
    precision: DatePrecision | None = None

    @property
    def is_day(self) -> bool:
        return self.first.day is not None and self.edtf is None


@dataclass(slots=True)
class Context:
    """What a reader may lean on: the document, the day of publication, and what was read before in the article."""

    document: Document
    is_day_first: bool | None
    """Whether 03/05/2019 is in May; None where nothing in the article tells."""
    is_day_first_there: bool | None = None
    """The same as the publisher's country has it."""
    readings: list[Reading] = field(default_factory=list)

    @property
    def published_on(self) -> dt.date | None:
        return self.document.article.published_on

    def is_ahead(self, offset: int) -> bool:
        """Whether the sentence up to ``offset`` speaks of what is to come."""
        before = self.document.text[self.document.sentence_at(offset).start : offset]
        if _AHEAD.search(before) is None or _SAID.search(before):
            return False
        return _AHEAD.search(_ASIDE.sub(" ", before)) is not None

    def previous_day(self) -> Moment | None:
        """The last day that the article has named so far."""
        return next(((r.last or r.first) for r in reversed(self.readings) if r.is_day), None)

    def stay_around(self, day: int) -> Moment | None:
        """The first day of the last range of days named so far, where ``day`` falls into it: `April 23 to 27 ... the 24th`."""
        last = next((reading for reading in reversed(self.readings) if reading.is_day), None)
        if last is None or last.last is None or last.last.month != last.first.month:
            return None
        return last.first if (last.first.day or 0) <= day <= (last.last.day or 0) else None

    def year_of(self, words: str | None) -> tuple[int | None, DateAnchor]:
        """The year that a number or `this year`, `the same year` means, and what it leans on."""
        if words is None:
            return None, "stated"
        if words[:1].isdigit():
            return int(words), "stated"
        if words[:1] == "'":
            return full_year(words[1:]), "stated"
        word = words.lower().removeprefix("the ").replace("-", " ").split()[0]
        if word in _CENTURY_WORDS:
            return year_in_words(words), "stated"
        if word in ("same", "that", "following", "previous"):
            known = next((r.first.year for r in reversed(self.readings) if r.first.year), None)
            return None if known is None else known + {"following": 1, "previous": -1}.get(word, 0), "inferred"
        if self.published_on is None:
            return None, "stated"
        return self.published_on.year + {"last": -1, "next": 1}.get(word, 0), "publication"


def full_year(two_digits: str) -> int:
    """`19` is 2019, `63` is 1963: years to come are written out."""
    return int(two_digits) + (1900 if int(two_digits) >= _LAST_CENTURY else 2000)


def year_in_words(words: str) -> int:
    """
    >>> year_in_words("nineteen twenty-eight"), year_in_words("two thousand and ten"), year_in_words("twenty twenty")
    (1928, 2010, 2020)
    """
    first, *rest = [word for word in words.lower().replace("-", " ").split() if word not in ("and", "thousand")]
    return (small(first) or 0) * (1000 if first == "two" else 100) + sum(small(word) or 0 for word in rest)


def read(
    match: re.Match[str], first: Moment, last: Moment | None = None, anchor: DateAnchor = "stated"
) -> Reading | None:
    """The whole match as one moment, or as the range from ``first`` to ``last``; None where the calendar knows no such day."""
    if not first.is_real or (last is not None and not last.is_real):
        return None
    return Reading(match.start(), match.end(), first, None if last == first else last, anchor)


Reader = Callable[[re.Match[str], Context], Reading | None]
READERS: dict[str, Reader] = {}


def reads(*shapes: str) -> Callable[[Reader], Reader]:
    """Register the reader of one or more shapes of ``date_grammar``."""

    def register(reader: Reader) -> Reader:
        READERS.update(dict.fromkeys(shapes, reader))
        return reader

    return register
