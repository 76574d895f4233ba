"""Offices and ranks as the text gives them: `secretary of the Wuxi Municipal Party Committee`, alone or in a chain.

Here a title is a stretch of text with what it is held in. Whose it is, is ``persons``' business.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names import capitals
from orchestration.parsing.names.shapes import Shape, shape
from orchestration.parsing.scan import Hit

Holder = Organization | Place
"""What an office is held in."""

_MODIFIERS = re.compile(
    r"(?<![\w-])(?:(?:" + "|".join(sorted(map(re.escape, lexicons.terms("title_modifiers")))) + r")[ -])+$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r" (of|for|at|in charge of|in|to)(?: (?:the|its|his|her|their|this|our))? ")
# Prepositions that open a title's object only before a name: `mayor in Beijing` is a mayor who was there.
_BEFORE_BODIES = frozenset(("at", "in"))
_NO_NOUNS = (
    r"and|or|who|whom|which|that|was|were|is|are|has|have|had|said|says|told|on|in|at|of|for|to|from|by|with|when|after"
    r"|before|during|while|led|met|signed|visited|attended|all|both|each|as|not|the"
)
_NOUNS = re.compile(rf"(?!(?:{_NO_NOUNS})\b)[a-z][\w-]*(?: (?!(?:{_NO_NOUNS})\b)[a-z][\w-]*){{0,2}}")
_MORE_NOUNS = re.compile(
    rf" and (?!(?:{_NO_NOUNS})\b)([a-z][\w-]*)(?: (?!(?:{_NO_NOUNS})\b)[a-z][\w-]*)?(?=[,.;)]| of\b)"
)
_CHAIN = re.compile(
    r"(?:, | and |, and | as well as |, as well as | & | cum | \(|/)(?:the |an? |its |concurrently |also )*"
)
_OWNER = re.compile(r"(?<!\w)(?:[A-Z][\w-]*|its)'s $")
# A title starts at most so far before its head word.
_REACH = 60
_MOST_OBJECTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office at one place of the text. ``text`` is in the singular, without an article."""

    start: int
    end: int
    text: str
    kind: str
    holders: tuple[Holder, ...] = ()
    is_plural: bool = False
    is_bare: bool = False
    """Nothing says what it is held in: `mayor`."""


def find(analysis: Analysis) -> list[Title]:
    """The offices that the text names, in order."""
    reader = _Reader(analysis)
    return [reader.read(hit) for hit in analysis.hits.get("titles_triggers", ())]


def chains(text: str, titles: Sequence[Title]) -> Iterator[list[Title]]:
    """Titles that follow one another: `member of the Standing Committee of X and secretary of Y` are one person's."""
    chain: list[Title] = []
    for title in titles:
        if chain and title.start < chain[-1].end:
            continue
        if chain and not _CHAIN.fullmatch(text, chain[-1].end, title.start):
            yield chain
            chain = []
        chain.append(title)
    if chain:
        yield chain


class _Reader:
    """Reads titles of one article: what stands where, by offset."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.runs = analysis.document.capitals
        self.run_ends = [run.end for run in self.runs]
        self.organizations = {each.start: each for each in analysis.organizations}
        self.places = {each.start: each for each in analysis.places}

    def read(self, hit: Hit) -> Title:
        """The title whose head word is at ``hit``."""
        before = _MODIFIERS.search(self.text, max(0, hit.start - _REACH), hit.start)
        start = before.start() if before else hit.start
        end, holders = self._object(hit.end)
        singular = hit.entry["singular"]
        head = self.text[hit.start : hit.end]
        if singular:
            head = head[: len(singular)] if head.lower().startswith(singular) else singular
        return Title(
            start=start,
            end=end,
            text=self.text[start : hit.start] + head + self.text[hit.end : end],
            kind=hit.entry["kind"] or "body",
            holders=holders,
            is_plural=singular is not None,
            is_bare=end == hit.end,
        )

    def _object(self, end: int) -> tuple[int, tuple[Holder, ...]]:
        """Where the title's object ends, and the bodies and places in it."""
        holders: list[Holder] = []
        for _ in range(_MOST_OBJECTS):
            preposition = _PREPOSITION.match(self.text, end)
            if preposition is None:
                break
            at = preposition.end()
            holder: Holder | None = self.organizations.get(at) or self.places.get(at)
            if holder is not None:
                holders.append(holder)
                end = self._end_of(holder)
                continue
            if preposition[1] in _BEFORE_BODIES:
                break
            run = self._run_at(at)
            if run is not None:
                if shape(run.words) is Shape.SURE:
                    break
                end = run.end
                continue
            nouns = _NOUNS.match(self.text, at)
            if nouns is None:
                break
            end = nouns.end()
            more = _MORE_NOUNS.match(self.text, end)
            if more and more[1] not in lexicons.terms("titles_triggers"):
                end = more.end()
        return end, tuple(holders)

    def _end_of(self, holder: Holder) -> int:
        """A place's name goes on over `City`, but not over a person's: `mayor of Osaka Hideyuki Yokoyama`."""
        if isinstance(holder, Organization):
            return holder.end
        run = self._run_at(holder.start)
        if run is None or run.end <= holder.end:
            return holder.end
        rest = [word for word in run.words if word.start >= holder.end]
        return holder.end if len(rest) > 1 or not rest else rest[-1].end

    def _run_at(self, start: int) -> capitals.Run | None:
        at = bisect_left(self.run_ends, start + 1)
        return self.runs[at] if at < len(self.runs) and self.runs[at].start == start else None
