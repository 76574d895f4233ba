"""Members of what was signed in the plural that are only told by what they will do.

`A handful of companies concluded agreements with B. C and B will set up filling stations; D will build a plant.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from orchestration.parsing import lexicons
from orchestration.parsing.agreement_sides import sides
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.rules.signing.clause import verbs_in
from orchestration.parsing.rules.signing.shares import Share
from orchestration.parsing.rules.signing.verbs import Signing
from orchestration.parsing.rules.unlisted_sides import Named, unlisted

# `The third, | D of E, will make seats`, `In the largest, | B will build a base`: which of the documents it is.
_WHICH = re.compile(
    r"(?:(?:In|Under) )?"
    r"(?:[Tt]he (?:first|second|third|fourth|fifth|last|largest|biggest|other|smallest|next)|[Aa]nother|[Oo]ne)"
    r"(?: (?:one|of them|deal|agreement|contract|memorandum|document|project))?, "
)
# `; D will build`, `, while E is to supply`: a clause of its own.
_CLAUSE = re.compile(r"; (?:and )?|, (?:while|whereas) |, and (?=(?:the |[\w-]+ ){0,3}?§)")
# `German packaging firm | F`
_CALLED = re.compile(
    r"(?:[Tt]he )?(?:[\w-]+ ){0,3}?(?:(?:company|firm|group|maker|producer|developer|operator|business) )?"
)
# Between a body and what it does: where it is from, a bracket, an aside, a partner.
_ASIDE = re.compile(
    r"(?: (?:of|from|in) (?:the )?§+)?(?: \([^()]*\))?(?:, [^,;.]{2,70},)?"
    r"(?:,? (?:and|with|together with) (?:the )?(?:§+|city)(?: City)?)?,? "
)
_DOES = re.compile(
    r"(?:(?:will|would|(?:is|are) (?:going )?to|plans? to|intends? to|wants? to|undertakes? to|ha(?:s|ve)) )?"
    r"(?:also |jointly |together |then |agreed to )?(?P<verb>[a-z]+)\b"
)
# What a body does that has signed: not what it says, whom it meets.
_DEALS = frozenset(
    verb.term for verb in lexicons.load("dealing_verbs") if verb["sort"] in ("build", "take", "trade", "lend", "teach")
)
_SENTENCES_AHEAD = 5
_BASE = 1
# How many may be told where no number is.
_UNCOUNTED = 4


def acting(analysis: Analysis, signing: Signing) -> Iterator[Share]:
    """One share for each body that the next sentences say will act, with the one side that has signed with all of them."""
    document = signing.documents[0] if len(signing.documents) == 1 else None
    base = distinct((*signing.subjects, *(party for phrase in signing.phrases for party in phrase.parties)))
    if document is None or not document.is_many or signing.sentence.is_title or len(base) != _BASE:
        return
    single = replace(document, count=1, is_many=False, is_definite=False, title=None)
    found: list[Party] = []
    for body in _acting_behind(analysis, signing):
        if body not in found and len(sides((*base, body))) > _BASE and len(found) < max(document.count, _UNCOUNTED):
            found.append(body)
            yield single, (*base, body)


def _acting_behind(analysis: Analysis, signing: Signing) -> Iterator[Party]:
    """The bodies that open a clause of the sentences behind a signing and do something there."""
    index = signing.sentence.index
    for sentence in analysis.document.sentences[index + 1 : index + 1 + _SENTENCES_AHEAD]:
        if sentence.paragraph > signing.sentence.paragraph + 1 or verbs_in(analysis, sentence.start, sentence.end):
            return
        starts = [each.end() for each in _CLAUSE.finditer(analysis.outline, sentence.start, sentence.end)]
        for start in (sentence.start, *starts):
            body = _who_acts(analysis, start, sentence.end)
            if body is not None:
                yield body


def _who_acts(analysis: Analysis, start: int, end: int) -> Party | None:
    """The body that opens a clause and builds, buys, lends or takes something."""
    which = _WHICH.match(analysis.outline, start, end)
    first = which.end() if which else opened(analysis, start, end)
    named: list[Named] = [(side.start, side.end, side.parties) for side in sides_in(analysis, first, end)[:1]]
    named = sorted([*named, *islice(unlisted(analysis, first, end), 1)], key=lambda side: side[0])[:1]
    if not named or not _CALLED.fullmatch(analysis.outline, first, named[0][0]):
        return None
    _, last, parties = named[0]
    aside = _ASIDE.match(analysis.outline, last, end)
    does = _DOES.match(analysis.outline, aside.end(), end) if aside else None
    is_body = parties[0].kind == "organization" and len(parties) == 1
    return parties[0] if is_body and does and does["verb"] in _DEALS else None
