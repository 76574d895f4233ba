"""Capitalised words cut into phrases, each of which may be a body's name, with the type word that it holds.

A run is cut at titles and at words that only open a sentence, and joined over `&`, brackets and a legal form behind a
comma. How phrases make one name (`Hospital of the University`) is ``bodies``' business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.capitals import Run, Word
from orchestration.parsing.lexicons import Entry
from orchestration.parsing.names.shapes import Shape, shape

_BRACKET_OPEN = re.compile(r" ?\($")
_LEGAL = re.compile(
    r"(?:"
    + "|".join(
        re.escape(term).replace(r",\ ", r" ?, ?").replace(r"\ ", r"\.? ?")
        for term in sorted(lexicons.terms("legal_suffixes"), key=len, reverse=True)
    )
    # `Corp Pvt. Ltd.` has two; `Ltd.` has a stop of its own, after `AB.` a sentence ends.
    + r")(?: Pvt\.? Ltd| Pte\.? Ltd| Co\.?,? Ltd)?(?!\w)(?:(?:(?<=Co)|(?<=Ltd)|(?<=LTD)|(?<=Inc)|(?<=Corp)|(?<=\.\w))\.)?"
)
# Legal forms in small letters are no part of a run.
_LOWER_LEGAL = re.compile(r",? (?:d\.o\.o|d\.d|s\.r\.o|a\.s|sp\. z o\.o|plc)\b\.?")
_LEGAL_FIRST = frozenset(re.split(r"[ ,]", term)[0].rstrip(".") for term in lexicons.terms("legal_suffixes"))
_LAST_OF_HEADS = frozenset(term.rpartition(" ")[2] for term in lexicons.terms("organization_types"))
# `Chairman of the Incheon Metropolitan Council Heo Shick`
_OFFICE_BEFORE = re.compile(r"\b(\w+) of (?:the )?$")
_LONGEST_OFFICE = 30
_LONGEST_HEAD = 4
_LONGEST_ACRONYM = 10


@dataclass(slots=True)
class Phrase:
    """Words that make one name; between two of them may stand brackets, `&` or small words."""

    words: list[Word]
    end: int
    head: Entry | None = None
    head_at: int = 0
    """Where in ``words`` the type word begins."""
    head_to: int = 0
    is_legal: bool = False
    is_extended: bool = False
    """The name goes on after its type word: `Bank of Dengzhou`."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def ends_in_head(self) -> bool:
        return self.head is not None and self.head_to == len(self.words)

    @property
    def is_closed(self) -> bool:
        """Its own type word ends it: it shares none with what follows. `Television` may, in a list of fields."""
        if self.head is None or not self.ends_in_head:
            return False
        return self.is_legal or (self.head["strength"] is None and not are_fields(self.words[-1:]))


def of_run(text: str, run: Run) -> list[Phrase]:
    """One run cut into names: at titles and at words that only open a sentence."""
    return [] if _is_heading(run) else _cut(text, list(run.words))


def of_runs(text: str, runs: Sequence[Run]) -> list[Phrase]:
    """All runs of a text cut into names, and joined to longer ones."""
    made: list[Phrase] = []
    pending: list[Word] = []
    for number, run in enumerate(runs):
        if _is_heading(run):
            continue
        if pending and _goes_on(text, runs, number, pending[0].start, text[pending[-1].end : run.start]):
            pending += run.words
        else:
            made += _cut(text, pending)
            pending = list(run.words)
    return made + _cut(text, pending)


def _is_heading(run: Run) -> bool:
    """`THE SEVEN INDUSTRIAL PROJECTS`: where all is in capitals they mark no names."""
    return (
        len(run.words) > 1 and all(word.text.isupper() for word in run.words) and run.end - run.start > _LONGEST_ACRONYM
    )


