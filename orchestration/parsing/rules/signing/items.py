"""The items of a list with numbers or bullets that follows what is signed, each as a stretch of the text."""

from __future__ import annotations

import re
from itertools import pairwise

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.rules.signing.verbs import Signing

# Line breaks inside a paragraph are gone from the normalised text: an item is told by its mark alone, and by the marks
# of one list being of one sort.
_MARK = re.compile(r"(?:\(?\d{1,2}[.)]|[-•*●·]|\(?[a-h]\)) +")
_SORTS = (
    re.compile(r"(?<!\S)\(?\d{1,2}[.)] +"),
    re.compile(r"(?<!\S)[-•*●·] +"),
    re.compile(r"(?<!\S)\(?[a-h]\) +"),
)
_PARAGRAPHS_OF_A_LIST = 30


def items(analysis: Analysis, signing: Signing) -> list[tuple[int, int]]:
    """The items of the list behind a signing; none where no list follows."""
    text = analysis.text
    start, end = _reach(analysis, signing)
    if start is None:
        return []
    sort = next((each for each in _SORTS if each.match(text, start)), None)
    if sort is None:
        return []
    marks = list(sort.finditer(text, start, end))
    bounds = [*(mark.start() for mark in marks), end]
    return [(mark.end(), last) for mark, (_, last) in zip(marks, pairwise(bounds), strict=True)]


def _reach(analysis: Analysis, signing: Signing) -> tuple[int | None, int]:
    """Where the list begins, behind a colon or as a paragraph of its own, and where its last paragraph ends."""
    text = analysis.text
    sentences = analysis.document.sentences
    number = signing.sentence.index
    colon = text.find(": ", signing.end - 1, signing.sentence.end)
    if colon >= 0 and _MARK.match(text, colon + 2):
        return colon + 2, _end_of_list(analysis, number)
    for following in sentences[number + 1 : number + 3]:
        if _MARK.match(text, following.start):
            return following.start, _end_of_list(analysis, following.index)
    return None, 0


def _end_of_list(analysis: Analysis, number: int) -> int:
    """The end of the last paragraph in a row that begins with an item's mark."""
    sentences = analysis.document.sentences
    last = sentences[number]
    for following in sentences[number + 1 : number + _PARAGRAPHS_OF_A_LIST]:
        if following.paragraph != last.paragraph and not _MARK.match(analysis.text, following.start):
            break
        last = following
    return last.end
