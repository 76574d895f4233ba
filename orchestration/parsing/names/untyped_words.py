"""Words that make no name of a body, or say what else it names: peoples, states, offices, contractions, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from orchestration.gazetteer import index
from orchestration.gazetteer.names import key_of
from orchestration.parsing import lexicons
from orchestration.parsing.capitals import Word

_CONTRACTED = re.compile(r"(?:n't|'(?:d|s|ll|re|ve|m)|s')$")
# `Fujianese`: whoever is from there.
_OF_PEOPLE = re.compile(r"\w{3,}[^aeiou]ese")
# `TSh14.2`, `N340`
_FIGURE = re.compile(r"[A-Z][A-Za-z]{0,3}\$?\d[\d.,]*")


@lru_cache(maxsize=10_000)
def is_of_state(low: str) -> bool:
    """`the Port of New York and New Jersey`: a country or province, though the text does not say it as a place."""
    return any(
        entry.kind in ("country", "province") and entry.is_well_named for entry in index.load().named(key_of(low))
    )


def is_of_people(words: Sequence[Word]) -> bool:
    """`Russian`, `Costa Rican`: an adjective that lacks its noun."""
    return (
        (words[0].low in lexicons.terms("demonyms") and (len(words) == 1 or is_plain(words[-1].low)))
        or words[-1].low in lexicons.terms("demonyms")
        or (len(words) == 1 and _OF_PEOPLE.fullmatch(words[0].low) is not None)
    )


def is_no_name(words: Sequence[Word]) -> bool:
    """`Don't`, `Fishermen's`, `TSh14.2`"""
    last = words[-1]
    return (len(words) == 1 and "'" in last.text and _CONTRACTED.search(last.low) is not None) or _FIGURE.fullmatch(
        last.text
    ) is not None


def is_of_several_offices(low: str) -> bool:
    """`Reform Commissions of the two cities`"""
    one = lexicons.by_term("organization_types").get(low.removesuffix("s")) if low.endswith("s") else None
    return (
        one is not None and one["type"] in ("government", "party") and low not in lexicons.terms("organization_types")
    )


def is_plain(low: str) -> bool:
    return (
        low in lexicons.terms("common_words")
        or (low.endswith("s") and len(low) > 3 and low[:-1] in lexicons.terms("common_words"))
        or (low.endswith("es") and len(low) > 4 and low[:-2] in lexicons.terms("common_words"))
        or low in lexicons.terms("office_fields")
        or low in lexicons.terms("acronyms_of_things")
    )
