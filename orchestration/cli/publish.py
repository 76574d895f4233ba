"""`coop publish`: publish the warehouse as it is, or let readers have the version before again."""

from __future__ import annotations

import click

from orchestration import settings, warehouse
from orchestration.loading import lock
from orchestration.parsing.version import parser_version
from orchestration.publishing import versions
from orchestration.publishing.publication import publish


@click.command()
@click.option("--rollback", is_flag=True, help="Let readers open the version before the current one.")
def command(rollback: bool) -> None:
    """Publish the models as the last run built them, without building them anew.

    After a step back readers keep that version until something changes, or until this command is called again.
    """
    chosen = settings.load()
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        if rollback:
            version = versions.roll_back(chosen.published)
            if version is None:
                raise click.ClickException("there is no version before the current one")
        elif not warehouse.exists(chosen):
            raise click.ClickException("there is nothing to publish yet: `coop run` builds it")
        else:
            with warehouse.writing(chosen) as connection:
                left = warehouse.bring_marts(connection, chosen)
                version = publish(connection, chosen, parser_version=parser_version(), left_in_lake=left).version
    folder = chosen.published / versions.CURRENT
    click.echo(f"Readers open version {version} now: {folder / versions.DATABASE_NAME}")
