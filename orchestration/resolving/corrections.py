"""What analysts overrule: files of corrections read into ``raw.corrections``, each line held against what it may say.

A line that cannot be followed is kept with its problem, so that the report shows it; whether its fact is still there and
what the parser reads now is for the models to say.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from orchestration.loading.schema import CORRECTIONS
from orchestration.loading.writer import Load
from orchestration.parsing.edtf import bounds
from orchestration.resolving import people_files
from orchestration.resolving.correction_fields import UnknownFieldError, canonical
from orchestration.resolving.people_files import Line
from orchestration.settings import Settings

NAME = "corrections.csv"
# `seen_value` may be missing: files that people write by hand seldom note it.
_REQUIRED = ("fact_key", "field", "value", "reason", "decided_on", "decided_by")
_COLUMNS = ("fact_key", "field", "value", "seen_value", "reason", "decided_on", "decided_by")


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
    """Read both files if they say something new; the number of lines read. Raises ConfigurationError."""
    return people_files.refresh(connection, CORRECTIONS, frame(settings), load)


def have_changed(connection: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Whether the files say something else than what was read last. Raises ConfigurationError."""
    return people_files.has_changed(connection, CORRECTIONS, frame(settings))


def frame(settings: Settings) -> pl.DataFrame:
    """The lines of both files in the shape of ``raw.corrections``. Raises ConfigurationError for what is no such file."""
    rows = [
        {"correction_file": line.file, "line_number": line.number} | _checked(line)
        for line in people_files.lines(settings, NAME, _REQUIRED)
    ]
    return pl.DataFrame(rows, schema=CORRECTIONS.polars_schema).sort(CORRECTIONS.key)


def append(file: Path, corrections: list[Correction]) -> None:
    """Add lines to the operator's file, all or none; it is made if it is not there. Raises ConfigurationError."""
    text = people_files.read(file) if file.exists() else ",".join(_COLUMNS) + "\n"
    columns = people_files.header(file, text, _REQUIRED)
    # Some programs leave the last line without an end.
    text = text.removesuffix("\n") + "\n"
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, columns, extrasaction="ignore", lineterminator="\n")
    for correction in corrections:
        writer.writerow({name: getattr(correction, name) for name in _COLUMNS})
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_text(text + lines.getvalue(), encoding="utf-8", newline="")
    partial.replace(file)


def _checked(line: Line) -> dict[str, object]:
    """The row of a line, with the first thing that is wrong with it."""
    cells = {name: line.cells.get(name, "") for name in _COLUMNS}
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
