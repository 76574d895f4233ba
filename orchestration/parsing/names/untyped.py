"""Bodies without a type word: names that are no person's and no place's and play a body's part (``roles``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import Organization
from orchestration.parsing.names import bodies, roles
from orchestration.parsing.names.capitals import Word

_LISTED = re.compile(r", (?:and (?:the )?|the )?| and (?:the )?| & | or (?:the )?")
_INSIDE_QUOTES = re.compile(r"[\"'<]$")


@dataclass(slots=True)
class _Name:
    start: int
    end: int
    type: str | None = None
    is_body: bool = False
    is_new: bool = True


def find(analysis: Analysis) -> Iterator[Organization]:
    """The untyped bodies of the article, in order."""
    text = analysis.text
    names = _candidates(analysis)
    for name in names:
        if name.is_new:
            name.type = roles.noun_beside(text, name.start, name.end)
            name.is_body = name.type is not None or (
                _stands_free(text, name)
                and (roles.acts(text, name.start, name.end) or roles.is_told_of(text, name.end))
            )
    _spread(text, names)
    for name in names:
        if name.is_new and name.is_body:
            yield Organization(
                start=name.start,
                end=name.end,
                text=text[name.start : name.end],
                name=text[name.start : name.end],
                type=name.type or "company",
                rule="organization_by_role",
            )


def _candidates(analysis: Analysis) -> list[_Name]:
    """Names that are nothing else yet, and the typed bodies that they may be listed with."""
    text = analysis.text
    taken = sorted((each.start, each.end) for each in (*analysis.organizations, *analysis.persons))
    names = [_Name(each.start, each.end, each.type, is_body=True, is_new=False) for each in analysis.organizations]
    places = {place.start: place.end for place in analysis.places}
    title_end = analysis.document.sentences[0].end if analysis.document.sentences else 0
    for run in analysis.document.capitals:
        if run.start < title_end or _overlaps(taken, run.start, run.end):
            continue
        for phrase in bodies.phrases_of(text, run):
            if _may_be_name(phrase.words) and places.get(phrase.start, -1) < phrase.end:
                names.append(_Name(phrase.start, phrase.end))
    return sorted(names, key=lambda name: name.start)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in taken)


def _may_be_name(words: Sequence[Word]) -> bool:
    last = words[-1].low
    if last in lexicons.terms("other_heads") or last in lexicons.terms("office_fields"):
        return False
    common = lexicons.terms("common_words")
    if all(word.low in common or word.low in lexicons.terms("acronyms_of_things") for word in words):
        return False
    return (len(words[0].text) > 1 and not words[0].text[0].isdigit()) or len(words) > 1


def _stands_free(text: str, name: _Name) -> bool:
    """Not as another noun's attribute (`the Huawei project`) nor inside quotation marks."""
    return not _INSIDE_QUOTES.search(text[max(0, name.start - 1) : name.start])


def _spread(text: str, names: list[_Name]) -> None:
    """What is listed with bodies is a body: `Qixing, Bluewave and Tongda Logistics Group`."""
    for names_ in (names, names[::-1]):
        for one, other in pairwise(names_):
            first, second = (one, other) if one.start < other.start else (other, one)
            if one.is_body and not other.is_body and _LISTED.fullmatch(text, first.end, second.start):
                other.is_body = True
                other.type = one.type
