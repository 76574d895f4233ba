"""`coop withdraw`: articles taken out, with their texts and all that was read from them."""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from pathlib import Path

import click
import duckdb

from orchestration import settings, warehouse
from orchestration.loading import lock
from orchestration.loading.identity import Found, find
from orchestration.loading.withdrawal import withdraw
from orchestration.loading.writer import Load
from orchestration.reading import sources
from orchestration.rendering.characters import printable
from orchestration.rendering.counts import counted
from orchestration.settings import Settings


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE_KEY|URI|PATH...")
@click.option("--yes", is_flag=True, help="Do not ask. Only a terminal is asked.")
def command(articles: tuple[str, ...], yes: bool) -> None:
    """Take out articles for good: by key, address, path in their source, or the file where they lie.

    All their texts are deleted, and what was read from them; a tombstone stays, so that the same article or text is not
    read again. Readers lose it with the next `coop run`, and older publications go then.
    """
    chosen = settings.load()
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        if not warehouse.exists(chosen):
            raise click.ClickException("nothing was read yet: there is nothing to withdraw")
        load = Load(str(uuid.uuid4()), dt.datetime.now(dt.UTC).replace(tzinfo=None))
        with warehouse.changing_articles(chosen, load) as connection:
            meant = {found.article_key: found for words in articles for found in _found(connection, chosen, words)}
            todo = [found for found in meant.values() if not found.is_withdrawn]
            for found in meant.values():
                told = "withdrawn before" if found.is_withdrawn else "to be withdrawn"
                click.echo(f"{told}: {found.article_key} {found.source_name}: {printable(found.path)}")
            if todo and not yes and sys.stdin.isatty():
                click.confirm(f"Delete the texts of {counted(len(todo), 'article')} for good?", abort=True)
            withdraw(
                connection, [found.article_key for found in todo], load, reason="request", rejected=chosen.rejected
            )
    click.echo(f"{len(todo)} withdrawn. `coop run` takes them out of what readers see.")
    for file in _files(chosen, todo):
        click.echo(f"The text is still in {printable(str(file))}, which is yours to delete.")


def _found(connection: duckdb.DuckDBPyConnection, chosen: Settings, words: str) -> list[Found]:
    path = Path(words)
    by_file = list(sources.places_of(path, chosen)) if path.is_absolute() or path.exists() else []
    found = find(connection, words, by_file)
    if not found:
        raise click.UsageError(f"no article has the key, address or path {words!r}")
    if len({article.source_name for article in found}) > 1:
        keys = ", ".join(f"{article.article_key} in {article.source_name}" for article in found)
        raise click.UsageError(f"{words!r} lies in several sources; name one by its key: {keys}")
    return found


def _files(chosen: Settings, withdrawn: list[Found]) -> list[Path]:
    """The files that hold the articles, as far as they are still there: those of every place, also of copies elsewhere."""
    folders = {source.name: source.folder for source in sources.own(chosen)}
    files = set()
    for source_name, path in {place for found in withdrawn for place in found.places}:
        folder = folders.get(source_name, Path("/"))
        for name in (path, sources.file_of(path) or path):
            if (file := folder / name).is_file():
                files.add(file)
    return sorted(files)
