"""A partnership with its beginning: a date that the text ties to it, or a length worked back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import PartnershipFact, PartnershipKind, Party, Span
from orchestration.parsing.mentions import Date, Duration
from orchestration.parsing.rules.events.when import date_in, date_told_before
from orchestration.parsing.rules.partnerships.listings import end_with_where
from orchestration.parsing.scan import Hit

# `since 1996`, `since a protocol of February 26, 1996`
_SINCE = re.compile(r"\b(?:since|as of|from) (?:the )?(?:an? [a-z]+ (?:of|in) )?$", re.IGNORECASE)
# `since the reform in | 2009`
_SINCE_ANOTHER = re.compile(r"\bsince (?!a |an )[^,;.\d]{4,60} (?:in|of) $")
_LOOK_BACK = 32
# `a friendship agreement of 1998`
_OF = re.compile(r"(?: \w+)? (?:of|from|dated) ")
_WHEN = re.compile(
    r",? (?:when|the year in which|the year) (?:[^,;.]{0,60} )?"
    r"(?:paired|matched|twinned|became|signed|partnered|linked|established|formed|assigned|designated|concluded|joined)\b"
)
_BEGAN = lexicons.pattern("partnership_beginnings")
# `Montevideo and La Plata did the same in October. Their mayors signed a twinning agreement.`
_FOUNDED = re.compile(
    r"\b(?:signed|concluded|inked|sealed|put their (?:names|signatures)|(?:was|were) (?:established|founded|formed))\b"
)
_SO_FAR = re.compile(r"\b(?:so far|to date|already|previously|over the years|until now)\b")
_FOUNDED_IN = re.compile(
    r"\b(?:signed|concluded|sealed|formed|founded|established|twinned|paired|created|begun|started|initiated|set up|agreed"
    r"|launched|matched|born|forged|entered into)(?: (?:back|first|as long ago as|as early as))?"
    r" (?:in|on|since|from) (?:the )?$",
    re.IGNORECASE,
)
_NEWS_PARAGRAPHS = 2
_AGE = re.compile(r"\b(?:turn(?:s|ed) (\d{2,3})\b|(\d{2,3})(?: years old|(?:st|nd|rd|th) (?:birthday|jubilee)))")
# A next sentence that takes the relation up: `The relationship dates from January 27, 1969.`
_NEXT = re.compile(
    r"(?:The|This|Their|Its) (?:\w+ )?(?:relationship|partnership|twinning|tie|ties|pairing|friendship|link)\b"
    r"|[^.;]*\b(?:relationship|partnership|twinning|ties|friendship|link|bond)\b[^.;]{0,40}\b(?:began|started|dates?|goes|go)\b"
)

_REST = re.compile(
    r"[;,]? ?(?:and )?(?:the|this|their|its) (?:\w+ )?(?:relationship|partnership|twinning|tie|ties|pairing|friendship|link"
    r"|agreement|pact)\b"
)
# `with Bochum, Germany, in 1994`
_RIGHT_BEHIND = re.compile(r"(?:, (?:the )?[A-ZÀ-Þ][\w .'-]{1,30})?,? ?\(?(?:since|in|from|on|as of)?(?: the)? ?")
_GOES_ON = re.compile(r"[,;] (?:and|but) ")
_MARKS = re.compile(
    r"(?:This year|(?:In |On )?[\w ]{0,12}\d{4},?|It"
    r"|The (?:two )?(?:cities|towns|year|day|visit|event|ceremony|sides)|They|Both)\b[^.;]{0,60}"
    r"\banniversary of (?:the|this|their|its|that) (?:[\w-]+ ){0,3}"
    r"(?:relationship|relations|ties|partnership|twinning|friendship|agreement|bond|link|pairing)\b(?! (?:between|with|of)\b)"
)
_AHEAD = re.compile(
    r"\b(?:by|within|in|next|coming|another|further|every|following|each|least)(?: the)?(?: \w+)? $", re.IGNORECASE
)
# `a three-year plan`, `ten years after their first contacts`
_OF_ANOTHER = re.compile(
    # `Two decades after Bonn and Minsk became twin cities` is their own.
    r"(?! after [^,;.]{0,60}\b(?:became|becoming|twinn\w+|were paired|(?:sister|twin)[ -](?:cit|town)|exchanged))"
    r"[ -](?:after|before|later|earlier|plan|programme|program|project|term|contract|loan|study|strategy|lease)\b"
)
# `, and Yichun and Maoming were paired`
_PARTS = re.compile(
    r"; (?=[A-ZÀ-Þ])|\s[-•*] (?=[A-ZÀ-Þ])|, and (?=[A-Z][\w' ]{2,30} and [A-Z][\w' ]{2,30} (?:were|became|have|are)\b)"
)
_BULLET = re.compile(r"\s?[-•*] ")
# The 400th anniversary is a festival's.
_OLDEST = 150
_BRACKETED = re.compile(r"\((?:since )?[^()]*\)$")


@dataclass(frozen=True, slots=True)
class Beginning:
    """EDTF of the beginning, and the length in years where the text gives one."""

    since: str | None = None
    duration_years: int | None = None


def with_beginning(
    analysis: Analysis, clause: Span, hit: Hit, pair: tuple[Party, Party], kind: PartnershipKind, *, rule: str
) -> PartnershipFact:
    """The partnership of ``pair`` that ``clause`` tells at ``hit``, read by ``rule``."""
    began = beginning(analysis, clause, hit, pair)
    return PartnershipFact(
        evidence=clause,
        rule=rule,
        cities=pair,
        kind=kind,
        since=began.since,
        duration_years=began.duration_years,
    )


def beginning(analysis: Analysis, clause: Span, hit: Hit, pair: tuple[Party, Party]) -> Beginning:
    """When the partnership of ``pair`` that is told at ``hit`` began."""
    clause = _own_part(analysis, clause, hit, pair)
    own = _beside(analysis, clause, pair)
    if own:
        return Beginning(own.edtf)
    founded = _founding(analysis, clause, hit)
    date = founded or _stated(analysis, clause, hit)
    lengths = within(analysis.durations, clause.start, clause.end)
    lasted = (length for length in lengths if length.years >= 1 and _is_its_age(analysis, length))
    years = next((int(length.years) for length in lasted), None) or _age(analysis, clause)
    if founded:
        return Beginning(founded.edtf, years)
    told = _age_told_next(analysis, clause) if date is None else None
    if told is not None and (told.since or years is None):
        return told
    if years is None:
        return Beginning(date.edtf if date else None)
    if date and _SINCE.search(analysis.text, max(0, date.start - _LOOK_BACK), date.start):
        return Beginning(date.edtf, years)
    counted_from = _year(analysis, clause)
    return Beginning(str(counted_from - years) if counted_from else None, years)


def _own_part(analysis: Analysis, clause: Span, hit: Hit, pair: tuple[Party, Party]) -> Span:
    """The item of a list, or the half of a sentence, that alone names one of the two: its dates are the pair's.

    `- Växjö (1986) - Ohara (1990)`, `Zhangpu has stood by Longde for long; Jinjiang joined up with Hongsibu in 2009`
    """
    cuts = [cut.start() for cut in _PARTS.finditer(analysis.text, clause.start, clause.end)]
    if not cuts:
        return clause
    parts = [Span(start, end) for start, end in pairwise([clause.start, *cuts, clause.end])]
    named = [{place.name for place in within(analysis.places, part.start, part.end)} for part in parts]
    names = {city.name for city in pair}
    for part, places in zip(parts, named, strict=True):
        if part.start <= hit.start < part.end and places & names:
            return part
    for name in sorted(names):
        naming = [part for part, places in zip(parts, named, strict=True) if name in places]
        if len(naming) == 1:
            return naming[0]
    return clause


def _is_its_age(analysis: Analysis, length: Duration) -> bool:
    """Whether a length may be how long the relation has stood: `extended by three years` and `a three-year plan` are none."""
    text = analysis.text
    return length.years <= _OLDEST and not (
        _AHEAD.search(text, max(0, length.start - _LOOK_BACK), length.start) or _OF_ANOTHER.match(text, length.end)
    )


def _is_of_another(analysis: Analysis, clause: Span, hit: Hit, date: Date) -> bool:
    """Whether the date closes what is told of another relation: `a twin of A since 1983, and it counts B as a partner`."""
    if not _GOES_ON.search(analysis.text, date.end, hit.start):
        return False
    return any(other.entry["kind"] for other in analysis.hits_of("partnership_triggers", clause.start, date.start))


def _age_told_next(analysis: Analysis, clause: Span) -> Beginning | None:
    """`... This year marks the 35th anniversary of the relationship`: the next sentence's length, if it is of the same tie."""
    text = analysis.text
    following = analysis.document.sentence_at(min(clause.end + 2, len(text) - 1))
    if following.start < clause.end or not _MARKS.match(text, following.start, following.end):
        return None
    for length in within(analysis.durations, following.start, following.end):
        if length.years >= 1:
            year = _year(analysis, Span(following.start, following.end))
            return Beginning(str(year - int(length.years)) if year else None, int(length.years))
    return None


