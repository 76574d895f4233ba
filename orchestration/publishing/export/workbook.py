"""Tables as sheets of one Excel file, each with a header that stays in sight and can filter.

Text is written as text: no cell becomes a formula or a link, whatever an article says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

MAX_ROWS = 1_048_576
"""Rows of a sheet, the header among them: what Excel opens."""
_MAX_TEXT = 32_767  # characters of a cell
_MAX_EXACT = 2**53  # Excel counts in doubles
_WIDTHS = {"_text": 60, "title": 50, "name": 28, "_key": 14, "_on": 12, "_at": 20}
_DEFAULT_WIDTH = 16


class TooManyRowsError(Exception):
    """A table is longer than a sheet."""


def write_workbook(answers: Mapping[str, duckdb.DuckDBPyRelation], path: Path) -> None:
    """Write the answers as sheets of these names.

    Raises:
        TooManyRowsError: a table has more rows than a sheet may have; nothing is left behind.
        OSError: the file cannot be written.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    partial = path.with_name(f".{path.name}.partial")
    try:
        with xlsxwriter.Workbook(str(partial), {**options, "default_date_format": "yyyy-mm-dd"}) as book:
            bold = book.add_format({"bold": True, "bottom": 1})
            moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
            for name, answer in answers.items():
                _write_sheet(book.add_worksheet(name[:31]), name, answer, bold, moment)
        partial.replace(path)
    except FileCreateError as error:
        # It wraps what the system said; that, and the file that was asked for, is what whoever asked can mend.
        cause = error.args[0]
        raise OSError(cause.errno, cause.strerror, str(path)) from error
    finally:
        partial.unlink(missing_ok=True)


def _write_sheet(sheet: Any, name: str, answer: duckdb.DuckDBPyRelation, bold: Any, moment: Any) -> None:
    columns = answer.columns
    for number, column in enumerate(columns):
        width = next((width for end, width in _WIDTHS.items() if column.endswith(end)), _DEFAULT_WIDTH)
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, columns, bold)
    line = 0
    for line, row in enumerate(answer.iter_rows(), start=1):
        if line >= MAX_ROWS:
            raise TooManyRowsError(f"{name} has more rows than the {MAX_ROWS:,} of a sheet")
        for number, value in enumerate(row):
            _write_cell(sheet, line, number, value, moment)
    sheet.autofilter(0, 0, line, len(columns) - 1)


def _write_cell(sheet: Any, line: int, number: int, value: Any, moment: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, number, value)
    elif isinstance(value, int | float | Decimal) and abs(float(value)) <= _MAX_EXACT:
        sheet.write_number(line, number, float(value))
    elif isinstance(value, dt.datetime):
        sheet.write_datetime(line, number, value, moment)
    elif isinstance(value, dt.date):
        sheet.write_datetime(line, number, value)
    else:
        sheet.write_string(line, number, str(value)[:_MAX_TEXT])
