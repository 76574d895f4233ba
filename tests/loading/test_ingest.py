"""From files to raw tables: what is new, what is not, and what a second look costs."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import parses, writer
from orchestration.loading.ingest import has_news, ingest
from orchestration.loading.tally import Tally
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.reading import formats
from orchestration.settings import Settings
from tests.loading.inbox import Look, lines, put


def test_samples_until_there_are_own_articles(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """The articles that ship are read; an operator's first article sends them away with all that was found in them."""
    assert look().new > 90
    keys = parses.pending(warehouse, parser_version())
    for articles in parses.batches(warehouse, keys[:3]):
        frames = parse_frame(articles)
        writer.replace(warehouse, frames, Load("p", dt.datetime.fromisoformat("2026-01-02")), scope=frames["parses"])
    put(home, "own.txt", "An own article.")
    assert has_news(warehouse, home)
    assert look().new == 1
    for table in ("articles", "article_sources"):
        assert warehouse.sql(f"SELECT count(*) FROM raw.{table}").fetchall() == [(1,)]
    for table in ("parses", "mentions", "cities"):
        assert warehouse.sql(f"SELECT count(*) FROM raw.{table}").fetchall() == [(0,)]
    assert not has_news(warehouse, home)


@pytest.mark.parametrize(("choice", "samples", "own"), [("always", 94, 1), ("never", 0, 1)])
def test_samples_as_the_settings_say(
    monkeypatch: pytest.MonkeyPatch,
    home: Settings,
    warehouse: duckdb.DuckDBPyConnection,
    choice: str,
    samples: int,
    own: int,
) -> None:
    """`samples` keeps them beside own articles, or never reads them."""
    chosen = home.model_copy(update={"samples": choice})
    put(chosen, "own.txt", "An own article.")
    ingest(warehouse, chosen, Load("1", dt.datetime.fromisoformat("2026-01-01")))
    counted = warehouse.sql("SELECT count(*) FILTER (is_sample), count(*) FILTER (NOT is_sample) FROM raw.articles")
    assert counted.fetchall() == [(samples, own)]


