"""Which found fact is which annotated one: the annotation guide's table, and the best assignment by it.

A field that the gold leaves out or gives as null decides nothing. ``ATTRIBUTES`` are compared on matched facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from munkres import Munkres

from orchestration.evaluating.names import same_name, same_party
from orchestration.parsing.facts import FactClass

Fields = dict[str, Any]

# Amounts are rounded on their way through headlines and translations.
_AMOUNT_TOLERANCE = 0.005

# What is compared on a matched fact, by class; the first group is the guide's and makes the share of right attributes.
ATTRIBUTES: dict[FactClass, tuple[str, ...]] = {
    "cities": ("level",),
    "organizations": ("type",),
    "persons": (),
    "events": ("date",),
    "agreements": ("kind", "status", "parties", "date"),
    "stated_counts": ("qualifier",),
    "investments": ("status", "scope", "qualifier", "type", "recipients"),
    "projects": ("status",),
    "partnerships": ("since",),
}
# Compared and shown, but no part of the guide's share.
FURTHER_ATTRIBUTES: dict[FactClass, tuple[str, ...]] = {
    "cities": ("country", "admin1"),
    "organizations": (),
    "persons": ("titles", "affiliation"),
    "events": ("city", "cities"),
    "agreements": ("title",),
    "stated_counts": (),
    "investments": ("amount_high", "investors", "project", "project_count", "period"),
    "projects": ("city", "year"),
    "partnerships": ("duration_years",),
}

# The best assignment has the most required facts, then the most optional ones, then the most equal attributes. One
# article has fewer than a hundred facts of a class, and a fact fewer than ten attributes.
_ATTRIBUTE, _OPTIONAL, _REQUIRED = 1, 1_000, 100_000


@dataclass(frozen=True, slots=True)
class Assignment:
    """One class of one article: pairs of (gold, found), what is missing, false, or right but optional."""

    pairs: tuple[tuple[Fields, Fields], ...]
    missing: tuple[Fields, ...]
    false: tuple[Fields, ...]
    optional: tuple[Fields, ...]


def assign(name: FactClass, gold: Sequence[Fields], found: Sequence[Fields]) -> Assignment:
    """Give each annotated fact at most one found fact, best overall; what the guide never counts is left out."""
    partners: dict[int, int] = {}
    if gold and found:
        gains = [[_gain(name, wanted, fact) for fact in found] for wanted in gold]
        pairs = Munkres().compute([[-gain for gain in row] for row in gains])
        partners = {row: column for row, column in pairs if gains[row][column]}
    required = [row for row, wanted in enumerate(gold) if not wanted.get("optional")]
    optional = [row for row, wanted in enumerate(gold) if wanted.get("optional")]
    unmatched = set(range(len(found))) - set(partners.values())
    return Assignment(
        pairs=tuple((gold[row], found[partners[row]]) for row in required if row in partners),
        missing=tuple(gold[row] for row in required if row not in partners),
        false=tuple(found[column] for column in sorted(unmatched) if not _never_counts(name, found[column])),
        optional=tuple(found[partners[row]] for row in optional if row in partners),
    )


def wrong_attributes(name: FactClass, gold: Fields, found: Fields) -> dict[str, bool]:
    """For each attribute that the gold gives: whether the found fact has another value."""
    return {
        field: not same_value(field, gold[field], found.get(field))
        for field in (*ATTRIBUTES[name], *FURTHER_ATTRIBUTES[name])
        if gold.get(field) is not None
    }


def same_value(field: str, wanted: Any, value: Any) -> bool:
    """Whether two values of a field are equal: lists as sets, names as names; null and an empty list are the same."""
    if wanted in (None, []) or value is None:
        return wanted in (None, []) and not value
    if isinstance(wanted, list):
        return isinstance(value, list) and len(wanted) == len(value) == _in_common(wanted, value)
    if isinstance(wanted, str):
        return isinstance(value, str) and (same_party(wanted, value) if field in _NAMES else wanted == value)
    if field in ("amount", "amount_high"):
        return bool(abs(value - wanted) <= _AMOUNT_TOLERANCE * abs(wanted))
    return bool(wanted == value)


_NAMES = frozenset({"name", "admin1", "affiliation", "city", "project", "title", "period"})


def _gain(name: FactClass, wanted: Fields, fact: Fields) -> int:
    if not _SAME[name](wanted, fact):
        return 0
    equal = sum(not wrong for wrong in wrong_attributes(name, wanted, fact).values())
    return (_OPTIONAL if wanted.get("optional") else _REQUIRED) + _ATTRIBUTE * equal


def _never_counts(name: FactClass, fact: Fields) -> bool:
    """A tie of the kind `other` counts neither for nor against."""
    return name == "partnerships" and fact["kind"] == "other"


def _in_common(some: Sequence[str], others: Sequence[str]) -> int:
    """How many of two lists of names stand in both, each once."""
    left = list(others)
    common = 0
    for name in some:
        partner = next((other for other in left if same_party(name, other)), None)
        if partner is not None:
            left.remove(partner)
            common += 1
    return common


def _given(wanted: Fields, fact: Fields, *fields: str) -> Iterator[bool]:
    return (same_value(field, wanted[field], fact.get(field)) for field in fields if wanted.get(field) is not None)


def _same_city(wanted: Fields, fact: Fields) -> bool:
    if wanted.get("geonames_id") is not None and wanted["geonames_id"] == fact.get("geonames_id"):
        return True
    if not same_name(wanted["name"], fact["name"]) or not all(_given(wanted, fact, "country")):
        return False
    return fact.get("admin1") is None or all(_given(wanted, fact, "admin1"))


def _same_named(wanted: Fields, fact: Fields) -> bool:
    return same_name(wanted["name"], fact["name"])


def _same_project(wanted: Fields, fact: Fields) -> bool:
    one, other = (_without_closing_project(each["name"]) for each in (wanted, fact))
    return same_name(one, other)


def _without_closing_project(name: str) -> str:
    head, _, last = name.rpartition(" ")
    return head if head and last.casefold() in ("project", "projects") else name


def _same_event(wanted: Fields, fact: Fields) -> bool:
    if not all(_given(wanted, fact, "type", "date")):
        return False
    return not wanted.get("cities") or _in_common(wanted["cities"], fact["cities"] or []) > 0


def _same_agreement(wanted: Fields, fact: Fields) -> bool:
    if not all(_given(wanted, fact, "count")):
        return False
    title, parties = wanted.get("title"), wanted.get("parties") or []
    if not title and not parties:
        return all(_given(wanted, fact, "kind"))
    if title and fact["title"] and same_name(title, fact["title"]):
        return True
    return bool(parties) and _in_common(parties, fact["parties"] or []) >= min(2, len(parties))


def _same_money(wanted: Fields, fact: Fields) -> bool:
    return all(_given(wanted, fact, "amount", "currency"))


def _same_partnership(wanted: Fields, fact: Fields) -> bool:
    return all(_given(wanted, fact, "cities", "kind"))


def _same_count(wanted: Fields, fact: Fields) -> bool:
    return all(_given(wanted, fact, "what", "count"))


_SAME: dict[FactClass, Callable[[Fields, Fields], bool]] = {
    "cities": _same_city,
    "organizations": _same_named,
    "persons": _same_named,
    "events": _same_event,
    "agreements": _same_agreement,
    "stated_counts": _same_count,
    "investments": _same_money,
    "projects": _same_project,
    "partnerships": _same_partnership,
}
