"""`coop doctor`: what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration import settings
from orchestration.cli import ExitStatus
from orchestration.loading import lock
from orchestration.loading.schema import TABLES
from orchestration.loading.table import SCHEMA
from orchestration.publishing import manifest, versions
from orchestration.reading import sources
from orchestration.settings import ConfigurationError, Settings

# A refresh writes the warehouse once more beside the old one; below this a home fills up in the middle of one.
_MIN_FREE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and (None: all well) what to do."""

    subject: str
    found: str
    fix: str | None = None


@click.command()
def command() -> None:
    """Look at the installation and the home; say what is wrong and how to mend it. Changes nothing."""
    findings = list(examine())
    lines = Table.grid(padding=(0, 2))
    for finding in findings:
        sign = Text("ok", style="green") if finding.fix is None else Text("!!", style="red")
        lines.add_row(sign, Text(finding.subject, style="bold"), Text(finding.found))
        if finding.fix is not None:
            lines.add_row("", "", Text(f"-> {finding.fix}", style="yellow"))
    Console().print(lines)
    if any(finding.fix is not None for finding in findings):
        raise click.exceptions.Exit(ExitStatus.INCOMPLETE)


def examine() -> Iterator[Finding]:
    """Everything there is to look at, what others rest on first."""
    yield Finding("Python", f"{sys.version.split()[0]} in {sys.prefix}")
    yield from _commands()
    try:
        chosen = settings.load()
    except ConfigurationError as error:
        yield Finding("Settings", str(error), "correct settings.yaml or the COOP_ variable that it names")
        return
    looks: list[Callable[[Settings], Finding]] = [_home, _sources, _writer, _warehouse, _published, _dagster]
    for look in looks:
        yield look(chosen)


def _commands() -> Iterator[Finding]:
    for name in ("coop-dbt", "dagster"):
        place = Path(sys.executable).with_name(name)
        fix = None if place.exists() else "install the locked packages again: `make setup`"
        yield Finding(f"Command {name}", str(place) if place.exists() else f"not in {place.parent}", fix)


def _home(chosen: Settings) -> Finding:
    place = chosen.home if chosen.home.exists() else chosen.home.parent
    if not os.access(place, os.W_OK):
        return Finding("Home", f"{chosen.home} cannot be written", "give yourself the right, or set COOP_HOME")
    free = shutil.disk_usage(place).free
    fix = f"free some space, or move the home and set COOP_HOME: {free:,} bytes are left"
    return Finding("Home", str(chosen.home), fix if free < _MIN_FREE_BYTES else None)


def _sources(chosen: Settings) -> Finding:
    try:
        listed = sources.configured(chosen)
    except ConfigurationError as error:
        return Finding("Sources", str(error), f"correct {chosen.sources_file}")
    missing = [str(source.folder) for source in listed if not source.is_fetched and not source.folder.exists()]
    if missing:
        return Finding(
            "Sources", f"not there: {', '.join(missing)}", f"make them, or take them out of {chosen.sources_file}"
        )
    return Finding("Sources", f"{len(listed)} in {chosen.sources_file}, and the inbox {chosen.inbox}")


def _writer(chosen: Settings) -> Finding:
    holder = lock.holder(chosen.writer_lock)
    return Finding("Writer", f"busy: {holder}" if holder else "nobody writes now")


def _warehouse(chosen: Settings) -> Finding:
    if not chosen.database.exists():
        return Finding("Warehouse", "not built yet: `coop run` builds it")
    if lock.holder(chosen.writer_lock):
        return Finding("Warehouse", f"{chosen.database}, being written")
    try:
        with duckdb.connect(str(chosen.database), read_only=True) as connection:
            rows = connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?", [SCHEMA]
            ).fetchall()
    except duckdb.Error as error:
        fix = "end the program that has it open; if it is damaged, move it away: `coop run` builds it anew from the sources"
        return Finding("Warehouse", str(error), fix)
    missing = TABLES.keys() - {name for (name,) in rows}
    told = f"{chosen.database}, {chosen.database.stat().st_size:,} bytes"
    return Finding(
        "Warehouse", told, f"`coop run` makes what is missing: {', '.join(sorted(missing))}" if missing else None
    )


def _published(chosen: Settings) -> Finding:
    version = versions.current(chosen.published)
    if version is None:
        return Finding("Publication", "none yet: `coop run` publishes")
    folder = chosen.published / versions.CURRENT
    try:
        with duckdb.connect(str(folder / versions.DATABASE_NAME), read_only=True):
            told = manifest.read(folder)["published_at"]
    except (duckdb.Error, OSError, ValueError, KeyError) as error:
        return Finding("Publication", f"version {version}: {error}", "`coop publish` makes it anew")
    return Finding("Publication", f"version {version} of {told}: {folder / versions.DATABASE_NAME}")


def _dagster(chosen: Settings) -> Finding:
    configuration = chosen.dagster_home / "dagster.yaml"
    if not configuration.exists():
        return Finding("Dagster", "not used yet: `coop run` and `coop dev` set it up")
    named = os.environ.get("DAGSTER_HOME")
    if named and Path(named) != chosen.dagster_home:
        return Finding("Dagster", f"DAGSTER_HOME names {named}", f"unset it: coop uses {chosen.dagster_home}")
    return Finding("Dagster", str(chosen.dagster_home))
