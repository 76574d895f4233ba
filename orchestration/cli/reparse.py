"""`coop reparse`: articles that an older parser has read, read again."""

from __future__ import annotations

import datetime as dt
import uuid

import click
import duckdb

from orchestration import settings, warehouse
from orchestration.cli import ExitStatus
from orchestration.loading import lock, writer
from orchestration.loading.writer import Load


@click.command()
@click.option("--limit", type=click.IntRange(1), help="Stop after so many articles; the next call goes on.")
def command(limit: int | None) -> None:
    """Parse what the current parser has not read, some hundred articles at a time.

    It may be stopped at any time, by Ctrl-C or a power cut, and goes on from there when it is called again: each article
    holds the facts of one parser, old or new. Nothing is published; `coop run` does that, and parses what is left.
    """
    chosen = settings.load()
    warehouse.require_embedded(
        chosen, "there `coop run` parses what an older parser has read, wave by wave, and goes on where it was stopped"
    )
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        if not chosen.database.exists():
            click.echo("Nothing was read yet: nothing to parse.")
            return
        from orchestration.pending import Progress, parse_pending

        def tell(progress: Progress) -> None:
            click.echo(f"{progress.parsed + progress.failed} of {progress.due} articles parsed", err=True)

        load = Load(str(uuid.uuid4()), dt.datetime.now(dt.UTC).replace(tzinfo=None))
        with duckdb.connect(str(chosen.database), config=chosen.duckdb_config) as connection:
            writer.prepare(connection)
            done = parse_pending(connection, load, limit=limit, report=tell)
    left = done.due - done.parsed - done.failed
    click.echo(f"{done.parsed} articles parsed, {done.failed} failed, {left} left. `coop run` publishes.")
    if done.failed:
        raise click.exceptions.Exit(ExitStatus.INCOMPLETE)
