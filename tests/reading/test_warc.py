"""Web archives: pages on the topic are articles, everything else costs next to nothing."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from orchestration.reading import ArticleRecord, Rejection, formats

MAX_BYTES = 50_000
TOPICAL = (
    "<p>The mayor of Linz signed an agreement with Dalian Port on a new park by the river, it was told on Monday.</p>"
)
OTHER = (
    "<p>The team won the last match of the season after a long evening, and its coach was happy with all of them.</p>"
)


def page(body: str) -> bytes:
    return f"<html><head><title>News</title></head><body><article>{body * 5}</article></body></html>".encode()


def archive(records: Iterable[tuple[str, bytes]], *, compressed: bool = True) -> bytes:
    """An archive of responses, each an address and the bytes of a response: headers, blank line, body."""
    out = io.BytesIO()
    for address, response in records:
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.headers["WARC-Target-URI"] = address
        record.set_bytes_content(response)
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.write(GzipWriter(out) if compressed else out)
    return out.getvalue()


def response(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def read(content: bytes) -> list[ArticleRecord | Rejection]:
    """The records of an archive, as everybody asks for them."""
    file = io.BytesIO(content)
    form = formats.recognise(file)
    assert form.name == "WARC"
    return [record for _, record in form.articles(file, "FILE", MAX_BYTES)]


@pytest.mark.parametrize("compressed", [True, False])
def test_pages_on_the_topic(compressed: bool) -> None:
    """They go by their address. Other news, pictures, redirects and empty pages are neither articles nor rejections."""
    packed = gzip.compress(page(TOPICAL))
    records = [
        ("https://example.org/1", response(page(TOPICAL))),
        ("https://example.org/2", response(page(OTHER))),
        ("https://example.org/3", response(page(TOPICAL), "Content-Type: image/png")),
        ("https://example.org/4", response(page(TOPICAL), status="302 Found")),
        ("https://example.org/5", response(packed, "Content-Type: text/html\r\nContent-Encoding: gzip")),
        ("https://example.org/6", response(b"<html>The mayor signed</html>")),
        ("https://example.org/7", response(page("<!-- the mayor signed an agreement -->" + OTHER))),
    ]
    found = read(archive(records, compressed=compressed))
    assert [record.source_uri for record in found if isinstance(record, ArticleRecord)] == [
        "https://example.org/1",
        "https://example.org/5",
    ]
    assert len(found) == 2


def test_the_encoding_of_the_response() -> None:
    """A page that does not say its encoding is in that of its response."""
    body = page(TOPICAL.replace("park", "“park”")).decode().encode("gbk")
    (record,) = read(archive([("https://example.org/1", response(body, "Content-Type: text/html; charset=GBK"))]))
    assert isinstance(record, ArticleRecord)
    assert "“park”" in record.text


def test_pages_that_are_too_large() -> None:
    """Also where compression hides it: no more than the limit is unpacked."""
    bomb = gzip.compress(page(TOPICAL) + b" " * 20_000_000)
    packed = response(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip")
    (record,) = read(archive([("https://example.org/1", packed)]))
    assert isinstance(record, Rejection)
    assert record.reason == "too_large"


def test_archives_that_are_damaged_or_of_other_news() -> None:
    """What comes before the damage is read; an archive without an article says why."""
    whole = archive(
        [(f"https://example.org/{number}", response(page(TOPICAL))) for number in range(3)], compressed=False
    )
    assert [type(record).__name__ for record in read(whole[: len(whole) * 2 // 3 + 200])][:2] == ["ArticleRecord"] * 2
    other = archive([("https://example.org/1", response(page(OTHER)))])
    assert read(other) == [Rejection(reason="off_topic", detail="none of its 1 pages is on cooperation between cities")]
    (cut,) = read(archive([("https://example.org/1", response(page(TOPICAL)))])[:200])
    assert isinstance(cut, Rejection)


def test_gzip_that_is_no_archive(tmp_path: Path) -> None:
    """Only the content tells."""
    file = io.BytesIO(gzip.compress(b"a text"))
    assert formats.recognise(file).name == "unsupported"
