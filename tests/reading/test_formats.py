"""Formats are told by content."""

from __future__ import annotations

import io

import pytest

from orchestration.reading import ArticleRecord, Rejection, formats


def read(content: bytes) -> list[tuple[str, ArticleRecord | Rejection]]:
    """What is in a file of these bytes, as everybody asks for it."""
    file = io.BytesIO(content)
    return list(formats.recognise(file).articles(file, "FILE", 1000))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<!DOCTYPE book><book>", "another markup"),
        (b"<!--" + b"x" * 5000, "a long comment"),
        (b'[{"title": "A"}]', "JSON"),
    ],
)
def test_formats_without_a_reader(content: bytes, what: str) -> None:
    """The person learns what the file is, not which byte is not UTF-8, and no markup is taken for an article."""
    ((_, rejection),) = read(content)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "unsupported_format"
    assert what in rejection.detail


def test_text_is_what_is_left() -> None:
    """Text has no signature."""
    ((path, record),) = read(b"Title\n\nBody")
    assert isinstance(record, ArticleRecord)
    assert path == "FILE"
