"""What becomes of each record that a source gave: an article, a revision, a duplicate or a rejection, as rows to load.

New text under the identity of an article is a new revision of it. The same or nearly the same text under another
identity is a duplicate: one more place of the first article, no second one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import asdict

from orchestration.loading.batch import Batch
from orchestration.loading.keys import surrogate
from orchestration.loading.known import Details, Known, KnownArticle, KnownFile
from orchestration.loading.payloads import PayloadStore
from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, REJECTIONS, TEXT_SIGNATURES
from orchestration.loading.stored_copies import StoredCopies
from orchestration.loading.tally import Tally
from orchestration.reading import ArticleRecord, Rejection, addresses, language
from orchestration.reading.source import Source
from orchestration.reading.sources import InputFile, Unreadable, file_of


class Recorder:
    """Rows of what is accepted and refused. ``known`` is brought up to date as it goes on, so that copies within a run
    are seen."""

    def __init__(
        self,
        known: Known,
        copies: StoredCopies,
        payloads: PayloadStore,
        max_article_bytes: int,
        now: dt.datetime,
    ) -> None:
        self.tally = Tally()
        self.characters = 0
        """Of text, in the rows that were not taken yet."""
        self._known = known
        self._copies = copies
        self._payloads = payloads
        self._max_article_bytes = max_article_bytes
        self._now = now
        self._batch = Batch()

    def take_batch(self) -> Batch:
        """The rows since the last call."""
        batch, self._batch = self._batch, Batch()
        self.characters = 0
        return batch

    def accept(
        self, file: InputFile, record: ArticleRecord, *, path: str, sha256: str, signature: bytes | None = None
    ) -> None:
        """An article that was read at ``path``, in a file with these bytes. ``signature``: of its text, where there is one."""
        self.tally.read += 1
        if signature is not None:
            self._copies.expect(record.text, signature)
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
        self.characters += len(text)
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

    def refuse(
        self,
        found: InputFile | Unreadable,
        rejection: Rejection,
        *,
        path: str | None = None,
        sha256: str | None = None,
    ) -> None:
        """Something that is no article, and why; once for each place and content."""
        place = (found.source.name, path or found.path)
        rejection_key = surrogate("read", *place, sha256 or rejection.reason)
        earlier = self._known.rejections[place]
        if earlier == [rejection_key] and isinstance(found, Unreadable):
            self.tally.unchanged += 1
            return
        self.tally.read += 1
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

    def mend(self, file: InputFile, places: set[str]) -> None:
        """Let go what was wrong in places that the file has no more: it got shorter, or is in another format now."""
        name = file.source.name
        for place in [place for place in self._known.rejections if place[0] == name and place[1] not in places]:
            if place[1] == file.path or file_of(place[1]) == file.path:
                for rejection_key in self._known.rejections.pop(place):
                    self._batch.drop({"rejection_key": rejection_key})
                self._known.files.pop(place, None)


def _article_key(source_uri: str | None, source_name: str, path: str) -> str:
    """An article is its address; without one, its place in its source."""
    return surrogate("article", source_uri) if source_uri else surrogate("article", source_name, path)
