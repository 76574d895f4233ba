"""Markdown: what a reader sees becomes the text."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.reading import ArticleRecord, Rejection, formats


def read(content: str | bytes) -> ArticleRecord | Rejection:
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    form = formats.recognise(file)
    assert form.name == "Markdown"
    ((path, record),) = form.articles(file, "FILE")
    assert path == "FILE"
    return record


def test_an_article() -> None:
    """Front matter gives the fields, the heading the title; marks, pictures and raw HTML are gone."""
    record = read("""---
url: https://example.org/1
date: 2020-05-05
---

# Linz *and* [Dalian](https://example.org) sign

The **cities** signed a
[pact](https://example.org/pact "Pact") &amp; met<br>twice. ![A picture](a.png)

<div class="advert">Buy!</div>

- first `item`
- second

| City | Sum |
| --- | --- |
| Linz | 3 |

> Quoted 2\\*3.
""")
    assert record == ArticleRecord(
        title="Linz and Dalian sign",
        text="Linz and Dalian sign\n\nThe cities signed a pact & met\ntwice.\n\nfirst item\n\nsecond\n\nCity\tSum\n\n"
        "Linz\t3\n\nQuoted 2*3.",
        source_uri="https://example.org/1",
        published_on=dt.date(2020, 5, 5),
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Title\n=====\nBody.", "Title\n\nBody."),
        ("---\ntitle: Title\n---\nBody with *emphasis*.", "Title\n\nBody with emphasis."),
        ("---\ntitle: Title\n---\n# Title\nBody.", "Title\n\nBody."),
        ("\ufeff# Title\r\n\r\nBody.\r\n## Part\r\nMore.", "Title\n\nBody.\n\nPart\n\nMore."),
    ],
)
def test_titles(content: str, text: str) -> None:
    """A title stands once, wherever it was."""
    record = read(content)
    assert isinstance(record, ArticleRecord)
    assert (record.title, record.text) == ("Title", text)


@pytest.mark.parametrize(
    "content", ["#1 in trade\n\nBody.", "Title\n\n# Part\n\nBody.", "---\nurl: x\n---\nTitle\n\nBody."]
)
def test_text_is_no_markdown(content: str) -> None:
    """A text in which marks may mean themselves is left as it is."""
    assert formats.recognise(io.BytesIO(content.encode())).name == "text"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"# 1\n\n2", "empty"),
        (b"# Title\n\n\xff\xfe", "not_utf8"),
        (b"---\ntitle: a\ndate: soon\n---\nBody.", "bad_front_matter"),
        (b"---\ntitle: a\nb: [\n---\nBody.", "bad_front_matter"),
    ],
)
def test_refused(content: bytes, reason: str) -> None:
    """For the reasons that a text is."""
    record = read(content)
    assert isinstance(record, Rejection)
    assert record.reason == reason


@given(st.text(alphabet="ab *_[]()<>!`#|-\\\n&;=.1", max_size=200))
def test_any_marks(body: str) -> None:
    """Whatever is marked how, there is an article that opens with its title."""
    record = read(f"# Title\n\n{body}\n")
    assert isinstance(record, ArticleRecord)
    assert record.text.startswith("Title")
