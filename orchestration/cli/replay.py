"""`coop replay`: what was rejected, tried again."""

from __future__ import annotations

import click

from orchestration import settings, warehouse
from orchestration.cli.run import refresh
from orchestration.loading import lock, replay
from orchestration.loading.replay import Which
from orchestration.settings import Settings


@click.command()
@click.option("--reason", "reasons", multiple=True, help="Only what was rejected for this reason (repeatable).")
@click.option("--source", "sources", multiple=True, help="Only what this source holds (repeatable).")
def command(reasons: tuple[str, ...], sources: tuple[str, ...]) -> None:
    """Try rejected input again: files where they lie, or their kept bytes, and articles that the parser failed on."""
    chosen = settings.load()
    which = Which(reasons, sources)
    if _is_any(chosen, which):
        refresh(chosen, retry=which)
    else:
        meant = "these reasons and sources" if reasons or sources else "any reason"
        click.echo(f"Nothing to try again: nothing is rejected of {meant}. `coop rejections --counts` lists what is.")


def _is_any(chosen: Settings, which: Which) -> bool:
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        if not warehouse.exists(chosen):
            return False
        with warehouse.writing(chosen) as connection:
            return replay.is_any(connection, which)
