"""Rejections tried again: from the place where they lay, or from the bytes that were kept when that is gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from orchestration.loading.known import Known
from orchestration.loading.payloads import sweep
from orchestration.loading.schema import REJECTIONS
from orchestration.loading.writer import Load, replace
from orchestration.reading import formats, sources
from orchestration.reading.source import Source
from orchestration.reading.sources import InputFile, file_of
from orchestration.settings import Settings


@dataclass(frozen=True, slots=True)
class Which:
    """The rejections that are meant: of these reasons and these sources, of any where none is named."""

    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """The rows of ``raw.rejections``, in SQL with ``parameters``."""
        return (
            "(len($reasons) = 0 OR list_contains($reasons, rejections.reason)) AND "
            "(len($sources) = 0 OR list_contains($sources, rejections.source_name))"
        )

    @property
    def parameters(self) -> dict[str, list[str]]:
        """What ``condition`` names."""
        return {"reasons": list(self.reasons), "sources": list(self.sources)}


def is_any(connection: duckdb.DuckDBPyConnection, which: Which) -> bool:
    """Whether there is anything to be tried again. The caller has prepared the raw schema."""
    query = f"SELECT EXISTS (FROM raw.rejections AS rejections WHERE {which.condition})"
    ((found,),) = connection.execute(query, which.parameters).fetchall()
    return bool(found)


def forget_looks(connection: duckdb.DuckDBPyConnection, state: Known, which: Which) -> None:
    """Let the rejected files be opened again, changed or not."""
    places = connection.execute(
        f"SELECT source_name, path FROM raw.rejections AS rejections WHERE stage = 'read' AND {which.condition}",  # noqa: S608
        which.parameters,
    ).fetchall()
    for name, path in places:
        file = state.files.get((name, path))
        if file is None or file.article_key is not None:
            continue
        del state.files[name, path]
        # The first record stands for the file it is in; which article that gave is still known.
        first = (name, f"{file_of(path)}#1")
        if first in state.files:
            state.files[first] = dataclasses.replace(state.files[first], modified_ns=None)


def forget_failed_parses(
    connection: duckdb.DuckDBPyConnection, load: Load, *, only_mended: bool, which: Which = Which()
) -> None:
    """Drop what is on record of articles that a parser failed on: all, or those that have a parse since."""
    keys = connection.sql(
        f"""
        SELECT rejection_key FROM raw.rejections AS rejections
        WHERE stage = 'parse' AND {which.condition} AND (
            NOT $only_mended OR EXISTS (
                SELECT 1 FROM raw.articles AS articles
                JOIN raw.parses AS parses USING (article_key, revision)
                WHERE articles.source_name = rejections.source_name AND articles.path = rejections.path
                    AND parses.loaded_at >= rejections.last_seen_at
            )
        )
        """,  # noqa: S608 - a constant
        params={"only_mended": only_mended, **which.parameters},
    ).pl()
    replace(connection, {"rejections": REJECTIONS.empty()}, load, scope=keys)


def payloads(
    connection: duckdb.DuckDBPyConnection, settings: Settings, state: Known, which: Which
) -> Iterator[InputFile]:
    """The kept bytes of rejections that no source held when this is reached, as files of their sources."""
    by_name = {source.name: source for source in (sources.samples(), *sources.own(settings))}
    rows = connection.execute(
        f"""
        SELECT source_name, path, payload_path FROM raw.rejections AS rejections
        WHERE payload_path IS NOT NULL AND {which.condition}
        ORDER BY ALL
        """,  # noqa: S608 - a constant
        which.parameters,
    ).fetchall()
    for name, path, payload_path in rows:
        file = settings.rejected / payload_path
        if (name, path) not in state.files and file.is_file():
            source = by_name.get(name) or Source(name=name, folder=settings.rejected)
            whole = _whole(path, file)
            yield InputFile(
                source,
                whole,
                file,
                file.stat().st_size,
                file.stat().st_mtime_ns,
                address=whole if source.is_fetched else None,
            )


def forget(connection: duckdb.DuckDBPyConnection, load: Load, which: Which, *, rejected: Path) -> int:
    """Take rejections off the record, with their bytes, and return how many; a file that is still there comes back when
    it changes or is replayed."""
    keys: pl.DataFrame = connection.sql(
        f"SELECT rejection_key FROM raw.rejections AS rejections WHERE {which.condition}",  # noqa: S608 - a constant
        params=which.parameters,
    ).pl()
    replace(connection, {REJECTIONS.name: REJECTIONS.empty()}, load, scope=keys)
    kept = connection.execute("SELECT payload_path FROM raw.rejections WHERE payload_path IS NOT NULL").fetchall()
    sweep(rejected, {path for (path,) in kept})
    return keys.height


def _whole(path: str, payload: Path) -> str:
    """The path of the file of which these are the bytes: of a record, all of its file were kept."""
    with payload.open("rb") as content:
        return (file_of(path) if formats.recognise(content).holds_many else None) or path
