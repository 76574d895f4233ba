"""Facts as the warehouse holds them now, found by key, with what a person needs to judge them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from orchestration.loading.schema import TABLES
from orchestration.parsing.facts import FactClass
from orchestration.resolving.correction_fields import FIELDS

# Fewer characters of a key are typed by mistake more often than meant.
SHORTEST_PREFIX = 6
# Columns that every fact has, and what follows from others; what is left is what the fact says.
_COMMON = {
    *("fact_key", "content_key", "article_key", "revision", "parser_version"),
    *("evidence_text", "evidence_start", "evidence_end", "rule", "confidence", "load_id", "loaded_at"),
}

_DERIVED = ("_from_on", "_to_on", "_precision", "_anchor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article's current revision. ``text`` is None once it is withdrawn."""

    article_key: str
    title: str | None
    publisher: str | None
    published_on: str | None
    source: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact as the current parser reads it. ``values``: what it says, by column, as text."""

    fact_class: FactClass
    fact_key: str
    article_key: str
    evidence_start: int
    evidence_end: int
    rule: str
    values: dict[str, str | None]


def facts(connection: duckdb.DuckDBPyConnection, prefix: str, *, of_article: bool = False) -> list[StoredFact]:
    """The facts whose key, or whose article's key, begins so; in the order of the text.

    Asks for the staging views, which say what counts: there are none before the first build.
    """
    found = [fact for name in FIELDS for fact in _of_class(connection, name, prefix, of_article)]
    return sorted(found, key=lambda fact: (fact.article_key, fact.evidence_start))


def articles(connection: duckdb.DuckDBPyConnection, prefix: str) -> list[Article]:
    """The articles whose key begins so."""
    rows = connection.execute(
        "SELECT article_key, title, publisher, CAST(published_on AS VARCHAR), coalesce(source_uri, source_name), text "
        "FROM staging.stg_articles WHERE starts_with(article_key, ?) ORDER BY article_key",
        [prefix],
    ).fetchall()
    names = ("article_key", "title", "publisher", "published_on", "source", "text")
    return [Article(**dict(zip(names, row, strict=True))) for row in rows]


def sides(connection: duckdb.DuckDBPyConnection, fact: StoredFact) -> tuple[tuple[str, str], ...]:
    """Role and name of each side of a fact."""
    rows = connection.execute(
        "SELECT role, name FROM raw.fact_parties SEMI JOIN staging.stg_parses USING (article_key, revision, parser_version) "
        "WHERE article_key = ? AND fact_key = ? ORDER BY role, position",
        [fact.article_key, fact.fact_key],
    ).fetchall()
    return tuple((role, name) for role, name in rows)


def _of_class(
    connection: duckdb.DuckDBPyConnection, name: FactClass, prefix: str, of_article: bool
) -> list[StoredFact]:
    said = [
        column.name
        for column in TABLES[name].columns
        if column.name not in _COMMON and not column.name.endswith(_DERIVED)
    ]
    key = "article_key" if of_article else "fact_key"
    values = ", ".join(f'CAST("{column}" AS VARCHAR)' for column in said)
    rows = connection.execute(
        f"SELECT fact_key, article_key, evidence_start, evidence_end, rule, {values} "  # noqa: S608 - declared names
        f"FROM {TABLES[name].qualified_name} SEMI JOIN staging.stg_parses USING (article_key, revision, parser_version) "
        f"WHERE starts_with({key}, ?)",
        [prefix],
    ).fetchall()
    return [
        StoredFact(
            fact_class=name,
            fact_key=row[0],
            article_key=row[1],
            evidence_start=row[2],
            evidence_end=row[3],
            rule=row[4],
            values=dict(zip(said, row[5:], strict=True)),
        )
        for row in rows
    ]
