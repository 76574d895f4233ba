"""What a publication is made of, as one short text: equal fingerprints, equal publications.

It is how a run knows that there is nothing to build. In it: the rows of the raw tables (their keys and the loads that
wrote them), the dbt project with its lookups, the parser, and what the settings say of publishing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from orchestration import __version__
from orchestration.loading.schema import (
    ARTICLE_SOURCES,
    BUILDS,
    CHECK_FAILURES,
    CHECK_RESULTS,
    PARSE_TABLES,
    PARSES,
    TABLES,
)
from orchestration.settings import PROJECT, Settings

DBT_PROJECT = PROJECT / "dbt_project"
_LOOKUPS = PROJECT / "seeds" / "reference"
# What dbt itself writes into the project when it is called by hand.
_BUILT = {"target", "logs", ".user.yml"}


def fingerprint(connection: duckdb.DuckDBPyConnection, settings: Settings, parser_version: str) -> str:
    """The fingerprint of what would be published now."""
    choices = [settings.publish_text, settings.publish_to_postgres, str(settings.publish_database_rows)]
    if settings.engine == "spark":
        choices.append(str(settings.publish_rows))
    parts = [__version__, parser_version, project_digest(), *choices, *_raw_state(connection)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def project_digest() -> str:
    """Of every file that decides what dbt builds."""
    digest = hashlib.sha256()
    for folder in (DBT_PROJECT, _LOOKUPS):
        for file in sorted(_files(folder)):
            digest.update(f"{file.relative_to(folder)}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder).parts[0] not in _BUILT:
            yield file


def _raw_state(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """One line a table. What a parse found goes with its row in ``parses``: those tables are large and need no look."""
    for table in TABLES.values():
        # Results of checks follow from the rest, and are written anew by each run that checks.
        if (table in PARSE_TABLES and table is not PARSES) or table in (CHECK_RESULTS, CHECK_FAILURES, BUILDS):
            continue
        # A file that was touched is noted with a new time, and changes nothing that anybody could see.
        version = "text_sha256" if table is ARTICLE_SOURCES else "load_id"
        keys = ", ".join(f'"{name}"' for name in (*table.key, version))
        ((rows, content),) = connection.sql(
            f"SELECT count(*), bit_xor(hash({keys})) FROM {table.qualified_name}"  # noqa: S608 - declared names
        ).fetchall()
        yield f"{table.name} {rows} {content}"
