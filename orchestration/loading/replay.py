"""Rejections tried again: from the place where they lay, or from the bytes that were kept when that is gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import duckdb

from orchestration.loading.known import Known
from orchestration.loading.schema import REJECTIONS
from orchestration.loading.writer import Load, replace
from orchestration.reading import formats, sources
from orchestration.reading.source import Source
from orchestration.reading.sources import InputFile, file_of
from orchestration.settings import Settings


def forget_looks(state: Known) -> None:
    """Let every rejected file be opened again, changed or not."""
    for name, path in [place for place, file in state.files.items() if file.article_key is None]:
        del state.files[name, path]
        # The first record stands for the file it is in; which article that gave is still known.
        first = (name, f"{file_of(path)}#1")
        if first in state.files:
            state.files[first] = dataclasses.replace(state.files[first], modified_ns=None)


def forget_failed_parses(connection: duckdb.DuckDBPyConnection, load: Load, *, only_mended: bool) -> None:
    """Drop what is on record of articles that a parser failed on: all, or those that have a parse since."""
    keys = connection.sql(
        """
        SELECT rejection_key FROM raw.rejections AS rejections
        WHERE stage = 'parse' AND (
            NOT $only_mended OR EXISTS (
                SELECT 1 FROM raw.articles AS articles
                JOIN raw.parses AS parses USING (article_key, revision)
                WHERE articles.source_name = rejections.source_name AND articles.path = rejections.path
                    AND parses.loaded_at >= rejections.last_seen_at
            )
        )
        """,
        params={"only_mended": only_mended},
    ).pl()
    replace(connection, {"rejections": REJECTIONS.empty()}, load, scope=keys)


def payloads(connection: duckdb.DuckDBPyConnection, settings: Settings, state: Known) -> Iterator[InputFile]:
    """The kept bytes of rejections that no source held when this is reached, as files of their sources."""
    by_name = {
        source.name: source for source in (sources.samples(), sources.inbox(settings), *sources.configured(settings))
    }
    rows = connection.execute(
        "SELECT source_name, path, payload_path FROM raw.rejections WHERE payload_path IS NOT NULL ORDER BY ALL"
    ).fetchall()
    for name, path, payload_path in rows:
        file = settings.rejected / payload_path
        if (name, path) not in state.files and file.is_file():
            source = by_name.get(name) or Source(name=name, folder=settings.rejected)
            yield InputFile(source, _whole(path, file), file, file.stat().st_size, file.stat().st_mtime_ns)


def _whole(path: str, payload: Path) -> str:
    """The path of the file of which these are the bytes: of a record, all of its file were kept."""
    with payload.open("rb") as content:
        return (file_of(path) if formats.recognise(content).holds_many else None) or path
