"""Lists of cities: which cities stand together in a stretch of text, and whether a list is one of pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import city_or_government
from orchestration.parsing.facts import Party
from orchestration.parsing.parties import distinct, sides_in

Pair = tuple[Party, Party]

# What may stand between two cities of one list: separators, the region that locates the first, a year in brackets.
# Behind the words: a list that names them (`sister cities are`, `, Takamatsu and Toluca`).
THEN_NAMED = re.compile(
    r"""(?:[ ](?!(?:and|but|that|which|who|whose|where|when|while|said|as|with|to|by|for|from)\b)[\w'-]+){0,7}?
        (?:[,:]|[ ]\(|,[ ](?:in[ ]the[ ]company[ ]of|together[ ]with|along[ ]with|besides|among[ ](?:them|which)),?
            |,?[ ](?:namely|including),?
            |,?[ ](?:which|that)[ ](?:includes?|comprises?|counts?|are)
            |[ ](?:has|have)[ ](?:\w+[ ]){0,2}to[ ]include
            |[ ](?:are|is|were|was|include|includes|such[ ]as|are[ ]as[ ]follows)(?:,[^,;.]{0,40},|:)?
        )?\s{0,2}(?:(?:[-•*]|\d{1,2}[.)])[ ])?""",
    re.VERBOSE,
)
_JOINT = re.compile(
    r"""(?:[\s,;()&-]
        | (?:\band|,)[ ](?:with|to)\b
        # `Zhoushan and the Greek island town of Chania`
        | \bthe[ ](?:[\w-]+[ ]){0,3}(?:city|town|port|capital|village|municipality|commune)[ ]of\b
        | \b(?:and|in|of|the|as[ ]well[ ]as|or|also|namely|including|since|both|all|each
            |city|town|county|port|for[ ]its[ ]part)\b
        | \b(?:\d{4}|\d{1,2}[.)]|[A-Z][\w'.-]*)(?!\w)
    )*""",
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[,;&]|\band\b|- |\bor\b")
# `Qingdao-Longnan`, `Dalian · Liupanshui`
_HYPHEN = re.compile(r"\s?[-–—/·]\s?")
_AND = re.compile(r"[^,;()\d]*\s(?:and|&)\s*")
_WITH = re.compile(r"(?![^,;]*\band\b)[^,;]*\bwith\s*(?:the )?")
_WITH_UNKNOWN = re.compile(r" with [A-ZÀ-Þ]")
_UNKNOWN = re.compile(r"\band (?!(?:City|County|District|Town|Prefecture)\b)[A-ZÀ-Þ]")
_ASIDE = re.compile(r"\b(?:besides|apart from|in addition to|next to|like|unlike) $", re.IGNORECASE)
# `Zepu County, Kashgar`
_LIES_IN = re.compile(r",? (?:of |in |\()?")
_WHERE = re.compile(r"(?:,|,? in| \(|,? of)? ?(?:the )?(?:[a-z]+ (?:state|province|island) of )?|'s ")
# Not the comma that closes the location: what comes next is read with it.
_CLOSING = re.compile(r"\)|(?: [Pp]rovince| [Ss]tate| [Pp]refecture)(?=[ ,;.)])")
# `the small city next door to San Jose`, `Zagreb's small neighbour Samobor`: the place beside only says where it is.
_NEXT_TO = re.compile(
    r"\b(?:next door to|neighbou?rs? of|neighbou?r to|not far from|close to|suburbs? of|outskirts of)(?: the)? $"
)
_HAS_BESIDE = re.compile(r"'s (?:[a-z-]+ )?(?:neighbou?r|suburb|satellite|outport) (?=[A-ZÀ-Þ])")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|been|signed|met|held|visited)\b")
_REACH = 70


@dataclass(frozen=True, slots=True)
class Listing:
    """Cities that stand together; ``joints`` are the texts between each and the next."""

    start: int
    end: int
    cities: tuple[Party, ...]
    joints: tuple[str, ...] = ()

    @property
    def is_paired_up(self) -> bool:
        """Whether the list is one of pairs: `Graz and Darmstadt, Linz and Brno`."""
        return len(self.cities) > 2 and any(len(item) == 2 for item in self.items())

    @property
    def has_pairs_marked(self) -> bool:
        """Whether `and` ties more than the last two: `A and B, C and D`."""
        return sum(joint.strip(", ").startswith("and") or joint.rstrip().endswith("and") for joint in self.joints) > 1

    def items(self) -> Iterator[tuple[Party, ...]]:
        """The members: single cities, or pairs tied by `with` or a dash, or by `and` where commas part the pairs."""
        tied = [bool(_WITH.fullmatch(joint) or _HYPHEN.fullmatch(joint)) for joint in self.joints]
        if not any(tied) and len(self.cities) > 2 and len(self.cities) % 2 == 0:
            ands = [bool(_AND.fullmatch(joint)) for joint in self.joints]
            if all(ands[0::2]) and not any(ands[1::2]):
                tied = [number % 2 == 0 for number in range(len(ands))]
        start = 0
        for number in range(len(self.cities)):
            if number >= len(tied) or not tied[number]:
                yield self.cities[start : number + 1]
                start = number + 1

    def among(self) -> Iterator[Pair]:
        """The pairs inside the list: the marked ones where there are any, else everyone with everyone."""
        if any(_UNKNOWN.search(joint) for joint in self.joints) and self.has_pairs_marked:
            # `A and Xyz, B and C`: a name that the gazetteer does not know leaves its partner without one.
            for number, joint in enumerate(self.joints):
                if _AND.fullmatch(joint) and not _UNKNOWN.search(joint):
                    yield self.cities[number], self.cities[number + 1]
        elif self.is_paired_up:
            yield from ((item[0], item[1]) for item in self.items() if len(item) == 2)
        else:
            yield from combinations(distinct(self.cities), 2)

    def across(self, others: Listing, *, respectively: bool) -> Iterator[Pair]:
        """One with each of the other list; two lists of one length one to one."""
        own = distinct(self.cities)
        if len(own) > 1 and (respectively or len(own) == len(others.cities)):
            yield from zip(own, others.cities, strict=False)
            return
        items = list(others.items())
        yield from ((city, item[0]) for item in items if len(item) == 1 for city in own)
        # `Oulu is twinned with Bursa, Kemi with Kiruna`
        yield from ((item[0], item[1]) for item in items if len(item) == 2)


def listings(analysis: Analysis, start: int, end: int, *, located: bool = False) -> list[Listing]:
    """The cities of a stretch, grouped into the lists that they stand in; with ``located`` those behind `in`, too."""
    text = analysis.text
    choose = city_or_government(analysis)
    groups: list[Listing] = []
    for side in sides_in(analysis, start, end, located=located):
        cities = tuple(city for party in side.parties if (city := choose(party)))
        if (
            not cities
            or _NEXT_TO.search(text, max(start, side.start - 24), side.start)
            or _HAS_BESIDE.match(text, side.end)
        ):
            continue
        own_joints = (" and ",) * (len(cities) - 1)
        last = groups[-1] if groups else None
        if last is not None and len(last.cities) == 1 and _ASIDE.search(text, max(start, last.start - 20), last.start):
            last = None  # `Besides Qingdao, Mannheim is`: the first stands aside
        if last is not None and _LIES_IN.fullmatch(text, last.end, side.start) and _lies_in(last.cities[-1], cities[0]):
            continue
        if last is not None and text[last.end : side.start] == "'s " and _lies_in(cities[0], last.cities[-1]):
            # `Kashgar's Zepu County`: the larger place only says where the smaller one is.
            groups[-1] = Listing(last.start, side.end, (*last.cities[:-1], *cities), (*last.joints, *own_joints))
            continue
        if last is not None and not _names(last.cities) & _names(cities) and _joins(text[last.end : side.start]):
            joints = (*last.joints, text[last.end : side.start], *own_joints)
            groups[-1] = Listing(last.start, side.end, (*last.cities, *cities), joints)
        else:
            groups.append(Listing(side.start, side.end, cities, own_joints))
    return [_without_open_end(text, group) for group in groups]


def end_with_where(analysis: Analysis, end: int, limit: int) -> int:
    """Where the text goes on behind a city that ends at ``end`` and the places that say where it lies: `Denver, Colorado,`."""
    text = analysis.text
    for place in within(analysis.places, end, limit):
        if place.kind == "city" or not _WHERE.fullmatch(text, end, place.start):
            break
        end = place.end
        closing = _CLOSING.match(text, end, limit)
        end = closing.end() if closing else end
    return end


def _without_open_end(text: str, listing: Listing) -> Listing:
    """The list less a last city whose partner is not known: `Oulu with Bursa, Kemi with Xyz`."""
    is_list = len(listing.cities) > 1
    if not (is_list and _WITH_UNKNOWN.match(text, listing.end)):
        return listing
    return Listing(listing.start, listing.end, listing.cities[:-1], listing.joints[:-1])


def _names(cities: Sequence[Party]) -> set[str]:
    return {city.name for city in cities}


def _lies_in(part: Party, whole: Party) -> bool:
    """Whether one is a county or district and the other a city of the same province."""
    return (
        part.place is not None
        and whole.place is not None
        and part.place.level in ("county", "district")
        and whole.place.level in ("prefecture", "municipality")
        and part.place.admin1 == whole.place.admin1
    )


def _joins(joint: str) -> bool:
    """Whether the text between two cities makes them one list; behind a dateline's dash the sentence only begins."""
    if " -- " in joint:
        return False
    if _HYPHEN.fullmatch(joint) or (_SEPARATOR.search(joint) and _JOINT.fullmatch(joint)):
        return True
    return len(joint) < _REACH and bool(_WITH.fullmatch(joint)) and not _VERB.search(joint)
