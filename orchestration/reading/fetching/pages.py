"""What was fetched of a source and what could not be: a small database beside the files, safe when a process dies."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from orchestration.reading import Rejection

_DATABASE = "pages.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    address TEXT PRIMARY KEY, is_article INTEGER NOT NULL, has_file INTEGER NOT NULL DEFAULT 0, etag TEXT, last_modified TEXT,
    asked_at TEXT, not_before TEXT, reason TEXT, detail TEXT
);
CREATE TABLE IF NOT EXISTS rounds (started_at TEXT NOT NULL, finished_at TEXT);
"""
_COLUMNS = "address, is_article, has_file, etag, last_modified, asked_at, not_before, reason, detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address as it was last asked for. Times are UTC.

    A page that once came and now fails has both a file and a failure: what came stays.
    """

    address: str
    is_article: bool = True
    file: Path | None = None
    etag: str | None = None
    last_modified: str | None = None
    asked_at: dt.datetime | None = None
    not_before: dt.datetime | None = None
    failure: Rejection | None = None


class Pages:
    """The pages of one source; each change is on disk at once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._connection = sqlite3.connect(folder / _DATABASE, isolation_level=None)
        self._connection.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def file_of(self, address: str) -> Path:
        """Where the bytes of an address are, or are to be put."""
        digest = hashlib.sha256(address.encode()).hexdigest()
        return self._folder / "files" / digest[:2] / digest

    def get(self, address: str) -> Page:
        """What is known of an address, which may be nothing."""
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM pages WHERE address = ?", [address]).fetchone()  # noqa: S608
        return self._page(row) if row else Page(address=address)

    def put(self, page: Page) -> None:
        """Note what came of asking."""
        values = (
            page.address,
            page.is_article,
            page.file is not None,
            page.etag,
            page.last_modified,
            page.asked_at and page.asked_at.isoformat(),
            page.not_before and page.not_before.isoformat(),
            page.failure and page.failure.reason,
            page.failure and page.failure.detail,
        )
        self._connection.execute(f"REPLACE INTO pages ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608

    def all(self) -> list[Page]:
        """Every page in order of its address."""
        return [self._page(row) for row in self._connection.execute(f"SELECT {_COLUMNS} FROM pages ORDER BY address")]  # noqa: S608

    def forget_failures_except(self, addresses: frozenset[str]) -> None:
        """Forget addresses that were never reached and are not listed any more."""
        for page in self.all():
            if page.file is None and page.address not in addresses:
                self._connection.execute("DELETE FROM pages WHERE address = ?", [page.address])

    def begin_round(self, now: dt.datetime, rest: dt.timedelta) -> dt.datetime | None:
        """When the round began that is to be gone on with: now, or earlier where that one was cut short.

        None where the last round ended less than ``rest`` ago: nobody is asked that often.
        """
        row = self._connection.execute(
            "SELECT started_at, finished_at FROM rounds ORDER BY rowid DESC LIMIT 1"
        ).fetchone()
        if row and row[1] is None:
            return dt.datetime.fromisoformat(row[0])
        if row and now - dt.datetime.fromisoformat(row[1]) < rest:
            return None
        self._connection.execute("INSERT INTO rounds VALUES (?, NULL)", [now.isoformat()])
        return now

    def end_round(self, now: dt.datetime) -> None:
        """Everything was asked for."""
        self._connection.execute("DELETE FROM rounds WHERE finished_at IS NOT NULL")
        self._connection.execute("UPDATE rounds SET finished_at = ?", [now.isoformat()])

    @property
    def last_round(self) -> dt.datetime | None:
        """When everything was last asked for."""
        (finished,) = self._connection.execute("SELECT max(finished_at) FROM rounds").fetchone()
        return dt.datetime.fromisoformat(finished) if finished else None

    def _page(
        self, row: tuple[str, int, int, str | None, str | None, str | None, str | None, str | None, str | None]
    ) -> Page:
        address, is_article, has_file, etag, last_modified, asked_at, not_before, reason, detail = row
        return Page(
            address=address,
            is_article=bool(is_article),
            file=self.file_of(address) if has_file else None,
            etag=etag,
            last_modified=last_modified,
            asked_at=dt.datetime.fromisoformat(asked_at) if asked_at else None,
            not_before=dt.datetime.fromisoformat(not_before) if not_before else None,
            failure=Rejection(reason=reason, detail=detail or "") if reason else None,
        )


def kept(folder: Path) -> Iterator[Page]:
    """The pages of a source, which may never have been asked for."""
    if (folder / _DATABASE).exists():
        with Pages(folder) as pages:
            yield from pages.all()
