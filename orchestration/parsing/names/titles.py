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
from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Mention, Organization, Place
from orchestration.parsing.names import capitals
from orchestration.parsing.names.shapes import Shape, shape
from orchestration.parsing.scan import Hit

Holder = Organization | Place
"""What an office is held in."""

_BEFORE_OFFICE = lexicons.terms("title_modifiers") | lexicons.terms("office_fields") | lexicons.terms("demonyms")
_PREPOSITION = re.compile(r" (of|for|at|in charge of|in|to)(?: (?:the|its|his|her|their|this|our))? ")
_OBJECT_OF_VERB = re.compile(r" (?:the |its |a )?")
# Prepositions that open a title's object only before a name: `councillors to visit Ube` is no office.
_BEFORE_NAMES = frozenset(("at", "in", "to"))
_NO_NOUNS = (
    r"and|or|who|whom|which|that|was|were|is|are|has|have|had|said|says|told|on|in|at|of|for|to|from|by|with|when|after"
    r"|before|during|while|led|met|signed|visited|attended|all|both|each|as|not|the|latter|former"
)
_NOUN = rf"(?:Party|(?!(?:{_NO_NOUNS})\b)[a-z][\w-]*(?:'s)?)"
_NOUNS = re.compile(rf"{_NOUN}(?: {_NOUN}){{0,2}}")
_MORE_NOUNS = re.compile(rf" and ({_NOUN})(?: {_NOUN})?(?=[,.;)]| of\b)")
_CHAIN = re.compile(
    r"(?:(?:, | and | as well as |, as well as | & | cum | \(|/)(?:the |an? |its |concurrently |also )*"
    r"|, and (?:concurrently )?)"
)
_LIST = re.compile(r", and |, | and ")
_PLACES_NOUN = re.compile(rf"(?: {_NOUN}){{1,2}}")
_OWNER = re.compile(r"(?<![\w'])[A-Z][\w-]*'s $")
# A title starts at most so far before its head word.
_REACH = 60
_MOST_OBJECTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Mention):
    """An office at one place of the text. ``said`` is its text in the singular, without an article."""

    said: str
    kind: str
    holders: tuple[Holder, ...] = ()
    object: str = ""
    """The text of what it is held in; empty for a bare `mayor`."""
    opening: int
    """Where it begins together with the place before it: `the Graz mayor`."""
    is_plural: bool = False
    is_verb: bool = False
    """Said by a verb, so that it stands after its person: `who heads the department`."""


