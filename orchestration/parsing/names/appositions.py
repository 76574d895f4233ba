"""The common noun beside a capitalised name that tells what body it is: `the car parts maker Astemo`, `AFD, the agency`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.names.roles import word_before


def _any_of(name: str) -> str:
    return "|".join(sorted(map(re.escape, lexicons.terms(name)), key=len, reverse=True))


_NOUN = _any_of("body_nouns")
_IS_NOUN = re.compile(
    rf"(?:, | \()(?:a|an|the|its|one of the|another|part of the) (?:[\w'&-]+,? ){{0,6}}?({_NOUN})\b"
    rf"| (?:is|was|are) (?:a|an|the|one of the) (?:[\w'&-]+,? ){{0,6}}?({_NOUN})\b(?!')"
    rf"|, (?:[A-Z]?[\w'-]+ )?({_NOUN})\b"
)
_NOUN_BEFORE = re.compile(rf"\b({_NOUN}) \"?$", re.IGNORECASE)
# `the Visabeira group`
_NOUN_AFTER = re.compile(
    r" (group|company|corporation|consortium|firm|bank|foundation|agency|institute|university|hospital)\b"
)
_THE = re.compile(r"\b[Tt]he $")
# `Brazil's commission for external financing, Cofiex, has`
_NOUN_BEFORE_COMMA = re.compile(rf"\b({_NOUN})(?: (?:for|of|on) (?:the )?[a-z][^,.;]{{2,40}})?, $", re.IGNORECASE)
_EXAMPLES_BEFORE = re.compile(rf"\b({_NOUN}),? (?:such as|including|like|namely|are) $", re.IGNORECASE)
# `two sportswear firms from Linz, Kirby and Weir,`
_LISTED_NAME = r"[A-Z][\w'&-]*(?: [A-Z][\w'&-]*)*"
_SEVERAL_BEFORE = re.compile(
    rf"\b({_NOUN})(?: (?:from|in|of|based in) (?:the )?[A-Z][\w' -]{{1,40}})?(?:,|:| -) (?:{_LISTED_NAME}(?:, | and ))*$"
)
_SEVERAL_AFTER = re.compile(r"(?: and [A-Z]|,|;|\.| [-(])")
_LAST_OF_NOUNS = frozenset(re.split(r"\W", term)[-1] for term in lexicons.terms("body_nouns"))
_EXEMPLIFYING = frozenset({"as", "including", "like", "namely", "are"})
_WINDOW, _NEAR = 150, 70


def noun_beside(text: str, start: int, end: int) -> str | None:
    """The type that a common noun in apposition gives the name: `AFD, the French development agency`."""
    after = _IS_NOUN.match(text, end, end + _NEAR)
    noun = after[1] or after[2] or after[3] if after else None
    if noun is None:
        low = max(0, start - 40)
        last = word_before(text, start)
        before = _NOUN_BEFORE.search(text, low, start) if last is None or last in _LAST_OF_NOUNS else None
        if before is None and (last is None or last in _EXEMPLIFYING):
            before = _EXAMPLES_BEFORE.search(text, low, start)
        if before is None and text.startswith(",", end):
            before = _NOUN_BEFORE_COMMA.search(text, max(0, start - 80), start)
        if before is None and text.endswith((", ", " and "), 0, start):
            before = _in_list_of(text, start, end)
        noun = before[1] if before else None
    if noun is None and _THE.search(text, max(0, start - 5), start):
        closing = _NOUN_AFTER.match(text, end)
        noun = closing[1] if closing else None
    known = lexicons.by_term("body_nouns").get(noun.lower()) if noun else None
    return known["type"] if known else "company" if noun else None


def _in_list_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """The noun in the plural that a list tells of: `two firms from Linz, Kirby and Weir,`."""
    before = _SEVERAL_BEFORE.search(text, max(0, start - _WINDOW), start)
    return before if before and before[1].endswith("s") and _SEVERAL_AFTER.match(text, end) else None
