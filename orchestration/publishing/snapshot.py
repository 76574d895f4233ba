"""What is public of the private warehouse, copied into a fresh file: every table of the marts with keys and comments.

The copy is made table by table and not of the file: raw texts stay private, the file is compact, and its storage
format can be one that older drivers still open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

SCHEMA = "marts"
# Most BI drivers still bundle DuckDB 1.4 or 1.5; files in the format of 2.0 are closed to them.
STORAGE_VERSION = "v1.4.0"
_CATALOG = "publication"
# The columns that hold words of an article, which `publish_text: none` withholds. Names of places, persons and bodies
# are facts, not text.
_WORDS = {("dim_articles", "title"), ("rpt_data_quality_failures", "failing_row")}
_WORDS_ANYWHERE = {"evidence_text"}
_ARTICLE_TEXTS = "article_texts"
# Neither the dashboard nor a key of another table leads to them: long, they may be missing from the database.
_MAY_BE_PARQUET_ONLY = {"fct_mentions", "fct_history"}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    is_nullable: bool
    comment: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the marts as it is in the private file, with the query that fills its copy."""

    name: str
    columns: list[Column]
    query: str
    comment: str | None = None
    primary_key: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a reader must find of one table: rows as counted and columns as declared in the private file."""

    rows: int
    columns: list[list[str]]
    """[name, type] of each column, in order."""
    in_database: bool
    """False where the table is too long for the database, and Parquet only."""


def write(connection: duckdb.DuckDBPyConnection, file: Path, *, publish_text: str, at_most: int) -> dict[str, Promise]:
    """Make ``file`` from the warehouse that ``connection`` has open; what each table has to hold.

    Tables of more than ``at_most`` rows that nothing else refers to are not in it, and promised as Parquet.
    The copy is attached as ``publication`` meanwhile. The promises come from the private tables: ``verify`` holds them
    against what the file has.
    """
    connection.execute(f"ATTACH '{quoted(str(file))}' AS {_CATALOG} (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        connection.execute(f"CREATE SCHEMA {_CATALOG}.{SCHEMA}")
        promises: dict[str, Promise] = {}
        for table in public_tables(connection, publish_text):
            rows = connection.sql(f"SELECT count(*) FROM ({table.query})").fetchall()[0][0]  # noqa: S608
            in_database = rows <= at_most or table.name not in _MAY_BE_PARQUET_ONLY
            for statement in _statements(table) if in_database else ():
                connection.execute(statement)
            columns = [[column.name, column.type] for column in table.columns]
            promises[table.name] = Promise(rows, columns, in_database)
        connection.execute(f"CHECKPOINT {_CATALOG}")
    finally:
        connection.execute(f"DETACH {_CATALOG}")
    return promises


def public_tables(connection: duckdb.DuckDBPyConnection, publish_text: str) -> Iterator[Table]:
    """The tables of the marts in the database that ``connection`` has open, private or published."""
    comments = connection.execute(
        """
        SELECT table_name, comment FROM duckdb_tables()
        WHERE database_name = current_database() AND schema_name = $1
        UNION ALL
        SELECT view_name, comment FROM duckdb_views()
        WHERE database_name = current_database() AND schema_name = $1
        ORDER BY ALL
        """,
        [SCHEMA],
    ).fetchall()
    for name, comment in comments:
        columns = _columns(connection, name)
        withheld = {
            column.name
            for column in columns
            if publish_text == "none" and ((name, column.name) in _WORDS or column.name in _WORDS_ANYWHERE)
        }
        chosen = ", ".join(
            f'NULL::{column.type} AS "{column.name}"' if column.name in withheld else f'"{column.name}"'
            for column in columns
        )
        yield Table(
            name=name,
            columns=[
                Column(column.name, column.type, column.is_nullable or column.name in withheld, column.comment)
                for column in columns
            ],
            query=f'SELECT {chosen} FROM {SCHEMA}."{name}"',  # noqa: S608
            comment=comment,
            primary_key=_primary_key(connection, name),
        )
    if publish_text == "full":
        yield _article_texts()


def _article_texts() -> Table:
    return Table(
        name=_ARTICLE_TEXTS,
        columns=[
            Column("article_key", "VARCHAR", False, "The article, as in dim_articles."),
            Column("text", "VARCHAR", False, "Title, a blank line, body; the offsets of evidence count in it."),
        ],
        query=f"""
            SELECT article_key, text FROM raw.articles
            SEMI JOIN {SCHEMA}.dim_articles USING (article_key, revision)
        """,  # noqa: S608
        comment="One row an article: its whole text. Published because `publish_text` is `full`.",
        primary_key=["article_key"],
    )


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[Column]:
    rows = connection.execute(
        """
        SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
        WHERE database_name = current_database() AND schema_name = ? AND table_name = ?
        ORDER BY column_index
        """,
        [SCHEMA, table],
    ).fetchall()
    return [Column(*row) for row in rows]


def _primary_key(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = connection.execute(
        """
        SELECT constraint_column_names FROM duckdb_constraints()
        WHERE database_name = current_database() AND schema_name = ? AND table_name = ?
          AND constraint_type = 'PRIMARY KEY'
        """,
        [SCHEMA, table],
    ).fetchall()
    return [name for (names,) in rows for name in names]


def _statements(table: Table) -> Iterator[str]:
    """The SQL that makes a table's copy: declared, filled, explained."""
    target = f'{_CATALOG}.{SCHEMA}."{table.name}"'
    parts = [f'"{column.name}" {column.type}{"" if column.is_nullable else " NOT NULL"}' for column in table.columns]
    if table.primary_key:
        parts.append("PRIMARY KEY (" + ", ".join(f'"{name}"' for name in table.primary_key) + ")")
    yield f"CREATE TABLE {target} ({', '.join(parts)})"
    yield f"INSERT INTO {target} {table.query}"
    if table.comment:
        yield f"COMMENT ON TABLE {target} IS '{quoted(table.comment)}'"
    for column in table.columns:
        if column.comment:
            yield f"COMMENT ON COLUMN {target}.\"{column.name}\" IS '{quoted(column.comment)}'"


def quoted(text: str) -> str:
    """The text as it stands in a string of SQL."""
    return text.replace("'", "''")
