"""Who `our city`, `the two places`, `both sides`, `the former`, `the company` and `the municipality` are in this article."""

from __future__ import annotations

from orchestration.parsing.analysis import Analysis, Reference


def find(analysis: Analysis) -> list[Reference]:
    """The pointing phrases of the article that can be resolved, in order."""
    return []
