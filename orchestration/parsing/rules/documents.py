"""The noun phrases of documents: `a strategic cooperation framework agreement`, `27 projects`, `no contract`, titles.

Read around the nouns of ``document_triggers``: where the phrase begins, which kind its words make it, how many there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AgreementKind
from orchestration.parsing.mentions import DocumentTitle, ProjectMention
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


_NUMBER = r"\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty"
_DETERMINER = (
    rf"no|not one|not a single|an?|the|this|that|these|those|its|their|his|her|our|both|each|another|one|several|many|some|"
    rf"various|multiple|dozens of|{_NUMBER}"
)
# Words that no modifier is: what stands before them belongs to something else.
_STOP = (
    r"with|by|in|on|at|for|from|to|into|under|after|before|between|among|about|against|during|over|than|through|"
    r"which|that|who|whose|where|when|while|as|if|and|or|but|was|were|is|are|be|been|being|has|have|had|will|would|"
    r"said|says|saw|held|include|includes|included|including|also|signed|sign|signs|inked|said"
)
_GROUP = r"(?:series|batch|number|total|set|package|raft|host|couple|pair|string|dozen|bunch) of"
_PHRASE = re.compile(
    rf"(?<![\w§-])(?:(?P<det>{_DETERMINER}) )?"
    rf"(?P<words>(?:(?:{_GROUP}|(?!(?:{_STOP}|{_DETERMINER})(?![\w-]))[\w§‡¤'’.&/-]+,?|\([^()]*\)|and|{_NUMBER}) ){{0,12}})$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not one|not a single|any|draft|unsigned|proposed|neither)\b", re.IGNORECASE)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"})
_USUAL: AgreementKind = "cooperation_agreement"
# How far behind the noun its subject may tell the kind: `agreement on friendship`, `agreement to become sister cities`.
_ABOUT = re.compile(r" (?:on|of|for|about|to|in|as)\b[^,;:.§†]{0,60}")
_DESCRIPTION = re.compile(
    r" on ((?!(?:the|a|an|its|their|cooperation|\d)\b)[a-z-]+(?: and [a-z-]+)?)(?=[,.;]| (?:in|with|between|at)\b|$)"
)
_COVERED = re.compile(r" (?:for|on|covering) [\w ,-]{0,40}projects\b")


def documents_in(analysis: Analysis, start: int, end: int) -> list[DocumentPhrase]:
    """The document phrases that begin and end in the stretch, in order."""
    heads = _heads(analysis, start, end)
    phrases: list[DocumentPhrase] = []
    reached = start
    for head in heads:
        phrases.append(_phrase(analysis, reached, head, end))
        reached = phrases[-1].end
    return phrases


def ceremony_document(analysis: Analysis, start: int, signing: Hit) -> DocumentPhrase:
    """What a `strategic cooperation signing ceremony` signs: a document that is only told by the words before it."""
    match = _PHRASE.search(analysis.outline, start, signing.start)
    first = match.start() if match else signing.start
    words = analysis.document.lower[first : signing.start]
    said = (entry["kind"] for entry in lexicons.load("agreement_kinds") if entry.term in words)
    kind = cast(AgreementKind, next(said, _USUAL))
    return DocumentPhrase(start=first, end=signing.end, kind=kind, is_generic=kind == _USUAL)


def described_project(analysis: Analysis, start: int, limit: int) -> DocumentPhrase | None:
    """`(signed) a culture and tourism complex`: an undertaking without a name that is signed as such."""
    for head in analysis.hits_of("project_triggers", start, limit):
        if head.entry["sort"] == "none" or not analysis.outline[head.start].islower():
            return None
        match = _PHRASE.search(analysis.outline, start, head.start)
        if match is None or match.start() > start + 1 or (match["det"] or "").lower() not in ("a", "an"):
            return None
        name = analysis.text[match.end("det") + 1 : head.end]
        return DocumentPhrase(start=match.start(), end=head.end, kind="project", title=name)
    return None


def _heads(analysis: Analysis, start: int, end: int) -> list[Hit | DocumentTitle | ProjectMention]:
    """Titles, named projects and nouns; a noun inside a title or before another noun of one phrase is no head."""
    outline = analysis.outline
    named: list[DocumentTitle | ProjectMention] = [*within(analysis.titles, start, end)]
    named += [
        project
        for project in within(analysis.projects, start, end)
        if not any(title.start <= project.start and project.end <= title.end for title in named)
        # A park that is a body of the article signs and is not signed.
        and not any(body.start == project.start for body in within(analysis.organizations, project.start, project.end))
    ]
    heads: list[Hit | DocumentTitle | ProjectMention] = []
    for hit in analysis.hits_of("document_triggers", start, end):
        if not any(name.start <= hit.start < name.end for name in named):
            heads.append(hit)
    heads = sorted([*heads, *named], key=lambda head: head.start)
    kept: list[Hit | DocumentTitle | ProjectMention] = []
    for head in heads:
        if kept and isinstance(kept[-1], Hit) and isinstance(head, Hit):
            gap = outline[kept[-1].end : head.start]
            if gap in (" (", ' ("', " or "):
                continue
            if _is_one_phrase(gap):
                kept.pop()
        elif kept and isinstance(kept[-1], Hit) and _TITLING.fullmatch(outline[kept[-1].end : head.start]):
            kept.pop()
        elif (
            kept
            and not isinstance(kept[-1], Hit)
            and isinstance(head, Hit)
            and outline[kept[-1].end : head.start] in (" ", " (")
        ):
            # `the X Project agreement` is headed by its last noun; the project says what it is about.
            if isinstance(kept[-1], ProjectMention):
                kept.pop()
            else:
                continue
        kept.append(head)
    return kept


# `an agreement titled X`, `a memorandum, the "X"`, `agreement "X"`
_TITLING = re.compile(r",? (?:(?:en)?titled |called |named |namely |known as )?(?:the )?(?=$)")
_WORDS_ONLY = re.compile(r" (?:[\w-]+ ){0,3}")
_BREAKS = re.compile(rf"\b(?:{_STOP}|{_DETERMINER})\b", re.IGNORECASE)


def _is_one_phrase(gap: str) -> bool:
    return _WORDS_ONLY.fullmatch(gap) is not None and _BREAKS.search(gap) is None


def _phrase(analysis: Analysis, start: int, head: Hit | DocumentTitle | ProjectMention, limit: int) -> DocumentPhrase:
    match = _PHRASE.search(analysis.outline, start, head.start)
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
    kind, is_generic = kind_of(head, analysis.document.lower[first : head.end], about[0].lower() if about else "")
    is_many = head.entry["number"] == "many"
    description = (
        _DESCRIPTION.match(analysis.outline, head.end, limit)
        if not is_many and words.strip().lower() in ("an", "the", "a")
        else None
    )
    return DocumentPhrase(
        start=first,
        end=description.end() if description else head.end,
        kind=kind,
        title=analysis.text[head.start : description.end()] if description else None,
        count=_count(analysis, first, head.end, limit) if is_many else 1,
        is_many=is_many,
        is_definite=determiner in _DEFINITE,
        is_generic=is_generic,
        is_tie=head.entry["tie"] is not None,
        is_denied=bool(_DENIED.search(words)),
    )


def kind_of(head: Hit, phrase: str, about: str) -> tuple[AgreementKind | None, bool]:
    """The kind that a noun, its modifiers and what it is about make (lower case), and whether only the usual one."""
    said = head.entry["kind"]
    if said is not None:
        return cast(AgreementKind, said), False
    for words in (phrase, about):
        for entry in lexicons.load("agreement_kinds"):
            if entry.term in words:
                return cast(AgreementKind, entry["kind"]), False
    return _USUAL, "cooperat" not in phrase


def _kind_of_title(analysis: Analysis, title: DocumentTitle | ProjectMention) -> AgreementKind | None:
    if isinstance(title, ProjectMention):
        return "project"
    heads = analysis.hits_of("document_triggers", title.start, title.end)
    forms = [head for head in heads if head.entry["kind"] != "project"] or heads
    name = title.name.lower()
    return kind_of(forms[0], name, "")[0] if forms else _USUAL


def _count(analysis: Analysis, start: int, end: int, limit: int) -> int:
    """How many documents the phrase counts, itself or by what they cover: `contracts for 15 projects`."""
    covered = _COVERED.match(analysis.outline, end, limit)
    spans = [(start, end), *([covered.span()] if covered else [])]
    for first, last in spans:
        for count in within(analysis.counts, first, last):
            if isinstance(count.value, int):
                return count.value
    return 1
