"""Whom the parties of an agreement stand for: two names of one side are one, and so are a city and who signs for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.parsing.facts import Party

# `the City of Linz`, `Municipality of Linz`, `municipal government of Linz`: Linz.
_OFFICE_OF = re.compile(
    r"^(?:the )?(?:(?:city|town|municipality|county|government|(?:city|town|municipal|county) (?:council|government|hall)"
    r"|(?:municipal )?people's government) of (?:the )?)?"
)
# `Dublin City Council`, `Nagpur Municipal Corporation`, `Kumasi Metropolitan Assembly`: the city that they act for.
_OFFICES = (
    " county government",
    " district government",
    " state government",
    " provincial government",
    " people's government",
    " government",
    " municipality",
    " municipal corporation",
    " metropolitan assembly",
    " city council",
    " municipal council",
    " town council",
    " municipal",
    " metropolitan",
    " city",
)


def each_side(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without the second name of a side: `Linz` and `the City of Linz` cannot sign with each other."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(_side(party), party)
    return tuple(found.values())


def sides(parties: Iterable[Party]) -> set[str]:
    """The sides by whom they stand for: a government that signs for its city, and the city, are one."""
    return {_side(party) for party in parties}


def _side(party: Party) -> str:
    name = _OFFICE_OF.sub("", party.name.casefold())
    for ending in _OFFICES:
        name = name.removesuffix(ending)
    return name


def homes(parties: Iterable[Party]) -> set[str]:
    """The cities of the parties, of a body the one that it is at home in or that its name holds."""
    return {party.place.name if party.place and party.place.kind == "city" else party.name for party in parties}
