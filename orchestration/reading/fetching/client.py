"""One address asked for: conditions, redirects, retries, and every limit that keeps a bad server from doing harm."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests
from rich.filesize import decimal

from orchestration.reading import Rejection
from orchestration.reading.fetching.connections import Guard, GuardedAdapter, PrivateAddressError
from orchestration.reading.fetching.robots import Hosts

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What a server says that may be otherwise in a moment.
_TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
_CHUNK_BYTES = 65536
# Longer ones are not obeyed by anybody (RFC 9309 asks for at least this much).
_RULES_BYTES = 500_000
# What may hold an article. Servers that say nothing, or that they do not know, are taken at what comes.
_ARTICLE_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/rdf",
)
_DOCUMENT_TYPES = ("application/pdf", "application/vnd.openxmlformats", "application/octet-stream", "application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long, how much, how often. Seconds and bytes."""

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 120.0
    max_bytes: int = 5_000_000
    max_redirects: int = 5
    # Waits of 2, 4 and 8 seconds get over a restart of a server; what lasts longer is for the next run.
    attempts: int = 4
    backoff_seconds: float = 2.0
    longest_wait_seconds: float = 60.0
    # What people's browsers do to a host in a second is more; a crawler that asks once is no burden to anybody.
    seconds_between: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: in ``file`` where it is new, or the word that nothing has changed."""

    is_unchanged: bool = False
    etag: str | None = None
    last_modified: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why nothing came, and when there is a point in asking again."""

    rejection: Rejection
    not_before: dt.datetime | None = None
    is_temporary: bool = False


