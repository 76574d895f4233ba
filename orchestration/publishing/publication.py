"""One publication from beginning to end: copy, check, describe, switch, tidy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import duckdb

from orchestration.publishing import dashboard, manifest, model_docs, parquet, snapshot, verify, versions
from orchestration.publishing.fingerprint import fingerprint
from orchestration.publishing.postgres.publish import publish_to_postgres
from orchestration.settings import Settings

PageBuilder = Callable[[duckdb.DuckDBPyConnection, Path], object]


@dataclass(frozen=True, slots=True)
class Publication:
    """A version that readers open now."""

    version: int
    folder: Path
    rows: dict[str, int]

    @property
    def database(self) -> Path:
        return self.folder / versions.DATABASE_NAME


def publish(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    *,
    parser_version: str,
    run_id: str | None = None,
    pages: Sequence[PageBuilder] = (dashboard.build,),
    left_in_lake: Mapping[str, str] = MappingProxyType({}),
) -> Publication:
    """Publish the warehouse that ``connection`` has open. The caller holds the writer's lock.

    ``pages`` are written from the finished file into the publication's folder: what people open without a database.
    ``left_in_lake`` names the tables that are empty because they are too long for one file, with words for readers.
    Until the last step readers see nothing of it; what fails before leaves them the version that they have. A server
    that takes the publication too comes before the link moves: one that cannot be reached holds it up, rather than
    staying behind unseen.
    """
    building = versions.start(settings.published)
    file = building / versions.DATABASE_NAME
    verify.verify_evidence(connection)
    promises = snapshot.write(
        connection, file, publish_text=settings.publish_text, at_most=settings.publish_database_rows
    )
    parquet_only = [
        table
        for table in snapshot.public_tables(connection, settings.publish_text)
        if not promises[table.name].in_database
    ]
    tables = building / parquet.FOLDER
    last = manifest.newest(settings.published)
    with duckdb.connect(str(file), read_only=True, config=settings.duckdb_config) as published:
        digests = parquet.write_tables(published, tables, last)
        digests |= parquet.write_beside(connection, parquet_only, tables, last)
        verify.verify(file, tables, promises)
        for build in pages:
            build(published, building)
    model_docs.copy(settings, building)
    if settings.publish_to_postgres:
        comment = f"Cooperation of cities, published {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC"
        publish_to_postgres(file, settings.publish_to_postgres, comment=comment)
    rows = {name: promise.rows for name, promise in promises.items()}
    manifest.write(
        building,
        rows=rows,
        digests=digests,
        fingerprint=fingerprint(connection, settings, parser_version),
        run_id=run_id,
        parser_version=parser_version,
        left_in_lake=left_in_lake,
        parquet_only=[table.name for table in parquet_only],
    )
    version = versions.finish(settings.published, building)
    versions.switch(settings.published, version)
    versions.retain(settings.published, settings.keep_publications)
    if _holds_withdrawn(connection, settings.published):
        versions.remove_before(settings.published, version)
    return Publication(version, versions.folder_of(settings.published, version), rows)


def _holds_withdrawn(connection: duckdb.DuckDBPyConnection, published: Path) -> bool:
    """Whether some version is older than the last withdrawal: whoever steps back to it would see words that are to be gone."""
    ((withdrawn_at,),) = connection.execute(
        "SELECT max(withdrawn_at) FROM raw.articles WHERE withdrawal_reason = 'request'"
    ).fetchall()
    oldest = versions.folder_of(published, versions.versions(published)[0])
    return withdrawn_at is not None and withdrawn_at >= manifest.published_at(oldest)
