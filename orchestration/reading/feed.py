"""Feeds, RSS and Atom: an entry with its full text is an article, an entry with a link only is a place to fetch one."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO
from urllib.parse import urljoin

import feedparser
from rich.filesize import decimal

from orchestration.reading import ArticleRecord, Rejection, at, fields, markup

# Feeds have some dozens of entries. The library needs five seconds for each million bytes.
_MAX_BYTES = 10_000_000

# Many feeds have the whole article as the description of an entry, and many an opening of some lines, often cut off.
_FULL_TEXT_WORDS = 150
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|read more\W*|continue reading\W*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: the article, if its full text is here, and where it is published, if the entry says so."""

    record: ArticleRecord | Rejection
    link: str | None


def read(file: BinaryIO, max_bytes: int) -> Iterator[ArticleRecord | Rejection]:
    """The articles entry by entry. An entry with a link only is rejected as one: a feed in ``sources.yaml`` is fetched
    with its pages, a file of it is not."""
    for number, entry in enumerate(entries(file.read(_MAX_BYTES + 1), max_bytes=max_bytes), start=1):
        yield at(f"entry {number}", entry.record)


def entries(content: bytes, *, address: str = "", max_bytes: int) -> Iterator[Entry]:
    """The entries of a feed in their order. What is damaged ends the feed after the entries that are whole."""
    if len(content) > _MAX_BYTES:
        detail = f"a feed of more than {decimal(_MAX_BYTES)}"
        yield Entry(record=Rejection(reason="too_large", detail=detail), link=None)
        return
    # As a stream: what the library gets as bytes it may take for a path or an address.
    found = feedparser.parse(io.BytesIO(content), sanitize_html=False)
    for values in found.entries:
        yield _entry(values, found.feed, address, max_bytes)
    error = found.get("bozo_exception") if found.bozo else None
    if error is not None and not isinstance(error, feedparser.CharacterEncodingOverride):
        yield Entry(record=Rejection(reason="bad_feed", detail=f"not well-formed: {error}"[:300]), link=None)


def _entry(values: Any, feed: Any, address: str, max_bytes: int) -> Entry:
    link = _address(address, values.get("link"))
    body, title = _full_text(values), _text(values.get("title") or "", is_markup=True)
    if isinstance(body, Rejection):
        return Entry(record=body, link=link)
    if isinstance(title, Rejection):
        return Entry(record=title, link=link)
    if not body:
        detail = f"only a link: {link[:200]}" if link else "neither a text nor a link"
        return Entry(record=Rejection(reason="link_only" if link else "empty", detail=detail), link=link)
    if len(body) > max_bytes:
        return Entry(record=Rejection(reason="too_large", detail=f"longer than {decimal(max_bytes)}"), link=link)
    source = values.get("source") or {}
    given = {
        "source_uri": link,
        "publisher": values.get("publisher") or source.get("title") or feed.get("publisher"),
    }
    return Entry(record=fields.from_text(fields.under_title(title, body), given, _day(values)), link=link)


def _full_text(values: Any) -> str | Rejection:
    """The text of an article, or nothing where the entry only announces one."""
    for content in values.get("content") or ():
        if (content.get("value") or "").strip():
            return _text(content["value"], is_markup="html" in (content.get("type") or "html"))
    text = _text(values.get("summary") or "", is_markup=True)
    if isinstance(text, Rejection):
        return text
    return text if len(text.split()) >= _FULL_TEXT_WORDS and not _CUT_OFF.search(text) else ""


def _text(value: str, *, is_markup: bool) -> str | Rejection:
    if not is_markup:
        return value.strip()
    tree = markup.tree(f"<div>{value}</div>")
    return tree if isinstance(tree, Rejection) else "\n\n".join(markup.paragraphs(tree))


def _address(base: str, link: object) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        joined = urljoin(base, link.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def _day(values: Any) -> dt.date | None:
    """The day at the publisher's, as the feed writes it: in UTC it may be the one before."""
    for name in ("published", "created", "updated"):
        written = values.get(name)
        if not isinstance(written, str):
            continue
        try:
            return fields.day(written)
        except ValueError:
            pass
        try:
            return parsedate_to_datetime(written).date()
        except (ValueError, IndexError, OverflowError):
            parsed = values.get(f"{name}_parsed")
            if parsed:
                return dt.date(*parsed[:3])
    return None