class Client:
    """Asks one address at a time. ``private_hosts`` are those that may be inside a private network."""

    def __init__(self, user_agent: str, limits: Limits, private_hosts: frozenset[str] = frozenset()) -> None:
        self._limits = limits
        self._guard = Guard()
        self._guard.private_hosts = private_hosts
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = user_agent
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, GuardedAdapter(self._guard))
        self._hosts = Hosts(user_agent, limits.seconds_between, self._rules)

    def get(
        self,
        address: str,
        file: Path,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        resume: bool = False,
    ) -> Fetched | Failure:
        """Bring what an address holds into a file, whole or not at all; ``resume`` goes on with what a call left behind.

        ``etag`` and ``last_modified`` are what the server said of the file that is there.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value and file.exists()}
        outcome: Fetched | Failure = _failure("unreachable", "never asked")
        for attempt in range(self._limits.attempts):
            outcome = self._follow(address, file, headers, resume=resume)
            if not isinstance(outcome, Failure) or not outcome.is_temporary:
                return outcome
            # Jitter, or all who were turned away come back at once.
            wait = self._limits.backoff_seconds * 2**attempt * random.uniform(0.5, 1.0)  # noqa: S311
            if outcome.not_before is not None:
                wait = max(wait, (outcome.not_before - _now()).total_seconds())
            if attempt + 1 == self._limits.attempts or wait > self._limits.longest_wait_seconds:
                break
            time.sleep(wait)
        return outcome

    def _follow(self, address: str, file: Path, headers: Mapping[str, str], *, resume: bool) -> Fetched | Failure:
        """One attempt, with the redirects it leads through."""
        current = address
        for _ in range(self._limits.max_redirects + 1):
            try:
                refusal = self._hosts.refusal(current)
            except PrivateAddressError as error:
                return _failure("private_address", str(error))
            if refusal is not None:
                return Failure(rejection=refusal)
            self._hosts.wait(current)
            outcome = self._ask(current, file, headers, resume=resume)
            if not isinstance(outcome, str):
                return outcome
            current = outcome
        return _failure(
            "too_many_redirects", f"more than {self._limits.max_redirects} redirects, the last to {current}"
        )

    def _ask(self, address: str, file: Path, headers: Mapping[str, str], *, resume: bool) -> Fetched | Failure | str:
        """One request: what came, why nothing did, or where to ask instead."""
        partial = file.with_name(f"{file.name}.part")
        mark = file.with_name(f"{file.name}.part-etag")
        sent = dict(headers)
        if resume:
            sent["Accept-Encoding"] = "identity"
            if partial.exists() and mark.exists():
                sent |= {"Range": f"bytes={partial.stat().st_size}-", "If-Range": mark.read_text(encoding="utf-8")}
        timeout = (self._limits.connect_seconds, self._limits.read_seconds)
        try:
            with (
                self._guard.limit(self._limits.total_seconds),
                self._session.get(
                    address, headers=sent, timeout=timeout, stream=True, allow_redirects=False
                ) as response,
            ):
                if response.status_code in _REDIRECTS and (target := response.headers.get("Location")):
                    return _target(address, target)
                if response.status_code == requests.codes.not_modified:
                    return Fetched(is_unchanged=True)
                if response.status_code not in (requests.codes.ok, requests.codes.partial_content):
                    return _refused(response)
                if not resume and not _may_be_article(response):
                    return _failure(
                        "wrong_type", f"is {response.headers['Content-Type'][:100]}, which holds no article"
                    )
                file.parent.mkdir(parents=True, exist_ok=True)
                if resume and (tag := response.headers.get("ETag", "")).startswith('"'):
                    mark.write_text(tag, encoding="utf-8")
                if not self._save(response, partial):
                    partial.unlink()
                    return _failure("too_large", f"larger than {decimal(self._limits.max_bytes)}")
                if self._guard.is_expired:
                    raise requests.Timeout
        except PrivateAddressError as error:
            return _failure("private_address", str(error))
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, UnicodeError, ValueError) as error:
            return _failure("bad_address", f"{address[:200]}: {error}"[:300])
        except requests.exceptions.ContentDecodingError:
            return _failure("broken_response", "is not compressed as it says")
        except (requests.RequestException, OSError) as error:
            return self._broken(error)
        mark.unlink(missing_ok=True)
        _replace(partial, file)
        return Fetched(
            etag=response.headers.get("ETag"),
            last_modified=response.headers.get("Last-Modified"),
            charset=_charset(response),
        )

    def _save(self, response: requests.Response, partial: Path) -> bool:
        """Write the body; False where it is too large, as it says or as it turns out."""
        is_rest = response.status_code == requests.codes.partial_content
        size = partial.stat().st_size if is_rest else 0
        declared = response.headers.get("Content-Length", "")
        if declared.isdigit() and size + int(declared) > self._limits.max_bytes:
            partial.touch()
            return False
        with partial.open("ab" if is_rest else "wb") as out:
            for chunk in response.iter_content(_CHUNK_BYTES):
                size += len(chunk)
                if size > self._limits.max_bytes:
                    return False
                out.write(chunk)
        return True

    def _broken(self, error: Exception) -> Failure:
        if self._guard.is_expired or isinstance(error, requests.Timeout):
            return _failure("timeout", "did not answer in time", is_temporary=not self._guard.is_expired)
        cause = str(error.args[0] if error.args else error).partition("(Caused by ")[2].rstrip(")") or str(error)
        return _failure("unreachable", cause[:300] or type(error).__name__, is_temporary=True)

    def _rules(self, address: str) -> str | None:
        """The text of a robots.txt. Raises PrivateAddressError."""
        current = address
        timeout = (self._limits.connect_seconds, self._limits.read_seconds)
        with suppress(requests.RequestException, OSError, ValueError):
            for _ in range(self._limits.max_redirects + 1):
                with (
                    self._guard.limit(self._limits.total_seconds),
                    self._session.get(current, timeout=timeout, stream=True, allow_redirects=False) as response,
                ):
                    if response.status_code in _REDIRECTS and (target := response.headers.get("Location")):
                        current = urljoin(current, target)
                        continue
                    if response.status_code >= requests.codes.server_error or response.status_code == 429:
                        return None
                    if response.status_code != requests.codes.ok:
                        return ""
                    content = next(response.iter_content(_RULES_BYTES), b"")
                    return content.decode("utf-8", "replace")
        return None


def _target(address: str, location: str) -> str | Failure:
    try:
        target = urljoin(address, location)
        is_web = urlsplit(target).scheme in ("http", "https")
    except ValueError:
        is_web = False
    return target if is_web else _failure("bad_address", f"leads to {location[:200]}, which is no web address")


def _may_be_article(response: requests.Response) -> bool:
    declared = response.headers.get("Content-Type", "").strip().lower()
    return not declared or declared.startswith(_ARTICLE_TYPES + _DOCUMENT_TYPES)


def _charset(response: requests.Response) -> str | None:
    declared = requests.utils.get_encoding_from_headers(response.headers)
    return declared if "charset" in response.headers.get("Content-Type", "").lower() else None


def _refused(response: requests.Response) -> Failure:
    told = f"{response.status_code} {response.reason or ''}".strip()
    if response.status_code not in _TEMPORARY:
        return _failure("http_error", told)
    return Failure(
        rejection=Rejection(reason="http_error", detail=told),
        not_before=_retry_after(response.headers.get("Retry-After", "")),
        is_temporary=True,
    )


def _retry_after(value: str) -> dt.datetime | None:
    """Seconds, or a date."""
    if value.strip().isdigit():
        return _now() + dt.timedelta(seconds=min(int(value), 7 * 86400))
    with suppress(ValueError, OverflowError):
        when = parsedate_to_datetime(value)
        return when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return None


def _replace(partial: Path, file: Path) -> None:
    """Put what came into place. The same bytes again leave the file alone, so that nobody reads it anew."""
    if file.exists() and file.stat().st_size == partial.stat().st_size and file.read_bytes() == partial.read_bytes():
        partial.unlink()
    else:
        partial.replace(file)


def _failure(reason: str, detail: str, *, is_temporary: bool = False) -> Failure:
    return Failure(rejection=Rejection(reason=reason, detail=detail), is_temporary=is_temporary)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
