"""Articles taken out: on request and for good, or because their file has left a source that is declared a mirror.

Every text that the article ever had goes, with all that was read from it; a tombstone stays in each revision's place, so
that the article is not taken for a new one. Bytes of rejected input that hold the text go too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Literal

import duckdb
import polars as pl

from orchestration.loading import history
from orchestration.loading.payloads import sweep
from orchestration.loading.removal import keys_of
from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, FACT_HISTORY, PARSE_TABLES, REJECTIONS
from orchestration.loading.writer import Load, replace

Reason = Literal["request", "gone"]
Place = tuple[str, str]

# Payloads are whole files, also those of a record inside one: any of the article's files may hold its text.
_FILES = """
SELECT DISTINCT source_name, regexp_replace(path, '#[0-9]+$', '') AS file, path FROM (
    SELECT article_key, source_name, path FROM raw.articles
    UNION ALL
    SELECT article_key, source_name, path FROM raw.article_sources
)
SEMI JOIN (SELECT unnest($article_keys) AS article_key) USING (article_key)
"""
_REJECTIONS = f"""
WITH files AS ({_FILES}), lost AS (
    SELECT DISTINCT payload_path FROM raw.rejections
    WHERE sha256 IN (
            SELECT sha256 FROM raw.article_sources
            SEMI JOIN (SELECT unnest($article_keys) AS article_key) USING (article_key)
        )
        OR (source_name, regexp_replace(path, '#[0-9]+$', '')) IN (SELECT (source_name, file) FROM files)
)
SELECT * REPLACE (NULL::VARCHAR AS payload_path), (source_name, path) IN (SELECT (source_name, path) FROM files) AS is_its
FROM raw.rejections
WHERE payload_path IN (SELECT payload_path FROM lost) OR is_its
"""  # noqa: S608 - a constant


def withdraw(
    connection: duckdb.DuckDBPyConnection, article_keys: Collection[str], load: Load, *, reason: Reason, rejected: Path
) -> None:
    """Leave tombstones of the articles, in one transaction; ``rejected`` is where payloads lie."""
    if not article_keys:
        return
    chosen = {"article_keys": list(article_keys)}
    rejections = connection.sql(_REJECTIONS, params=chosen).pl()
    scope = pl.concat([keys_of(connection, article_keys), rejections.select("rejection_key")], how="diagonal")
    frames = {table.name: table.empty() for table in PARSE_TABLES}
    frames[ARTICLES.name] = _tombstones(connection, article_keys, load, reason)
    frames[FACT_HISTORY.name] = history.after_withdrawal(connection, article_keys, load)
    # What stopped the parser may be quoted in its error: rejections of the article itself go whole.
    frames[REJECTIONS.name] = rejections.filter(~pl.col("is_its")).select(REJECTIONS.polars_schema.names())
    replace(connection, frames, load, scope=scope)
    sweep(rejected, _kept_payloads(connection))


def forget_places(connection: duckdb.DuckDBPyConnection, places: Iterable[Place], load: Load, *, rejected: Path) -> int:
    """Take out places that are no more; an article that was nowhere else is withdrawn. The number of such articles."""
    gone = pl.DataFrame(list(places), schema={"source_name": pl.String, "path": pl.String}, orient="row")
    if gone.is_empty():
        return 0
    connection.register("gone", gone.to_arrow())
    scope = connection.sql(
        """
        SELECT article_key, source_name, path, NULL AS rejection_key
        FROM raw.article_sources SEMI JOIN gone USING (source_name, path)
        UNION ALL
        SELECT NULL, source_name, path, rejection_key FROM raw.rejections SEMI JOIN gone USING (source_name, path)
        """
    ).pl()
    connection.unregister("gone")
    connection.register("places", scope.select("article_key", "source_name", "path").drop_nulls().to_arrow())
    homeless = connection.sql(
        """
        SELECT DISTINCT article_key FROM places
        SEMI JOIN (FROM raw.articles WHERE NOT is_withdrawn) USING (article_key)
        ANTI JOIN (FROM raw.article_sources ANTI JOIN places USING (article_key, source_name, path)) USING (article_key)
        """
    ).fetchall()
    connection.unregister("places")
    # Before their places are forgotten: these lead to the payloads.
    withdraw(connection, [key for (key,) in homeless], load, reason="gone", rejected=rejected)
    empty = {table.name: table.empty() for table in (ARTICLE_SOURCES, REJECTIONS)}
    replace(connection, empty, load, scope=scope)
    return len(homeless)


def _tombstones(
    connection: duckdb.DuckDBPyConnection, article_keys: Collection[str], load: Load, reason: Reason
) -> pl.DataFrame:
    rows: pl.DataFrame = connection.sql(
        "SELECT * FROM raw.articles SEMI JOIN (SELECT unnest($article_keys) AS article_key) USING (article_key)",
        params={"article_keys": list(article_keys)},
    ).pl()
    withdrawn = rows.with_columns(
        pl.lit(None, pl.String).alias("title"),
        pl.lit(None, pl.String).alias("text"),
        pl.lit(True).alias("is_withdrawn"),
        pl.lit(reason).alias("withdrawal_reason"),
        pl.lit(load.loaded_at, ARTICLES.polars_schema["withdrawn_at"]).alias("withdrawn_at"),
    )
    tombstones: pl.DataFrame = withdrawn.select(ARTICLES.polars_schema.names())
    return tombstones


def _kept_payloads(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("SELECT payload_path FROM raw.rejections WHERE payload_path IS NOT NULL").fetchall()
    return {path for (path,) in rows}
