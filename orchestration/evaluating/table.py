"""Scores as rows of ``raw.parser_scores``: one for each class, for one parser version and one state of the gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orchestration.evaluating import gold
from orchestration.evaluating.scores import Scores, measure
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold
from orchestration.parsing.version import parser_version


def score(folder: Path, articles: Path | None = None) -> tuple[Scores, list[dict[str, Any]]]:
    """Score the parser on all annotated articles of a folder: the scores, and their rows. Raises GoldError."""
    scores = measure(gold.load(folder, articles), lambda article: as_gold(parse(article)))
    return scores, rows(scores, gold.digest(folder, articles))


def rows(scores: Scores, gold_sha256: str) -> list[dict[str, Any]]:
    """The rows, without the time of scoring, which is the caller's."""
    return [
        {
            "parser_version": parser_version(),
            "gold_sha256": gold_sha256,
            "fact_class": name,
            "precision": of_class.precision,
            "recall": of_class.recall,
            "f1": of_class.f1,
            "gold_count": of_class.gold_count,
        }
        for name, of_class in scores.classes.items()
    ]
