"""Who is whose partner where the sentence says the relation once for several pairs, or leaves a partner aside.

Readers of the same kind as those of ``partnerships.pairs``, which asks them first: what they read, a reader that looks
for whole clauses would take apart wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from orchestration.parsing.analysis import within
from orchestration.parsing.rules.partnerships.listings import Pair, end_with_where, listings
from orchestration.parsing.rules.partnerships.scene import Scene

# `..., and Sennan since 2023`: the relation is said of one more city.
_AND_SINCE = re.compile(r",? and (?:of |for )?$")
_SINCE = re.compile(r",? (?:since|in|from) ")
# `since 1980, and `, `in 1993, with `: a date closes what was told of the partner before
_AND = re.compile(r"\d{4},? (?:and|as well as) (?:also )?(?:with |of |to |by )?$")
# `a sister city of Davao`: only a predicate in the singular has a subject that can be replaced.
_ONE_OF = re.compile(r"\b(?:a|an|the|one)(?: \w+)? $", re.IGNORECASE)
_LISTED = re.compile(r"(?: [\w'-]+){0,6}(?::|, namely,?|, including|,| -) ")
_PROMISED = re.compile(r"[^.;:]{0,60}")
_FOUND = re.compile(
    r"\b(?:f(?:ound|inds)|ha[sd]|gain(?:s|ed)|got|chose|chooses|acquired?s?|won)\b(?: [\w-]+){0,4} $", re.IGNORECASE
)
_OF_WHICH = re.compile(
    r",? (?:(?:one|two|three|some|several|the \w+) )?(?:of|among) (?:which|whom|them) (?:(?:is|are|was|were) )?"
)
_ASIDE = re.compile(r"\b(?:besides|apart from|aside from|in addition to|next to|as well as) $", re.IGNORECASE)
_AMONG_ITS = re.compile(r"(?: City)?,? (?:among|as one of|to) (?:its|their|our)(?: [\w-]+){0,3} ?")


def gapped(scene: Scene) -> Iterator[Pair]:
    """`Kitakyushu has been a sister city of Davao since 2017, and Sennan since 2023`"""
    text = scene.analysis.text
    if not (scene.subject and scene.after and scene.link == " of " and len(scene.after[0].cities) == 2):
        return
    listed = scene.after[0]
    if _ONE_OF.search(text, scene.clause.start, scene.hit.start) is None:
        return
    dates = within(scene.analysis.dates, listed.start, listed.end)
    is_gapped = bool(dates) and _AND_SINCE.search(listed.joints[0]) and _SINCE.match(text, listed.end)
    if is_gapped and len(scene.subject.cities) == 1:
        shared, other = listed.cities
        yield (scene.subject.cities[0], shared)
        yield (other, shared)


def continued(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """`Dakar has had Washington as a sister city since 1980, and Milan since 1974`: one more partner of the same city."""
    hub = next((city for city in pairs[0] if all(city in pair for pair in pairs)), None)
    known = {city.name for pair in pairs for city in pair}
    named = listings(scene.analysis, scene.hit.end, scene.clause.end)
    for listing in named:
        end = end_with_where(scene.analysis, listing.end, scene.clause.end)
        dates = within(scene.analysis.dates, end, scene.clause.end)
        if (
            len(listing.cities) == 1
            and listing.cities[0].name not in known
            and _AND.search(scene.analysis.text, scene.hit.end, listing.start)
            and dates
            and _SINCE.fullmatch(scene.analysis.text, end, dates[0].start)
            and hub is not None
        ):
            yield (hub, listing.cities[0])


def pairs_listed(scene: Scene) -> Iterator[Pair]:
    """`Alameda counts two sister city relationships with Japan: Berkeley with Sakai, and Fremont with Fukaya`"""
    text, listed = scene.analysis.text, scene.after
    colon = text.find(": ", scene.hit.end, scene.clause.end)
    if colon > 0 and not _LISTED.fullmatch(scene.link) and _PROMISED.fullmatch(text, scene.hit.end, colon):
        # `matched with a district of Guangzhou: Nayong County with Panyu District, ...`
        listed = listings(scene.analysis, colon, scene.clause.end)
    elif not listed or not _LISTED.fullmatch(scene.link):
        return
    items = [item for listing in listed for item in listing.items()]
    if len(items) > 1 and len(items[0]) == 2:
        yield from ((item[0], item[1]) for item in items if len(item) == 2)


def found_in(scene: Scene) -> Iterator[Pair]:
    """`Bishkek found its first Russian twin in Ufa`"""
    text, hit = scene.analysis.text, scene.hit
    if hit.entry["form"] != "noun" or not text.startswith(" in ", hit.end) or not scene.subject:
        return
    if _FOUND.search(text, scene.clause.start, hit.start):
        there = listings(scene.analysis, hit.end, scene.clause.end, located=True)
        if there and there[0].start == hit.end + len(" in "):
            yield from product(scene.subject.cities[:1], there[0].cities)


def of_which(scene: Scene) -> Iterator[Pair]:
    """`Durban is proud of its eight sisters, of which Guangzhou is one`"""
    if scene.after and _OF_WHICH.fullmatch(scene.link):
        owners = scene.subject.cities[:1] if scene.subject else tuple(city for city in (scene.owner,) if city)
        yield from product(owners, scene.after[0].cities)


def set_aside(scene: Scene) -> Iterator[Pair]:
    """`Besides Nanjing it counts Guangzhou among its partner cities`: the partner that is set aside is one, too."""
    if len(scene.before) < 2 or not _AMONG_ITS.fullmatch(scene.bridge):
        return
    text = scene.analysis.text
    *earlier, counted = scene.before
    asides = [listing for listing in earlier if _ASIDE.search(text, scene.clause.start, listing.start)]
    if asides:
        others = [city for listing in earlier if listing is not asides[0] for city in listing.cities]
        owner = others[0] if others else scene.owner
        yield from product([owner] if owner else [], (*asides[0].cities, *counted.cities))
