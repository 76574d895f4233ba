"""A source asked for what it has: feeds and the pages that they link to, lists of addresses, archives."""

from __future__ import annotations

import datetime as dt
import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import orjson

from orchestration.reading import ArticleRecord, Rejection, feed, markup
from orchestration.reading.fetching.client import Client, Failure, Limits
from orchestration.reading.fetching.pages import Page, Pages
from orchestration.reading.source import Kind, Source
from orchestration.settings import Settings

# A run by hand and one of the schedule close together do not ask twice.
REST = dt.timedelta(minutes=10)

# An archive is a gigabyte, and comes over lines that give a megabyte a second.
_ARCHIVE_SECONDS = 4 * 3600.0


@dataclass(slots=True)
class Pulled:
    """What came of asking a source: addresses by what became of them. It is not asked while another process does so, nor
    a moment after it was."""

    name: str
    is_rested: bool = False
    new: int = 0
    unchanged: int = 0
    failed: int = 0
    failures: list[tuple[str, Rejection]] = field(default_factory=list)


Report = Callable[[Pulled], None]


def pull(
    source: Source,
    settings: Settings,
    *,
    limits: Limits | None = None,
    rest: dt.timedelta = REST,
    report: Report = lambda _: None,
) -> Pulled:
    """Ask a source for everything that it lists, and keep what comes in its folder. A round that was cut short goes on."""
    with Pages(source.folder) as pages, _alone(source.folder) as is_alone:
        began = pages.begin_round(_now(), rest) if is_alone else None
        if began is None:
            return Pulled(source.name, is_rested=True)
        puller = _Puller(source, settings, pages, limits or Limits(max_bytes=settings.max_article_bytes), began)
        for _ in puller.ask_all():
            report(puller.pulled)
        pages.end_round(_now())
    return puller.pulled


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether no other process asks this source now; the lock goes with its process."""
    with (folder / "lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


class _Puller:
    """One round of one source."""

    def __init__(self, source: Source, settings: Settings, pages: Pages, limits: Limits, began: dt.datetime) -> None:
        self.pulled = Pulled(source.name)
        self._source = source
        self._pages = pages
        self._began = began
        self._max_article_bytes = settings.max_article_bytes
        self._is_archive = source.kind is Kind.ARCHIVE
        if self._is_archive:
            limits = replace(limits, max_bytes=settings.max_archive_bytes, total_seconds=_ARCHIVE_SECONDS)
        self._client = Client(settings.user_agent, limits, _private_hosts(source))

    def ask_all(self) -> Iterable[None]:
        """Every address in turn; one step each."""
        listed: list[str] = []
        if self._source.kind is Kind.FEED:
            for address in self._source.urls:
                self._ask(address, is_article=False)
                yield
                listed += self._links(address)
            wanted = [address for address in listed if self._pages.get(address).file is None]
        else:
            listed = wanted = list(self._source.urls)
        self._pages.forget_failures_except(frozenset(listed) | frozenset(self._source.urls))
        for address in _hosts_in_turn(wanted):
            self._ask(address, is_article=True)
            yield

    def _ask(self, address: str, *, is_article: bool) -> None:
        page = self._pages.get(address)
        now = _now()
        if (page.asked_at and page.asked_at >= self._began) or (page.not_before and page.not_before > now):
            return
        file = self._pages.file_of(address)
        outcome = self._client.get(
            address, file, etag=page.etag, last_modified=page.last_modified, resume=self._is_archive
        )
        page = replace(page, is_article=is_article, asked_at=now, not_before=None, failure=None)
        if isinstance(outcome, Failure):
            self.pulled.failed += 1
            self.pulled.failures.append((address, outcome.rejection))
            page = replace(page, failure=outcome.rejection, not_before=outcome.not_before)
        elif outcome.is_unchanged:
            self.pulled.unchanged += 1
        else:
            self.pulled.new += 1
            if outcome.charset and not self._is_archive:
                _keep_charset(page, self._pages, outcome.charset)
            page = replace(page, file=file, etag=outcome.etag, last_modified=outcome.last_modified)
        self._pages.put(page)

    def _links(self, address: str) -> list[str]:
        """Where the articles of a feed are. Those that are in it as a whole are kept at once, under their links."""
        page = self._pages.get(address)
        if page.file is None:
            return []
        links = []
        for entry in feed.entries(page.file.read_bytes(), address=address, max_bytes=self._max_article_bytes):
            link = urldefrag(entry.link).url if entry.link else None
            if link is None or link == address:
                continue
            links.append(link)
            if isinstance(entry.record, ArticleRecord):
                self._keep_entry(link, entry.record)
        return links

    def _keep_entry(self, link: str, record: ArticleRecord) -> None:
        title, _, body = record.text.partition("\n\n")
        values = {
            "title": title if body else None,
            "text": body or title,
            "url": link,
            "publisher": record.publisher,
            "published_on": record.published_on,
        }
        content = orjson.dumps({name: value for name, value in values.items() if value is not None})
        file = self._pages.file_of(link)
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_name(f"{file.name}.part")
            partial.write_bytes(content)
            partial.replace(file)
        self._pages.put(Page(address=link, file=file, asked_at=_now()))


def asked_once(source: Source, settings: Settings, address: str, file: Path) -> Rejection | None:
    """Why an address of a source does not answer, if so; of what comes no more than a page's worth is taken."""
    limits = Limits(attempts=1, max_bytes=settings.max_article_bytes)
    outcome = Client(settings.user_agent, limits, _private_hosts(source)).get(address, file)
    if not isinstance(outcome, Failure):
        return None
    is_only_large = source.kind is Kind.ARCHIVE and outcome.rejection.reason == "too_large"
    return None if is_only_large else outcome.rejection


def _private_hosts(source: Source) -> frozenset[str]:
    """The hosts that may be inside a private network: those that the source names itself, not where links lead."""
    hosts = (urlsplit(address).hostname for address in source.urls)
    return frozenset(host for host in hosts if host) if source.allow_private else frozenset()


def _keep_charset(page: Page, pages: Pages, charset: str) -> None:
    """The encoding that only the response names would be lost with it: such a page is kept in UTF-8, and says so."""
    file = pages.file_of(page.address)
    content = file.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError:
        text = markup.decode(content, charset)
        if isinstance(text, str):
            file.write_bytes(b"\xef\xbb\xbf" + text.encode())


def _hosts_in_turn(addresses: list[str]) -> list[str]:
    """One address of each host after another, so that waiting for one host is used to ask others."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)
    return [address for address in chain.from_iterable(zip_longest(*by_host.values())) if address is not None]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
