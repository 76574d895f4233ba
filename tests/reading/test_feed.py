"""Feeds: entries with their text are articles, entries with a link are told as such."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.reading import ArticleRecord, Rejection, feed, formats

MAX_BYTES = 10_000
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>Linz &amp;amp; Dalian sign</title><link>https://example.org/1</link>
<pubDate>Tue, 05 May 2020 23:30:00 -0400</pubDate>
<description>The cities ...</description>
<content:encoded>
<![CDATA[<p>The cities signed &amp; met.</p><script>x()</script><ul><li>One</li><li>Two</li></ul>]]></content:encoded></item>
<item><title>Only announced</title><link>https://example.org/2</link><description>The cities ...</description></item>
<item><title>In full below</title><link>https://example.org/3</link><description>{long}</description></item>
</channel></rss>""".format(long="The cities signed and met again. " * 30)
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Linz and Dalian sign</title><link href="https://example.org/1"/><updated>2020-05-05T23:30:00+08:00</updated>
<content type="text">The cities signed.</content></entry></feed>"""


def read(content: bytes) -> list[ArticleRecord | Rejection]:
    """The records of a feed, as everybody asks for them."""
    file = io.BytesIO(content)
    form = formats.recognise(file)
    assert form.name == "feed"
    return [record for _, record in form.articles(file, "FILE", MAX_BYTES)]


def test_entries_of_rss() -> None:
    """Full text becomes an article on the publisher's day; an opening that is cut off is none, and says where to look."""
    first, second, third = read(RSS.encode())
    assert first == ArticleRecord(
        title="Linz & Dalian sign",
        text="Linz & Dalian sign\n\nThe cities signed & met.\n\nOne\n\nTwo",
        source_uri="https://example.org/1",
        published_on=dt.date(2020, 5, 5),
    )
    assert second == Rejection(reason="link_only", detail="entry 2: only a link: https://example.org/2")
    assert isinstance(third, ArticleRecord)
    assert len(third.text.split()) == 183


def test_entries_of_atom() -> None:
    """The same for Atom, and relative links lead on from where the feed was found."""
    (record,) = read(ATOM.encode())
    assert isinstance(record, ArticleRecord)
    assert (record.text, record.published_on) == ("Linz and Dalian sign\n\nThe cities signed.", dt.date(2020, 5, 5))
    relative = ATOM.replace("https://example.org/1", "/news/1").encode()
    (entry,) = feed.entries(relative, address="https://example.org/feed", max_bytes=MAX_BYTES)
    assert entry.link == "https://example.org/news/1"


def test_a_feed_that_is_cut_off() -> None:
    """The entries before the cut are read, and the cut is told."""
    *_, last = read(RSS.encode()[:-300])
    assert isinstance(last, Rejection)
    assert last.reason == "bad_feed"


@pytest.mark.parametrize(
    "declared",
    [
        "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)),
        '<!ENTITY m SYSTEM "file:///etc/hostname">',
    ],
)
def test_hostile_feeds(declared: str) -> None:
    """Entities neither grow without end nor bring in files."""
    content = f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{declared}]><rss version="2.0"><channel><item><title>&m;</title>'
    content += "<description>&m;</description></item></channel></rss>"
    assert all(isinstance(record, Rejection) for record in read(content.encode()))


def test_a_feed_that_looks_like_a_path(tmp_path: Path) -> None:
    """Bytes are never taken for the name of a file."""
    file = tmp_path / "secret.xml"
    file.write_text(RSS)
    assert all(isinstance(entry.record, Rejection) for entry in feed.entries(bytes(file), max_bytes=MAX_BYTES))


@given(st.binary(max_size=200))
def test_any_bytes_in_a_feed(content: bytes) -> None:
    """Each record is an article or a rejection with words."""
    head = b"<rss version='2.0'><channel><item><description>"
    for record in read(head + content):
        assert isinstance(record, ArticleRecord) or record.reason != "reader_failed", record
