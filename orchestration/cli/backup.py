"""`coop backup`: the home in one file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from orchestration import backup, settings, warehouse


@click.command()
@click.argument("place", metavar="FILE|DIR", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite FILE.")
def command(place: Path, force: bool) -> None:
    """Write inbox, settings, sources, corrections, warehouse, rejected input and the current publication into one tar file.

    In a folder the file gets a name with the time. Nobody can write meanwhile. Secrets are not in it: they stand in the
    environment only.
    """
    chosen = settings.load()
    warehouse.require_embedded(
        chosen,
        f"the tables lie in {chosen.lake_url}: copy that and the home by the means of where they are, with no run at work",
    )
    if place.is_dir():
        place /= f"cooperation-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}.tar"
    if not place.absolute().parent.is_dir():
        raise click.ClickException(f"there is no folder {place.absolute().parent}")
    if place.absolute().is_relative_to(chosen.inbox):
        raise click.ClickException(f"{place} would be read as an article: the backup must not lie in the inbox")
    try:
        size = backup.write(chosen, place, overwrite=force)
    except backup.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{place}: {size:,} bytes, read again and whole. `coop restore {place}` makes a home of it.")
