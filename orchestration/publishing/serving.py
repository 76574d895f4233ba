"""The publication over HTTP, for this machine: files of the manifest and nothing else, read-only.

`/` leads to the current version; each version has an address of its own, so that a page and the facts it loads later are
of one version. A path is looked up among the names of the manifest and never joined to a folder, which leaves no way out.
"""

from __future__ import annotations

import re
import shutil
from html import unescape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from orchestration.publishing import manifest, versions

LOOPBACK = "127.0.0.1"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
}
_BINARY = "application/octet-stream"
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_VERSIONED = re.compile(r"/(v[1-9]\d*)/(.+)")
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache",
    "Accept-Ranges": "bytes",
}


def make_server(published: Path, port: int) -> ThreadingHTTPServer:
    """A server of ``published`` on the loopback address, not yet running; port 0 takes a free one."""
    handler = type("PublicationHandler", (_Handler,), {"published": published})
    return ThreadingHTTPServer((LOOPBACK, port), handler)


class _Handler(BaseHTTPRequestHandler):
    published: Path
    protocol_version = "HTTP/1.1"
    server_version = "coop"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if not self._is_for_us():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif path in ("/", "/index.html"):
            self._lead_to_current()
        elif found := self._find(path):
            self._send_file(*found, with_body=with_body)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _is_for_us(self) -> bool:
        """Whether the request names this machine: a page elsewhere whose name was bound to 127.0.0.1 must not read."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        return host in (LOOPBACK, "localhost")

    def _lead_to_current(self) -> None:
        version = versions.current(self.published)
        if version is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"/v{version}/index.html")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _find(self, path: str) -> tuple[Path, str] | None:
        """The file that a path names, with its hash."""
        match = _VERSIONED.fullmatch(path)
        if not match or int(match[1][1:]) not in versions.versions(self.published):
            return None
        folder = self.published / match[1]
        if match[2] == versions.MANIFEST_NAME:
            return folder / versions.MANIFEST_NAME, f"manifest-{match[1]}"
        entry = manifest.read(folder)["files"].get(match[2])
        return (folder / match[2], entry["sha256"]) if entry else None

    def _send_file(self, file: Path, digest: str, *, with_body: bool) -> None:
        if self.headers.get("If-None-Match") == f'"{digest}"':
            self._begin(HTTPStatus.NOT_MODIFIED, file, digest, length=0)
            return
        size = file.stat().st_size
        wanted = _range(self.headers.get("Range"), size)
        if wanted is None:
            self._begin(HTTPStatus.OK, file, digest, length=size)
            if with_body:
                with file.open("rb") as handle:
                    shutil.copyfileobj(handle, self.wfile)
            return
        start, end = wanted
        if start >= end:
            part, status = f"*/{size}", HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        else:
            part, status = f"{start}-{end - 1}/{size}", HTTPStatus.PARTIAL_CONTENT
        self._begin(status, file, digest, length=end - start, part=part)
        if with_body:
            with file.open("rb") as handle:
                handle.seek(start)
                self.wfile.write(handle.read(end - start))

    def _begin(self, status: HTTPStatus, file: Path, digest: str, *, length: int, part: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(file.suffix, _BINARY))
        self.send_header("Content-Length", str(length))
        self.send_header("ETag", f'"{digest}"')
        if part:
            self.send_header("Content-Range", f"bytes {part}")
        self.send_header("Content-Security-Policy", _policy_for(file))
        self.end_headers()

    def _refuse(self, status: HTTPStatus) -> None:
        body = f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", _TYPES[".txt"])
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Nothing: a page of a hundred chunks would bury what a person wants to read."""


def _policy_for(file: Path) -> str:
    """What the page itself allows, and no frame around it; for everything else, nothing at all."""
    own = _POLICY.search(file.read_text(encoding="utf-8")) if file.suffix == ".html" else None
    return f"{unescape(own[1])}; frame-ancestors 'none'" if own else "default-src 'none'; frame-ancestors 'none'"


def _range(header: str | None, size: int) -> tuple[int, int] | None:
    """The bytes that a request wants, end exclusive, and empty where there are none; None if it wants all.

    >>> _range(None, 10), _range("bytes=2-4", 10), _range("bytes=-3", 10), _range("bytes=10-", 10)
    (None, (2, 5), (7, 10), (10, 10))
    """
    match = _RANGE.fullmatch(header or "")
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        return max(0, size - int(match[2])), size
    start = min(int(match[1]), size)
    if match[2] and int(match[2]) < int(match[1]):
        return None
    return start, min(int(match[2]) + 1, size) if match[2] else size
