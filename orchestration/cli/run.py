"""`coop run`: the whole pipeline once, in this process, with a summary at its end."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from orchestration import settings, warehouse
from orchestration.alerting import outbox
from orchestration.alerting.alert import Alert, Kind
from orchestration.cli import ExitStatus, _summary, words_of
from orchestration.due import is_due
from orchestration.loading import lock
from orchestration.loading.replay import Which
from orchestration.publishing import manifest, versions
from orchestration.reading import sources
from orchestration.rendering.console import console
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.refresh import Outcome


@click.command(epilog="Exit status: 0 all well, 1 something was rejected or a check failed, 3 another run is writing.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--source", "again", multiple=True, metavar="NAME", help="Only this source, all of it, changed or not (repeatable)."
)
@click.option("--force", is_flag=True, help="Build and publish even where nothing has changed.")
@click.option(
    "--engine",
    type=click.Choice(["embedded", "spark"]),
    help="What reads and parses; by default what the settings say.",
)
def command(paths: tuple[Path, ...], again: tuple[str, ...], force: bool, engine: str | None) -> None:
    """Read what is new, parse it, build the models, check and publish.

    Articles come from the inbox, the sources of sources.yaml and every PATH; the articles that ship are read until there
    are others. Unchanged files are not opened, and where nothing has changed nothing is built.
    """
    if engine:
        # Every step of the job reads the settings, some of them in processes of their own.
        os.environ["COOP_ENGINE"] = engine
    chosen = settings.load()
    if chosen.engine == "spark":
        from orchestration.spark.session import require

        require()
    if unknown := set(again) - {source.name for source in sources.own(chosen)}:
        raise click.BadParameter(f"no source named {', '.join(sorted(unknown))}: `coop sources` lists them")
    refresh(chosen, paths=paths, again=again, force=force)


def refresh(
    chosen: Settings,
    *,
    paths: Sequence[Path] = (),
    again: Sequence[str] = (),
    force: bool = False,
    retry: Which | None = None,
) -> None:
    """Refresh where there is something to do, say what was done, and exit with what came of it."""
    try:
        outcome, has_standing = _refresh(chosen, paths, again, force, retry)
    except lock.BusyError:
        raise
    except Exception as error:
        # Called by cron, nobody looks at what it says; the job itself tells of what goes wrong in it.
        outbox.tell(chosen, [Alert(Kind.FAILED_RUN, "coop run failed", (words_of(error),))])
        raise
    if outcome and not outcome.is_success and not outcome.failed_by_checks:
        raise click.exceptions.Exit(ExitStatus.FAILED)
    if has_standing or (outcome and (outcome.tally.rejected or outcome.failed_by_checks)):
        raise click.exceptions.Exit(ExitStatus.INCOMPLETE)


def _refresh(
    chosen: Settings, paths: Sequence[Path], again: Sequence[str], force: bool, retry: Which | None
) -> tuple[Outcome | None, bool]:
    """What the job did, told to the person who called, None when it had nothing to do; and whether anything of ``paths``
    stands rejected from before."""
    # Before anything is locked: servers may be slow, and what they give is read like any other file.
    _fetch(chosen, again)
    # Another command may be at its last breath; whoever holds the lock longer is named.
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        if not (force or again or retry is not None or _is_due(chosen, paths)):
            standing = _summary.rejected_before(chosen, paths)
            _summary.nothing_new(console(), chosen, standing)
            _tell_if_stale(chosen)
            return None, bool(standing)
        with progress() as report:
            # Not imported before there is something to do: dagster and dbt take seconds.
            from orchestration import refresh as job

            outcome = job.refresh(chosen, paths=paths, again=again, force=force, retry=retry, report=report)
        standing = _summary.rejected_before(chosen, paths, outcome.run_id)
        _summary.refreshed(console(), chosen, outcome, standing)
    return outcome, bool(standing)


def _is_due(chosen: Settings, paths: Sequence[Path]) -> bool:
    if not warehouse.exists(chosen):
        return True
    with warehouse.writing(chosen) as connection:
        return is_due(connection, chosen, paths)


def _tell_if_stale(chosen: Settings) -> None:
    """Where cron calls `coop run` no daemon looks after freshness, and a run that has nothing to do checks nothing."""
    made = manifest.published_at(chosen.published / versions.CURRENT)
    days = (dt.datetime.now(dt.UTC).replace(tzinfo=None) - made).days
    if days >= chosen.stale_after_days:
        outbox.tell(chosen, [Alert(Kind.STALE_DATA, f"Nothing new has come in for {days} days")])


def _fetch(chosen: Settings, only: Sequence[str]) -> None:
    """Ask the sources that are asked; what could not be had is told with the other rejections."""
    fetched = [source for source in sources.own(chosen) if source.is_fetched and (not only or source.name in only)]
    if not fetched:
        return
    from orchestration.reading.fetching.pull import pull

    with progress() as report:
        for source in fetched:
            report(f"Fetching {source.name}")
            pull(
                source,
                chosen,
                report=lambda pulled: report(f"Fetching {pulled.name}: {pulled.new} new, {pulled.failed} failed"),
            )


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """What is under way, on standard error: a moving line for a terminal, a line for each step for a log."""
    errors = console(stderr=True)
    if errors.is_terminal:
        with errors.status("Starting ...") as status:
            yield lambda text: status.update(Text(f"{text} ..."))
        return
    said = ""

    def say(text: str) -> None:
        # The count within a step would be a line for each of some hundred models.
        nonlocal said
        step = text.partition(":")[0]
        if step != said:
            errors.print(Text(f"{step} ..."))
            said = step

    yield say
