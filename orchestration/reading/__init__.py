"""Bytes to articles or rejections: one module a format, each a ``Reader`` that ``formats`` knows by what the bytes
look like.

What cannot be an article becomes a Rejection with a reason that a person understands; nothing here raises for bad
input.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """One article as read. ``text`` is title, blank line, body; newlines are ``\\n``, nothing else is changed."""

    title: str
    text: str
    source_uri: str | None = None
    publisher: str | None = None
    published_on: dt.date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Input that could not become an article. ``reason`` is a code (`empty`), ``detail`` what a person reads."""

    reason: str
    detail: str


def at(place: str, record: ArticleRecord | Rejection) -> ArticleRecord | Rejection:
    """A record of many, whose rejection says where in the file it stands."""
    return replace(record, detail=f"{place}: {record.detail}") if isinstance(record, Rejection) else record
