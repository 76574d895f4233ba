"""A server on this machine that does what servers should not."""

from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<html><head><title>{title}</title></head><body><article>
<p>The mayor of Linz signed an agreement with Dalian Port on a new “park” by the river, it was told on Monday.</p>
<p>Both cities want to invest in it, and they will meet again when the harbour festival takes place next year.</p>
</article></body></html>"""


_BOMB = gzip.compress(b"x" * 10_000_000)


def page(title: str = "News") -> bytes:
    return PAGE.format(title=title).encode()


class Server(ThreadingHTTPServer):
    """Counts what it is asked. Each path misbehaves in its own way."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away in the middle are what it is for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str | None] = set()
        self.robots = ""
        self.bodies: dict[str, tuple[str, bytes]] = {}
        self.failing: set[str] = set()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Says nothing."""

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        self.server.agents.add(self.headers["User-Agent"])
        name = self.path.strip("/").partition("/")[0].replace("-", "_").partition("?")[0]
        with contextlib.suppress(OSError):
            if self.path in self.server.failing:
                self._send(b"", status=500)
            elif self.path in self.server.bodies:
                kind, body = self.server.bodies[self.path]
                self._send(body, kind)
            else:
                getattr(self, f"_{name.removesuffix('.txt')}", self._gone)()

    def _send(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _robots(self) -> None:
        self._send(self.server.robots.encode(), "text/plain", 200 if self.server.robots else 404)

    def _gone(self) -> None:
        self._send(b"", status=404)

    def _slow(self) -> None:
        time.sleep(1)
        self._send(page())

    def _drip(self) -> None:
        """A byte now and then, never a whole page: no wait for a single byte is too long."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"<")
            self.wfile.flush()
            time.sleep(0.05)

    def _dripping_headers(self) -> None:
        for _ in range(200):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.05)

    def _huge(self) -> None:
        self._send(b"x" * 300_000)

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more" * 10_000)

    def _picture(self) -> None:
        self._send(b"\x89PNG", "image/png")

    def _conditional(self) -> None:
        if self.headers["If-None-Match"] == '"1"' and self.headers["If-Modified-Since"] == "yesterday":
            self._send(b"", status=304)
        else:
            self._send(page(), ETag='"1"', Last_Modified="yesterday")

    def _busy(self) -> None:
        if self.server.asked[self.path] == 1:
            self._send(b"", status=429, Retry_After="0")
        else:
            self._send(page())

    def _later(self) -> None:
        self._send(b"", status=503, Retry_After="3600")

    def _shaky(self) -> None:
        self._send(page()) if self.server.asked[self.path] > 1 else self._send(b"", status=500)

    def _broken(self) -> None:
        self._send(b"", status=500)

    def _loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def _moved(self) -> None:
        self._send(b"", status=301, Location="/conditional")

    def _neighbour(self) -> None:
        self._send(b"", status=302, Location=self.server.address("/conditional", "localhost"))

    def _elsewhere(self) -> None:
        self._send(b"", status=302, Location="file:///etc/hostname")

    def _packed(self) -> None:
        self._send(gzip.compress(page()), Content_Encoding="gzip")

    def _badly_packed(self) -> None:
        self._send(page(), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(_BOMB, Content_Encoding="gzip")

    def _cut_off(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(page())
        self.close_connection = True

    def _chinese(self) -> None:
        self._send(page().decode().encode("gbk"), "text/html; charset=GBK")

    def _liar(self) -> None:
        self._send(page(), "text/html; charset=GBK")

    def _archive(self) -> None:
        """Gives way in the middle the first time, and can go on from there."""
        kind, body = "application/octet-stream", bytes(range(256)) * 400
        start = int((self.headers["Range"] or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        if start and self.headers["If-Range"] == '"a"':
            self._send(body[start:], kind, 206, ETag='"a"', Content_Range=f"bytes {start}-{len(body) - 1}/{len(body)}")
            return
        self.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), "ETag": '"a"'}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:70_000])
        self.close_connection = True
