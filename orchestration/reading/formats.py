"""Which format some bytes are in, told by the bytes and not by the file's name, and the reader for it.

A new format is a module in this package with a ``read`` and one row in ``FORMATS``; the order of the rows is the rule:
the first whose test says yes reads the file, and text, which is last, says what it cannot make sense of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from orchestration.reading import ArticleRecord, Rejection, text

# Enough for every signature below, and for a test that looks at the first lines.
_HEAD_BYTES = 4096

# First bytes of files that people drop in by mistake, or for which no reader is installed: `a PDF document` helps them
# more than `byte 10 is not UTF-8`.
_SIGNATURES: dict[bytes, str] = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "a rich-text document",
    b"\x1f\x8b": "gzip-compressed",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PAR1": "a Parquet table",
    b"\x7fELF": "a program",
}


# The same for formats that are text and would pass for an article: markup is none. Blanks and case do not count.
_TEXT_SIGNATURES: dict[bytes, str] = {
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML document",
    b'{"': "JSON",
    b"[{": "JSON",
}


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is recognised by the first bytes of a file, and read."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Iterator[ArticleRecord | Rejection]]


def _without_reader(head: bytes) -> str | None:
    """What the file is, if it is something that no reader here can make an article of."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signatures, shown in ((_SIGNATURES, head), (_TEXT_SIGNATURES, start)):
        for signature, name in signatures.items():
            if shown.startswith(signature):
                return name
    return None


def _refuse(content: bytes) -> Iterator[Rejection]:
    what = _without_reader(content[:_HEAD_BYTES])
    yield Rejection(reason="unsupported_format", detail=f"{what}: there is no reader for it")


def _read_text(content: bytes) -> Iterator[ArticleRecord | Rejection]:
    yield text.read(content)


FORMATS: tuple[Format, ...] = (
    Format("unsupported", lambda head: _without_reader(head) is not None, _refuse),
    Format("text", lambda _: True, _read_text),
)


def read(content: bytes) -> Iterator[ArticleRecord | Rejection]:
    """The articles in some bytes, in order; most formats hold one."""
    head = content[:_HEAD_BYTES]
    return next(fmt for fmt in FORMATS if fmt.recognises(head)).read(content)
