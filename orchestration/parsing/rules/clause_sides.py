"""Who is named in a part of a clause: bodies and places, persons by whom they stand for, asides left out."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import dateline_end
from orchestration.parsing.deixis.phrases import party_named
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Person
from orchestration.parsing.outline import PERSON
from orchestration.parsing.parties import Side, distinct, party_of, sides_in
from orchestration.parsing.rules.clauses import ASIDE
from orchestration.parsing.rules.unlisted_sides import Named, unlisted

# A place behind these only says where they are from: `companies and universities of Shanghai`, `the capital of Peru`.
_FROM = re.compile(
    r"\b(?:companies|enterprises|firms|businesses|universities|hospitals|schools|partners|investors|institutions|experts|"
    r"entrepreneurs|merchants|students|teachers|clients|customers|capital|side|parts|port|region) "
    r"(?:of|from|in) (?:the )?$",
    re.IGNORECASE,
)
# `the second city of Peru`, but `the city of Linz` is Linz.
_CITY_OF = re.compile(r"\b(?:city|cities|town|towns) (?:of|from|in) (?:the )?$", re.IGNORECASE)
_FROM_REACH = 40
_OF_BODIES = re.compile(
    r"\b(?:societies|associations|clubs|museums|libraries|chambers(?: of commerce)?|ports|offices|bureaus|departments|teams) "
    r"(?:of|from|in) (?:the )?$",
    re.IGNORECASE,
)
# Between a person and the side of the office: `, mayor of`, ` of`, `, who heads the`.
_OFFICE = re.compile(
    r",?(?: (?!and\b)[\w'’-]+){0,8} (?:of|at|heads|chairs|leads|represents|runs|directs)(?: the| its)? "
)
# `the park had signed`: a body that was named before.
_BODY_NOUN = re.compile(
    r"\b[Tt]he (park|zone|bank|university|hospital|group|school|college|institute|authority|association|chamber"
    r"|bureau|council|museum|foundation|agency|club|airport|academy|federation|union|orchestra|consortium|port)\b(?!')"
)
# `the zone and B signed`: as a whole item of a list.
_BODY_ENDS = re.compile(
    r",? (?:and|as well as|with|have|has|had|will|also|jointly) |,? $|,|$| (?:signed|inked|concluded|renewed|extended|agreed)\b"
)
_BODY_BEGINS = re.compile(r"(?:^|(?:, |\band |\bwith |\bbetween |\bby |; ))$")
_MAYOR = re.compile(r"\b(?:[Vv]ice |[Dd]eputy )?(?:[Mm]ayor|[Mm]ayoress|[Bb]urgomaster)\b")
# A list of sides goes on: `, Huzhou and `, ` as well as its subsidiary `, ` (SHNU) and the `; names in between are drawn.
_LIST_GOES_ON = re.compile(
    rf"(?: \([^()]*\))?(?: City| County| District)?(?:,? ?(?:and|as well as|together with|along with|plus|or|&),?|,)?"
    rf"(?: (?:for|on behalf of) [^,;§¶]{{2,40}},)?"
    rf"(?: (?!(?:in|on|at|with|by|for|to|that|which|who|where|while|signed|has|had|was|were|is|are)\b)"
    rf"[\w'’{PERSON}-]+,?){{0,8}} ?"
)


def named_sides(
    analysis: Analysis, start: int, end: int, *, is_list: bool = False, with_unlisted: bool = False
) -> list[Party]:
    """The sides of a stretch: bodies and places, relative clauses left out, persons by whom they stand for.

    ``is_list``: only the list of sides that the stretch opens with. ``with_unlisted``: also names that nothing but their
    standing here shows to be bodies.
    """
    outline = analysis.outline
    # `ACCRA -- Wenzhou has signed`: where a report is filed takes no part.
    if start < (behind := dateline_end(analysis)) < end:
        start = behind
    sides: list[Named] = [
        (side.start, side.end, side.parties)
        for side in sides_in(analysis, start, end)
        if not is_origin(outline, side, start)
    ]
    if with_unlisted:
        sides += unlisted(analysis, start, end)
        sides += _known_bodies(analysis, start, end)
    named = [side for side in sides if not _OF_BODIES.search(outline, max(start, side[0] - _FROM_REACH), side[0])]
    if len(named) > 1:
        # `the friendship societies of both cities, the X and the Y`: these sign and not the cities.
        sides = named
    asides = [match.span() for match in ASIDE.finditer(outline, start, end)]
    sides = [side for side in sides if not any(first <= side[0] < last for first, last in asides)]
    sides = sorted(_with_persons(analysis, sides, start, end), key=lambda side: side[0])
    if is_list:
        sides = _opening_list(outline, sides)
    if not sides and (body := _known_body(analysis, start, end)):
        return [body]
    return distinct(party for _, _, parties in sides for party in parties)


def is_origin(outline: str, side: Side, start: int) -> bool:
    """Whether a side only says where something is from: `companies of Shanghai`; looked for from ``start`` on."""
    near = max(start, side.start - _FROM_REACH)
    if _FROM.search(outline, near, side.start):
        return True
    return (
        any(party.kind != "city" for party in side.parties) and _CITY_OF.search(outline, near, side.start) is not None
    )


def _with_persons(analysis: Analysis, sides: list[Named], start: int, end: int) -> list[Named]:
    """The sides and whom the persons of the stretch stand for, where no office beside the name says so.

    Who holds office in a party's committee (`Gong Zheng, deputy secretary of the Shanghai Municipal Party Committee`)
    still signs for the city.
    """
    committees = {body.start for body in within(analysis.organizations, start, end) if body.type == "party"}
    persons = within(analysis.persons, start, end)
    for number, person in enumerate(persons):
        party = party_named(analysis, person.affiliation) or _town_of(person)
        if party is None:
            continue
        until = persons[number + 1].start if number + 1 < len(persons) else end
        office = next((side for side in sides if person.end <= side[0] < until), None)
        if office and _OFFICE.fullmatch(analysis.outline, person.end, office[0]):
            if office[0] not in committees:
                continue
            sides = [side for side in sides if side is not office]
        if not any(party.name == each.name for _, _, parties in sides for each in parties):
            sides = [*sides, (person.start, person.end, (party,))]
    return sides


def _town_of(person: Person) -> Party | None:
    """`Brumlow Mayor Jo Beck`: who has a mayor is a town, though nothing else of the article knows it."""
    is_mayor = not (person.affiliation or "X").isupper() and any(_MAYOR.search(title) for title in person.titles)
    return Party(person.affiliation, "city") if is_mayor and person.affiliation else None


def _opening_list(outline: str, sides: list[Named]) -> list[Named]:
    for number in range(1, len(sides)):
        if not _LIST_GOES_ON.fullmatch(outline, sides[number - 1][1], sides[number][0]):
            return sides[:number]
    return sides


def _known_bodies(analysis: Analysis, start: int, end: int) -> list[Named]:
    """`the zone` in a list of sides: the body last named whose name ends with that noun."""
    outline = analysis.outline
    found: list[Named] = []
    for noun in _BODY_NOUN.finditer(outline, start, end):
        begins = noun.start() == start or _BODY_BEGINS.search(outline[max(start, noun.start() - 10) : noun.start()])
        if begins and _BODY_ENDS.match(outline, noun.end()):
            body = _last_called(analysis, noun[1], start)
            found += [(noun.start(), noun.end(), (body,))] if body else []
    return found


def _last_called(analysis: Analysis, noun: str, before: int) -> Party | None:
    """The body last named that is called so: `Linz Chamber`, `Chamber of Commerce of Linz`, `Port of Linz`."""
    called = re.compile(rf"(?:^|.* ){noun}(?:$| of .*)", re.IGNORECASE)
    bodies = within(analysis.organizations, 0, before)
    return next((party_of(body) for body in reversed(bodies) if called.fullmatch(body.name)), None)


def _known_body(analysis: Analysis, start: int, end: int) -> Party | None:
    """`the park`, `the hospital`: the body last named whose name ends with that noun."""
    noun = _BODY_NOUN.search(analysis.outline, start, end)
    if noun is None:
        return None
    return _last_called(analysis, noun[1], start)
