"""Shorter names of bodies that the article has named in full: acronyms in brackets, a company without its legal form.

`EBRD` after `European Bank for Reconstruction and Development (EBRD)`, `Shimao` after `Shimao Group`. All mentions of
one body bear its full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Organization

_ACRONYM = re.compile(
    r" ?\((?:hereinafter |hereafter )?(?:referred to as |called |known as |or )?(?:the )?[\"']?"
    r"([A-Z][A-Za-z0-9&-]*(?: [A-Z][A-Za-z0-9&-]*)?)[\"']?(?: or [^)]{1,40})?\)"
)
_LEGAL_FORM = re.compile(
    rf",? (?:{'|'.join(sorted(map(re.escape, lexicons.terms('legal_suffixes')), key=len, reverse=True))})\.?$"
)
_LEGAL_OR_TYPE = re.compile(
    r",? \(?(?:Group|Co|Company|Corporation|Corp|Ltd|Limited|Inc|Holdings|Holding|plc|GmbH|AG|NV|BV|JSC|PCL|Berhad"
    r"|Public Company)\b.*$| S\.[A-Z]\..*$"
)
_FEWEST_INITIALS = 3
_CAPITAL = re.compile(r"\b[A-Z][\w'-]*")
_CAPITALS_AND = re.compile(r"(?:[A-Z][\w'-]*,? ){1,5}(?:and|&) $")
_LONGEST_FRONT = 60


def with_other_mentions(analysis: Analysis, found: Sequence[Organization]) -> list[Organization]:
    """The organizations with all places where one stands under a shorter name, in order."""
    named = _under_full_names([_with_acronym(analysis.text, each) for each in _whole(analysis.text, found)])
    by_alias: dict[str, Organization] = {}
    for each in named:
        for alias in _aliases(analysis, each):
            by_alias.setdefault(alias, each)
    others = list(_elsewhere(analysis, by_alias, named)) if by_alias else []
    return sorted([*named, *others], key=lambda each: each.start)


def _whole(text: str, found: Sequence[Organization]) -> list[Organization]:
    """`Swan Defence and Heavy Industries (SDHI)` is one body, as its acronym counts the words on both sides of `and`."""
    wholes = [_spelt_out(text, each) for each in found]
    if all(whole is each for whole, each in zip(wholes, found, strict=True)):
        return wholes
    return [
        each
        for each in wholes
        if not any(other.start < each.start and each.end <= other.end for other in wholes)
        and not any(other.start == each.start and each.end < other.end for other in wholes)
    ]


def _spelt_out(text: str, each: Organization) -> Organization:
    """The body with the words in front of it that the acronym behind it counts, too."""
    if text[max(0, each.start - 5) : each.start].rpartition(" and ")[1:] not in ((" and ", ""),) and not text.endswith(
        " & ", 0, each.start
    ):
        return each
    behind = _ACRONYM.match(text, each.end)
    if behind is None or not behind[1].isupper() or len(behind[1]) < _FEWEST_INITIALS:
        return each
    front = _CAPITALS_AND.search(text, max(0, each.start - _LONGEST_FRONT), each.start)
    for word in _CAPITAL.finditer(text, front.start(), each.start) if front else ():
        whole = text[word.start() : each.end]
        if "".join(initial[0] for initial in _CAPITAL.findall(_LEGAL_FORM.sub("", whole))) == behind[1]:
            return replace(each, start=word.start(), text=whole, name=whole)
    return each


def _under_full_names(found: list[Organization]) -> list[Organization]:
    """A headline leaves out the legal form that the article gives: `Wuhu Bearings`, later `Wuhu Bearings Co., Ltd.`"""
    full: dict[str, Organization] = {}
    for each in found:
        bare = _LEGAL_FORM.sub("", each.name)
        if bare != each.name:
            full.setdefault(bare, each)
    return [
        replace(each, name=full[each.name].name, type=full[each.name].type, is_short=True)
        if each.name in full
        else each
        for each in found
    ]


def _with_acronym(text: str, each: Organization) -> Organization:
    if each.acronym:
        return each
    found = _ACRONYM.match(text, each.end)
    if found is None:
        return each
    # `Siemens AG (Germany)` is called Germany by nobody.
    is_name = sum(map(str.isupper, found[1])) > 1 or found[1] in each.text or '"' in found[0]
    return replace(each, acronym=found[1]) if is_name else each


def _aliases(analysis: Analysis, each: Organization) -> Iterator[str]:
    yield each.text
    if each.acronym:
        yield each.acronym
    elif initials := _initials(each.text):
        yield initials
    # `Foreign Affairs Office`, after `Foreign Affairs Office of the Changde Municipal Party Committee`
    before_of = each.text.partition(" of ")[0]
    if before_of.count(" ") and before_of != each.text:
        yield before_of
    if each.type != "company" or each.rule != "organization_by_type_word":
        return
    core = _LEGAL_OR_TYPE.sub("", each.text)
    if core != each.text:
        yield from _core_names(analysis, each, core)


def _initials(name: str) -> str | None:
    """`TMC` of `Thane Municipal Corporation`, though no brackets say so."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    is_telling = len(letters) >= _FEWEST_INITIALS and letters.lower() not in lexicons.terms("acronyms_of_things")
    return letters if is_telling else None


def _core_names(analysis: Analysis, each: Organization, core: str) -> Iterator[str]:
    """`Suntech Power` and `Suntech` of `Wuxi Suntech Power Co`; never a place or a common word alone."""
    common = lexicons.terms("common_words")
    places = [place for place in within(analysis.places, each.start, each.end) if place.start == each.start]
    words = core.split()
    if places and len(core) > len(places[0].text):
        words = core[len(places[0].text) :].split()
    if not words or words[0].lower() in common or words[0].lower() in lexicons.terms("office_fields"):
        return
    yield " ".join(words)
    if len(words[0]) > 3:
        yield words[0]


def _elsewhere(
    analysis: Analysis, by_alias: dict[str, Organization], found: Sequence[Organization]
) -> Iterator[Organization]:
    taken = Covered(found)
    last_end = 0
    places = {place.start: place.end for place in analysis.places}
    text = analysis.text
    for run in analysis.document.capitals:
        for number, word in enumerate(run.words):
            if word.start < last_end or word.start in taken:
                continue
            for last in range(len(run.words) - 1, number - 1, -1):
                alias = text[word.start : run.words[last].end]
                full = by_alias.get(alias)
                if full is None or places.get(word.start) == run.words[last].end:
                    continue
                if any(other.start in taken for other in run.words[number : last + 1]):
                    continue
                if number == last and number and run.words[number - 1].low in lexicons.terms("given_names"):
                    # `Anna Hartl` of Hartl Ltd.
                    continue
                yield replace(
                    full,
                    start=word.start,
                    end=run.words[last].end,
                    text=alias,
                    rule="organization_by_other_name",
                    is_short=alias != full.text or full.is_short,
                )
                last_end = run.words[last].end
                break
