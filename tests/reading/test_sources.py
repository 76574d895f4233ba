"""Which files there are: what is listed, walked, left out, and told when it is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from orchestration.reading import sources
from orchestration.reading.source import Kind, Source
from orchestration.reading.sources import InputFile, Unreadable
from orchestration.settings import PROJECT, ConfigurationError, Settings

_NOBODY = 65534


def _write_sources(home: Settings, text: str) -> None:
    home.home.mkdir(parents=True)
    (home.home / "sources.yaml").write_text(text, encoding="utf-8")


def test_an_operators_sources(home: Settings) -> None:
    """Folders are relative to the file that lists them."""
    _write_sources(home, "sources:\n  - {name: news, folder: texts, publisher: News, home_city: Dalian}\n")
    (source,) = sources.configured(home)
    assert source.folder == home.home / "texts"
    assert (source.publisher, source.home_city) == ("News", "Dalian")


def test_the_list_that_ships_is_valid(home: Settings) -> None:
    """Without a list of one's own, the one in the project counts."""
    assert sources.configured(home) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources:\n- {name: a, folder: b}\n- {name: c}", "line 3, source 'c': folder: Field required"),
        ("sources: [{name: a, folder: b, colour: red}]", "colour: no such name"),
        ("sources: [{name: a, folder: b}, {name: a, folder: c}]", "'a' is listed twice"),
        ("sources: [{name: inbox, folder: b}]", "always there"),
        ("sources: [{name: a, folder: b, publischer: c}]", r"publischer: no such name \(is it publisher\?\)"),
        ("sources: [{name: a, folder: b, is_sample: true}]", "is_sample: no such name"),
        ("sources: [{name: a, kind: film}]", "'film' is none of folder, archive, feed, urls"),
        ("sources: [{name: a, kind: feed}]", "url: Field required"),
        ("sources: [{name: a, kind: feed, url: ftp://example.org}]", "no address that begins with http"),
        ("sources: [{name: a, kind: feed, url: 'https://me:secret@example.org'}]", "with a password in it"),
        ("sources: [{name: a, kind: urls, urls: []}]", "urls: List should have at least 1"),
        ("sources: [{name: a, kind: archive}]", "either `archive`"),
        ("sources: [{name: a, folder: b, schedule: noon}]", "no time as cron writes it"),
        ("sources: [{name: a, folder: b, language: English}]", "language: String should match"),
        ("sources: [7]", "line 1: expected names with values"),
        ("source: []", "only `sources` may stand here"),
        ("sources: [", "while parsing"),
        ("- a", "found a list"),
    ],
)
def test_a_wrong_list_is_refused_with_words(home: Settings, text: str, words: str) -> None:
    """The message names the file, the place and what is wrong there."""
    _write_sources(home, text)
    with pytest.raises(ConfigurationError, match=words) as error:
        sources.configured(home)
    assert "sources.yaml" in str(error.value)


def test_kinds_of_sources(home: Settings) -> None:
    """What is fetched has addresses, without what servers never see; an archive may also lie here."""
    _write_sources(
        home,
        """
        sources:
        - {name: f, kind: feed, url: "https://example.org/feed", schedule: "*/30 6-22 * * mon-fri"}
        - {name: u, kind: urls, urls: ["http://example.org/1#top", "http://example.org/1"], allow_private: true}
        - {name: w, kind: archive, archive: news.warc.gz}
        - {name: v, kind: archive, urls: ["https://example.org/news.warc.gz"]}
        """,
    )
    home.addresses_file.write_text("https://example.org/2\n")
    feed, urls, here, there, added = sources.configured(home)
    assert (feed.kind, feed.urls, feed.schedule) == (Kind.FEED, ("https://example.org/feed",), "*/30 6-22 * * mon-fri")
    assert (urls.urls, urls.allow_private) == (("http://example.org/1",), True)
    assert (here.is_fetched, here.folder) == (False, home.home / "news.warc.gz")
    assert (there.is_fetched, there.folder.parent) == (True, home.cache / "fetched")
    assert (added.name, added.urls) == ("addresses", ("https://example.org/2",))


def test_the_documented_list_is_valid(home: Settings) -> None:
    """What docs/sources.md shows can be copied."""
    (example,) = re.findall(
        r"```yaml\n(.*?)```", (PROJECT / "docs" / "sources.md").read_text(encoding="utf-8"), re.DOTALL
    )
    _write_sources(home, example)
    assert {source.kind for source in sources.configured(home)} == set(Kind)


def test_walk(tmp_path: Path) -> None:
    """Files of all depths in order; hidden ones are left out."""
    for name in ("b.txt", "a/c.txt", ".hidden", "a/.partial", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = list(sources.walk(Source(name="s", folder=tmp_path)))
    assert [file.path for file in found] == ["b.txt", "a/c.txt"]


def test_what_cannot_be_looked_at(tmp_path: Path) -> None:
    """A link to itself, to nothing or to a folder and a pipe are told, and do not stop the walk."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "up").symlink_to("..", target_is_directory=True)
    (tmp_path / "nowhere").symlink_to("gone")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "text").write_text("x")
    found = {item.path: item for item in sources.walk(Source(name="s", folder=tmp_path))}
    assert isinstance(found["text"], InputFile)
    reasons = {path: item.rejection.reason for path, item in found.items() if isinstance(item, Unreadable)}
    assert reasons == {
        "loop": "unreadable",
        "nowhere": "unreadable",
        "pipe": "not_a_file",
        "up": "linked_folder",
    }


def test_a_file_without_rights() -> None:
    """It is told by whoever looks, without being opened: what is opened counts as looked at, and rights change no time."""
    with TemporaryDirectory() as folder:
        # That of other tests lets nobody but its owner in.
        Path(folder).chmod(0o755)
        closed = Path(folder, "closed.txt")
        closed.write_text("x")
        closed.chmod(0)
        source = Source(name="s", folder=Path(folder))
        with _ordinary_user():
            (found,) = sources.walk(source)
        assert isinstance(found, Unreadable)
        assert (found.path, found.rejection.detail) == ("closed.txt", "cannot be opened: Permission denied")
        closed.chmod(0o644)
        with _ordinary_user():
            (found,) = sources.walk(source)
        assert isinstance(found, InputFile)


@contextmanager
def _ordinary_user() -> Iterator[None]:
    """For root no file is closed."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """It is one rejection, not an empty source."""
    (found,) = sources.walk(Source(name="s", folder=tmp_path / "gone"))
    assert isinstance(found, Unreadable)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A name in another encoding becomes one that any table can hold."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9\n.txt")).write_text("x")
    (found,) = sources.walk(Source(name="s", folder=tmp_path))
    assert found.path == "\\xe9\n.txt"


def test_a_file_by_hand_is_the_same_article_as_in_its_folder(tmp_path: Path) -> None:
    """Paths named by hand are one source: a file is known by where it lies, not by what was named."""
    (tmp_path / "a.txt").write_text("x")
    found = [item.path for source in sources.given([tmp_path, tmp_path / "a.txt"]) for item in sources.walk(source)]
    assert found == [str(tmp_path / "a.txt")] * 2


def test_hundreds_of_folders_deep(tmp_path: Path) -> None:
    """Depth costs no stack."""
    deep = tmp_path.joinpath(*["d"] * 500)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    (found,) = sources.walk(Source(name="s", folder=tmp_path))
    assert isinstance(found, InputFile)
