"""CSV files that people write, and the raw table that holds what they say: read anew whenever a file says something else.

There are two files of one form: the one that ships with the project, for what everyone shares, and the operator's own in
the home, which is read after it and so has the last word.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from orchestration.loading.table import Table
from orchestration.loading.writer import Load, replace
from orchestration.settings import PROJECT, ConfigurationError, Settings

# What the operator's file is called in the column that tells the two apart, and the one that ships.
HOME, SHIPPED = "home", "project"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty: its file, its number there (the header is 1), and its cells without blanks around."""

    file: str
    number: int
    cells: Mapping[str, str]


def lines(settings: Settings, name: str, required: tuple[str, ...]) -> Iterator[Line]:
    """The lines of both files of that name. Raises ConfigurationError for what is no such file."""
    for file, path in ((SHIPPED, PROJECT / "seeds" / "reference" / name), (HOME, settings.home / name)):
        if path.exists():
            text = read(path)
            header(path, text, required)
            rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
            for row in rows:
                cells = {str(column): str(value or "").strip() for column, value in row.items() if column}
                if any(cells.values()):
                    yield Line(file, rows.line_num, cells)


def read(path: Path) -> str:
    """The text of a file without the mark that spreadsheets put in front. Raises ConfigurationError."""
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from error


def header(path: Path, text: str, required: tuple[str, ...]) -> list[str]:
    """The columns of a file. Raises ConfigurationError where one is missing."""
    found = next(csv.reader(io.StringIO(text, newline="")), [])
    if missing := [name for name in required if name not in found]:
        raise ConfigurationError(f"{path}: no column {', '.join(missing)} in its first line")
    return found


def refresh(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame, load: Load) -> int:
    """Store what the files say if it is new; the number of lines stored. A table is replaced by its column of files."""
    if not has_changed(connection, table, frame):
        return 0
    scope = pl.DataFrame({table.replaced_by[0]: [HOME, SHIPPED]})
    return replace(connection, {table.name: frame}, load, scope=scope)[table.name]


def has_changed(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame) -> bool:
    """Whether the files say something else than what is stored."""
    names = ", ".join(f'"{name}"' for name in table.polars_schema)
    stored: pl.DataFrame = connection.sql(f"SELECT {names} FROM {table.qualified_name}").pl()  # noqa: S608 - declared names
    return not frame.equals(stored.cast(table.polars_schema).sort(table.key))
