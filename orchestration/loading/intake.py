"""What sources hold, against what is known: new articles, revisions, duplicates, rejections, as frames to be loaded.

A file whose size and time are those of the last look is not opened. New text under the identity of an article is a new
revision of it. The same text under another identity is a duplicate: one more place of the first article, no second one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from orchestration.loading.keys import surrogate
from orchestration.loading.known import Details, Known, KnownArticle, KnownFile
from orchestration.loading.payloads import PayloadStore
from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, REJECTIONS
from orchestration.loading.table import Table
from orchestration.reading import ArticleRecord, Rejection, formats
from orchestration.reading.sources import InputFile, Source, Unreadable

Row = dict[str, Any]

_TABLES = (ARTICLES, ARTICLE_SOURCES, REJECTIONS)
_SCOPE = pl.Schema(
    {column.name: column.type for table in _TABLES for column in table.columns if column.name in table.replaced_by}
)
# A batch is one transaction and is held in memory: enough articles that commits do not count, few enough to be small.
_BATCH_FILES = 500


@dataclass(slots=True)
class Tally:
    """What became of the input, one count a file or record inside a file."""

    read: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: int = 0

    @property
    def changed(self) -> int:
        return self.new + self.revised + self.duplicates + self.rejected


class Batch:
    """Rows for three raw tables by their keys, the keys of rows that go, and the articles to be parsed again."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[tuple[object, ...], Row]] = {table.name: {} for table in _TABLES}
        self._gone: list[Row] = []
        self.reparse: set[str] = set()

    def put(self, table: Table, row: Row) -> None:
        """A row to be written; a later one with the same key wins."""
        self._rows[table.name][tuple(row[name] for name in table.key)] = row

    def drop(self, row: Row) -> None:
        """The key of a row that goes without another in its place."""
        self._gone.append(row)

    @property
    def frames(self) -> dict[str, pl.DataFrame]:
        """What ``writer.replace`` loads."""
        return {
            table.name: pl.DataFrame(list(self._rows[table.name].values()), schema=table.polars_schema)
            for table in _TABLES
        }

    @property
    def scope(self) -> pl.DataFrame:
        """The keys of the rows that the frames replace. A row here names the keys of one table; the rest is NULL."""
        rows = [*self._gone, *(row for table in _TABLES for row in self._rows[table.name].values())]
        return pl.DataFrame([{name: row.get(name) for name in _SCOPE} for row in rows], schema=_SCOPE)

    @property
    def is_empty(self) -> bool:
        return not self._gone and not any(self._rows.values())


