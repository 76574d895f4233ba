"""Whether facts stand in the texts of their articles where their evidence says.

Rows change by loads only, and a load stamps what it writes: what was found sound once stays so until its article is loaded
or parsed again. Whoever looks at what has come since pays for that and not for the whole warehouse.
"""

from __future__ import annotations

import datetime as dt

import duckdb

from orchestration.loading.schema import ARTICLES, CHECK_RESULTS, PARSE_TABLES, PARSES
from orchestration.loading.table import Table

STEP = "evidence"
"""Under which name the results of the check are kept."""
TABLES = [table for table in PARSE_TABLES if any(column.name == "evidence_start" for column in table.columns)]
"""Those that have evidence."""


def looked_at(
    connection: duckdb.DuckDBPyConnection, table: Table, since: dt.datetime | None
) -> duckdb.DuckDBPyRelation:
    """Facts of articles that were loaded or parsed ``since`` then, or of all: article_key, fact_key, wrong."""
    changed = f"""
        AND article_key IN (
            SELECT article_key FROM {ARTICLES.qualified_name} WHERE loaded_at >= $since
            UNION ALL SELECT article_key FROM {PARSES.qualified_name} WHERE loaded_at >= $since
        )
    """  # noqa: S608 - declared names
    return connection.sql(
        f"""
        SELECT article_key, fact_key, evidence_text
            IS DISTINCT FROM substring(articles.text, evidence_start + 1, evidence_end - evidence_start) AS wrong
        FROM {table.qualified_name} AS facts
        JOIN {ARTICLES.qualified_name} AS articles USING (article_key, revision)
        WHERE NOT is_withdrawn {changed if since else ""}
        """,  # noqa: S608 - declared names
        params={"since": since} if since else None,
    )


def sound_until(connection: duckdb.DuckDBPyConnection) -> dt.datetime | None:
    """When all evidence was last found sound; None where it was not, or a table has come since that nobody looked at."""
    rows = connection.execute(
        f"SELECT table_name, passed, loaded_at FROM {CHECK_RESULTS.qualified_name} WHERE step = ?",  # noqa: S608
        [STEP],
    ).fetchall()
    is_sound = {table.name for table in TABLES} <= {name for name, passed, _ in rows if passed}
    return min(loaded_at for *_, loaded_at in rows) if is_sound else None
