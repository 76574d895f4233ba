"""Other spellings of organizations that a person wrote down, read into ``raw.organization_aliases``."""

from __future__ import annotations

import duckdb
import polars as pl

from orchestration.loading.schema import ORGANIZATION_ALIASES
from orchestration.loading.writer import Load
from orchestration.resolving import people_files
from orchestration.settings import Settings

NAME = "organization_aliases.csv"


def refresh(connection: duckdb.DuckDBPyConnection, settings: Settings, load: Load) -> int:
    """Read both files if they say something new; the number of lines read. Raises ConfigurationError."""
    return people_files.refresh(connection, ORGANIZATION_ALIASES, frame(settings), load)


def have_changed(connection: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Whether the files say something else than what was read last. Raises ConfigurationError."""
    return people_files.has_changed(connection, ORGANIZATION_ALIASES, frame(settings))


def frame(settings: Settings) -> pl.DataFrame:
    """The lines of both files in the shape of ``raw.organization_aliases``."""
    rows = [
        {
            "alias_file": line.file,
            "line_number": line.number,
            "alias": line.cells["alias"] or None,
            "name": line.cells["name"] or None,
        }
        for line in people_files.lines(settings, NAME, ("alias", "name"))
    ]
    return pl.DataFrame(rows, schema=ORGANIZATION_ALIASES.polars_schema).sort(ORGANIZATION_ALIASES.key)
