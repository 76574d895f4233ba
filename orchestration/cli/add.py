"""`coop add`: files into the inbox, each whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from orchestration import settings


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def command(paths: tuple[Path, ...]) -> None:
    """Copy files and folders into the inbox, where the next run (or the sensor of `coop dev`) reads them.

    A file of the same name is replaced: its article gets a new revision.
    """
    inbox = settings.load().inbox
    added = 0
    for path in paths:
        for file, target in _targets(path, inbox):
            _copy(file, target)
            added += 1
    click.echo(f"{added} file{'' if added == 1 else 's'} in {inbox}. `coop run` reads what is new.")


def _targets(path: Path, inbox: Path) -> Iterator[tuple[Path, Path]]:
    """The files of a path with their places in the inbox; a folder keeps its name there."""
    root = path.absolute()
    if root.is_file():
        yield root, inbox / root.name
        return
    for file in sorted(root.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            yield file, inbox / root.name / file.relative_to(root)


def _copy(file: Path, target: Path) -> None:
    """Under a hidden name first, which no reader looks at: the sensor must not find half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        shutil.copyfile(file, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
