"""Which statements of two articles are about the same thing: labelled pairs, through the models.

Each line of ``tests/gold/cluster_pairs.jsonl`` is a pair of statements, each the only fact of an article of its own.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.parsing.facts import (
    AgreementFact,
    AnyFact,
    EventFact,
    InvestmentFact,
    OrganizationFact,
    PartnershipFact,
    Party,
    ProjectFact,
    Span,
)
from orchestration.parsing.mentions import Place
from orchestration.resolving.organization_decisions import decide
from tests.dbt.statements import LOAD, load

PAIRS = Path(__file__).parents[1] / "gold" / "cluster_pairs.jsonl"
CLASSES = ("agreements", "events", "investments", "partnerships", "projects")
F1 = 0.9
READ = {"evidence": Span(0, 5), "rule": "r"}

Pair = dict[str, Any]


def place(name: str) -> Place:
    return Place(start=0, end=1, text="x", name=name, kind="city", country="CN")


def party(said: str) -> Party:
    """`city:Dalian`, `org:Yida Group`, `government:Dalian Municipal Government@Dalian`."""
    kind, _, name = said.partition(":")
    if kind == "city":
        return Party(name, "city", place(name))
    name, _, home = name.partition("@")
    return Party(name, "organization", place(home) if home else None)


def facts(fact_class: str, said: dict[str, Any]) -> list[AnyFact]:
    """The fact, and the bodies that it names."""
    parties = tuple(party(each) for each in said["parties"])
    bodies = [
        OrganizationFact(**READ, name=each.name, type=None, home=each.place)
        for each in parties
        if each.kind == "organization"
    ]
    return [_fact(fact_class, said, parties), *bodies]


def _fact(fact_class: str, said: dict[str, Any], parties: tuple[Party, ...]) -> AnyFact:
    match fact_class:
        case "agreements":
            return AgreementFact(
                **READ,
                kind=said["kind"],
                parties=parties,
                title=said.get("title"),
                date=said.get("date"),
                status=said.get("status", "signed"),
            )
        case "events":
            return EventFact(**READ, type=said["type"], date=said["date"], city=None, cities=parties)
        case "investments":
            *investors, recipient = parties
            return InvestmentFact(
                **READ,
                amount=said["amount"],
                currency=said.get("currency", "CNY"),
                scope=said.get("scope"),
                status=said.get("status"),
                project=said.get("project"),
                investors=tuple(investors),
                recipients=(recipient,),
            )
        case "partnerships":
            return PartnershipFact(**READ, cities=(parties[0], parties[1]), kind=said["kind"], since=said.get("since"))
        case _:
            return ProjectFact(**READ, name=said["name"], city=parties[0], status=said.get("status"))


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def clusters(
    tmp_path_factory: pytest.TempPathFactory,
    run_dbt: Callable[..., subprocess.CompletedProcess[str]],
    pairs: list[Pair],
) -> dict[str, tuple[str, int]]:
    """Of each article the cluster of its statement, and how many rows of that cluster are recommended."""
    folder = tmp_path_factory.mktemp("clusters")
    database = folder / "cooperation.duckdb"
    with duckdb.connect(database) as connection:
        writer.prepare(connection)
        for number, pair in enumerate(pairs):
            for side in ("a", "b"):
                said = pair[side]
                found = facts(pair["class"], said)
                if "project" in said:
                    found.append(ProjectFact(**READ, name=said["project"], city=party(said["parties"][-1])))
                load(connection, f"{number} {side}", *found, published_on=said.get("published"))
        decide(connection, LOAD)
    tables = [f"+fct_{fact_class}" for fact_class in CLASSES]
    build = run_dbt(
        "build",
        "--resource-type",
        "model",
        "--resource-type",
        "seed",
        "--select",
        *tables,
        database=database,
        target=folder / "target",
    )
    assert build.returncode == 0, build.stdout[-4000:]
    with duckdb.connect(database, read_only=True) as connection:
        rows = connection.execute(
            " UNION ALL ".join(
                f"SELECT '{fact_class}', article_key, cluster_key, "
                + ("0" if fact_class == "projects" else "recommended_for_aggregates::INT")
                + f" FROM marts.fct_{fact_class}"
                for fact_class in CLASSES
            )
        ).fetchall()
    classes = {f"{number} {side}": pair["class"] for number, pair in enumerate(pairs) for side in ("a", "b")}
    recommended: dict[str, int] = {}
    for _, _, cluster_key, is_recommended in rows:
        recommended[cluster_key] = recommended.get(cluster_key, 0) + is_recommended
    return {
        article_key: (cluster_key, recommended[cluster_key])
        for fact_class, article_key, cluster_key, _ in rows
        if classes[article_key] == fact_class
    }


def test_labelled_pairs_are_told_apart(pairs: list[Pair], clusters: dict[str, tuple[str, int]]) -> None:
    assert len(pairs) >= 60
    right = said = true = 0
    wrong = []
    for number, pair in enumerate(pairs):
        is_same = clusters[f"{number} a"][0] == clusters[f"{number} b"][0]
        right += is_same and pair["same"]
        said += is_same
        true += pair["same"]
        if is_same != pair["same"]:
            wrong.append(f"{pair['class']}: {pair['why']}")
    f1 = 2 * right / (said + true)
    assert f1 >= F1, f"{f1:.3f}, {len(wrong)} of {len(pairs)}: {wrong}"


def test_no_cluster_is_counted_twice(clusters: dict[str, tuple[str, int]]) -> None:
    assert max(count for _, count in clusters.values()) == 1


def test_statements_of_different_pairs_are_different(pairs: list[Pair], clusters: dict[str, tuple[str, int]]) -> None:
    """Precision over all pairs of statements of the file, not the labelled ones only."""
    owners: dict[str, set[int]] = {}
    for article_key, (cluster_key, _) in clusters.items():
        owners.setdefault(cluster_key, set()).add(int(article_key.split()[0]))
    assert [numbers for numbers in owners.values() if len(numbers) > 1] == []
