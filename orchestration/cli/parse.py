"""``coop parse``: read facts out of articles and print them; nothing is stored.

Articles are read, parsed and printed one by one, so that memory does not grow with their number.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from orchestration.cli import ExitStatus
from orchestration.parsing.document import Article
from orchestration.parsing.parser import parse
from orchestration.reading import ArticleRecord, Rejection, formats

STANDARD_INPUT = "-"
OutputFormat = Literal["json", "text", "html"]


@dataclass(frozen=True, slots=True)
class Input:
    """An article, or why there is none, with the path that it is printed under."""

    path: str
    record: ArticleRecord | Rejection


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "text", "html"]),
    help="JSON lines (default in a pipe), text (default on a terminal) or one HTML page.",
)
@click.option("--mentions", is_flag=True, help="Add every place, organization, person, money, date and count (JSON).")
@click.option("--no-title", is_flag=True, help="Running text: the first line is no title.")
@click.option("--published-on", type=click.DateTime(["%Y-%m-%d"]), help="The day that `yesterday` leans on.")
@click.option("--publisher-city", help="The city that `our city` means.")
@click.option("--explain", is_flag=True, help="Say for each sentence which rules fired and which nearly did.")
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    output_format: OutputFormat | None,
    mentions: bool,
    no_title: bool,
    published_on: dt.datetime | None,
    publisher_city: str | None,
    explain: bool,
) -> None:
    """Read facts out of the articles in files and folders (- is standard input) and print them."""
    if not paths and sys.stdin.isatty():
        raise click.UsageError("no PATH given and nothing comes through standard input")
    if explain and output_format in ("json", "html"):
        raise click.UsageError("--explain prints text")
    if mentions and (explain or output_format in ("text", "html")):
        raise click.UsageError("--mentions is for JSON")
    rejected = False

    def articles() -> Iterator[tuple[str, Article]]:
        nonlocal rejected
        for source in _inputs(paths or (STANDARD_INPUT,)):
            if isinstance(source.record, Rejection):
                click.echo(f"{_printable(source.path)}: {source.record.detail}", err=True)
                rejected = True
                continue
            yield (
                _printable(source.path),
                Article(
                    text=source.record.text,
                    has_title=not no_title,
                    published_on=published_on.date() if published_on else source.record.published_on,
                    publisher=source.record.publisher,
                    publisher_city=publisher_city,
                ),
            )

    default: OutputFormat = "text" if explain or (sys.stdout.isatty() and not mentions) else "json"
    _write(articles(), output_format or default, mentions=mentions, explain=explain)
    context.exit(ExitStatus.INCOMPLETE if rejected else ExitStatus.OK)


def _write(articles: Iterator[tuple[str, Article]], output_format: str, *, mentions: bool, explain: bool) -> None:
    """Print the articles; what a format needs is imported only for it."""
    if explain:
        from orchestration.rendering import explain as explanation

        for path, article in articles:
            click.echo("\n".join([*explanation.lines(path, article), ""]))
        return
    parsed = ((path, parse(article)) for path, article in articles)
    if output_format == "json":
        from orchestration.rendering import json_lines

        for line in json_lines.lines(parsed, with_mentions=mentions):
            click.echo(line)
    elif output_format == "html":
        from orchestration.rendering import page

        for part in page.parts(parsed):
            click.echo(part, nl=False)
    else:
        from orchestration.rendering import terminal

        console = terminal.console()
        for path, each in parsed:
            terminal.show(console, path, each)


def _inputs(paths: Iterable[str]) -> Iterator[Input]:
    """The articles of files, of folders in order of their paths, and of standard input."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _records(path, sys.stdin.buffer.read())
        else:
            for file in _files(Path(path)):
                try:
                    content = file.read_bytes()
                except OSError as error:
                    yield Input(str(file), Rejection(reason="unreadable", detail=error.strerror or str(error)))
                else:
                    yield from _records(str(file), content)


def _files(path: Path) -> Iterator[Path]:
    """A file by itself; the files of a folder and of those in it, in order, hidden ones left out."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _records(path: str, content: bytes) -> Iterator[Input]:
    """The records of a file; where there is more than one they are told apart by their number."""
    records = formats.read(content)
    first = next(records, None)
    second = next(records, None)
    if first is None:
        yield Input(path, Rejection(reason="empty", detail="no articles in it"))
    elif second is None:
        yield Input(path, first)
    else:
        for number, record in enumerate((first, second, *records), start=1):
            yield Input(f"{path}#{number}", record)


def _printable(path: str) -> str:
    """A path as one line of text, whatever bytes its name has."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
