"""Partnerships: standing relations of two cities (sister cities, pairing, counterpart cooperation, friendly ties)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import PartnershipFact, PartnershipKind, Span
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events import clause_of
from orchestration.parsing.rules.partnerships_listings import Pair, listings
from orchestration.parsing.rules.partnerships_pairs import followers_at, pairs_at
from orchestration.parsing.rules.partnerships_since import beginning
from orchestration.parsing.scan import Hit

# A relation that has ended, or is only wished for, does not stand. What is told of one that does may well lie ahead.
_NOT_STANDING = re.compile(
    r"""\b(?:not|\w+n't|nor|neither|never|no[ ]longer|wish(?:es|ed)?|hopes?|hoped|wants?|wanted|plans?|planned|proposed
        |proposes|refused|seeks?|seeking|looking[ ]for|consider(?:s|ed|ing)?|candidates?|aims?|intends?|rejected|turned[ ]down
        |declined
        |applied|whether|future|possible|potential
        |lead(?:s|ing)?[ ](?:up[ ])?to|led[ ]to|way[ ]to|towards?|process[ ]of|steps?[ ]to)\b[^.;,]{0,40}$
    | \b(?:once|former|formerly|one-time|erstwhile)[ ](?:a[ ]|the[ ])?$
    | \b(?:letters?[ ]of[ ]intent|declaration[ ]of[ ]intent)\b[^.;]{0,90}$
    | \b(?:proposals?|intentions?|bids?|requests?|applications?|talks|negotiations?|idea)[ ](?:of|on|for|about|to)\b[^.;]{0,40}$
    | \b(?:ended|terminat(?:e|es|ed)|dissolved|cancelled|suspend(?:s|ed)?|un-twin\w*|severed|released[ ]from)\b[^.;]{0,60}$
    | \b(?:will|would|may|might|could|should|(?<!agreed[ ])(?<!decided[ ])to)[ ]
      (?:\w+[ ])?(?:become|sign|establish|form|enter|end|be)\b[^.;]{0,40}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOOK_BACK = 120
