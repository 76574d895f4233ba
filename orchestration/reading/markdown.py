"""Markdown: a heading of the first level, or front matter with a title, and what follows without its marks.

The text of the article is what a reader sees: emphasis and links are gone, paragraphs and list items stand apart by a
blank line, the lines of a paragraph are joined. Pictures and raw HTML are layout and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from orchestration.reading import ArticleRecord, Rejection, encodings, fields
from orchestration.reading.text import split_front_matter

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_READER = MarkdownIt("commonmark").enable("table")


def read(content: bytes) -> ArticleRecord | Rejection:
    """One article. Rejected: what text is rejected for."""
    raw = encodings.decode(content)
    if isinstance(raw, Rejection):
        return raw
    front = split_front_matter(raw.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(front, Rejection):
        return front
    values, source = front
    blocks = list(_blocks(_READER.parse(source)))
    given = values.get("title")
    title = given if isinstance(given, str) else next((text for tag, text in blocks if tag == "h1"), None)
    rest = list(blocks)
    if title is not None and ("h1", title) in rest:
        rest.remove(("h1", title))
    try:
        published_on = fields.day(values.get("published_on"))
    except ValueError as error:
        return Rejection(reason="bad_front_matter", detail=str(error))
    body = "\n\n".join(text for _, text in rest)
    return fields.from_text(fields.under_title(title, body), values, published_on)


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Each paragraph, heading, list item, row and piece of code, with the tag that it stands in."""
    tag = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield "tr", "\t".join(row)
            row = None
        elif token.nesting == 1:
            tag = token.tag
        elif token.type == "inline":
            text = _text(token.children or ()).strip()
            if row is not None:
                row.append(text)
            elif text:
                yield tag, text
        elif token.type in ("fence", "code_block") and (text := token.content.strip("\n")):
            yield "code", text


def _text(tokens: Iterable[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            parts.append("\n")
    return "".join(parts)
