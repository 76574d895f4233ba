"""Web addresses: which can be fetched, and which of two is an article's own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def checked(value: str) -> str:
    """An address that can be fetched, without its fragment. Raises ValueError with words."""
    try:
        parts = urlsplit(value.strip())
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or re.search(r"[\s\x00-\x1f]", value.strip()):
        raise ValueError(f"is no address that begins with http:// or https://: {value[:100]!r}")
    if parts.username or parts.password:
        raise ValueError("an address with a password in it would stand in tables: none is allowed")
    return parts._replace(fragment="").geturl()


def article_address(canonical: str | None, address: str | None) -> str | None:
    """What identifies the article: the address that the page calls its own, or where it was found.

    A page speaks for its own host only, or it could write over somebody else's article. That all pages call the front
    page their address is a common slip, after which all would be one article.

    >>> article_address("https://www.example.org/news/1", "http://example.org/news/1?from=feed")
    'https://www.example.org/news/1'
    >>> article_address("https://example.org/", "https://example.org/news/1")
    'https://example.org/news/1'
    >>> article_address("https://other.example/news/1", "https://example.org/news/1")
    'https://example.org/news/1'
    """
    try:
        ours, found = urlsplit(canonical or ""), urlsplit(address or "")
    except ValueError:
        return address
    is_article = ours.scheme in ("http", "https") and bool(ours.hostname) and ours.path not in ("", "/")
    is_at_home = not found.hostname or _host(ours.hostname) == _host(found.hostname)
    return canonical if is_article and is_at_home else address


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.").removeprefix("m.")