def test_a_second_look_opens_nothing(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size and time of a file decide: what has not changed is not opened."""
    put(home, "a.txt", "One.")
    put(home, "b.bin", b"\x00\xff")
    look()
    monkeypatch.setattr(formats, "recognise", lambda file: pytest.fail(f"{file.name} was opened"))
    assert look() == Tally(unchanged=2)
    assert not has_news(warehouse, home)


def test_new_text_is_a_revision(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """The same place with another text is the same article; both texts are kept."""
    put(home, "a.txt", "First.")
    look()
    put(home, "a.txt", "Second.")
    assert look() == Tally(read=1, revised=1)
    rows = warehouse.sql(
        "SELECT revision, text LIKE '%Second.', first_ingested_at FROM raw.articles ORDER BY revision"
    ).fetchall()
    assert [row[:2] for row in rows] == [(1, False), (2, True)]
    assert rows[0][2] == rows[1][2]
    assert warehouse.sql("SELECT count(DISTINCT article_key) FROM raw.articles").fetchall() == [(1,)]


def test_new_front_matter_is_read_again(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Another publisher is no other text, but may change what `our city` means: the article is parsed again."""
    put(home, "a.txt", "Our city signed.", publisher="Dalian Daily")
    look()
    (articles,) = parses.batches(warehouse, parses.pending(warehouse, parser_version()))
    frames = parse_frame(articles)
    writer.replace(warehouse, frames, Load("p", dt.datetime.fromisoformat("2026-01-02")), scope=frames["parses"])
    assert parses.pending(warehouse, parser_version()).is_empty()
    put(home, "a.txt", "Our city signed.", publisher="Chaoyang Daily")
    assert look() == Tally(read=1, revised=1)
    assert warehouse.sql("SELECT revision, publisher FROM raw.articles").fetchall() == [(1, "Chaoyang Daily")]
    assert parses.pending(warehouse, parser_version()).height == 1


def test_a_touched_file_changes_nothing(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """It is opened once more, and its new time is noted, so that it is not opened a third time."""
    file = put(home, "a.txt", "One.")
    look()
    os.utime(file, (1, 1))
    assert look() == Tally(read=1, unchanged=1)
    assert look() == Tally(unchanged=1)


def test_the_same_text_elsewhere_is_a_duplicate(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """It is one more place of the first article, in the same run or in a later one."""
    put(home, "a.txt", "One.")
    put(home, "b.txt", "One.")
    assert look() == Tally(read=2, new=1, duplicates=1)
    put(home, "c.txt", "One.")
    assert look() == Tally(read=1, duplicates=1, unchanged=2)
    counted = warehouse.sql("SELECT count(*), count(DISTINCT article_key) FROM raw.article_sources").fetchall()
    assert counted == [(3, 1)]


def test_a_duplicate_that_goes_its_own_way(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """With a text of its own it is an article of its own, and no longer a place of the first."""
    put(home, "a.txt", "One.")
    put(home, "b.txt", "One.")
    look()
    put(home, "b.txt", "Two.")
    assert look() == Tally(read=1, new=1, unchanged=1)
    assert warehouse.sql("SELECT path FROM raw.article_sources ORDER BY path").fetchall() == [("a.txt",), ("b.txt",)]
    assert warehouse.sql("SELECT count(*) FROM raw.articles").fetchall() == [(2,)]


def test_an_own_copy_of_a_sample_stays(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """A sample is nobody's original: when the samples leave, the operator's copy does not go with them."""
    look()
    text = warehouse.sql("SELECT text FROM raw.articles LIMIT 1").fetchall()[0][0]
    put(home, "copy.txt", text.encode())
    assert look().new == 1
    assert warehouse.sql("SELECT path, is_sample FROM raw.articles").fetchall() == [("copy.txt", False)]


def test_an_address_is_an_identity(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Two files that name the same address are two states of one article."""
    put(home, "a.txt", b"---\nsource_uri: https://example.org/1\n---\nTitle\n\nOne.")
    look()
    put(home, "b.txt", b"---\nsource_uri: https://example.org/1\n---\nTitle\n\nTwo.")
    assert look() == Tally(read=1, revised=1, unchanged=1)
    assert warehouse.sql("SELECT max(revision), count(DISTINCT article_key) FROM raw.articles").fetchall() == [(2, 1)]


def test_paths_by_hand(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look, tmp_path: Path) -> None:
    """A folder and a file in it, named by hand one after another, hold one article."""
    file = tmp_path / "texts" / "a.txt"
    file.parent.mkdir()
    file.write_text("Title\n\nOne.")
    assert look(paths=[file.parent]).new == 1
    assert look(paths=[file]) == Tally(unchanged=1)


LONG = " ".join(
    f"The {what} of the port of Dalian grew by {number} percent in May compared with the year before, its office said."
    for number, what in enumerate(("exports", "imports", "revenues", "passengers", "investments"), start=3)
)


def test_nearly_the_same_text_elsewhere_is_a_duplicate(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """In the same run or a later one: one article with all its places and how similar they are, and its facts once. Other
    figures are other news."""
    put(home, "a.txt", LONG)
    put(home, "b.txt", f"By Li Wei\n\n{LONG}\n\nEditor: Wang")
    assert look() == Tally(read=2, new=1, duplicates=1)
    put(home, "c.txt", f"DALIAN, May 6 (Agency) -- {LONG}")
    put(home, "d.txt", LONG.replace("4 percent", "14 percent"))
    assert look() == Tally(read=2, new=1, unchanged=2, duplicates=1)
    assert warehouse.sql("SELECT count(*), count(DISTINCT article_key) FROM raw.articles").fetchall() == [(2, 2)]
    places = warehouse.sql("SELECT path, similarity FROM raw.article_sources ORDER BY path").fetchall()
    assert [path for path, _ in places] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [share == 1 for _, share in places] == [True, True, False, True]
    assert look() == Tally(unchanged=4)


def test_a_copy_is_found_in_one_batch_with_new_front_matter(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """The text that it is compared with is looked up on the connection that writes the batch."""
    put(home, "a.txt", LONG)
    put(home, "c.txt", "Another text.")
    look()
    put(home, "b.txt", f"By Li Wei\n\n{LONG}")
    put(home, "c.txt", "Another text.", publisher="Another Paper")
    assert look() == Tally(read=2, revised=1, unchanged=1, duplicates=1)


def test_signatures_go_with_their_texts(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """One for each text; those that are missing are made when they are needed."""
    file = put(home, "a.txt", LONG)
    look()
    warehouse.execute("DELETE FROM raw.text_signatures")
    put(home, "b.txt", f"By Li Wei\n\n{LONG}")
    assert look().duplicates == 1
    assert warehouse.sql("SELECT count(*) FROM raw.text_signatures").fetchall() == [(1,)]
    file.unlink()
    warehouse.execute("UPDATE raw.articles SET is_withdrawn = true, text = NULL")
    put(home, "c.txt", "Another text.")
    look()
    assert warehouse.sql("SELECT count(*) FROM raw.text_signatures").fetchall() == [(1,)]


def test_other_languages_are_kept_and_not_parsed(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look
) -> None:
    """They are counted; the language is found where it is not given."""
    german = (
        "Die Stadt Linz und die Stadt Dalian haben am Dienstag ein Abkommen unterzeichnet, sagte der Bürgermeister."
    )
    (home.inbox).mkdir(parents=True)
    (home.inbox / "de.txt").write_text(f"Abkommen von Linz und Dalian\n\n{german}\n\n{german}")
    (home.inbox / "zh.txt").write_text("---\nlanguage: zh\n---\n协议\n\n大连市与林茨市签署了协议。")
    (home.inbox / "en.txt").write_text(f"Port grows\n\n{LONG}")
    assert look() == Tally(read=3, new=3, foreign=2)
    languages = warehouse.sql("SELECT path, language FROM raw.articles ORDER BY path").fetchall()
    assert languages == [("de.txt", "de"), ("en.txt", "en"), ("zh.txt", "zh")]
    assert parses.pending(warehouse, parser_version()).height == 1


def test_one_source_is_read_again(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """All of it and nothing else, so that what `sources.yaml` says now of its articles holds for those that are known."""
    folder = home.home / "news"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Title\n\nOne.")
    (folder / "many").write_bytes(lines("First.", "Second."))
    listed = "sources: [{{name: news, folder: news, home_city: {city}}}, {{name: other, folder: other, mirror: true}}]"
    (home.home / "sources.yaml").write_text(listed.format(city="Dalian"))
    (home.home / "other").mkdir()
    (home.home / "other" / "b.txt").write_text("Title\n\nThree.")
    assert look().new == 4
    (home.home / "sources.yaml").write_text(listed.format(city="Chaoyang"))
    put(home, "new.txt", "Not looked at.")
    assert look(again=["news"]) == Tally(read=3, revised=3)
    cities = "SELECT source_name, publisher_city, count(*) FROM raw.articles GROUP BY ALL ORDER BY ALL"
    assert warehouse.sql(cities).fetchall() == [("news", "Chaoyang", 3), ("other", None, 1)]
    assert look().new == 1
