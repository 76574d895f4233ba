"""The text format of the annotation guide: optional YAML front matter, a title line, a blank line, paragraphs."""

from __future__ import annotations

import re

import yaml

from orchestration.reading import ArticleRecord, Rejection, encodings, fields

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


def read(content: bytes) -> ArticleRecord | Rejection:
    """One article.

    Rejected: what is in no encoding that can be told, holds NUL bytes, has no words, or opens with broken front matter.
    """
    raw = encodings.decode(content)
    if isinstance(raw, Rejection):
        return raw
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    front = split_front_matter(raw)
    if isinstance(front, Rejection):
        return front
    values, text = front
    try:
        published_on = fields.day(values.get("published_on"))
    except ValueError as error:
        return Rejection(reason="bad_front_matter", detail=str(error))
    return fields.from_text(text, values, published_on)


def split_front_matter(raw: str) -> tuple[dict[str, object], str] | Rejection:
    """The fields of the front matter (none without one) under their own names, and the text after it."""
    front = _FRONT_MATTER.match(raw)
    if front is None:
        return {}, raw
    try:
        loaded = yaml.safe_load(front[1]) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Rejection(reason="bad_front_matter", detail=f"front matter is not YAML: {str(error).splitlines()[0]}")
    if not isinstance(loaded, dict):
        return Rejection(reason="bad_front_matter", detail="front matter is not a list of fields")
    return fields.named(loaded), raw[front.end() :]
