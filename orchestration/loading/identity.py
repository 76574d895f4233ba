"""Which article a person means: by its key, its address, its path in a source, or the file where it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import polars as pl


@dataclass(frozen=True, slots=True)
class Found:
    """One article that is meant, and the place where it was found; ``places`` are all (source, path) that hold it."""

    article_key: str
    source_name: str
    path: str
    is_withdrawn: bool
    """For good."""
    places: tuple[tuple[str, str], ...]


# A file that holds many articles means all of them; `FILE#N`, that one.
_MEANT = """
WITH known AS (
    SELECT article_key, source_name, path, source_uri FROM raw.articles
    UNION
    SELECT article_key, source_name, path, source_uri FROM raw.article_sources
), meant AS (
    SELECT * FROM known WHERE article_key = $words OR source_uri = $words
    UNION
    SELECT * FROM known
    WHERE path = $words OR regexp_replace(path, '#[0-9]+$', '') = $words
    UNION
    SELECT known.* FROM known SEMI JOIN places
        ON known.source_name = places.source_name
        AND (known.path = places.path OR regexp_replace(known.path, '#[0-9]+$', '') = places.path)
), withdrawn AS (
    SELECT article_key, bool_and(is_withdrawn AND withdrawal_reason IS DISTINCT FROM 'gone') AS is_withdrawn
    FROM raw.articles GROUP BY article_key
), places AS (
    SELECT article_key, list(DISTINCT (source_name, path)) AS places FROM known GROUP BY article_key
)
SELECT article_key, source_name, path, is_withdrawn, places
FROM meant JOIN withdrawn USING (article_key) JOIN places USING (article_key)
QUALIFY row_number() OVER (PARTITION BY article_key ORDER BY source_name, path) = 1
ORDER BY source_name, path
"""


def find(connection: duckdb.DuckDBPyConnection, words: str, places: Iterable[tuple[str, str]]) -> list[Found]:
    """The articles that ``words`` name; ``places`` are those (source, path) that they are as a file."""
    known = pl.DataFrame(list(places), schema={"source_name": pl.String, "path": pl.String}, orient="row")
    connection.register("places", known.to_arrow())
    rows = connection.execute(_MEANT, {"words": words}).fetchall()
    connection.unregister("places")
    return [
        Found(key, source, path, is_withdrawn, tuple(sorted(places)))
        for key, source, path, is_withdrawn, places in rows
    ]
