"""`coop rejections`: what could not become an article, why, and where it lies."""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click
import duckdb
from rich.table import Table
from rich.text import Text

from orchestration import settings, warehouse
from orchestration.loading import lock, replay
from orchestration.loading.replay import Which
from orchestration.loading.writer import Load
from orchestration.publishing.export import rows
from orchestration.rendering.characters import visible
from orchestration.rendering.console import console
from orchestration.rendering.counts import counted
from orchestration.settings import Settings

_WRITERS: dict[str, Callable[[duckdb.DuckDBPyRelation, BinaryIO], None]] = {
    "csv": rows.write_csv,
    "json": rows.write_json,
}


@click.group(invoke_without_command=True)
@click.option("--reason", "reasons", multiple=True, help="Only of this reason (repeatable).")
@click.option("--source", "sources", multiple=True, help="Only of this source (repeatable).")
@click.option("--path", "pattern", help="Only where the path is like this (* and ? stand for anything).")
@click.option("--counts", is_flag=True, help="How many there are of each source and reason.")
@click.option("--format", "form", type=click.Choice(["table", *_WRITERS]), default="table")
@click.pass_context
def command(
    context: click.Context,
    reasons: tuple[str, ...],
    sources: tuple[str, ...],
    pattern: str | None,
    counts: bool,
    form: str,
) -> None:
    """List what could not become an article, the newest first. `coop replay` tries it again."""
    context.obj = Which(reasons, sources)
    if context.invoked_subcommand is not None:
        if pattern or counts:
            raise click.UsageError("forget goes by reason and source")
        return
    chosen = settings.load()
    with lock.hold(chosen.writer_lock, wait_seconds=5), _connected(chosen) as connection:
        answer = connection.sql(
            _statement(context.obj, with_pattern=pattern is not None, counts=counts),
            params=context.obj.parameters | ({"pattern": pattern} if pattern else {}),
        )
        if form == "table":
            _print(answer)
        else:
            _WRITERS[form](answer, sys.stdout.buffer)


@command.command()
@click.option("--yes", is_flag=True, help="Do not ask. Only a terminal is asked.")
@click.pass_obj
def forget(which: Which, yes: bool) -> None:
    """Take rejections off the record, with the bytes that were kept.

    For files that are gone, or never will be articles.

    Reason and source are named before: `coop rejections --reason unsupported_format forget`.
    """
    chosen = settings.load()
    if not yes and sys.stdin.isatty():
        click.confirm("Forget these rejections and delete their kept bytes?", abort=True)
    with lock.hold(chosen.writer_lock, wait_seconds=5), _connected(chosen) as connection:
        load = Load(str(uuid.uuid4()), dt.datetime.now(dt.UTC).replace(tzinfo=None))
        count = replay.forget(connection, load, which, rejected=chosen.rejected)
    click.echo(f"{count} forgotten.")


@contextmanager
def _connected(chosen: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    if not warehouse.exists(chosen):
        raise click.ClickException("nothing was read yet: `coop run` does")
    with warehouse.writing(chosen) as connection:
        yield connection


def _statement(which: Which, *, with_pattern: bool, counts: bool) -> str:
    condition = which.condition + (" AND path GLOB $pattern" if with_pattern else "")
    columns = "last_seen_at, stage, reason, source_name, path, detail, payload_path"
    if counts:
        return (
            f"SELECT source_name, reason, count(*) AS rejections FROM raw.rejections AS rejections WHERE {condition} "  # noqa: S608
            "GROUP BY ALL ORDER BY rejections DESC, source_name, reason"
        )
    return f"SELECT {columns} FROM raw.rejections AS rejections WHERE {condition} ORDER BY last_seen_at DESC, source_name, path"  # noqa: S608


def _print(answer: duckdb.DuckDBPyRelation) -> None:
    shown = [name for name in answer.columns if name not in ("stage", "last_seen_at", "payload_path")]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in shown:
        table.add_column(
            name.removesuffix("_name"), overflow="fold", justify="right" if name == "rejections" else "left"
        )
    found = answer.project(", ".join(shown)).fetchall()
    for row in found:
        table.add_row(*(Text(visible(str(value)).replace("\n", " ")) for value in row))
    if found:
        console().print(table)
    click.echo(counted(len(found), "row"), err=True)
