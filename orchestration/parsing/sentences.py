"""Where sentences begin and end: paragraphs by blank lines, sentences by stops that are no abbreviation's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.parsing import lexicons


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the normalised text. The title is one of its own with ``paragraph`` 0."""

    index: int
    start: int
    end: int
    paragraph: int
    is_title: bool


_PARAGRAPH = re.compile(r"\n\s*\n\s*")
# A stop, closing marks, white space, and then something that can open a sentence; or the end of a heading's line.
_STOP = re.compile(r"""[.!?]["')\]]*\s+(?=["'(\[]?[A-Z0-9À-ÞĀ-Ž\u00bf\u4e00-\u9fff])|\n""")
# Rules look at a sentence as a whole, some at each pair of things in it. The longest of real news have 500 characters.
_LONGEST = 1_500
_CUTS = ("; ", ", ", " ")
_LONGEST_ABBREVIATION = 20
_LAST_WORD = re.compile(r"[\w.&'-]+$")


def split(text: str, *, has_title: bool = True) -> Iterator[Sentence]:
    """The sentences of a normalised text in order; the title, up to the first blank line, is one by itself."""
    index = 0
    start = len(text) - len(text.lstrip())
    paragraph = 0 if has_title else 1
    while start < len(text):
        gap = _PARAGRAPH.search(text, start)
        end = gap.start() if gap else len(text)
        is_title = has_title and paragraph == 0
        for whole in [(start, end)] if is_title else _in_paragraph(text, start, end):
            for first, last in _pieces(text, *whole):
                yield Sentence(index, first, last, paragraph, is_title)
                index += 1
        paragraph += 1
        start = gap.end() if gap else len(text)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and _is_abbreviation(text, stop.start(), stop.end(), first):
            continue
        yield first, stop.start() + len(stop[0].rstrip())
        first = stop.end()
    if text[first:end].strip():
        yield first, first + len(text[first:end].rstrip())


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentence itself or, where it is none but a table or a list without stops, parts of a bounded length."""
    while last - first > _LONGEST:
        end = next(
            (at for mark in _CUTS if (at := text.rfind(mark, first + 1, first + _LONGEST)) > 0), first + _LONGEST
        )
        yield first, end
        first = end
        while first < last and text[first] in " ,;":
            first += 1
    if first < last:
        yield first, last


def _is_abbreviation(text: str, stop: int, following: int, first: int) -> bool:
    """`Co.` before `(XPHG)`, `No.` before a figure, `Dr.` before a name, an initial, `1.` of a list: no end."""
    word = _LAST_WORD.search(text, max(first, stop - _LONGEST_ABBREVIATION), stop)
    if word is None:
        return False
    token = word[0]
    if (len(token) == 1 and token.isupper()) or (word.start() == first and token.isdigit()):
        return True
    entry = lexicons.by_term("abbreviations").get(token.lower())
    if entry is None:
        return False
    if entry["before"] == "bracket":
        return text[following] == "("
    if entry["before"] == "figure":
        return text[following].isdigit()
    return entry["before"] == "name"