def _goes_on(text: str, runs: Sequence[Run], number: int, start: int, gap: str) -> bool:
    """Whether a run carries on the name before it: `Weir & Sons`, `Zhonglu (Hebei) Heavy Machinery`, `Kirby, Inc.`."""
    run = runs[number]
    if gap == " & " or (gap == ") " and "(" in text[start : run.start]):
        return True
    if gap == ", ":
        # `Yamaha Music Philippines, Inc.`
        return len(run.words) == 1 and run.words[0].text.rstrip(".") in _LEGAL_FIRST
    if not _BRACKET_OPEN.fullmatch(gap) or number + 1 == len(runs) or text[run.end : runs[number + 1].start] != ") ":
        return False
    # `the Clean Technology Fund (CTF) Board` has an acronym, `Dalian Port (PDA) Company Limited` a part of its name.
    return not run.words[0].text.isupper() or _closes_company(runs[number + 1].words)


def _closes_company(words: Sequence[Word]) -> bool:
    return words[0].low == "company" or words[0].text.rstrip(".") in _LEGAL_FIRST


def _cut(text: str, words: list[Word]) -> list[Phrase]:
    titles, small = lexicons.by_term("titles_triggers"), lexicons.terms("small_words")
    times = lexicons.terms("calendar_names")
    parts: list[list[Word]] = [[]]
    for number, word in enumerate(words):
        title = titles.get(word.low.rstrip("."))
        is_opening = not parts[-1] and (word.low in small or word.low.isdigit())
        # `Association of Mayors`
        is_object = title is not None and title["number"] == "plural" and text.endswith(" of ", 0, word.start)
        is_cut = title is not None and not is_object and not _is_part_of_name(title, parts[-1], words[number + 1 :])
        # `the Council of Varna H.E. Mr. Nikolov`
        is_address = bool(parts[-1]) and word.low.endswith(".") and word.low[:-1] in lexicons.terms("address_forms")
        if is_opening or is_cut or is_address or word.low in times:
            parts.append([])
        elif word.low == "the" and parts[-1] and parts[-1][-1].low.isdigit():
            # `Mumbai, Jan 22 The Metropolitan Authority`
            parts.append([])
        else:
            parts[-1].append(word)
    return [_with_head(text, part) for part in parts if part]


def _is_part_of_name(title: Entry, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """`King Edward VI School`, `Dalian Engineer Training Centre`, `Consulate General`: a rank inside a body's name."""
    heads = lexicons.terms("organization_types")
    return bool(after and after[-1].low in heads) or bool(before and f"{before[-1].low} {title.term}" in heads)


def _with_head(text: str, words: list[Word]) -> Phrase:
    for at, word in enumerate(words):
        if at and word.text.rstrip(".") in _LEGAL_FIRST and (legal := _LEGAL.match(text, word.start)):
            company = lexicons.by_term("organization_types")["company"]
            last = sum(each.start < legal.end() for each in words)
            return Phrase(words[:last], legal.end(), company, at, last, is_legal=True)
    heads = lexicons.by_term("organization_types")
    if small := _LOWER_LEGAL.match(text, words[-1].end):
        return Phrase(words, small.end(), heads["company"], len(words), len(words), is_legal=True)
    for to in range(len(words), 0, -1):
        if words[to - 1].low not in _LAST_OF_HEADS:
            continue
        for size in range(min(_LONGEST_HEAD, to), 0, -1):
            head = heads.get(" ".join(word.low for word in words[to - size : to]))
            if head is not None:
                return _without_person(text, Phrase(words, words[-1].end, head, to - size, to))
    return Phrase(words, words[-1].end)


def _without_person(text: str, phrase: Phrase) -> Phrase:
    """`Dalian Municipal Party Committee Tan Zuojun`: who comes after the body is none of it."""
    after = phrase.words[phrase.head_to :]
    if not phrase.head_at or len(after) <= 1:
        return phrase
    office = _OFFICE_BEFORE.search(text, max(0, phrase.start - _LONGEST_OFFICE), phrase.start)
    is_held = office is not None and office[1].lower() in lexicons.terms("titles_triggers")
    if shape(after) >= (Shape.LIKELY if is_held else Shape.FAMILY):
        phrase.words = phrase.words[: phrase.head_to]
        phrase.end = phrase.words[-1].end
    return phrase


def are_fields(*parts: list[Word]) -> bool:
    """Whether the words name fields of an office: `Culture`, `Tourism`."""
    fields = lexicons.terms("office_fields")
    return all(part and all(word.low in fields for word in part) for part in parts)
