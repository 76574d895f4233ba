"""Visits: people of one city go to another, as guests (`visited`) or hosts (`received a delegation`) tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import Antecedents, city_of
from orchestration.parsing.facts import EventFact, EventType, Party, Span
from orchestration.parsing.parties import sides_in
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events.clause import clause_of, event, is_title
from orchestration.parsing.rules.events.reading import is_homecoming, is_since_then, took_place
from orchestration.parsing.rules.events.when import date_in, stay_of, until_last_day
from orchestration.parsing.rules.events.where import cities_in, place_near, vantage
from orchestration.parsing.scan import Hit

# Who travels for a city. A tourist, a ship or a parcel does not.
_GUESTS = lexicons.pattern("people_who_act")
# `a group of visitors from Kleve`
_GROUP_OF = re.compile(r"\b(?:group|party|delegation|team) of (?:[\w-]+ )?$", re.IGNORECASE)
_YOUNG = re.compile(r"\b(?:pupils|schoolchildren|students|teenagers|youngsters|young people)\b", re.IGNORECASE)
_OFFICIALS = re.compile(
    r"\b(?:delegat|official|mayor|council|leader|secretar|minist|governor|president|director)", re.IGNORECASE
)
_DELEGATION = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[\w-]+ )?(?:delegation|guests|party|team|mission|group)\b")
_NOT_GUESTS = re.compile(
    r"\b(?:tourists?|visitors?|travell?ers|fans|passengers|customers|shoppers|trains?|ships?|readers?)\b", re.IGNORECASE
)
# `visiting the port city of Kiel`
_AT_ONCE = re.compile(
    # `spent the first week of May in`
    r"(?: [^,;.]{0,30}\b(?:hours|days?|nights?|weeks?|weekend|months?|morning|afternoon)\b(?: of [\w ]{3,15})? (?:in|at)"
    # `spent Nov 14-18 in`
    r"| (?:from )?[A-Z][a-z]{2,8}\.? \d{1,2}(?: ?(?:-|–|to) ?(?:[A-Z][a-z]{2,8}\.? )?\d{1,2})? in)?"
    r" (?:the )?(?:[a-z]+ )?(?:(?:city|town|county|port|capital|district) of )?"
)
# Between `delegates from` and their city nothing else happens.
_OF_A_CITY = re.compile(r" (?:the |[a-z]+(?: [a-z]+){0,3} (?:in|of) )?(?:cit(?:y|ies) of |both |[a-z]+ )?")
_THEM = re.compile(r" (?:them|him|her|the (?:\w+ )?(?:guests?|visitors|delegation|party|travellers))\b")
_AHEAD = re.compile(
    r"\b(?:will|would|is to|are to|plans? to|hopes? to|(?:is|are|was|were) (?:due|expected|awaited|invited)|never)\b"
)
# `visited one of Harpenden's twin towns`: it is their owner who travels.
_OWNS_IT = re.compile(
    r"'s (?:\w+ ){0,2}(?:twin|sister|partner|friendship)(?:ned)?[ -](?:cit(?:y|ies)|towns?)\b(?! [A-ZÀ-Þ])"
)
_INVITED_BY = re.compile(r"\b(?:invitation of|invitation from|invited by|guests of) ")
_FROM = re.compile(r"\bfrom (?:the )?$")
# `led a delegation to Kunming`, `led a delegation to study in Kunming`
_TO = re.compile(r"\bto (?:the |[a-z]+(?: [a-z]+){0,5} (?:in|at) )?(?:city of |neighbou?ring |nearby )?$")
# `travelled with ten firms | to`, `returned on 9 November | from`
_MOVES_TO = re.compile(r"\bto(?= (?:the )?(?:\w+ ){0,2}[A-ZÀ-Þ])")
_COMES_FROM = re.compile(r"\bfrom(?= (?:the )?(?:\w+ ){0,2}[A-ZÀ-Þ])")
# `brought a delegation to our campus`
_TO_OUR = re.compile(r"\bto our (?!(?:own )?(?:attention|mind|knowledge)\b)[a-z]+\b")
# `On the first day of his | visit to Linz, the mayor`: what else happened then presupposes it.
_OPENS_WITH_VISIT = re.compile(
    r"(?:On|At|After|Following|Before|As part of|Towards|In) [^,;]{0,50}\b(?:his|her|their|its|the|a) (?:[\w-]+ ){0,3}"
)
# `is in Linz on a week's visit`, `was in Linz at the invitation of its council`
_ON_A_VISIT = re.compile(
    r"\b(?:on|for|during) (?:an?|the|his|her|their|its) (?:[\w'’-]+ ){0,3}(?:visit|trip|tour|mission|stay)\b"
    r"|\bat the invitation of\b"
)
_A_VISIT = re.compile(r" an? (?:[\w-]+ ){0,3}(?:visit|call)\b")
# A visit that stands as a noun is told as an event by what is said of it.
_TOLD = re.compile(
    r"\b(?:followed|took place|ended|lasted|was paid|were paid|began|came|was (?:an?|his|her|their|its))\b"
)
# `called on | the council of Tallinn to act`
_URGED = re.compile(r" [^.;,]{3,60}? to (?!the |an? |its |their |his |her )[a-z]")
_OBJECT_REACH = 90
_TOO_VAGUE = ("decade", "century")


@rule(
    "visit",
    trigger="visit_triggers",
    example="A delegation from Dalian visited Chaoyang on October 24, 2019.",
    counterexample="Some 40,000 tourists visited the caves of Guilin.",
)
def visit(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """One visit for each trigger that has guests and a host."""
    clause = clause_of(analysis, hit)
    if hit.entry["tense"] == "headline" and not is_title(analysis, hit):
        return
    if not took_place(analysis, clause, hit.start) or is_since_then(analysis, clause, hit):
        return
    if hit.entry.term in ("called on", "calls on") and _URGED.match(analysis.text, hit.end, clause.end):
        return
    sides = _READERS.get(str(hit.entry["who"]), _went)(analysis, clause, hit)
    if sides is None or is_homecoming(analysis, clause, sides[0]):
        return
    host, guests = sides
    date = stay_of(analysis, clause, hit.start) or date_in(analysis, clause, hit.start)
    if date is not None and date.precision in _TOO_VAGUE:
        return
    date = until_last_day(analysis, clause, date) if date else None
    guests = [city for city in guests if host is None or city.name != host.name]
    kind: EventType = "exchange" if are_young(analysis, clause) else "visit"
    yield event(analysis, hit, kind, "visit", date=date, city=host, cities=guests)


def are_young(analysis: Analysis, clause: Span) -> bool:
    """Whether nobody but pupils and the like travel, who come to exchange and not for their city's affairs."""
    text = analysis.text
    return bool(_YOUNG.search(text, clause.start, clause.end)) and not _OFFICIALS.search(text, clause.start, clause.end)


