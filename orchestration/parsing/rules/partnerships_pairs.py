"""Who is whose partner: the cities before and behind the words that name the relation, taken apart into pairs.

Each way to say it is a small reader with its example; they are asked in order and the first that finds pairs wins. What
stands between a city and the words decides: the ``bridge`` from the last city before, the ``link`` to the first behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party, Span
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.partnerships_elliptic import found_in, gapped, of_which, pairs_listed, set_aside
from orchestration.parsing.rules.partnerships_listings import Listing, Pair, listings
from orchestration.parsing.rules.partnerships_pointing import (
    anniversary,
    cataphoric,
    fronted,
    that_ties,
    their_own,
    theirs,
    with_which,
)
from orchestration.parsing.rules.partnerships_scene import Scene
from orchestration.parsing.scan import Hit

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
    r"(?::|,? (?:namely|including|such as|for example|for instance|among (?:them|which)(?: are)?):?|,)(?: those)?(?: with)? "
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
# Behind the words: a list that names them (`sister cities are`, `, Takamatsu and Toluca`).
_LIST = re.compile(
    r"""(?:[ ](?!(?:and|but|that|which|who|whose|where|when|while|said|as|with|to|by|for|from)\b)[\w'-]+){0,7}?
        (?:[,:]|[ ]\(|,[ ](?:in[ ]the[ ]company[ ]of|together[ ]with|along[ ]with|besides|among[ ](?:them|which)),?
            |,?[ ](?:namely|including),?
            |,?[ ](?:which|that)[ ](?:includes?|comprises?|counts?|are)
            |[ ](?:are|is|were|was|include|includes|such[ ]as|are[ ]as[ ]follows)(?:,[^,;.]{0,40},|:)?
        )?\s{0,2}(?:(?:[-•*]|\d{1,2}[.)])[ ])?""",
    re.VERBOSE,
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
# `Split, its sister city`; `Lviv as its partner city`; `counts Brno among its twins`; `added Kiel to its list of twins`
_BESIDE = re.compile(r"(?: City)?,?(?: as| among| to| into)? (?:its|their|our|his|her)(?: [\w-]+){0,4} ?")
_TAKEN_AS = re.compile(r"(?: City)?,? (?:as|for)(?: a| an| the)?(?: [\w-]+){0,3} ?")
# `became Bursa's first sister city`; `Oulu, Bursa's sister city`
_POSSESSIVE = re.compile(r"(?:'s|s')(?: [\w-]+){0,3} ?")
_IS = re.compile(
    r"(?:,|.*\b(?:is|was|are|were|be|been|became|become|becomes|becoming|remains|as|joined|joins|among|added to)\b.*) ?",
    re.DOTALL,
)
_GIVES = re.compile(
    r"\b(?:giv\w+|gave|offer\w*|provid\w+|grant\w*|extend\w*|render\w*|lend\w*|lent|sen[dt]\w*|help\w*|support\w*|assist\w*|aid\w*"
    r"|receiv\w+|got|gets)\b[^.;]{0,40}$"
)
# Before words and a comma: a list is promised. `Under the sister city agreement, Kiel will send` promises none.
_COUNTED = re.compile(
    r"\b(?:has|have|had|having|with|counts?|keeps?|lists?|names?|are|is|other|others|more|its|their|our"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|\d+)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:namely|including|among|such as|are|is|company of|together with|along with|besides)\b")
_ACTS = re.compile(r" (?:will|would|has|have|had|is|was|were|sent|can|may|\w+ed|supports|helps|assists|aids)\b")
_ARE = re.compile(r"\b(?:are|were|became|become|been|as)(?: \w+)? $")
# `Ningbo has also helped Bijie`: nothing but auxiliaries stands between the helper and the verb.
_ADJACENT = re.compile(r"(?: City)?(?:,? (?:has|have|had|been|also|is|was|now|since|long|regularly))* ?")
# `Csobánka and two of the association's other twin towns`: theirs are not the city's before.
_OTHERS = re.compile(r"\w (?:\w+ )*[A-Z][\w.]+'s (?:[\w-]+ ){0,3}$")
_ITEM = re.compile(r"[;,] (?:and )?(?:the )?$")
_WITH = re.compile(r"(?: City| County| District)?,? with (?:the )?")
_AND_ITS = re.compile(r"(?: City)?,? (?:and|with|together with) (?:its|their) (?:[\w-]+ ){1,4}?\s?")
_ENDS_OPEN = (" with", " to", " of")
_REACH = 70


def pairs_at(analysis: Analysis, clause: Span, hit: Hit) -> list[Pair]:
    """The pairs of cities that the words at ``hit`` tie together, each once."""
    scene = Scene.at(analysis, clause, hit)
    if _OTHERS.search(scene.bridge):
        return []
    for reader in _READERS:
        read = list(reader(scene))
        if any(_key(one) == _key(two) for one, two in read):
            continue  # the supposed owner stands in its own list
        found = {frozenset((_key(one), _key(two))): (one, two) for one, two in read}
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


def _behind_owner(scene: Scene) -> Iterator[Pair]:
    """`the sister cities that San Antonio already had are: Monterrey, ...`"""
    if len(scene.after) > 1 and _OWNED_BEHIND.fullmatch(scene.link):
        yield from product(scene.after[0].cities[:1], (city for listing in scene.after[1:] for city in listing.cities))


def _between(scene: Scene) -> Iterator[Pair]:
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


def _possessive(scene: Scene) -> Iterator[Pair]:
    """`Oulu's sister city Bursa`, `Oulu became Bursa's sister city`, `Oulu, Bursa's sister city`"""
    if not scene.before or not _POSSESSIVE.fullmatch(scene.bridge):
        return
    last = scene.before[-1]
    holder = Listing(last.start, last.end, last.cities[-1:])
    text = scene.analysis.text
    if len(last.cities) == 2 and last.joints[0] == ", ":
        yield (last.cities[0], last.cities[1])
    elif len(scene.before) > 1 and _IS.fullmatch(text[scene.before[-2].end : last.start]):
        yield from holder.across(scene.before[-2], respectively=False)
    elif scene.after and _LIST.fullmatch(scene.link):
        yield from holder.across(scene.after[0], respectively=False)


def _across_link(scene: Scene) -> Iterator[Pair]:
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
        yield from product(scene.before[-1].cities[-1:], others)
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


def _leads_to(link: str) -> bool:
    """Whether the other side stands right behind a verb, or as a list behind what counts it."""
    return _DIRECT.fullmatch(link) is not None or _COUNTED_LIST.fullmatch(link) is not None


def _beside(scene: Scene) -> Iterator[Pair]:
    """`Frankfurt takes Lviv as its partner city`, `Cockburn sent guests to Split, its sister city`"""
    if not scene.before:
        return
    last = scene.before[-1]
    if _BESIDE.fullmatch(scene.bridge):
        owner = scene.before[0].cities[0] if len(scene.before) > 1 and " our " not in scene.bridge else scene.owner
        yield from product([owner] if owner else [], last.cities)
    elif len(scene.before) > 1 and _TAKEN_AS.fullmatch(scene.bridge):
        yield from product(scene.before[0].cities[:1], last.cities)


def _given(scene: Scene) -> Iterator[Pair]:
    """`Dongguan has been giving Zhaotong counterpart assistance`"""
    is_aid = (scene.hit.entry["kind"] or "").startswith("counterpart") and scene.hit.entry["form"] in ("gift", "noun")
    if is_aid and len(scene.before) > 1:
        giver, receiver = scene.before[-2:]
        if _GIVES.search(scene.analysis.text[giver.end : receiver.start]) and len(scene.bridge) < _REACH:
            yield from giver.across(receiver, respectively=False)


def _and_its_own(scene: Scene) -> Iterator[Pair]:
    """`Graz and its Montenegrin partner city Podgorica celebrated`, `Graz and its partner Podgorica have been twinned`"""
    text = scene.analysis.text
    if scene.before and scene.after and scene.link == " " and _AND_ITS.fullmatch(scene.bridge + " "):
        others = scene.after[0].cities
        yield from product(scene.before[-1].cities[-1:], others if scene.hit.entry.term.endswith("s") else others[:1])
    elif len(scene.before) > 1 and _ADJACENT.fullmatch(scene.bridge):
        one, two = scene.before[-2:]
        if _AND_ITS.fullmatch(text, one.end, two.start):
            yield from product(one.cities[-1:], two.cities[:1])


def _both(scene: Scene) -> Iterator[Pair]:
    """`Oulu and Bursa have been sister cities`; of three and more only where they are said to be so"""
    subject = scene.subject if scene.hit.entry["form"] not in ("direct", "tie") else None
    if subject and len(subject.cities) > 1:
        are = _ARE.search(scene.analysis.text, scene.clause.start, scene.hit.start)
        if len(subject.cities) == 2 or subject.is_paired_up or are:
            yield from subject.among()
            # `Bonn and Minsk became sister cities in 1993, Bonn and Oxford in 1947`
            yield from (pair for listing in scene.after if len(listing.cities) == 2 for pair in listing.among())


def _list_behind(scene: Scene) -> Iterator[Pair]:
    """`Oulu has two twins, Bursa and Kiel`, `the twin towns Oulu and Bursa`, `sister cities are: Oulu and Bursa, ...`"""
    if scene.hit.entry["form"] in ("direct", "tie") or not scene.after:
        return
    is_named = scene.subject is not None and _COLON.fullmatch(scene.link) is not None
    if not (is_named or _LIST.fullmatch(scene.link)):
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


_READERS: tuple[Callable[[Scene], Iterator[Pair]], ...] = (
    gapped,
    pairs_listed,
    found_in,
    set_aside,
    of_which,
    anniversary,
    their_own,
    _behind_owner,
    fronted,
    _between,
    _possessive,
    _across_link,
    _beside,
    _given,
    cataphoric,
    that_ties,
    with_which,
    _and_its_own,
    _both,
    _list_behind,
    theirs,
)
