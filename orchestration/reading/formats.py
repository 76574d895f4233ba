"""Which format a file is in, told by its bytes and not by its name, and the reader for it.

A new format is a module in this package with a ``read`` and one row in ``FORMATS``; the order of the rows is the rule:
the first whose test says yes reads the file, and text, which is last, says what it cannot make sense of. What a reader
needs is imported when a file asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from orchestration.reading import ArticleRecord, Rejection, csv_table, documents, json_lines, signatures, text

# As much as the readers of lines and rows can be told, and more than any article.
NO_LIMIT = 2**31 - 2

# Enough for every signature below, and for a test that looks at the first lines.
_HEAD_BYTES = 4096

Records = Iterator[ArticleRecord | Rejection]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is recognised by the first bytes of a file, and read; of many articles or one."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[BinaryIO, int], Records]
    holds_many: bool = False

    def articles(
        self, file: BinaryIO, path: str, max_bytes: int = NO_LIMIT
    ) -> Iterator[tuple[str, ArticleRecord | Rejection]]:
        """What is in the file, each with the path that it goes by: ``FILE#N`` in a format of many.

        No article may have more than ``max_bytes``. A reader that fails on some input ends that file and no other.
        """
        number = 0
        try:
            for number, record in enumerate(self.read(file, max_bytes), start=1):
                yield self._place(path, number), record
        except OSError as error:
            detail = f"cannot be read: {error.strerror or error}"
            yield self._place(path, number + 1), Rejection(reason="unreadable", detail=detail)
            return
        except Exception as error:
            detail = f"the reader failed: {type(error).__name__}: {error}"[:500]
            yield self._place(path, number + 1), Rejection(reason="reader_failed", detail=detail)
            return
        if number == 0:
            yield self._place(path, 1), Rejection(reason="empty", detail="no article in it")

    def _place(self, path: str, number: int) -> str:
        return f"{path}#{number}" if self.holds_many else path


def _refuse(file: BinaryIO, _: int) -> Records:
    what = signatures.foreign(file.read(_HEAD_BYTES))
    yield Rejection(reason="unsupported_format", detail=f"{what}: there is no reader for it")


def _read_text(file: BinaryIO, _: int) -> Records:
    yield text.read(file.read())


# A heading of the first level at the start or right after the front matter, or front matter that has a title.
_MARKDOWN = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?(?:title:[^\n]*\n|---[ \t]*\r?\n\s*# )"
    rb"|\s*# |\s*[^\n]*\w[^\n]*\n={3,}[ \t]*(?:\r?\n|$))"
)


def _read_markdown(file: BinaryIO, _: int) -> Records:
    from orchestration.reading import markdown

    yield markdown.read(file.read())


def _read_parquet(file: BinaryIO, max_bytes: int) -> Records:
    from orchestration.reading import parquet_table

    return parquet_table.read(file, max_bytes)


def _read_page(file: BinaryIO, _: int) -> Records:
    from orchestration.reading import web_page

    yield web_page.read(file.read())


def _read_feed(file: BinaryIO, max_bytes: int) -> Records:
    from orchestration.reading import feed

    return feed.read(file, max_bytes)


def _read_warc(file: BinaryIO, max_bytes: int) -> Records:
    from orchestration.reading import warc

    return warc.read(file, max_bytes)


FORMATS: tuple[Format, ...] = (
    Format("JSON Lines", json_lines.recognises, json_lines.read, holds_many=True),
    Format("Parquet", lambda head: head.startswith(b"PAR1"), _read_parquet, holds_many=True),
    Format("CSV", csv_table.recognises, csv_table.read, holds_many=True),
    Format("table without texts", csv_table.lacks_text, csv_table.refuse),
    Format("WARC", signatures.is_warc, _read_warc, holds_many=True),
    Format("feed", signatures.is_feed, _read_feed, holds_many=True),
    Format("HTML", signatures.is_page, _read_page),
    Format("document", documents.recognises, documents.read),
    Format("unsupported", lambda head: signatures.foreign(head) is not None, _refuse),
    Format("Markdown", lambda head: _MARKDOWN.match(head) is not None, _read_markdown),
    Format("text", lambda _: True, _read_text),
)


def recognise(file: BinaryIO) -> Format:
    """The format of a file that is open at its start, and is so again afterwards."""
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    return next(form for form in FORMATS if form.recognises(head))
