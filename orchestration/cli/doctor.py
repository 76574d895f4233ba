"""`coop doctor`: what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click
import duckdb
from packaging.requirements import Requirement
from rich.table import Table
from rich.text import Text

from orchestration import disk, settings, warehouse
from orchestration.alerting import channels, outbox
from orchestration.cli import ExitStatus, words_of
from orchestration.loading import lock, stored_schema
from orchestration.loading.schema import TABLES
from orchestration.loading.table import SCHEMA
from orchestration.publishing import manifest, versions
from orchestration.reading import sources
from orchestration.rendering.console import console
from orchestration.rendering.counts import counted
from orchestration.resolving import corrections, organization_aliases
from orchestration.settings import ConfigurationError, Settings

# Some megabytes a run: years of daily runs, which nobody looks at and which make the UI slow.
_MAX_HISTORY_BYTES = 5_000_000_000
# As the freshness policy of `raw/articles`: a day and the longest run.
_MAX_UNLOOKED = dt.timedelta(hours=30)
_NO_RIGHT = "give yourself the right, or set COOP_HOME"


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
    console().print(lines)
    if any(finding.fix is not None for finding in findings):
        raise click.exceptions.Exit(ExitStatus.INCOMPLETE)


def examine() -> Iterator[Finding]:
    """Everything there is to look at, what others rest on first."""
    yield Finding("Python", f"{sys.version.split()[0]} in {sys.prefix}")
    yield from _commands()
    yield _packages()
    try:
        chosen = settings.load()
    except ConfigurationError as error:
        yield Finding("Settings", str(error), "correct settings.yaml or the COOP_ variable that it names")
        return
    except OSError as error:
        yield Finding("Settings", words_of(error), _NO_RIGHT)
        return
    looks: dict[str, Callable[[Settings], Finding]] = {
        "Home": _home,
        "Sources": _sources,
        "Corrections": _corrections,
        "Writer": _writer,
        "Last run": _looked,
        "Warehouse": _warehouse,
        "Publication": _published,
        "Dagster": _dagster,
        "Alerts": _alerts,
    }
    for subject, look in looks.items():
        try:
            yield look(chosen)
        except OSError as error:
            yield Finding(subject, words_of(error), _NO_RIGHT)


def _commands() -> Iterator[Finding]:
    for name in ("coop-dbt", "dagster"):
        place = Path(sys.executable).with_name(name)
        fix = None if place.exists() else "install the locked packages again: `make setup`"
        yield Finding(f"Command {name}", str(place) if place.exists() else f"not in {place.parent}", fix)


def _packages() -> Finding:
    """Whether what is installed is what this version was made for: a `git pull` without `make` leaves old ones."""
    wrong = []
    for required in map(Requirement, requires("cooperation-warehouse") or ()):
        if required.marker and not required.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(required.name)
        except PackageNotFoundError:
            wrong.append(f"no {required.name}")
            continue
        if not required.specifier.contains(found, prereleases=True):
            wrong.append(f"{required.name} {found}, not {required.specifier}")
    fix = "install the locked packages again: `make setup`"
    return Finding("Packages", "; ".join(wrong) or "those that this version needs", fix if wrong else None)


def _home(chosen: Settings) -> Finding:
    place = chosen.home if chosen.home.exists() else chosen.home.parent
    if not os.access(place, os.W_OK):
        return Finding("Home", f"{chosen.home} cannot be written", _NO_RIGHT)
    if short := disk.shortage(chosen.home):
        return Finding("Home", short, "free some space, or move the home and set COOP_HOME")
    return Finding("Home", str(chosen.home))


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


def _corrections(chosen: Settings) -> Finding:
    try:
        lines, aliases = corrections.frame(chosen), organization_aliases.frame(chosen)
    except ConfigurationError as error:
        return Finding("Corrections", str(error), "give the file its columns back, or move it away")
    wrong = lines.drop_nulls("problem")
    told = f"{counted(lines.height, 'correction')}, {counted(aliases.height, 'alias')} of organizations"
    at = ", ".join(str(number) for number in wrong["line_number"])
    return Finding("Corrections", told, f"correct line {at} of {chosen.corrections_file}" if at else None)


def _writer(chosen: Settings) -> Finding:
    holder = lock.holder(chosen.writer_lock)
    return Finding("Writer", f"busy: {holder}" if holder else "nobody writes now")


def _looked(chosen: Settings) -> Finding:
    """When somebody last held the lock: each run does, also one that finds nothing new and leaves no other trace."""
    try:
        if not warehouse.exists(chosen):
            return Finding("Last run", "none yet")
    except OSError as error:
        return Finding("Last run", f"not known: {error}")
    since = (
        dt.timedelta(seconds=time.time() - chosen.writer_lock.stat().st_mtime) if chosen.writer_lock.exists() else None
    )
    told = f"{counted(round(since.total_seconds() / 3600), 'hour')} ago" if since else "not known"
    fix = "nothing looks at the sources any more: start the services or `coop dev`, or let cron call `coop run`"
    return Finding("Last run", told, fix if since is None or since > _MAX_UNLOOKED else None)


def _warehouse(chosen: Settings) -> Finding:
    return _lake(chosen) if chosen.engine == "spark" else _database(chosen)


def _lake(chosen: Settings) -> Finding:
    from orchestration.spark import session
    from orchestration.spark.lake import Lake
    from orchestration.spark.models import newest

    try:
        session.require()
    except ConfigurationError as error:
        return Finding("Lake", "cannot be worked on", str(error))
    needs_java = not chosen.spark_master.startswith("sc://")
    if needs_java and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return Finding("Lake", "there is no Java to start Spark with", "install Java 17 or newer, or set JAVA_HOME")
    try:
        lake = Lake(chosen.lake_url)
        number, build = lake.state.number, newest(lake)
    except (OSError, ValueError) as error:
        return Finding("Lake", f"{chosen.lake_url}: {error}", "see that `lake` in settings.yaml can be read from here")
    if not number:
        return Finding("Lake", f"nothing in {lake.url} yet: `coop run` reads and builds")
    return Finding("Lake", f"{lake.url}, commit {number}, {'models built' if build else 'no models yet'}")


def _database(chosen: Settings) -> Finding:
    if not chosen.database.exists():
        return Finding("Warehouse", "not built yet: `coop run` builds it")
    if lock.holder(chosen.writer_lock):
        return Finding("Warehouse", f"{chosen.database}, being written")
    try:
        with duckdb.connect(str(chosen.database), read_only=True) as connection:
            rows = connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE schema_name = ?", [SCHEMA]
            ).fetchall()
            refusal = stored_schema.refusal(connection)
    except duckdb.Error as error:
        fix = "end the program that has it open; if it is damaged, move it away: `coop run` builds it anew from the sources"
        return Finding("Warehouse", str(error), fix)
    if refusal:
        return Finding("Warehouse", refusal, "use the version that wrote it, or a newer one")
    missing = TABLES.keys() - {name for (name,) in rows}
    told = f"{chosen.database}, {chosen.database.stat().st_size:,} bytes"
    return Finding(
        "Warehouse", told, f"`coop run` makes what is missing: {', '.join(sorted(missing))}" if missing else None
    )


def _published(chosen: Settings) -> Finding:
    number = versions.current(chosen.published)
    if number is None:
        return Finding("Publication", "none yet: `coop run` publishes")
    folder = chosen.published / versions.CURRENT
    try:
        with duckdb.connect(str(folder / versions.DATABASE_NAME), read_only=True):
            told = manifest.read(folder)["published_at"]
    except (duckdb.Error, OSError, ValueError, KeyError) as error:
        return Finding("Publication", f"version {number}: {error}", "`coop publish` makes it anew")
    age = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(told)
    stale = f"nothing new has come in for {age.days} days: `coop sources check` tries the sources"
    return Finding(
        "Publication",
        f"version {number} of {told}: {folder / versions.DATABASE_NAME}",
        stale if age.days >= chosen.stale_after_days else None,
    )


def _dagster(chosen: Settings) -> Finding:
    configuration = chosen.dagster_home / "dagster.yaml"
    if not configuration.exists():
        return Finding("Dagster", "not used yet: `coop run` and `coop dev` set it up")
    named = os.environ.get("DAGSTER_HOME")
    if named and Path(named) != chosen.dagster_home:
        return Finding("Dagster", f"DAGSTER_HOME names {named}", f"unset it: coop uses {chosen.dagster_home}")
    size = sum(file.stat().st_size for file in chosen.dagster_home.rglob("*") if file.is_file())
    told = f"{chosen.dagster_home}, {size:,} bytes, daemon {_daemon(chosen)}"
    fix = "the history of runs is large: delete old runs in the UI"
    return Finding("Dagster", told, fix if size > _MAX_HISTORY_BYTES else None)


def _daemon(chosen: Settings) -> str:
    """When Dagster's daemon last gave a sign of life. It need not run where cron calls `coop run`."""
    from dagster import DagsterInstance

    os.environ["DAGSTER_HOME"] = str(chosen.dagster_home)
    try:
        with DagsterInstance.get() as instance:
            beats = [beat.timestamp for beat in instance.get_daemon_heartbeats().values()]
    except Exception as error:
        return f"unknown: {type(error).__name__}"
    return f"seen {time.time() - max(beats):,.0f} seconds ago" if beats else "never seen"


def _alerts(chosen: Settings) -> Finding:
    """Whether what is to be told could be told, without anything being sent."""
    named = channels.configured(chosen)
    if not named:
        return Finding("Alerts", "in the log only: neither mail nor webhook is set")
    if lost := channels.reach(chosen):
        told = "; ".join(f"{name}: {why}" for name, why in lost.items())
        return Finding("Alerts", told, "correct the settings and COOP_ variables of alerts, or see to the server")
    waiting = outbox.waiting(chosen)
    fix = f"{waiting} could not be sent: the daemon tries again, and so does the next alert"
    return Finding("Alerts", f"by {', '.join(named)}", fix if waiting else None)
