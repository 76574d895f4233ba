"""Agreements told by who signed them: `Signatories of the charter are A and B`, `The memorandum bears the signatures of`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AnyFact, Span
from orchestration.parsing.outline import PERSON, SIDE
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.documents.phrases import documents_in
from orchestration.parsing.scan import Hit

# `Signatories of the charter | are A, B and C`
_SIGNATORIES = re.compile(r"\b[Ss]ignatories (?:of|to) (?:the |this |that )?(?:[\w-]+ ){0,4}$")
_ARE = re.compile(r" (?:are|were|include|included)(?: the)? ")
# `The memorandum (on water) | bears the signatures of A and B`, `has three signatories: A, B and C`
_BEARS = re.compile(
    r"(?: (?:on|for|of|about) [^,;.§¶]{1,50})? (?:bears?|bore|carr(?:y|ies|ied)|has|have|had) "
    r"(?:the (?:signatures?|names|seals?) of|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:signatories|parties)[:,]?)"
    r"(?: the)? "
)
_NAMES = re.compile(r"(?:[a-z]+ ){0,4}")
_REACH = 90
_PAIR = 2


@rule(
    "agreement_signatories",
    trigger="document_triggers",
    example="Signatories of the charter are Basel, Mulhouse and Freiburg.",
    counterexample="Signatories of the charter are expected in Basel, Mulhouse and Freiburg.",
)
def agreement_signatories(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`Signatories to the convention are A, B and C`, `The convention bears the signatures of A and B`."""
    outline = analysis.outline
    sentence = analysis.document.sentence_at(hit.start)
    opening = _SIGNATORIES.search(outline, max(sentence.start, hit.start - _REACH), hit.start)
    are = _ARE.match(outline, hit.end, sentence.end) if opening else _BEARS.match(outline, hit.end, sentence.end)
    if are is None:
        return
    first = are.end() if opening else _first_name(outline, are.end())
    if first >= sentence.end or not (outline[first] in (SIDE, PERSON) or outline[first].isupper()):
        return
    parties = named_sides(analysis, are.end(), sentence.end, with_unlisted=True)
    documents = documents_in(analysis, sentence.start, hit.end)
    if documents and not documents[-1].is_denied and len(parties) >= _PAIR:
        yield AgreementFact(
            evidence=Span(opening.start() if opening else documents[-1].start, sentence.end),
            rule="agreement_signatories",
            kind=documents[-1].kind,
            title=documents[-1].title,
            parties=tuple(parties),
        )


def _first_name(outline: str, position: int) -> int:
    """Where the names begin: `the signatures of | mayors of A and B`."""
    words = _NAMES.match(outline, position)
    return words.end() if words else position
