"""The lake without Spark: what counts, what a change writes anew, and that the steps of the driver leave the same rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration.loading import ingest, parses, writer
from orchestration.loading.schema import ARTICLES, CORRECTIONS, FACT_HISTORY, PARSE_TABLES, TABLES
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.settings import Settings
from orchestration.spark.articles import ArticleWorkspace
from orchestration.spark.lake import Lake, new_token
from orchestration.spark.workspace import ledger
from tests.spark.engines import embedded_rows, spark_rows

SOURCES = "sources:\n  - name: paper\n    kind: folder\n    folder: {folder}\n    mirror: true\n"
SIGNED = "{city} Signs\n\nOn May 6, 2019, {city} and Dalian signed a cooperation agreement in {city}."


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(str(tmp_path / "a lake"))


def corrections(*lines: int) -> pl.DataFrame:
    rows = [{"correction_file": "home", "line_number": n, "fact_key": f"f{n}", "field": "title"} for n in lines]
    return pl.DataFrame(rows, schema=CORRECTIONS.polars_schema)


def stamped(*lines: int) -> pl.DataFrame:
    return corrections(*lines).with_columns(
        pl.lit("l").alias("load_id"),
        pl.lit(dt.datetime.fromisoformat("2026-01-01"), pl.Datetime("us")).alias("loaded_at"),
    )


def lines_of(lake: Lake) -> list[int]:
    rows = duckdb.connect().register("stored", lake.rows(CORRECTIONS)).sql("SELECT line_number FROM stored ORDER BY 1")
    return [line for (line,) in rows.fetchall()]


def test_what_no_commit_names_does_not_count(lake: Lake, tmp_path: Path) -> None:
    """A run that dies before its commit leaves nothing that anyone reads, and the next one takes its files away."""
    first = lake.write(CORRECTIONS, stamped(1, 2).to_arrow(), "000000001-000", new_token())
    lake.commit({"corrections": [first]}, {})
    lake.write(CORRECTIONS, stamped(3).to_arrow(), "000000002-000", new_token())
    lost = Lake(lake.url)
    assert lines_of(lost) == [1, 2]
    lost.sweep()
    assert [file.parent.parent.name for file in tmp_path.rglob("*.parquet")] == ["partition=000000001-000"]
    assert lines_of(lost) == [1, 2]


def test_a_commit_replaces_and_deletes(lake: Lake, tmp_path: Path) -> None:
    """What counts no more is gone from the disk at once: it may hold texts of articles that were withdrawn."""
    first = lake.write(CORRECTIONS, stamped(1, 2).to_arrow(), "000000001-000", new_token())
    lake.commit({"corrections": [first]}, {})
    second = lake.write(CORRECTIONS, stamped(2).to_arrow(), "000000001-000", new_token())
    lake.commit({"corrections": [second]}, {"corrections": [first]})
    assert lines_of(Lake(lake.url)) == [2]
    assert len(list(tmp_path.rglob("*.parquet"))) == 1


def test_a_late_change_writes_one_partition_anew(lake: Lake, home: Settings) -> None:
    """The other partitions stay the files that they are."""
    for number in range(1, 4):
        directory = lake.write(CORRECTIONS, stamped(number).to_arrow(), f"00000000{number}-000", new_token())
        lake.commit({"corrections": [directory]}, {})
    before = lake.directories(CORRECTIONS)
    with ledger(lake, home) as workspace:
        workspace.connection.execute("UPDATE raw.corrections SET reason = 'seen' WHERE line_number = 2")
        workspace.commit()
    assert lines_of(lake) == [1, 2, 3]
    assert {before[0], before[2]} == set(before) & set(lake.directories(CORRECTIONS))


@pytest.fixture
def paper(home: Settings, tmp_path: Path) -> Iterator[Path]:
    """A mirror of three articles in the sources of the home."""
    folder = tmp_path / "paper"
    folder.mkdir()
    for city in ("Shenyang", "Chaoyang", "Anshan"):
        (folder / f"{city}.txt").write_text(SIGNED.format(city=city), encoding="utf-8")
    home.home.mkdir()
    (home.home / "sources.yaml").write_text(SOURCES.format(folder=folder), encoding="utf-8")
    return folder


def test_the_driver_decides_as_ever(home: Settings, paper: Path) -> None:
    """Two looks at a folder, an article parsed between them, leave the same rows in the lake and in DuckDB: a revision, a
    new publisher, an addition, a withdrawal with what was parsed and what the history says of it."""
    chosen = home.model_copy(update={"samples": "never", "lake_partition_articles": 1})
    lake = Lake(chosen.lake_url)
    chosen.database.parent.mkdir(parents=True)
    with duckdb.connect(str(chosen.database)) as connection:
        writer.prepare(connection)
        _look(connection, chosen, 1)
        _parse_all(connection, 1)
        _copy_into(lake, connection)
        _change(paper)
        _look(connection, chosen, 2)
    before = set(lake.directories(ARTICLES))
    with ArticleWorkspace(lake, chosen) as workspace:
        _look(workspace.connection, chosen, 2)
        workspace.settle(_load(2))
    assert spark_rows(chosen) == embedded_rows(chosen)
    assert len(before - set(lake.directories(ARTICLES))) == 1, "only the article that was withdrawn is written anew"


def _load(number: int) -> Load:
    return Load(f"load {number}", dt.datetime.fromisoformat("2026-01-01") + dt.timedelta(days=number))


def _look(connection: duckdb.DuckDBPyConnection, chosen: Settings, number: int) -> None:
    ingest.ingest(connection, chosen, _load(number))


def _parse_all(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    frames = parse_frame(connection.sql("FROM raw.articles").pl())
    parses.store(connection, frames, _load(number))


def _copy_into(lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    """The raw tables of DuckDB as a lake, each article in a partition of its own."""
    keys = [key for (key,) in connection.execute("SELECT article_key FROM raw.articles ORDER BY 1").fetchall()]
    added: dict[str, list[str]] = {}
    for table in (ARTICLES, *PARSE_TABLES, FACT_HISTORY):
        for number, key in enumerate(keys):
            rows = connection.sql(f"FROM {table.qualified_name} WHERE article_key = '{key}'").pl()
            if rows.height:
                directory = lake.write(table, rows.to_arrow(), f"000000001-{number:03}", new_token())
                added.setdefault(table.name, []).append(directory)
    for name in ("article_sources", "text_signatures"):
        rows = connection.sql(f"FROM raw.{name}").pl()
        added[name] = [lake.write(TABLES[name], rows.to_arrow(), "000000001-000", new_token())]
    lake.commit(added, {})


def _change(paper: Path) -> None:
    revised = SIGNED.format(city="Shenyang") + " They became sister cities."
    (paper / "Shenyang.txt").write_text(revised, encoding="utf-8")
    (paper / "Chaoyang.txt").unlink()
    (paper / "Tieling.txt").write_text(SIGNED.format(city="Tieling"), encoding="utf-8")
