"""How neighbouring names are tied: one lies in the other (`Portland, Oregon`), or they stand in one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from orchestration.parsing.places import levels
from orchestration.parsing.places.names import Name

# Beyond this many characters two names are not tied by the words between them.
_FARTHEST = 100
_LIST = re.compile(r",? (?:and|or|&|as well as|to|with) (?:the )?|[,;/] ?|-|, (?:and|or) (?:the )?| [-–—] ")
_OF = re.compile(r",? (?:of|in|near|under|within) (?:the )?(?:[a-z]+ )?(?:China's )?")
# `, a county-level city administered by`, `, in the north of`, `, the capital of`: small letters and no end of a clause.
_APPOSITION = re.compile(
    r"(?:,| is| was| are| lies| located| situated)(?: (?!not\b|and\b|but\b)[a-z][a-z'-]*){0,9}"
    r" (?:of|in|under|by|from) (?:the )?"
)
_POSSESSIVE = re.compile(r"'s?(?: [a-z][a-z-]*){0,4} (?:of )?")

Tie = Literal["comma", "of", "bracket", "apposition", "possessive", "beside"]


@dataclass(frozen=True, slots=True)
class Link:
    """The name number ``inner`` may lie in the name number ``outer``."""

    inner: int
    outer: int
    tie: Tie
    level: str | None = None
    """What an apposition says of the inner name and of those listed with it."""


def links_of(text: str, names: Sequence[Name]) -> list[Link]:
    """Every tie of containment between neighbours, in order."""
    found = []
    for number in range(len(names) - 1):
        one, other = names[number], names[number + 1]
        between = text[one.end : other.start]
        if len(between) > _FARTHEST:
            continue
        if between == ", ":
            found.append(Link(number, number + 1, "comma"))
        elif between in (" (", " ("):
            found.append(Link(number, number + 1, "bracket"))
        elif between == " ":
            found.append(Link(number + 1, number, "beside"))
        elif _OF.fullmatch(between):
            found.append(Link(number, number + 1, "of"))
        elif _POSSESSIVE.fullmatch(between):
            found.append(Link(number + 1, number, "possessive"))
        elif _APPOSITION.fullmatch(between):
            found.append(Link(number, number + 1, "apposition", levels.said(between)))
    return found


def lists_of(text: str, names: Sequence[Name]) -> list[range]:
    """Runs of two or more names that stand in one list, as ranges of numbers."""
    runs = []
    first = 0
    for number in range(len(names)):
        ends = number + 1 == len(names) or not _LIST.fullmatch(text, names[number].end, names[number + 1].start)
        if ends:
            if number > first:
                runs.append(range(first, number + 1))
            first = number + 1
    return runs
