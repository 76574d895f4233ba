"""JSON Lines: one object a line, one article an object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import orjson
from rich.filesize import decimal

from orchestration.reading import ArticleRecord, Rejection, at, fields

# A file in which objects run over several lines opens with a brace alone, and is JSON but not JSON Lines.
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[ \t]*["}]')
_SKIPPED_BYTES = 65536


def recognises(head: bytes) -> bool:
    """Whether a file that begins like this is a file of objects."""
    return _OBJECT.match(head) is not None


def read(file: BinaryIO, max_bytes: int) -> Iterator[ArticleRecord | Rejection]:
    """The articles line by line; a line longer than ``max_bytes`` is never held whole. Blank lines are none."""
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            _skip_line(file)
            yield Rejection(reason="too_large", detail=f"line {number}: longer than {decimal(max_bytes)}")
        elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _article(line, number)


def _article(line: bytes, number: int) -> ArticleRecord | Rejection:
    try:
        values = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Rejection(reason="bad_json", detail=f"line {number}: {error.msg} at character {error.colno}")
    if not isinstance(values, dict):
        return Rejection(reason="bad_json", detail=f"line {number}: not an object")
    return at(f"line {number}", fields.article(values))


def _skip_line(file: BinaryIO) -> None:
    while (part := file.readline(_SKIPPED_BYTES)) and not part.endswith(b"\n"):
        pass
