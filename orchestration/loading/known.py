"""What the raw tables hold already, as far as it decides what is new: files, articles, texts, rejections."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace

import duckdb


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was last opened, and the article (None: rejected) that it gave."""

    size: int | None
    modified_ns: int | None
    sha256: str | None
    article_key: str | None
    first_seen_at: dt.datetime
    last_seen_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Details:
    """What besides its text is known of an article and decides how it is read; a change of it alone is no revision."""

    source_uri: str | None
    title: str | None
    language: str | None
    publisher: str | None
    publisher_city: str | None
    published_on: dt.date | None
    is_sample: bool


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article's current revision."""

    revision: int
    text_sha256: str
    is_withdrawn: bool
    """For good: what is only gone from a mirror counts as never seen, and comes back with its file."""
    is_gone: bool
    first_ingested_at: dt.datetime
    details: Details


@dataclass(slots=True)
class Known:
    """Looked up by place (source and path), by article key, and by text."""

    files: dict[tuple[str, str], KnownFile] = field(default_factory=dict)
    articles: dict[str, KnownArticle] = field(default_factory=dict)
    by_text: dict[str, str] = field(default_factory=dict)
    rejections: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_article(self, key: str, article: KnownArticle) -> None:
        self.articles[key] = article
        # A text that was withdrawn leads to its tombstone wherever it turns up again.
        if not article.is_gone:
            self.by_text.setdefault(article.text_sha256, key)

    def forget_looks(self, sources: Collection[str]) -> None:
        """Let every file of these sources be opened again; which article each gave is still known."""
        for place in [place for place in self.files if place[0] in sources]:
            self.files[place] = replace(self.files[place], modified_ns=None)

    @property
    def has_own_articles(self) -> bool:
        """Whether anything but samples was ever loaded."""
        return any(not article.details.is_sample for article in self.articles.values())


def known(connection: duckdb.DuckDBPyConnection) -> Known:
    """Everything in one pass over three tables. The caller has prepared the raw schema."""
    state = known_places(connection)
    for row in connection.execute(_ARTICLES).fetchall():
        key, revision, sha256, is_withdrawn, is_gone, first_ingested_at, *details = row
        article = KnownArticle(revision, sha256, is_withdrawn, is_gone, first_ingested_at, Details(*details))
        state.add_article(key, article)
    for key, sha256 in connection.execute(_WITHDRAWN_TEXTS).fetchall():
        state.by_text.setdefault(sha256, key)
    return state


def known_places(connection: duckdb.DuckDBPyConnection) -> Known:
    """Files and rejections alone, which is what tells whether there is anything to be opened."""
    state = Known()
    for source, path, *rest in connection.execute(_FILES).fetchall():
        state.files[source, path] = KnownFile(*rest)
    for source, path, key in connection.execute(
        "SELECT source_name, path, rejection_key FROM raw.rejections WHERE stage = 'read'"
    ).fetchall():
        state.rejections[source, path].append(key)
    return state


def has_samples_and_own(connection: duckdb.DuckDBPyConnection) -> tuple[bool, bool]:
    """Whether there are articles that ship, and whether there are others."""
    query = f"SELECT coalesce(bool_or(is_sample), false), coalesce(bool_or(NOT is_sample), false) FROM ({_ARTICLES})"  # noqa: S608
    ((samples, own),) = connection.execute(query).fetchall()
    return samples, own


# First come, first named: of two articles with the same text the one that was there first is the original.
_ARTICLES = """
SELECT
    article_key, revision, text_sha256,
    is_withdrawn AND withdrawal_reason IS DISTINCT FROM 'gone' AS is_withdrawn,
    is_withdrawn AND withdrawal_reason IS NOT DISTINCT FROM 'gone' AS is_gone,
    first_ingested_at,
    source_uri, title, language, publisher, publisher_city, published_on, is_sample
FROM raw.articles
QUALIFY row_number() OVER (PARTITION BY article_key ORDER BY revision DESC) = 1
ORDER BY first_ingested_at, article_key
"""

# Older revisions too: what was withdrawn was every text that the article ever had.
_WITHDRAWN_TEXTS = """
SELECT article_key, text_sha256 FROM raw.articles
WHERE is_withdrawn AND withdrawal_reason IS DISTINCT FROM 'gone'
ORDER BY article_key
"""

# A place can have given an article once and a rejection later: what was seen last is what lies there.
_FILES = """
SELECT source_name, path, size_bytes, modified_ns, sha256, article_key, first_seen_at, last_seen_at
FROM (
    SELECT source_name, path, size_bytes, modified_ns, sha256, article_key, first_seen_at, last_seen_at
    FROM raw.article_sources
    UNION ALL
    SELECT source_name, path, size_bytes, modified_ns, sha256, NULL, first_seen_at, last_seen_at
    FROM raw.rejections
    WHERE stage = 'read'
)
QUALIFY row_number() OVER (PARTITION BY source_name, path ORDER BY last_seen_at DESC) = 1
"""
