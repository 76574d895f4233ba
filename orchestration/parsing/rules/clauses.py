"""The clause around a verb: where it begins, who its subject is, how its verb group makes it stand.

Read on the outline (``outline``), where names cannot be mistaken for words of the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.outline import PERSON, SIDE
from orchestration.parsing.parties import distinct, party_of, sides_in

Standing = Literal["done", "planned", "denied"]

_ADVERB = (
    r"\w+ly|also|then|just|both|each|all|later|now|soon|already|yet|again|together|once|never|not|so far|"
    r"on the spot|at once|in turn|at last|there|here|thus|hereby|first|since"
)
_AUXILIARY = (
    r"has|have|had|having|was|were|is|are|be|been|being|get|got|gets|will|would|shall|should|may|might|can|could|must|"
    r"did|does|do|to|about|due|set|going|ready|able|expected|scheduled|planned|said|reported|likely|awarded and|"
    r"(?:declin|refus|fail|plann?|intend|hop|want|wish|agre|decid|expect|prepar|promis|pledg|manag|offer|propos)(?:e|ed|es|s|ing)?|"
    r"aims?|aimed|looks? forward|able|vowed|n't|hasn't|haven't|didn't|wasn't|weren't|won't|without|before|after|by|upon|on|"
    r"when|while|in|of|for"
)
# The verb group up to its last word, e.g. `is expected to be formally`; prepositions may only open it (`after signing`).
_VERB_GROUP = re.compile(rf"(?:(?<![\w-])(?:(?:{_ADVERB}|{_AUXILIARY}),? )+)$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|get|got|gets)\b"
    r"(?! (?:to|going|set|due|about|ready|able|expected|scheduled|planned)\b(?!.* be))",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|to|plan\w*|intend\w*|aims?|hop\w+|expected|scheduled|due)\b",
    re.IGNORECASE,
)
# `managed to sign`, `was able to sign`: done all the same.
_ACHIEVED = re.compile(r"\b(?:manag\w+|able) to\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|never|without|declin\w+|refus\w+|fail\w+|hasn't|haven't|didn't|wasn't|weren't|won't|n't|before)\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[;:—] |\s[–-]{1,2} |\"|\b(?:where|while|whereas|when|whereupon|after which|but|because|although|though|since|as|if"
    r"|once|until) |(?P<joined>, (?:and|but|so) (?=(?:the |both |its |their |[§¶])))"
    r"|\b(?:said|says|announced|reported|added|noted)(?: that|,) ",
    re.IGNORECASE,
)
_BODY_NOUN = re.compile(
    r"\b[Tt]he (park|zone|bank|university|hospital|group|school|college|institute|authority|association|chamber"
    r"|bureau|council)\b"
    r"(?!')"
)
_FINITE = re.compile(
    r"\b(?:[a-z]+ed|is|are|was|were|has|have|had|will|would|may|can|went|came|held|took|gave|met|led|saw|sent|made|put|won|"
    r"runs?|became|began|said|says|told)\b"
)
# What only says more of a side: `, which already runs two silos,`, `, a county-level city administered by Taizhou,`.
_ASIDE = re.compile(
    r",? (?:which|who (?!chairs|heads|leads|represents|runs|directs)|whose|where|that)\b[^,;]*(?:,|$)|, an? [^,;]*(?:,|$)"
)
# A place behind these only says where they are from: `companies and universities of Shanghai`, `the capital of Peru`.
_FROM = re.compile(
    r"\b(?:companies|enterprises|firms|businesses|universities|hospitals|schools|partners|investors|institutions|experts|"
    r"entrepreneurs|merchants|students|teachers|clients|customers|representatives|capital|side|parts|port|region|city) "
    r"(?:of|from|in) (?:the )?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|that)(?: ,[^,]*,)? ?$", re.IGNORECASE)
# What opens a sentence before its subject: `On the 9th,`, `Under the witness of leaders,`, `Founded in 1897,`.
_WITNESS = re.compile(
    r"(?:In the presence of|Under the witness|Witnessed by|With [^,]{0,80}(?:witnessing|looking on)"
    r"|In front of|Before the eyes of)"
    r"(?:[^,;]*, )*?[^,;]* and [^,;]*, |(?:In the presence of|Under the witness|Witnessed by)[^,;]*, ",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:(?:On|In|At|Under|After|Before|During|With|For|By|As|From|Since|Within|According to|Through|Until|To"
    r"|Following|Besides|"
    r"Earlier|Later|Last|This|Yesterday|Today|Afterwards|Meanwhile|Moreover|Also|Then|Finally|Next|Recently|Over|Along|"
    r"Among|Besides|Founded|Based|Led|Accompanied|Together|Not|Only|Two|A|Some|Several|†+)\b[^,;]*|†[^,;§¶]*|[A-Z]\w+ly), ",
    re.IGNORECASE,
)
# A list of sides goes on: `, Huzhou and `, ` as well as its subsidiary `, ` (SHNU) and the `; names in between are drawn.
_LIST_GOES_ON = re.compile(
    rf"(?: \([^()]*\))?(?: City| County| District)?(?:,? ?(?:and|as well as|together with|along with|plus|or|&),?|,)?"
    rf"(?: (?!(?:in|on|at|with|by|for|to|that|which|who|where|while|signed|has|had|was|were|is|are)\b)"
    rf"[\w'’{PERSON}-]+,?){{0,8}} ?"
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The words that a verb is said with: where they begin and what they make of it."""

    start: int
    standing: Standing
    is_passive: bool


