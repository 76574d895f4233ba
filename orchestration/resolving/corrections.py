"""What analysts overrule: files of corrections read into ``raw.corrections``, each line held against what it may say.

There are two files of one form: the one that ships with the project, for what everyone shares, and the operator's own in
the home, which is read after it and so has the last word. A line that cannot be followed is kept with its problem, so
that the report shows it; whether its fact is still there and what the parser reads now is for the models to say.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from orchestration.loading.schema import CORRECTIONS
from orchestration.loading.writer import Load, replace
from orchestration.parsing.edtf import bounds
from orchestration.resolving.correction_fields import UnknownFieldError, canonical
from orchestration.settings import PROJECT, ConfigurationError, Settings

SHIPPED = PROJECT / "seeds" / "reference" / "corrections.csv"
# `seen_value` may be missing: files that people write by hand seldom note it.
_REQUIRED = ("fact_key", "field", "value", "reason", "decided_on", "decided_by")
_COLUMNS = ("fact_key", "field", "value", "seen_value", "reason", "decided_on", "decided_by")
_FILES = pl.DataFrame({"correction_file": ["project", "home"]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line to be written. ``value`` None makes the field NULL; ``seen_value`` is what it holds now."""

    fact_key: str
    field: str
    value: str | None
    seen_value: str | None
    reason: str
    decided_on: dt.date
    decided_by: str


def refresh(connection: duckdb.DuckDBPyConnection, settings: Settings, load: Load) -> int:
    """Read both files if they say something new; the number of lines read."""
    lines = frame(settings)
    if lines.equals(_stored(connection)):
        return 0
    replace(connection, {CORRECTIONS.name: lines}, load, scope=_FILES)
    return lines.height


def have_changed(connection: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Whether the files say something else than what was read last. Raises ConfigurationError."""
    return not frame(settings).equals(_stored(connection))


def frame(settings: Settings) -> pl.DataFrame:
    """The lines of both files in the shape of ``raw.corrections``. Raises ConfigurationError for what is no such file."""
    files = {"project": SHIPPED, "home": settings.corrections_file}
    rows = [row for name, file in files.items() if file.exists() for row in _rows(name, file)]
    return pl.DataFrame(rows, schema=CORRECTIONS.polars_schema).sort(CORRECTIONS.key)


def append(file: Path, corrections: list[Correction]) -> None:
    """Add lines to the operator's file, all or none; it is made if it is not there. Raises ConfigurationError."""
    # A spreadsheet leaves its mark at the beginning, and sometimes no end of line at the end.
    text = _read(file).removeprefix("\ufeff") if file.exists() else ",".join(_COLUMNS) + "\n"
    if text and not text.endswith("\n"):
        text += "\n"
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, _header(file, text), extrasaction="ignore", lineterminator="\n")
    for correction in corrections:
        writer.writerow({name: getattr(correction, name) for name in _COLUMNS})
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_text(text + lines.getvalue(), encoding="utf-8", newline="")
    partial.replace(file)


def _stored(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    names = ", ".join(f'"{name}"' for name in CORRECTIONS.polars_schema)
    stored: pl.DataFrame = connection.sql(f"SELECT {names} FROM {CORRECTIONS.qualified_name}").pl()  # noqa: S608 - declared names
    return stored.cast(CORRECTIONS.polars_schema).sort(CORRECTIONS.key)


def _rows(name: str, file: Path) -> Iterator[dict[str, object]]:
    text = _read(file)
    _header(file, text)
    lines = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restval="")
    for line in lines:
        cells = {column: (line.get(column) or "").strip() for column in _COLUMNS}
        if any(cells.values()):
            yield {"correction_file": name, "line_number": lines.line_num} | _checked(cells)


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from error


def _header(file: Path, text: str) -> list[str]:
    header = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")), [])
    if missing := [name for name in _REQUIRED if name not in header]:
        raise ConfigurationError(f"{file}: no column {', '.join(missing)} in its first line")
    return header


def _checked(cells: dict[str, str]) -> dict[str, object]:
    """The row of a line, with the first thing that is wrong with it."""
    decided_on = _day(cells["decided_on"])
    problem = None if decided_on and cells["reason"] and cells["decided_by"] else "undocumented"
    value: str | None = cells["value"]
    try:
        value = canonical(cells["field"], cells["value"])
    except UnknownFieldError:
        problem = "unknown_field"
    except ValueError:
        problem = "wrong_value"
    days = bounds(value) if value and cells["field"].endswith("_edtf") else None
    return {
        "fact_key": cells["fact_key"].lower(),
        "field": cells["field"],
        "value": value,
        "seen_value": cells["seen_value"] or None,
        "from_on": days.from_on if days else None,
        "to_on": days.to_on if days else None,
        "precision": days.precision if days else None,
        "reason": cells["reason"] or None,
        "decided_on": decided_on,
        "decided_by": cells["decided_by"] or None,
        "problem": problem,
    }


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
