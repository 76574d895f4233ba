"""``coop parse``: read facts out of articles and print them; nothing is stored.

Articles are read, parsed and printed one by one, so that memory does not grow with their number.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

import click

from orchestration import engines
from orchestration.cli import ExitStatus
from orchestration.parsing.document import Article
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold
from orchestration.parsing.shape_mentions import mentions_as_json
from orchestration.reading import ArticleRecord, Rejection, formats, sources
from orchestration.reading.source import Source
from orchestration.rendering import Reading
from orchestration.rendering.characters import printable

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
@click.option("--engine", type=click.Choice(engines.ENGINES), default="rules", help="What reads the articles.")
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
    engine: engines.EngineName,
    explain: bool,
) -> None:
    """Read facts out of the articles in files and folders (- is standard input) and print them."""
    if not paths and sys.stdin.isatty():
        raise click.UsageError("no PATH given and nothing comes through standard input")
    if explain and output_format in ("json", "html"):
        raise click.UsageError("--explain prints text")
    if mentions and (explain or output_format in ("text", "html")):
        raise click.UsageError("--mentions is for JSON")
    if engine != "rules" and (explain or mentions):
        raise click.UsageError("only the rules have mentions and explanations")
    default: OutputFormat = "text" if explain or (sys.stdout.isatty() and not mentions) else "json"
    articles = _Articles(
        paths=paths or (STANDARD_INPUT,),
        has_title=not no_title,
        published_on=published_on.date() if published_on else None,
        publisher_city=publisher_city,
    )
    try:
        if explain:
            _explain(articles)
        else:
            _write(articles.read(engine, with_mentions=mentions), output_format or default)
    except engines.EngineError as error:
        raise click.UsageError(str(error)) from error
    context.exit(ExitStatus.INCOMPLETE if articles.unread else ExitStatus.OK)


@dataclass(slots=True, kw_only=True)
class _Articles:
    """The articles of some paths, one by one; what cannot be read is told on standard error and counted."""

    paths: tuple[str, ...]
    has_title: bool
    published_on: dt.date | None
    publisher_city: str | None
    unread: int = 0

    def __iter__(self) -> Iterator[tuple[str, Article]]:
        for source in _inputs(self.paths):
            record = source.record
            if isinstance(record, Rejection):
                self._complain(source.path, record.detail)
                continue
            yield (
                printable(source.path),
                Article(
                    text=record.text,
                    has_title=self.has_title,
                    published_on=self.published_on or record.published_on,
                    publisher=record.publisher,
                    publisher_city=self.publisher_city,
                ),
            )

    def read(self, engine: engines.EngineName, *, with_mentions: bool) -> Iterator[Reading]:
        """Every article with its facts. Raises EngineError when the engine cannot be set up."""
        if engine == "rules":
            for path, article in self:
                try:
                    parsed = parse(article)
                except Exception as error:
                    # As in a run: one article that the parser fails on must not keep the others from being read.
                    self._complain(path, f"the parser failed: {type(error).__name__}: {error}")
                    continue
                yield Reading(
                    path, article, as_gold(parsed), mentions_as_json(parsed.analysis) if with_mentions else None
                )
            return
        reader = engines.create(engine)
        for path, article in self:
            try:
                yield Reading(path, article, reader.read(article))
            except engines.EngineError as error:
                self._complain(path, str(error))

    def _complain(self, path: str, reason: str) -> None:
        click.echo(f"{printable(path)}: {printable(reason)}", err=True)
        self.unread += 1


def _write(readings: Iterator[Reading], output_format: OutputFormat) -> None:
    """Print what was read; what a format needs is imported only for it."""
    if output_format == "json":
        from orchestration.rendering import json_lines

        for reading in readings:
            click.echo(json_lines.line(reading))
    elif output_format == "html":
        from orchestration.rendering import page

        for part in page.parts(readings):
            click.echo(part, nl=False)
    else:
        from orchestration.rendering import terminal

        console = terminal.console()
        for reading in readings:
            terminal.show(console, reading)


def _explain(articles: _Articles) -> None:
    from orchestration.rendering import explain

    for path, article in articles:
        click.echo("\n".join([*explain.lines(path, article), ""]))


def _inputs(paths: Iterable[str]) -> Iterator[Input]:
    """The articles of files, of folders in order of their paths, and of standard input."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _records(path, io.BytesIO(sys.stdin.buffer.read()))
            continue
        for found in sources.walk(Source(name=sources.BY_HAND, folder=Path(path))):
            if isinstance(found, sources.Unreadable):
                yield Input(found.path, found.rejection)
            else:
                with found.location.open("rb") as content:
                    yield from _records(found.path, content)


def _records(path: str, content: BinaryIO) -> Iterator[Input]:
    """The article of a file, or the articles in it."""
    form = formats.recognise(content)
    return (Input(place, record) for place, record in form.articles(content, path))
