"""HTML pages: the main text without what surrounds it, and title, day, publisher and address as the page gives them."""

from __future__ import annotations

import logging
from typing import Any

from trafilatura import bare_extraction

from orchestration.reading import ArticleRecord, Rejection, addresses, fields, markup

# What is wrong with a page is told as a rejection; the libraries' own words on each page would fill logs.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

# Only days that the page declares or shows as its own: the wide search takes any number for a date.
_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}

# What is left of a page without an article: a button, a caption, a line of its menu.
_FEWEST_WORDS = 8


def read(content: bytes, address: str | None = None, declared: str | None = None) -> ArticleRecord | Rejection:
    """One article. ``address`` is where the page was found, ``declared`` the encoding that it came with.

    Rejected: what is in no encoding that can be told, has no main text, or is larger than any article's page.
    """
    text = markup.decode(content, declared)
    return text if isinstance(text, Rejection) else article(text, address)


def article(text: str, address: str | None = None) -> ArticleRecord | Rejection:
    """The same, for a page whose characters are known."""
    tree = markup.tree(text)
    if isinstance(tree, Rejection):
        return tree
    # Without `favor_recall` lists are dropped, and what was signed often stands in one. Lists of links go either way.
    found = bare_extraction(
        tree,
        url=address,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params=dict(_DATES),
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return Rejection(reason="empty", detail="no main text in the page")
    title = " ".join((found.title or "").split())
    body = [paragraph for paragraph in markup.paragraphs(found.body) if paragraph != title]
    if sum(len(paragraph.split()) for paragraph in body) < _FEWEST_WORDS:
        return Rejection(reason="empty", detail="no main text in the page")
    values = {
        "source_uri": addresses.article_address(found.url, address),
        # Where a page does not name its publisher, the library gives the host: that is none.
        "publisher": found.sitename if found.sitename and "." not in found.sitename else None,
    }
    try:
        published_on = fields.day(found.date)
    except ValueError:
        published_on = None
    return fields.from_text(fields.under_title(title, "\n\n".join(body)), values, published_on)
