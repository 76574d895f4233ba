"""Which names are undertakings and how far these have come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import ProjectFact

Read = Callable[..., list[ProjectFact]]


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        # whatever is called a project
        (
            "The Liangshan Cold Chain Project was put into operation in 2017.",
            "Liangshan Cold Chain Project",
            "completion",
        ),
        ("The Haier Smart Home Base project has been approved.", "Haier Smart Home Base project", "commitment"),
        # what is built, with its phase or its owner
        (
            "Construction of the Chaoyang Logistics Park, Phase II is under way.",
            "Chaoyang Logistics Park, Phase II",
            "implementation",
        ),
        ("The second phase of the Hefei Science Park will be built next year.", "Hefei Science Park", "pledge"),
        ("The Kunming-Vientiane railway was opened to traffic.", "Kunming-Vientiane railway", "completion"),
        # named beside the noun
        ('The project, called "Green Bridges", was launched.', "Green Bridges", "implementation"),
        ("AMRUT, a national mission for cities, was approved.", "AMRUT", "commitment"),
        ('The committee agreed on co-building the "Suxin Industrial Park".', "Suxin Industrial Park", "commitment"),
        # a name of several words before a noun in small letters
        ("Work on the Baltic Gate container terminal is to begin.", "Baltic Gate container terminal", "pledge"),
        ("Phase II of the Quantum Avenue Incubator was opened.", "Quantum Avenue Incubator", "completion"),
        # a paper binds; who builds it is said aside
        (
            "Linz and Graz signed an agreement on the construction of the Almaty Overseas Warehouse.",
            "Almaty Overseas Warehouse",
            "commitment",
        ),
        ("The loan covers half of the Dodoma Clean City Project.", "Dodoma Clean City Project", "commitment"),
        ("The Harbin Dream Park, jointly built by both, started construction.", "Harbin Dream Park", "implementation"),
        # only described, but told how far it is
        (
            "The national reserve forest project of Panzhou City will be launched.",
            "national reserve forest project of Panzhou City",
            "pledge",
        ),
    ],
)
def test_an_undertaking_and_its_status(projects_in: Read, text: str, name: str, status: str) -> None:
    assert [(fact.name, fact.status) for fact in projects_in(text)] == [(name, status)]


@pytest.mark.parametrize(
    "text",
    [
        # parks and centres that one only visits
        "The delegation visited the Chaoyang Industrial Park and the Jinji Lake Exhibition Center.",
        # no name
        "The two cities carried out many investment projects.",
        "In the factory of the Chinese side and at a container terminal people work.",
        # a person
        "Mayor Park opened the meeting.",
    ],
)
def test_what_is_no_undertaking(projects_in: Read, text: str) -> None:
    assert projects_in(text) == []


def test_an_undertaking_counts_once(projects_in: Read) -> None:
    facts = projects_in(
        "The Liangshan Cold Chain Project was signed. The Liangshan Cold Chain Project has an area of two hectares."
    )
    assert [(fact.name, fact.status) for fact in facts] == [("Liangshan Cold Chain Project", "commitment")]


def test_a_list_after_a_count_is_of_projects(projects_in: Read) -> None:
    facts = projects_in("Two projects were started: 1. Chaoyang Logistics Park; 2. Zensun International Square.")
    assert [fact.name for fact in facts] == ["Chaoyang Logistics Park", "Zensun International Square"]
