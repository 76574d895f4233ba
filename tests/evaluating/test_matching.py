"""Found facts are given to annotated ones by the guide's table, best overall."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.evaluating.matching import assign, same_value, wrong_attributes
from orchestration.parsing.facts import FactClass

DEAL = {
    "title": None,
    "kind": "contract",
    "parties": ["A Group", "B Group"],
    "status": "signed",
    "count": 1,
    "date": None,
}
CITY = {"name": "Chaoyang", "country": "CN", "admin1": "Liaoning", "level": "prefecture", "geonames_id": 2038120}
MONEY = {"amount": 2_000_000_000, "currency": "CNY"}
VISIT = {"type": "visit", "date": "2019-10-24", "city": "Chaoyang", "cities": ["Dalian", "Chaoyang"]}


@pytest.mark.parametrize(
    ("name", "gold", "found"),
    [
        ("cities", CITY, {"name": "Chaoyang Shi", "geonames_id": 2038120}),  # the id decides alone
        ("cities", {**CITY, "admin1": None}, {**CITY, "geonames_id": 1}),  # admin1 only where both give it
        ("events", VISIT, {**VISIT, "cities": ["Dalian", "Shenyang"]}),  # one city in common
        ("events", {**VISIT, "date": None}, VISIT),  # a day that the gold leaves open
        ("agreements", {**DEAL, "parties": ["A Group"]}, DEAL),  # all parties where the gold has fewer than two
        ("agreements", DEAL, {**DEAL, "parties": ["A Group", "B Group", "C Group"]}),  # two are enough
        (
            "agreements",
            {**DEAL, "parties": ["Dalian", "B Group"]},
            {**DEAL, "parties": ["B Group", "Dalian City Government"]},
        ),
        (
            "agreements",
            {**DEAL, "title": "Plan for 2030", "parties": []},
            {**DEAL, "title": "plan for 2030", "parties": None},
        ),
        ("agreements", {**DEAL, "parties": []}, DEAL),  # neither title nor parties: the kind
        ("agreements", {**DEAL, "parties": [], "count": 27}, {**DEAL, "parties": None, "count": 27}),
        ("investments", MONEY, {**MONEY, "amount": 2_009_000_000}),  # half a percent
        ("projects", {"name": "Wanda Plaza"}, {"name": "Wanda Plaza Project"}),
        (
            "partnerships",
            {"cities": ["Dalian", "Linz"], "kind": "sister_city"},
            {"cities": ["Linz", "Dalian"], "kind": "sister_city"},
        ),
        ("stated_counts", {"what": "projects", "count": 30}, {"what": "projects", "count": 30, "qualifier": "nearly"}),
    ],
)
def test_the_same_fact(name: FactClass, gold: dict[str, Any], found: dict[str, Any]) -> None:
    """Each of these pairs is one fact."""
    assert assign(name, [gold], [found]).pairs == ((gold, found),)


@pytest.mark.parametrize(
    ("name", "gold", "found"),
    [
        ("cities", CITY, {**CITY, "geonames_id": 1816670, "admin1": "Beijing"}),  # a namesake
        ("events", VISIT, {**VISIT, "date": "2019-10-25"}),
        ("events", VISIT, {**VISIT, "date": None}),
        ("events", VISIT, {**VISIT, "type": "meeting"}),
        ("events", VISIT, {**VISIT, "cities": ["Shenyang"]}),
        ("agreements", DEAL, {**DEAL, "parties": ["A Group", "C Group"]}),
        ("agreements", DEAL, {**DEAL, "count": 3}),
        ("agreements", {**DEAL, "parties": []}, {**DEAL, "parties": [], "kind": "project"}),
        ("agreements", {**DEAL, "parties": [], "count": 27}, {**DEAL, "parties": [], "count": 26}),
        ("investments", MONEY, {**MONEY, "amount": 2_011_000_000}),
        ("investments", MONEY, {**MONEY, "currency": "USD"}),
        (
            "partnerships",
            {"cities": ["Dalian", "Linz"], "kind": "sister_city"},
            {"cities": ["Dalian", "Linz"], "kind": "friendly_cooperation"},
        ),
        ("stated_counts", {"what": "projects", "count": 30}, {"what": "agreements", "count": 30}),
    ],
)
def test_two_facts(name: FactClass, gold: dict[str, Any], found: dict[str, Any]) -> None:
    """Each of these pairs is one fact missed and one invented."""
    assignment = assign(name, [gold], [found])
    assert not assignment.pairs
    assert assignment.missing == (gold,)
    assert assignment.false == (found,)


def test_optional_facts_leave_both_counts() -> None:
    """Finding an optional fact is not counted, nor is missing it; finding it twice is one too many."""
    optional = {"name": "Chaoyang Farm Group", "type": "company", "optional": True}
    found = {"name": "Chaoyang Farm Group", "type": "company"}
    once, never = (assign("organizations", [optional], facts) for facts in ([found], []))
    assert (once.pairs, once.missing, once.false) == (never.pairs, never.missing, never.false) == ((), (), ())
    assert once.optional == (found,)
    assert assign("organizations", [optional], [found, found]).false == (found,)


def test_a_tie_of_another_kind_counts_neither_way() -> None:
    """Partnerships of the kind `other` are never false."""
    tie = {"cities": ["Dalian", "Linz"], "kind": "other"}
    assert not assign("partnerships", [], [tie]).false
    assert assign("partnerships", [], [{**tie, "kind": "sister_city"}]).false


def test_the_assignment_is_the_best_one_and_not_the_first() -> None:
    """A fact that fits two annotated ones goes where it leaves the other one its only partner."""
    both = {**DEAL, "parties": ["A Group", "B Group", "C Group", "D Group"]}
    one = {**DEAL, "parties": ["A Group", "B Group"]}
    gold = [{**DEAL, "parties": ["A Group", "B Group"]}, {**DEAL, "parties": ["C Group", "D Group"]}]
    for order in permutations([both, one]):
        assert len(assign("agreements", gold, order).pairs) == 2


def test_required_facts_come_before_optional_ones_and_equal_attributes_decide_the_rest() -> None:
    """Between equals the partner with the same attributes is taken."""
    required, optional = {**MONEY, "status": "pledge"}, {**MONEY, "status": "completion", "optional": True}
    fact = {**MONEY, "status": "completion"}
    assert assign("investments", [optional, required], [fact]).pairs == ((required, fact),)
    assert (
        assign("investments", [optional, required], [fact, {**MONEY, "status": "pledge"}]).pairs[0][1]["status"]
        == "pledge"
    )


def test_attributes_that_the_gold_gives_are_compared() -> None:
    """A null in the gold is not scored; lists are sets."""
    wrong = wrong_attributes(
        "agreements",
        {**DEAL, "date": None},
        {**DEAL, "parties": ["B Group", "A Group Co., Ltd"], "status": "planned", "date": "2020"},
    )
    assert wrong == {"kind": False, "status": True, "parties": False}


@pytest.mark.parametrize(
    ("field", "wanted", "value", "same"),
    [
        ("parties", ["A Group"], ["A Group", "B Group"], False),
        ("parties", [], None, True),
        ("title", None, "Plan", False),
        ("titles", ["mayor"], ["mayor"], True),
        ("count", 0, None, False),
        ("date", "2019", "2019-10", False),
        ("city", "Dalian", "Dalian Municipal Government", True),
    ],
)
def test_values(field: str, wanted: object, value: object, same: bool) -> None:
    """Equality of single values."""
    assert same_value(field, wanted, value) is same


names = st.lists(st.sampled_from(["Dalian", "Linz", "Graz", "Jinan", "Wuxi"]), max_size=5)


@given(names, names)
def test_every_fact_is_counted_once(gold: list[str], found: list[str]) -> None:
    """Pairs, missing and false together are exactly the two lists, and pairs are as many as can be."""
    assignment = assign("persons", [{"name": name} for name in gold], [{"name": name} for name in found])
    assert len(assignment.pairs) + len(assignment.missing) == len(gold)
    assert len(assignment.pairs) + len(assignment.false) == len(found)
    assert len(assignment.pairs) == sum(min(gold.count(name), found.count(name)) for name in set(gold))
