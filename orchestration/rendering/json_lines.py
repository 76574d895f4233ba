"""One JSON object a line for each article: path, title, the nine lists of facts and, if asked for, its mentions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from orchestration.parsing.parser import ParsedArticle
from orchestration.parsing.shape import as_gold
from orchestration.parsing.shape_mentions import mentions_as_json


def lines(articles: Iterable[tuple[str, ParsedArticle]], *, with_mentions: bool = False) -> Iterator[str]:
    """The line of each (path, article)."""
    for path, parsed in articles:
        record = {"path": path, "title": title_of(parsed), **as_gold(parsed)}
        if with_mentions:
            record["mentions"] = mentions_as_json(parsed.analysis)
        yield json.dumps(record, ensure_ascii=False)


def title_of(parsed: ParsedArticle) -> str | None:
    """The title as the article has it; None for running text."""
    article = parsed.article
    return article.text.split("\n", 1)[0].strip() if article.has_title else None
