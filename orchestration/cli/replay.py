"""`coop replay`: what was rejected, tried again."""

from __future__ import annotations

import click

from orchestration import settings
from orchestration.cli.run import refresh


@click.command()
def command() -> None:
    """Try rejected input again: files where they lie, or their kept bytes, and articles that the parser failed on."""
    refresh(settings.load(), retry_rejections=True)
