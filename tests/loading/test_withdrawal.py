"""Articles that are taken out, on request or with their file: what goes, what stays, and what comes back."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import parses, writer
from orchestration.loading.identity import find
from orchestration.loading.ingest import has_news
from orchestration.loading.tally import Tally
from orchestration.loading.withdrawal import withdraw
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.reading import sources
from orchestration.settings import Settings
from tests.loading.inbox import Look

SENTENCE = "Dalian Port signed an agreement with Chaoyang Bank on May 3, 2021."
ARTICLE = "Dalian and Chaoyang Sign\n\n{body}\n"


@pytest.fixture
def look(look: Look, warehouse: duckdb.DuckDBPyConnection) -> Look:
    """Looks at all sources, and parses."""

    def look_and_parse(**options: object) -> Tally:
        tally = look(**options)
        load = Load("parsing", dt.datetime.fromisoformat("2026-01-01"))
        for articles in parses.batches(warehouse, parses.pending(warehouse, parser_version())):
            frames = parse_frame(articles)
            writer.replace(warehouse, frames, load, scope=frames["parses"])
        return tally

    return look_and_parse


@pytest.fixture
def mirror(home: Settings) -> Path:
    """A folder that is declared a mirror."""
    folder = home.home / "news"
    folder.mkdir(parents=True)
    (home.home / "sources.yaml").write_text("sources: [{name: news, folder: news, mirror: true}]\n")
    return folder


def put(folder: Path, name: str, body: str = SENTENCE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(ARTICLE.format(body=body))
    return file


def key_of(warehouse: duckdb.DuckDBPyConnection, home: Settings, words: str) -> str:
    places = sources.places_of(Path(words), home) if Path(words).is_absolute() else ()
    (found,) = find(warehouse, words, places)
    return found.article_key


def take_out(warehouse: duckdb.DuckDBPyConnection, home: Settings, *keys: str) -> None:
    load = Load("withdrawal", dt.datetime.fromisoformat("2026-02-01"))
    withdraw(warehouse, keys, load, reason="request", rejected=home.rejected)


def words_left(warehouse: duckdb.DuckDBPyConnection, words: str) -> dict[str, int]:
    """In which raw tables the words still stand, in whatever column."""
    tables = warehouse.sql("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'raw'").fetchall()
    counted = {
        name: warehouse.execute(
            f"SELECT count(*) FROM raw.{name} AS t WHERE contains(t::VARCHAR, ?)",
            [words],
        ).fetchall()[0][0]
        for (name,) in tables
    }
    return {name: count for name, count in counted.items() if count}


def test_every_text_goes(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Old revisions, mentions, evidence: no raw table holds a word of it, and a tombstone is left of each revision."""
    file = put(home.inbox, "a.txt", "Older. " + SENTENCE)
    put(home.inbox, "b.txt", "Something else of Dalian and Chaoyang.")
    look()
    put(home.inbox, "a.txt", "Newer and longer. " + SENTENCE)
    look()
    assert words_left(warehouse, "Chaoyang Bank").keys() >= {"articles", "mentions", "agreements", "fact_parties"}
    take_out(warehouse, home, key_of(warehouse, home, str(file)))
    # What was decided on a name holds for other articles too; it is no text.
    assert words_left(warehouse, "Chaoyang Bank") == {}
    rows = warehouse.sql("SELECT revision, title, text, is_withdrawn, withdrawal_reason FROM raw.articles ORDER BY ALL")
    assert [row for row in rows.fetchall() if row[3]] == [(n, None, None, True, "request") for n in (1, 2)]
    assert warehouse.sql("SELECT count(*) FROM raw.parses").fetchall() == [(1,)]


@pytest.mark.parametrize("name", ["a.txt", "copy.txt"])
def test_it_does_not_come_back(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look, name: str, tmp_path: Path
) -> None:
    """Neither the same file added again, changed or not, nor its text, old or new, under another name or by hand."""
    put(home.inbox, "a.txt", "Older. " + SENTENCE)
    look()
    put(home.inbox, "a.txt", "The newer one. " + SENTENCE)
    look()
    take_out(warehouse, home, key_of(warehouse, home, "a.txt"))
    (home.inbox / "a.txt").unlink()
    look()
    put(home.inbox, name, "Older. " + SENTENCE)
    by_hand = put(tmp_path, "mine.txt", "The newer one. " + SENTENCE)
    assert look(paths=[by_hand]).new == 0
    assert warehouse.sql("SELECT count(*) FROM raw.articles WHERE NOT is_withdrawn").fetchall() == [(0,)]
    assert words_left(warehouse, "Chaoyang Bank") == {}


