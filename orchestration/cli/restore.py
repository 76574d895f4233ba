"""`coop restore`: a home out of a backup."""

from __future__ import annotations

from pathlib import Path

import click

from orchestration import backup, settings, warehouse


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the warehouse, inbox, settings and publications that are there.")
def command(file: Path, force: bool) -> None:
    """Make the home what it was when FILE was written by `coop backup`.

    Every byte is checked before anything changes. A home that holds a warehouse is left alone unless told otherwise.
    """
    chosen = settings.load()
    warehouse.require_embedded(chosen, "put back the copies of the lake and of the home that you have made")
    try:
        listed = backup.restore(chosen, file, overwrite=force)
    except backup.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{chosen.home} is what it was at {listed['made_at']}: {len(listed['members']):,} files.")
