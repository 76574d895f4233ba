"""Named fields to an article: what the fields may be called, and what they may hold.

Front matter, JSON Lines and tables share it, so that a column means the same wherever it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from orchestration.reading import ArticleRecord, Rejection

# The names of each field in the order in which they are looked for; upper and lower case are the same.
NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content"),
    "source_uri": ("source_uri", "url", "uri", "link"),
    "publisher": ("publisher",),
    "published_on": ("published_on", "date", "published", "published_at"),
    "language": ("language", "lang"),
}
FIELD_OF = {name: field for field, names in NAMES.items() for name in names}


def article(values: Mapping[str, object]) -> ArticleRecord | Rejection:
    """The article of one record. Rejected: no text in it, or a field that holds something else than it should."""
    fields = named(values)
    body, title = fields.get("text"), fields.get("title")
    if body is None:
        is_there = any(FIELD_OF.get(str(name).strip().lower()) == "text" for name in values)
        missing = "nothing in it" if is_there else f"no field named {', '.join(NAMES['text'])}"
        return Rejection(reason="empty", detail=missing)
    if not isinstance(body, str) or not isinstance(title, str | None):
        return Rejection(reason="bad_field", detail="title or text is no text")
    try:
        published_on = day(fields.get("published_on"))
    except ValueError as error:
        return Rejection(reason="bad_field", detail=str(error))
    return from_text(under_title(title, body), fields, published_on)


def named(values: Mapping[str, object]) -> dict[str, object]:
    """The fields that are known, under their own names; of two names for one field the first in ``NAMES`` that says
    anything."""
    given = {str(name).strip().lower(): value for name, value in values.items()}
    return {
        field: value
        for field, names in NAMES.items()
        if (value := next((given[name] for name in names if given.get(name) not in (None, "")), None)) is not None
    }


def from_text(text: str, fields: Mapping[str, object], published_on: dt.date | None) -> ArticleRecord | Rejection:
    """The article with this text, title line first. ``fields`` are as ``named`` gives them."""
    if "\x00" in text:
        return Rejection(reason="binary", detail="holds NUL characters: not a text")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not any(c.isalpha() for c in text):
        return Rejection(reason="empty", detail="no words in it")
    return ArticleRecord(
        title=text.split("\n", 1)[0].strip(),
        text=text,
        source_uri=_one_value(fields, "source_uri"),
        publisher=_one_value(fields, "publisher"),
        published_on=published_on,
        language=_one_value(fields, "language"),
    )


def under_title(title: str | None, body: str) -> str:
    """Title line, blank line, body; a body that opens with its title is left as it is."""
    title = " ".join((title or "").split())
    body = body.replace("\r\n", "\n").strip("\n")
    return body if not title or body.split("\n", 1)[0].strip() == title else f"{title}\n\n{body}"


def day(value: object) -> dt.date | None:
    """The day that a value names, if any. Raises ValueError with words when it names none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            raise ValueError(f"published_on is no day: {value[:40]!r}") from None
    raise ValueError("published_on is no day")


def _one_value(fields: Mapping[str, object], name: str) -> str | None:
    """A field of one value. Lists and mappings say nothing here, and aliases can make them larger than the memory."""
    value = fields.get(name)
    return str(value).replace("\x00", "").strip() or None if isinstance(value, str | int | float | dt.date) else None
