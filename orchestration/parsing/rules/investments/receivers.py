"""Who gets the money by the words of its sentence: what stands behind `in`, `to`, `for`, or is the object of a giving verb."""

from __future__ import annotations

import re
from itertools import zip_longest

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import Side, sides_in
from orchestration.parsing.rules.investments.cues import Cue
from orchestration.parsing.rules.investments.givers import verb_of_giving
from orchestration.parsing.rules.investments.places import partner, without

_FIRM_OF = re.compile(
    r"(?:'s|-based)? (?:[a-z-]+ ){0,2}(?:firm|company|group|builder|developer|maker|manufacturer|operator|supplier|contractor"
    r"|producer|giant|start-up|subsidiary|consortium),? "
)
_HELPS = re.compile(r"\b(?:help|assist|support|aid)(?:s|ed|ing)?\b")


def behind(analysis: Analysis, start: int, end: int, preposition: re.Pattern[str]) -> list[Party]:
    """The sides of the list that follows the preposition."""
    found: list[Party] = []
    last: Side | None = None
    sides = sides_in(analysis, start, end, located=True)
    for side, following in zip_longest(sides, sides[1:]):
        if following is not None and _FIRM_OF.fullmatch(analysis.text, side.end, following.start):
            # `to Kandy firm Hanthana Builders`: the place only says where the firm is from
            if preposition.search(analysis.outline, max(start, side.start - 50), side.start):
                found += following.parties
                last = following
            continue
        if side is last:
            continue
        joined = last is not None and analysis.outline[last.end : side.start].strip(" ,") in ("", "and")
        if joined or (not found and preposition.search(analysis.outline, max(start, side.start - 50), side.start)):
            found += side.parties
            last = side
        elif found:
            break
    return found


def between(analysis: Analysis, cue: Cue, money: Money, givers: list[Party]) -> list[Party]:
    """`lend India 100 million euros`, `supports the renewal of Freetown with a grant of`: sides before the amount."""
    sentence = analysis.document.sentence_at(money.start)
    verb = verb_of_giving(analysis, sentence.start, money.start)
    amounts = [m.end for m in within(analysis.money, sentence.start, money.start) if not m.is_equivalent]
    start = max(verb.end if verb else min(cue.hit.end, money.start), *amounts[-1:], 0)
    if (
        cue.reading not in ("loan", "grant", "give")
        and not _HELPS.search(analysis.outline, sentence.start, money.start)
    ) or start > money.start:
        return []
    found: list[Party] = []
    for side in sides_in(analysis, start, money.start):
        # `donated by Shenzhen to the two places`: two others
        is_of_others = len(side.parties) > 1 and len(without(list(side.parties), givers)) < len(side.parties)
        found += partner(analysis, givers) if is_of_others else side.parties
    return without(found, givers)
