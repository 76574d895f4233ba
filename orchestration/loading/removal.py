"""Taking things out of the raw tables again, each in one transaction: parses to be done anew, articles that leave."""

from __future__ import annotations

from collections.abc import Collection

import duckdb
import polars as pl

from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, FACT_HISTORY, PARSE_TABLES
from orchestration.loading.table import Table
from orchestration.loading.writer import Load, replace

# Every key by which rows of an article are replaced. An outer join: an article may have no parse yet.
_KEYS = """
SELECT DISTINCT article_key, revision, source_name, path, parser_version
FROM raw.articles AS articles
LEFT JOIN raw.parses AS parses USING (article_key, revision)
SEMI JOIN (SELECT unnest($article_keys) AS article_key) USING (article_key)
UNION
SELECT article_key, NULL, source_name, path, NULL
FROM raw.article_sources
SEMI JOIN (SELECT unnest($article_keys) AS article_key) USING (article_key)
"""


def forget_parses(connection: duckdb.DuckDBPyConnection, article_keys: Collection[str], load: Load) -> None:
    """Let the articles be parsed again, by this parser version too."""
    _remove(connection, PARSE_TABLES, article_keys, load)


def remove_articles(connection: duckdb.DuckDBPyConnection, article_keys: Collection[str], load: Load) -> None:
    """Take out articles with all their revisions, places and facts."""
    _remove(connection, (ARTICLES, ARTICLE_SOURCES, FACT_HISTORY, *PARSE_TABLES), article_keys, load)


def keys_of(connection: duckdb.DuckDBPyConnection, article_keys: Collection[str]) -> pl.DataFrame:
    """The scope of a load that replaces whatever the raw tables hold of the articles."""
    keys: pl.DataFrame = connection.sql(_KEYS, params={"article_keys": list(article_keys)}).pl()
    return keys


def _remove(
    connection: duckdb.DuckDBPyConnection, tables: Collection[Table], article_keys: Collection[str], load: Load
) -> None:
    if not article_keys:
        return
    scope = keys_of(connection, article_keys)
    replace(connection, {table.name: table.empty() for table in tables}, load, scope=scope)
