"""`coop add`: files into the inbox, each whole or not at all, and addresses onto the list of those to be fetched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from orchestration import settings
from orchestration.cli import ExitStatus
from orchestration.reading import sources
from orchestration.reading.addresses import checked
from orchestration.reading.source import Source
from orchestration.rendering.characters import printable
from orchestration.rendering.counts import counted


@click.command()
@click.argument("given", nargs=-1, required=True, metavar="PATH|URL...")
@click.pass_context
def command(context: click.Context, given: tuple[str, ...]) -> None:
    """Copy files and folders into the inbox, where the next run (or the sensor of `coop dev`) reads them; note addresses
    of pages, which the next run fetches.

    A file of the same name is replaced: its article gets a new revision. Hidden files of a folder are left out; what
    is no file, or cannot be opened, is told.
    """
    chosen = settings.load()
    addresses, paths = _told_apart(given)
    added = left = 0
    for path in paths:
        for found in sources.walk(Source(name=sources.BY_HAND, folder=path.absolute())):
            if isinstance(found, sources.Unreadable):
                click.echo(f"{printable(found.path)}: {found.rejection.detail}", err=True)
                left += 1
                continue
            with _whole(chosen.inbox / found.location.relative_to(path.absolute().parent)) as partial:
                shutil.copyfile(found.location, partial)
            added += 1
    if paths:
        click.echo(f"{counted(added, 'file')} in {chosen.inbox}. `coop run` reads what is new.")
    if addresses:
        known = _note(addresses, chosen.addresses_file)
        click.echo(f"{counted(known, 'address')} in {chosen.addresses_file}. `coop run` fetches and reads them.")
    context.exit(ExitStatus.INCOMPLETE if left else ExitStatus.OK)


def _told_apart(given: tuple[str, ...]) -> tuple[list[str], list[Path]]:
    addresses, paths = [], []
    for value in given:
        if Path(value).exists():
            paths.append(Path(value))
        elif "://" in value:
            try:
                addresses.append(checked(value))
            except ValueError as error:
                raise click.BadParameter(str(error)) from error
        else:
            raise click.BadParameter(f"Path '{value}' does not exist.")
    return addresses, paths


def _note(addresses: list[str], file: Path) -> int:
    """Add the addresses that are not there yet, and say how many there are. The old list stays until the new is whole."""
    listed = file.read_text(encoding="utf-8").split() if file.exists() else []
    listed = list(dict.fromkeys([*listed, *addresses]))
    with _whole(file) as partial:
        partial.write_text("".join(f"{address}\n" for address in listed), encoding="utf-8")
    return len(listed)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A file under a hidden name, which no reader looks at, that takes the place of ``target`` once it is written: the
    sensor must not find half of one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield partial
        partial.replace(target)
    except OSError as error:
        # A disk that fills up while one writes does not say which.
        error.filename = error.filename or str(target)
        raise
    finally:
        partial.unlink(missing_ok=True)
