"""What a file of a source holds: its records with the hash of its bytes, or why they cannot be had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from rich.filesize import decimal

from orchestration.reading import ArticleRecord, Rejection, formats
from orchestration.reading.formats import Format
from orchestration.reading.sources import InputFile


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file whose bytes have the hash ``sha256``.

    ``signature`` is that of the text where whoever read it has made one already.
    """

    path: str
    content: ArticleRecord | Rejection
    sha256: str
    signature: bytes | None = None


def records(file: InputFile, max_article_bytes: int) -> Iterator[Record] | Rejection:
    """The records of a file, at least one, or why none can be had. The file is open until the last one is taken."""
    try:
        content = file.location.open("rb")
    except OSError as error:
        return Rejection(reason="unreadable", detail=f"cannot be opened: {error.strerror or error}")
    try:
        form = formats.recognise(content)
        is_too_large = not form.holds_many and file.size > max_article_bytes
        sha256 = None if is_too_large else hashlib.file_digest(content, "sha256").hexdigest()
        content.seek(0)
    except OSError as error:
        content.close()
        return Rejection(reason="unreadable", detail=f"cannot be read: {error.strerror or error}")
    if sha256 is None:
        content.close()
        size = f"{decimal(file.size)}, more than the {decimal(max_article_bytes)} of an article"
        return Rejection(reason="too_large", detail=size)
    return _records(file, form, content, sha256, max_article_bytes)


def _records(
    file: InputFile, form: Format, content: BufferedReader, sha256: str, max_article_bytes: int
) -> Iterator[Record]:
    with content:
        for path, record in form.articles(content, file.path, max_article_bytes):
            yield Record(path, record, sha256)
