"""`coop sources`: what is read from where, and whether it can be reached."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from orchestration import settings
from orchestration.cli import ExitStatus
from orchestration.reading import sources
from orchestration.reading.source import Source
from orchestration.rendering.characters import printable
from orchestration.rendering.console import console
from orchestration.rendering.counts import counted
from orchestration.settings import Settings


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List what is read from where; `coop sources check` tries each."""
    if context.invoked_subcommand is None:
        _list(settings.load())


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
def check(names: tuple[str, ...]) -> None:
    """Look into every folder and ask every server once; keep nothing. Exit status 1 where one cannot be reached."""
    chosen = settings.load()
    every = sources.own(chosen)
    if unknown := set(names) - {source.name for source in every}:
        raise click.BadParameter(f"no source named {', '.join(sorted(unknown))} in {chosen.sources_file}")
    is_well = True
    lines = Table.grid(padding=(0, 2))
    for source in every:
        if names and source.name not in names:
            continue
        for place, found, is_good in _answers(source, chosen):
            is_well &= is_good
            sign = Text("ok", style="green") if is_good else Text("!!", style="red")
            lines.add_row(sign, Text(source.name, style="bold"), Text(place), Text(found))
    console().print(lines)
    if not is_well:
        raise click.exceptions.Exit(ExitStatus.INCOMPLETE)


def _list(chosen: Settings) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("name", "kind", "where", "schedule", "last asked (UTC)", "articles", "failed"):
        table.add_column(heading, overflow="fold", justify="right" if heading in ("articles", "failed") else "left")
    for source in sources.own(chosen):
        row = (source.name, source.kind, _where(source), source.schedule or "", *_state(source))
        table.add_row(*(Text(value) for value in row))
    console().print(table)
    click.echo(f"From {chosen.sources_file}", err=True)


def _where(source: Source) -> str:
    if not source.is_fetched:
        return str(source.folder)
    first, *others = source.urls
    return f"{first} and {len(others)} more" if others else first


def _state(source: Source) -> tuple[str, str, str]:
    if not source.is_fetched:
        return "", "", ""
    from orchestration.reading.fetching.pages import Pages

    if not source.folder.exists():
        return "never", "", ""
    with Pages(source.folder) as pages:
        every, last = pages.all(), pages.last_round
    articles = sum(page.file is not None and page.is_article for page in every)
    failed = sum(page.failure is not None for page in every)
    return f"{last:%Y-%m-%d %H:%M}" if last else "under way", str(articles), str(failed)


def _answers(source: Source, chosen: Settings) -> Iterator[tuple[str, str, bool]]:
    """Each place of a source, what is there, and whether that is well."""
    if not source.is_fetched:
        folder = source.folder
        if not folder.exists() and source.name != sources.INBOX:
            yield str(folder), "is not there", False
        elif folder.exists() and not os.access(folder, os.R_OK):
            yield str(folder), "cannot be read", False
        else:
            count = 0
            for found in sources.walk(source) if folder.exists() else ():
                if isinstance(found, sources.Unreadable):
                    yield printable(str(found.location)), found.rejection.detail, False
                else:
                    count += 1
            yield str(folder), counted(count, "file"), True
        return
    from orchestration.reading.fetching.pull import asked_once

    with tempfile.TemporaryDirectory(prefix="coop-") as place:
        for address in source.urls:
            rejection = asked_once(source, chosen, address, Path(place) / "page")
            yield address, rejection.detail if rejection else "answers", rejection is None
