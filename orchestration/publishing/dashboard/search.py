"""The names that the search box knows, and what each leads to."""

from __future__ import annotations

from typing import Any

import duckdb

from orchestration.publishing.dashboard.rows import read_rows

MAX_ARTICLES = 20
"""Articles that one organization or person leads to; the newest."""


def read_names(
    connection: duckdb.DuckDBPyConnection,
    cities: list[dict[str, Any]],
    articles: list[dict[str, Any]],
    article_number: dict[str, int],
) -> list[tuple[str, str, Any]]:
    """(name, what it is, what it leads to): a city's number, or numbers of articles, newest first."""
    names: list[tuple[str, str, Any]] = [(city["name"], "city", number) for number, city in enumerate(cities)]
    for what in ("organization", "person"):
        for row in read_rows(
            connection,
            f"""select d.name, list(b.article_key order by b.article_key) as article_keys
            from marts.dim_{what}s as d join marts.bridge_article_{what}s as b using ({what}_key)
            group by d.{what}_key, d.name order by d.name, d.{what}_key""",  # noqa: S608
        ):
            numbers = sorted({article_number[key] for key in row["article_keys"] if key in article_number})
            if numbers:
                names.append((row["name"], what, numbers[:MAX_ARTICLES]))
    return names + [(article["title"], "article", [n]) for n, article in enumerate(articles) if article["title"]]
