"""Who is whose partner: the cities before and behind the words that name the relation, taken apart into pairs.

Each way to say it is a small reader with its example; they are asked in order and the first that finds pairs wins. What
stands between a city and the words decides: the ``bridge`` from the last city before, the ``link`` to the first behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party, Span
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.partnerships.before import and_its_own, beside, both, given, of_the_hub, possessive
from orchestration.parsing.rules.partnerships.behind import across_link, behind_owner, between, list_behind
from orchestration.parsing.rules.partnerships.elliptic import (
    continued,
    found_in,
    gapped,
    of_which,
    pairs_listed,
    set_aside,
)
from orchestration.parsing.rules.partnerships.listings import Pair, listings
from orchestration.parsing.rules.partnerships.plain import only_two
from orchestration.parsing.rules.partnerships.pointing import (
    anniversary,
    cataphoric,
    fronted,
    that_ties,
    their_own,
    theirs,
    with_which,
)
from orchestration.parsing.rules.partnerships.scene import Scene
from orchestration.parsing.scan import Hit

# `Csobánka and two of the association's other twin towns`: theirs are not the city's before.
_OTHERS = re.compile(r"\w (?:\w+ )*[A-Z][\w.]+'s (?:[\w-]+ ){0,3}$")


def pairs_at(analysis: Analysis, clause: Span, hit: Hit) -> list[Pair]:
    """The pairs of cities that the words at ``hit`` tie together, each once."""
    scene = Scene.at(analysis, clause, hit)
    if _OTHERS.search(scene.bridge):
        return []
    for reader in _READERS:
        read = list(reader(scene))
        if any(_key(one) == _key(two) for one, two in read):
            continue  # the supposed owner stands in its own list
        more = [*read, *continued(scene, read)] if read else []
        found = {frozenset((_key(one), _key(two))): (one, two) for one, two in more}
        if found:
            return list(found.values())
    return []


def followers_at(analysis: Analysis, clause: Span, known: Sequence[Pair], owner: Party | None) -> list[Pair]:
    """The partners that a sentence adds for the city that the sentence before was about: `Derby followed in 1976`."""
    shared = [city for city in known[0] if all(_key(city) in map(_key, pair) for pair in known)] if known else []
    hub = shared[0] if shared else owner
    if hub is None:
        return []
    cities = [city for listing in listings(analysis, clause.start, clause.end) for city in listing.cities]
    return [(hub, city) for city in distinct(cities) if _key(city) != _key(hub)]


def _key(city: Party) -> str:
    return city.place.key if city.place else city.name


_READERS: tuple[Callable[[Scene], Iterator[Pair]], ...] = (
    gapped,
    pairs_listed,
    found_in,
    set_aside,
    of_which,
    anniversary,
    their_own,
    behind_owner,
    fronted,
    between,
    possessive,
    across_link,
    beside,
    of_the_hub,
    given,
    cataphoric,
    that_ties,
    with_which,
    and_its_own,
    both,
    list_behind,
    theirs,
    only_two,
)
