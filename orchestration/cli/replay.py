"""`coop replay`: what was rejected, tried again."""

from __future__ import annotations

import click

from orchestration import settings
from orchestration.cli.run import refresh
from orchestration.loading.replay import Which


@click.command()
@click.option("--reason", "reasons", multiple=True, help="Only what was rejected for this reason (repeatable).")
@click.option("--source", "sources", multiple=True, help="Only what this source holds (repeatable).")
def command(reasons: tuple[str, ...], sources: tuple[str, ...]) -> None:
    """Try rejected input again: files where they lie, or their kept bytes, and articles that the parser failed on."""
    refresh(settings.load(), retry=Which(reasons, sources))
