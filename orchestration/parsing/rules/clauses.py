"""Where clauses begin: boundaries inside a sentence, what only opens it, relative pronouns.

Read on the outline (``outline``), where names cannot be mistaken for words of the clause.
"""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.outline import PERSON, SIDE

_BOUNDARY = re.compile(
    r"[;:—] |\s[–-]{1,2} |\"|\b(?:where|while|whereas|when|whereupon|after which|but|because|although|though|since|as|if"
    r"|once|until) |\b(?:about|at|during|on|under|by|through|for|in|with|after) which (?=(?:the )?[§¶])"
    r"|(?P<joined>, (?:and|but|so) (?=(?:the |both |its |their |[§¶])))"
    r"|\b(?:said|says|announced|reported|added|noted)(?: that|,) ",
    re.IGNORECASE,
)
# What only says more of a side: `, which already runs two silos,`, `, a county-level city administered by Taizhou,`,
# `, the tram company of Zagreb,`, `, Europe's second largest,`; but `, the mayor of Zagreb,` says for whom a person stands.
ASIDE = re.compile(
    r",? (?:which|who (?!chairs|heads|leads|represents|runs|directs)|whose|where|that(?! of\b))\b[^,;]*(?:,|$)"
    r"|, (?:respectively )?(?:located|based|situated|headquartered|lying) [^,;]*(?:,|$)"
    r"|, (?:an? |also under |§+'s [a-z])[^,;]*(?:,|$)"
    r"|, the (?:[\w-]+ ){0,4}(?:company|operator|bank|agency|subsidiary|arm|unit|firm|maker|supplier|utility|producer|developer"
    r"|capital|seat|university|body)(?: (?:of|in|for|from|based|behind|that)\b[^,;]*)?(?:,|$)"
)
# A verb between two commas makes a clause of what would else be an item of a list.
_FINITE = re.compile(
    r"\b(?:(?<!\bof )(?<!\bthe )(?<!\ba )[a-z]+ed"
    r"|is|are|was|were|has|have|had|will|would|may|can|went|came|held|took|gave|met|led|saw|sent|made|put|won|"
    r"runs?|became|began|said|says|told)\b"
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
    r"(?:(?:On|In|At|Under|After|Before|During|With|For|By|As|From|Since|Within|According to|Through|Until|To|Following|"
    r"Earlier|Later|Last|This|Yesterday|Today|Afterwards|Meanwhile|Moreover|Also|Then|Finally|Next|Recently|Over|Along|"
    r"Among|Besides|Apart|Aside|Despite|Thanks|Unlike|"
    r"Founded|Based|Led|Accompanied|Together|Not|Only|Two|A|Some|Several|†+)\b[^,;]*|†[^,;§¶]*|[A-Z]\w+ly), "
    r"(?:(?:which|who|where|when)\b[^,;]*, )?",
    re.IGNORECASE,
)

_DISCLAIMED = re.compile(
    r"\b(?:(?:not|never|no longer) true|untrue|false(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|den(?:y|ied|ies|ying)|rumou?r\w*"
    r"|(?:newspapers?|papers?|media|reports?|posts?|websites?|blogs?|bloggers|critics|opponents)"
    r"(?: (?:in|from|of|on) [\w§ ]{2,30}?)? (?:had |have |has |also )?"
    r"(?:claim\w*|alleg\w*|suggest\w*|speculat\w*))\b[^.;:]*?\b(?:that|of|had|has|have)\b"
    r"|\b(?:voted (?:against|down)|rejected|turned down|threw out|vetoed)\b[^.;:]*? to\b",
    re.IGNORECASE,
)


def clause_start(analysis: Analysis, sentence_start: int, position: int) -> int:
    """Where the clause that holds ``position`` begins, at the earliest at ``sentence_start``."""
    start = sentence_start
    for match in _BOUNDARY.finditer(analysis.outline, sentence_start, position):
        # `A, B, and C signed`: a comma before `and` parts clauses only if a verb stands before it.
        if match["joined"] is None or _FINITE.search(ASIDE.sub("", analysis.outline[start : match.start()] + ",")):
            start = match.end()
    return start


def opened(analysis: Analysis, start: int, end: int) -> int:
    """Where the subject may begin: behind what only opens the clause (`On May 9, in the presence of A and B, `)."""
    while match := _WITNESS.match(analysis.outline, start, end) or _OPENING.match(analysis.outline, start, end):
        start = _behind_its_country(analysis, match.end(), end)
    return start


def _behind_its_country(analysis: Analysis, start: int, end: int) -> int:
    """`In Cartagena, Colombia, ` opens the clause as a whole."""
    larger = within(analysis.places, start, end)[:1]
    if (
        larger
        and larger[0].kind != "city"
        and larger[0].start == start
        and analysis.text.startswith(", ", larger[0].end)
    ):
        return larger[0].end + len(", ")
    return start


def is_disclaimed(analysis: Analysis, position: int) -> bool:
    """Whether the sentence only says what others made up: `It is not true that A signed`, `rejected a motion to`."""
    start = analysis.document.sentence_at(position).start
    return _DISCLAIMED.search(analysis.outline, start, position) is not None


def has_side(outline: str, start: int, end: int) -> bool:
    """Whether a side or a person is drawn in the stretch."""
    return outline.find(SIDE, start, end) >= 0 or outline.find(PERSON, start, end) >= 0


def relative_before(analysis: Analysis, position: int, start: int) -> re.Match[str] | None:
    """The relative pronoun right before ``position``: `the company, which | signed`."""
    return _RELATIVE.search(analysis.outline, max(start, position - 60), position)
