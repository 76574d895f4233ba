"""HTML pages: the article without what surrounds it, and nothing that a page holds does harm."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.reading import ArticleRecord, Rejection, formats, web_page

PARAGRAPHS = [
    "The port city of Dalian signed an agreement with Linz on Tuesday, officials said at the ceremony in the town hall.",
    "The two cities will invest 2 billion yuan in a “green” park, and they plan exchanges of students & teachers.",
    "Mayor Wang said that the cities, which have been partners since 1999, will meet again in 2021 for a fair.",
]
PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="{charset}"><title>Dalian and Linz sign pact</title>
<meta property="og:site_name" content="Dalian Daily"><link rel="canonical" href="{canonical}">
<meta property="article:published_time" content="2020-05-06T12:00:00+08:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news of the day</a></li></ul></nav>
<div class="article"><h1>Dalian and Linz sign pact</h1>{body}</div>
<script>document.write("<p>A script wrote this.</p>")</script>
<footer>Copyright 2020 Dalian Daily. All rights reserved.</footer></body></html>"""


def page(
    body: str = "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in PARAGRAPHS),
    charset: str = "utf-8",
    canonical: str = "https://www.example.org/news/1",
) -> str:
    return PAGE.format(body=body, charset=charset, canonical=canonical)


def read(content: bytes) -> ArticleRecord | Rejection:
    """The one article of a page, as everybody asks for it."""
    file = io.BytesIO(content)
    form = formats.recognise(file)
    assert form.name == "HTML"
    ((_, record),) = form.articles(file, "FILE", 5_000_000)
    return record


def article(content: bytes) -> ArticleRecord:
    record = read(content)
    assert isinstance(record, ArticleRecord), record
    return record


def test_what_a_page_says_of_its_article() -> None:
    """Title, main text, day, publisher and address; no menu, script or footer. The declared language is no proof."""
    assert article(page().encode()) == ArticleRecord(
        title="Dalian and Linz sign pact",
        text="\n\n".join(["Dalian and Linz sign pact", *PARAGRAPHS]),
        source_uri="https://www.example.org/news/1",
        publisher="Dalian Daily",
        published_on=dt.date(2020, 5, 6),
    )


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("iso-8859-1", "utf-8"),
        ("gbk", "utf-8"),
        ("gb2312", "gb18030"),
        ("big5", "big5hkscs"),
        ("utf-8", "utf-16"),
        ("iso-8859-1", "cp1252"),
        ("no-such-charset", "utf-8-sig"),
    ],
)
def test_charsets_that_are_declared_wrongly(charset: str, encoding: str) -> None:
    """What the bytes are for certain is believed, and only then what the page declares."""
    text = page(charset=charset)
    if encoding == "big5hkscs":
        text = text.replace("“green”", "「green」")
    assert "Linz on Tuesday" in article(text.encode(encoding)).text
    assert ("“green”" in article(text.encode(encoding)).text) == (encoding != "big5hkscs")


def test_lists_and_tables() -> None:
    """Items and rows stand apart; what stands in one row stays in one line, parted by tabs."""
    items = "".join(
        f"<li>Agreement {number} is on a loan by the bank of Linz to the port of Dalian.</li>" for number in "12"
    )
    rows = "<tr><th>Project</th><th>Amount</th></tr><tr><td><p>Port</p></td><td>1.2 billion<br>yuan</td></tr>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + f"<ul>{items}</ul><table>{rows}</table>"
    text = article(page(body).encode()).text
    assert "\n\nAgreement 1 is" in text
    assert "\n\nProject\tAmount\n\nPort\t1.2 billion yuan" in text


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("http://example.org/news/1", "http://example.org/news/1"),
        ("https://example.org/", "https://example.org/news/1?from=feed"),
        ("https://victim.example/news/1", "https://example.org/news/1?from=feed"),
        ("javascript:alert(1)", "https://example.org/news/1?from=feed"),
        ("http://[::1", "https://example.org/news/1?from=feed"),
    ],
)
def test_addresses(canonical: str, expected: str) -> None:
    """A page speaks for its own host only, and the front page is no article."""
    record = web_page.read(page(canonical=canonical).encode(), "https://example.org/news/1?from=feed")
    assert isinstance(record, ArticleRecord)
    assert record.source_uri == expected


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>" + b"<div>" * 100_000 + b"<p>deep",
        b"<html><body>" + b"<table><tr><td>" * 30_000,
        b"<html><body>" + b"<p>a word or two" * 100_000,
        b"<html><body><p " + b"x=1 " * 100_000 + b">hi",
        b"<html><!--" + b"x" * 1_000_000,
        b"<html><script>" + b"<" * 1_000_000,
        b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><body><p>&a;</p></body></html>',
        b"<html></html>",
        b"<html>\x00\x00\xff",
    ],
)
def test_hostile_pages(content: bytes) -> None:
    """Each is refused with words, soon: nesting and elements are bounded, and no entity is fetched."""
    record = read(content)
    assert isinstance(record, Rejection)
    assert record.reason in ("empty", "too_large", "bad_markup", "not_utf8")


@settings(max_examples=40)
@given(st.data())
def test_damaged_pages(data: st.DataObject) -> None:
    """Some bytes changed: an article or a rejection, and no control character in what is read."""
    content = bytearray(page().encode())
    for place in data.draw(st.lists(st.integers(20, len(content) - 1), min_size=1, max_size=20)):
        content[place] = data.draw(st.integers(0, 255))
    record = read(bytes(content))
    if isinstance(record, ArticleRecord):
        assert not any(c < " " and c not in "\n\t" for c in record.text)
    else:
        assert record.reason != "reader_failed"
