"""The text format of the annotation guide: optional YAML front matter, a title line, a blank line, paragraphs."""

from __future__ import annotations

import datetime as dt
import re

import yaml

from orchestration.reading import ArticleRecord, Rejection, encodings

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


def read(content: bytes) -> ArticleRecord | Rejection:
    """One article.

    Rejected: what is in no encoding that can be told, holds NUL bytes, has no words, or opens with broken front matter.
    """
    raw = encodings.decode(content)
    if isinstance(raw, Rejection):
        return raw
    if "\x00" in raw:
        return Rejection(reason="binary", detail="holds NUL characters: not a text")
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, object] = {}
    if front := _FRONT_MATTER.match(raw):
        try:
            loaded = yaml.safe_load(front[1]) or {}
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            return Rejection(
                reason="bad_front_matter", detail=f"front matter is not YAML: {str(error).splitlines()[0]}"
            )
        if not isinstance(loaded, dict):
            return Rejection(reason="bad_front_matter", detail="front matter is not a list of fields")
        fields = loaded
        raw = raw[front.end() :]
    text = raw.strip("\n")
    if not any(c.isalpha() for c in text):
        return Rejection(reason="empty", detail="no words in it")
    published = fields.get("published_on")
    if published is not None and not isinstance(published, dt.date):
        shown = f": {published[:40]!r}" if isinstance(published, str) else ""
        return Rejection(reason="bad_front_matter", detail=f"published_on is no day{shown}")
    return ArticleRecord(
        title=text.split("\n", 1)[0].strip(),
        text=text,
        source_uri=_text_of(fields, "source_uri"),
        publisher=_text_of(fields, "publisher"),
        published_on=published.date() if isinstance(published, dt.datetime) else published,
        language=_text_of(fields, "language"),
    )


def _text_of(fields: dict[str, object], name: str) -> str | None:
    """A field of one value. Lists and mappings say nothing here, and aliases can make them larger than the memory."""
    value = fields.get(name)
    return str(value).strip() or None if isinstance(value, str | int | float | dt.date) else None
