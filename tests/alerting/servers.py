"""Servers that take alerts, on this machine: one for mail, one for webhooks; and one that says nothing, for ever."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Webhook:
    """What was posted, in order; answers with ``status``."""

    def __init__(self) -> None:
        self.status = 200
        self.bodies: list[dict[str, Any]] = []
        self.url = ""


@contextmanager
def webhook() -> Iterator[Webhook]:
    taken = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def _answer(self) -> None:
            self.send_response(taken.status)
            self.send_header("Location", f"{taken.url}/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    taken.url = f"http://127.0.0.1:{server.server_port}/services/T0/B0/hidden"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield taken
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that takes every connection and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


class Mailbox:
    """What a mail server took: the letters, as bytes; it answers to each with ``reply``."""

    def __init__(self) -> None:
        self.reply = "250 taken"
        self.letters: list[bytes] = []
        self.recipients: list[list[str]] = []
        self.address = ""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(envelope.content)
        self.recipients.append(envelope.rcpt_tos)
        return self.reply


@contextmanager
def mail_server(**options: Any) -> Iterator[Mailbox]:
    from aiosmtpd.controller import Controller

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    mailbox = Mailbox()
    mailbox.address = f"127.0.0.1:{port}"
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
