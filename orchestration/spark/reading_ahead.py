"""Files read by executors before the driver looks at them: bytes to records, with all that can be said of one alone.

Executors open the files, so they must see the folders of the sources under the same paths. What they find comes back in
the order of the files; which of it is new, a revision or a copy is decided on the driver, in that order, as ever.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, count, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from orchestration.loading import contents
from orchestration.loading.contents import Record
from orchestration.loading.intake import is_unchanged
from orchestration.loading.known import Known
from orchestration.loading.near_copies import signature_of
from orchestration.loading.stored_copies import StoredCopies
from orchestration.reading import ArticleRecord, Rejection, language
from orchestration.reading.source import Source
from orchestration.reading.sources import InputFile, Unreadable
from orchestration.spark.lake import Lake, new_token
from orchestration.spark.session import LazySession

# What a task reads: seconds of work, so that little is lost with one and none is left alone at the end.
_TASK_FILES = 200
_TASK_BYTES = 16_000_000
# What is read before any of it is looked at.
_WAVE_BYTES = 2_000_000_000
_BATCH_RECORDS = 200

_FILES = "number BIGINT, language STRING, path STRING, location BINARY, size BIGINT"
_RECORDS = pa.schema(
    [
        ("number", pa.int64()),
        ("path", pa.string()),
        ("sha256", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
        ("title", pa.string()),
        ("text", pa.string()),
        ("source_uri", pa.string()),
        ("publisher", pa.string()),
        ("published_on", pa.date32()),
        ("language", pa.string()),
        ("signature", pa.binary()),
    ]
)
_RECORDS_DDL = (
    "number BIGINT, path STRING, sha256 STRING, reason STRING, detail STRING, title STRING, text STRING, "
    "source_uri STRING, publisher STRING, published_on DATE, language STRING, signature BINARY"
)


class ReadingAhead:
    """Reads what is new or changed in waves. ``fill_texts`` is told of the articles that texts of a wave may be copies of."""

    def __init__(
        self,
        session: LazySession,
        lake: Lake,
        *,
        max_article_bytes: int,
        wave_files: int,
        fill_texts: Callable[[set[str]], None],
    ) -> None:
        self._session = session
        self._lake = lake
        self._max_article_bytes = max_article_bytes
        self._wave_files = wave_files
        self._fill_texts = fill_texts
        self._numbers: dict[InputFile, int] = {}
        self._files: Iterator[tuple[int, Iterator[dict[str, Any]]]] = iter(())

    def watch(
        self, inputs: Iterator[InputFile | Unreadable], state: Known, copies: StoredCopies
    ) -> Iterator[InputFile | Unreadable]:
        """The inputs as they are and in their order, read before they are handed on."""
        wave: list[InputFile | Unreadable] = []
        files: list[InputFile] = []
        size = 0
        for found in inputs:
            wave.append(found)
            if isinstance(found, InputFile) and not is_unchanged(state, found):
                files.append(found)
                size += found.size
            if len(files) >= self._wave_files or size >= _WAVE_BYTES:
                yield from self._hand_on(wave, files, copies)
                wave, files, size = [], [], 0
        yield from self._hand_on(wave, files, copies)

    def records(self, file: InputFile) -> Iterator[Record] | Rejection:
        """What is in a file that was handed on. One that nobody thought had changed is opened here."""
        number = self._numbers.get(file)
        while number is not None:
            found, rows = next(self._files)
            if found == number:
                return _handed_on(rows)
        return contents.records(file, self._max_article_bytes)

    def _hand_on(
        self, wave: list[InputFile | Unreadable], files: list[InputFile], copies: StoredCopies
    ) -> Iterator[InputFile | Unreadable]:
        if not files:
            yield from wave
            return
        stage = f"stage/{new_token()}"
        self._numbers = {}
        for number, file in zip(count(), files):
            self._numbers.setdefault(file, number)
        self._read(files, stage)
        staged = self._lake.files(stage)
        signatures = (row["signature"] for row in self._rows(staged, ["signature"]))
        self._fill_texts({key for made in signatures if made is not None for key in copies.candidates(made)})
        self._files = groupby(self._rows(staged), key=itemgetter("number"))
        yield from wave
        self._numbers = {}
        self._lake.delete(stage)

    def _read(self, files: list[InputFile], stage: str) -> None:
        rows = [
            (number, file.source.language, file.path, os.fsencode(file.location), file.size)
            for file, number in self._numbers.items()
        ]
        tasks = max(len(rows) // _TASK_FILES, sum(file.size for file in files) // _TASK_BYTES, 1)
        read = partial(read_files, max_article_bytes=self._max_article_bytes)
        (
            self._session.spark.createDataFrame(rows, _FILES)
            .repartitionByRange(tasks, "number")
            .sortWithinPartitions("number")
            .mapInArrow(read, _RECORDS_DDL)
            .write.parquet(self._lake.url_of(stage))
        )

    def _rows(self, staged: list[str], columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
        """Files are named in the order of their tasks, and tasks are ranges of numbers."""
        for file in staged:
            with self._lake.open(file) as opened:
                for batch in opened.iter_batches(_BATCH_RECORDS, columns=columns):
                    yield from batch.to_pylist()


def read_files(batches: Iterator[pa.RecordBatch], max_article_bytes: int) -> Iterator[pa.RecordBatch]:
    """What an executor does with its files."""
    rows: list[dict[str, Any]] = []
    for batch in batches:
        for file in batch.to_pylist():
            source = Source(name="", folder=Path())
            found = InputFile(source, file["path"], Path(os.fsdecode(file["location"])), file["size"], 0)
            records = contents.records(found, max_article_bytes)
            for record in [records] if isinstance(records, Rejection) else records:
                rows.append({"number": file["number"]} | _row(record, file["language"]))
                if len(rows) >= _BATCH_RECORDS:
                    yield pa.RecordBatch.from_pylist(rows, schema=_RECORDS)
                    rows = []
    yield pa.RecordBatch.from_pylist(rows, schema=_RECORDS)


def _row(record: Record | Rejection, source_language: str | None) -> dict[str, Any]:
    if isinstance(record, Rejection):
        return {"reason": record.reason, "detail": record.detail}
    row: dict[str, Any] = {"path": record.path, "sha256": record.sha256}
    content = record.content
    if isinstance(content, Rejection):
        return row | {"reason": content.reason, "detail": content.detail}
    return row | {
        "title": content.title,
        "text": content.text,
        "source_uri": content.source_uri,
        "publisher": content.publisher,
        "published_on": content.published_on,
        "language": content.language or source_language or language.found(content.text),
        "signature": signature_of(content.text),
    }


def _handed_on(rows: Iterator[dict[str, Any]]) -> Iterator[Record] | Rejection:
    first = next(rows)
    # Only of a file that could not be read is there no hash.
    if first["sha256"] is None:
        return Rejection(reason=first["reason"], detail=first["detail"])
    return map(_record, chain([first], rows))


def _record(row: dict[str, Any]) -> Record:
    if row["reason"] is not None:
        return Record(row["path"], Rejection(reason=row["reason"], detail=row["detail"]), row["sha256"])
    article = ArticleRecord(
        title=row["title"],
        text=row["text"],
        source_uri=row["source_uri"],
        publisher=row["publisher"],
        published_on=row["published_on"],
        language=row["language"],
    )
    return Record(row["path"], article, row["sha256"], row["signature"])
