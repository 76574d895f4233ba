"""Web archives (WARC), plain or compressed: each response that is a page on our topic is an article.

Archives of news hold mostly other news, so what is off the topic is neither article nor rejection. Records are read one
after another and none is held longer than it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from rich.filesize import decimal

from orchestration.reading import ArticleRecord, Rejection, at, markup, topic, web_page

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read(file: BinaryIO, max_bytes: int) -> Iterator[ArticleRecord | Rejection]:
    """The articles record by record. What is damaged ends the archive."""
    pages = passed = 0
    try:
        for record in ArchiveIterator(
            file, record_types=WarcRecordType.response, parse_http=True, auto_decode="all", fsspec_args=False
        ):
            if record.http_content_type not in _PAGE_TYPES or not _is_success(record):
                continue
            pages += 1
            found = _article(record, max_bytes)
            if found is not None:
                passed += 1
                yield at(f"page {pages}", found)
    except (OSError, ValueError) as error:
        passed += 1
        yield Rejection(reason="bad_warc", detail=f"after page {pages}: {error}"[:300])
    if not passed:
        detail = f"none of its {pages:,} pages is on cooperation between cities"
        yield Rejection(reason="off_topic" if pages else "empty", detail=detail if pages else "no page in it")


def _is_success(record: WarcRecord) -> bool:
    return record.http_headers is not None and record.http_headers.status_code == 200


def _article(record: WarcRecord, max_bytes: int) -> ArticleRecord | Rejection | None:
    """The article; None for what is off the topic."""
    content = record.reader.read(max_bytes + 1)
    if len(content) > max_bytes:
        return Rejection(reason="too_large", detail=f"longer than {decimal(max_bytes)}")
    # Of the page with its menus first, in any encoding, which costs next to nothing; then of what it says.
    if not topic.may_be_topical(content):
        return None
    text = markup.decode(content, record.http_charset)
    found = text if isinstance(text, Rejection) else web_page.article(text, record.headers.get("WARC-Target-URI"))
    if isinstance(found, Rejection):
        return None if found.reason == "empty" else found
    return found if topic.may_be_topical(found.text.encode()) else None
