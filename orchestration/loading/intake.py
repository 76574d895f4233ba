"""What sources hold, against what is known: new articles, revisions, duplicates, rejections, as frames to be loaded.

A file whose size and time are those of the last look is not opened. New text under the identity of an article is a new
revision of it. The same or nearly the same text under another identity is a duplicate: one more place of the first
article, no second one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from io import BufferedReader
from itertools import chain

from orchestration.loading.batch import Batch
from orchestration.loading.keys import surrogate
from orchestration.loading.known import Details, Known, KnownArticle, KnownFile
from orchestration.loading.payloads import PayloadStore
from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, REJECTIONS, TEXT_SIGNATURES
from orchestration.loading.stored_copies import StoredCopies
from orchestration.reading import ArticleRecord, Rejection, addresses, formats, language
from orchestration.reading.source import Source
from orchestration.reading.sources import InputFile, Unreadable, file_of

# A batch is one transaction and is held in memory: enough articles that commits do not count, few enough to be small.
_BATCH_RECORDS = 500
# The same for reports of megabytes each.
_BATCH_CHARACTERS = 20_000_000


@dataclass(slots=True)
class Tally:
    """What became of the input, one count a file or record inside a file."""

    read: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: int = 0
    foreign: int = 0
    """Of the new and revised: in a language that is kept and not parsed."""
    withdrawn: int = 0

    @property
    def changed(self) -> int:
        return self.new + self.revised + self.duplicates + self.rejected + self.withdrawn


class Intake:
    """One look at some sources. ``known`` is brought up to date as it goes on, so that copies within a run are seen."""

    def __init__(
        self,
        known: Known,
        copies: StoredCopies,
        payloads: PayloadStore,
        max_article_bytes: int,
        now: dt.datetime,
    ) -> None:
        self.tally = Tally()
        self._known = known
        self._copies = copies
        self._payloads = payloads
        self._max_article_bytes = max_article_bytes
        self._now = now
        self._batch = Batch()
        self._batch_characters = 0
        self.opened: dict[tuple[str, str], set[str]] = {}
        """Of each file of a mirror that was read to its end: the places that it has."""

    def batches(self, inputs: Iterable[InputFile | Unreadable]) -> Iterator[Batch]:
        """What changed, in portions to be loaded one after another."""
        number = 0
        for _ in self._look(inputs):
            number += 1
            if number >= _BATCH_RECORDS or self._batch_characters > _BATCH_CHARACTERS:
                yield self._take_batch()
                number = 0
        yield self._take_batch()

    def _look(self, inputs: Iterable[InputFile | Unreadable]) -> Iterator[None]:
        """One step for each file or record inside a file."""
        for found in inputs:
            if isinstance(found, Unreadable):
                self._refuse(found, found.rejection)
            elif is_unchanged(self._known, found):
                self.tally.unchanged += 1
            else:
                yield from self._open(found)
            yield

    def _take_batch(self) -> Batch:
        batch, self._batch = self._batch, Batch()
        self._batch_characters = 0
        return batch

    def _open(self, file: InputFile) -> Iterator[None]:
        try:
            content = file.location.open("rb")
        except OSError as error:
            detail = f"cannot be opened: {error.strerror or error}"
            self._refuse(file, Rejection(reason="unreadable", detail=detail))
            return
        with content:
            yield from self._take(file, content)

    def _take(self, file: InputFile, content: BufferedReader) -> Iterator[None]:
        """Every record of a file. The first goes last: it is the mark that the file was read to its end, also when the
        process dies between two batches."""
        try:
            form = formats.recognise(content)
            is_too_large = not form.holds_many and file.size > self._max_article_bytes
            sha256 = None if is_too_large else hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
        except OSError as error:
            detail = f"cannot be read: {error.strerror or error}"
            self._refuse(file, Rejection(reason="unreadable", detail=detail))
            return
        if sha256 is None:
            size = f"{file.size / 1e6:,.0f} MB, more than the {self._max_article_bytes / 1e6:,.0f} MB of an article"
            self._refuse(file, Rejection(reason="too_large", detail=size))
            return
        records = form.articles(content, file.path, self._max_article_bytes)
        first = next(records)
        places = {first[0]}
        for path, record in chain(records, [first]):
            places.add(path)
            self.tally.read += 1
            if isinstance(record, Rejection):
                self._refuse(file, record, path=path, sha256=sha256)
            else:
                self._accept(file, record, path=path, sha256=sha256)
            yield
        self._mend(file, places)
        if file.source.mirror:
            self.opened[file.source.name, file.path] = places

    def _mend(self, file: InputFile, places: set[str]) -> None:
        """Let go what was wrong in places that the file has no more: it got shorter, or is in another format now."""
        name = file.source.name
        for place in [place for place in self._known.rejections if place[0] == name and place[1] not in places]:
            if place[1] == file.path or file_of(place[1]) == file.path:
                for rejection_key in self._known.rejections.pop(place):
                    self._batch.drop({"rejection_key": rejection_key})
                self._known.files.pop(place, None)

    def _accept(self, file: InputFile, record: ArticleRecord, *, path: str, sha256: str) -> None:
        source = file.source
        source_uri = record.source_uri
        if file.address is not None:
            source_uri = addresses.article_address(source_uri, file.address)
        text_sha256 = hashlib.sha256(record.text.encode()).hexdigest()
        details = Details(
            source_uri=source_uri,
            title=record.title,
            language=record.language or source.language or language.found(record.text),
            publisher=record.publisher or source.publisher,
            publisher_city=source.home_city,
            published_on=record.published_on,
            is_sample=source.is_sample,
        )
        key = _article_key(source_uri, source.name, path)
        article = self._known.articles.get(key)
        similarity = 1.0
        if article is None and (original := self._original_of(record.text, text_sha256, source)) is not None:
            key, similarity = original
            self.tally.duplicates += 1
        elif article is None:
            self._write(key, 1, self._now, details, record.text, text_sha256, place=(source.name, path))
            self.tally.new += 1
        elif article.is_withdrawn or (source.is_sample and not article.details.is_sample):
            self.tally.unchanged += 1
        elif article.is_gone or article.text_sha256 != text_sha256 or article.details != details:
            is_other_text = article.is_gone or article.text_sha256 != text_sha256
            revision = article.revision + is_other_text
            if not is_other_text:
                self._batch.reparse.add(key)
            first = article.first_ingested_at
            self._write(key, revision, first, details, record.text, text_sha256, place=(source.name, path))
            self.tally.revised += 1
        else:
            self.tally.unchanged += 1
        self._note_place(file, path, key, source_uri, sha256, text_sha256, similarity)

    def _original_of(self, text: str, text_sha256: str, source: Source) -> tuple[str, float] | None:
        """The article that has this text or nearly this text already, and how similar that is.

        A sample is no original of an operator's article: samples leave.
        """
        key = self._known.by_text.get(text_sha256)
        original = (key, 1.0) if key is not None else self._copies.find(text)
        if original is None or (self._known.articles[original[0]].details.is_sample and not source.is_sample):
            return None
        return original

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
        self._known.add_article(key, KnownArticle(revision, text_sha256, False, False, first_ingested_at, details))
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
        self._batch.put(TEXT_SIGNATURES, self._copies.add(key, text, text_sha256))
        self._batch_characters += len(text)
        self.tally.foreign += not language.is_parsed(details.language)

    def _note_place(
        self,
        file: InputFile,
        path: str,
        key: str,
        source_uri: str | None,
        sha256: str,
        text_sha256: str,
        similarity: float,
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
            "similarity": similarity,
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
            "payload_path": self._payload(file, sha256) if file and sha256 else None,
            "first_seen_at": seen.first_seen_at,
            "last_seen_at": seen.last_seen_at,
        }
        self._batch.put(REJECTIONS, row)

    def _payload(self, file: InputFile, sha256: str) -> str | None:
        """Where the bytes of a file are kept, the whole file also for a record of it; those of a large one are not."""
        if file.size > self._max_article_bytes:
            return None
        try:
            content = file.location.read_bytes()
        except OSError:
            return None
        return self._payloads.keep(sha256, content)

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
    looks = (known.files.get((file.source.name, path)) for path in (file.path, f"{file.path}#1"))
    return any(look and (look.size, look.modified_ns) == (file.size, file.modified_ns) for look in looks)


def _article_key(source_uri: str | None, source_name: str, path: str) -> str:
    """An article is its address; without one, its place in its source."""
    return surrogate("article", source_uri) if source_uri else surrogate("article", source_name, path)
