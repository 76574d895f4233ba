"""Who stands in a stretch of text: names written as ``{City}``, ``{Province|province}``, ``{Body|organization}``."""

from __future__ import annotations

import re

import pytest

from orchestration.parsing.analysis import Analysis, Reference
from orchestration.parsing.document import Article, Document
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.parties import parties_in, sides_in

_MARK = re.compile(r"\{([^|}]+)(?:\|([^}]+))?\}")


def marked(text: str) -> Analysis:
    """The analysis of ``text`` without its marks, holding the mentions that the marks name."""
    analysis = Analysis(Document(Article(text=_MARK.sub(r"\1", text), has_title=False)))
    shift = 0
    for mark in _MARK.finditer(text):
        name, kind = mark[1], mark[2] or "city"
        start = mark.start() - shift
        span = {"start": start, "end": start + len(name), "text": name}
        if kind == "organization":
            analysis.organizations.append(Organization(**span, name=name, type=None, rule="test"))
        elif "=" in kind:
            targets = tuple(Party(target, "city") for target in kind.removeprefix("=").split("+"))
            analysis.references.append(Reference(**span, targets=targets))
        else:
            analysis.places.append(Place(**span, name=name, kind=kind))
        shift += len(mark[0]) - len(name)
    return analysis


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{Jiaxing}, {Huzhou} and {Xuancheng}", ["Jiaxing", "Huzhou", "Xuancheng"]),
        # A province that locates a city is no side, whichever way it is joined on.
        ("{Fuzhou} of {Jiangxi|province} Province and {Longnan} City, {Gansu|province}", ["Fuzhou", "Longnan"]),
        ("{Querétaro}, {Mexico|country}, and {San Antonio}, {Texas|province}", ["Querétaro", "San Antonio"]),
        # ... but one that acts for itself is.
        ("{Beijing} and {Hebei|province} Province", ["Beijing", "Hebei"]),
        # Where something happens is no side.
        ("{Han Wei Group|organization} in {Zhoushan}", ["Han Wei Group"]),
        ("{Wenling}, a county-level city under {Taizhou}, and {Linz}", ["Wenling", "Linz"]),
        ("{Qingdao} of {China|country}'s {Shandong|province} and {Ningbo}'s {Yinzhou}", ["Qingdao", "Yinzhou"]),
        # ... and so is where a body is from.
        ("{Volvo Cars|organization} of {Gothenburg} and {Geely|organization}", ["Volvo Cars", "Geely"]),
        # The owner of a body is none beside it.
        ("{our city|=Dalian}'s {Bureau of Commerce|organization} and {Linz}", ["Bureau of Commerce", "Linz"]),
        # A pointing phrase stands for its targets, and a party counts once.
        ("{both sides|=Dalian+Chaoyang} and {Dalian}", ["Dalian", "Chaoyang"]),
    ],
)
def test_the_sides_of_a_stretch(text: str, names: list[str]) -> None:
    analysis = marked(text)
    assert [party.name for party in parties_in(analysis, 0, len(analysis.text))] == names


def test_an_organization_wins_over_the_places_inside_its_name() -> None:
    analysis = marked("{Chaoyang} Farm Group and {Dalian}")
    analysis.organizations.append(
        Organization(
            start=0, end=19, text="Chaoyang Farm Group", name="Chaoyang Farm Group", type="company", rule="test"
        )
    )
    assert [party.name for party in parties_in(analysis, 0, len(analysis.text))] == ["Chaoyang Farm Group", "Dalian"]


def test_locations_are_sides_where_they_are_asked_for() -> None:
    analysis = marked("invested in {Liupanshui}")
    assert parties_in(analysis, 0, len(analysis.text)) == []
    assert [party.name for party in parties_in(analysis, 0, len(analysis.text), located=True)] == ["Liupanshui"]


def test_a_stretch_sees_nothing_outside_it() -> None:
    analysis = marked("{Linz} met {Chengdu} and {Graz}")
    assert [side.parties[0].name for side in sides_in(analysis, 5, 16)] == ["Chengdu"]
