"""From files to raw tables: what is new, what is not, what is refused, and what a second look costs."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import intake, parses, replay, writer
from orchestration.loading.ingest import has_news, ingest
from orchestration.loading.intake import Tally
from orchestration.loading.replay import Which
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.reading import formats
from orchestration.settings import Settings

ARTICLE = "---\npublisher: {publisher}\n---\nDalian and Chaoyang Sign\n\n{body}\n"

Ingest = Callable[..., Tally]


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        writer.prepare(connection)
        yield connection


@pytest.fixture
def look(home: Settings, warehouse: duckdb.DuckDBPyConnection) -> Ingest:
    """Looks at all sources; each look is a load of its own, a minute after the one before."""
    loads = iter(range(1000))

    def look(**options: object) -> Tally:
        number = next(loads)
        load = Load(f"load {number}", dt.datetime.fromisoformat("2026-01-01") + dt.timedelta(minutes=number))
        return ingest(warehouse, home, load, **options)

    return look


def put(home: Settings, name: str, body: str | bytes, publisher: str = "Dalian Daily") -> Path:
    """A file in the inbox; each is written at a time of its own, as clocks of file systems are coarse."""
    file = home.inbox / name
    file.parent.mkdir(parents=True, exist_ok=True)
    content = body if isinstance(body, bytes) else ARTICLE.format(publisher=publisher, body=body).encode()
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_bytes(content)
    if file.stat().st_mtime_ns <= before:
        os.utime(file, ns=(before + 1, before + 1))
    return file


def test_samples_until_there_are_own_articles(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest
) -> None:
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
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size and time of a file decide: what has not changed is not opened."""
    put(home, "a.txt", "One.")
    put(home, "b.bin", b"\x00\xff")
    look()
    monkeypatch.setattr(formats, "recognise", lambda file: pytest.fail(f"{file.name} was opened"))
    assert look() == Tally(unchanged=2)
    assert not has_news(warehouse, home)


