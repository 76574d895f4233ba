"""The text format: what becomes an article, and what is refused with which words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.reading import ArticleRecord, Rejection
from orchestration.reading.text import read


def test_front_matter_and_text() -> None:
    """Fields come from the front matter; the text is everything after it, unchanged."""
    record = read("---\npublisher: Dalian Daily\npublished_on: 2019-10-17\n---\nTitle\n\nBody，here.\n".encode())
    assert record == ArticleRecord(
        title="Title", text="Title\n\nBody，here.", publisher="Dalian Daily", published_on=dt.date(2019, 10, 17)
    )


def test_text_without_front_matter() -> None:
    """Front matter is optional, and Windows newlines and a byte order mark are no part of a text."""
    record = read(b"\xef\xbb\xbfTitle\r\n\r\nBody")
    assert isinstance(record, ArticleRecord)
    assert (record.title, record.text, record.publisher) == ("Title", "Title\n\nBody", None)


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", "empty", "no words"),
        (b"  \n 12 34 \n", "empty", "no words"),
        (b"\xff\xfe\x00", "not_utf8", "byte 0"),
        (b"a\x00b", "binary", "NUL"),
        (b"---\na: [\n---\nTitle\n", "bad_front_matter", "not YAML"),
        (b"---\n- a\n---\nTitle\n", "bad_front_matter", "list of fields"),
        (b"---\npublished_on: last week\n---\nTitle\n", "bad_front_matter", "last week"),
        (b"---\na: " + b"[" * 5000 + b"\n---\nTitle\n", "bad_front_matter", "not YAML"),
    ],
)
def test_refused(content: bytes, reason: str, words: str) -> None:
    """A person learns from the detail what is wrong."""
    rejection = read(content)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == reason
    assert words in rejection.detail


def test_aliases_do_not_explode() -> None:
    """A field that holds lists of lists of lists says nothing; written out it would fill the memory."""
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    record = read(f"---\nl0: &l0 [x, x]\n{levels}publisher: *l11\n---\nTitle\n\nBody".encode())
    assert isinstance(record, ArticleRecord)
    assert record.publisher is None


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    """Whatever comes is an article or a rejection; nothing is raised."""
    assert isinstance(read(content), ArticleRecord | Rejection)
