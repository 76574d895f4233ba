"""Where an undertaking is: beside its name, in it, in its sentence, its paragraph, or where the whole article is at home.

The nearest word wins, but only if it locates: who pays for a school, builds it or comes to see it says nothing of its place.
A wrong city is worse than none, so what is farther away must be the only one there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import city_of
from orchestration.parsing.deixis.home import dateline, dateline_end
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Place, ProjectMention
from orchestration.parsing.parties import Side, distinct, party_of, sides_in
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.rules.projects.evidence import is_item
from orchestration.parsing.sentences import Sentence

_DIRECTION = r"(?:the )?(?:(?:north|south|east|west|cent)[\w-]* (?:part |end |edge )?of )?(?:the )?"
# `the Suxin Park (two hectares) in Xinyang`, `the X Project to the Leshan High-tech Zone`
_BEHIND = re.compile(
    rf"\"?(?: \([^()]*\))?,? (?:located |situated |to be built |built )?(?:in|at|near|of|into|to) {_DIRECTION}"
    # `in San Francisco de Dos Ríos, in the southeast of the capital`
    rf"(?:[A-ZÀ-Þ][^,;.§]{{2,40}}, (?:in|near|part of|a [a-z]+ of) {_DIRECTION})?"
)
# `Bogotá's Quinto Centenario cycleway`, `Bogotá (the cycleway)`, `Fuzhou, which is building a Three Dramatists Park`,
_BEFORE = re.compile(
    r"'s (?:[a-z][\w-]* ){0,3}\"?| \((?:the )?\"?|, (?:which|where) (?:is|was|has|have|had|will)[^,;.§¶]*"
)
# `in Tian'e County the Hongshui Project`, `In Rosario, the Ludueña Basin Program`
_IN_BEFORE = re.compile(
    r"(?: County| District| City)?,? (?:[a-z][\w-]* ){0,4}(?:the |an? |its )?(?:[a-z][\w-]* ){0,2}\"?"
)
_IN = re.compile(rf"\b(?:in|at|near|into|outside) {_DIRECTION}(?:(?:city|county|port|district) of )?$", re.IGNORECASE)
_LOOK_BACK = 40
# Where people met, what a body is called after and where it comes from is no place of what they talked about.
_ELSEWHERE = (
    r"activit(?:y|ies)|conferences?|fairs?|expos?|forums?|summits?|events?|ceremon(?:y|ies)|meetings?|promotions?|symposiums?"
    r"|talks|headquarter\w*|based|listed|offices?|held|met|spot|took place|live|living|companies|firms|students|counterparts?"
)
_IN_ELSEWHERE = r"(?: [\w†]+){0,2} (?:in|at|near) (?:the )?$"
_OCCASION = re.compile(rf"\b(?:{_ELSEWHERE}){_IN_ELSEWHERE}", re.IGNORECASE)
# Where something is signed it may well be, but what the text puts somewhere is there.
_SIGNED = re.compile(rf"\b(?:signed|concluded){_IN_ELSEWHERE}")
_FROM = re.compile(
    r"\b(?:from|by|between|with|for|after|via|like|than)(?: the)?(?: [\w-]+ of)? (?:§+(?:, |,? and ))*$", re.IGNORECASE
)
# `Suzhou gave 8 million yuan for`, `Nanjing's Huaxing Precision`
_GIVES = re.compile(
    r"(?:§+|[^,;.§]){0,40}?\b(?:gave|gives?|giving|donat\w+|grant(?:s|ed)|lent|lends?|contribut\w+|paid|pays?|fund(?:s|ed)"
    r"|financ(?:es|ed)|help(?:s|ed)|provid(?:es|ed)|support(?:s|ed)|aid(?:s|ed)|assist(?:s|ed)|invest(?:s|ed))\b"
)
_OWNS = re.compile(r"'s (?:[a-z][\w-]* ){0,2}(?=[§A-Z])")
# The bodies that a city has for itself: a firm or a school builds anywhere.
_OF_CITY = frozenset({"government", "party", "park"})
# `Xiamen-Linxia`: of a pair the second is helped, and has what is built.
_JOINED = "-–—"
# What joins places is in none of them.
_DRAWN = re.compile(
    r"\b(?:railway|line|route|corridor|expressway|highway|motorway|pipeline|rail|road|link|train|metro|ferry)\b", re.I
)
_SCHEME = re.compile(r"\b(?:programmes?|programs?|schemes?|missions?|initiatives?|funds?|headings?)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?: (?:Autonomous|Tibetan|Hui|Mongol\w*|Yao|Yi|Zhuang|Miao|Dong|Tujia|Manchu|Kazak\w*))*"
    r" (?:County|District|Prefecture|New Area|Banner|City)$"
)
_OF = " of "
_AND = re.compile(r",? (?:and )?§")
_TWICE = 2
# Most places of an article have not even their first letters in the name.
_HEAD = 3
# How much of all that is said of cities must be said of one for the article to be its, and how much more than of the next.
_SHARE, _LEAD = 0.3, 1.5


def site(analysis: Analysis, mention: ProjectMention) -> Party | None:
    """The city of an undertaking, by whatever mention of it says most of its place."""
    same = [other for other in analysis.projects if other.name == mention.name] or [mention]
    if any(_is_in_country(analysis, each) for each in same):
        return None
    joins = len(_named(analysis, mention)) >= _TWICE and _joins_places(mention)
    for read in (_beside,) if joins else (_beside, _in_name, _in_sentence, _in_paragraph):
        for each in same:
            if found := read(analysis, each):
                return found
    return None if joins else _of_article(analysis, is_scheme=_SCHEME.search(mention.name) is not None)


def _is_in_country(analysis: Analysis, mention: ProjectMention) -> bool:
    """`Boten dry port, Laos:`: only the country is told."""
    behind = within(analysis.places, mention.end, mention.end + _LOOK_BACK)
    return (
        bool(behind)
        and behind[0].kind != "city"
        and analysis.text[mention.end : behind[0].start] in (", ", " in ", " (")
    )


def _cities(analysis: Analysis, start: int, end: int) -> Iterator[tuple[Side, Party]]:
    """The sides of a stretch that are one city or a body of one, in order."""
    bodies = {body.name for body in analysis.organizations if body.type in _OF_CITY}
    for side in sides_in(analysis, start, end, located=True):
        if len(side.parties) != 1 or (side.parties[0].kind == "organization" and side.parties[0].name not in bodies):
            continue
        if city := city_of(side.parties[0]):
            yield side, city
        elif side.parties[0].name in bodies and analysis.text.startswith(_OF, side.end):
            # `the Wangzhuang Sub-district Office of Xinwu District`
            yield from (
                (Side(place.start, place.end, (party_of(place),)), party_of(place))
                for place in within(analysis.places, side.end, end)
                if place.start == side.end + len(_OF) and place.kind == "city"
            )


def _beside(analysis: Analysis, mention: ProjectMention) -> Party | None:
    """The city that the words right before or behind a name tie to it."""
    outline = analysis.outline
    sentence = analysis.document.sentence_at(mention.start)
    for side, city in _cities(analysis, mention.end, sentence.end):
        if _BEHIND.fullmatch(outline, mention.end, side.start):
            return city
        break
    before = list(_cities(analysis, sentence.start, mention.start))
    if before:
        side, city = before[-1]
        if _BEFORE.fullmatch(outline, side.end, mention.start) or (
            _is_located(analysis, sentence, side) and _IN_BEFORE.fullmatch(outline, side.end, mention.start)
        ):
            return city
    return None


def _named(analysis: Analysis, mention: ProjectMention) -> list[tuple[int, Place]]:
    """The article's cities whose names stand in the undertaking's: also a county without its `County`."""
    found: dict[int, Place] = {}
    for place in analysis.places:
        if place.kind != "city" or (place.text[:_HEAD] not in mention.text and place.name[:_HEAD] not in mention.text):
            continue
        for name in {place.text, place.name, _LEVEL.sub("", place.text), _LEVEL.sub("", place.name)}:
            at = mention.text.find(name)
            end = at + len(name)
            if (
                at >= 0
                and not mention.text[max(0, at - 1) : at].isalnum()
                and not mention.text[end : end + 1].isalnum()
            ):
                found.setdefault(at, place)
    return sorted(found.items())


def _in_name(analysis: Analysis, mention: ProjectMention) -> Party | None:
    """The last city in the name: `Shenzhen (Harbin) Industrial Park`, `Wenzhou Baicheng School`."""
    named = _named(analysis, mention)
    return party_of(named[-1][1]) if named and not _joins_places(mention) else None


def _joins_places(mention: ProjectMention) -> bool:
    """Whether the name is that of a line with its ends: `the Nanjing-Ma'anshan Intercity Railway`."""
    return _DRAWN.search(mention.text) is not None and any(sign in mention.text for sign in _JOINED)


def _is_occasion(analysis: Analysis, sentence: Sentence, side: Side) -> bool:
    return _OCCASION.search(analysis.outline, max(sentence.start, side.start - _LOOK_BACK), side.start) is not None


def _is_located(analysis: Analysis, sentence: Sentence, side: Side) -> bool:
    """Whether the text puts something there: `in Linz`, but neither `at a fair in Linz` nor `signed in Linz`."""
    near = (max(sentence.start, side.start - _LOOK_BACK), side.start)
    is_in = _IN.search(analysis.outline, *near) is not None
    return is_in and not (_OCCASION.search(analysis.outline, *near) or _SIGNED.search(analysis.outline, *near))


def _is_shared(analysis: Analysis, mention: ProjectMention, cities: Sequence[Party]) -> bool:
    """Whether the sentence has a region abroad for another side: `Region Gotland and Kibaha call their project X`."""
    sentence = analysis.document.sentence_at(mention.start)
    firms = {body.name for body in analysis.organizations if body.type == "company"}
    parties = [party for side in sides_in(analysis, sentence.start, sentence.end) for party in side.parties]
    return any(
        party.place.kind in ("province", "region")
        and all(city.place and city.place.country != party.place.country for city in cities)
        for party in parties
        if party.place is not None and party.name not in firms
    )


def _in_sentence(analysis: Analysis, mention: ProjectMention) -> Party | None:
    """The city that the sentence of a name puts things in, else the only one that it names and that does not just give."""
    outline = analysis.outline
    sentence = analysis.document.sentence_at(mention.start)
    start = max(sentence.start, dateline_end(analysis)) if sentence.paragraph == 1 else sentence.start
    others = [
        (side, city)
        for side, city in _cities(analysis, start, sentence.end)
        if side.end <= mention.start or side.start >= mention.end
    ]
    located = [(side, city) for side, city in others if _is_located(analysis, sentence, side)]
    if located:
        behind = [city for side, city in located if side.start >= mention.end]
        return behind[0] if behind else located[-1][1]
    if _is_shared(analysis, mention, [city for _, city in others]):
        return None
    return _only(
        city
        for side, city in others
        if not _FROM.search(outline, max(sentence.start, side.start - _LOOK_BACK), side.start)
        and not _is_occasion(analysis, sentence, side)
        and not _GIVES.match(outline, side.end, sentence.end)
        and not _OWNS.match(outline, side.end)
    )


def _in_paragraph(analysis: Analysis, mention: ProjectMention) -> Party | None:
    """The city that opens the paragraph of a name, or the list that it is in; else the only one so far."""
    sentence = analysis.document.sentence_at(mention.start)
    may_open = is_item(analysis, mention)
    named: list[Party] = []
    for other in reversed(analysis.document.sentences[: sentence.index]):
        if other.is_title:
            break
        if other.paragraph != sentence.paragraph:
            if not (may_open and analysis.text.endswith(":", 0, other.end)):
                break
            sentence, may_open = other, False
        start = opened(analysis, max(other.start, dateline_end(analysis)), other.end)
        cities = list(_cities(analysis, start, other.end))
        is_first = analysis.document.sentences[other.index - 1].paragraph != other.paragraph
        topic = cities[0] if is_first and cities else None
        if topic and topic[0].start == start and not _AND.match(analysis.outline, topic[0].end):
            return topic[1]
        named += [
            city
            for side, city in cities
            if not _FROM.search(analysis.outline, max(start, side.start - _LOOK_BACK), side.start)
        ]
    return _only(named)


def _only(cities: Iterator[Party] | Sequence[Party]) -> Party | None:
    found = distinct(cities)
    return found[0] if len(found) == 1 else None


def _of_article(analysis: Analysis, *, is_scheme: bool) -> Party | None:
    """The city that the whole article is at home in: its publisher's, its dateline's or the one that it names most often.

    A scheme may be a country's: it is the city's only where the title names that one alone.
    """
    named = Counter(place.name for place in analysis.places if place.kind == "city")
    title = analysis.document.sentences[0]
    if is_scheme:
        cities = {p.name for p in within(analysis.places, title.start, title.end) if p.kind == "city"}
        if not title.is_title or len(cities) != 1:
            return None
    home, article = analysis.home, analysis.document.article
    if home and (article.publisher_city or home.name in (article.publisher or "")):
        return home
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    if filed_from := dateline(analysis):
        first, second = (filed_from.name, named[filed_from.name]), ("", 0)
    if first[1] < max(_TWICE, _SHARE * named.total(), _LEAD * second[1]):
        return None
    return next(party_of(place) for place in analysis.places if place.name == first[0] and place.kind == "city")