def verb_group(analysis: Analysis, verb_start: int, clause_start: int) -> VerbGroup:
    """The auxiliaries and adverbs right before a verb: `has not yet been formally`."""
    match = _VERB_GROUP.search(analysis.outline, max(clause_start, verb_start - 90), verb_start)
    if match is None:
        return VerbGroup(verb_start, "done", False)
    words = match[0]
    standing: Standing = "done"
    if _DENIED.search(words):
        standing = "denied"
    elif _PLANNED.search(words) and not _ACHIEVED.search(words):
        standing = "planned"
    return VerbGroup(match.start(), standing, _PASSIVE.search(words) is not None)


def clause_start(analysis: Analysis, sentence_start: int, position: int) -> int:
    """Where the clause that holds ``position`` begins, at the earliest at ``sentence_start``."""
    start = sentence_start
    for match in _BOUNDARY.finditer(analysis.outline, sentence_start, position):
        # `A, B, and C signed`: a comma before `and` parts clauses only if a verb stands before it.
        if match["joined"] is None or _FINITE.search(_ASIDE.sub("", analysis.outline[start : match.start()] + ",")):
            start = match.end()
    return start


def opened(analysis: Analysis, start: int, end: int) -> int:
    """Where the subject may begin: behind what only opens the clause (`On May 9, in the presence of A and B, `)."""
    while match := _WITNESS.match(analysis.outline, start, end) or _OPENING.match(analysis.outline, start, end):
        start = match.end()
    return start


def named_sides(analysis: Analysis, start: int, end: int, *, is_list: bool = False) -> list[Party]:
    """The sides of a stretch: bodies and places, relative clauses left out, persons by whom they stand for.

    With ``is_list`` only the list of sides that the stretch opens with.
    """
    outline = analysis.outline
    skipped = [match.span() for match in _ASIDE.finditer(outline, start, end)]
    sides = [
        (side.start, side.end, side.parties)
        for side in sides_in(analysis, start, end)
        if not any(first <= side.start < last for first, last in skipped)
        and not _FROM.search(outline, max(start, side.start - 40), side.start)
    ]
    known = {party.name for _, _, parties in sides for party in parties}
    for person in within(analysis.persons, start, end):
        party = stands_for(analysis, person.affiliation)
        if party and party.name not in known:
            sides.append((person.start, person.end, (party,)))
            known.add(party.name)
    sides.sort(key=lambda side: side[0])
    if is_list:
        sides = _opening_list(outline, sides)
    if not sides and (body := _known_body(analysis, start, end)):
        return [body]
    return distinct(party for _, _, parties in sides for party in parties)


def _opening_list(
    outline: str, sides: list[tuple[int, int, tuple[Party, ...]]]
) -> list[tuple[int, int, tuple[Party, ...]]]:
    for number in range(1, len(sides)):
        if not _LIST_GOES_ON.fullmatch(outline, sides[number - 1][1], sides[number][0]):
            return sides[:number]
    return sides


def _known_body(analysis: Analysis, start: int, end: int) -> Party | None:
    """`the park`, `the hospital`: the body last named whose name ends with that noun."""
    noun = _BODY_NOUN.search(analysis.outline, start, end)
    if noun is None:
        return None
    before = within(analysis.organizations, 0, start)
    return next((party_of(body) for body in reversed(before) if body.name.lower().endswith(" " + noun[1])), None)


def stands_for(analysis: Analysis, name: str | None) -> Party | None:
    """The party that an affiliation names, if the article names it too."""
    if name is None:
        return None
    named: list[Organization | Place] = [*analysis.organizations, *analysis.places]
    return next((party_of(mention) for mention in named if mention.name == name), None)


def has_side(outline: str, start: int, end: int) -> bool:
    """Whether a side or a person is drawn in the stretch."""
    return outline.find(SIDE, start, end) >= 0 or outline.find(PERSON, start, end) >= 0


def relative_before(analysis: Analysis, position: int, start: int) -> re.Match[str] | None:
    """The relative pronoun right before ``position``: `the company, which | signed`."""
    return _RELATIVE.search(analysis.outline, max(start, position - 60), position)