_PAIR = 2
# Where these stand, plain words (`ties with`, `a partnership between`) mean the same tie.
_CITIES_TIED = re.compile(
    r"""\b(?:sister|twin|partner)(?:ned|ning)?[ -](?:cit(?:y|ies)|towns?)\b|\btwinn
    | \b(?:city|town)[ ]partnership | (?:\b(?:more|other|its|our|first)|'s)[ ]twins?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CITIES_FRIENDS = re.compile(r"\b(?:friendship|friendly)[ -](?:exchange )?(?:cit(?:y|ies)|towns?)\b", re.IGNORECASE)
_CITIES_PAIRED = re.compile(
    r"\bcounterpart (?:assistance|support|aid)\b|\b(?:paired|pairing)\b|\beast-west\b|\bpoverty\b|\bcounts as poor\b"
    r"|\b(?:designated|assigned|appointed) (?:as|to)\b",
    re.IGNORECASE,
)
# An item of a list: the next part of a sentence or paragraph goes on with it.
_ITEM = re.compile(r";\s*(?:and )?(?:[-•*] )?(?=[A-ZÀ-Þ])")
_SINCE = re.compile(r"\bsince (?:the )?(?:\w+ )?(?:of )?(?=\d{4}\b|[A-Z]|then\b)")
_BIRTHDAY = re.compile(r"\b(?:anniversary|birthday|jubilee|turn(?:s|ed) \d{2})\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-•*–]|\(?\d{1,2}[.)])\s")
# `Vancouver followed this example`: no list goes on there.
_FOLLOWED_SOMETHING = re.compile(r" (?:this|that|the|its|their|his|her|our|suit|up)\b")
_IS_OR_INCLUDES = re.compile(
    r"(?: of (?:them|these|those)| ones?| members?| partners?| twins?| cities| towns)?"
    r"(?: now| also| currently| today)? (?:is|are|was|were|being|includes?|comprise)(?: now| also)?\b"
)
_BARE = frozenset({"sister", "twin", "friendly exchange", "friendly-exchange"})
# `sister industrial parks`, but `sister relations with`, `a sister since 1990`
_OF_OTHERS = re.compile(
    r" (?:\w+ ){0,2}(?:parks?|schools?|ports?|hospitals?|universit(?:y|ies)|colleges?|compan(?:y|ies)|ships?|vessels?|airports?"
    r"|organi[sz]ations?|associations?|stations?|plants?|factor(?:y|ies)|projects?|institutions?|towers?|engines?|rooms?"
    r"|museums?|clubs?|orchestras?|choirs?|churches|zones?|papers?|magazines?|brands?|firms?|provinces?|states?|regions?)\b"
)
_IN_BUSINESS = re.compile(
    r"\b(?:business|trad(?:e|ing)|projects?|cooperation|strategic|economic|commercial|industr(?:y|ial)|private|development|joint"
    r"|venture|dialogue|ports?|airports?|universit(?:y|ies)|schools?|clubs?|police|hospitals?|local|equal|silent|senior|contract\w*|consortium|investment|public-private|knowledge|technology|research"
    r"|academic|social|marketing|media|logistics|negotiating|implementing|funding|financial) (?:and \w+ )?$",
    re.IGNORECASE,
)
_PARTNER_REACH = 40
# In capitals these are Minneapolis and its neighbour.
_TWIN_CITIES = re.compile(r"Twin Cities")
_COOPERATION = re.compile(r"\b(?:counterpart|pairing|paired|paired-up) cooperation\b", re.IGNORECASE)
_COOPERATIONS = ("counterpart cooperation", "pairing cooperation", "paired cooperation", "paired-up cooperation")
_COUNTERPART = ("counterpart cit", "counterpart dist", "counterpart count", "counterpart part")
_HELP = ("assist", " aid", "poverty", "east-west", "support")
_SISTERS = re.compile(r"\b(?:sister|twin) (?:cit(?:y|ies)|towns?)\b", re.IGNORECASE)


@rule(
    "partnership",
    trigger="partnership_triggers",
    example="Dalian and Kitakyushu have been sister cities since 1979.",
    counterexample="Dalian and Kitakyushu are not yet sister cities.",
)
def partnership(analysis: Analysis, hit: Hit) -> Iterator[PartnershipFact]:
    """One partnership for each pair of cities that the words tie together."""
    if hit.entry["kind"] is None or _is_something_else(analysis, hit):
        return
    clause = _with_list(analysis, clause_of(analysis, hit))
    if not _names_a_city(analysis, clause):
        return
    if _NOT_STANDING.search(analysis.text, max(clause.start, hit.start - _LOOK_BACK), hit.start):
        return
    if hit.entry["form"] in ("tie", "tied") and _goes_on(analysis, hit):
        return
    if hit.entry["form"] == "lasting" and not _lasts(analysis, clause):
        return
    if hit.entry["form"] == "rest" and not _IS_OR_INCLUDES.match(analysis.text, hit.end):
        return
    if hit.entry["form"] in ("follow", "rest"):
        yield from _followers(analysis, clause, hit)
        return
    kind = _kind(analysis, clause, hit)
    for pair in pairs_at(analysis, clause, hit):
        own = _kind_between(pair, kind, hit)
        if own and (
            hit.entry["form"] not in ("tie", "tied") or _is_told_of(analysis, own) or _is_old(analysis, clause, hit)
        ):
            yield _fact(analysis, clause, hit, pair, own)


def _is_something_else(analysis: Analysis, hit: Hit) -> bool:
    """`Twin Cities` is Minneapolis, `sister schools` are no cities, and `business partners` no partners of cities."""
    text = analysis.text
    if _TWIN_CITIES.fullmatch(text, hit.start, hit.end):
        return True
    if hit.entry.term in _BARE and _OF_OTHERS.match(text, hit.end):
        return True
    return (
        hit.entry.term.startswith("partner")
        and _IN_BUSINESS.search(text, max(0, hit.start - _PARTNER_REACH), hit.start) is not None
    )


def _goes_on(analysis: Analysis, hit: Hit) -> bool:
    """Whether the plain word only goes on with one that names the relation: `sister city relations with`."""
    before = analysis.hits_of("partnership_triggers", max(0, hit.start - _LOOK_BACK), hit.start)
    return bool(before) and _is_plain(before[-1]) and before[-1].end == hit.start - 1


def _lasts(analysis: Analysis, clause: Span) -> bool:
    """Whether the clause says since when or for how long: cities that just `worked together` once are no partners."""
    return any(length.days is None for length in within(analysis.durations, clause.start, clause.end)) or (
        _SINCE.search(analysis.text, clause.start, clause.end) is not None
    )


def _is_old(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """Whether a partnership of the only two has a birthday: `The partnership between Hangzhou and Leeds turned 30`."""
    if "partnership" not in hit.entry.term:
        return False
    cities = {place.key for place in within(analysis.places, clause.start, clause.end) if place.kind == "city"}
    return len(cities) == _PAIR and (
        _SINCE.search(analysis.text, clause.start, clause.end) is not None
        or _BIRTHDAY.search(analysis.text, clause.start, clause.end) is not None
    )


def _kind_between(pair: Pair, kind: PartnershipKind, hit: Hit) -> PartnershipKind | None:
    """The kind that the words can mean between these two: cities of China do not twin, only they are paired for aid."""
    if kind == "counterpart_assistance" and _is_abroad(pair):
        return "sister_city" if hit.entry.term.startswith("pair") else None
    if hit.entry["kind"] == "sister_city" and hit.entry["form"] in ("tie", "tied") and _is_in_china(pair):
        return "counterpart_assistance"
    return kind


def _is_in_china(pair: Pair) -> bool:
    return all(city.place is not None and city.place.country == "CN" for city in pair)


def _is_abroad(pair: Pair) -> bool:
    """Whether a city lies outside China: there `Vienna helps Kyiv` is help, but no scheme that pairs cities for it."""
    return any(city.place is not None and city.place.country not in (None, "CN") for city in pair)


def _fact(analysis: Analysis, clause: Span, hit: Hit, pair: Pair, kind: PartnershipKind) -> PartnershipFact:
    began = beginning(analysis, clause, hit, pair)
    return PartnershipFact(
        evidence=clause,
        rule="partnership",
        cities=pair,
        kind=kind,
        since=began.since,
        duration_years=began.duration_years,
    )


def _followers(analysis: Analysis, clause: Span, hit: Hit) -> Iterator[PartnershipFact]:
    """The partners that a sentence, or what follows a semicolon, adds to what was told of a city's before."""
    sentence = analysis.document.sentence_at(hit.start)
    last = analysis.document.sentences[max(0, sentence.index - 1)]
    before, is_beside = (
        Span(last.start, last.end),
        last.index != sentence.index and last.paragraph == sentence.paragraph,
    )
    if clause.start > sentence.start:
        before, is_beside = Span(sentence.start, clause.start), True
    if _FOLLOWED_SOMETHING.match(analysis.text, hit.end):
        return
    earlier = [
        other for other in analysis.hits_of("partnership_triggers", before.start, before.end) if _is_plain(other)
    ]
    if not earlier or not is_beside:
        return
    told = earlier[0]
    named = listings(analysis, before.start, told.start)
    owner = named[0].cities[0] if named else analysis.home
    for pair in followers_at(analysis, clause, pairs_at(analysis, before, told), owner):
        yield _fact(analysis, clause, hit, pair, _kind(analysis, before, told))


def _is_plain(hit: Hit) -> bool:
    return hit.entry["kind"] is not None and hit.entry["form"] in ("noun", "verb", "tied")


def _is_told_of(analysis: Analysis, kind: PartnershipKind) -> bool:
    """Whether the article tells of ties of the kind that a plain word means here."""
    if kind != "counterpart_assistance":
        return _CITIES_TIED.search(analysis.text) is not None or _CITIES_FRIENDS.search(analysis.text) is not None
    return _CITIES_PAIRED.search(analysis.text) is not None


def _names_a_city(analysis: Analysis, clause: Span) -> bool:
    """Whether it is worth looking closer: most clauses with such words name nobody."""
    return bool(
        within(analysis.places, clause.start, clause.end) or within(analysis.references, clause.start, clause.end)
    )


def _with_list(analysis: Analysis, clause: Span) -> Span:
    """The clause and the list that goes on behind it: items parted by semicolons, or the paragraphs behind a colon."""
    text, end = analysis.text, clause.end
    sentence = analysis.document.sentence_at(clause.start)
    while end < sentence.end and _ITEM.match(text, end) and not _is_told_anew(analysis, end, sentence.end):
        end = next((cut for cut in (text.find(";", end + 1, sentence.end),) if cut > 0), sentence.end)
    is_opened = text.startswith(":", end - 1)
    for following in analysis.document.sentences[sentence.index + 1 :]:
        if not (is_opened or _BULLET.match(text, following.start)):
            break
        is_opened, end = False, following.end
    return Span(clause.start, end)


def _is_told_anew(analysis: Analysis, start: int, limit: int) -> bool:
    """`; Kyoto followed in 1996`: what has words of its own for the relation is no item of a list."""
    cut = analysis.text.find(";", start + 1, limit)
    hits = analysis.hits_of("partnership_triggers", start, cut if cut > 0 else limit)
    return any(hit.entry["form"] in ("follow", "rest") for hit in hits)


def _tells_sisters_apart(analysis: Analysis, hit: Hit) -> bool:
    """Whether the same paragraph has sister cities, too, of which its friendship or partner cities then are none."""
    sentence = analysis.document.sentence_at(hit.start)
    paragraph = [other for other in analysis.document.sentences if other.paragraph == sentence.paragraph]
    return _SISTERS.search(analysis.text, paragraph[0].start, paragraph[-1].end) is not None


def _is_about_cooperation(lower: str) -> bool:
    """Whether an article tells of cooperation in pairs and nowhere of help."""
    return any(word in lower for word in _COOPERATIONS) and not any(word in lower for word in _HELP)


def _kind(analysis: Analysis, clause: Span, hit: Hit) -> PartnershipKind:
    """The kind of the words; `paired` takes after the cooperation it is for, `friendship city` after its neighbours."""
    kind = cast(PartnershipKind, hit.entry["kind"])
    term = hit.entry.term
    if term.startswith("pair") and (
        _COOPERATION.search(analysis.text, clause.start, clause.end) or _is_about_cooperation(analysis.document.lower)
    ):
        return "counterpart_cooperation"
    is_plain = hit.entry["form"] in ("tie", "tied") and "partnership" not in term
    if is_plain and kind == "sister_city" and not _CITIES_TIED.search(analysis.text):
        return "friendly_cooperation"
    if term.startswith(_COUNTERPART) and not _is_about_cooperation(analysis.document.lower):
        return "counterpart_assistance"
    if term.startswith(("friendship", "partner cit")) and _tells_sisters_apart(analysis, hit):
        return "friendly_cooperation"
    return kind