class Intake:
    """One look at some sources. ``known`` is brought up to date as it goes on, so that copies within a run are seen."""

    def __init__(self, known: Known, payloads: PayloadStore, max_article_bytes: int, now: dt.datetime) -> None:
        self.tally = Tally()
        self._known = known
        self._payloads = payloads
        self._max_article_bytes = max_article_bytes
        self._now = now
        self._batch = Batch()

    def batches(self, inputs: Iterable[InputFile | Unreadable]) -> Iterator[Batch]:
        """What changed, in portions to be loaded one after another."""
        for number, found in enumerate(inputs, start=1):
            if isinstance(found, Unreadable):
                self._refuse(found, found.rejection)
            elif is_unchanged(self._known, found):
                self.tally.unchanged += 1
            else:
                self._open(found)
            if number % _BATCH_FILES == 0:
                yield self._take_batch()
        yield self._take_batch()

    def _take_batch(self) -> Batch:
        batch, self._batch = self._batch, Batch()
        return batch

    def _open(self, file: InputFile) -> None:
        if file.size > self._max_article_bytes:
            megabytes = (
                f"{file.size / 1e6:,.0f} MB, more than the {self._max_article_bytes / 1e6:,.0f} MB of an article"
            )
            self._refuse(file, Rejection(reason="too_large", detail=megabytes))
            return
        try:
            content = file.location.read_bytes()
        except OSError as error:
            detail = f"cannot be opened: {error.strerror or error}"
            self._refuse(file, Rejection(reason="unreadable", detail=detail))
            return
        self.tally.read += 1
        sha256 = hashlib.sha256(content).hexdigest()
        records = _records(content)
        for number, record in enumerate(records, start=1):
            path = file.path if len(records) == 1 else f"{file.path}#{number}"
            if isinstance(record, Rejection):
                self._refuse(file, record, path=path, sha256=sha256, content=content)
            else:
                self._accept(file, record, path=path, sha256=sha256)

    def _accept(self, file: InputFile, record: ArticleRecord, *, path: str, sha256: str) -> None:
        source = file.source
        text_sha256 = hashlib.sha256(record.text.encode()).hexdigest()
        details = Details(
            source_uri=record.source_uri,
            title=record.title,
            language=record.language or source.language,
            publisher=record.publisher or source.publisher,
            publisher_city=source.home_city,
            published_on=record.published_on,
            is_sample=source.is_sample,
        )
        key = _article_key(record.source_uri, source.name, path)
        article = self._known.articles.get(key)
        if article is None and (original := self._original_of(text_sha256, source)) is not None:
            key = original
            self.tally.duplicates += 1
        elif article is None:
            self._write(key, 1, self._now, details, record.text, text_sha256, place=(source.name, path))
            self.tally.new += 1
        elif article.is_withdrawn or (source.is_sample and not article.details.is_sample):
            self.tally.unchanged += 1
        elif article.text_sha256 != text_sha256 or article.details != details:
            is_other_text = article.text_sha256 != text_sha256
            revision = article.revision + is_other_text
            if not is_other_text:
                self._batch.reparse.add(key)
            first = article.first_ingested_at
            self._write(key, revision, first, details, record.text, text_sha256, place=(source.name, path))
            self.tally.revised += 1
        else:
            self.tally.unchanged += 1
        self._note_place(file, path, key, record.source_uri, sha256, text_sha256)

    def _original_of(self, text_sha256: str, source: Source) -> str | None:
        """The article that has this text already. A sample is no original of an operator's article: samples leave."""
        key = self._known.by_text.get(text_sha256)
        if key is None or (self._known.articles[key].details.is_sample and not source.is_sample):
            return None
        return key

    def _write(
        self,
        key: str,
        revision: int,
        first_ingested_at: dt.datetime,
        details: Details,
        text: str,
        text_sha256: str,
        *,
        place: tuple[str, str],
    ) -> None:
        self._known.add_article(key, KnownArticle(revision, text_sha256, False, first_ingested_at, details))
        row = {
            **asdict(details),
            "article_key": key,
            "revision": revision,
            "source_name": place[0],
            "path": place[1],
            "text": text,
            "text_sha256": text_sha256,
            "word_count": len(text.split()),
            "is_withdrawn": False,
            "first_ingested_at": first_ingested_at,
        }
        self._batch.put(ARTICLES, row)

    def _note_place(
        self, file: InputFile, path: str, key: str, source_uri: str | None, sha256: str, text_sha256: str
    ) -> None:
        """Remember which article lies there and what its file looked like; what was wrong there before is mended."""
        place = (file.source.name, path)
        before = self._known.files.get(place)
        if before is not None and before.article_key not in (None, key):
            self._batch.drop({"article_key": before.article_key, "source_name": place[0], "path": path})
        for rejection_key in self._known.rejections.pop(place, ()):
            self._batch.drop({"rejection_key": rejection_key})
        seen = self._see(place, file, sha256, key)
        row = {
            "article_key": key,
            "source_name": place[0],
            "path": path,
            "source_uri": source_uri,
            "text_sha256": text_sha256,
            "sha256": sha256,
            "size_bytes": file.size,
            "modified_ns": file.modified_ns,
            "first_seen_at": seen.first_seen_at,
            "last_seen_at": seen.last_seen_at,
        }
        self._batch.put(ARTICLE_SOURCES, row)

    def _refuse(
        self,
        found: InputFile | Unreadable,
        rejection: Rejection,
        *,
        path: str | None = None,
        sha256: str | None = None,
        content: bytes | None = None,
    ) -> None:
        place = (found.source.name, path or found.path)
        rejection_key = surrogate("read", *place, sha256 or rejection.reason)
        earlier = self._known.rejections[place]
        if earlier == [rejection_key] and isinstance(found, Unreadable):
            self.tally.unchanged += 1
            return
        self.tally.rejected += 1
        for key in earlier:
            self._batch.drop({"rejection_key": key})
        self._known.rejections[place] = [rejection_key]
        file = found if isinstance(found, InputFile) else None
        seen = self._see(place, file, sha256, None)
        row = {
            "rejection_key": rejection_key,
            "stage": "read",
            "reason": rejection.reason,
            "detail": rejection.detail,
            "source_name": place[0],
            "path": place[1],
            "sha256": sha256,
            "size_bytes": file.size if file else None,
            "modified_ns": file.modified_ns if file else None,
            "payload_path": self._payloads.keep(sha256, content) if sha256 and content is not None else None,
            "first_seen_at": seen.first_seen_at,
            "last_seen_at": seen.last_seen_at,
        }
        self._batch.put(REJECTIONS, row)

    def _see(self, place: tuple[str, str], file: InputFile | None, sha256: str | None, key: str | None) -> KnownFile:
        before = self._known.files.get(place)
        seen = KnownFile(
            size=file.size if file else None,
            modified_ns=file.modified_ns if file else None,
            sha256=sha256,
            article_key=key,
            first_seen_at=before.first_seen_at if before else self._now,
            last_seen_at=self._now,
        )
        self._known.files[place] = seen
        return seen


def is_unchanged(known: Known, file: InputFile) -> bool:
    """Whether size and time of the file are those of the last look (at its first record, where it holds several)."""
    for path in (file.path, f"{file.path}#1"):
        last = known.files.get((file.source.name, path))
        if last is not None:
            return (last.size, last.modified_ns) == (file.size, file.modified_ns)
    return False


def _article_key(source_uri: str | None, source_name: str, path: str) -> str:
    """An article is its address; without one, its place in its source."""
    return surrogate("article", source_uri) if source_uri else surrogate("article", source_name, path)


def _records(content: bytes) -> list[ArticleRecord | Rejection]:
    """What a reader makes of the bytes. One that fails on some input must not take the other articles with it."""
    try:
        records = list(formats.read(content))
    except Exception as error:
        return [Rejection(reason="reader_failed", detail=f"the reader failed: {type(error).__name__}: {error}"[:500])]
    return records or [Rejection(reason="empty", detail="no article in it")]
