"""A source asked for what it has: what comes of it is there to be read, and a second time costs little."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from orchestration.reading import ArticleRecord, formats, sources
from orchestration.reading.fetching import pull as pulling
from orchestration.reading.fetching.pull import Pulled, pull
from orchestration.reading.source import Kind, Source
from orchestration.reading.sources import InputFile, Unreadable
from orchestration.settings import Settings
from tests.reading.fetching.misbehaving import Server, page, serving
from tests.reading.fetching.test_client import LIMITS

NO_REST = dt.timedelta(0)
FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Whole</title><link href="/whole#part"/>
<content type="text">The mayor of Linz signed. It was Monday.</content></entry>
<entry><title>Link</title><link href="/news/1"/></entry>
<entry><title>Gone</title><link href="/news/2"/></entry></feed>"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def source(home: Settings, kind: Kind, *urls: str) -> Source:
    return Source(name="web", kind=kind, folder=home.cache / "fetched" / "web", urls=urls, allow_private=True)


def ask(which: Source, home: Settings, rest: dt.timedelta = NO_REST) -> Pulled:
    return pull(which, home, limits=LIMITS, rest=rest)


def texts(which: Source) -> dict[str, str]:
    """The first words of the articles that a source holds, and the reasons why others are none, by address."""
    found = {}
    for item in sources.walk(which):
        if isinstance(item, Unreadable):
            found[item.path] = item.rejection.reason
            continue
        with item.location.open("rb") as file:
            ((_, record),) = formats.recognise(file).articles(file, item.path)
        assert isinstance(item, InputFile)
        assert item.address == item.path
        found[item.path] = " ".join(record.text.split()[:3]) if isinstance(record, ArticleRecord) else record.reason
    return found


def test_a_feed_and_its_pages(home: Settings, server: Server) -> None:
    """Entries with their text are kept, links are fetched once, the feed itself is no article."""
    server.bodies = {"/feed": ("application/atom+xml", FEED.encode()), "/news/1": ("text/html", page("Page 1"))}
    which = source(home, Kind.FEED, server.address("/feed"))
    pulled = ask(which, home)
    assert (pulled.new, pulled.unchanged, pulled.failed) == (2, 0, 1)
    expected = {
        server.address("/whole"): "Whole The mayor",
        server.address("/news/1"): "Page 1 The",
        server.address("/news/2"): "http_error",
    }
    assert texts(which) == expected
    server.bodies["/news/2"] = ("text/html", page("Page 2"))
    assert ask(which, home).failed == 0
    assert texts(which)[server.address("/news/2")] == "Page 2 The"
    assert server.asked["/news/1"] == 1


def test_a_list_of_addresses(home: Settings, server: Server) -> None:
    """Pages are asked for on condition; what came stays when the server fails later."""
    which = source(home, Kind.URLS, server.address("/conditional"), server.address("/gone"))
    assert (ask(which, home).new, ask(which, home).unchanged) == (1, 1)
    file = next(item for item in sources.walk(which) if isinstance(item, InputFile))
    server.failing = {"/conditional"}
    assert ask(which, home).failed == 2
    assert file in list(sources.walk(which))
    shorter = replace(which, urls=which.urls[:1])
    ask(shorter, home)
    assert texts(shorter) == {server.address("/conditional"): "News The mayor"}


def test_nobody_is_asked_twice_within_minutes(home: Settings, server: Server) -> None:
    """A run by hand right after one of the schedule leaves servers alone."""
    which = source(home, Kind.URLS, server.address("/conditional"))
    ask(which, home)
    assert ask(which, home, pulling.REST).is_rested
    assert server.asked["/conditional"] == 1


def test_a_round_that_was_cut_short(home: Settings, server: Server) -> None:
    """The next one goes on behind the last page that came."""
    server.bodies = {f"/news/{number}": ("text/html", page()) for number in range(4)}
    which = source(home, Kind.URLS, *map(server.address, server.bodies))

    def stop(pulled: Pulled) -> None:
        if pulled.new == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(which, home, limits=LIMITS, report=stop)
    assert ask(which, home, pulling.REST).new == 2
    assert {server.asked[path] for path in server.bodies} == {1}


def test_a_server_that_wants_to_be_left_alone_for_an_hour(home: Settings, server: Server) -> None:
    """The next round within the hour does not ask it."""
    which = source(home, Kind.URLS, server.address("/later"))
    ask(which, home)
    assert ask(which, home).failed == 0
    assert server.asked["/later"] == 1


@pytest.mark.parametrize("path", ["/chinese", "/liar"])
def test_the_encoding_that_the_server_names(home: Settings, server: Server, path: str) -> None:
    """It helps where it is right and does no harm where it is not."""
    which = source(home, Kind.URLS, server.address(path))
    ask(which, home)
    (item,) = sources.walk(which)
    with item.location.open("rb") as file:
        ((_, record),) = formats.recognise(file).articles(file, item.path)
    assert isinstance(record, ArticleRecord)
    assert "“park”" in record.text


def test_private_networks(home: Settings, server: Server) -> None:
    """A source that is not allowed to go there does not."""
    which = replace(source(home, Kind.URLS, server.address("/conditional")), allow_private=False)
    ask(which, home)
    assert texts(which) == {server.address("/conditional"): "private_address"}
    assert not server.asked
