"""Offices and ranks as the text gives them: `secretary of the Wuxi Municipal Party Committee`, alone or in a chain.

Here a title is a stretch of text with what it is held in (``title_objects``). Whose it is, is ``persons``' business.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import Mention, Place
from orchestration.parsing.names.title_objects import Holder, TitleObjects
from orchestration.parsing.scan import Hit

_BEFORE_OFFICE = lexicons.terms("title_modifiers") | lexicons.terms("office_fields") | lexicons.terms("demonyms")
_CHAIN = re.compile(
    r"(?:(?:, | and | as well as |, as well as | & | cum | \(|/)(?:the |an? |its |concurrently |also )*"
    r"|, and (?:concurrently )?)"
)
_OWNER = re.compile(r"(?<![\w'])[A-Z][\w-]*'s $")
# `Gov.`, `Cllr.`: the stop is the abbreviation's.
_STOP = re.compile(r"\.(?= )")
_LONGEST_ABBREVIATION = 4
# `the heads of the two operators`: each is the head of one.
_OF_BOTH = re.compile(r"\b(the) (?:two|three|both) ([a-z]+)s\b")
_REACH = 40
_JOINED_FIELD = re.compile(r"(?<=[ ,(])([A-Z]\w+) and $")


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

    def held_as(self, other: Title) -> Title:
        """This office, held in what the other is held in: `manager and administrator of the district`."""
        return replace(self, said=f"{self.said}{other.object}", object=other.object, holders=other.holders)


def find(analysis: Analysis) -> list[Title]:
    """The offices that the text names, in order."""
    hits = analysis.hits.get("titles_triggers", ())
    if not hits:
        return []
    objects = TitleObjects(analysis)
    heads = _without_ranks(analysis.document.lower, hits)
    outside = (_outside(hit, analysis) for hit in heads)
    return [_title(objects, hit) for hit in outside if hit is not None and not _is_family_name(objects, hit)]


def chains(text: str, titles: Sequence[Title]) -> Iterator[list[Title]]:
    """Titles that follow one another: `member of the Standing Committee of X and secretary of Y` are one person's."""
    chain: list[Title] = []
    for title in titles:
        if chain and title.start < chain[-1].end:
            continue
        # `President of ParisTech and representatives of the schools`
        are_others = bool(chain) and title.is_plural and not chain[-1].is_plural
        if are_others or (chain and not _CHAIN.fullmatch(text, chain[-1].end, title.start)):
            yield chain
            chain = []
        chain.append(title)
    if chain:
        yield chain


def _without_ranks(low: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits without those that only grade the next one: `deputy akim` and `chief commissioner` are one office each."""
    for hit, after in zip_longest(hits, hits[1:]):
        is_rank = low[hit.start : hit.end] in lexicons.terms("title_modifiers")
        if not (is_rank and after is not None and after.start == hit.end + 1 and low[hit.end] == " "):
            yield hit


def _outside(hit: Hit, analysis: Analysis) -> Hit | None:
    """The hit, or what of it stands outside a body's name: `Bolton Council leader` has a leader, no council leader."""
    at = bisect_right(analysis.organizations, hit.start, key=lambda each: each.start) - 1
    end = analysis.organizations[at].end if at >= 0 else 0
    if end <= hit.start:
        return hit
    rest = lexicons.by_term("titles_triggers").get(analysis.document.lower[end + 1 : hit.end])
    return Hit(end + 1, hit.end, rest) if rest is not None else None


def _is_family_name(objects: TitleObjects, hit: Hit) -> bool:
    """`Stephen King`: a rank that closes a run after a given name."""
    run = objects.run_ending(hit.end) if objects.text[hit.start].isupper() else None
    if run is None or len(run.words) < 2 or run.words[-1].start != hit.start:
        return False
    return run.words[-2].low in lexicons.terms("given_names")


def _title(objects: TitleObjects, hit: Hit) -> Title:
    """The title whose head word is at ``hit``."""
    text = objects.text
    is_verb = hit.entry["kind"] == "verb"
    is_plural = hit.entry["number"] == "plural"
    stop = _STOP.match(text, hit.end) if hit.end - hit.start <= _LONGEST_ABBREVIATION else None
    after = stop.end() if stop else hit.end
    start, owner = _beginning(objects, hit.start)
    end, holders = objects.of_verb(after) if is_verb else objects.after(after)
    end = objects.posted(end) if hit.entry["kind"] == "state" and holders and isinstance(holders[-1], Place) else end
    if is_plural and holders:
        end, holders = objects.listed(end, holders)
    held_in = text[hit.end : end]
    said = text[start : hit.start] + _head(text, hit) + (_OF_BOTH.sub(r"\1 \2", held_in) if is_plural else held_in)
    owner = objects.city_of(owner) if hit.entry["kind"] == "civic" else owner
    opening = owner.start if owner is not None else start
    if isinstance(owner, Place) and end == after:
        said = f"{said} of {owner.text}"
    elif owner is None and text.endswith("'s ", 0, start):
        # `Doncaster's mayor`
        owner = objects.by_end.get(start - len("'s "))
    if " to " in text[hit.end : end] and (possessor := _OWNER.search(text, max(0, start - _REACH), start)):
        # `Japan's ambassador to the UK`
        said = possessor[0] + said
    end = objects.past_country(end) if holders else end
    return Title(
        start=start,
        end=end,
        text=text[start:end],
        said=said,
        kind="body" if is_verb else hit.entry["kind"] or "body",
        holders=(*holders, owner) if owner is not None and owner not in holders else holders,
        object=held_in,
        opening=opening,
        is_plural=is_plural,
        is_verb=is_verb,
    )


def _head(text: str, hit: Hit) -> str:
    """The head word in the singular and, for a verb, as a noun: `Deputy mayor`, `head of`."""
    head, singular = text[hit.start : hit.end], hit.entry["singular"]
    if singular is None:
        return head
    if hit.entry["kind"] == "verb":
        return f"{singular} of"
    return head[: len(singular)] if head.lower().startswith(singular) else singular


def _is_of_office(word: str) -> bool:
    """`Local Project Coordinator`: before a title in capitals, words in capitals that name nobody are its own."""
    low = word.lower()
    if low in lexicons.terms("titles_triggers"):
        return False
    return (
        word[:1].isupper()
        and (low in lexicons.terms("common_words") or low in lexicons.terms("office_fields"))
        and low not in lexicons.terms("small_words")
        and low not in lexicons.terms("given_names")
        and low not in lexicons.terms("family_names")
    )


def _beginning(objects: TitleObjects, head: int) -> tuple[int, Holder | None]:
    """Where the title begins, with its modifiers, and the place or body that stands before it: `Phoenix Mayor`."""
    text = objects.text
    start = head
    while start and text[start - 1] in " -":
        before = max(text.rfind(mark, 0, start - 1) for mark in " -(") + 1
        word = text[before : start - 1]
        if word.lower() not in _BEFORE_OFFICE and not (text[head].isupper() and _is_of_office(word)):
            break
        start = before
        # `Project and Finance Specialist`
        joined = _JOINED_FIELD.search(text, max(0, start - _REACH), start) if text[head].isupper() else None
        if joined and _is_of_office(joined[1]) and joined.end(1) not in objects.by_end:
            start = joined.start(1)
    # `Mexico City Mayor`: the modifier is the end of a name.
    for at in range(head - 1, max(start, 1) - 1, -1):
        if (owner := objects.by_end.get(at)) is not None and text[at] == " ":
            return at + 1, owner
    return start, objects.by_end.get(start - 1) if text[start - 1 : start] == " " else None
