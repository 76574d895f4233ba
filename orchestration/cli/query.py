"""`coop query`: SQL on the published warehouse, read-only, as a table for eyes or as data for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
import duckdb
from rich.table import Table
from rich.text import Text

from orchestration import settings
from orchestration.publishing import versions
from orchestration.publishing.export import rows
from orchestration.publishing.opening import open_version
from orchestration.rendering.console import console
from orchestration.settings import Settings

# More rows than this are no longer read but scrolled; whoever wants them wants a file.
_MAX_ROWS_SHOWN = 200
_INTERRUPTED_EVERY_SECONDS = 0.1

_TABLES = r"""
SELECT table_name, rows, trim(comment, e'\n') AS comment FROM (
    SELECT table_name, estimated_size AS rows, comment FROM duckdb_tables() WHERE schema_name = 'marts'
    UNION ALL SELECT view_name, NULL, comment FROM duckdb_views() WHERE schema_name = 'marts'
) ORDER BY ALL
"""


@click.command()
@click.argument("sql", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    help="By default a table in a terminal, CSV in a pipe or file.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
def command(sql: str | None, form: str | None, output: Path | None) -> None:
    """Ask the published warehouse in SQL. Without SQL, list its tables; with `-`, read the question from standard input.

    Tables need no schema: `coop query "select * from dim_cities"`. In CSV, text that a spreadsheet would take for a
    formula has an apostrophe in front; JSON and Parquet leave it as it is.
    """
    chosen = settings.load()
    question = sys.stdin.read() if sql == "-" else sql or _TABLES
    is_terminal = output is None and sys.stdout.isatty()
    form = form or ("table" if is_terminal else "csv")
    if form == "parquet" and is_terminal:
        raise click.UsageError("Parquet is not for a terminal: name a file with --output, or pipe it.")
    with connect(chosen) as connection:
        try:
            _interruptibly(connection, lambda: _answer(connection, question, form, output))
        except duckdb.Error as error:
            raise click.ClickException(str(error)) from error


def _answer(connection: duckdb.DuckDBPyConnection, question: str, form: str, output: Path | None) -> None:
    answer = connection.sql(question)
    if answer is None:
        raise click.UsageError("that is no question: there is no statement in it")
    # Not opened for a question that cannot be answered: the file may hold an earlier answer.
    with _opened(output) as file:
        _WRITERS[form](answer, file)


def _interruptibly(connection: duckdb.DuckDBPyConnection, work: Callable[[], None]) -> None:
    """Do it so that Ctrl-C ends it. DuckDB does not look for signals in all that it does, and forgets an interruption that
    comes between two of its steps: so it works in a thread, and is interrupted until it has noticed.

    Raises ``click.Abort`` for Ctrl-C, and whatever the work raises.
    """
    with ThreadPoolExecutor(max_workers=1) as worker:
        doing = worker.submit(work)
        try:
            doing.exception()
        except KeyboardInterrupt:
            while not doing.done():
                connection.interrupt()
                wait([doing], timeout=_INTERRUPTED_EVERY_SECONDS)
            raise click.Abort from None
    doing.result()


def connect(chosen: Settings) -> duckdb.DuckDBPyConnection:
    """The current publication, read-only, its tables without a schema."""
    folder = chosen.published / versions.CURRENT
    if not folder.exists():
        raise click.ClickException("nothing is published yet: `coop run` does it")
    # In memory DuckDB would spill into the folder that the question is asked in, gigabytes, and leave them if it is killed.
    config = {**chosen.duckdb_config, "temp_directory": str(chosen.cache)}
    # By its own name, so that all that is opened is of one version.
    return open_version(folder.resolve(), config)


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
    else:
        try:
            file = output.open("wb")
        except OSError as error:
            raise click.ClickException(f"{output} cannot be written: {error.strerror}") from error
        with file:
            yield file


def _write_table(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    table = Table(header_style="bold")
    for name in answer.columns:
        table.add_column(Text(name), overflow="fold")
    found = answer.limit(_MAX_ROWS_SHOWN + 1).fetchall()
    for row in found[:_MAX_ROWS_SHOWN]:
        table.add_row(*(_shown(value) for value in row))
    to = console()
    with to.capture() as captured:
        to.print(table)
        if len(found) > _MAX_ROWS_SHOWN:
            to.print(f"The first {_MAX_ROWS_SHOWN} rows; `--format csv` gives all.", style="dim")
    file.write(captured.get().encode())


def _shown(value: object) -> Text:
    """A value for a terminal: what an article says must not steer it."""
    if value is None:
        return Text("NULL", style="dim")
    return Text("".join(c if c.isprintable() else " " for c in str(value)))


_WRITERS: dict[str, Callable[[duckdb.DuckDBPyRelation, BinaryIO], None]] = {
    "table": _write_table,
    "csv": rows.write_csv,
    "json": rows.write_json,
    "parquet": rows.write_parquet,
}
