"""Which state of the project the models were last built by: those built article by article know no other.

It is kept in the warehouse itself, since that is what gets restored, moved or copied.
"""

from __future__ import annotations

import duckdb
import polars as pl

from orchestration.loading.schema import BUILDS
from orchestration.loading.writer import Load, replace
from orchestration.publishing.fingerprint import project_digest

_NAME = "models"


def is_of_this_project(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether every model was last built by the SQL and the lookups that there are now."""
    rows = connection.execute("SELECT project_digest FROM raw.builds WHERE name = ?", [_NAME]).fetchall()
    return rows == [(project_digest(),)]


def keep(connection: duckdb.DuckDBPyConnection, load: Load) -> None:
    """Put a build that went well on record."""
    row = pl.DataFrame([{"name": _NAME, "project_digest": project_digest()}], schema=BUILDS.polars_schema)
    replace(connection, {BUILDS.name: row}, load)
