"""``coop-dbt``: dbt in a process of its own, as the pipeline calls it.

It is dbt with four differences. It ends with the process that called it: a dbt that outlives a killed run would go on
writing the warehouse after the writer's lock is free. It tells its version without importing dbt, which dagster-dbt asks
before each call and which takes dbt two seconds. To Dagster it tells what Dagster listens to and nothing more. And with
``--target spark`` it has the session that its models are built in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.parent import end_with_parent

if TYPE_CHECKING:
    from dbt_common.events.base_types import EventMsg

# What dagster-dbt sets for the dbt that it calls.
_FOR_DAGSTER = "DAGSTER_DBT_CLI"
# dbt words every event for every log before it asks whether the log wants it: some eight thousand times a build as JSON
# for Dagster, which wants six hundred of them, and once more for the file. The file is for people: results and errors in
# plain text; the SQL of each node lies beside it.
_LOGS = {"DBT_LOG_LEVEL": "none", "DBT_LOG_LEVEL_FILE": "info", "DBT_LOG_FORMAT_FILE": "debug"}
_UNHEARD = ("debug", "test")


def main() -> None:
    """Entry point of the command."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(version("dbt-core"))
        return
    end_with_parent()
    if ("--target", "spark") in pairwise(arguments):
        _on_spark(arguments)
    if _FOR_DAGSTER in os.environ:
        _for_dagster(arguments)
    from dbt.cli.main import cli  # noqa: PLC0415 - the point of the lines above

    cli()


def _for_dagster(arguments: list[str]) -> None:
    os.environ.update(_LOGS)
    from dbt.cli.main import dbtRunner  # noqa: PLC0415 - see above

    outcome = dbtRunner(callbacks=[teller()]).invoke(arguments)
    if outcome.exception is not None:
        print(outcome.exception, file=sys.stderr)
        sys.exit(2)
    sys.exit(0 if outcome.success else 1)


def teller() -> Callable[[EventMsg], None]:
    """What prints events as dbt's own log in JSON does."""
    from dbt_common.events.functions import env_scrubber, msg_to_json  # noqa: PLC0415 - see above

    def tell(event: EventMsg) -> None:
        if event.info.level not in _UNHEARD:
            # One call: two threads of dbt must not share a line.
            sys.stdout.write(f"{env_scrubber(msg_to_json(event))}\n")

    return tell


def _on_spark(arguments: list[str]) -> None:
    from orchestration import settings  # noqa: PLC0415 - of no use to other targets, and takes its time
    from orchestration.spark import models  # noqa: PLC0415

    went_well = models.run(arguments, settings.load(), target=Path(os.environ["DBT_TARGET_PATH"]))
    sys.exit(0 if went_well else 1)


if __name__ == "__main__":
    main()