def _received(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `Erlangen received a delegation from Győr`."""
    guests = cities_in(analysis, hit.end, clause.end)
    if not guests and _THEM.match(analysis.text, hit.end):
        return _welcomed_them(analysis, clause, hit)
    if not guests or not _GUESTS.search(analysis.text, hit.start, min(clause.end, hit.end + _OBJECT_REACH)):
        return None
    hosts = cities_in(analysis, clause.start, hit.start, located=True)
    return (hosts[-1] if hosts else place_near(analysis, clause, hit) or vantage(analysis)), guests


def _welcomed_them(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `Hefei's vice mayor welcomed them`: the article's other city has come."""
    hosts = cities_in(analysis, clause.start, hit.start)
    main = Antecedents(analysis, analysis.home).main_cities
    if len(hosts) != 1 or hosts[0].name not in [city.name for city in main]:
        return None
    return hosts[0], [city for city in main if city.name != hosts[0].name]


def _came_from(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `guests from Fano took part in a fair in Qingdao`: they are there, however they came.

    `Officials met with guests from Fano` tells a meeting and is that.
    """
    if analysis.hits_of("meeting_triggers", clause.start, hit.start):
        return None
    named = sides_in(analysis, hit.end, min(clause.end, hit.end + _OBJECT_REACH))[:1]
    if _AHEAD.search(analysis.text, hit.end, clause.end):
        return None
    if not named or not _OF_A_CITY.fullmatch(analysis.text, hit.end, named[0].start):
        return None
    guests = cities_in(analysis, hit.end, named[0].end)[:1]
    others = cities_in(analysis, named[0].end, min(clause.end, named[0].end + _OBJECT_REACH))
    host = place_near(analysis, clause, hit)
    # `Officials from Porto and Macau met in Macau`: who is at home pays no visit.
    if not guests or host is None or host.name in [city.name for city in (*guests, *others)]:
        return None
    return host, guests


def _went(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `a delegation from Győr visited Erlangen`; without a host only where a named person goes."""
    host, reach = _destination(analysis, clause, hit)
    who = hit.entry["who"]
    if who == "lead":
        travels = host is not None and _GUESTS.search(analysis.text, hit.end, reach) is not None
    else:
        travels = _travels(analysis, clause.start, hit.start)
        if who == "noun":
            travels = (
                travels
                or hit.entry.term.endswith("lasted")
                or _OPENS_WITH_VISIT.fullmatch(analysis.text, clause.start, hit.start) is not None
                or _TOLD.search(analysis.text, clause.start, clause.end) is not None
            )
    if not travels:
        return None
    if host is None and not _person_goes_to_an_unnamed_city(analysis, clause, hit):
        # `the delegation visited Hailan Group`, `the mission lasted from Sunday`: where that is, the stay tells.
        if who == "noun" and hit.entry.term.endswith("lasted"):
            return None, []
        return (None, []) if who == "guest" and _DELEGATION.search(analysis.text, clause.start, hit.start) else None
    guests = cities_in(analysis, clause.start, reach)
    comma = analysis.text.find(",", hit.end, clause.end) if who == "noun" and not guests else -1
    # `On the first day of his visit to Linz, | the mayor of Graz laid flowers`
    return host, guests if comma < 0 else cities_in(analysis, comma, clause.end)[:1]


def _arrived(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `a delegation from Győr reached Erlangen`, `was in Erlangen on May 3`, `spent two days in`."""
    host = _right_behind(analysis, clause, hit)
    if host is None or not _travels(analysis, clause.start, hit.start):
        return None
    guests = cities_in(analysis, clause.start, hit.start)
    is_news = date_in(analysis, clause, hit.start) or _ON_A_VISIT.search(analysis.text, hit.end, clause.end)
    if hit.entry.term.endswith(" in") and not (guests and is_news):
        return None  # where somebody simply is, is no news
    return host, guests


def _visiting(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `Visiting Erlangen on May 3, the mayor of Győr praised the brewery`."""
    host = _right_behind(analysis, clause, hit)
    comma = analysis.text.find(",", hit.end, clause.end)
    if host is None or comma < 0 or analysis.text[clause.start : hit.start].strip():
        return None
    return (host, cities_in(analysis, comma, clause.end)[:1]) if _travels(analysis, comma, clause.end) else None


def _right_behind(analysis: Analysis, clause: Span, hit: Hit) -> Party | None:
    """The city that follows the words at once, but for `the city of`."""
    behind = sides_in(analysis, hit.end, min(clause.end, hit.end + _OBJECT_REACH), located=True)
    if not behind or not _AT_ONCE.fullmatch(analysis.text, hit.end, behind[0].start):
        return None
    return city_of(behind[0].parties[0])


def _was_there(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `At the invitation of Erlangen, a delegation from Győr was there`."""
    host = _inviter(analysis, clause)
    guests = cities_in(analysis, clause.start, hit.start)
    return (host, guests) if host and _travels(analysis, clause.start, hit.start) else None


def _in_town(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `A team from Bochum has been in town since Sunday`."""
    host = vantage(analysis)
    guests = cities_in(analysis, clause.start, hit.start)
    return (host, guests) if host and _travels(analysis, clause.start, hit.start) else None


def _moved(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `The mayor of Győr travelled with ten firms to Erlangen`: the way leads on before it leads there."""
    way = _COMES_FROM if hit.entry.term == "returned" else _MOVES_TO
    for to in way.finditer(analysis.text, hit.end, min(clause.end, hit.end + _OBJECT_REACH)):
        behind = sides_in(analysis, to.end(), min(clause.end, to.end() + _OBJECT_REACH), located=True)
        if behind and _AT_ONCE.fullmatch(analysis.text, to.end(), behind[0].start):
            host = city_of(behind[0].parties[0])
            if host and _travels(analysis, clause.start, hit.start):
                return host, cities_in(analysis, clause.start, to.start())
    return None


def _paid(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, list[Party]] | None:
    """Host and guests of `A team of Győr paid Erlangen a three-day visit`."""
    behind = sides_in(analysis, hit.end, min(clause.end, hit.end + _OBJECT_REACH), located=True)
    if not behind or not _A_VISIT.match(analysis.text, behind[0].end):
        return None
    host = city_of(behind[0].parties[0])
    if host is None or analysis.text[hit.end : behind[0].start] not in (" ", " the city of ", " the town of "):
        return None
    return (host, cities_in(analysis, clause.start, hit.start)) if _travels(analysis, clause.start, hit.start) else None


_READERS = {
    "paid": _paid,
    "motion": _moved,
    "town": _in_town,
    "host": _received,
    "from": _came_from,
    "arrive": _arrived,
    "fronted": _visiting,
    "there": _was_there,
}


def _person_goes_to_an_unnamed_city(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """`Rick Baker travelled to the Russian namesake`; not `went to Mexico`, which is a country."""
    behind = within(analysis.places, hit.end, min(clause.end, hit.end + _OBJECT_REACH))
    return bool(within(analysis.persons, clause.start, hit.start)) and not behind


def _destination(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party | None, int]:
    """The city that is visited and where in the text the guests end: what follows is about the stay."""
    text = analysis.text
    for side in sides_in(analysis, hit.end, clause.end, located=True):
        if side.start - hit.end > _OBJECT_REACH:
            break
        if _FROM.search(text, max(hit.end, side.start - 10), side.start):
            continue
        city = city_of(side.parties[0])
        if not city or _OWNS_IT.match(text, side.end):
            continue
        if hit.entry["who"] == "guest" or hit.entry.term.endswith(" to"):
            return city, hit.start
        if _TO.search(text, max(hit.end, side.start - 60), side.start):
            return city, side.start
    if hit.entry["who"] == "lead" and (ours := _TO_OUR.search(text, hit.end, clause.end)):
        return vantage(analysis), ours.start()
    return place_near(analysis, clause, hit) or _inviter(analysis, clause), hit.start


def _inviter(analysis: Analysis, clause: Span) -> Party | None:
    """The host of `At the invitation of Hamamatsu, a delegation was there`."""
    invited = _INVITED_BY.search(analysis.text, clause.start, clause.end)
    hosts = cities_in(analysis, invited.end(), clause.end) if invited else []
    return hosts[0] if hosts else None


def _travels(analysis: Analysis, start: int, end: int) -> bool:
    others = _NOT_GUESTS.search(analysis.text, start, end)
    if others and not _GROUP_OF.search(analysis.text, start, others.start()):
        return False
    return bool(_GUESTS.search(analysis.text, start, end)) or bool(within(analysis.persons, start, end))
