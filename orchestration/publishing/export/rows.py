"""The rows of one answer as CSV, JSON, JSON Lines or Parquet, written to an open file as they come."""

from __future__ import annotations

import codecs
import csv
import json
import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import BinaryIO

import duckdb

# A spreadsheet takes a cell that opens so for a formula, in full width too, and an article may open with anything.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    """A header and a line a row; text that a spreadsheet would take for a formula has an apostrophe in front."""
    lines = csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\n")
    lines.writerow(answer.columns)
    for row in answer.iter_rows():
        lines.writerow([defused(value) for value in row])


def write_spreadsheet_csv(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    """As ``write_csv``, behind the mark without which Excel takes UTF-8 for the code page of the machine."""
    file.write(codecs.BOM_UTF8)
    write_csv(answer, file)


def defused(value: object) -> object:
    """The value for a cell: numbers and dates as they are, text so that no spreadsheet computes it.

    >>> defused("=cmd()"), defused(-1), defused("Dalian")
    ("'=cmd()", -1, 'Dalian')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def write_json(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    """One array, one row a line; amounts as text, to the last digit."""
    names = distinct(answer.columns)
    separator = b"[\n"
    for row in answer.iter_rows():
        line = json.dumps(_object(names, row), ensure_ascii=False, default=str)
        file.write(separator + line.encode())
        separator = b",\n"
    file.write(b"\n]\n" if separator == b",\n" else b"[]\n")


def write_jsonl(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    """One object a line; amounts as numbers, days and times as ISO 8601."""
    names = distinct(answer.columns)
    for row in answer.iter_rows():
        line = json.dumps(_object(names, row), ensure_ascii=False, default=_plain)
        file.write(line.encode() + b"\n")


def distinct(names: Sequence[str]) -> list[str]:
    """Names of columns as keys of an object, which holds each only once: the later ones of a name get a number.

    >>> distinct(["name", "name", "name_2"])
    ['name', 'name_3', 'name_2']
    """
    taken = set(names)
    found: list[str] = []
    for name in names:
        free = name
        if name in found:
            free = next(new for number in count(2) if (new := f"{name}_{number}") not in taken)
            taken.add(free)
        found.append(free)
    return found


def _object(names: Sequence[str], row: Sequence[object]) -> dict[str, object]:
    """JSON has no number for what is infinite or none: such a value is null."""
    return {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in zip(names, row, strict=True)
    }


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def write_parquet(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    """Types kept, compressed with zstd."""
    answer.pl().write_parquet(file)
