"""The command ``coop``: one module a subcommand in this package, imported only when it is called.

Exit status of every command: 0 all well, 1 finished but something was rejected or a check of severity error failed, 2 wrong
usage, 3 busy (another writer), 4 failed. What is meant for a pipe goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import IntEnum
from importlib import import_module

import click

from orchestration import __version__

# Subcommand -> the line that `coop --help` shows. The module ``cli/NAME.py`` holds a click command called ``command``.
COMMANDS: dict[str, str] = {
    "run": "Read what is new, parse it, build the models, check and publish.",
    "dev": "Open the Dagster UI on this machine, schedules and sensors alive.",
    "parse": "Read facts out of articles and print them; nothing is stored.",
    "evaluate": "Score the parser against annotated articles.",
    "add": "Bring in files, or addresses of pages.",
    "sources": "List what is read from where, or check that it can be reached.",
    "query": "Ask the published warehouse in SQL.",
    "export": "Write published tables as CSV, Excel, JSON Lines, Parquet, GeoJSON or GraphML.",
    "serve": "Serve the dashboard and the published files on this machine.",
    "correct": "Overrule what was read of a fact, after seeing its evidence.",
    "publish": "Publish the warehouse as it is, or step back to the version before.",
    "withdraw": "Take articles out, with their texts and facts.",
    "reparse": "Parse articles that an older parser has read; `coop run` publishes.",
    "rejections": "List what could not be read, with the reasons.",
    "replay": "Try rejected input again.",
    "backup": "Write all that cannot be made again into one file.",
    "restore": "Make the home what it was in a backup.",
    "doctor": "Say what is wrong with this installation.",
    "bench": "Measure speed and memory.",
}
# SQLAlchemy adds the address of a page for programmers.
_NO_HELP = "(Background on this error at:"


class ExitStatus(IntEnum):
    """What a command's exit status means (``docs/operating.md``)."""

    OK = 0
    INCOMPLETE = 1
    USAGE = 2
    BUSY = 3
    FAILED = 4


class _LazyGroup(click.Group):
    """Lists commands without importing them: `coop --help` must not pay for dagster and dbt."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"orchestration.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Where the reader of a pipe has had enough, click would leave with 1: here that says that something was rejected."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                # Here, or the last words fail when Python ends, where nobody catches it.
                sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return ExitStatus.OK


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coop")
def group() -> None:
    """Facts on the cooperation of cities: read from articles, kept with their evidence, opened with SQL."""


def main() -> None:
    """Entry point. An unforeseen error is one line on standard error and exit status 4, a broken pipe is no error."""
    try:
        status = group(standalone_mode=False)  # what a command gave to Context.exit comes back as the result
    except click.ClickException as error:
        error.show()
        sys.exit(ExitStatus.USAGE)
    except click.Abort:
        sys.exit(130)
    except Exception as error:
        status = _explain(error)
    sys.exit(status)


def _explain(error: Exception) -> ExitStatus:
    """Say what went wrong in one line. What the person at the terminal can mend needs no name of a Python class."""
    # Imported only here: `coop --help` and every command that goes well do without.
    from orchestration import disk, settings
    from orchestration.loading.lock import BusyError
    from orchestration.settings import ConfigurationError

    for kind, status in ((BusyError, ExitStatus.BUSY), (ConfigurationError, ExitStatus.USAGE)):
        if isinstance(error, kind):
            click.echo(f"coop: {error}", err=True)
            return status
    click.echo(f"coop: {words_of(error)}", err=True)
    # SQLite and dbt name neither file nor disk when there is no room left.
    with suppress(ConfigurationError, OSError):
        if short := disk.shortage(settings.load().home):
            click.echo(f"coop: {short}", err=True)
    return ExitStatus.FAILED


def words_of(error: Exception) -> str:
    """What the system refuses as file and reason; of what nobody foresaw the class helps whoever mends it."""
    if isinstance(error, OSError) and error.strerror:
        files = [os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
        return ": ".join([" -> ".join(files), error.strerror]) if files else error.strerror
    said = [line for line in str(error).splitlines() if not line.startswith(_NO_HELP)]
    return "\n".join([f"{type(error).__name__}: {said[0] if said else ''}", *said[1:]])
