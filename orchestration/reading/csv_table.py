"""Tables of separated values with a header: one article a row.

They are known by their header: a column of texts and another whose name is known. Comma, semicolon and tab separate.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from orchestration.reading import ArticleRecord, Rejection, at, encodings, fields

# Enough rows to tell their encoding; the whole file need not fit into the memory.
_SAMPLE_BYTES = 65536
_DELIMITERS = ",;\t"
# A name of a column has no blank at its ends, as a word behind a comma of a title has.
_NAME = re.compile(r"\w+(?:[ .-]\w+)*")


def recognises(head: bytes) -> bool:
    """Whether a file that begins like this has such a header."""
    return _delimiter(_first_line(head)) is not None


def lacks_text(head: bytes) -> bool:
    """Whether a file that begins like this has a header of which names are known, and none is that of the texts: rows of
    it would be taken for the lines of one article."""
    names = (_columns(_first_line(head), delimiter) for delimiter in _DELIMITERS)
    return any(
        len(columns) > 1
        and all(_NAME.fullmatch(column) for column in columns)
        and not fields.FIELD_OF.keys().isdisjoint(columns)
        for columns in names
    )


def refuse(file: BinaryIO, _: int) -> Iterator[ArticleRecord | Rejection]:
    """The rejection of such a file."""
    header = _first_line(file.read(_SAMPLE_BYTES))[:200]
    detail = f"a table without a column {', '.join(fields.NAMES['text'][:-1])} or {fields.NAMES['text'][-1]}: {header}"
    yield Rejection(reason="bad_table", detail=detail)


def read(file: BinaryIO, max_bytes: int) -> Iterator[ArticleRecord | Rejection]:
    """The articles row by row. A row that is none does not keep the next from being read."""
    sample = file.read(_SAMPLE_BYTES)
    file.seek(0)
    # A sample ends anywhere, also within a character: what comes before its last line break does not.
    encoding = encodings.detect(sample[: sample.rfind(b"\n") + 1] or sample) or "utf-8-sig"
    delimiter = _delimiter(_first_line(sample)) or ","
    # The limit is one for the whole process, and far below what an article may have. It bounds what a quote that is
    # never closed swallows.
    csv.field_size_limit(max_bytes)
    stream = io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="")
    rows = csv.reader(iter(lambda: stream.readline(max_bytes), ""), delimiter=delimiter)
    try:
        header = next(rows)
        while True:
            try:
                row = next(rows)
            except csv.Error as error:
                yield Rejection(reason="bad_row", detail=f"line {rows.line_num}: {error}")
            else:
                if row:
                    yield at(f"line {rows.line_num}", _article(header, row))
    except StopIteration:
        return
    finally:
        stream.detach()


def _article(header: list[str], row: list[str]) -> ArticleRecord | Rejection:
    if len(row) > len(header):
        return Rejection(reason="bad_row", detail=f"{len(row)} fields under {len(header)} columns")
    if any(not _is_whole(value) for value in row):
        return Rejection(reason="not_utf8", detail="holds bytes that are not in the encoding of the table")
    return fields.article(dict(zip(header, row, strict=False)))


def _is_whole(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _first_line(head: bytes) -> str:
    return head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("latin-1").strip()


def _columns(header: str, delimiter: str) -> list[str]:
    return [name.strip('"').lower() for name in header.split(delimiter)]


def _delimiter(header: str) -> str | None:
    for delimiter in _DELIMITERS:
        columns = [name.strip() for name in _columns(header, delimiter)]
        known = [fields.FIELD_OF[name] for name in columns if name in fields.FIELD_OF]
        if "text" in known and len(known) > 1:
            return delimiter
    return None
