"""Who gives the money: the subject of the verb that governs an amount, as far as its clause leaves it there."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import party_of, sides_in
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import clause_start, opened
from orchestration.parsing.rules.investments.cues import TRIGGERS, Cue
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_FIRMS = r"(?:enterprises|companies|firms|businesses|entrepreneurs|investors)"
_ITS_FIRMS = re.compile(rf"(?:'s)?\s(?:\w+\s)?{_FIRMS}\b")
_FIRMS_OF = re.compile(rf"\b{_FIRMS}\s(?:of|from|in)\s(?:the\s)?$", re.IGNORECASE)
# How far behind the firms their verb may stand.
_BY_VERB = 40
_RELATIVE = re.compile(r"\b(?:which|that|where|who|whom)\s")
_RIGHT_BEFORE = re.compile(r"(?: \([^()]*\))?(?: City| County| District)?,? ?")
_SAYS = re.compile(r"\s(?:says|said|announced|reported|claims)(?: that|,)? (?=\S*\W*$)")
# The second object right behind a passive: `awarded a $3 million federal grant`, `offered assistance of`
_OBJECT = re.compile(r" (?!by\b|to\b|for\b|in\b|from\b|on\b|as\b|and\b|at\b|over\b)\S")
# What bodies do with a plant that is told with its amount.
_BUILDS = re.compile(
    r"\b(?:(?:re)?build(?:s|ing)?|built|opens?|opening|opened|sets? up|construct(?:s|ed|ing)?|expand(?:s|ed|ing)?"
    r"|establish(?:es|ed)?|launch(?:es|ed)?|broke ground on|breaks? ground on"
    r"|start(?:s|ed) (?:building|work on|construction of))\b"
)
_OWNED = re.compile(r"(?<=§)'s (?P<noun>[a-z][\w-]+)")
_PRONOUN = re.compile(r"\W*(?P<word>it|they)\b", re.IGNORECASE)
# Room for `, Ltd., ` between a body and its amount.
_BESIDE = 8


def subject(analysis: Analysis, money: Money, cue: Cue, sentence: Sentence) -> list[Party]:
    """Who gives by the grammar of the clause, or gets if the verb is one of receiving."""
    return (
        _verb_left_out(analysis, money, cue)
        or _before_verb(analysis, cue, sentence)
        or _named_before(analysis, money, cue)
        or _builder(analysis, money, cue, sentence)
    )


def _before_verb(analysis: Analysis, cue: Cue, sentence: Sentence) -> list[Party]:
    """The sides before the verb that governs the amount, or before the verb of giving that a noun hangs on."""
    start = opened(analysis, clause_start(analysis, sentence.start, cue.hit.start), cue.hit.start)
    group = verb_group(analysis, cue.hit.start, start)
    verb = _verb(analysis, start, group.start)
    # `is lending` has the form of a passive and is none
    is_passive = (
        group.is_passive and not cue.hit.entry.term.endswith("ing") and not _is_handed(analysis, cue.hit, start)
    )
    if verb is None and (is_passive or not cue.hit.entry.values.get("subject")):
        return []
    end = verb.start if verb else group.start
    for relative in _RELATIVE.finditer(analysis.outline, start, end):
        if analysis.outline[relative.end() : end].strip():
            # `the project in which Suzhou Metals invested`
            start = relative.end()
        else:
            # `Suzhou Metals, which invested`
            before = sides_in(analysis, start, relative.start())
            if before and not _RIGHT_BEFORE.fullmatch(analysis.outline, before[-1].end, relative.start()):
                return []  # `Busan signed with four companies that plan to invest`: not those named
            return list(before[-1].parties) if before else []
    pronoun = _PRONOUN.match(analysis.outline, start, end)
    if pronoun:
        first = _meant_by_pronoun(analysis, start, sentence)
        return first if (len(first) > 1) == (pronoun["word"].lower() == "they") else []
    parties = named_sides(analysis, start, end, is_list=True)
    if cue.hit.entry.values.get("subject") == "gets" and (owned := _OWNED.search(analysis.outline, start, end)):
        # `Moganshan Group's resort in Anji will absorb`: what the group owns gets it, and that stands in Anji
        bodies = [
            body for body in within(analysis.organizations, start, owned.start("noun")) if body.end == owned.start()
        ]
        parties = [party for party in parties if party.name not in {body.name for body in bodies}]
    if parties and parties[0].kind == "city" and parties[0].place:
        # `Baise, one of China's poorest areas,`: the country only says where the city is
        country = parties[0].place.country
        parties = [p for p in parties if p.kind != "country" or p.place is None or p.place.country != country]
    if parties and parties[0].kind == "organization":
        # `Norrfoam AB, its first tenant from Sweden,`: the place only says where the body is from
        return [party for party in parties if party.kind == "organization"]
    return parties


def _builder(analysis: Analysis, money: Money, cue: Cue, sentence: Sentence) -> list[Party]:
    """`BYD will open a factory in Szeged, an investment of 4 billion euros`: the body that builds pays."""
    if cue.reading not in ("invest", "worth", "cost") or cue.hit.entry.values.get("subject"):
        return []
    start = opened(analysis, sentence.start, money.start)
    builds = _BUILDS.search(analysis.outline, start, money.start)
    return [p for p in named_sides(analysis, start, builds.start(), is_list=True) if _is_body(p)] if builds else []


def _is_body(party: Party) -> bool:
    return party.kind == "organization"


def _meant_by_pronoun(analysis: Analysis, start: int, sentence: Sentence) -> list[Party]:
    """`Durban says that it drew`: who speaks; else whom the sentence before is about."""
    said = _SAYS.search(analysis.outline, sentence.start, start)
    if said:
        return named_sides(analysis, sentence.start, said.start(), is_list=True)
    if not sentence.index:
        return []
    last = analysis.document.sentences[sentence.index - 1]
    sides = sides_in(analysis, opened(analysis, last.start, last.end), last.end) or sides_in(
        analysis, last.start, last.end
    )
    return list(sides[0].parties) if sides else []


def _named_before(analysis: Analysis, money: Money, cue: Cue) -> list[Party]:
    """`Suntech Power Co, 1 billion yuan`: in a list the body right before the amount invests it."""
    if cue.reading != "listed":
        return []
    bodies = within(analysis.organizations, max(0, money.start - 90), money.start)
    return [party_of(bodies[-1])] if bodies and money.start - bodies[-1].end <= _BESIDE else []


def _verb_left_out(analysis: Analysis, money: Money, cue: Cue) -> list[Party]:
    """`Oita gave 3 million yen, Manchester £50,000`: who stands right before an amount whose verb is said once."""
    if cue.hit.entry.values.get("subject") != "gives" or not within(analysis.money, cue.hit.end, money.start):
        return []
    sides = sides_in(analysis, cue.hit.end, money.start)
    return list(sides[-1].parties) if sides and money.start - sides[-1].end == 1 else []


def role_of_subject(analysis: Analysis, cue: Cue, sentence: Sentence) -> str | None:
    """Whether the subject of the cue's verb gives or gets; of a noun's, where it hangs on a verb of receiving."""
    start = clause_start(analysis, sentence.start, cue.hit.start)
    if cue.hit.entry.values.get("subject"):
        return "gets" if _is_handed(analysis, cue.hit, start) else cue.hit.entry["subject"]
    verb = _verb(analysis, start, cue.hit.start)
    return "gets" if verb and (verb.entry["subject"] == "gets" or _is_handed(analysis, verb, start)) else None


def _is_handed(analysis: Analysis, verb: Hit, start: int) -> bool:
    """`The corporation has been awarded a grant of`: a passive of a verb with two objects, whose subject gets."""
    if verb.entry.values.get("reading") not in ("give", "grant") or verb.entry.term.endswith("ing"):
        return False  # also asked of nouns of other lexicons, which have no such columns
    if not verb.entry["subject"]:
        return False
    group = verb_group(analysis, verb.start, start)
    return (
        group.is_passive
        and not within(analysis.money, start, group.start)
        and _OBJECT.match(analysis.text, verb.end) is not None
    )


def verb_of_giving(analysis: Analysis, start: int, end: int) -> Hit | None:
    """The first verb of the stretch whose subject gives: `supports the renewal with`, `extended a loan`."""
    verb = _verb(analysis, start, end)
    return verb if verb and verb.entry["subject"] == "gives" else None


def _verb(analysis: Analysis, start: int, end: int) -> Hit | None:
    """The first verb of the stretch whose subject gives or gets."""
    hits = analysis.hits_of(TRIGGERS, start, end)
    outside_names = (hit for hit in hits if analysis.outline[hit.start] == analysis.text[hit.start])
    return next((hit for hit in outside_names if hit.entry["subject"]), None)


def firms(analysis: Analysis, cue: Cue, sentence: Sentence) -> list[Party]:
    """`projects in which Dalian enterprises invested`, `enterprises from Qingdao`: the city stands for its enterprises."""
    outline = analysis.outline
    for side in sides_in(analysis, sentence.start, sentence.end, located=True):
        is_theirs = _ITS_FIRMS.match(outline, side.end) or _FIRMS_OF.search(
            outline, max(0, side.start - 30), side.start
        )
        is_near = cue.hit.entry.values.get("subject") == "gives" and 0 < cue.hit.start - side.end <= _BY_VERB
        if is_theirs and (is_near or "invest" in outline[side.end : side.end + _BY_VERB]):
            return list(side.parties)
    return []