def test_payloads_go_too(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """A record beside a broken one: the file was kept whole, so its bytes go; those of another file stay."""
    home.inbox.mkdir(parents=True)
    (home.inbox / "many").write_text(f'{{"text": "{SENTENCE}"}}\n{{\n')
    (home.inbox / "other").write_bytes(b"\xff\xfe")
    look()
    assert sum(file.is_file() for file in home.rejected.rglob("*")) == 2
    take_out(warehouse, home, key_of(warehouse, home, "many#1"))
    (kept,) = [file for file in home.rejected.rglob("*") if file.is_file()]
    assert kept.read_bytes() == b"\xff\xfe"
    rows = warehouse.sql("SELECT path, payload_path IS NOT NULL FROM raw.rejections ORDER BY path").fetchall()
    assert rows == [("many#2", False), ("other", True)]


def test_what_a_person_may_say(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """An article goes by its key, its address, its path in the source and the file; a file of many means all of them."""
    home.inbox.mkdir(parents=True)
    (home.inbox / "a.txt").write_text("---\nsource_uri: https://example.org/1\n---\nTitle\n\nOne.")
    (home.inbox / "many").write_text('{"text": "First."}\n{"text": "Second."}\n')
    look()
    ((key,),) = warehouse.sql("SELECT article_key FROM raw.articles WHERE path = 'a.txt'").fetchall()
    for words in (key, "https://example.org/1", "a.txt", str(home.inbox / "a.txt")):
        assert key_of(warehouse, home, words) == key
    assert [found.path for found in find(warehouse, "many", ())] == ["many#1", "many#2"]
    assert find(warehouse, "%", ()) == []


def test_an_article_is_found_with_all_its_places(
    home: Settings, mirror: Path, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """Each path with the source that it is in: whoever takes the text out has to delete it in all of them."""
    put(home.inbox / "deep", "b.txt")
    put(mirror, "c.txt")
    look()
    (found,) = find(warehouse, "c.txt", ())
    assert (found.source_name, found.path) == ("news", "c.txt")
    assert set(found.places) == {("inbox", "deep/b.txt"), ("news", "c.txt")}


def test_a_mirror_loses_what_has_gone(
    home: Settings, mirror: Path, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """The file is gone, so is the text; when the file is back, the article is, in a new revision."""
    file = put(mirror, "a.txt")
    put(mirror, "b.txt", "Something else.")
    look()
    content = file.read_text()
    file.unlink()
    assert has_news(warehouse, home)
    assert look().withdrawn == 1
    assert words_left(warehouse, "Chaoyang Bank") == {}
    assert not has_news(warehouse, home)
    file.write_text(content)
    assert look() == Tally(read=1, revised=1, unchanged=1)
    rows = warehouse.sql("SELECT revision, is_withdrawn FROM raw.articles WHERE path = 'a.txt' ORDER BY revision")
    assert rows.fetchall() == [(1, True), (2, False)]


def test_a_mirror_that_cannot_be_seen(
    home: Settings, mirror: Path, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """An empty folder, one that is not there, a part of it that cannot be opened: nothing is withdrawn."""
    put(mirror / "deep", "a.txt")
    put(mirror, "b.txt", "Something else.")
    look()
    gone = mirror.with_name("away")
    mirror.rename(gone)
    assert look().withdrawn == 0
    mirror.mkdir()
    assert look().withdrawn == 0
    mirror.rmdir()
    gone.rename(mirror)
    (mirror / "deep" / "a.txt").rename(mirror / "deep" / "c.txt")
    (mirror / "loop").symlink_to("loop")
    assert look().withdrawn == 0
    assert warehouse.sql("SELECT count(*) FROM raw.articles WHERE is_withdrawn").fetchall() == [(0,)]


def test_a_file_that_was_moved_in_a_mirror(
    home: Settings, mirror: Path, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """The text is still there: the article has lost a place, not its life. Records that left a file are withdrawn."""
    put(mirror, "a.txt")
    (mirror / "many").write_text('{"text": "First."}\n{"text": "Second."}\n')
    look()
    (mirror / "a.txt").rename(mirror / "z.txt")
    assert look().withdrawn == 0
    assert warehouse.sql("SELECT count(*) FROM raw.articles WHERE is_withdrawn").fetchall() == [(0,)]
    (mirror / "many").write_text('{"text": "First."}\n')
    assert look().withdrawn == 1
    assert warehouse.sql("SELECT path FROM raw.articles WHERE is_withdrawn").fetchall() == [("many#2",)]


def test_other_sources_keep_what_has_gone(
    home: Settings, mirror: Path, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """A file that leaves the inbox leaves its article; a text that lies in the inbox too survives the mirror's loss."""
    put(home.inbox, "own.txt")
    put(mirror, "copy.txt")
    put(mirror, "b.txt", "Something else.")
    put(home.inbox, "read.txt", "Read and filed away.")
    look()
    (mirror / "copy.txt").unlink()
    (home.inbox / "read.txt").unlink()
    assert look().withdrawn == 0
    sha256 = hashlib.sha256(ARTICLE.format(body=SENTENCE).strip().encode()).hexdigest()
    rows = warehouse.execute("SELECT is_withdrawn FROM raw.articles WHERE text_sha256 = ?", [sha256]).fetchall()
    assert rows == [(False,)]
