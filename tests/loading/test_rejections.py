"""What is refused: why, what is kept of it, and how it comes back."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import duckdb

from orchestration.loading import parses, replay, writer
from orchestration.loading.ingest import ingest
from orchestration.loading.replay import Which
from orchestration.loading.tally import Tally
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.settings import Settings
from tests.loading.inbox import Look, lines, put


def test_what_cannot_be_read(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Counts in equal counts out: each input is an article or a rejection that says why; the good one is not lost."""
    put(home, "good.txt", "One.")
    put(home, "random", os.urandom(4096).replace(b"\x00", b"\xff"))
    put(home, "empty.txt", b"")
    put(home, "large.txt", b"word " * 4_000_000)
    (home.inbox / "loop").symlink_to("loop")
    assert look() == Tally(read=5, new=1, rejected=4)
    reasons = dict(warehouse.sql("SELECT path, reason FROM raw.rejections").fetchall())
    assert reasons == {"random": "not_utf8", "empty.txt": "empty", "large.txt": "too_large", "loop": "unreadable"}
    ((payload,),) = warehouse.sql("SELECT payload_path FROM raw.rejections WHERE path = 'random'").fetchall()
    assert (home.rejected / payload).read_bytes() == (home.inbox / "random").read_bytes()
    assert look() == Tally(unchanged=5)


def test_mended_input_is_no_rejection(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Once the file is right, its rejection is gone."""
    put(home, "a.txt", b"")
    look()
    put(home, "a.txt", "One.")
    assert look() == Tally(read=1, new=1)
    assert warehouse.sql("SELECT count(*) FROM raw.rejections").fetchall() == [(0,)]


def test_a_link_to_nothing(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """It is told once, counted as any rejection, and read when there is something at its end."""
    put(home, "b.txt", "One.")
    (home.inbox / "a.txt").symlink_to("elsewhere")
    assert look() == Tally(read=2, new=1, rejected=1)
    assert look() == Tally(unchanged=2)
    put(home, ".other", "Two.")
    (home.inbox / "elsewhere").symlink_to(".other")
    assert look() == Tally(read=2, new=1, duplicates=1, unchanged=1)
    assert warehouse.sql("SELECT count(*) FROM raw.rejections").fetchall() == [(0,)]


def test_full_rejected_folder(home: Settings, warehouse: duckdb.DuckDBPyConnection) -> None:
    """Payloads are kept while there is room; beyond it the rejection stands without."""
    chosen = home.model_copy(update={"max_rejected_bytes": 10})
    put(chosen, "a", b"\xff" * 8)
    put(chosen, "b", b"\xfe" * 8)
    ingest(warehouse, chosen, Load("1", dt.datetime.fromisoformat("2026-01-01")))
    kept = warehouse.sql("SELECT payload_path IS NOT NULL FROM raw.rejections ORDER BY path").fetchall()
    assert kept == [(True,), (False,)]


def test_replay(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
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


def test_an_article_that_the_parser_fails_on(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
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


def test_rejections_leave_with_their_place(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """A file that got shorter, or is in another format, has nothing wrong in the places that it has no more."""
    put(home, "many", lines("First.", "", ""))
    put(home, "other", b"\xff\xfe")
    look()
    put(home, "many", lines("First."))
    put(home, "other", lines("Second.", ""))
    look()
    assert warehouse.sql("SELECT path FROM raw.rejections").fetchall() == [("other#2",)]
    assert look() == Tally(unchanged=2)


def test_a_record_is_replayed(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """Where its file lies, and from the bytes of the file that were kept when it lies there no more."""
    file = put(home, "many", lines("First.", "", "Third.", ""))
    look()
    assert look(retry=Which()) == Tally(read=4, unchanged=2, rejected=2)
    file.unlink()
    assert look() == Tally()
    assert look(retry=Which()) == Tally(read=4, unchanged=2, rejected=2)
    assert warehouse.sql("SELECT path FROM raw.rejections ORDER BY path").fetchall() == [("many#2",), ("many#4",)]


def test_replay_of_one_reason_or_source(
    home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look, tmp_path: Path
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


def test_rejections_are_forgotten(home: Settings, warehouse: duckdb.DuckDBPyConnection, look: Look) -> None:
    """With their bytes; those of other reasons stay."""
    put(home, "odd", b"\xff\x00\xfe")
    put(home, "empty", b"\n")
    put(home, "good", "An own article.")
    look()
    load = Load("f", dt.datetime.fromisoformat("2026-01-02"))
    assert replay.forget(warehouse, load, Which(reasons=("empty",)), rejected=home.rejected) == 1
    assert warehouse.sql("SELECT path FROM raw.rejections").fetchall() == [("odd",)]
    assert sum(file.is_file() for file in home.rejected.rglob("*")) == 1
