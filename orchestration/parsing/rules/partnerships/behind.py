"""Who is whose partner where the words that name the relation lead to the other side: `twinned with`, `sister cities: `.

Readers of the same kind as those of ``partnerships.pairs``, which asks them in its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from orchestration.parsing.rules.partnerships.listings import THEN_NAMED, Pair
from orchestration.parsing.rules.partnerships.scene import Scene

# Behind the words: `of`, `relations with`, `agreement between`: what follows is the other side.
_TIGHT = re.compile(
    r"""(?:'s)?(?:[ ](?!and\b|but\b|in\b|that\b|which\b|who\b)[\w'-]+){0,4}?
        [ ](?:of|with|to|from|by|for|between|among)(?:[ ]the|[ ]our)?(?:[ ](?:city|town)[ ]of)?[ ]?
        # `with Issam Mulla, the mayor of`
        (?:[A-ZÀ-Þ][\w.-]+(?:[ ](?:[A-ZÀ-Þ][\w.-]+|bin|de|da|van|von|al))*,?[ ](?:the[ ])?(?:[\w-]+[ ]){1,3}of[ ])?
        # names that the gazetteer does not know stand in lists, too
        (?:[A-ZÀ-Þ][\w'.-]+(?:[ ][A-ZÀ-Þ][\w'.-]+)*(?:,|[ ]and)[ ])*""",
    re.VERBOSE,
)
_DIRECT = re.compile(r",? (?:(?:among others|for example|for instance), )?(?:the |our |its )?(?:city of )?")
# `twinned with four others: Nantes`, `partnerships with twelve cities, among them Suwon`
_COUNTED_LIST = re.compile(
    r" (?:[\w-]+ ){0,4}(?:cities|towns|municipalities|places|partners|others|ones)"
    r"(?::|,? (?:namely|including|such as|like|for example|for instance|among (?:them|which)(?: are)?):?|,)"
    r"(?: those)?(?: with)? "
    # names that the gazetteer does not know stand in lists, too
    r"(?:[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*(?: in (?:the )?[A-ZÀ-Þ]\w+)?(?:,|,? and) )?"
    r"|,? (?:namely|including|such as|for example|for instance|among them),?(?: those)? with "
)
_BETWEEN = re.compile(r"\b(?:between|among)(?: the| [A-ZÀ-Þ][\w.]+'s)? $")
# `the twinning of Oulu and Bursa`, `the sister city agreement of both cities`: deeds and bonds have two sides, a city has none.
_OF_BOTH = re.compile(
    r"(?: (?:relations?|relationship|ties|bond|link|agreement|anniversary|partnership|treaty))* of(?: the)? "
)
_DEED = frozenset(
    {
        "twinning",
        "twinnings",
        "town twinning",
        "sisterhood",
        "city friendship",
        "city partnership",
        "town partnership",
        "pairing",
        "counterpart assistance",
        "counterpart cooperation",
    }
)
# `has a sister in the Far East as well: Chengdu`
_COLON = re.compile(r"[^.;:]{0,40}: ")
# Behind the owner: `of Kiel are Brest`, `of Kiel: Brest`, or a heading with its bullets below.
_THEN_LIST = re.compile(
    r"(?:[^.;:\n]{0,40}(?::|\b(?:are|is|were|include|includes|comprise|namely|such as|beginning with|starting with)\b:?))?\s+"
    r"(?:the )?(?:(?:[A-Za-z-]+ ){1,3}\()?(?:(?:[-•*]|\d{1,2}[.)]) )?"
)
# `the sister cities that San Antonio already had are: ...`
_OWNED_BEHIND = re.compile(r" (?:that|which) ")
# `As a sister city of Guangzhou, our city`, `A sister city of Chengdu, Bonn`, `the sister cities of our city, namely
# Bucheon`: the first has the others.
_AS = re.compile(r"\bas\b|^(?:a|an|the|one of the|another)(?: \w+)? $", re.IGNORECASE)
_NAMELY = re.compile(r"\b(?:namely|including|such as)\b|:")
# Before words and a comma: a list is promised. `Under the sister city agreement, Kiel will send` promises none.
_COUNTED = re.compile(
    r"\b(?:has|have|had|having|with|counts?|keeps?|lists?|names?|are|is|other|others|more|its|their|our"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|\d+)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:namely|including|among|such as|are|is|company of|together with|along with|besides)\b")
_ACTS = re.compile(r" (?:will|would|has|have|had|is|was|were|sent|can|may|\w+ed|supports|helps|assists|aids)\b")
# `Ningbo has also helped Bijie`: nothing but auxiliaries stands between the helper and the verb.
_ADJACENT = re.compile(r"(?: City)?(?:,? (?:has|have|had|been|also|is|was|now|since|long|regularly))* ?")
_ITEM = re.compile(r"[;,] (?:and )?(?:the )?$")
_WITH = re.compile(r"(?: City| County| District)?,? with (?:the )?")
_ENDS_OPEN = (" with", " to", " of")
_REACH = 70


def behind_owner(scene: Scene) -> Iterator[Pair]:
    """`the sister cities that San Antonio already had are: Monterrey, ...`"""
    if len(scene.after) > 1 and _OWNED_BEHIND.fullmatch(scene.link):
        yield from product(scene.after[0].cities[:1], (city for listing in scene.after[1:] for city in listing.cities))


def between(scene: Scene) -> Iterator[Pair]:
    """`sister city relations between Oulu and Bursa`, `the twinning of Oulu and Bursa`"""
    if not scene.after or len(scene.link) > _REACH:
        return
    is_deed = scene.hit.entry.term in _DEED or len(scene.link.split()) > 1
    is_tie = scene.hit.entry["form"] == "tie" and scene.hit.entry.term.endswith((" between", "partnership of"))
    is_between = is_tie and _DIRECT.fullmatch(scene.link)
    if (
        is_between
        or _BETWEEN.search(scene.link)
        or (is_deed and len(scene.after[0].cities) == 2 and _OF_BOTH.fullmatch(scene.link))
    ):
        yield from scene.after[0].among()
        # `between Danyang and Fuping, between Jurong and Baishui`
        for listing in scene.after[1:]:
            if len(listing.cities) == 2 and _BETWEEN.search(scene.analysis.text, scene.hit.end, listing.start):
                yield from listing.among()


def across_link(scene: Scene) -> Iterator[Pair]:
    """`Oulu is twinned with Bursa and Kiel`, `the sister city of Bursa`, `its ties with Bursa`"""
    form = scene.hit.entry["form"]
    is_verb = form in ("verb", "direct") or (form == "tie" and scene.hit.entry.term.endswith(_ENDS_OPEN))
    if form == "direct" and not (scene.before and _ADJACENT.fullmatch(scene.bridge) and _DIRECT.fullmatch(scene.link)):
        return
    if not scene.after or not (
        _TIGHT.fullmatch(scene.link) or _COUNTED_LIST.fullmatch(scene.link) or (is_verb and _leads_to(scene.link))
    ):
        return
    first = scene.after[0]
    if form == "direct":
        # `Pudong supports Dali, and Xuhui supports Honghe`
        others = (
            first.cities[:-1] if _ACTS.match(scene.analysis.text, first.end) and len(first.cities) > 1 else first.cities
        )
        gaps = list(_gapped(scene))
        yield from product(scene.before[-1].cities[-1:], first.cities[:1] if gaps else others)
        yield from gaps
    elif scene.subject:
        yield from scene.subject.across(first, respectively=scene.is_respective)
        for listing in scene.after[1:]:
            # `A was paired with B, tea with tea; C with D`
            if (
                len(listing.cities) == 2
                and _WITH.fullmatch(listing.joints[0])
                and _ITEM.search(scene.analysis.text, first.end, listing.start)
            ):
                yield from listing.among()
    elif scene.has_owner:
        yield from product([scene.owner] if scene.owner else [], first.cities)
    elif len(first.cities) > 1:
        as_one = _AS.search(scene.analysis.text[scene.clause.start : scene.hit.start])
        if as_one or _NAMELY.search(first.joints[0]):
            yield from product(first.cities[:1], first.cities[1:])
    elif len(scene.after) > 1 and _THEN_LIST.fullmatch(scene.analysis.text[first.end : scene.after[1].start]):
        yield from product(first.cities, (city for listing in scene.after[1:] for city in listing.cities))


def _gapped(scene: Scene) -> Iterator[Pair]:
    """`Yinzhou looks after Yanyuan, Cixi after Butuo`: the verb is said once, its preposition of each pair."""
    word = f" {scene.hit.entry.term.rsplit(maxsplit=1)[-1]} "
    for one, two in pairwise(scene.after):
        if scene.analysis.text[one.end : two.start] == word:
            yield (one.cities[-1], two.cities[0])


def _leads_to(link: str) -> bool:
    """Whether the other side stands right behind a verb, or as a list behind what counts it."""
    return _DIRECT.fullmatch(link) is not None or _COUNTED_LIST.fullmatch(link) is not None


def list_behind(scene: Scene) -> Iterator[Pair]:
    """`Oulu has two twins, Bursa and Kiel`, `the twin towns Oulu and Bursa`, `sister cities are: Oulu and Bursa, ...`"""
    if scene.hit.entry["form"] in ("direct", "tie") or not scene.after:
        return
    is_named = scene.subject is not None and _COLON.fullmatch(scene.link) is not None
    if not (is_named or THEN_NAMED.fullmatch(scene.link)):
        return
    text, first = scene.analysis.text, scene.after[0]
    if _ACTS.match(text, first.end):
        return
    if scene.link.endswith(", ") and not (
        _LISTED.search(scene.link) or _COUNTED.search(text, scene.clause.start, scene.hit.start)
    ):
        return
    if scene.subject:
        yield from scene.subject.across(first, respectively=scene.is_respective)
    elif first.is_paired_up or (scene.link == " " and len(first.cities) == 2 and not scene.has_owner):
        yield from first.among()
    else:
        yield from product([scene.owner] if scene.owner else [], first.cities)