def _founding(analysis: Analysis, clause: Span, hit: Hit) -> Date | None:
    """The date right behind the words for the founding itself: `, signed in 2003`, `Twinned in 1967,`, `, formed in 1985`.

    It says more than the year in which an anniversary is kept.
    """
    dates = _dates(analysis, clause)
    if not any(length.years >= 1 for length in within(analysis.durations, clause.start, clause.end)):
        return None
    founded = [date for date in dates if _FOUNDED_IN.search(analysis.text, clause.start, date.start)]
    founded = [date for date in founded if not _is_of_another(analysis, clause, hit, date)]
    return min(founded, key=lambda date: abs(date.start - hit.start), default=None)


def _age(analysis: Analysis, clause: Span) -> int | None:
    """The age that the clause gives the relation: `turned 60 in 2020`, `is 75 years old`."""
    age = _AGE.search(analysis.text, clause.start, clause.end)
    return int(age[1] or age[2]) if age else None


def _beside(analysis: Analysis, clause: Span, pair: tuple[Party, Party]) -> Date | None:
    """The date that one of several cities has for itself: `Takamatsu (since 1990)`, `with Minsk in 1993, with Kiel in 1994`."""
    dates = _dates(analysis, clause)
    cities = [place for place in within(analysis.places, clause.start, clause.end) if place.kind == "city"]
    names = {city.name for city in pair}
    # Of a pair with two such dates (`a twin of Davao since 2017, and Sennan since 2023`) the one told last is its own.
    for number, city in reversed(list(enumerate(cities))):
        if city.name not in names:
            continue
        end = cities[number + 1].start if number + 1 < len(cities) else clause.end
        own = within(dates, city.end, end)
        is_bracketed = bool(own) and _BRACKETED.search(analysis.text, city.end, own[0].end + 1) is not None
        behind = end_with_where(analysis, city.end, end)
        is_next = len(dates) > 1 and len(own) == 1 and _RIGHT_BEHIND.fullmatch(analysis.text, behind, own[0].start)
        if is_bracketed or is_next:
            return own[0]
    return None