def find(analysis: Analysis) -> list[Title]:
    """The offices that the text names, in order."""
    reader = _Reader(analysis)
    inside = Covered(analysis.organizations)
    hits = analysis.hits.get("titles_triggers", ())
    return [reader.read(hit) for hit in hits if hit.start not in inside and not reader.is_family_name(hit)]


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
    """Reads the titles of one article: what stands where, by offset."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.runs = analysis.document.capitals
        self.run_ends = [run.end for run in self.runs]
        holders: list[Holder] = [*analysis.places, *analysis.organizations]
        self.by_start = {each.start: each for each in holders}
        self.by_end = {each.end: each for each in holders}

    def is_family_name(self, hit: Hit) -> bool:
        """`Stephen King`: a rank that closes a run after a given name."""
        if not self.text[hit.start].isupper():
            return False
        at = bisect_left(self.run_ends, hit.end)
        if at == len(self.runs) or self.runs[at].end != hit.end or len(self.runs[at].words) < 2:
            return False
        return (
            self.runs[at].words[-2].low in lexicons.terms("given_names") and self.runs[at].words[-1].start == hit.start
        )

    def read(self, hit: Hit) -> Title:
        """The title whose head word is at ``hit``."""
        text, singular, kind = self.text, hit.entry["singular"], hit.entry["kind"] or "body"
        is_verb = kind == "verb"
        start, owner = self._beginning(hit.start)
        head = text[hit.start : hit.end]
        is_plural = hit.entry["number"] == "plural"
        after = hit.end + (
            text[hit.end : hit.end + 1] == "." and text[hit.end + 1 : hit.end + 2] == " " and len(head) < 5
        )
        if is_verb:
            head = f"{singular} of"
            article = _OBJECT_OF_VERB.match(text, hit.end)
            end, holders = self._one(article.end() if article else hit.end, before_names=False) or (hit.end, ())
            kind = "body"
        else:
            if singular:
                head = head[: len(singular)] if head.lower().startswith(singular) else singular
            end, holders = after, ()
        end, more = self._objects(end)
        if is_plural and (holders or more):
            end, more = self._listed(end, (*holders, *more))
            holders = ()
        said = text[start : hit.start] + head + text[hit.end : end]
        opening = owner.start if owner is not None else start
        if isinstance(owner, Place) and end == after:
            said, more = f"{said} of {owner.text}", (owner,)
        elif owner is None and text[start - 3 : start] == "'s ":
            # `Doncaster's mayor`
            owner = self.by_end.get(start - 3)
        if owner is not None and owner not in more:
            more = (*more, owner)
        if " to " in text[hit.end : end] and (possessor := _OWNER.search(text, max(0, start - _REACH), start)):
            said = possessor[0] + said
        return Title(
            start=start,
            end=end,
            text=text[start:end],
            said=said,
            kind=kind,
            holders=(*holders, *more),
            object=text[hit.end : end],
            opening=opening,
            is_plural=is_plural,
            is_verb=is_verb,
        )

    def _beginning(self, head: int) -> tuple[int, Holder | None]:
        """Where the title begins, with its modifiers, and the place or body that stands before it: `Phoenix Mayor`."""
        start = head
        while start and self.text[start - 1] in " -":
            before = max(self.text.rfind(" ", 0, start - 1), self.text.rfind("-", 0, start - 1)) + 1
            if self.text[before : start - 1].lower() not in _BEFORE_OFFICE:
                break
            start = before
        # `Mexico City Mayor`: the modifier is the end of a name.
        for at in range(head - 1, max(start, 1) - 1, -1):
            if (owner := self.by_end.get(at)) is not None and self.text[at] == " ":
                return at + 1, owner
        if self.text[start - 1 : start] != " ":
            return start, None
        return start, self.by_end.get(start - 1)

    def _objects(self, end: int) -> tuple[int, tuple[Holder, ...]]:
        """Where the title's object ends, and the bodies and places in it."""
        holders: list[Holder] = []
        for _ in range(_MOST_OBJECTS):
            preposition = _PREPOSITION.match(self.text, end)
            if preposition is None or (holders and preposition[1] in ("in", "at")):
                break
            found = self._one(preposition.end(), before_names=preposition[1] in _BEFORE_NAMES)
            if found is None:
                break
            end = found[0]
            holders += found[1]
        return end, tuple(holders)

    def _one(self, at: int, *, before_names: bool) -> tuple[int, tuple[Holder, ...]] | None:
        """One object that begins at ``at``: its end, and the body or place that it is."""
        holder = self.by_start.get(at)
        if holder is not None:
            return self._with_noun(at, self._end_of(holder)), (holder,)
        if before_names:
            return None
        run = self._run_at(at)
        if run is not None:
            end = _end_before_person(run)
            return (self._with_noun(at, self._with_fields(end)), ()) if end else None
        nouns = _NOUNS.match(self.text, at)
        if nouns is None:
            return None
        # `mayor of neighbouring Fremantle`
        named = self.by_start.get(nouns.end() + 1) if self.text.startswith(" ", nouns.end()) else None
        if named is not None:
            return self._end_of(named), (named,)
        more = _MORE_NOUNS.match(self.text, nouns.end())
        if more and more[1] not in lexicons.terms("titles_triggers"):
            return more.end(), ()
        return nouns.end(), ()

    def _with_noun(self, at: int, end: int) -> int:
        """`head of the Shenzhen department`, but `mayor of Shenzhen`."""
        nouns = _PLACES_NOUN.match(self.text, end) if self.text.endswith(" the ", 0, at) else None
        return nouns.end() if nouns else end

    def _with_fields(self, end: int) -> int:
        """`Minister of Economy and Foreign Trade`: fields in a list are one object."""
        while (gap := _LIST.match(self.text, end)) and (run := self._run_at(gap.end())) is not None:
            if not all(word.low in lexicons.terms("office_fields") for word in run.words):
                break
            end = run.end
        return end

    def _listed(self, end: int, holders: tuple[Holder, ...]) -> tuple[int, tuple[Holder, ...]]:
        """`the mayors of Tucson, Mesa and Yuma`: an office in each of a list."""
        while (gap := _LIST.match(self.text, end)) and (holder := self.by_start.get(gap.end())) is not None:
            end = self._end_of(holder)
            holders = (*holders, holder)
        return end, holders

    def _end_of(self, holder: Holder) -> int:
        """A place's name goes on over `City`, but not over a person's: `mayor of Osaka Hideyuki Yokoyama`."""
        if isinstance(holder, Organization):
            return holder.end
        run = self._run_at(holder.start)
        if run is None or run.end <= holder.end:
            return holder.end
        rest = [word for word in run.words if word.start >= holder.end]
        return rest[0].end if len(rest) == 1 else holder.end

    def _run_at(self, start: int) -> capitals.Run | None:
        at = bisect_left(self.run_ends, start + 1)
        return self.runs[at] if at < len(self.runs) and self.runs[at].start == start else None


def _end_before_person(run: capitals.Run) -> int:
    """Where a run ends as a title's object: `Councillor for International Relations Pedro Alves`; 0: it is all a person."""
    for number in range(len(run.words) - 1):
        if shape(run.words[number:]) >= Shape.FAMILY:
            return run.words[number - 1].end if number else 0
    return run.end
