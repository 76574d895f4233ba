"""Connections that know where they lead and how long they may last.

The address that a name stands for is looked at after connecting, since a name can mean another machine each time it is
looked up: an article's link must not make this machine ask its neighbours.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from weakref import WeakSet

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class PrivateAddressError(Exception):
    """A name that leads into a private network, or to this machine."""


class Guard:
    """What all connections of a fetcher share: hosts that may be private, and the time at which they are cut."""

    def __init__(self) -> None:
        self.private_hosts: frozenset[str] = frozenset()
        self.is_expired = False
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def watch(self, connected: socket.socket | None) -> None:
        """Cut this one, too, when the time is over. A connection forgets its socket while its answer is still read."""
        if connected is not None:
            self._sockets.add(connected)

    def check(self, connection: HTTPConnection, connected: socket.socket) -> None:
        """Let a new connection be, or raise PrivateAddressError."""
        self.watch(connected)
        if connection.host.lower().strip("[]") in self.private_hosts:
            return
        found = ipaddress.ip_address(str(connected.getpeername()[0]).partition("%")[0])
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        if not found.is_global or found.is_multicast:
            raise PrivateAddressError(f"{connection.host} is {found}, inside a private network")

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Cut every connection after so long. A limit for each read is none for a server that sends a byte at a time."""
        self.is_expired = False
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _expire(self) -> None:
        self.is_expired = True
        for connected in list(self._sockets):
            # Those that are over have no other end any more.
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


class GuardedAdapter(HTTPAdapter):
    """Connects for ``requests`` under a guard. It goes to hosts directly: behind a proxy no address could be looked at."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        """Pools whose connections are guarded."""
        guard = self._guard

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _checked(self, super()._new_conn(), guard)

        class Encrypted(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _checked(self, super()._new_conn(), guard)

            def connect(self) -> None:
                super().connect()
                guard.watch(self.sock)  # encryption is another socket around the first

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(HTTPSConnectionPool):
            ConnectionCls = Encrypted

        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}


def _checked(connection: HTTPConnection, connected: socket.socket, guard: Guard) -> socket.socket:
    try:
        guard.check(connection, connected)
    except BaseException:
        connected.close()
        raise
    return connected