def test_new_text_is_a_revision(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
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


def test_new_front_matter_is_read_again(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
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


def test_a_touched_file_changes_nothing(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """It is opened once more, and its new time is noted, so that it is not opened a third time."""
    file = put(home, "a.txt", "One.")
    look()
    os.utime(file, (1, 1))
    assert look() == Tally(read=1, unchanged=1)
    assert look() == Tally(unchanged=1)


def test_the_same_text_elsewhere_is_a_duplicate(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest
) -> None:
    """It is one more place of the first article, in the same run or in a later one."""
    put(home, "a.txt", "One.")
    put(home, "b.txt", "One.")
    assert look() == Tally(read=2, new=1, duplicates=1)
    put(home, "c.txt", "One.")
    assert look() == Tally(read=1, duplicates=1, unchanged=2)
    counted = warehouse.sql("SELECT count(*), count(DISTINCT article_key) FROM raw.article_sources").fetchall()
    assert counted == [(3, 1)]


def test_a_duplicate_that_goes_its_own_way(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """With a text of its own it is an article of its own, and no longer a place of the first."""
    put(home, "a.txt", "One.")
    put(home, "b.txt", "One.")
    look()
    put(home, "b.txt", "Two.")
    assert look() == Tally(read=1, new=1, unchanged=1)
    assert warehouse.sql("SELECT path FROM raw.article_sources ORDER BY path").fetchall() == [("a.txt",), ("b.txt",)]
    assert warehouse.sql("SELECT count(*) FROM raw.articles").fetchall() == [(2,)]


def test_an_own_copy_of_a_sample_stays(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """A sample is nobody's original: when the samples leave, the operator's copy does not go with them."""
    look()
    text = warehouse.sql("SELECT text FROM raw.articles LIMIT 1").fetchall()[0][0]
    put(home, "copy.txt", text.encode())
    assert look().new == 1
    assert warehouse.sql("SELECT path, is_sample FROM raw.articles").fetchall() == [("copy.txt", False)]


def test_an_address_is_an_identity(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """Two files that name the same address are two states of one article."""
    put(home, "a.txt", b"---\nsource_uri: https://example.org/1\n---\nTitle\n\nOne.")
    look()
    put(home, "b.txt", b"---\nsource_uri: https://example.org/1\n---\nTitle\n\nTwo.")
    assert look() == Tally(read=1, revised=1, unchanged=1)
    assert warehouse.sql("SELECT max(revision), count(DISTINCT article_key) FROM raw.articles").fetchall() == [(2, 1)]


def test_what_cannot_be_read(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """Counts in equal counts out: each input is an article or a rejection that says why; the good one is not lost."""
    put(home, "good.txt", "One.")
    put(home, "random", os.urandom(4096).replace(b"\x00", b"\xff"))
    put(home, "empty.txt", b"")
    put(home, "large.txt", b"word " * 4_000_000)
    (home.inbox / "loop").symlink_to("loop")
    assert look() == Tally(read=3, new=1, rejected=4)
    reasons = dict(warehouse.sql("SELECT path, reason FROM raw.rejections").fetchall())
    assert reasons == {"random": "not_utf8", "empty.txt": "empty", "large.txt": "too_large", "loop": "unreadable"}
    ((payload,),) = warehouse.sql("SELECT payload_path FROM raw.rejections WHERE path = 'random'").fetchall()
    assert (home.rejected / payload).read_bytes() == (home.inbox / "random").read_bytes()
    assert look() == Tally(unchanged=5)


def test_mended_input_is_no_rejection(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """Once the file is right, its rejection is gone."""
    put(home, "a.txt", b"")
    look()
    put(home, "a.txt", "One.")
    assert look() == Tally(read=1, new=1)
    assert warehouse.sql("SELECT count(*) FROM raw.rejections").fetchall() == [(0,)]


def test_full_rejected_folder(home: Settings, warehouse: duckdb.DuckDBPyConnection) -> None:
    """Payloads are kept while there is room; beyond it the rejection stands without."""
    chosen = home.model_copy(update={"max_rejected_bytes": 10})
    put(chosen, "a", b"\xff" * 8)
    put(chosen, "b", b"\xfe" * 8)
    ingest(warehouse, chosen, Load("1", dt.datetime.fromisoformat("2026-01-01")))
    kept = warehouse.sql("SELECT payload_path IS NOT NULL FROM raw.rejections ORDER BY path").fetchall()
    assert kept == [(True,), (False,)]


def test_replay(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """Rejected input is opened again: where it lies, and from its kept bytes where it lies no more."""
    chosen = home.model_copy(update={"max_article_bytes": 40})
    put(chosen, "long.txt", "Longer than forty bytes, and no longer too long when the limit is gone.")
    put(chosen, "odd", b"\xff\xfe")
    put(chosen, "short.txt", b"Title\n\nShort.")
    ingest(warehouse, chosen, Load("1", dt.datetime.fromisoformat("2026-01-01")))
    (home.inbox / "odd").unlink()
    assert look() == Tally(unchanged=2)
    assert look(retry=Which()) == Tally(read=2, new=1, unchanged=1, rejected=1)
    assert warehouse.sql("SELECT path FROM raw.rejections").fetchall() == [("odd",)]
    assert warehouse.sql("SELECT path FROM raw.articles ORDER BY path").fetchall() == [("long.txt",), ("short.txt",)]


def test_paths_by_hand(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest, tmp_path: Path) -> None:
    """A folder and a file in it, named by hand one after another, hold one article."""
    file = tmp_path / "texts" / "a.txt"
    file.parent.mkdir()
    file.write_text("Title\n\nOne.")
    assert look(paths=[file.parent]).new == 1
    assert look(paths=[file]) == Tally(unchanged=1)


def test_an_article_that_the_parser_fails_on(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest
) -> None:
    """It waits, on record, for another parser, and no longer counts once it has been parsed."""
    put(home, "a.txt", "One.")
    look()
    (articles,) = parses.batches(warehouse, parses.pending(warehouse, "1"))
    load = Load("p", dt.datetime.fromisoformat("2026-01-02"))
    parses.refuse(warehouse, articles.row(0, named=True), "1", ValueError("no"), load)
    assert parses.pending(warehouse, "1").is_empty()
    assert parses.pending(warehouse, "2").height == 1
    assert look() == Tally(unchanged=1)
    frames = parse_frame(articles)
    later = Load("q", dt.datetime.fromisoformat("2026-01-03"))
    writer.replace(warehouse, frames, later, scope=frames["parses"])
    replay.forget_failed_parses(warehouse, later, only_mended=True)
    assert warehouse.sql("SELECT count(*) FROM raw.rejections").fetchall() == [(0,)]


def lines(*bodies: str) -> bytes:
    """JSON Lines; what is no object is a line that cannot be read."""
    return "".join(f'{{"text": "{body}"}}\n' if body else "{\n" for body in bodies).encode()


def test_a_file_of_many_articles(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """Each record is an article or a rejection under the file's path and its number; a second look opens nothing."""
    put(home, "many", lines("First.", "", "Third."))
    assert look() == Tally(read=3, new=2, rejected=1)
    assert warehouse.sql("SELECT path FROM raw.articles ORDER BY path").fetchall() == [("many#1",), ("many#3",)]
    assert warehouse.sql("SELECT path, reason FROM raw.rejections").fetchall() == [("many#2", "bad_json")]
    assert look() == Tally(unchanged=1)
    put(home, "many", lines("First.", "Second.", "Other."))
    assert look() == Tally(read=3, new=1, revised=1, unchanged=1)
    assert warehouse.sql("SELECT * FROM raw.rejections").fetchall() == []


def test_rejections_leave_with_their_place(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """A file that got shorter, or is in another format, has nothing wrong in the places that it has no more."""
    put(home, "many", lines("First.", "", ""))
    put(home, "other", b"\xff\xfe")
    look()
    put(home, "many", lines("First."))
    put(home, "other", lines("Second.", ""))
    look()
    assert warehouse.sql("SELECT path FROM raw.rejections").fetchall() == [("other#2",)]
    assert look() == Tally(unchanged=2)


def test_a_record_is_replayed(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """Where its file lies, and from the bytes of the file that were kept when it lies there no more."""
    file = put(home, "many", lines("First.", "", "Third.", ""))
    look()
    assert look(retry=Which()) == Tally(read=4, unchanged=2, rejected=2)
    file.unlink()
    assert look() == Tally()
    assert look(retry=Which()) == Tally(read=4, unchanged=2, rejected=2)
    assert warehouse.sql("SELECT path FROM raw.rejections ORDER BY path").fetchall() == [("many#2",), ("many#4",)]


def test_a_file_that_was_not_read_to_its_end(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, look: Ingest
) -> None:
    """A process that dies between two batches of a file leaves it to be opened again, and nothing is lost."""
    put(home, "many", lines(*(f"Number {number}." for number in range(7))))
    monkeypatch.setattr(intake, "_BATCH_RECORDS", 3)

    def die(tally: Tally) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(report=die)
    assert warehouse.sql("SELECT count(*) FROM raw.articles").fetchall() == [(3,)]
    assert has_news(warehouse, home)
    assert look() == Tally(read=7, new=4, unchanged=3)
    assert look() == Tally(unchanged=1)


def test_a_large_file_of_small_articles(home: Settings, warehouse: duckdb.DuckDBPyConnection) -> None:
    """The limit is one of articles, not of files that hold many; such a file is not kept for a bad record."""
    chosen = home.model_copy(update={"max_article_bytes": 40})
    put(chosen, "many", lines("First.", "", "Much longer than the forty bytes of an article.", "Fourth."))
    load = Load("1", dt.datetime.fromisoformat("2026-01-01"))
    assert ingest(warehouse, chosen, load) == Tally(read=4, new=2, rejected=2)
    assert warehouse.sql("SELECT reason, payload_path FROM raw.rejections ORDER BY path").fetchall() == [
        ("bad_json", None),
        ("too_large", None),
    ]


LONG = " ".join(
    f"The {what} of the port of Dalian grew by {number} percent in May compared with the year before, its office said."
    for number, what in enumerate(("exports", "imports", "revenues", "passengers", "investments"), start=3)
)


def test_nearly_the_same_text_elsewhere_is_a_duplicate(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest
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


def test_signatures_go_with_their_texts(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
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
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest
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


def test_replay_of_one_reason_or_source(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest, tmp_path: Path
) -> None:
    """Others stay as they are, unopened; what was mended is off the record."""
    put(home, "odd", b"\xff\x00\xfe")
    put(home, "empty", b"")
    there = [tmp_path / "elsewhere"]
    there[0].mkdir()
    (there[0] / "empty").write_bytes(b"")
    put(home, "good", "An own article.")
    look(paths=there)
    assert look(paths=there, retry=Which(reasons=("empty",))) == Tally(read=2, unchanged=2, rejected=2)
    assert look(paths=there, retry=Which(sources=("inbox",))) == Tally(read=2, unchanged=2, rejected=2)
    both = Which(reasons=("empty",), sources=("inbox",))
    assert look(paths=there, retry=both) == Tally(read=1, unchanged=3, rejected=1)
    put(home, "odd", "Mended.")
    put(home, "empty", "Filled.")
    assert look(paths=there) == Tally(read=2, new=2, unchanged=2)
    assert warehouse.sql("SELECT source_name FROM raw.rejections").fetchall() == [("by hand",)]


def test_rejections_are_forgotten(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Ingest) -> None:
    """With their bytes; those of other reasons stay."""
    put(home, "odd", b"\xff\x00\xfe")
    put(home, "empty", b"\n")
    put(home, "good", "An own article.")
    look()
    load = Load("f", dt.datetime.fromisoformat("2026-01-02"))
    assert replay.forget(warehouse, load, Which(reasons=("empty",)), rejected=home.rejected) == 1
    assert warehouse.sql("SELECT path FROM raw.rejections").fetchall() == [("odd",)]
    assert sum(file.is_file() for file in home.rejected.rglob("*")) == 1
