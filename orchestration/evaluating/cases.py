"""Short texts, each on one difficulty, and whether the parser reads them right (one JSON object a line).

Facts match as the guide says. Unlike in the gold every field given is judged, and one given as null must be empty.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from orchestration.evaluating.matching import Fields, assign, same_value
from orchestration.parsing.document import Article
from orchestration.parsing.facts import FactClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text with what must and what must not be found in it; classes that it does not name are not judged."""

    id: str
    group: str
    article: Article
    expect: dict[FactClass, list[Fields]]
    absent: dict[FactClass, Literal[True] | list[Fields]]
    note: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong about a case in one class: a fact and the reason."""

    class_name: FactClass
    reason: str
    fact: Fields = field(default_factory=dict)

    def __str__(self) -> str:
        shown = {k: v for k, v in self.fact.items() if k not in ("evidence", "confidence") and v is not None}
        evidence = self.fact.get("evidence")
        return f"{self.class_name}: {self.reason}: {shown}" + (f" in {evidence['text']!r}" if evidence else "")


def load(path: Path) -> Iterator[Case]:
    """The cases of a file in its order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _case(json.loads(line))


def problems(case: Case, found: dict[str, list[Fields]]) -> Iterator[Problem]:
    """Everything that is wrong with the facts found in a case's text; nothing where it passes."""
    for name, expected in case.expect.items():
        assignment = assign(name, expected, found[name])
        for wanted in assignment.missing:
            yield Problem(name, "missing", wanted)
        for fact in assignment.false:
            yield Problem(name, "false", fact)
        for wanted, fact in assignment.pairs:
            for attribute in wanted.keys() - {"optional", "geonames_id"}:
                if not same_value(attribute, wanted[attribute], fact.get(attribute)):
                    yield Problem(name, f"{attribute} is not {wanted[attribute]!r}", fact)
    for name, forbidden in case.absent.items():
        for fact in found[name]:
            if forbidden is True or any(_has_all(fact, values) for values in forbidden):
                yield Problem(name, "must be absent", fact)


@dataclass(slots=True)
class GroupScore:
    """How many cases of a group pass."""

    cases: int = 0
    passed: int = 0


def score_lines(scores: dict[str, GroupScore]) -> Iterator[str]:
    """The share of cases that pass, a line for each group and one for all."""
    for name, score in (*scores.items(), ("all", total(scores))):
        yield f"{name:26} {score.passed:4} of {score.cases:4}  {score.passed / max(1, score.cases):.3f}"


def total(scores: dict[str, GroupScore]) -> GroupScore:
    """All groups together."""
    return GroupScore(sum(s.cases for s in scores.values()), sum(s.passed for s in scores.values()))


def by_group(results: Iterable[tuple[Case, bool]]) -> dict[str, GroupScore]:
    """Counts by group from cases and whether each passed."""
    scores: dict[str, GroupScore] = {}
    for case, passed in results:
        score = scores.setdefault(case.group, GroupScore())
        score.cases += 1
        score.passed += passed
    return scores


def _has_all(fact: Fields, values: Fields) -> bool:
    return all(same_value(name, value, fact.get(name)) for name, value in values.items())


def _case(row: dict[str, Any]) -> Case:
    published = row.get("published_on")
    title = row.get("title")
    return Case(
        id=row["id"],
        group=row["group"],
        article=Article(
            text=f"{title}\n\n{row['text']}" if title else row["text"],
            has_title=title is not None,
            published_on=dt.date.fromisoformat(published) if published else None,
            publisher_city=row.get("publisher_city"),
        ),
        expect=row.get("expect", {}),
        absent=row.get("absent", {}),
        note=row.get("note", ""),
    )