def _dates(analysis: Analysis, clause: Span) -> list[Date]:
    """The dates of a clause, save those that begin no relation: `the "Plan (2023-2025)"`, `a journey from 20 to 29 May`."""
    return [
        date
        for date in within(analysis.dates, clause.start, clause.end)
        if date.precision != "range" and not any(title.start <= date.start < title.end for title in analysis.titles)
    ]


def _stated(analysis: Analysis, clause: Span, hit: Hit) -> Date | None:
    """The date tied to the beginning in the clause, or in a next sentence that takes the relationship up."""
    text = analysis.text
    dates = _dates(analysis, clause)
    tied = [date for date in dates if _SINCE.search(text, max(0, date.start - _LOOK_BACK), date.start)]
    tied += [date for date in dates if _OF.fullmatch(text, hit.end, date.start)]
    if _BULLET.match(text, clause.start) and len(dates) > 0 and text[dates[0].start - 1] == "(":
        # `- Ohara, Japan (1990; now part of Isumi)`
        return dates[0]
    if first := next((date for date in dates if _WHEN.match(text, date.end)), None):
        # `from 2017, when Zhenjiang and Weinan were matched, up to the end of last year`
        return first
    if _BEGAN.search(text, clause.start, clause.end) or hit.entry["form"] in ("follow", "rest"):
        tied = list(dates)
    tied = [
        date
        for date in tied
        if not _is_of_another(analysis, clause, hit, date)
        and not _SINCE_ANOTHER.search(text, max(clause.start, date.start - 2 * _LOOK_BACK), date.start)
    ]
    if tied:
        return min(tied, key=lambda date: abs(date.start - hit.start))
    if not dates and _FOUNDED.search(text, clause.start, clause.end) and not is_so_far(analysis, clause):
        return date_told_before(analysis, clause) or _date_of_the_news(analysis, clause)
    sentence = analysis.document.sentence_at(clause.start)
    if clause.end < sentence.end and (rest := _REST.match(text, clause.end, sentence.end)):
        # `Kunming is one of its sister cities; the relationship was formed in 1986`
        told = within(analysis.dates, rest.end(), sentence.end)
        return told[0] if told and _BEGAN.search(text, rest.end(), sentence.end) else None
    following = analysis.document.sentence_at(min(clause.end + 2, len(text) - 1))
    if following.start >= clause.end and _NEXT.match(text, following.start):
        told = within(analysis.dates, following.start, following.end)
        return told[0] if told and _BEGAN.search(text, following.start, following.end) else None
    return None


def is_so_far(analysis: Analysis, clause: Span) -> bool:
    """`has so far signed agreements with 13 cities`: on as many days, and none of them is that of the news."""
    return _SO_FAR.search(analysis.text, clause.start, clause.end) is not None


def _date_of_the_news(analysis: Analysis, clause: Span) -> Date | None:
    """The day that the article opens with, for what its first paragraphs tell."""
    if analysis.document.sentence_at(clause.start).paragraph > _NEWS_PARAGRAPHS:
        return None
    lead = next((sentence for sentence in analysis.document.sentences if not sentence.is_title), None)
    return date_in(analysis, Span(lead.start, lead.end), lead.start) if lead else None


def _year(analysis: Analysis, clause: Span) -> int | None:
    """The year from which an anniversary or a length is counted back: the clause's, or that of publication."""
    for date in within(analysis.dates, clause.start, clause.end):
        if date.from_on:
            return date.from_on.year
    published = analysis.document.article.published_on
    return published.year if published else None
