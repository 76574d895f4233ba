"""The raw tables of a home on one DuckDB connection, whichever engine keeps them: the file of the embedded one, or a
workspace on the lake of Spark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from orchestration.loading import writer
from orchestration.loading.writer import Load
from orchestration.settings import ConfigurationError, Settings


def exists(chosen: Settings) -> bool:
    """Whether anything was ever read."""
    if chosen.engine == "spark":
        from orchestration.spark.lake import Lake  # noqa: PLC0415 - Arrow's file systems load where there is a lake

        return Lake(chosen.lake_url).state.number > 0
    return chosen.database.exists()


def is_built(chosen: Settings) -> bool:
    """Whether the models were built once."""
    if chosen.engine == "spark":
        from orchestration.spark.lake import Lake  # noqa: PLC0415
        from orchestration.spark.models import newest  # noqa: PLC0415

        return newest(Lake(chosen.lake_url)) is not None
    return chosen.database.exists()


def require_embedded(chosen: Settings, instead: str) -> None:
    """Raises ConfigurationError in a home of another engine; ``instead`` says what does there what is asked for.

    Without it a command would say of the file of the embedded engine, which is not there, that nothing was ever read.
    """
    if chosen.engine != "embedded":
        raise ConfigurationError(f"this is for the embedded engine, and `engine` is `{chosen.engine}`: {instead}")


@contextmanager
def reading(chosen: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """To be read: the raw tables, and `stg_articles` and `stg_parses` of the newest build. The caller holds the lock."""
    if chosen.engine == "spark":
        from orchestration.spark.lake import Lake  # noqa: PLC0415
        from orchestration.spark.marts import view_staging  # noqa: PLC0415
        from orchestration.spark.workspace import ledger  # noqa: PLC0415

        lake = Lake(chosen.lake_url)
        with ledger(lake, chosen) as workspace:
            view_staging(workspace.connection, lake, ("stg_articles", "stg_parses"))
            yield workspace.connection
        return
    with duckdb.connect(str(chosen.database), read_only=True, config=chosen.duckdb_config) as connection:
        yield connection


@contextmanager
def writing(chosen: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """To be read, and written; of a lake, the tables that do not grow with the articles. The caller holds the lock."""
    if chosen.engine == "spark":
        from orchestration.spark.lake import Lake  # noqa: PLC0415
        from orchestration.spark.workspace import ledger  # noqa: PLC0415

        with ledger(Lake(chosen.lake_url), chosen) as workspace:
            yield workspace.connection
            workspace.commit()
        return
    chosen.database.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(chosen.database), config=chosen.duckdb_config) as connection:
        writer.prepare(connection)
        yield connection


@contextmanager
def changing_articles(chosen: Settings, load: Load) -> Iterator[duckdb.DuckDBPyConnection]:
    """To add, change or withdraw articles. The caller holds the lock."""
    if chosen.engine == "spark":
        from orchestration.spark.articles import ArticleWorkspace  # noqa: PLC0415
        from orchestration.spark.lake import Lake  # noqa: PLC0415

        with ArticleWorkspace(Lake(chosen.lake_url), chosen) as workspace:
            yield workspace.connection
            workspace.settle(load)
        return
    with writing(chosen) as connection:
        yield connection
        # What was deleted must not wait in the log of the database for its next use.
        connection.execute("CHECKPOINT")


def bring_marts(connection: duckdb.DuckDBPyConnection, chosen: Settings) -> dict[str, str]:
    """Have the marts on a connection that is for writing, for whoever publishes them; the embedded engine has them there.

    Tables that are too long stay in the lake and are empty: those, with words about where they are.
    """
    if chosen.engine != "spark":
        return {}
    from orchestration.spark.lake import Lake  # noqa: PLC0415
    from orchestration.spark.marts import fill  # noqa: PLC0415

    return fill(connection, Lake(chosen.lake_url), chosen.publish_rows)
