"""Which articles the current parser has not read, in batches, and what is on record of those it failed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import duckdb
import polars as pl

from orchestration.loading import history
from orchestration.loading.keys import surrogate
from orchestration.loading.schema import FACT_HISTORY, REJECTIONS
from orchestration.loading.writer import Load, replace

# Facts and mentions of some hundred articles are a few megabytes; a crash loses the work of one batch at most. Articles
# may be reports of megabytes each: of those a batch holds few.
_BATCH_ARTICLES = 500
_BATCH_WORDS = 500_000

# Only the current revision of an article is read: older ones were read when they were current. Texts that are not English
# are kept, and counted among the checks: reading them would find names in them and little else.
_PENDING = """
SELECT article_key, revision, word_count
FROM (
    SELECT article_key, revision, word_count, is_withdrawn, language
    FROM raw.articles
    QUALIFY row_number() OVER (PARTITION BY article_key ORDER BY revision DESC) = 1
)
ANTI JOIN (SELECT article_key, revision FROM raw.parses WHERE parser_version = $version)
    USING (article_key, revision)
WHERE NOT is_withdrawn AND (language IS NULL OR language ILIKE 'en%')
ORDER BY article_key
"""

_PARSED_BEFORE = """
SELECT article_key FROM raw.parses SEMI JOIN parsed USING (article_key)
UNION
SELECT article_key FROM raw.fact_history SEMI JOIN parsed USING (article_key)
"""


def pending(connection: duckdb.DuckDBPyConnection, version: str) -> pl.DataFrame:
    """Keys and ``word_count`` of the articles to be parsed. One that this very parser failed on waits for the next version."""
    keys: pl.DataFrame = connection.sql(_PENDING, params={"version": version}).pl()
    rows = connection.execute("SELECT rejection_key FROM raw.rejections WHERE stage = 'parse'").fetchall()
    refused = {key for (key,) in rows}
    is_due = pl.Series(
        [refusal_key(key, revision, version) not in refused for key, revision, _ in keys.iter_rows()],
        dtype=pl.Boolean,
    )
    return keys.filter(is_due)


def batches(connection: duckdb.DuckDBPyConnection, keys: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The articles with these keys, some hundred at a time."""
    for portion in _portions(keys):
        connection.register("portion", portion.to_arrow())
        articles = connection.sql(
            "SELECT articles.* FROM raw.articles AS articles SEMI JOIN portion USING (article_key, revision)"
        ).pl()
        connection.unregister("portion")
        yield articles


def _portions(keys: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Keys cut where there are enough of them, or of words."""
    words_before = pl.col("word_count").cum_sum() - pl.col("word_count")
    for portion in keys.iter_slices(_BATCH_ARTICLES):
        for _, part in portion.group_by(words_before // _BATCH_WORDS, maintain_order=True):
            yield part


def store(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame], load: Load) -> dict[str, int]:
    """Put a batch of parses on record in one transaction, with what it changes in the history; the rows of each table."""
    before = _parsed_before(connection, frames["parses"])
    past = history.after_parse(connection, frames, before["article_key"].to_list(), load)
    return replace(connection, {**frames, FACT_HISTORY.name: past}, load, scope=before)


def _parsed_before(connection: duckdb.DuckDBPyConnection, parsed: pl.DataFrame) -> pl.DataFrame:
    """Those of which anything is stored. In a first load there are none, and no table is searched for rows to be replaced:
    a search takes as long as the table is, for each batch of it."""
    connection.register("parsed", parsed.select("article_key").to_arrow())
    rows = connection.execute(_PARSED_BEFORE).fetchall()
    connection.unregister("parsed")
    return parsed.filter(pl.col("article_key").is_in([key for (key,) in rows]))


def refuse(
    connection: duckdb.DuckDBPyConnection, article: Mapping[str, object], version: str, error: Exception, load: Load
) -> None:
    """Put on record that the parser failed on an article, so that the others go on and this one is seen."""
    replace(connection, {"rejections": refusal(article, version, error, load)}, load)


def refusal(article: Mapping[str, object], version: str, error: Exception, load: Load) -> pl.DataFrame:
    """The row of ``raw.rejections`` for an article that the parser failed on."""
    row = {
        "rejection_key": refusal_key(str(article["article_key"]), article["revision"], version),
        "stage": "parse",
        "reason": "parser_failed",
        "detail": f"parser {version} failed: {type(error).__name__}: {error}"[:500],
        "source_name": article["source_name"],
        "path": article["path"],
        "sha256": article["text_sha256"],
        "first_seen_at": load.loaded_at,
        "last_seen_at": load.loaded_at,
    }
    return pl.DataFrame([row], schema=REJECTIONS.polars_schema)


def refusal_key(article_key: str, revision: object, version: str) -> str:
    """The key of the rejection of an article that a parser failed on."""
    return surrogate("parse", article_key, str(revision), version)
