"""Fetching from a server that misbehaves: whatever it does, the answer is a file or a reason, and soon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from orchestration.reading.fetching.client import Client, Failure, Fetched, Limits
from tests.reading.fetching.misbehaving import Server, page, serving

LIMITS = Limits(
    connect_seconds=0.5,
    read_seconds=0.3,
    total_seconds=0.6,
    max_bytes=200_000,
    attempts=2,
    backoff_seconds=0.01,
    longest_wait_seconds=1,
    seconds_between=0,
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def client() -> Client:
    return Client("house-test", LIMITS, frozenset({"127.0.0.1"}))


@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [
        ("/slow", "timeout", "in time"),
        ("/drip", "timeout", "in time"),
        ("/dripping-headers", "timeout", "in time"),
        ("/huge", "too_large", "200.0 kB"),
        ("/endless", "too_large", "200.0 kB"),
        ("/bomb", "too_large", "200.0 kB"),
        ("/picture", "wrong_type", "image/png"),
        ("/gone", "http_error", "404"),
        ("/broken", "http_error", "500"),
        ("/later", "http_error", "503"),
        ("/loop", "too_many_redirects", "more than 5"),
        ("/neighbour", "private_address", "localhost is "),
        ("/elsewhere", "bad_address", "no web address"),
        ("/badly-packed", "broken_response", "compressed"),
        ("/cut-off", "unreachable", "IncompleteRead"),
    ],
)
def test_what_goes_wrong(client: Client, server: Server, tmp_path: Path, path: str, reason: str, words: str) -> None:
    """A reason each, and nothing half-written in the place of the file."""
    outcome = client.get(server.address(path), tmp_path / "file")
    assert isinstance(outcome, Failure)
    assert outcome.rejection.reason == reason
    assert words in outcome.rejection.detail
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("path", ["/shaky", "/busy", "/moved", "/packed", "/conditional"])
def test_what_comes_all_the_same(client: Client, server: Server, tmp_path: Path, path: str) -> None:
    """After an error, after a wait that was asked for, from elsewhere, compressed."""
    assert isinstance(client.get(server.address(path), tmp_path / "file"), Fetched)
    assert (tmp_path / "file").read_bytes() == page()


def test_nothing_new(client: Client, server: Server, tmp_path: Path) -> None:
    """What the server said of the file is sent back to it; where the file is gone, it is asked for anew."""
    first = client.get(server.address("/conditional"), tmp_path / "file")
    assert isinstance(first, Fetched)
    known = {"etag": first.etag, "last_modified": first.last_modified}
    assert client.get(server.address("/conditional"), tmp_path / "file", **known) == Fetched(is_unchanged=True)
    (tmp_path / "file").unlink()
    assert client.get(server.address("/conditional"), tmp_path / "file", **known) == first


def test_when_to_ask_again(client: Client, server: Server, tmp_path: Path) -> None:
    """A server that wants an hour is not waited for, and it is said when it may be asked."""
    before = server.asked["/later"]
    outcome = client.get(server.address("/later"), tmp_path / "file")
    assert isinstance(outcome, Failure)
    assert outcome.not_before is not None
    assert outcome.not_before > dt.datetime.now(dt.UTC) + dt.timedelta(minutes=50)
    assert server.asked["/later"] == before + 1


def test_addresses_inside_private_networks(server: Server, tmp_path: Path) -> None:
    """Looked at is where the connection leads, not how the host is written."""
    client = Client("house-test", LIMITS)
    server.asked.clear()
    for host in ("127.0.0.1", "localhost", "0x7f000001", "2130706433", "0.0.0.0"):  # noqa: S104
        outcome = client.get(server.address("/conditional", host), tmp_path / "file")
        assert isinstance(outcome, Failure), host
        # How the numbers are read, if at all, is for the system to say.
        assert outcome.rejection.reason in ("private_address", "unreachable")
        assert outcome.rejection.reason == "private_address" or host[0] in "02"
    assert not server.asked


def test_robots(server: Server, tmp_path: Path) -> None:
    """What is asked to be left alone is, by the name that is told; rules that cannot be had forbid everything."""
    server.robots = "User-agent: house-test\nDisallow: /conditional/private\nCrawl-delay: 0.01\n"
    try:
        client = Client("house-test", LIMITS, frozenset({"127.0.0.1"}))
        outcome = client.get(server.address("/conditional/private"), tmp_path / "file")
        assert isinstance(outcome, Failure)
        assert outcome.rejection.reason == "robots"
        assert not server.asked["/conditional/private"]
        assert isinstance(client.get(server.address("/conditional"), tmp_path / "file"), Fetched)
        assert "house-test" in server.agents
        server.failing = {"/robots.txt"}
        outcome = Client("house-test", LIMITS, frozenset({"127.0.0.1"})).get(
            server.address("/moved"), tmp_path / "other"
        )
        assert isinstance(outcome, Failure)
        assert outcome.rejection.reason == "unreachable"
    finally:
        server.robots, server.failing = "", set()


def test_archives_go_on_where_they_stopped(server: Server, tmp_path: Path) -> None:
    """A download that breaks off is not begun anew."""
    client = Client("house-test", replace(LIMITS, attempts=3), frozenset({"127.0.0.1"}))
    assert isinstance(client.get(server.address("/archive"), tmp_path / "file", resume=True), Fetched)
    assert (tmp_path / "file").read_bytes() == bytes(range(256)) * 400
    assert server.asked["/archive"] == 2
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
