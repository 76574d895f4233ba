"""Load a published file into a new schema of a PostgreSQL server and put it where readers look, in one transaction.

Until that is committed readers have the schema that they had; queries under way go on in it. The password is never in
the address: libpq takes it from ``PGPASSWORD`` or ``~/.pgpass``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from orchestration.publishing.postgres import statements
from orchestration.publishing.postgres.relationships import foreign_keys
from orchestration.publishing.snapshot import SCHEMA, Table, public_tables, quoted
from orchestration.settings import ConfigurationError

READER = "cooperation_reader"
"""The role that may read, and nothing else; an administrator grants it to people."""
_NEXT, _OLD = f"{SCHEMA}_next", f"{SCHEMA}_old"
# What is left of the version before waits this long for its last readers; if they stay longer, the next publication clears it.
_PATIENCE = "5s"
_BATCH_ROWS = 100_000


class PostgresError(Exception):
    """The server did not take the publication; its readers have the one before."""


def publish_to_postgres(file: Path, url: str, *, comment: str) -> None:
    """Put all tables of the published ``file`` into the schema ``marts`` of the database at ``url``.

    Raises:
        ConfigurationError: the driver is not installed.
        PostgresError: the server cannot be reached, or refuses something; in its own words.
    """
    try:
        from adbc_driver_postgresql import dbapi  # noqa: PLC0415 - an extra that few have
    except ImportError as error:
        raise ConfigurationError("publish_to_postgres needs `pip install cooperation-warehouse[postgres]`") from error
    try:
        with dbapi.connect(url) as server, duckdb.connect(str(file), read_only=True) as published:
            _ensure_reader(server)
            _load(server, published, comment)
            _switch(server)
            _clear(server, dbapi.Error)
    except dbapi.Error as error:
        raise PostgresError(f"PostgreSQL: {' '.join(str(error).split())}") from error


def _run(server: Any, *commands: str) -> None:
    with server.cursor() as cursor:
        for command in commands:
            cursor.execute(command)


def _ensure_reader(server: Any) -> None:
    with server.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM pg_roles WHERE rolname = '{READER}'")  # noqa: S608 - our own constant
        exists = cursor.fetchone()[0]
    if not exists:
        _run(server, f"CREATE ROLE {READER} NOLOGIN")
    server.commit()


def _load(server: Any, published: duckdb.DuckDBPyConnection, comment: str) -> None:
    """Everything into the schema of the next version, which nobody may read yet."""
    tables = list(public_tables(published, "evidence"))
    _run(server, f"DROP SCHEMA IF EXISTS {_NEXT} CASCADE", f"CREATE SCHEMA {_NEXT}")
    for table in tables:
        _run(server, statements.create(_NEXT, table))
        _fill(server, published, table)
        _run(server, *statements.finish(_NEXT, table))
    _run(
        server,
        *statements.connect(_NEXT, tables, foreign_keys()),
        f"COMMENT ON SCHEMA {_NEXT} IS '{quoted(comment)}'",
        f"GRANT USAGE ON SCHEMA {_NEXT} TO {READER}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {_NEXT} TO {READER}",
    )


def _fill(server: Any, published: duckdb.DuckDBPyConnection, table: Table) -> None:
    rows = published.sql(statements.select(table)).to_arrow_reader(_BATCH_ROWS)
    with server.cursor() as cursor:
        cursor.adbc_ingest(table.name, rows, mode="append", db_schema_name=_NEXT)


def _switch(server: Any) -> None:
    with server.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM pg_namespace WHERE nspname = '{SCHEMA}'")  # noqa: S608 - our own constant
        has_version = cursor.fetchone()[0]
    _run(server, f"DROP SCHEMA IF EXISTS {_OLD} CASCADE")
    if has_version:
        _run(server, f"ALTER SCHEMA {SCHEMA} RENAME TO {_OLD}")
    _run(server, f"ALTER SCHEMA {_NEXT} RENAME TO {SCHEMA}")
    server.commit()


def _clear(server: Any, error_class: type[Exception]) -> None:
    """Drop the version before, unless somebody still reads it: waiting would make others wait behind us."""
    try:
        _run(server, f"SET LOCAL lock_timeout = '{_PATIENCE}'", f"DROP SCHEMA IF EXISTS {_OLD} CASCADE")
        server.commit()
    except error_class:
        server.rollback()
