"""The noun phrases of documents: `a strategic cooperation framework agreement`, `27 projects`, `no contract`, titles.

Read around the nouns of ``document_triggers``: where the phrase begins, which kind its words make it, how many there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AgreementKind
from orchestration.parsing.mentions import DocumentTitle, ProjectMention
from orchestration.parsing.rules.documents.heads import DETERMINER, NUMBER, STOP, Head, heads_in
from orchestration.parsing.rules.documents.kinds import USUAL, kind_of, kind_of_words
from orchestration.parsing.scan import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPhrase:
    """What a text calls something signed, from its determiner to its last word."""

    start: int
    end: int
    kind: AgreementKind | None
    title: str | None = None
    count: int = 1
    is_many: bool = False
    is_definite: bool = False
    """`the agreement`: perhaps named before."""
    is_generic: bool = False
    """Only `agreement`, `deal`, `document`: its kind is the usual one and may be told elsewhere."""
    is_tie: bool = False
    """A relation (`a partnership`), which not every verb of signing concludes."""
    is_denied: bool = False
    """`no agreement`, `a draft contract`: not something signed."""


_GROUP = r"(?:series|batch|number|total|set|package|raft|host|couple|pair|string|dozen|bunch) of"
_PHRASE = re.compile(
    rf"(?<![\w§-])(?:(?P<det>{DETERMINER}) )?"
    rf"(?P<words>(?:(?:{_GROUP}|(?!(?:{STOP}|{DETERMINER})(?![\w-]))[$€£¥]?[\w§‡¤'’.&/+-]+,?|\([^()]*\)|and|{NUMBER}) )"
    r"{0,12})$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    rf"(?<![\w§-])(?P<det>{DETERMINER}) (?:(?:(?!(?:{STOP})\b)[\w-]+(?:ed|al|ite|ish|ese|an|ic|new|next|first|second|third"
    r"|called|wide|old|same|ive|ing|year)) ){0,2}$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not one|not a single|any|draft|unsigned|proposed|neither)\b", re.IGNORECASE)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"})
# How far behind the noun its subject may tell the kind: `agreement on friendship`, `agreement to become sister cities`.
_ABOUT = re.compile(r" (?:on|of|for|about|to|in|as)\b[^,;:.§†]{0,60}")
_DESCRIPTION = re.compile(
    r" on ((?!(?:the|a|an|its|their|cooperation|\d)\b)[a-z-]+(?: and [a-z-]+)?)(?=[,.;]| (?:in|with|between|at)\b|$)"
)
# `a memorandum titled "Green Harbours"`: the marks tell a title without a noun of its own.
_QUOTED = re.compile(
    r",? (?:(?:en)?titled|called|named|dubbed|known as|under the (?:title|heading|name)(?: of)?) (?:the )?"
    r"\"(?P<title>[^\"\n]{3,120}?)[,.]?\""
)
_QUALIFIER_REACH = 20
_BUILT = frozenset({"built", "works"})
_COVERED = re.compile(r" (?:for|on|covering) [\w ,-]{0,40}projects\b")


def documents_in(analysis: Analysis, start: int, end: int) -> list[DocumentPhrase]:
    """The document phrases that begin and end in the stretch, in order."""
    phrases: list[DocumentPhrase] = []
    reached = start
    for head in heads_in(analysis, start, end):
        phrases.append(_phrase(analysis, reached, head, end))
        reached = phrases[-1].end
    return phrases


def ceremony_document(analysis: Analysis, start: int, signing: Hit) -> DocumentPhrase:
    """What a `strategic cooperation signing ceremony` signs: a document that is only told by the words before it."""
    match = _PHRASE.search(analysis.outline, start, signing.start)
    first = match.start() if match else signing.start
    kind = kind_of_words(analysis.document.lower[first : signing.start])
    return DocumentPhrase(start=first, end=signing.end, kind=kind or USUAL, is_generic=kind is None)


def described_project(analysis: Analysis, start: int, limit: int) -> DocumentPhrase | None:
    """`(signed) a culture and tourism complex`: an undertaking without a name that is signed as such."""
    for head in analysis.hits_of("project_triggers", start, limit):
        # A programme that is signed is a paper; a park is an undertaking.
        if head.entry["sort"] not in _BUILT or not analysis.outline[head.start].islower():
            return None
        match = _PHRASE.search(analysis.outline, start, head.start)
        if match is None or match.start() > start + 1 or (match["det"] or "").lower() not in ("a", "an"):
            return None
        name = analysis.text[match.end("det") + 1 : head.end]
        return DocumentPhrase(start=match.start(), end=head.end, kind="project", title=name)
    return None


def _phrase(analysis: Analysis, start: int, head: Head, limit: int) -> DocumentPhrase:
    # A work needs no words in front: those before `X Port` may be of another clause (`both sides commit X Port to`).
    pattern = _BEFORE_NAME if isinstance(head, ProjectMention) else _PHRASE
    match = pattern.search(analysis.outline, start, head.start)
    first = match.start() if match else head.start
    determiner = (match["det"] or "").lower() if match else ""
    words = analysis.text[first : head.start]
    if not isinstance(head, Hit):
        return DocumentPhrase(
            start=first,
            end=head.end,
            kind=_kind_of_title(analysis, head),
            title=head.name,
            is_definite=determiner in _DEFINITE,
            is_denied=bool(_DENIED.search(words)),
        )
    about = _ABOUT.match(analysis.outline, head.end, limit)
    phrase = analysis.document.lower[first : head.end]
    kind = kind_of(head, phrase, about[0].lower() if about else "")
    is_many = head.entry["number"] == "many"
    description = (
        _DESCRIPTION.match(analysis.outline, head.end, limit)
        if not is_many and words.strip().lower() in ("an", "the", "a")
        else None
    )
    quoted = _QUOTED.match(analysis.text, head.end, limit)
    title = analysis.text[head.start : description.end()] if description else None
    last = description.end() if description else head.end
    return DocumentPhrase(
        start=first,
        end=quoted.end() if quoted else last,
        kind=kind or USUAL,
        title=quoted["title"] if quoted else title,
        count=_count(analysis, first, head.end, limit) if is_many else 1,
        is_many=is_many,
        is_definite=determiner in _DEFINITE,
        is_generic=kind is None and "cooperat" not in phrase,
        is_tie=head.entry["tie"] is not None,
        is_denied=bool(_DENIED.search(words)),
    )


def _kind_of_title(analysis: Analysis, title: DocumentTitle | ProjectMention) -> AgreementKind | None:
    if isinstance(title, ProjectMention):
        return "project"
    heads = analysis.hits_of("document_triggers", title.start, title.end)
    papers = [head for head in heads if not (head.entry["weak"] or head.entry["tie"])] or heads
    forms = [head for head in papers if head.entry["kind"] != "project"] or papers
    return (kind_of(forms[0], title.name.lower()) if forms else None) or USUAL


def _count(analysis: Analysis, start: int, end: int, limit: int) -> int:
    """How many documents the phrase counts, itself or by what they cover: `contracts for 15 projects`."""
    covered = _COVERED.match(analysis.outline, end, limit)
    spans = [(start, end), *([covered.span()] if covered else [])]
    for first, last in spans:
        # `More than 58 agreements`: what qualifies the count stands before the phrase.
        for count in within(analysis.counts, max(0, first - _QUALIFIER_REACH), last):
            if count.end > first and isinstance(count.value, int):
                return count.value
    return 1
