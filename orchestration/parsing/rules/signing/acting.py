"""Members of what was signed in the plural that are only told by what they will do.

`A handful of companies concluded agreements with B. C and B will set up filling stations; D will build a plant.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.rules.signing.clause import verbs_in
from orchestration.parsing.rules.signing.shares import Share
from orchestration.parsing.rules.signing.verbs import Signing

# Who signs is only counted or called by a group's name.
_GROUP = re.compile(
    r"\b(?:companies|firms|enterprises|businesses|investors|corporations|groups|institutions|partners|universities)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"(?: \([^()]*\))?(?:,? (?:and|with|together with) (?:the )?(?:§+|city)(?: City)?,?)? "
    r"(?:will|(?:is|are) (?:going )?to|plans? to|intends? to|undertakes? to|ha(?:s|ve) agreed to) "
    r"(?:also |jointly |together |then )?(?:set up|build|invest|establish|construct|develop|supply|provide|open|produce|launch"
    r"|create|run|operate|deliver|spend|put|make|start|move|bring|train|install|expand|take)\b"
)
_SENTENCES_AHEAD = 4
_BASE = 1


def acting(analysis: Analysis, signing: Signing) -> Iterator[Share]:
    """One share for each body that the next sentences say will act, with the one side that all of the group signed with."""
    document = signing.documents[0] if len(signing.documents) == 1 else None
    base = distinct((*signing.subjects, *(party for phrase in signing.phrases for party in phrase.parties)))
    is_group = _GROUP.search(analysis.outline, signing.sentence.start, signing.end) is not None
    if document is None or not document.is_many or signing.sentence.is_title or len(base) != _BASE or not is_group:
        return
    index = signing.sentence.index
    for sentence in analysis.document.sentences[index + 1 : index + 1 + _SENTENCES_AHEAD]:
        if sentence.paragraph > signing.sentence.paragraph + 1 or verbs_in(analysis, sentence.start, sentence.end):
            return
        body = _who_will_act(analysis, sentence.start, sentence.end)
        if body and body not in base:
            single = replace(document, count=1, is_many=False, is_definite=False, title=None)
            yield single, (*base, body)


def _who_will_act(analysis: Analysis, start: int, end: int) -> Party | None:
    """The body that opens a sentence and will do something."""
    first = opened(analysis, start, end)
    sides = sides_in(analysis, first, end)[:1]
    if not sides or analysis.outline[first : sides[0].start] not in ("", "The ", "the "):
        return None
    party = sides[0].parties[0]
    is_body = party.kind == "organization" and len(sides[0].parties) == 1
    return party if is_body and _WILL.match(analysis.outline, sides[0].end, end) else None
